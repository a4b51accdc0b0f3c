// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// Everything that questions about what a person did need, compiled into one space: a treaty's requirements on conduct, and
/// a country's law on a day.
package final class ConductInquiry: Sendable {
  package let treaty: Treaty
  /// The State asked.
  let state: StateAsked
  package let facts: FactSpace
  /// The rules that open offences to more cases.
  let generalPart: CompiledGeneralPart
  /// The offences in force on the day.
  package let offenses: [CompiledOffense]
  /// The offences of which the beginning is not known, so that they may not have been law on the day.
  let uncertain: Set<String>
  /// What the law punishes under the strict reading, and under the lenient one.
  package let law: Region
  package let lenientLaw: Region
  /// What justifications take out of the offences, under each reading.
  let justified: Region
  let arguablyJustified: Region
  /// What should not be punished.
  package let protectedActivities: [(activity: ProtectedActivity, region: Region)]
  /// Which topics were read for the day.
  let survey: SurveyOnDay
  private let requirementRegions: [String: Region]

  package init(
    treaty: Treaty, state: StateAsked, vocabulary: Vocabulary, protectedActivities: [ProtectedActivity]
  ) {
    let (module, date) = (state.module, state.date)
    let definitions = module.offenses.filter { $0.inForce.contains(date) }
    let rules = module.generalPart.filter { $0.inForce.contains(date) }
    let facts = FactSpace(
      vocabulary,
      thresholdsOf: treaty.conditions(in: .conduct) + treaty.conditions(declaredBy: module, in: .conduct)
        + module.conditions(in: .conduct) + protectedActivities.flatMap { $0.conditions(in: .conduct) })
    let generalPart = CompiledGeneralPart(rules, in: facts)
    let offenses = definitions.concurrentMap { CompiledOffense($0, generalPart, in: facts) }
    let survey = SurveyOnDay(module, on: date)
    let uncertain = Set(offenses.filter { survey.isUncertain($0.definition) }.map(\.id))
    let certain = offenses.filter { !uncertain.contains($0.id) }
    self.treaty = treaty
    self.state = state
    self.facts = facts
    self.generalPart = generalPart
    self.offenses = offenses
    self.uncertain = uncertain
    self.survey = survey
    law = Region(joining: certain.map(\.strict), in: facts.space)
    lenientLaw =
      offenses.contains(where: \.isDisputed) || !uncertain.isEmpty
      ? Region(joining: offenses.map(\.lenient), in: facts.space) : law
    justified = Region(joining: certain.map(\.justified), in: facts.space)
    arguablyJustified = Region(joining: offenses.map(\.arguablyJustified), in: facts.space)
    self.protectedActivities = protectedActivities.map { ($0, facts.region($0.region).without(facts.impossible)) }
    requirementRegions = Dictionary(
      treaty.requirements.filter { $0.kind == .criminalize }.map { requirement in
        let exclusions = requirement.exceptions.flatMap(\.when).map { facts.cube($0) }
        let terms = requirement.reaches.map {
          Region.Term(cube: facts.cubeWithSilence($0), exclusions: exclusions + facts.impossible)
        }
        return (requirement.id, Region(space: facts.space, terms: terms))
      }, uniquingKeysWith: { first, _ in first })
  }

  package var module: any JurisdictionModule { state.module }
  package var date: CalendarDate { state.date }

  /// What a requirement of the kind `criminalize` reaches before any option is used.
  package func region(of requirement: Requirement) -> Region {
    requirementRegions[requirement.id] ?? Region(emptyIn: facts.space)
  }

  /// The offences on topics.
  func offenses(on topics: Set<String>) -> [CompiledOffense] {
    offenses.filter { !topics.isDisjoint(with: $0.topics) }
  }

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
    let (justified, arguably) = (part(justified), part(arguablyJustified))
    let meeting = offenses.filter {
      !$0.lenient.isDisjoint(with: whole) || !$0.arguablyJustified.isDisjoint(with: whole)
    }
    let uncertain = meeting.filter { self.uncertain.contains($0.id) }
    let unreadParts = topics.sorted().compactMap { topic in
      survey.unreadPart(of: topic).map { (topic, region: $0.isEmpty ? whole : facts.region($0)) }
    }
    let opened =
      requirement.openWords.isEmpty
      ? Region(emptyIn: facts.space)
      : Region(
        // Alternative by alternative, so that it makes no difference whether they stand in one section or in several.
        joining: offenses(on: topics).map { $0.lenient.part(meeting: whole).opening(requirement.openWords) },
        in: facts.space)
    var questions: [OpenQuestion] = []
    let options = OptionsAtStake(of: requirement, in: treaty, for: state, facts)
    if meeting.contains(where: \.isDisputed) || !opened.isEmpty || options.areSomeIndefinite {
      questions.append(.disputes)
    }
    questions += uncertain.map { .beginning($0.id) } + unreadParts.map { .part($0.0) }
    questions += options.unread.compactMap { $0.first.map { .declaration($0.option.id) } }
    let undecided = requirement.owedIf.map(\.fact).filter { module.holds($0) == nil }
    questions += undecided.map { .fact($0) }
    return RequirementInquiry(
      requirement: requirement, facts: facts, ways: [], whole: whole, options: options, undecided: undecided,
      questions: questions
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

extension JurisdictionModule {
  /// Whether a fact on which a duty hangs is stated, and does not hold.
  func isExempt(from requirement: Requirement) -> Bool {
    requirement.owedIf.contains { condition in holds(condition.fact).map { $0 != condition.holds } ?? false }
  }
}

/// What the author of a module had read, seen from a day: a survey holds from the day of the texts that it read.
struct SurveyOnDay: Sendable {
  /// How far a topic was read for the day.
  enum Extent: Sendable {
    /// Nobody looked, or only at texts of later days.
    case none
    /// Only as far as provisions of known beginning go.
    case part
    /// The topic was read.
    case whole
  }

  private let module: any JurisdictionModule
  private let date: CalendarDate
  /// For each topic surveyed, the newest day of the texts on it.
  private let newest: [String: CalendarDate]
  /// The topics on which a provision of known beginning is law on the day.
  private let known: Set<String>

  init(_ module: any JurisdictionModule, on date: CalendarDate) {
    self.module = module
    self.date = date
    let provisions: [any Provision] = module.offenses + module.generalPart + module.dataSharing
    var newest: [String: CalendarDate] = [:]
    var known: Set<String> = []
    for provision in provisions {
      for topic in provision.topics {
        if let day = provision.source.consolidated { newest[topic] = max(newest[topic] ?? day, day) }
        if provision.inForce.from != nil, provision.inForce.contains(date) { known.insert(topic) }
      }
    }
    self.newest = newest
    self.known = known
  }

  /// How far a topic was read for the day.
  func extent(of topic: String) -> Extent {
    guard let survey = module.surveyed.first(where: { $0.topic == topic }) else { return .none }
    // Topics without provisions of their own, such as sanctions, are as old as the survey's other texts.
    guard let newest = newest[topic] else { return .whole }
    // A text consolidated on a day shows the law of that day; the survey was made later.
    if date >= newest || date >= survey.on { return .whole }
    return known.contains(topic) ? .part : .none
  }

  /// What of a topic was not read for the day; `nil` where all of it was, an empty list where any case could be decided.
  func unreadPart(of topic: String) -> [Condition]? {
    guard let survey = module.surveyed.first(where: { $0.topic == topic }) else { return nil }
    if extent(of: topic) == .part { return [] }
    return survey.notRead.map { _ in survey.notReadCases }
  }

  /// Whether a provision may not have been law on the day: its beginning is not known, and its text is of a later day.
  func isUncertain(_ provision: any Provision) -> Bool {
    guard provision.inForce.from == nil, let text = provision.source.consolidated else { return false }
    return date < text && provision.topics.allSatisfy { extent(of: $0) != .whole }
  }
}
