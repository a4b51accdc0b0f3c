// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// An option as it is used: as far as the treaty permits, with one alternative, or as the State declared it.
package struct UsedOption: Sendable {
  package let option: TreatyOption
  /// The alternatives used; empty where the option leaves no choice.
  package let alternatives: [String]
  /// What remains of the requirement (narrow) or is taken out of it (exclude).
  package let region: Region

  /// What is left of a requirement when the option is used.
  package func applied(to requirement: Region) -> Region {
    switch option.effect {
    case .narrow: requirement.intersection(region)
    case .exclude: requirement.subtracting(region)
    }
  }

  /// What the option takes out of a requirement.
  func takenOut(of requirement: Region) -> Region {
    switch option.effect {
    case .narrow: requirement.subtracting(region)
    case .exclude: requirement.intersection(region)
    }
  }
}

extension Remedy {
  /// Options used together, as declarations to be made.
  static func declare(_ options: [UsedOption]) -> Remedy {
    .declare(options.map { DeclarationToMake($0) })
  }
}

extension Remedy.DeclarationToMake {
  init(_ used: UsedOption) {
    self.init(option: used.option.id, alternative: used.alternatives.first)
  }
}

extension Sequence<UsedOption> {
  /// What is left of a requirement when all the options are used together.
  package func applied(to requirement: Region) -> Region {
    reduce(requirement) { $1.applied(to: $0) }
  }
}

extension FactSpace {
  /// The ways in which an option can be used to its full extent: one per alternative, or one.
  func fullUses(of option: TreatyOption) -> [UsedOption] {
    guard !option.alternatives.isEmpty else {
      return [UsedOption(option: option, alternatives: [], region: permitted(option))]
    }
    return option.alternatives.map {
      UsedOption(option: option, alternatives: [$0.id], region: region($0.region))
    }
  }

  /// The largest region that the treaty lets a State declare or reserve under an option.
  func permitted(_ option: TreatyOption) -> Region {
    let conditions = option.alternatives.isEmpty ? option.region : option.alternatives.flatMap(\.region)
    let region = region(conditions)
    return option.untouchable.isEmpty ? region : region.subtracting(self.region(option.untouchable))
  }

  /// The ways in which a declaration can be understood: the one that it names, or, where it repeats the treaty's
  /// words and these leave a choice, all alternatives together and then each of them.
  func readings(of declaration: StateDeclaration, using option: TreatyOption) -> [UsedOption] {
    if let declared = declaration.region {
      return [used(option, declaration.alternatives, region(declared))]
    }
    if !declaration.alternatives.isEmpty {
      let conditions = option.alternatives.filter { declaration.alternatives.contains($0.id) }.flatMap(\.region)
      return [used(option, declaration.alternatives, region(conditions))]
    }
    guard option.alternatives.count > 1 else { return fullUses(of: option) }
    let together = UsedOption(option: option, alternatives: option.alternatives.map(\.id), region: permitted(option))
    return [together] + fullUses(of: option)
  }

  /// An option as it was declared, as far as the treaty permits: what goes beyond has no effect.
  private func used(_ option: TreatyOption, _ alternatives: [String], _ declared: Region) -> UsedOption {
    let region =
      switch option.effect {
      case .narrow:
        fullUses(of: option).contains { $0.region.isSubset(of: declared) }
          ? declared : declared.union(permitted(option))
      case .exclude: declared.intersection(permitted(option))
      }
    return UsedOption(option: option, alternatives: alternatives, region: region)
  }

  /// The smallest sets of options, of those given, whose use leaves of a requirement only what the law does.
  ///
  /// Sets are tried from the smallest; a set that holds a smaller one that suffices is not named. At most four
  /// options are combined: no article asks for more, and a State that needed five would not meet it.
  ///
  /// - Parameter suffices: whether the law does what is left of the requirement.
  func smallestSufficient(
    _ options: [TreatyOption], for requirement: Region, where suffices: (Region) -> Bool
  ) -> [[UsedOption]] {
    let uses = options.flatMap(fullUses)
    var sufficient: [[Int]] = []
    var candidates: [[Int]] = [[]]
    for _ in 0..<Swift.min(4, uses.count) {
      var next: [[Int]] = []
      for candidate in candidates {
        for index in ((candidate.last ?? -1) + 1)..<Swift.max(uses.count, (candidate.last ?? -1) + 1) {
          if candidate.contains(where: { uses[$0].option.id == uses[index].option.id }) { continue }
          let set = candidate + [index]
          if sufficient.contains(where: { Set($0).isSubset(of: set) }) { continue }
          if suffices(set.map { uses[$0] }.applied(to: requirement)) {
            sufficient.append(set)
          } else {
            next.append(set)
          }
        }
      }
      candidates = next
    }
    guard let least = sufficient.map(\.count).min() else { return [] }
    let smallest = sufficient.filter { $0.count == least }.map { $0.map { uses[$0] } }
    // Of the ways to use the same options, those are named that leave the most of the duty.
    return smallest.filter { set in
      !smallest.contains { other in
        other.map(\.option.id) == set.map(\.option.id) && other.map(\.alternatives) != set.map(\.alternatives)
          && set.applied(to: requirement).isSubset(of: other.applied(to: requirement))
          && !other.applied(to: requirement).isSubset(of: set.applied(to: requirement))
      }
    }
  }
}

extension CompiledInquiry {
  /// The declarations that stand on the day, with the options that they use.
  func declarationsInForce() -> [(declaration: StateDeclaration, option: TreatyOption)] {
    module.optionsUsed(of: treaty, on: date, in: .conduct)
  }
}
