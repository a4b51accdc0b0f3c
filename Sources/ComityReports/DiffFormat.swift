// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

/// Writes what changes from one report, or one treaty, to another.
package struct DiffFormat: Sendable {
  /// The forms of a comparison.
  package enum Form: String, Sendable, CaseIterable {
    case text
    case markdown
    case json
    case html
  }

  package var language: String

  package init(language: String = "en") {
    self.language = language
  }

  // MARK: Reports

  /// Two states of one jurisdiction's law, treaty by treaty.
  package func render(_ diffs: [ReportDiff], from left: String, to right: String, as form: Form) -> String {
    switch form {
    case .html: DiffPage(language: language).page(diffs)
    case .json: diffs.map { json($0, left, right) }.joined()
    case .text, .markdown: diffs.map { text($0, as: form) }.joined(separator: "\n")
    }
  }

  private var colon: String { Frame.colon.text(in: language) }

  private func text(_ diff: ReportDiff, as form: Form) -> String {
    let before = FindingSentences(diff.left, language: language)
    let after = FindingSentences(diff.right, language: language)
    let (left, right) = (diff.left.side(in: language), diff.right.side(in: language))
    let (different, same) = diff.changes(before, after)
    let unchanged = diff.unchanged + same
    var page = Page(isMarkdown: form == .markdown)
    page.heading(
      diff.isOfBill
        ? "\(before.country), \(before.treaty)\(colon) \(Caption.billChanges.text(in: language))"
        : language == "en"
          ? "\(before.country) and the \(before.treaty): from \(left) to \(right)"
          : "\(before.country), \(before.treaty)\(colon) \(left) → \(right)")
    for bill in (before.bills + after.bills).unique { page.paragraph(bill) }
    let rights = diff.rights(before, after)
    if !rights.isEmpty {
      page.section(Caption.protectedActivities.text(in: language))
      for line in rights { page.item(line) }
    }
    let standing = diff.standing(before, after)
    if !diff.statusChanges.isEmpty || !standing.isEmpty {
      page.section(Frame.status.text(in: language))
      for change in diff.statusChanges {
        let old = before.status(change.before)
        page.item(
          "\(Frame.article.text(in: language)) \(before.names.reference(change.requirement.paragraph))\(colon) \(old) → \(after.status(change.after))"
        )
      }
      for line in standing { page.item(line) }
    }
    page.section("\(Caption.closed.text(in: language)) (\(diff.closed.count))")
    for finding in diff.closed { page.item(before.message(finding)) }
    page.section("\(Caption.opened.text(in: language)) (\(diff.opened.count))")
    for finding in diff.opened { page.item(after.message(finding)) }
    if !different.isEmpty {
      page.section("\(Caption.changed.text(in: language)) (\(different.count))")
      for (old, new) in different {
        page.item(
          "\(Caption.before.text(in: language))\(colon) \(before.message(old)) "
            + "\(Caption.after.text(in: language))\(colon) \(after.message(new))")
      }
    }
    page.section("\(Caption.unchanged.text(in: language)) (\(unchanged.count))")
    for line in after.kinds(of: unchanged) { page.item(line) }
    return page.text
  }

  private func json(_ diff: ReportDiff, _ left: String, _ right: String) -> String {
    let before = FindingSentences(diff.left, language: language)
    let after = FindingSentences(diff.right, language: language)
    return JSONFormat().encode(
      ReportDiffDocument(
        jurisdiction: diff.left.jurisdiction.code, treaty: diff.left.treaty.id, left: left, right: right,
        leftBills: diff.left.bills.map(\.title), rightBills: diff.right.bills.map(\.title),
        statusChanges: diff.statusChanges.map {
          .init(requirement: $0.requirement.id, before: $0.before.rawValue, after: $0.after.rawValue)
        },
        closed: diff.closed.map { .init(id: $0.id, message: before.message($0)) },
        opened: diff.opened.map { .init(id: $0.id, message: after.message($0)) },
        changed: diff.changed.map { .init(id: $0.after.id, message: after.message($0.after)) },
        unchanged: diff.unchanged))
  }

  // MARK: Treaties

  /// Two treaties.
  package func render(_ diff: TreatyDiff, as form: Form) -> String {
    if form == .json { return json(diff) }
    if form == .html { return DiffPage(language: language).page(diff) }
    // What the treaties ask for beyond each other is told in English, and so are the cases in it.
    let facts = FactSentences(vocabulary: diff.vocabulary, language: "en")
    let names = Names(language: "en")
    var page = Page(isMarkdown: form == .markdown)
    page.heading("\(names.treaty(diff.left)) and \(names.treaty(diff.right)), subject by subject")
    page.paragraph(
      "Where a paragraph was not read, or is modelled from another treaty, what is said of it is provisional, and no "
        + "difference is told.")
    page.section("Subjects")
    for subject in diff.subjects {
      let sides = [(diff.left, subject.left), (diff.right, subject.right)].map { treaty, requirements in
        "\(names.treaty(treaty)): \(paragraphs(requirements))"
      }
      page.item("\(subject.topic.label.english). \(sides.joined(separator: ". ")).")
    }
    for (one, other, excesses) in [
      (diff.left, diff.right, diff.leftBeyond), (diff.right, diff.left, diff.rightBeyond),
    ] {
      page.section("Offences of the \(names.treaty(one)) beyond the \(names.treaty(other))")
      for group in grouped(excesses, facts) { page.item(sentence(group, other, facts)) }
      if excesses.isEmpty { page.item("Nothing.") }
      page.section("Options of the \(names.treaty(one))")
      for option in one.options where option.space == .conduct {
        page.item("Article \(option.paragraph): \(option.title) (\(option.form.rawValue))")
      }
    }
    return page.text
  }

  /// The paragraphs of a treaty on a subject, with what their model rests on where they were not read.
  private func paragraphs(_ requirements: [Requirement]) -> String {
    guard !requirements.isEmpty else { return "nothing" }
    let groups: [(Requirement.Basis, String)] = [(.read, ""), (.derived, " (derived)"), (.unread, " (not read)")]
    return groups.compactMap { basis, mark in
      let cited = requirements.filter { $0.basis == basis }.map(\.paragraph).unique
      return cited.isEmpty ? nil : cited.joined(separator: ", ") + mark
    }.joined(separator: "; ")
  }

  /// Requirements that go beyond the other treaty in the same cases, together.
  private func grouped(_ excesses: [TreatyDiff.Excess], _ facts: FactSentences) -> [[TreatyDiff.Excess]] {
    excesses.grouped { excess in
      [excess.isWhole ? "whole" : "", excess.requirement.topic, excess.requirement.modality.rawValue]
        + (excess.isWhole ? [] : clauses(of: excess, facts))
    }.map(\.elements)
  }

  private func clauses(of excess: TreatyDiff.Excess, _ facts: FactSentences) -> [String] {
    facts.caseClauses(excess.cases, room: Length.sentence - 10).clauses
  }

  private func sentence(_ group: [TreatyDiff.Excess], _ other: Treaty, _ facts: FactSentences) -> String {
    let first = group[0]
    let articles = facts.list(group.map(\.requirement.paragraph), .and)
    let title = group.count == 1 ? ", \(first.requirement.title)" : ""
    var text = "\(group.count == 1 ? "Article" : "Articles") \(articles)\(title)"
    if first.requirement.modality != .shall { text += " (\(first.requirement.modality.name(in: "en")))" }
    if group.contains(where: { $0.requirement.basis != .read }) { text += ", provisional" }
    if first.isWhole {
      text += ": the \(other.shortTitle) asks for none of it."
    } else {
      text += ": beyond the \(other.shortTitle) \(facts.whereClauses(clauses(of: first, facts)))."
    }
    if let witness = first.cases.first?.witness { text += " For example: \(facts.sentence(witness))." }
    let counterparts = group.flatMap(\.counterparts).map(\.paragraph).unique
    if !counterparts.isEmpty { text += " Compare Article \(counterparts.joined(separator: ", "))." }
    return text
  }

  private func json(_ diff: TreatyDiff) -> String {
    func entries(_ excesses: [TreatyDiff.Excess]) -> [TreatyDiffDocument.Excess] {
      excesses.map { excess in
        .init(
          requirement: excess.requirement.id, article: excess.requirement.article,
          modality: excess.requirement.modality.rawValue, whole: excess.isWhole,
          counterparts: excess.counterparts.map(\.id),
          uncovered: excess.cases.map { group in
            Dictionary(group.limits.map { ($0.variable, $0.words) }, uniquingKeysWith: { first, _ in first })
          }, witness: excess.cases.first?.witness.facts, complete: excess.isComplete)
      }
    }
    return JSONFormat().encode(
      TreatyDiffDocument(
        left: diff.left.id, right: diff.right.id,
        subjects: diff.subjects.map {
          .init(
            topic: $0.topic.id, left: $0.left.map(\.id), right: $0.right.map(\.id), provisional: !$0.isRead)
        },
        leftBeyond: entries(diff.leftBeyond),
        rightBeyond: entries(diff.rightBeyond)))
  }
}

/// A page of headings and items, as plain text or as Markdown.
private struct Page {
  let isMarkdown: Bool
  private(set) var text = ""

  init(isMarkdown: Bool) {
    self.isMarkdown = isMarkdown
  }

  mutating func heading(_ title: String) {
    text += isMarkdown ? "# \(escaped(title))\n" : "\(title)\n\(String(repeating: "=", count: title.count))\n"
  }

  mutating func paragraph(_ sentence: String) {
    text += "\n" + (isMarkdown ? escaped(sentence) : foldedLines(sentence, to: 100).joined(separator: "\n")) + "\n"
  }

  mutating func section(_ title: String) {
    text += isMarkdown ? "\n## \(escaped(title))\n\n" : "\n\(title)\n"
  }

  mutating func item(_ sentence: String) {
    if isMarkdown {
      text += "- \(escaped(sentence))\n"
    } else {
      text += foldedLines(sentence, to: 98).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 + "\n" }.joined()
    }
  }

  /// Markdown's own signs, taken as signs of the text.
  private func escaped(_ text: String) -> String {
    String(text.flatMap { "\\`*_[]<>|".contains($0) ? ["\\", $0] : [$0] })
  }
}

private struct ReportDiffDocument: Encodable {
  struct Change: Encodable {
    var requirement: String
    var before: String
    var after: String
  }

  struct Entry: Encodable {
    var id: String
    var message: String
  }

  var jurisdiction: String
  var treaty: String
  var left: String
  var right: String
  var leftBills: [String]
  var rightBills: [String]
  var statusChanges: [Change]
  var closed: [Entry]
  var opened: [Entry]
  var changed: [Entry]
  var unchanged: [String]
}

private struct TreatyDiffDocument: Encodable {
  struct Subject: Encodable {
    var topic: String
    var left: [String]
    var right: [String]
    var provisional: Bool
  }

  struct Excess: Encodable {
    var requirement: String
    var article: String
    var modality: String
    var whole: Bool
    var counterparts: [String]
    var uncovered: [[String: [String]]]
    var witness: [String: String]?
    var complete: Bool
  }

  var left: String
  var right: String
  var subjects: [Subject]
  var leftBeyond: [Excess]
  var rightBeyond: [Excess]
}
