// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// An option as it is used: as far as the treaty permits, with one alternative or in one part, or as the State declared it.
package struct UsedOption: Sendable {
  package let option: TreatyOption
  /// The alternatives or parts used; empty where the option leaves no choice.
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
  package func takenOut(of requirement: Region) -> Region {
    switch option.effect {
    case .narrow: requirement.subtracting(region)
    case .exclude: requirement.intersection(region)
    }
  }
}

extension Sequence<UsedOption> {
  /// What is left of a requirement when all the options are used together.
  package func applied(to requirement: Region) -> Region {
    reduce(requirement) { $1.applied(to: $0) }
  }
}

extension FactSpace {
  /// The ways in which an option can be used to its full extent: one for each alternative, or one.
  package func fullUses(of option: TreatyOption) -> [UsedOption] {
    guard !option.alternatives.isEmpty else {
      return [UsedOption(option: option, alternatives: [], region: permitted(option))]
    }
    return option.alternatives.map {
      UsedOption(option: option, alternatives: [$0.id], region: region($0.region))
    }
  }

  /// An option used in some of its parts.
  package func used(_ option: TreatyOption, in parts: [TreatyOption.Alternative]) -> UsedOption {
    UsedOption(
      option: option, alternatives: parts.map(\.id),
      region: region(parts.flatMap(\.region)).subtracting(region(option.untouchable)))
  }

  /// The largest region that the treaty lets a State declare or reserve under an option.
  private func permitted(_ option: TreatyOption) -> Region {
    let conditions = option.alternatives.isEmpty ? option.region : option.alternatives.flatMap(\.region)
    let region = region(conditions)
    return option.untouchable.isEmpty ? region : region.subtracting(self.region(option.untouchable))
  }

  /// The ways in which a declaration can be understood: the one that it names, or, where it repeats the treaty's
  /// words and these leave a choice, all alternatives together and then each of them.
  package func readings(of declaration: StateDeclaration, using option: TreatyOption) -> [UsedOption] {
    if let declared = declaration.region {
      return [used(option, declaration.alternatives, region(declared))]
    }
    if !declaration.alternatives.isEmpty {
      let conditions = (option.alternatives + option.parts).filter { declaration.alternatives.contains($0.id) }
        .flatMap(\.region)
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

  /// A case that a declared region takes from the treaty although the option does not permit it; nothing where the
  /// declaration stays inside the option.
  ///
  /// - Parameter whole: what the requirement reaches.
  package func excess(of declared: [Condition], under option: TreatyOption, in whole: Region) -> Point? {
    let declared = region(declared)
    return switch option.effect {
    // A narrowing may not leave less, an exclusion may not take more, than the option does.
    case .narrow: example(in: whole.intersection(permitted(option)).subtracting(declared))
    case .exclude: example(in: whole.intersection(declared).subtracting(permitted(option)))
    }
  }
}
