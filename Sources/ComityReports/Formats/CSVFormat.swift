// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
package import ComityMapper

/// Writes reports as comma-separated values after RFC 4180: a line for each finding, and one for each requirement
/// without any.
package struct CSVFormat: Sendable {
  /// The columns, in order; a new one is only ever added at the end.
  package static let columns = [
    "jurisdiction", "treaty", "asOf", "requirement", "article", "paragraph", "title", "requirementKind", "modality",
    "status", "provisions", "finding", "kind", "level", "certainty", "message", "witness", "remedies", "file", "line",
    "column", "accepted", "bills", "sources",
  ]

  /// The language of the sentences.
  package var language: String
  /// The findings that are accepted.
  package var baseline: Baseline?

  package init(language: String = "en", baseline: Baseline? = nil) {
    self.language = language
    self.baseline = baseline
  }

  /// The reports in one table.
  package func render(_ reports: [Report]) -> String {
    csv([CSVFormat.columns] + reports.flatMap(rows))
  }

  private func rows(_ report: Report) -> [[String]] {
    let sentences = FindingSentences(report, language: language)
    let bills = [report.bills.map(\.title).joined(separator: "; ")]
    let findings = Dictionary(report.findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return report.assessments.flatMap { assessment -> [[String]] in
      let requirement = assessment.requirement
      let head = [
        report.jurisdiction.code, report.treaty.id, "\(report.asOf)", requirement.id, requirement.article,
        requirement.paragraph, requirement.title, requirement.kind.rawValue, requirement.modality.rawValue,
        assessment.status.rawValue,
      ]
      let found = assessment.findings.compactMap { findings[$0] }
      guard !found.isEmpty else {
        let answer = assessment.provisions.map(sentences.citation).joined(separator: "; ")
        let blanks = Array(repeating: "", count: CSVFormat.columns.count - head.count - 3)
        return [head + [answer] + blanks + bills + [sources(assessment.provisions, sentences)]]
      }
      return found.map { head + row($0, sentences) + bills + [sources($0.provisions, sentences)] }
    }
      + report.furtherFindings.map { finding in
        [
          report.jurisdiction.code, report.treaty.id, "\(report.asOf)", finding.requirement, finding.article,
          finding.paragraph, "", "", "", "",
        ] + row(finding, sentences) + bills + [sources(finding.provisions, sentences)]
      }
  }

  /// The addresses of the texts of provisions.
  private func sources(_ provisions: [String], _ sentences: FindingSentences) -> String {
    sentences.addresses(provisions).joined(separator: " ")
  }

  private func row(_ finding: Finding, _ sentences: FindingSentences) -> [String] {
    let place = finding.location
    return [
      finding.provisions.map(sentences.citation).joined(separator: "; "), finding.id, finding.kind.rawValue,
      finding.level.rawValue, finding.certainty.rawValue, sentences.message(finding),
      sentences.example(finding) ?? "", sentences.remedies(finding).joined(separator: " "),
      place?.file ?? "", place.flatMap { $0.line > 0 ? "\($0.line)" : nil } ?? "",
      place.flatMap { $0.column > 0 ? "\($0.column)" : nil } ?? "",
      baseline?.reason(for: finding, in: sentences.report) ?? "",
    ]
  }
}

/// Rows as comma-separated values after RFC 4180, each line ended by CR LF.
///
/// They begin with a byte order mark: without it Excel takes UTF-8 for the encoding of the country.
func csv(_ rows: [[String]]) -> String {
  "\u{FEFF}" + rows.map { $0.map(csvField).joined(separator: ",") + "\r\n" }.joined()
}

/// One field: quoted where it has to be, and with an apostrophe before what a spreadsheet would run as a formula.
private func csvField(_ text: String) -> String {
  var text = text
  if let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) { text = "'" + text }
  let needsQuotes =
    text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    || text.first == " " || text.last == " "
  return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
}
