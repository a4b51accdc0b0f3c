// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

/// Writes reports as Markdown, as GitHub renders it.
package struct MarkdownFormat: Sendable {
  /// The language of the sentences.
  package var language: String
  /// The findings that are accepted.
  package var baseline: Baseline?

  package init(language: String = "en", baseline: Baseline? = nil) {
    self.language = language
    self.baseline = baseline
  }

  /// The reports, one after the other.
  package func render(_ reports: [Report]) -> String {
    (reports.concurrentMap(render) + gone(reports)).joined(separator: "\n")
  }

  private func render(_ report: Report) -> String {
    let sentences = FindingSentences(report, language: language)
    var text = "# \(markdownText(sentences.title))\n\n"
    text += sentences.question.map { "- \(markdownText($0))\n" }.joined()
    guard report.isModeled else {
      text += sentences.extent.map { "- \(markdownText($0))\n" }.joined()
      text += "\n## \(Caption.sources.text(in: language))\n\n"
      if let source = report.record?.source, report.standing != .notStated {
        text += "- " + link(source.title, source) + "\n"
      }
      return text + "- " + link(report.treaty.title, report.treaty.source) + "\n"
    }
    text += summary(sentences)
    text += "\n## \(Caption.readHow.text(in: language))\n\n"
    text += sentences.extent.map { "- \(markdownText($0))\n" }.joined()
    text += "\n" + table(report, sentences)
    let options = sentences.optionsInForce
    if !options.isEmpty {
      text += "\n## \(Frame.optionsInForce.text(in: language))\n\n"
      text += options.map { "- \(markdownText($0))\n" }.joined()
    }
    text += "\n## \(Frame.findings.text(in: language))\n"
    if report.findings.isEmpty { text += "\n\(markdownText(Frame.noFindings.text(in: language)))\n" }
    for finding in report.findings { text += "\n" + block(finding, sentences) }
    text += "\n## \(Caption.sources.text(in: language))\n\n"
    for provision in report.provisions { text += "- " + source(provision) + "\n" }
    text += "- " + link(report.treaty.title, report.treaty.source) + "\n"
    return text
  }

  /// The answer, then what to do and to know.
  private func summary(_ sentences: FindingSentences) -> String {
    let summary = sentences.summary
    var text = "\n**\(markdownText(summary.headline))**\n"
    for (caption, entries) in summary.lists(isParty: sentences.report.isJoined) where !entries.isEmpty {
      text += "\n## \(caption.text(in: language))\n\n"
      text += entries.map { "- \(markdownText($0.text))\n" }.joined()
    }
    return text
  }

  private func table(_ report: Report, _ sentences: FindingSentences) -> String {
    let heads = [Frame.article, .requirement, .status, .answeredBy].map { $0.text(in: language) }
    let rows = report.assessments.map { assessment in
      [
        sentences.names.reference(assessment.requirement.paragraph), assessment.requirement.title,
        "\(assessment.status.sign) \(sentences.status(assessment.status))",
        sentences.answeredBy(assessment),
      ]
    }
    return markdownTable(heads, rows)
  }

  private func block(_ finding: Finding, _ sentences: FindingSentences) -> String {
    var head = "\(Frame.article.text(in: language)) \(sentences.names.reference(finding.paragraph))"
    head += " · \(sentences.tag(finding))"
    head += " · \(sentences.level(finding.level))"
    if finding.certainty == .arguable { head += " · \(Frame.arguable.text(in: language))" }
    var text = "### \(markdownText(head))\n\n"
    if let reason = baseline?.reason(for: finding, in: sentences.report) {
      text += "**\(Caption.accepted.text(["reason": markdownText(reason)], in: language))**\n\n"
    }
    text += markdownText(sentences.message(finding)) + "\n"
    if let others = sentences.alsoIn(finding) { text += "\n" + markdownText(others) + "\n" }
    if let example = sentences.example(finding) {
      text += "\n> \(Frame.example.text(in: language)) \(markdownText(example))\n"
    }
    if !finding.uncoveredIsComplete { text += "\n\(markdownText(Frame.andMore.text(in: language)))\n" }
    let instruments = sentences.instruments(finding)
    if !instruments.isEmpty {
      text += "\n\(Frame.supportedBy.text(in: language))\(Frame.colon.text(in: language))\n\n"
      for instrument in instruments {
        text += "- \(markdownLink("\(instrument.title), \(instrument.citation)", instrument.url))\n"
      }
    }
    if !finding.remedies.isEmpty {
      text += "\n\(Frame.remedies.text(in: language))\(Frame.colon.text(in: language))\n\n"
      text += sentences.remedies(finding).map { "- \(markdownText($0))\n" }.joined()
    }
    let place = finding.location.map { " · \(code("\($0)"))" } ?? ""
    return text + "\n\(code(finding.id))\(place)\n"
  }

  private func source(_ provision: any Provision) -> String {
    "\(markdownText(provision.citation)): \(link(provision.source.title, provision.source))"
  }

  private func link(_ title: String, _ source: Source) -> String {
    let date = source.consolidated.map { " (\($0))" } ?? ""
    return markdownLink(title, source.url) + date
  }

  private func gone(_ reports: [Report]) -> [String] {
    let gone = baseline?.gone(from: reports) ?? []
    guard !gone.isEmpty else { return [] }
    return [
      "# \(Caption.goneHeading.text(in: language))\n\n"
        + gone.map { "- \(code($0.id)): \(markdownText($0.reason))\n" }.joined()
    ]
  }
}

// MARK: The pieces of Markdown

/// A table of escaped cells.
func markdownTable(_ heads: [String], _ rows: [[String]]) -> String {
  ([heads, heads.map { _ in "---" }] + rows).enumerated().map { index, row in
    "| " + row.map { index == 1 ? $0 : markdownText($0) }.joined(separator: " | ") + " |\n"
  }.joined()
}

/// A link, or only its words where the address is none that a reader should follow.
func markdownLink(_ title: String, _ url: String) -> String {
  guard let url = webAddress(url) else { return markdownText(title) }
  let safe = url.unicodeScalars.map { scalar in
    switch scalar {
    case "(": "%28"
    case ")": "%29"
    case "<": "%3C"
    case ">": "%3E"
    case " ": "%20"
    case "\\": "%5C"
    case "|": "%7C"
    default: String(scalar)
    }
  }.joined()
  return "[\(markdownText(title))](\(safe))"
}

/// An address of the web, or nothing: a report links to nothing that could run.
func webAddress(_ url: String) -> String? {
  let lower = url.lowercased()
  guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
  return url.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } ? nil : url
}

/// Words that contain no markup, in one line.
func markdownText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$": result += "\\\(scalar)"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "&": result += "&amp;"
    case _ where scalar.value < 0x20 || scalar.properties.generalCategory == .lineSeparator: result += " "
    case "-", "+": result += result.isEmpty ? "\\\(scalar)" : String(scalar)
    case ".", ")": result += result.allSatisfy(\.isWholeNumber) ? "\\\(scalar)" : String(scalar)
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Words as code, whatever they contain.
private func code(_ text: String) -> String {
  let line = String(text.map { $0.isNewline ? " " : $0 })
  let longest = line.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
  guard longest > 0 else { return "`\(line)`" }
  let fence = String(repeating: "`", count: longest + 1)
  return "\(fence) \(line) \(fence)"
}
