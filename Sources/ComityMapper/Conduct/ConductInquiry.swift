// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// A treaty's requirements on conduct against the law of one country: everything that questions about what a person did
/// need.
final class ConductInquiry: Sendable {
  let treaty: Treaty
  /// The State asked.
  let state: StateAsked
  /// The requirements and the law, as regions of one space.
  let compiled: CompiledConduct
  /// What should not be punished.
  let protectedActivities: [(activity: ProtectedActivity, region: Region)]

  init(treaty: Treaty, state: StateAsked, vocabulary: Vocabulary, protectedActivities: [ProtectedActivity]) {
    let compiled = CompiledConduct(
      module: state.module, treaty: treaty, date: state.date, vocabulary: vocabulary,
      and: protectedActivities.flatMap { $0.conditions(in: .conduct) })
    let facts = compiled.facts
    self.treaty = treaty
    self.state = state
    self.compiled = compiled
    self.protectedActivities = protectedActivities.map { ($0, facts.region($0.region).without(facts.impossible)) }
  }

  var module: any JurisdictionModule { state.module }
  var date: CalendarDate { state.date }

  // MARK: The law asked

  var facts: FactSpace { compiled.facts }
  var generalPart: CompiledGeneralPart { compiled.generalPart }
  var offenses: [CompiledOffense] { compiled.offenses }
  var law: Region { compiled.law }
  var lenientLaw: Region { compiled.lenientLaw }
  var survey: SurveyOnDay { compiled.survey }

  func region(of requirement: Requirement) -> Region { compiled.region(of: requirement) }
  func offenses(on topics: Set<String>) -> [CompiledOffense] { compiled.offenses(on: topics) }

  // MARK: What is owed, and what answers it

  /// A question about a region: what is owed of it, and what of the law answers it.
  ///
  /// - Parameters:
  ///   - topics: the topics whose parts that were not read could answer.
  func inquiry(_ requirement: Requirement, about whole: Region, topics: Set<String>) -> RequirementInquiry {
    // Of the law only that part is asked which meets the region; where the region has many terms, finding that part costs
    // more than it saves.
    let isSmall = whole.termCount <= 16
    func part(_ region: Region) -> Region { isSmall ? region.part(meeting: whole) : region }
    let (law, lenientLaw) = (part(law), part(lenientLaw))
    let isLeft = requirement.leavesLawfulnessToDomesticLaw
    let (justified, arguably) = (part(compiled.justified), part(compiled.arguablyJustified))
    let meeting = offenses.filter {
      !$0.lenient.isDisjoint(with: whole) || !$0.arguablyJustified.isDisjoint(with: whole)
    }
    let uncertain = meeting.filter { compiled.uncertain.contains($0.id) }
    let unreadParts = topics.sorted().compactMap { topic in
      survey.unreadPart(of: topic).map { (topic, region: $0.isEmpty ? whole : facts.region($0)) }
    }
    // A word that is left to the State, alternative by alternative, so that it makes no difference whether they stand in
    // one section or in several.
    let words =
      requirement.openWords.isEmpty
      ? [] : offenses(on: topics).map { $0.lenient.part(meeting: whole).opening(requirement.openWords) }
    // Only where some of it is punished: a duty is not done by what it perhaps does not ask for.
    let outside =
      requirement.arguablyOutside.isEmpty || lenientLaw.isDisjoint(with: whole)
      ? [] : [facts.region(requirement.arguablyOutside).part(meeting: whole)]
    let opened = Region(joining: words + outside, in: facts.space)
    let options = OptionsAtStake(of: requirement, in: treaty, for: state, facts)
    let undecided = module.undecidedFacts(of: requirement)
    return RequirementInquiry(
      requirement: requirement, facts: facts, ways: [], whole: whole, options: options, undecided: undecided,
      questions: [OpenQuestion](
        isDisputed: meeting.contains(where: \.isDisputed) || !opened.isEmpty, beginnings: uncertain.map(\.id),
        unreadTopics: unreadParts.map(\.0), options: options, facts: undecided)
    ) { [facts] reading in
      var reached = reading.favors(.disputes) ? lenientLaw : law
      if reading.favors(.disputes), !opened.isEmpty { reached = reached.union(opened) }
      for offense in uncertain {
        if reading.favors(.beginning(offense.id)) {
          reached = reached.union(offense.lenient)
        } else if reading.favors(.disputes) {
          reached = Region(
            joining: meeting.filter { $0.id != offense.id }.map(\.lenient), in: facts.space)
        }
      }
      for (topic, region) in unreadParts where reading.favors(.part(topic)) { reached = reached.union(region) }
      guard isLeft else { return Answering(reached: reached) }
      return Answering(reached: reached, credited: reading.favors(.disputes) ? arguably : justified)
    }
  }
}
