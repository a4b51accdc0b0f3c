// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// Findings with one cause told as one: the same exception, or the same elements of the same provisions, in the way of
/// several articles.
struct MergedFindings {
  /// The findings, each cause once, where it shows first.
  private(set) var findings: [Finding] = []
  /// For each finding that went in, the identifier under which it is told.
  private(set) var identifier: [String: String] = [:]

  init(_ all: [Finding]) {
    var places: [Cause: Int] = [:]
    for finding in all {
      guard let cause = Cause(finding), let place = places[cause] else {
        if let cause = Cause(finding) { places[cause] = findings.count }
        identifier[finding.id] = finding.id
        findings.append(finding)
        continue
      }
      identifier[finding.id] = findings[place].id
      show(finding.articles, [finding.paragraph] + finding.otherParagraphs, at: place)
      findings[place].level = max(findings[place].level, finding.level)
      findings[place].remedies = findings[place].remedies.joined(with: finding.remedies)
    }
  }

  /// Tells of findings that their cause shows in another article, too.
  mutating func show(_ told: [Finding], in requirement: Requirement) {
    for index in findings.indices where told.contains(where: { identifier[$0.id] == findings[index].id }) {
      show([requirement.article], [requirement.paragraph], at: index)
    }
  }

  private mutating func show(_ articles: [String], _ paragraphs: [String], at place: Int) {
    findings[place].articles = (findings[place].articles + articles).unique
    let others = paragraphs.filter { $0 != findings[place].paragraph }
    findings[place].otherParagraphs = (findings[place].otherParagraphs + others).unique
  }

  /// What makes findings one.
  private struct Cause: Hashable {
    let kind: Finding.Kind
    let certainty: Certainty
    let parts: [String]

    /// The cause of a finding; `nil` where it stands for itself.
    init?(_ finding: Finding) {
      kind = finding.kind
      certainty = finding.certainty
      guard let cause = finding.content.cause(of: finding) else { return nil }
      parts = cause
    }
  }
}

extension [Remedy] {
  /// Remedies of two findings that have to be closed together: what only one of them names closes nothing alone, and
  /// changes of words are made together.
  func joined(with other: [Remedy]) -> [Remedy] {
    let shared = filter { remedy in remedy.wordChanges == nil && other.contains(remedy) }
    guard let own = lazy.compactMap(\.wordChanges).first, let others = other.lazy.compactMap(\.wordChanges).first
    else { return shared }
    return shared + [.amend((own + others).unique)]
  }
}

extension Remedy {
  /// The changes of words, where it is nothing else.
  package var wordChanges: [Amendment]? { if case .amend(let amendments) = self { amendments } else { nil } }
}
