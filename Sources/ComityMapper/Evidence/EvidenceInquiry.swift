// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import CompiledLaw
import Regions

/// A treaty's requirements of the evidence space against the rules on data of one country.
final class EvidenceInquiry: Sendable, AsksOneTreaty {
  let treaty: Treaty
  let law: CompiledEvidence
  /// The State asked.
  let state: StateAsked
  /// The grounds on which the treaty lets or makes the State refuse.
  let grounds: RefusalGrounds
  /// What the other treaties forbid that bind the country on the day.
  let otherProhibitions: [(treaty: Treaty, requirement: Requirement, region: Region)]

  /// Compiles what a treaty says of refusals, and what other treaties forbid.
  ///
  /// - Parameter others: the other treaties that bind the country on the day.
  init(treaty: Treaty, law: CompiledEvidence, state: StateAsked, others: [Treaty]) {
    self.treaty = treaty
    self.law = law
    self.state = state
    grounds = RefusalGrounds(of: treaty, against: law)
    otherProhibitions = others.flatMap { other in
      other.requirements.filter { $0.kind == .forbid && $0.modality == .shall }
        .map { (other, $0, law.region(of: $0)) }
    }
  }

  var facts: FactSpace { law.facts }
  var module: any JurisdictionModule { law.module }

  func place(of provision: String) -> Place? { law.rules.first { $0.id == provision }?.definition.place }

  // MARK: A duty to have a power, or to act for another State

  /// The variables of which one way is enough.
  func ways(of requirement: Requirement) -> [Int] {
    law.howVariables.filter { !requirement.every.contains($0) } + requirement.some
  }

  /// The question whether the law knows, for everything that a duty asks to be done, some lawful way of doing it.
  func inquiry(_ requirement: Requirement) -> RequirementInquiry {
    let law = law
    // No more is owed abroad than at home: a measure that would be unlawful in a like case of the State's own is not.
    let limit = requirement.isAsAvailableAtHome ? facts.availableAtHome : nil
    let whole = limit.map(law.region(of: requirement).intersection) ?? law.region(of: requirement)
    let ways = ways(of: requirement)
    let factual = grounds.factual(against: requirement)
    let isCooperation = requirement.kind == .cooperate
    let nothing = Region(emptyIn: facts.space)
    let options = OptionsAtStake(of: requirement, in: treaty, for: state, facts)
    let undecided = module.undecidedFacts(of: requirement)
    let basis = (requirement.treatyBasis?.fact ?? requirement.answeringFact).map { (fact: $0, holds: module.holds($0)) }
    let strictGrounds = isCooperation ? Region(joining: factual.map(\.region), in: facts.space) : nothing
    let hasArguableGrounds = isCooperation && factual.contains { !$0.requirement.arguableGrounds.isEmpty }
    let lenientGrounds =
      hasArguableGrounds ? Region(joining: factual.map(\.arguable), in: facts.space) : strictGrounds
    let unreadParts = [law.survey.unreadPart(of: requirement.topic)].compactMap(\.self)
      .map { $0.isEmpty ? whole : facts.region($0) }
    let uncertain = law.rules.filter { law.survey.isUncertain($0.definition) && !$0.wide.isDisjoint(with: whole) }
    let credit = isCooperation ? grounds.credit(against: requirement, whole: whole) : nothing
    let leavesRights = !(isCooperation && requirement.hasClosedGrounds)
    let protectedByExceptions = leavesRights ? law.protectedByExceptions.part(meeting: whole) : nothing
    let leftToDomesticLaw = law.forbiddenOnlyAsLeft(
      toRights: leavesRights, toHome: requirement.isAsAvailableAtHome, of: whole)
    // A word that is left to the State limits no rule on the topic under the lenient reading.
    let opened =
      requirement.openWords.isEmpty
      ? Region(emptyIn: facts.space)
      : Region(
        joining: law.rules.filter { !$0.isProhibition && $0.definition.topics.contains(requirement.topic) }
          .map { $0.wide.opening(requirement.openWords) }, in: facts.space
      ).part(meeting: whole)
    let questions = [OpenQuestion](
      isDisputed: law.isDisputed || !credit.isEmpty || !opened.isEmpty || hasArguableGrounds,
      beginnings: uncertain.map(\.id), unreadTopics: unreadParts.isEmpty ? [] : [requirement.topic], options: options,
      facts: undecided + (basis.map { $0.holds == nil ? [$0.fact] : [] } ?? []))
    return RequirementInquiry(
      requirement: requirement, facts: facts, ways: ways, whole: whole,
      grounds: strictGrounds, lenientGrounds: lenientGrounds,
      options: options, undecided: undecided, questions: questions
    ) { [facts] reading in
      let isLenient = reading.favors(.disputes)
      var granted = (isLenient ? law.lenientGranted : law.granted).part(meeting: whole)
      var forbidden = (isLenient ? law.lenientForbiddenDespiteTreaties : law.forbiddenDespiteTreaties)
        .part(meeting: whole)
      if !uncertain.isEmpty {
        // A rule of which the beginning is not known helps or hinders only as the reading decides.
        let out = Set(
          uncertain.filter { reading.favors(.beginning($0.id)) == $0.isProhibition }.map(\.id))
        let rules = law.rules.filter { !out.contains($0.id) }
        granted = Region(
          joining: rules.filter { !$0.isProhibition }.map { isLenient ? $0.wide : $0.narrow }, in: facts.space)
        forbidden = Region(
          joining: law.prohibitions
            .filter { !out.contains($0.rule.id) && $0.rule.definition.yieldsToTreaties == nil }
            .map { isLenient ? $0.lenient : $0.effective }, in: facts.space)
      }
      if isLenient, !opened.isEmpty { granted = granted.union(opened).inOneOrder }
      if let basis, basis.holds ?? reading.favors(.fact(basis.fact)) { granted = granted.union(whole) }
      var reached = granted.subtracting(forbidden)
      for part in unreadParts where reading.favors(.part(requirement.topic)) { reached = reached.union(part) }
      // What is granted and not forbidden is reached anyway: so what is credited need not be cut down to what is forbidden.
      // Where a ground refers to all of domestic law, nothing is to be credited besides.
      let creditable = whole.isSubset(of: credit) ? credit : leftToDomesticLaw.union(credit)
      let credited = granted.intersection(creditable).union(protectedByExceptions.subtracting(forbidden))
      return Answering(
        reached: reached, credited: credited,
        creditedEvenIfUsual: credit.isEmpty ? nil : granted.intersection(credit))
    }
  }

  // MARK: Naming

  /// The variables that a sentence has to name, whatever their value: who does what with which data.
  func named(_ requirement: Requirement) -> Set<Int> {
    let always = facts.vocabulary.toldOfEveryRequest
    return Set(always + (requirement.reaches + requirement.scope).flatMap(\.limits.keys))
  }
}
