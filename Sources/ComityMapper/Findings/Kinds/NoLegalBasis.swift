// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// A request of another State that nobody could lawfully execute.
  public struct NoLegalBasis: OpenCases {
    /// Whether none of the requests could be.
    public var isTotal: Bool

    /// The kind.
    public var kind: Kind { .noLegalBasis }

    package enum Sentence: String, CaseIterable {
      case some = "no-legal-basis", total = "no-legal-basis-total", doubtful = "no-legal-basis-doubtful"
    }

    package static let sentences = (some: Sentence.some, total: Sentence.total, doubtful: Sentence.doubtful)
  }
}

extension Finding.Kind {
  /// A duty that meets no domestic power.
  public static let noLegalBasis = Finding.Kind(
    "no-legal-basis", title: "A duty that no domestic power can fulfil",
    explanation: "The treaty obliges the State to something that nobody could lawfully do under its law.",
    level: .error, sentences: keys(Finding.NoLegalBasis.Sentence.self), summary: .amend, isLaidBeside: true)
}

extension EvidenceInquiry {
  /// What nobody could lawfully do although the treaty asks for it; `nil` where every such case is forbidden in every
  /// way, since that is a collision, and is reported as one.
  func missing(_ answer: RequirementAnswer) -> Finding? {
    let requirement = answer.requirement
    let inquiry = answer.inquiry
    let strict = answer.strict
    let possible = inquiry.openedToEveryWay(strict.owed.subtracting(law.forbiddenDespiteTreaties))
    let covered = strict.covered
    let asked = strict.asked.intersection(possible)
    guard !asked.isSubset(of: covered) else { return nil }
    let certainty: Certainty = answer.isAnsweredLeniently(asked, outside: covered) ? .arguable : .certain
    let all = facts.uncovered(asked, by: covered, limit: 4, showing: named(requirement))
    // What is said to be certain is shown in a case that stays open however the open questions are decided.
    let found =
      certainty == .arguable || inquiry.questions.isEmpty
      ? all
      : facts.uncovered(
        asked.intersection(answer.lenient.asked), by: covered.union(answer.lenient.covered), limit: 4,
        showing: named(requirement))
    let near = grants(on: requirement).filter { isAbout($0, strict.owed) }
    let blocking = obstacles(to: found.points, among: near)
    let isTotal = !strict.reachesSome
    let closing = ClosingSets(of: inquiry.options.open(under: .strict), in: facts, for: asked) {
      $0.isSubset(of: covered)
    }
    return finding(
      requirement.kind == .cooperate ? Finding.NoLegalBasis(isTotal: isTotal) : Finding.Gap(isTotal: isTotal),
      of: requirement,
      level: .of(requirement, certainty: certainty, isProvisional: answer.isProvisional, isClosable: !closing.isEmpty),
      certainty: certainty, isProvisional: answer.isProvisional,
      provisions: blocking.isEmpty ? near.map(\.id) : blocking.map(\.provision).unique,
      witness: found.cases.first?.witness, uncovered: found.cases, isComplete: found.isComplete, blocking: blocking,
      remedies: remedies(answer, asked, near, all.points, closing))
  }
}
