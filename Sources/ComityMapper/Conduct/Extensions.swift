// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension ConductInquiry {
  /// Answers a duty to open what the law punishes to further cases: accomplices, attempts, legal persons, places.
  ///
  /// The duty speaks of "the offences established in accordance with" other articles. So it is measured on what the
  /// law's offences on the same topic punish of them: a case that the law does not reach in the perpetrator is a gap
  /// of that article, and is not reported a second time for the accomplice.
  func answer(extending requirement: Requirement, _ established: [Established]) -> Answered {
    guard let duty = requirement.extending else { return Answered(.notSurveyed) }
    let concernedBases = established.filter { duty.concerns([$0.requirement.id]) }
    guard !concernedBases.isEmpty else { return Answered(.notSurveyed) }
    let threshold = treaty.thresholds.first { $0.id == duty.threshold }
    let floor = threshold.map { PenaltyFloor(neededMonths: $0.minimumOfMaximumMonths, of: self) }
    let asked = concernedBases.compactMap { base -> (base: Established, region: Region)? in
      let grave = floor.map { base.region.intersection($0.sufficient) } ?? base.region
      let region = extended(grave, of: base.requirement, duty.to)
      return region.isEmpty ? nil : (base, region)
    }
    let present = Set(asked.map(\.base.requirement.id))
    let waitsFor = concernedBases.map(\.requirement).filter { !present.contains($0.id) }.map(\.article).unique
    // Where no offence is there to be opened, the duty is not met; what is missing is told of the offence.
    guard !asked.isEmpty else {
      // Offences that do not reach the threshold are none that the duty speaks of.
      if floor != nil, concernedBases.contains(where: { !$0.region.isEmpty }) { return Answered(.notOwed) }
      var answered = Answered(requirement.modality.isDuty ? .notMet : .notUsed)
      answered.waitsFor = waitsFor
      return answered
    }
    let whole = Region(joining: asked.map(\.region), in: facts.space)
    let topics = Set(asked.map(\.base.requirement.topic))
    let answer = RequirementAnswer(inquiry(requirement, about: whole, topics: topics.union([requirement.topic])))
    let concerned = offenses(on: topics)
    let rules = rules(on: requirement, duty, Set(concerned.map(\.id)))
    var answered = Answered(answer)
    // Where no rule of the general part answers, the offences do that say it themselves: that an attempt is punished.
    answered.provisions =
      rules.isEmpty ? concerned.filter { !whole.isDisjoint(with: $0.strict) }.map(\.id) : rules.map(\.id)
    answered.waitsFor = waitsFor
    answered.options = optionUses(answer)
    if requirement.modality.isDuty, !answer.status.isMet {
      let findings = asked.compactMap { gapFinding(answer, $0.base, $0.region) }
      answered.findings = findings.mergedByMissingRule
    }
    return answered
  }

  /// The rules of the general part that answer a duty: those that open some offence concerned to cases that it asks for,
  /// and of which no other rule opens as many offences to as much of it.
  private func rules(
    on requirement: Requirement, _ duty: Requirement.Extension, _ offenses: Set<String>
  ) -> [GeneralRule] {
    let asked = facts.region(duty.to)
    let candidates = module.generalPart
      .filter { $0.topics.contains(requirement.topic) && $0.inForce.contains(date) }
      .map { rule in
        (
          rule: rule, offenses: rule.appliesTo.map { offenses.intersection($0) } ?? offenses,
          cases: facts.region(rule.opens).intersection(asked)
        )
      }
      .filter { !$0.offenses.isEmpty && !$0.cases.isEmpty }
    return candidates.indices.filter { index in
      let candidate = candidates[index]
      return !candidates.indices.contains { other in
        guard other != index, candidate.offenses.isSubset(of: candidates[other].offenses),
          candidate.cases.isSubset(of: candidates[other].cases)
        else { return false }
        // Of two that open the same, the first one is named.
        return other < index || candidates[other].offenses != candidate.offenses
          || !candidates[other].cases.isSubset(of: candidate.cases)
      }
    }
    .map { candidates[$0].rule }
  }

  /// The cases to which what is established under a requirement has to be opened; what the article itself takes out stays
  /// out, in every further case.
  private func extended(_ established: Region, of requirement: Requirement, _ to: [Condition]) -> Region {
    let exclusions = requirement.exceptions.flatMap(\.when).map { facts.cube($0) } + facts.impossible
    let silent = facts.silentVariables(requirement.reaches)
    let terms = established.terms.flatMap { term in
      let term = OpenTerm(cube: term.cube, silent: silent, exclusions: term.exclusions + exclusions)
      return extended(term, to).map(\.term)
    }
    return Region(space: facts.space, terms: terms)
  }

  private func extended(_ term: OpenTerm, _ to: [Condition]) -> [OpenTerm] {
    to.flatMap { condition -> [OpenTerm] in
      let isAttempt = facts.attempt.map { condition.limits[$0.stage] != nil } ?? false
      let terms = isAttempt ? facts.attempts(at: term) : [term]
      let limits = facts.limitSets(condition)
      return terms.compactMap { facts.opened($0, to: limits) }
    }
  }

  /// The disputed rule of the general part that closes the gap if it applies, as the only one of those that are disputed.
  func disputedRule(closing region: Region, outside covered: Region, _ candidates: [CompiledOffense])
    -> Remedy.DisputedReading?
  {
    guard region.isSubset(of: covered.union(lenientLaw)) else { return nil }
    let rules = module.generalPart.filter { $0.inForce.contains(date) }
    let settling = rules.indices.filter { rules[$0].disputed != nil }.first { index in
      var settled = rules
      settled[index].disputed = nil
      let generalPart = CompiledGeneralPart(settled, in: facts)
      let opened = candidates.map { CompiledOffense($0.definition, generalPart, in: facts).strict }
      return region.isSubset(of: covered.union(Region(joining: opened, in: facts.space)))
    }
    return settling.map { Remedy.DisputedReading(provision: rules[$0].id, element: nil) }
  }

  /// The fewest offences that, opened to what the duty asks, close the gap.
  func opening(
    _ requirement: Requirement, _ region: Region, _ candidates: [CompiledOffense]
  ) -> [Remedy.Amendment]? {
    let law = law.part(meeting: region)
    func closes(_ offenses: [CompiledOffense]) -> Bool {
      let terms = offenses.flatMap(\.openTerms).flatMap { extended($0, requirement.extending?.to ?? []) }
      return region.isSubset(of: law.union(Region(space: facts.space, terms: terms.map(\.term))))
    }
    guard closes(candidates) else { return nil }
    var needed = candidates
    for offense in candidates {
      let fewer = needed.filter { $0.id != offense.id }
      if closes(fewer) { needed = fewer }
    }
    return needed.map { Remedy.Amendment(provision: $0.id, openTo: requirement.id) }
  }
}
