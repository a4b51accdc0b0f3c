// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// A requirement that reaches cases, with what is left of it when the State's declarations are counted.
final class RequirementState: Sendable {
  let requirement: Requirement
  /// What the article reaches before any option is used.
  let whole: Region
  /// What is left of it with the options in force.
  let remaining: Region
  /// The options in force, as they were understood.
  let inForce: [UsedOption]
  /// The options that the State could still use.
  let available: [TreatyOption]

  convenience init(_ requirement: Requirement, in inquiry: CompiledInquiry, countsDeclarations: Bool) {
    self.init(
      requirement, whole: inquiry.region(of: requirement), in: inquiry, countsDeclarations: countsDeclarations)
  }

  init(_ requirement: Requirement, whole: Region, in inquiry: CompiledInquiry, countsDeclarations: Bool) {
    self.requirement = requirement
    self.whole = whole
    let declared =
      !countsDeclarations
      ? []
      : inquiry.declarationsInForce().filter {
        $0.option.applies(to: requirement) && $0.option.isAvailable(to: inquiry.module.jurisdiction)
      }
    inForce = RequirementState.understood(declared, whole, inquiry)
    remaining = inForce.applied(to: whole)
    let used = Set(inForce.map(\.option.id))
    available = inquiry.treaty.options(for: requirement).filter {
      !used.contains($0.id) && $0.isAvailable(to: inquiry.module.jurisdiction)
    }
  }

  /// Chooses, for declarations that leave a choice, the reading under which the law suffices, if there is one.
  private static func understood(
    _ declared: [(declaration: StateDeclaration, option: TreatyOption)], _ whole: Region, _ inquiry: CompiledInquiry
  ) -> [UsedOption] {
    var combinations: [[UsedOption]] = [[]]
    for (declaration, option) in declared {
      let readings = inquiry.facts.readings(of: declaration, using: option)
      combinations = combinations.flatMap { combination in readings.map { combination + [$0] } }
    }
    guard combinations.count > 1 else { return combinations[0] }
    return combinations.first { $0.applied(to: whole).isSubset(of: inquiry.law) } ?? combinations[0]
  }

  /// How far the law meets what is left, and the options that would close it.
  func status(in inquiry: CompiledInquiry) -> (status: Status, sufficient: [[UsedOption]]) {
    if whole.isSubset(of: inquiry.law) { return (.met, []) }
    if !inForce.isEmpty, remaining.isSubset(of: inquiry.law) { return (.metByDeclaration, []) }
    let sufficient = inquiry.facts.smallestSufficient(available, for: remaining) {
      $0.isSubset(of: inquiry.law)
    }
    if remaining.isSubset(of: inquiry.lenientLaw) { return (.arguable, sufficient) }
    if !sufficient.isEmpty { return (.needsDeclaration, sufficient) }
    return (remaining.isDisjoint(with: inquiry.lenientLaw) ? .notMet : .partlyMet, [])
  }
}
