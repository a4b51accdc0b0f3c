// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// Cases to which the law does not open what it punishes under the base requirements: attempts, accomplices.
  public struct ExtensionGap: FindingContent {
    /// The base requirements.
    public var bases: [String]
    /// Whether it is opened to no case.
    public var isTotal: Bool

    /// The kind.
    public var kind: Kind { .gap }

    enum Sentence: String, CaseIterable { case some = "extension-gap", total = "extension-gap-total" }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      let key: Sentence = isTotal && !finding.isDoubtful(in: report) ? .total : .some
      return [FindingSentence(key, ["base": .requirements(bases)], cases: .told)]
    }

    /// Duties that leave the same cases of the same articles open lack the same rule.
    ///
    /// And where a rule opens the offences to some cases, the same limit of the same offences keeps the others out, whichever
    /// duty asks for them. What hangs on another reading has another cause.
    package func cause(of finding: Finding) -> [String]? {
      let telling = finding.uncovered.map { group in group.telling.map(\.stableWords).joined(separator: ";") }
      let isLimit = !isTotal && !telling.isEmpty && telling.allSatisfy { !$0.isEmpty }
      let open = isLimit ? finding.provisions + telling : finding.openCases
      let readings = finding.remedies.filter { $0.wordChanges == nil }.map { "\($0)" }
      return open.isEmpty ? nil : ["extension"] + bases + open + readings
    }

    package var reach: [String] { bases + (isTotal ? ["total"] : []) }
  }
}

extension ConductInquiry {
  /// What the law leaves open of a duty to open one of its offences; `nil` where nothing is.
  func gapFinding(_ answer: RequirementAnswer, _ base: Established, _ whole: Region) -> Finding? {
    let requirement = answer.requirement
    // What is told of it does not hang on the order in which the law has its sections.
    // Of this part alone: to intersect it with what is owed of all the others would only multiply it.
    let region = answer.inquiry.owed(of: whole, using: answer.strict.used + answer.strict.choices, .strict).inOneOrder
    let covered = answer.strict.covered
    guard !region.isSubset(of: covered) else { return nil }
    let candidates = offenses(on: [base.requirement.topic])
    let opened = Set((requirement.extending?.to ?? []).flatMap(\.limits.keys))
    let certainty: Certainty = answer.isAnsweredLeniently(region, outside: covered) ? .arguable : .certain
    let isShownStrictly = certainty == .arguable || answer.inquiry.questions.isEmpty
    let found = facts.uncovered(
      isShownStrictly ? region : region.intersection(answer.lenient.asked),
      by: isShownStrictly ? covered : covered.union(answer.lenient.covered), limit: 3,
      showing: relevantVariables(region).union(opened))
    let reached = candidates.filter { !$0.core.isDisjoint(with: base.answer.strict.owed) }
    let closing = ClosingSets(of: answer.inquiry.options.open(under: .strict), in: facts, for: region) {
      $0.isSubset(of: covered)
    }
    return finding(
      Finding.ExtensionGap(bases: [base.requirement.id], isTotal: whole.isDisjoint(with: covered)),
      of: requirement, named: base.requirement.id,
      level: .of(
        requirement, certainty: certainty, isProvisional: answer.isProvisional, isClosable: !closing.isEmpty),
      certainty: certainty, isProvisional: answer.isProvisional, provisions: reached.map(\.id),
      witness: found.cases.first?.witness, uncovered: found.cases, isComplete: found.isComplete,
      remedies: closing.sets.map(Remedy.declare)
        + [disputedRule(closing: region, outside: covered, reached)].compactMap { $0.map { .interpret([$0]) } }
        + [opening(requirement, region, reached)].compactMap { $0.map(Remedy.amend) })
  }
}

extension [Finding] {
  /// Gaps of one duty that have the same cause, the missing general rule, told as one: what is open of each base in the same
  /// words.
  var mergedByMissingRule: [Finding] {
    var merged: [(finding: Finding, gap: Finding.ExtensionGap)] = []
    for finding in self {
      guard let gap = finding.content as? Finding.ExtensionGap else { continue }
      let same = merged.firstIndex { other in
        other.gap.isTotal == gap.isTotal && other.finding.certainty == finding.certainty
          && other.finding.level == finding.level
          && (gap.isTotal || other.finding.uncovered.map(\.telling) == finding.uncovered.map(\.telling))
      }
      guard let same else {
        merged.append((finding, gap))
        continue
      }
      merged[same].gap.bases += gap.bases
      merged[same].finding.content = merged[same].gap
      merged[same].finding.provisions = (merged[same].finding.provisions + finding.provisions).unique
      merged[same].finding.uncovered += finding.uncovered
      merged[same].finding.uncoveredIsComplete =
        merged[same].finding.uncoveredIsComplete && finding.uncoveredIsComplete
      merged[same].finding.remedies = merged[same].finding.remedies.joined(with: finding.remedies)
    }
    return merged.map(\.finding)
  }
}
