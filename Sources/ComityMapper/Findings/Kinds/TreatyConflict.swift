// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// A duty or permission of one treaty that meets what another forbids that binds the same State.
  public struct TreatyConflict: FindingContent {
    /// The other treaty.
    public var treaty: Treaty
    /// Its paragraph.
    public var requirement: Requirement
    /// Whether this treaty only permits what the other forbids.
    public var isPermission: Bool
    /// Whether both can be kept, by doing it in another way.
    public var isLifted: Bool
    /// Whether this treaty lets the State refuse wherever both cannot be kept.
    public var isRefusable: Bool
    /// What lifts the prohibition from the case shown.
    public var door: [FactLimit]

    /// The kind.
    public var kind: Kind { .treatyConflict }

    enum Sentence: String, CaseIterable {
      case duty = "treaty-conflict-duty", permission = "treaty-conflict-permission"
      case lifted = "treaty-conflict-lifted", refusable = "treaty-conflict-refusable"
    }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      let conflict = FindingSentence(
        isPermission ? Sentence.permission : .duty,
        [
          "other": .reference(requirement.paragraph), "treaty": .treaty(treaty), "summary": .text(requirement.summary),
        ])
      if isLifted, !door.isEmpty { return [conflict, FindingSentence(Sentence.lifted, ["door": .clause(door)])] }
      return isRefusable ? [conflict, FindingSentence(Sentence.refusable)] : [conflict]
    }
  }
}

extension Finding.Kind {
  /// A duty under one treaty that another forbids.
  public static let treatyConflict = Finding.Kind(
    "treaty-conflict", title: "One treaty demands what another forbids",
    explanation:
      "A duty under one treaty meets a prohibition or a narrower permission under another that binds the same State.",
    level: .error, sentences: keys(Finding.TreatyConflict.Sentence.self))
}

extension EvidenceInquiry {
  /// Where what this treaty permits meets what another forbids that binds the country.
  func permissionConflicts() -> [Finding] {
    guard !otherProhibitions.isEmpty else { return [] }
    return treaty.requirements.filter { $0.kind == .permit }.flatMap {
      treatyConflicts($0, law.region(of: $0), refusals: Region(emptyIn: facts.space))
    }
  }

  /// Where a duty, or a permission, of this treaty meets what another treaty that binds the country forbids.
  func treatyConflicts(_ requirement: Requirement, _ asked: Region, refusals: Region) -> [Finding] {
    let ways = ways(of: requirement)
    func openedToEveryWay(_ region: Region) -> Region { region.opening(ways) }
    return otherProhibitions.compactMap { other, prohibition, forbidden in
      let met = asked.intersection(forbidden)
      guard !met.isEmpty else { return nil }
      let blocked = blocked(asked, by: forbidden, openedToEveryWay)
      let beyond = blocked.subtracting(openedToEveryWay(refusals))
      let isLifted = blocked.isEmpty
      let isRefusable = !isLifted && beyond.isEmpty
      let shown = isLifted ? met : met.intersection(isRefusable ? blocked : beyond)
      guard let point = facts.example(in: shown.without(facts.impossible)) else { return nil }
      let isPermission = requirement.kind == .permit
      return finding(
        Finding.TreatyConflict(
          treaty: other, requirement: prohibition, isPermission: isPermission, isLifted: isLifted,
          isRefusable: isRefusable, door: doors(of: forbidden, at: point)),
        of: requirement, named: "\(other.id):\(prohibition.id)",
        level: isLifted || isRefusable || isPermission
          ? .note : .of(requirement, certainty: .certain, isProvisional: prohibition.basis == .unread), provisions: [],
        witness: facts.factPattern(point, showing: named(requirement)),
        uncovered: [
          UncoveredCase(limits: [], telling: [], witness: facts.factPattern(point, showing: named(requirement)))
        ])
    }
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
}
