// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import CompiledLaw
import Regions

extension LawBook {
  /// Declarations that the treaty does not let this State make, or not so wide.
  func declarationProblems(
    _ participation: TreatyParticipation, to treaty: Treaty, of module: any JurisdictionModule
  ) -> [Diagnostic] {
    var space: FactSpace?
    return participation.declarations.compactMap { declaration in
      guard let option = treaty.options.first(where: { $0.id == declaration.option }) else { return nil }
      func problem(_ message: String, _ notes: [Diagnostic.Note] = []) -> Diagnostic {
        Diagnostic(
          "declaration-not-permitted", message, severity: .error, at: declaration.place ?? participation.place,
          notes: notes + [Diagnostic.Note("the option stands here: \(option.title)", at: option.place)])
      }
      if !option.isAvailable(to: module) {
        return problem("the option '\(option.id)' of \(treaty.shortTitle) is for federal States only")
      }
      if option.form == .choice {
        return problem(
          "the option '\(option.id)' of \(treaty.shortTitle) is a choice of domestic law; nothing is declared under it")
      }
      guard let declared = declaration.region, option.space == .conduct else { return nil }
      // The space is the same for every declaration, and made only where one of them has words of its own.
      let facts = space ?? FactSpace(ofConduct: conduct, under: treaty, in: module)
      space = facts
      guard let example = facts.excess(of: declared, under: option, of: treaty) else { return nil }
      let told = example.facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      return problem(
        "the declaration is wider than the option '\(option.id)' of \(treaty.shortTitle) permits",
        [Diagnostic.Note("a case that it must not cover: \(told)")])
    }
  }
}

extension FactSpace {
  /// A case that a declared region takes from some requirement of a treaty although the option does not permit it.
  fileprivate func excess(
    of declared: [Condition], under option: TreatyOption, of treaty: Treaty
  ) -> FactPattern? {
    for requirement in treaty.requirements where requirement.kind == .criminalize && option.applies(to: requirement) {
      guard let point = excess(of: declared, under: option, in: region(ofConduct: requirement)) else { continue }
      let conditions = declared + option.region + option.alternatives.flatMap(\.region)
      return factPattern(point, showing: Set(conditions.flatMap(\.limits.keys)))
    }
    return nil
  }
}
