// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// A power that can be used outside the treaty's safeguards.
  public struct MissingSafeguard: FindingContent {
    /// The rule that gives it.
    public var provision: String

    /// The kind.
    public var kind: Kind { .missingSafeguard }

    enum Sentence: String, CaseIterable { case message = "missing-safeguard" }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [FindingSentence(Sentence.message, ["provision": .provisions([provision])], cases: .told)]
    }
  }
}

extension Finding.Kind {
  /// An exercise of power that no safeguard covers.
  public static let missingSafeguard = Finding.Kind(
    "missing-safeguard", title: "A power without the safeguard that the treaty asks for",
    explanation: "The law allows an exercise of power that stays outside the conditions and safeguards of the treaty.",
    level: .error, sentences: keys(Finding.MissingSafeguard.Sentence.self), summary: .safeguard, obstacles: .allowed)
}

extension EvidenceInquiry {
  /// What a power allows outside a safeguard, with a case and what it lacks.
  func missingSafeguard(
    _ requirement: Requirement, _ rule: CompiledRule, _ scope: Region, _ inside: Region, isCertain: Bool,
    isProvisional: Bool
  ) -> Finding {
    let exercised = (isCertain ? rule.narrow : rule.wide).intersection(scope)
    let found = facts.uncovered(exercised, by: inside, limit: 3, showing: named(requirement))
    let missing = missingSafeguards(rule, exercised, inside)
    let limits = missing.map { facts.limit($0.allowed, of: $0.variable) }
    return finding(
      Finding.MissingSafeguard(provision: rule.id), of: requirement, named: rule.id,
      level: min(
        .warning,
        .of(requirement, certainty: isCertain ? .certain : .arguable, isProvisional: isProvisional)),
      certainty: isCertain ? .certain : .arguable, isProvisional: isProvisional, provisions: [rule.id],
      witness: found.cases.first?.witness, uncovered: found.cases, isComplete: found.isComplete,
      blocking: laxities(of: rule, at: found.points, missing),
      remedies: limits.isEmpty ? [] : [.amend([Remedy.Amendment(provision: rule.id, narrow: limits)])])
  }
}
