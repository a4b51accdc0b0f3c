// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import CompiledLaw
import Regions

extension LawBook {
  /// Cases on the disclosure of data that turn out otherwise than the author says.
  ///
  /// Data may be disclosed where a rule permits or commands it and no prohibition stands in the way; where both apply,
  /// a rule gives way to one that overrides it, and otherwise the prohibition holds.
  func disclosureProblems(of module: any JurisdictionModule, asOf date: CalendarDate) -> [Diagnostic] {
    let cases = module.cases.filter { $0.question == .disclosure }
    return Dictionary(grouping: cases) { $0.day(in: module, asOf: date) }.sorted { $0.key < $1.key }
      .flatMap { disclosureProblems(of: $1, in: module, on: $0) }
  }

  private func disclosureProblems(
    of cases: [LegalCase], in module: any JurisdictionModule, on date: CalendarDate
  ) -> [Diagnostic] {
    guard let evidence else { return [] }
    let rules = module.dataSharing.filter { $0.inForce.contains(date) }
    var conditions = cases.map(\.facts)
    conditions += rules.flatMap { $0.conditions(in: .evidence) }
    let facts = FactSpace(evidence, thresholdsOf: conditions)
    return cases.compactMap { legalCase in
      let cube = facts.cube(legalCase.facts)
      guard let point = facts.example(in: Region(cube).without(facts.impossible)) else {
        return Diagnostic(
          "impossible-case", "the facts of '\(legalCase.id)' cannot occur together", severity: .error,
          at: legalCase.place)
      }
      let applying = rules.filter { rule in
        rule.reaches.contains { facts.cubeWithSilence($0).contains(point) }
          && !rule.exceptions.contains { $0.when.contains { facts.cube($0).contains(point) } }
      }
      let standing = applying.filter { rule in !applying.contains { $0.overrides.contains(rule.id) } }
      let isForbidden = standing.contains { $0.effect == .mustNot }
      let mayDisclose = !isForbidden && standing.contains { $0.effect != .mustNot }
      let verdict: LegalCase.Expectation = mayDisclose ? .mayDisclose : .mayNotDisclose
      guard verdict != legalCase.expected else { return nil }
      let notes = applying.map { rule in
        let gives = applying.filter { $0.overrides.contains(rule.id) }.map(\.id)
        let end = gives.isEmpty ? "" : ", but gives way to '\(gives.joined(separator: "', '"))'"
        return Diagnostic.Note("'\(rule.id)' applies (\(rule.effect.rawValue))\(end)", at: rule.place)
      }
      return Diagnostic(
        "case-failed",
        "'\(legalCase.id)' expects \(legalCase.expected.rawValue), and the module says \(verdict.rawValue)",
        severity: .error, at: legalCase.place,
        notes: notes.isEmpty ? [Diagnostic.Note("no rule of the module applies to it")] : notes)
    }
  }
}
