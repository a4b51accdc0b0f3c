// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import ComityMapper
import Regions

extension LawBook {
  /// Declarations that the treaty does not let this State make, or not so wide.
  func declarationProblems(
    _ participation: TreatyParticipation, to treaty: Treaty, of module: any JurisdictionModule, asOf date: CalendarDate
  ) -> [Diagnostic] {
    var inquiry: ConductInquiry?
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
      let compiled =
        inquiry
        ?? ConductInquiry(
          treaty: treaty, state: StateAsked(module, on: date, isParty: true), vocabulary: conduct,
          protectedActivities: [])
      inquiry = compiled
      guard let example = compiled.excess(of: declared, under: option) else { return nil }
      let facts = example.facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      return problem(
        "the declaration is wider than the option '\(option.id)' of \(treaty.shortTitle) permits",
        [Diagnostic.Note("a case that it must not cover: \(facts)")])
    }
  }
}

extension ConductInquiry {
  /// A case that a declared region takes from the treaty although the option does not permit it.
  fileprivate func excess(of declared: [Condition], under option: TreatyOption) -> FactPattern? {
    for requirement in treaty.requirements where requirement.kind == .criminalize && option.applies(to: requirement) {
      let whole = region(of: requirement)
      guard let point = facts.example(in: facts.excess(of: declared, under: option, in: whole)) else { continue }
      let conditions = declared + option.region + option.alternatives.flatMap(\.region)
      return facts.factPattern(point, showing: Set(conditions.flatMap(\.limits.keys)))
    }
    return nil
  }
}
