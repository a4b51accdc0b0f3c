// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension EvidenceInquiry {
  /// How a duty and a prohibition stand to each other, with cases that show it.
  typealias Clash = (outcome: Outcome, shown: Region)

  /// What becomes of a duty where a prohibition meets it.
  enum Outcome {
    /// Nothing that is left open, and nothing that may be refused, saves the State from the conflict.
    case blocked
    /// Wherever every way is forbidden, the treaty lets the State refuse.
    case refusable
    /// The duty can be done in a way that is not forbidden.
    case avoidable
  }

  /// How a duty stands to what is forbidden, with cases that show it; nothing where they do not meet.
  ///
  /// - Parameter refusals: where the State may refuse.
  func clash(of duty: Region, with forbidden: Region, refusals: Region) -> Clash? {
    let met = duty.intersection(forbidden)
    guard !met.isEmpty else { return nil }
    // For what is asked, does some way of doing it stay outside the prohibition?
    let open = law.openedToEveryHow(duty.subtracting(forbidden))
    let blocked = law.openedToEveryHow(met).subtracting(open)
    let beyondRefusal = blocked.intersection(law.openedToEveryHow(duty.subtracting(refusals)))
    if !beyondRefusal.isEmpty { return (.blocked, met.subtracting(refusals).intersection(beyondRefusal)) }
    return blocked.isEmpty ? (.avoidable, met) : (.refusable, met.intersection(blocked))
  }

  /// The grounds on which the treaty lets or makes the State refuse.
  func refusals(of requirement: Requirement) -> Region {
    let grounds = refusalGrounds.filter { $0.requirement.extending?.concerns([requirement.id]) ?? true }
    return Region(joining: grounds.map(\.region), in: facts.space)
  }

  /// A case of a clash, and as what is telling of it the `how` that lifts the prohibition; nothing where no case can
  /// occur.
  func example(of clash: Clash, with prohibition: Region, _ requirement: Requirement) -> UncoveredCase? {
    guard let point = facts.example(in: clash.shown.without(facts.impossible)) else { return nil }
    return UncoveredCase(
      limits: [], telling: doors(of: prohibition, at: point),
      witness: facts.factPattern(point, showing: named(requirement)))
  }

  /// The `how` that lifts a prohibition from a case: the fewest answers that, changed, take the case out of it.
  private func doors(of prohibition: Region, at point: Point) -> [FactLimit] {
    for variable in law.howVariables {
      var values = ValueSet()
      for value in 0..<facts.space.sizes[variable] where value != point[variable] {
        var changed = point
        changed[variable] = value
        if !prohibition.contains(changed) { values.insert(value) }
      }
      if !values.isEmpty { return [facts.limit(values, of: variable)] }
    }
    return []
  }

  /// Where a duty, or a permission, of this treaty meets what another treaty that binds the country forbids.
  func treatyConflicts(_ requirement: Requirement, _ asked: Region, refusals: Region) -> [Finding] {
    otherProhibitions.compactMap { other, prohibition, forbidden in
      guard let clash = clash(of: asked, with: forbidden, refusals: refusals),
        let shown = example(of: clash, with: forbidden, requirement)
      else { return nil }
      return finding(
        .treatyConflict, of: requirement, named: "\(other.id):\(prohibition.id)",
        detail: .treatyConflict(
          Finding.TreatyConflict(
            treaty: other, requirement: prohibition, isPermission: requirement.kind == .permit,
            isLifted: clash.outcome == .avoidable, isRefusable: clash.outcome == .refusable, door: shown.telling)),
        level: clash.outcome == .blocked && requirement.kind != .permit ? .error : .note, provisions: [],
        cases: [shown], isComplete: true)
    }
  }
}
