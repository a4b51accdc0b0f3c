// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityMapper

/// The answers of several reports on one treaty: rows are articles or requirements, columns are jurisdictions.
package struct AnswerMatrix: Sendable {
  /// One row.
  package struct Row: Sendable {
    /// What the row is known by: the number of an article, the identifier of a requirement.
    package var id: String
    /// The bare number of the article.
    package var article: String
    /// The kind of requirement; nothing for a whole article.
    package var kind: Requirement.Kind?
    /// What a reader cites.
    package var citation: String
    /// The heading.
    package var title: String
    /// The answers, column by column; nothing where none was asked for.
    package var answers: [Status?]
  }

  /// The place of an answer.
  struct Place {
    var jurisdiction: String
    var treaty: String
    var row: String
  }

  /// The treaty.
  package var treaty: Treaty
  /// The columns.
  package var jurisdictions: [Jurisdiction]
  /// The rows, in the treaty's order.
  package var rows: [Row]

  /// A matrix for each treaty, with a row for each article: it shows the answer that asks for most attention.
  package static func articles(_ reports: [Report], language: String) -> [AnswerMatrix] {
    make(reports) { report in
      var rows: [Row] = []
      for assessment in report.assessments {
        let number = assessment.requirement.article
        if let index = rows.firstIndex(where: { $0.id == number }) {
          let worst = rows[index].answers.compactMap(\.self) + [assessment.status]
          rows[index].answers = [worst.max { $0.weight < $1.weight }]
        } else {
          let title = report.treaty.articles.first { $0.number == number }?.title ?? ""
          rows.append(
            Row(
              id: number, article: number, kind: nil, citation: "\(Frame.article.text(in: language)) \(number)",
              title: title,
              answers: [assessment.status]))
        }
      }
      return rows
    }
  }

  /// A matrix for each treaty, with a row for each requirement.
  package static func requirements(_ reports: [Report]) -> [AnswerMatrix] {
    make(reports) { report in
      report.assessments.map {
        Row(
          id: $0.requirement.id, article: $0.requirement.article, kind: $0.requirement.kind,
          citation: $0.requirement.paragraph, title: $0.requirement.title, answers: [$0.status])
      }
    }
  }

  private static func make(_ reports: [Report], _ column: (Report) -> [Row]) -> [AnswerMatrix] {
    var jurisdictions: [Jurisdiction] = []
    for report in reports where !jurisdictions.contains(where: { $0.code == report.jurisdiction.code }) {
      jurisdictions.append(report.jurisdiction)
    }
    var matrices: [AnswerMatrix] = []
    for report in reports where !matrices.contains(where: { $0.treaty.id == report.treaty.id }) {
      var rows: [Row] = []
      for (index, jurisdiction) in jurisdictions.enumerated() {
        let report = reports.first { $0.treaty.id == report.treaty.id && $0.jurisdiction.code == jurisdiction.code }
        for row in report.map(column) ?? [] {
          if !rows.contains(where: { $0.id == row.id }) {
            var empty = row
            empty.answers = Array(repeating: nil, count: jurisdictions.count)
            rows.append(empty)
          }
          if let known = rows.firstIndex(where: { $0.id == row.id }) { rows[known].answers[index] = row.answers[0] }
        }
      }
      matrices.append(AnswerMatrix(treaty: report.treaty, jurisdictions: jurisdictions, rows: rows))
    }
    return matrices
  }
}
