// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// Answers a duty to open what the law punishes to further cases: accomplices, attempts, legal persons, places.
  ///
  /// The duty speaks of "the offences established in accordance with" other articles. So it is measured on what the
  /// law's offences on the same topic punish of them: a case that the law does not reach in the perpetrator is a gap
  /// of that article, and is not reported a second time for the accomplice.
  func assess(extending requirement: Requirement, _ states: [NarrowedState], countsDeclarations: Bool) -> Answered {
    guard let duty = requirement.extending else { return Answered(status: .notSurveyed) }
    let concernedStates = states.filter { duty.concerns([$0.state.requirement.id]) }
    guard !concernedStates.isEmpty else { return Answered(status: .notSurveyed) }
    var asked: [(state: RequirementState, region: Region)] = []
    for (_, state, established) in concernedStates {
      let region = extended(established, of: state.requirement, duty.to)
      if !region.isEmpty { asked.append((state, region)) }
    }
    // Where no offence is there to be opened, the duty is not met; what is missing is told of the offence.
    let present = Set(asked.map(\.state.requirement.id))
    let waitsFor = concernedStates.map(\.state.requirement).filter { !present.contains($0.id) }.map(\.article).unique
    guard !asked.isEmpty else { return Answered(status: .notMet, waitsFor: waitsFor) }
    let whole = Region(joining: asked.map(\.region), in: facts.space)
    let near = narrowed(to: whole)
    let state = RequirementState(requirement, whole: whole, in: near, countsDeclarations: countsDeclarations)
    let (status, sufficient) = state.status(in: near)
    let concerned = offenses(on: Set(asked.map(\.state.requirement.topic)))
    let rules = rules(on: requirement, duty, Set(concerned.map(\.id)))
    // Where no rule of the general part answers, the offences do that say it themselves: that an attempt is punished.
    let answering = rules.isEmpty ? concerned.filter { !whole.isDisjoint(with: $0.strict) }.map(\.id) : rules.map(\.id)
    var answer = Answered(status: status, provisions: answering, waitsFor: waitsFor)
    answer.options = near.optionUses(state, status, sufficient)
    // A permission that the law does not use is no gap: the status says it, and no case is held against the law.
    if status != .met, status != .metByDeclaration, requirement.modality != .may {
      answer.findings = asked.compactMap { base, region in
        let left = state.inForce.applied(to: region)
        return left.isSubset(of: near.law) ? nil : near.gapFinding(requirement, base, left, status, state.available)
      }
    }
    return answer
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
    let stage = facts.vocabulary.index(of: "stage")
    return to.flatMap { condition -> [OpenTerm] in
      let isAttempt = stage.map { condition.limits[$0] != nil } ?? false
      let terms = isAttempt ? facts.attempts(at: term) : [term]
      let limits = facts.limitSets(condition)
      return terms.compactMap { facts.opened($0, to: limits) }
    }
  }

  /// The fewest offences that, opened to what the duty asks, close the gap.
  private func opening(
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

  private func gapFinding(
    _ requirement: Requirement, _ base: RequirementState, _ region: Region, _ status: Status,
    _ available: [TreatyOption]
  ) -> Finding {
    let candidates = offenses(on: [base.requirement.topic])
    let opened = Set((requirement.extending?.to ?? []).flatMap(\.limits.keys))
    let (cases, _, isComplete) = uncovered(
      region, by: law, limit: 3, showing: relevantVariables(region).union(opened))
    let reached = candidates.filter { !$0.core.isDisjoint(with: base.remaining) }
    let closing = available.compactMap { option in
      facts.fullUses(of: option).first { $0.applied(to: region).isSubset(of: law) }
    }
    let isArguable = region.isSubset(of: lenientLaw)
    return finding(
      .gap, of: requirement, named: base.requirement.id,
      detail: .extensionGap(base: base.requirement.id, total: region.isDisjoint(with: law)),
      level: isArguable || !closing.isEmpty ? min(.warning, requirement.level) : requirement.level,
      certainty: isArguable ? .arguable : .certain, provisions: reached.map(\.id),
      witness: cases.first?.witness, uncovered: cases, isComplete: isComplete,
      remedies: closing.map { .declare([$0]) }
        + [opening(requirement, region, reached)].compactMap { $0.map(Remedy.amend) })
  }
}
