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
      if !option.isAvailable(to: module.jurisdiction) {
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
          treaty: treaty, module: module, date: date, vocabulary: conduct, protectedActivities: [])
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
    let conditions = option.alternatives.isEmpty ? option.region : option.alternatives.flatMap(\.region)
    let permitted = facts.region(conditions).subtracting(facts.region(option.untouchable))
    let declared = facts.region(declared)
    for requirement in treaty.requirements where requirement.kind == .criminalize && option.applies(to: requirement) {
      let whole = region(of: requirement)
      let excess =
        switch option.effect {
        // A narrowing may not leave less, an exclusion may not take more, than the option does.
        case .narrow: whole.intersection(permitted).subtracting(declared)
        case .exclude: whole.intersection(declared).subtracting(permitted)
        }
      guard let point = facts.example(in: excess) else { continue }
      let shown = Set(
        declared.terms.flatMap(\.cube.limitedVariables) + permitted.terms.flatMap(\.cube.limitedVariables))
      return facts.factPattern(point, showing: shown)
    }
    return nil
  }
}
