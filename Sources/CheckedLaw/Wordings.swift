// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import Regions

/// Of one provision one wording is law at a time.
///
/// Limbs of a section that are written down apart begin on one day; what begins on another is another wording, and what has
/// no first day was always law, or is a limb whose first day nobody knows: then the two reach different cases.
func checkWordings(of wordings: [Wording], _ log: DiagnosticLog) {
  for wordings in Dictionary(grouping: wordings, by: \.citation).values where wordings.count > 1 {
    let sorted = wordings.sorted {
      ($0.inForce.from?.daysSince1970 ?? .min, $0.id) < ($1.inForce.from?.daysSince1970 ?? .min, $1.id)
    }
    // Of those that began before, the one that is law longest.
    var longest = sorted[0]
    var index = 0
    while index < sorted.count {
      let later = sorted[index]
      if let begin = later.inForce.from, longest.inForce.from != begin, longest.inForce.contains(begin),
        longest.inForce.from != nil || areNested(longest.reaches, later.reaches)
      {
        report(longest.provision, later.provision, overlappingSince: begin, log)
      }
      while index < sorted.count, sorted[index].inForce.from == later.inForce.from {
        if sorted[index].inForce.ends(after: longest.inForce) { longest = sorted[index] }
        index += 1
      }
    }
  }
}

/// A provision with the cases that it reaches or opens.
struct Wording {
  let provision: any Provision
  let reaches: [Condition]
  let id: String
  let inForce: Period
  /// The citation without any blank, of whatever kind: "§ 100" and "§100" are one citation.
  let citation: String

  init(_ provision: any Provision, reaching reaches: [Condition]) {
    self.provision = provision
    self.reaches = reaches
    id = provision.id
    inForce = provision.inForce
    citation = provision.citation.filter { !$0.isWhitespace }
  }
}

private func report(
  _ earlier: any Provision, _ later: any Provision, overlappingSince begin: CalendarDate, _ log: DiagnosticLog
) {
  log.warning(
    "overlapping-wordings",
    "'\(earlier.id)' and '\(later.id)' have one citation, \(later.citation), and are in force together since \(begin); does "
      + "'until' miss?", at: earlier.place,
    notes: later.place.map { [Diagnostic.Note("the later wording stands here", at: $0)] } ?? [])
}

/// Whether on every variable that two rules limit one asks for no other answers than the other, as wordings of one rule do.
private func areNested(_ left: [Condition], _ right: [Condition]) -> Bool {
  func answers(_ conditions: [Condition], to variable: Int) -> ValueSet? {
    conditions.reduce(ValueSet()) { all, condition in
      guard let all, case .values(let values) = condition.limits[variable] else { return nil }
      return all.union(values)
    }
  }
  return Set(left.flatMap(\.limits.keys)).allSatisfy { variable in
    guard let first = answers(left, to: variable), let second = answers(right, to: variable) else { return true }
    return first.isSubset(of: second) || second.isSubset(of: first)
  }
}

extension Period {
  /// Whether it ends on the same day as another, or later.
  fileprivate func ends(after other: Period) -> Bool {
    guard let until else { return true }
    return other.until.map { until >= $0 } ?? false
  }
}
