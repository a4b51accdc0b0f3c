// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// What is to be said of the declarations that the State made: not permitted, unneeded, or not enough.
  func declarationFindings(_ states: [RequirementState], countsDeclarations: Bool) -> [Finding] {
    guard countsDeclarations else { return [] }
    var findings: [Finding] = []
    for (declaration, option) in declarationsInForce() {
      let concerned = states.filter { option.applies(to: $0.requirement) }
      guard let first = concerned.first else { continue }
      if let finding = notPermitted(declaration, option, first) {
        findings.append(finding)
      }
      if concerned.allSatisfy({ isUnneeded(option, $0) }) {
        findings.append(
          finding(
            .declarationUnneeded, of: first.requirement, named: option.id,
            detail: .declarationUnneeded(option: option.id), level: .note, provisions: [], witness: nil,
            remedies: [.withdraw(option: option.id)]))
      }
    }
    for state in states where !state.inForce.isEmpty && !state.remaining.isSubset(of: law) {
      let (cases, _, isComplete) = uncovered(
        state.remaining, by: law, limit: 3,
        showing: relevantVariables(state.remaining))
      findings.append(
        finding(
          .declarationInsufficient, of: state.requirement, named: "",
          detail: .declarationInsufficient(options: state.inForce.map(\.option.id)),
          level: min(.warning, state.requirement.level),
          certainty: state.remaining.isSubset(of: lenientLaw) ? .arguable : .certain, provisions: [],
          witness: cases.first?.witness, uncovered: cases, isComplete: isComplete))
    }
    return findings
  }

  /// Whether all that the option takes out of the requirement is punished anyway.
  private func isUnneeded(_ option: TreatyOption, _ state: RequirementState) -> Bool {
    guard let used = state.inForce.first(where: { $0.option.id == option.id }) else { return true }
    var without = state.whole
    for other in state.inForce where other.option.id != option.id { without = other.applied(to: without) }
    return used.takenOut(of: without).isSubset(of: law)
  }

  private func notPermitted(
    _ declaration: StateDeclaration, _ option: TreatyOption, _ state: RequirementState
  ) -> Finding? {
    if !option.isAvailable(to: module.jurisdiction) {
      return finding(
        .declarationNotPermitted, of: state.requirement, named: option.id,
        detail: .declarationNotPermitted(option: option.id, reason: .notFederal), level: .error, provisions: [],
        witness: nil, remedies: [.withdraw(option: option.id)])
    }
    guard let declared = declaration.region.map(facts.region) else { return nil }
    // A narrowing may not shrink the requirement more, an exclusion may not take out more, than the option allows.
    let permitted = facts.permitted(option)
    let excess: Region
    switch option.effect {
    case .narrow: excess = state.whole.intersection(permitted).subtracting(declared)
    case .exclude: excess = state.whole.intersection(declared).subtracting(permitted)
    }
    guard let point = facts.example(in: excess) else { return nil }
    return finding(
      .declarationNotPermitted, of: state.requirement, named: option.id,
      detail: .declarationNotPermitted(option: option.id, reason: .wider), level: .error, provisions: [],
      witness: facts.factPattern(point, showing: relevantVariables(state.whole)),
      remedies: [.withdraw(option: option.id)])
  }
}
