// SPDX-License-Identifier: Apache-2.0

import ComityCore
public import ComityMapper

/// The formats in which all jurisdictions can be laid against all requirements.
public enum MatrixFormat: String, Sendable, CaseIterable {
  /// Text for a terminal, with signs.
  case text
  /// One self-contained page.
  case html
  /// Markdown, as GitHub renders it.
  case markdown
  /// JSON for other programs.
  case json
  /// Comma-separated values, a line for each requirement.
  case csv
}

extension [Report] {
  /// The answers of the reports as one matrix for each treaty: equal input gives equal bytes.
  public func matrix(as format: MatrixFormat, language: String = "en") -> String {
    let matrices = AnswerMatrix.requirements(self)
    let date = first.map { "\($0.asOf)" } ?? ""
    let bills = billsByJurisdiction
    switch format {
    case .text: return text(matrices, bills, language)
    case .html: return html(matrices, bills, date, language)
    case .markdown: return markdown(matrices, bills, date, language)
    case .json: return JSONFormat().encode(MatrixDocument(matrices, bills, asOf: date))
    case .csv: return csv(rows(matrices, bills))
    }
  }

  /// The bills that are laid over the law of each jurisdiction, by their titles.
  private var billsByJurisdiction: [(code: String, titles: [String])] {
    var result: [(code: String, titles: [String])] = []
    for report in self where !report.bills.isEmpty && !result.contains(where: { $0.code == report.jurisdiction.code }) {
      result.append((report.jurisdiction.code, report.bills.map(\.title)))
    }
    return result
  }

  /// Whose law has which bills laid over it, as sentences.
  private func sentences(_ bills: [(code: String, titles: [String])], _ language: String) -> [String] {
    bills.flatMap { code, titles in titles.map { "\(code): \(Frame.withBill.text(["bill": $0], in: language))" } }
  }

  private func text(
    _ matrices: [AnswerMatrix], _ bills: [(code: String, titles: [String])], _ language: String
  ) -> String {
    let notes = sentences(bills, language).map { foldedLines($0, to: 100).joined(separator: "\n") + "\n" }
    let parts = matrices.map { matrix in
      let head = "\(matrix.treaty.shortTitle[language]) (\(matrix.treaty.citation[language]))\n"
      let rows =
        [["", ""] + matrix.jurisdictions.map(\.code)]
        + matrix.rows.map { row in
          let title = row.title.count > 48 ? "\(row.title.prefix(47))…" : row.title
          return [row.citation, title] + row.answers.map { $0?.sign ?? "-" }
        }
      return head + aligned(rows)
    }
    let legend = Status.byWeight.map { "\($0.sign) \($0.name(in: language))" }.joined(separator: ", ")
    return (notes + parts + ["\(Caption.legend.text(in: language)): \(legend)\n"]).joined(separator: "\n")
  }

  private func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return cells.joined(separator: "  ").trimmedBlanksAtEnd + "\n"
    }.joined()
  }

  private func markdown(
    _ matrices: [AnswerMatrix], _ bills: [(code: String, titles: [String])], _ date: String, _ language: String
  ) -> String {
    var text = "# \(Caption.requirementsByCountry.text(in: language)), \(date)\n"
    let notes = sentences(bills, language)
    if !notes.isEmpty { text += "\n" + notes.map { "- \(markdownText($0))\n" }.joined() }
    for matrix in matrices {
      let heads =
        [Frame.article.text(in: language), Frame.requirement.text(in: language)] + matrix.jurisdictions.map(\.code)
      let rows = matrix.rows.map { row in
        [row.citation, row.title]
          + row.answers.map { $0.map { "\($0.sign) \($0.name(in: language))" } ?? "" }
      }
      text += "\n## \(markdownText("\(matrix.treaty.shortTitle[language]) (\(matrix.treaty.citation[language]))"))\n\n"
      text += markdownTable(heads, rows)
    }
    return text
  }

  private func html(
    _ matrices: [AnswerMatrix], _ bills: [(code: String, titles: [String])], _ date: String, _ language: String
  ) -> String {
    let notes: [HTML] = sentences(bills, language).map { "<p class=\"note\"><b>\($0)</b></p>" }
    let title = "\(Caption.requirementsByCountry.text(in: language)), \(date)"
    let tables: [HTML] = matrices.map { HTMLPage.table($0, language: language) }
    let body: HTML = """
      <header id="top"><p class="kicker">Comity</p><h1>\(title)</h1>
      \(notes)<p class="note">\(Frame.disclaimer.text(in: language))</p></header>
      <section id="answers">\(HTMLPage.legend(language))
      \(tables)</section>
      """
    return HTMLPage.page(title: title, body: body, language: language)
  }

  /// The rows of the table; a last column names the bills, where there are any.
  private func rows(_ matrices: [AnswerMatrix], _ bills: [(code: String, titles: [String])]) -> [[String]] {
    let codes = matrices.first?.jurisdictions.map(\.code) ?? []
    let titles = bills.flatMap { code, titles in titles.map { "\(code): \($0)" } }.joined(separator: "; ")
    let last = titles.isEmpty ? [] : [titles]
    return [
      ["treaty", "requirement", "article", "paragraph", "title", "requirementKind"] + codes
        + (titles.isEmpty ? [] : ["bills"])
    ]
      + matrices.flatMap { matrix in
        matrix.rows.map { row in
          [matrix.treaty.id, row.id, row.article, row.citation, row.title, row.kind?.rawValue ?? ""]
            + row.answers.map { $0?.rawValue ?? "" } + last
        }
      }
  }
}

/// The document, key by key.
private struct MatrixDocument: Encodable {
  var schemaVersion = JSONFormat.schemaVersion
  var asOf: String
  var jurisdictions: [JurisdictionEntry]
  var treaties: [TreatyEntry]

  init(_ matrices: [AnswerMatrix], _ bills: [(code: String, titles: [String])], asOf: String) {
    self.asOf = asOf
    jurisdictions =
      matrices.first?.jurisdictions.map { jurisdiction in
        JurisdictionEntry(
          code: jurisdiction.code, name: jurisdiction.name.english,
          bills: bills.first { $0.code == jurisdiction.code }?.titles ?? [])
      } ?? []
    treaties = matrices.map { matrix in
      TreatyEntry(
        id: matrix.treaty.id, title: matrix.treaty.shortTitle.english,
        requirements: matrix.rows.map { row in
          let answered = zip(matrix.jurisdictions, row.answers).compactMap { jurisdiction, status in
            status.map { (jurisdiction.code, $0.rawValue) }
          }
          return RequirementEntry(
            id: row.id, article: row.article, paragraph: row.citation, title: row.title,
            kind: row.kind?.rawValue ?? "",
            statuses: Dictionary(answered, uniquingKeysWith: { first, _ in first }))
        })
    }
  }

  struct JurisdictionEntry: Encodable {
    var code: String
    var name: String
    var bills: [String]
  }

  struct TreatyEntry: Encodable {
    var id: String
    var title: String
    var requirements: [RequirementEntry]
  }

  struct RequirementEntry: Encodable {
    var id: String
    var article: String
    var paragraph: String
    var title: String
    var kind: String
    var statuses: [String: String]
  }
}
