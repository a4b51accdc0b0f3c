// SPDX-License-Identifier: Apache-2.0

import ComityReports
import ComityTestSupport
import Foundation
import Testing

/// Every format of the awkward reports, held against a file that somebody has read.
///
/// `COMITY_RECORD=1 swift test --filter GoldenFile` writes the files anew, and fails, so that nobody takes a recording
/// for a test; read the difference before you commit it.
@Suite struct GoldenFileTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  @Test("Every format writes the awkward reports as its golden file has them", arguments: ReportFormat.allCases)
  func format(_ format: ReportFormat) throws {
    try hold(AwkwardReport.reports.rendered(as: format), against: "report.\(format.ending)")
  }

  @Test("Every format marks what a baseline accepts, and says what is gone", arguments: ReportFormat.allCases)
  func baseline(_ format: ReportFormat) throws {
    let text = AwkwardReport.reports.rendered(as: format, baseline: AwkwardReport.baseline)
    let plain = AwkwardReport.reports.rendered(as: format)
    try hold(changedLines(from: plain, to: text), against: "baseline.\(format.ending)")
  }

  /// The lines that differ between two texts, as a patch has them, so that no golden file repeats another.
  private func changedLines(from plain: String, to text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = lines.difference(from: plain.split(separator: "\n", omittingEmptySubsequences: false))
    return changes.map { change in
      switch change {
      case .remove(let line, let text, _): "-\(line + 1) \(text)\n"
      case .insert(let line, let text, _): "+\(line + 1) \(text)\n"
      }
    }.joined()
  }

  @Test(
    "Every format of the matrix writes the awkward reports as its golden file has them",
    arguments: MatrixFormat.allCases)
  func matrix(_ format: MatrixFormat) throws {
    try hold(AwkwardReport.reports.matrix(as: format), against: "matrix.\(format.ending)")
  }

  @Test("Every format writes what changes in the law as its golden file has it", arguments: DiffFormat.Form.allCases)
  func changes(_ form: DiffFormat.Form) throws {
    try #require(AwkwardReport.changes.count == 1)
    let text = DiffFormat().render(AwkwardReport.changes, from: "XX@2026-11-23", to: "XX+a \"b\"/<bill>.yaml", as: form)
    try hold(text, against: "changes.\(form.ending)")
  }

  @Test(
    "Every format writes two treaties side by side as its golden file has them", arguments: DiffFormat.Form.allCases)
  func treaties(_ form: DiffFormat.Form) throws {
    try hold(DiffFormat().render(#require(AwkwardReport.treaties), as: form), against: "treaties.\(form.ending)")
  }

  private func hold(_ text: String, against name: String) throws {
    try #require(AwkwardReport.reports.count == 2)
    #expect(try difference(of: text, from: Self.folder.appending(path: name).path) == nil)
  }
}

extension MatrixFormat {
  /// The ending of a file of the format.
  var ending: String { ReportFormat(rawValue: rawValue)?.ending ?? rawValue }
}

extension DiffFormat.Form {
  /// The ending of a file of the format.
  var ending: String { ReportFormat(rawValue: rawValue)?.ending ?? rawValue }
}

extension ReportFormat {
  /// The ending of a file of the format.
  var ending: String {
    switch self {
    case .text: "txt"
    case .html: "html"
    case .markdown: "md"
    case .json: "json"
    case .csv: "csv"
    case .sarif: "sarif"
    case .junit: "xml"
    }
  }
}
