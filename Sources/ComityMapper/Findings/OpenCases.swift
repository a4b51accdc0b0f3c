// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// What a finding says of cases that the law leaves open, some of them or all: that no offense reaches them, or no power.
package protocol OpenCases: FindingContent {
  /// The keys of its sentences.
  associatedtype Sentence: RawRepresentable<String>
  /// Whether every case is left open.
  var isTotal: Bool { get }
  /// The sentence on some cases, on all, and on all where the lenient reading reaches some of them.
  static var sentences: (some: Sentence, total: Sentence, doubtful: Sentence) { get }
}

extension OpenCases {
  package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
    let keys = Self.sentences
    guard isTotal else { return [FindingSentence(keys.some, cases: .toldWithObstacles)] }
    return [FindingSentence(finding.isDoubtful(in: report) ? keys.doubtful : keys.total)]
  }

  package var reach: [String] { isTotal ? ["total"] : [] }

  /// Findings with the same obstacles are one; where all is open, or nothing stands in the way, those of which the same cases
  /// are open, so that the same offense or power is missing.
  package func cause(of finding: Finding) -> [String]? {
    let names = Set(
      finding.blocking.map { "\($0.provision)/\($0.variable)/\($0.allowed.words.joined(separator: ","))" })
    if !isTotal, !names.isEmpty { return names.sorted() }
    return finding.openCases.isEmpty ? nil : names.sorted() + finding.openCases
  }
}

extension Finding {
  /// The groups of open cases in stable words.
  var openCases: [String] {
    uncovered.map { group in group.limits.map(\.stableWords).joined(separator: ";") }
  }

  /// Whether the law reaches some of the cases under the lenient reading, so that "none" would say too much.
  func isDoubtful(in report: Report) -> Bool {
    let status = status(in: report)
    return status == .partlyMet || status == .arguable
  }
}

extension FactLimit {
  /// What it allows, in stable words.
  var stableWords: String { "\(variable)/\(words.joined(separator: ","))/\(ranges)" }
}
