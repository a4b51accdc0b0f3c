// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// Answers a duty to open what the law punishes to further cases: accomplices, attempts, legal persons, places.
  ///
  /// The duty speaks of "the offences established in accordance with" other articles. So it is measured on what the
  /// law punishes of them: a case that the law does not reach in the perpetrator is a gap of that article, and is
  /// not reported a second time for the accomplice.
  func assess(extending requirement: Requirement, _ states: [RequirementState]) -> Answered {
    guard let duty = requirement.extending else { return Answered(status: .met) }
    let concerned = states.filter { duty.of.contains("all") || duty.of.contains($0.requirement.id) }
    var open: [(state: RequirementState, region: Region)] = []
    var isAnyReached = false
    var isAnyAsked = false
    for state in concerned {
      let established = state.remaining.intersection(law)
      let region = Region(space: facts.space, terms: established.terms.flatMap { extended($0, duty.to) })
        .without(facts.impossible)
      guard !region.isEmpty else { continue }
      isAnyAsked = true
      if !region.isDisjoint(with: law) { isAnyReached = true }
      if !region.isSubset(of: law) { open.append((state, region)) }
    }
    guard isAnyAsked else { return Answered(status: .notSurveyed) }
    let rules = module.generalPart.filter { $0.topics.contains(requirement.topic) && $0.inForce.contains(date) }
    guard !open.isEmpty else { return Answered(status: .met, provisions: rules.map(\.id)) }
    let isArguable = open.allSatisfy { $0.region.isSubset(of: lenientLaw) }
    let answering = treaty.options(for: requirement).filter { $0.isAvailable(to: module.jurisdiction) }
    let declared = declarationsInForce().filter { item in answering.contains { $0.id == item.option.id } }
    _ = declared
    return Answered(
      status: isArguable ? .arguable : isAnyReached ? .partlyMet : .notMet, provisions: rules.map(\.id),
      findings: open.map { gapFinding(requirement, $0.state, $0.region) })
  }

  /// The cases to which a term has to be opened.
  private func extended(_ term: Region.Term, _ to: [Condition]) -> [Region.Term] {
    let stage = facts.vocabulary.index(of: "stage")
    return to.flatMap { condition -> [Region.Term] in
      let isAttempt = stage.map { condition.limits[$0] != nil } ?? false
      let terms = isAttempt ? facts.attempts(at: term) : [term]
      return terms.map { facts.opened($0, to: condition) }
    }
  }

  private func gapFinding(_ requirement: Requirement, _ state: RequirementState, _ region: Region) -> Finding {
    let candidates = offenses.filter { $0.definition.topics.contains(state.requirement.topic) }
    let opened = Set((requirement.extending?.to ?? []).flatMap(\.limits.keys))
    let (cases, _, isComplete) = uncovered(
      region, by: law, limit: 3, showing: relevantVariables(region, []).union(opened))
    let reached = candidates.filter { !$0.core.isDisjoint(with: state.remaining) }.map(\.id)
    return finding(
      .gap, of: requirement, named: state.requirement.id, detail: .gap(total: region.isDisjoint(with: law)),
      level: requirement.level, certainty: region.isSubset(of: lenientLaw) ? .arguable : .certain,
      provisions: reached, witness: cases.first?.witness, uncovered: cases, isComplete: isComplete)
  }
}
