// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

/// Writes reports as text for a terminal or a mail: a heading, a table, then each finding in sentences.
package struct TextFormat: Sendable {
  /// The language of the sentences.
  package var language: String
  /// Whether statuses are colored; only on a terminal.
  package var usesColor: Bool
  /// The findings that are accepted.
  package var baseline: Baseline?

  package init(language: String = "en", usesColor: Bool = false, baseline: Baseline? = nil) {
    self.language = language
    self.usesColor = usesColor
    self.baseline = baseline
  }

  /// The reports, one after the other.
  package func render(_ reports: [Report]) -> String {
    (reports.concurrentMap(render) + gone(reports)).joined(separator: "\n\n")
  }

  private func gone(_ reports: [Report]) -> [String] {
    let gone = baseline?.gone(from: reports) ?? []
    guard !gone.isEmpty else { return [] }
    return [
      bold(Caption.goneHeading.text(in: language)) + "\n"
        + gone.map { wrapped("\($0.id): \($0.reason)", indent: "  ", first: "- ") }.joined()
    ]
  }

  private func render(_ report: Report) -> String {
    let sentences = FindingSentences(report, language: language)
    guard report.isModeled else { return head(sentences) + extent(sentences) + sources(sentences) }
    let parts: [@Sendable () -> String] =
      [
        { head(sentences) + summary(sentences) + extent(sentences) }, { table(report, sentences) },
        { options(report, sentences) + findingsHead(report) },
      ]
      + report.findings.map { finding -> @Sendable () -> String in { "\n" + block(finding, report, sentences) } }
      + [{ sources(sentences) }]
    return parts.concurrentMap { $0() }.joined()
  }

  // MARK: The head

  private func head(_ sentences: FindingSentences) -> String {
    var text = bold(sentences.title) + "\n"
    text += String(repeating: "=", count: sentences.title.count) + "\n\n"
    for line in sentences.question { text += wrapped(line) }
    return text + "\n"
  }

  private func extent(_ sentences: FindingSentences) -> String {
    sentences.extent.map { wrapped($0) }.joined() + "\n"
  }

  /// The answer, then what to do and to know; of a long list, the first: every finding stands below.
  private func summary(_ sentences: FindingSentences) -> String {
    let summary = sentences.summary
    var text = bold(wrapped(summary.headline))
    for (caption, entries) in summary.lists(isParty: sentences.report.isJoined) where !entries.isEmpty {
      text += "\n" + bold(caption.text(in: language)) + "\n"
      text += entries.prefix(ReportSummary.shown).map { wrapped($0.text, indent: "  ", first: "- ") }.joined()
      if entries.count > ReportSummary.shown {
        text += wrapped(
          Frame.moreEntries.text(["count": "\(entries.count - ReportSummary.shown)"], in: language), indent: "  ",
          first: "  ")
      }
    }
    return text + "\n"
  }

  /// The sources, at the end of the report: its sentences cite, and this list says where the text can be opened.
  private func sources(_ sentences: FindingSentences) -> String {
    let heading = Caption.sources.text(in: language)
    return "\n" + bold(heading) + "\n" + String(repeating: "-", count: heading.count) + "\n\n"
      + sentences.sources.map { wrapped($0, indent: "  ", first: "- ") }.joined()
  }

  private func findingsHead(_ report: Report) -> String {
    var text = "\n" + bold(Frame.findings.text(in: language)) + "\n"
    text += String(repeating: "-", count: Frame.findings.text(in: language).count) + "\n"
    if report.findings.isEmpty { text += "\n" + wrapped(Frame.noFindings.text(in: language)) }
    return text
  }

  // MARK: The table

  private func table(_ report: Report, _ sentences: FindingSentences) -> String {
    let heads = [Frame.article, .requirement, .status, .answeredBy].map { $0.text(in: language) }
    let rows = report.assessments.map { assessment in
      [
        sentences.names.reference(assessment.requirement.paragraph), assessment.requirement.title,
        sentences.status(assessment.status),
        sentences.answeredBy(assessment, atMost: 4),
      ]
    }
    let limits = [20, 40, 18]
    let widths = limits.indices.map { column in
      min(limits[column], ([heads] + rows).map { $0[column].count }.max() ?? 0)
    }
    func line(_ cells: [String], _ paint: (Int, String) -> String) -> String {
      var lines: [[String]] = []
      let columns = cells.enumerated().map { column, cell in
        column < widths.count ? foldedLines(cell, to: widths[column]) : foldedLines(cell, to: 48)
      }
      for row in 0..<(columns.map(\.count).max() ?? 0) {
        lines.append(columns.map { row < $0.count ? $0[row] : "" })
      }
      return lines.map { cells in
        let padded = cells.enumerated().map { column, cell in
          column < widths.count
            ? paint(column, cell) + String(repeating: " ", count: max(0, widths[column] - cell.count)) : cell
        }
        return padded.joined(separator: "  ").trimmedBlanksAtEnd
      }.joined(separator: "\n") + "\n"
    }
    var text = line(heads) { _, cell in bold(cell) }
    for (row, assessment) in zip(rows, report.assessments) {
      text += line(row) { column, cell in column == 2 ? painted(cell, assessment.status) : cell }
    }
    return text
  }

  // MARK: Options in force

  private func options(_ report: Report, _ sentences: FindingSentences) -> String {
    let lines = sentences.optionsInForce
    guard !lines.isEmpty else { return "" }
    return "\n" + bold(Frame.optionsInForce.text(in: language)) + "\n"
      + lines.map { wrapped($0, indent: "  ", first: "- ") }.joined()
  }

  // MARK: Findings

  private func block(_ finding: Finding, _ report: Report, _ sentences: FindingSentences) -> String {
    let certainty = finding.certainty == .arguable ? " (\(Frame.arguable.text(in: language)))" : ""
    let article = "\(Frame.article.text(in: language)) \(sentences.names.reference(finding.paragraph))"
    let head = "\(article) · \(sentences.tag(finding))\(certainty)"
    var text = painted(head, finding.level) + "\n"
    if let reason = baseline?.reason(for: finding, in: report) {
      text += wrapped(Caption.accepted.text(["reason": reason], in: language), indent: "  ", first: "  ")
    }
    text += wrapped(sentences.message(finding), indent: "  ", first: "  ")
    if let others = sentences.alsoIn(finding) { text += wrapped(others, indent: "  ", first: "  ") }
    if let example = sentences.example(finding) {
      text += wrapped(Frame.example.text(in: language) + " " + example, indent: "  ", first: "  ")
    }
    if sentences.leavesOutCases(finding) {
      text += wrapped(Frame.andMore.text(in: language), indent: "  ", first: "  ")
    }
    let instruments = sentences.instruments(finding).map { "\($0.title), \($0.citation)" }
    if !instruments.isEmpty {
      text += wrapped(
        "\(Frame.supportedBy.text(in: language))\(Frame.colon.text(in: language)) \(instruments.joined(separator: "; ")).",
        indent: "  ", first: "  ")
    }
    if !finding.remedies.isEmpty {
      text += "  \(Frame.remedies.text(in: language))\(Frame.colon.text(in: language))\n"
      for remedy in sentences.remedies(finding) { text += wrapped(remedy, indent: "    ", first: "  - ") }
    }
    return text + "  [\(finding.id)]\n"
  }

  // MARK: Layout

  private func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func painted(_ text: String, _ status: Status) -> String {
    guard usesColor, !text.isEmpty else { return text }
    let code =
      switch status {
      case .met, .metByDeclaration: "32"
      case .arguable, .needsDeclaration: "33"
      case .partlyMet, .notMet: "31"
      case .notSurveyed, .used, .partlyUsed, .notUsed, .notOwed: "2"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func painted(_ text: String, _ level: Level) -> String {
    guard usesColor else { return text }
    let code =
      switch level {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private func wrapped(_ text: String, indent: String = "", first: String = "") -> String {
    let lines = foldedLines(text, to: 100 - indent.count)
    return lines.enumerated().map { ($0 == 0 ? first : indent) + $1 + "\n" }.joined()
  }
}

extension String {
  /// The text without blanks at its end.
  var trimmedBlanksAtEnd: String {
    guard let last = utf8.lastIndex(where: { $0 != UInt8(ascii: " ") }) else { return "" }
    return String(Substring(utf8[...last]))
  }
}
