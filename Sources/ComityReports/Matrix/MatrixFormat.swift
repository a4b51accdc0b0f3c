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
    switch format {
    case .text: return text(matrices, language)
    case .html: return html(matrices, date, language)
    case .markdown: return markdown(matrices, date, language)
    case .json: return JSONFormat().encode(MatrixDocument(matrices, asOf: date))
    case .csv: return csv(rows(matrices))
    }
  }

  private func text(_ matrices: [AnswerMatrix], _ language: String) -> String {
    let parts = matrices.map { matrix in
      let head = "\(matrix.treaty.shortTitle) (\(matrix.treaty.citation))\n"
      let rows =
        [["", ""] + matrix.jurisdictions.map(\.code)]
        + matrix.rows.map { row in
          let title = row.title.count > 48 ? "\(row.title.prefix(47))…" : row.title
          return [row.citation, title] + row.answers.map { $0?.sign ?? "-" }
        }
      return head + aligned(rows)
    }
    let legend = Status.byWeight.map { "\($0.sign) \($0.name(in: language))" }.joined(separator: ", ")
    return (parts + ["\(Caption.legend.text(in: language)): \(legend)\n"]).joined(separator: "\n")
  }

  private func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return cells.joined(separator: "  ").trimmedBlanksAtEnd + "\n"
    }.joined()
  }

  private func markdown(_ matrices: [AnswerMatrix], _ date: String, _ language: String) -> String {
    var text = "# \(Caption.requirementsByCountry.text(in: language)), \(date)\n"
    for matrix in matrices {
      let heads =
        [Frame.article.text(in: language), Frame.requirement.text(in: language)] + matrix.jurisdictions.map(\.code)
      let rows = matrix.rows.map { row in
        [row.citation, row.title]
          + row.answers.map { $0.map { "\($0.sign) \($0.name(in: language))" } ?? "" }
      }
      text += "\n## \(markdownText("\(matrix.treaty.shortTitle) (\(matrix.treaty.citation))"))\n\n"
      text += markdownTable(heads, rows)
    }
    return text
  }

  private func html(_ matrices: [AnswerMatrix], _ date: String, _ language: String) -> String {
    let title = "\(Caption.requirementsByCountry.text(in: language)), \(date)"
    let tables: [HTML] = matrices.map { HTMLPage.table($0, language: language) }
    let body: HTML = """
      <header id="top"><p class="kicker">Comity</p><h1>\(title)</h1>
      <p class="note">\(Frame.disclaimer.text(in: language))</p></header>
      <section id="answers">\(HTMLPage.legend(language))
      \(tables)</section>
      """
    return HTMLPage.page(title: title, body: body, language: language)
  }

  private func rows(_ matrices: [AnswerMatrix]) -> [[String]] {
    let codes = matrices.first?.jurisdictions.map(\.code) ?? []
    return [["treaty", "requirement", "article", "paragraph", "title", "requirementKind"] + codes]
      + matrices.flatMap { matrix in
        matrix.rows.map { row in
          [matrix.treaty.id, row.id, row.article, row.citation, row.title, row.kind?.rawValue ?? ""]
            + row.answers.map { $0?.rawValue ?? "" }
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

  init(_ matrices: [AnswerMatrix], asOf: String) {
    self.asOf = asOf
    jurisdictions = matrices.first?.jurisdictions.map { JurisdictionEntry(code: $0.code, name: $0.name) } ?? []
    treaties = matrices.map { matrix in
      TreatyEntry(
        id: matrix.treaty.id, title: matrix.treaty.shortTitle,
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
