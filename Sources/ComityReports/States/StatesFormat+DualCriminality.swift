// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

extension StatesFormat {
  /// Dual criminality as text: how many offences are matched, a table, then a case on each side that has one.
  package func text(_ dual: DualCriminality) -> String { document(dual).text(language: language) }

  /// The same as one self-contained page.
  package func page(_ dual: DualCriminality) -> String { document(dual).page(language: language) }

  private func document(_ dual: DualCriminality) -> AnswerDocument {
    let facts = FactSentences(vocabulary: dual.vocabulary, language: language)
    let sides = ["left": state(dual.left), "right": state(dual.right)]
    var document = AnswerDocument(title: say(.dualTitle, sides))
    document.paragraph(headline(dual, sides))
    for line in billLines { document.paragraph(line) }
    document.table(
      AnswerDocument.Table(
        caption: say(.dualCaption, sides),
        head: [say(.offense), say(.punishedThere), say(.bestMatch), say(.asksBesides)],
        rows: dual.rows.map { row in
          [cited(row.left.citation), word(row), row.best.map { cited($0.citation) } ?? "–", differences(row, facts)]
        }))
    for row in dual.rows where row.result != .full {
      document.heading(
        say(.offenseHeading, ["citation": cited(row.left.citation), "title": row.left.title, "answer": word(row)]))
      document.list(details(row, facts, right: state(dual.right)))
    }
    return document
  }

  private func headline(_ dual: DualCriminality, _ sides: [String: String]) -> String {
    func count(_ result: DualCriminality.Result) -> String {
      "\(dual.rows.filter { $0.result == result && isKnown($0) }.count)"
    }
    let unread = dual.rows.filter { !isKnown($0) }.count
    let arguable = dual.rows.filter { $0.certainty == .arguable }.count
    let counts = [
      "total": "\(dual.rows.count)", "full": count(.full), "partial": count(.partial), "none": count(.none),
      "unread": "\(unread)",
    ]
    let text = say(unread > 0 ? .dualHeadlineUnread : .dualHeadline, sides.merging(counts) { own, _ in own })
    return arguable > 0 ? text + " " + say(.dualArguable, ["count": "\(arguable)"]) : text
  }

  private func isKnown(_ row: DualCriminality.Row) -> Bool {
    row.isSurveyed || row.result != .none || row.certainty == .arguable
  }

  private func word(_ row: DualCriminality.Row) -> String {
    guard isKnown(row) else { return say(.notSurveyed) }
    let word =
      switch row.result {
      case .full: say(.full)
      case .partial: say(.partial)
      case .none: say(.none)
      }
    guard row.certainty == .arguable else { return word }
    return word + Frame.comma.text(in: language) + Frame.arguable.text(in: language)
  }

  /// The elements that differ: what the best match asks for and the case shown does not have.
  private func differences(_ row: DualCriminality.Row, _ facts: FactSentences) -> String {
    guard row.result != .full, row.best != nil else { return row.result == .full ? say(.nothing) : "–" }
    let clauses = row.differences.map {
      Frame.inCell.text(["clause": element($0.allowed, of: row, facts)], in: language).withoutLastComma
    }.unique
    if clauses.isEmpty { return say(row.hangsOnWhoseState ? .ownStateOnly : .noException) }
    let shown = clauses.prefix(2).joined(separator: Frame.semicolon.text(in: language))
    return clauses.count > 2 ? say(.moreElements, ["elements": shown, "count": "\(clauses.count - 2)"]) : shown
  }

  private func details(
    _ row: DualCriminality.Row, _ facts: FactSentences, right: String
  ) -> [AnswerDocument.Item] {
    var items: [AnswerDocument.Item] = []
    if let witness = row.leftOnly {
      let frame: AnswerFrame = isKnown(row) ? .notAnOffense : .forExample
      items.append(.init(say(frame, ["state": right, "case": facts.sentence(witness)]), items: deciding(row, facts)))
    }
    if let witness = row.rightOnly, let best = row.best {
      items.append(.init(say(.onlyUnder, ["norm": inSentence(best.citation), "case": facts.sentence(witness)])))
    }
    if !row.leftAside.isEmpty {
      let clauses = row.leftAside.map(facts.clause).joined(separator: Frame.semicolon.text(in: language))
      items.append(.init(say(.leftAside, ["clauses": clauses])))
    }
    if row.isAboutAState, row.certainty == .arguable { items.append(.init(say(.aboutAState, ["state": right]))) }
    return items
  }

  /// The facts that decide, each with what the best match asks for instead.
  private func deciding(_ row: DualCriminality.Row, _ facts: FactSentences) -> [AnswerDocument.Item] {
    guard let best = row.best else { return [] }
    return row.differences.prefix(3).map { difference in
      .init(
        say(
          .deciding,
          [
            "found": element(difference.found, of: row, facts), "norm": inSentence(best.citation),
            "asked": element(difference.allowed, of: row, facts),
          ]))
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
