// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// Sets of options whose use closes what is open.
struct ClosingSets: Sendable {
  /// The sets, the one to be named first at the head.
  var sets: [[UsedOption]] = []
  /// Whether the search was ended before every set was tried.
  var isCut = false

  var isEmpty: Bool { sets.isEmpty }

  /// At most so many options are combined: no article asks for more, and a State that needed five would not meet it.
  private static let mostOptions = 4
  /// After so many trials the search ends.
  private static let mostTrials = 600

  /// Searches from the smallest sets of options up, each used to its full extent; a set that holds a smaller one that
  /// closes is not tried.
  ///
  /// Then of each option that is named only the parts are kept that are needed.
  ///
  /// Of the sets that close, one that releases more than another is left out. The rest stand by the number of their
  /// options, then declarations before reservations, then by article and paragraph as the treaty has them.
  init(of options: [TreatyOption], in facts: FactSpace, for requirement: Region, where closes: (Region) -> Bool) {
    let uses = options.flatMap(facts.fullUses)
    // What all options together leave open, no set of them closes; of the alternatives of an option only one is used.
    let together = options.filter(\.alternatives.isEmpty).flatMap(facts.fullUses)
    guard !uses.isEmpty, together.count < uses.count || closes(uses.applied(to: requirement)) else { return }
    var closing: [[Int]] = []
    var candidates: [[Int]] = [[]]
    var trials = 0
    for _ in 0..<min(Self.mostOptions, uses.count) {
      var next: [[Int]] = []
      for candidate in candidates {
        for index in ((candidate.last ?? -1) + 1)..<max(uses.count, (candidate.last ?? -1) + 1) {
          if candidate.contains(where: { uses[$0].option.id == uses[index].option.id }) { continue }
          let set = candidate + [index]
          if closing.contains(where: { Set($0).isSubset(of: set) }) { continue }
          guard trials < Self.mostTrials else {
            isCut = true
            break
          }
          trials += 1
          if closes(set.map { uses[$0] }.applied(to: requirement)) { closing.append(set) } else { next.append(set) }
        }
      }
      candidates = next
    }
    let found = closing.map { set in
      let used = facts.fewestParts(of: set.map { uses[$0] }, for: requirement, where: closes)
      return (indexes: set, used: used, left: used.applied(to: requirement))
    }
    sets = found.filter { one in
      !found.contains { one.left.isSubset(of: $0.left) && !$0.left.isSubset(of: one.left) }
    }
    .sorted { left, right in
      let (leftForms, rightForms) = (left.used.reservations, right.used.reservations)
      return (left.used.count, leftForms) != (right.used.count, rightForms)
        ? (left.used.count, leftForms) < (right.used.count, rightForms)
        : left.indexes.lexicographicallyPrecedes(right.indexes)
    }
    .map(\.used)
  }
}

extension FactSpace {
  /// The same options, each used only in those of its parts without which the set would not close.
  fileprivate func fewestParts(
    of set: [UsedOption], for requirement: Region, where closes: (Region) -> Bool
  ) -> [UsedOption] {
    var set = set
    for index in set.indices where !set[index].option.parts.isEmpty {
      let option = set[index].option
      func closesWith(_ use: UsedOption) -> Bool {
        var changed = set
        changed[index] = use
        return closes(changed.applied(to: requirement))
      }
      var parts = option.parts
      guard closesWith(used(option, in: parts)) else { continue }
      for part in option.parts where parts.count > 1 {
        let fewer = parts.filter { $0.id != part.id }
        if closesWith(used(option, in: fewer)) { parts = fewer }
      }
      set[index] = used(option, in: parts)
    }
    return set
  }
}

extension [UsedOption] {
  /// How many of the options are reservations, which say more against a treaty than declarations do.
  fileprivate var reservations: Int { filter { $0.option.form == .reservation }.count }
}
