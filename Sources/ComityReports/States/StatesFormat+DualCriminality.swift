// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

extension StatesFormat {
  /// Dual criminality as text: how many offences are matched, a table, then a case on each side that has one.
  package func text(_ dual: DualCriminality) -> String { document(dual).text() }

  /// The same as one self-contained page.
  package func page(_ dual: DualCriminality) -> String { document(dual).page(language: "en") }

  private func document(_ dual: DualCriminality) -> AnswerDocument {
    let facts = FactSentences(vocabulary: dual.vocabulary, language: language)
    let (left, right) = (state(dual.left), state(dual.right))
    var document = AnswerDocument(title: "Dual criminality: offences of \(left) under the law of \(right)")
    document.paragraph(headline(dual))
    for line in billLines { document.paragraph(line) }
    document.table(
      AnswerDocument.Table(
        caption: "Each offence of \(state(dual.left)) with the one of \(state(dual.right)) that comes nearest",
        head: ["Offence", "Punished there", "Best match", "What the best match asks for besides"],
        rows: dual.rows.map { row in
          [row.left.citation, word(row), row.best?.citation ?? "–", differences(row, facts)]
        }))
    for row in dual.rows where row.result != .full {
      document.heading("\(row.left.citation), \(row.left.title): \(word(row))")
      document.list(details(row, facts, right: state(dual.right)))
    }
    return document
  }

  private func headline(_ dual: DualCriminality) -> String {
    func count(_ result: DualCriminality.Result) -> Int {
      dual.rows.filter { $0.result == result && isKnown($0) }.count
    }
    let unknown = dual.rows.filter { !isKnown($0) }.count
    let arguable = dual.rows.filter { $0.certainty == .arguable }.count
    var text =
      "Of \(dual.rows.count) offences of \(state(dual.left)), \(state(dual.right)) punishes \(count(.full)) in every case, "
      + "\(count(.partial)) in some cases and \(count(.none)) in none"
    text += unknown > 0 ? "; for \(unknown) its law was not surveyed." : "."
    if arguable > 0 { text += " \(arguable) of these answers \(arguable == 1 ? "is" : "are") arguable." }
    return text
  }

  private func isKnown(_ row: DualCriminality.Row) -> Bool {
    row.isSurveyed || row.result != .none || row.certainty == .arguable
  }

  private func word(_ row: DualCriminality.Row) -> String {
    guard isKnown(row) else { return "not surveyed" }
    let word =
      switch row.result {
      case .full: "full"
      case .partial: "partial"
      case .none: "none"
      }
    return row.certainty == .arguable ? word + ", arguable" : word
  }

  /// The elements that differ: what the best match asks for and the case shown does not have.
  private func differences(_ row: DualCriminality.Row, _ facts: FactSentences) -> String {
    guard row.result != .full, row.best != nil else { return row.result == .full ? "nothing" : "–" }
    let clauses = row.differences.map { element($0.allowed, of: row, facts) }.unique
    if clauses.isEmpty {
      return row.hangsOnWhoseState ? "the State concerned is its own" : "none of its exceptions holds"
    }
    let shown = clauses.prefix(2).joined(separator: "; ")
    return clauses.count > 2 ? "\(shown); and \(clauses.count - 2) more" : shown
  }

  private func details(
    _ row: DualCriminality.Row, _ facts: FactSentences, right: String
  ) -> [AnswerDocument.Item] {
    var items: [AnswerDocument.Item] = []
    if let witness = row.leftOnly {
      let lead = isKnown(row) ? "Not an offence in \(right)" : "For example"
      items.append(.init("\(lead): \(facts.sentence(witness)).", items: deciding(row, facts)))
    }
    if let witness = row.rightOnly, let best = row.best {
      items.append(.init("Only under \(best.citation): \(facts.sentence(witness))."))
    }
    if !row.leftAside.isEmpty {
      items.append(
        .init(
          "Left aside, since it only founds jurisdiction: \(row.leftAside.map(facts.clause).joined(separator: "; "))."))
    }
    if row.isAboutAState, row.certainty == .arguable {
      items.append(
        .init(
          "The offence is about what belongs to a State; whether the law of \(right) protects those of another is open."
        ))
    }
    return items
  }

  /// The facts that decide, each with what the best match asks for instead.
  private func deciding(_ row: DualCriminality.Row, _ facts: FactSentences) -> [AnswerDocument.Item] {
    guard let best = row.best else { return [] }
    return row.differences.prefix(3).map { difference in
      let (found, asked) = (element(difference.found, of: row, facts), element(difference.allowed, of: row, facts))
      return .init("Deciding: \(found); \(best.citation) asks that \(asked).")
    }
  }

  /// An element as a clause, an act together with the object that the case shown has.
  private func element(_ limit: FactLimit, of row: DualCriminality.Row, _ facts: FactSentences) -> String {
    let variables = facts.vocabulary.variables
    guard variables.contains(where: { $0.id == limit.variable && $0.role == .act }),
      let object = variables.first(where: { $0.role == .object }), let word = row.leftOnly?.facts[object.id]
    else { return facts.clause(limit) }
    return facts.conditions([limit, FactLimit(variable: object.id, words: [word], ranges: [])])[0]
  }

  /// Dual criminality as JSON, in the shape that scripts rely on.
  package func json(_ dual: DualCriminality) -> String {
    JSONFormat().encode(
      DualDocument(
        left: dual.left.code, right: dual.right.code, bills: bills.map(\.title),
        offenses: dual.pairs.map { pair in
          DualDocument.Entry(
            left: pair.left.id, right: pair.right?.id, result: pair.result.rawValue,
            certainty: pair.certainty.rawValue, surveyed: pair.isSurveyed, leftOnly: pair.leftOnly?.facts,
            rightOnly: pair.rightOnly?.facts)
        },
        table: dual.rows.map { row in
          DualDocument.Row(
            left: row.left.id, best: row.best?.id, result: row.result.rawValue, certainty: row.certainty.rawValue,
            surveyed: row.isSurveyed,
            differences: row.differences.map {
              .init(variable: $0.variable, asked: $0.allowed.words, found: $0.found.words)
            }, leftOnly: row.leftOnly?.facts, rightOnly: row.rightOnly?.facts,
            leftAside: row.leftAside.map(\.variable))
        }))
  }
}

private struct DualDocument: Encodable {
  struct Entry: Encodable {
    var left: String
    var right: String?
    var result: String
    var certainty: String
    var surveyed: Bool
    var leftOnly: [String: String]?
    var rightOnly: [String: String]?
  }

  struct Difference: Encodable {
    var variable: String
    var asked: [String]
    var found: [String]
  }

  struct Row: Encodable {
    var left: String
    var best: String?
    var result: String
    var certainty: String
    var surveyed: Bool
    var differences: [Difference]
    var leftOnly: [String: String]?
    var rightOnly: [String: String]?
    var leftAside: [String]
  }

  var left: String
  var right: String
  var bills: [String]
  var offenses: [Entry]
  var table: [Row]
}
