// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper
import Regions

/// A provision with what it reaches, in whichever space.
private struct Text {
  var provision: any Provision
  var reaches: [Condition]
  var disputes: [Dispute] = []
  var id: String { provision.id }

  init?(_ provision: any Provision) {
    switch provision {
    case let offense as any OffenseDefinition:
      reaches = offense.reaches
      disputes = offense.disputes
    case let rule as any DataSharingObligation:
      reaches = rule.reaches
      disputes = rule.disputes
    default: return nil
    }
    self.provision = provision
  }
}

/// A treaty and other texts side by side, element by element, for the case that a finding shows: the nearest provisions
/// of a law, or what another treaty asks for.
struct Comparison {
  /// What one of the texts says on one element.
  struct Cell {
    /// What the text asks for, in words; nothing where it does not speak of the element.
    var words: String?
    /// What it thereby keeps out, in words, where it stands in the way.
    var keepsOut: String?
    /// Whether the element is disputed.
    var isDisputed = false
  }

  /// One element.
  struct Row {
    var label: String
    var treaty: Cell
    var others: [Cell]
  }

  /// The citations of the other texts, nearest first, at most so many as a page can show side by side.
  var citations: [String]
  var rows: [Row]
  /// Whether it is an exception of the provision that is laid beside the treaty.
  var isOfException = false

  /// Nothing, where there are no texts to lay side by side.
  init?(_ finding: Finding, _ requirement: Requirement, _ sentences: FindingSentences) {
    let vocabulary = sentences.facts(for: finding).vocabulary
    guard requirement.kind == .criminalize || requirement.kind.space == .evidence,
      vocabulary.space == requirement.kind.space, finding.kind.isLaidBeside
    else { return nil }
    let near = finding.provisions.compactMap { sentences.report.provision($0).flatMap(Text.init) }.prefix(3)
    guard !near.isEmpty, !requirement.reaches.isEmpty else { return nil }
    let words = ElementWords(vocabulary: vocabulary, language: sentences.language)
    let facts = finding.witness?.facts ?? [:]
    let asked = vocabulary.nearest(requirement.reaches, to: facts)
    if let exception = finding.content.exception {
      let offense = near[0]
      let taken = vocabulary.nearest(exception.when, to: facts)
      citations = [offense.provision.citation]
      isOfException = true
      rows = taken.limits.sorted { $0.key < $1.key }.map { index, limit in
        let variable = vocabulary.variables[index]
        return Row(
          label: variable.label[sentences.language],
          treaty: Cell(words: asked.limits[index].map { words.text($0, of: variable) }),
          others: [
            Cell(words: words.text(limit, of: variable), keepsOut: "", isDisputed: exception.disputed != nil)
          ])
      }
      return
    }
    let texts = near.map { vocabulary.nearest($0.reaches, to: facts) }
    let blocked = finding.blocking.filter { element in near.contains { $0.id == element.provision } }
    var limited = Set(asked.limits.keys)
    for text in texts { limited.formUnion(text.limits.keys) }
    limited.formUnion(blocked.compactMap { vocabulary.index(of: $0.variable) })
    citations = near.map(\.provision.citation)
    rows = limited.sorted().map { index in
      let variable = vocabulary.variables[index]
      return Row(
        label: variable.label[sentences.language],
        treaty: Cell(words: asked.limits[index].map { words.text($0, of: variable) }),
        others: zip(near, texts).map { offense, text in
          let elements = blocked.filter {
            $0.provision == offense.id && $0.variable == variable.id && $0.exception == nil
          }
          let isDisputed = offense.disputes.contains { $0.variable == index }
          guard let element = elements.first else {
            return Cell(words: text.limits[index].map { words.text($0, of: variable) }, isDisputed: isDisputed)
          }
          let found = elements.flatMap { words.items($0.found, of: variable) }.reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
          }
          return Cell(
            words: words.text(element.allowed, of: variable), keepsOut: words.list(found), isDisputed: isDisputed)
        })
    }
  }
}

extension Comparison {
  /// What a requirement asks for beyond another treaty, beside what that treaty asks for on the same topic.
  init?(_ excess: TreatyDiff.Excess, vocabulary: Vocabulary, language: String) {
    guard let witness = excess.cases.first?.witness, !excess.requirement.reaches.isEmpty else { return nil }
    // Two have room beside the treaty: those that miss the case by the fewest elements.
    let distances = excess.counterparts.filter { !$0.reaches.isEmpty }.map { counterpart in
      let text = vocabulary.nearest(counterpart.reaches, to: witness.facts)
      return (counterpart, text.limits.filter { !vocabulary.holds($1, vocabulary.variables[$0], witness.facts) }.count)
    }
    let near = distances.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }
      .prefix(2).map(\.element.0)
    guard !near.isEmpty else { return nil }
    let words = ElementWords(vocabulary: vocabulary, language: language)
    let asked = vocabulary.nearest(excess.requirement.reaches, to: witness.facts)
    let texts = near.map { vocabulary.nearest($0.reaches, to: witness.facts) }
    citations = near.map(\.paragraph)
    rows = texts.reduce(into: Set(asked.limits.keys)) { $0.formUnion($1.limits.keys) }.sorted().map { index in
      let variable = vocabulary.variables[index]
      return Row(
        label: variable.label[language],
        treaty: Cell(words: asked.limits[index].map { words.text($0, of: variable) }),
        others: texts.map { text in
          guard let limit = text.limits[index] else { return Cell() }
          let keepsOut = !vocabulary.holds(limit, variable, witness.facts)
          return Cell(words: words.text(limit, of: variable), keepsOut: keepsOut ? "" : nil)
        })
    }
  }
}

extension HTMLPage {
  /// A treaty and the nearest provisions side by side.
  static func table(_ comparison: Comparison, of sentences: FindingSentences) -> HTML {
    let language = sentences.language
    let caption: Caption = comparison.isOfException ? .exceptionTakesOut : .provisionAsks
    let heads = comparison.citations.map { citation in
      let cited = sentences.names.reference(citation)
      return caption.text(["provision": cited], in: language).agreeing(with: cited, ofOneProvision: true)
    }
    return table(
      comparison, caption: .comparison, treaty: Caption.treatyAsks.text(["treaty": sentences.treaty], in: language),
      others: heads, way: .inTheWay, language: language)
  }

  /// The texts side by side.
  ///
  /// These tables are the bulk of a page: they do without the end tags that HTML does not need.
  ///
  /// - Parameters:
  ///   - treaty: the head of the treaty's column.
  ///   - others: the heads of the other columns.
  ///   - way: what is said of an element that keeps the case out.
  static func table(
    _ comparison: Comparison, caption: Caption, treaty: String, others: [String], way: Caption, language: String
  ) -> HTML {
    let heads: [HTML] = others.map { "<th scope=col>\($0)" }
    // What differs is what a reader looks for; what does not is said in one line.
    let isSame = { (row: Comparison.Row) in
      row.others.allSatisfy { $0.keepsOut == nil && !$0.isDisputed && $0.words == row.treaty.words }
    }
    let rows: [HTML] = comparison.rows.filter { !isSame($0) }.map { row in
      let cells = row.others.map { cell($0, row.treaty, way, language) }
      return "<tr><th scope=row>\(row.label)\(cell(row.treaty, nil, way, language))\(cells)"
    }
    let alike: [HTML] = comparison.rows.filter(isSame).map { row in
      "\(row.label): \(row.treaty.words ?? "")"
    }
    let last: HTML? =
      alike.isEmpty
      ? nil
      : """
      <tr><th scope=row>✓ \(Caption.same.text(in: language))<td class=no colspan=\(others.count + 1)>\(alike.joined("; "))
      """
    return """
      <table class=texts><caption>\(caption.text(in: language))</caption>
      <thead><tr><th scope=col>\(Caption.element.text(in: language))<th scope=col>\(treaty)\(heads)
      <tbody>\(rows)\(last)</table>
      """
  }

  private static func cell(
    _ cell: Comparison.Cell, _ treaty: Comparison.Cell?, _ way: Caption, _ language: String
  ) -> HTML {
    guard let words = cell.words else {
      return "<td class=no>\(Caption.notAsked.text(in: language))"
    }
    if cell.keepsOut == nil, !cell.isDisputed, words == treaty?.words {
      return "<td class=no>✓ \(Caption.same.text(in: language))"
    }
    let disputed: HTML? = cell.isDisputed ? " <em>(\(Caption.disputed.text(in: language)))</em>" : nil
    guard let out = cell.keepsOut else { return "<td>\(words)\(disputed)" }
    let kept: HTML? =
      out.isEmpty ? nil : "<span class=out>\(Caption.keepsOut.text(["cases": out], in: language))</span>"
    return """
      <td class=way><b>✗ \(way.text(in: language))\(Frame.colon.text(in: language))</b> \(words)\(disputed)\(kept)
      """
  }
}

/// What an element asks for, in the words that stand beside its label.
struct ElementWords {
  let vocabulary: Vocabulary
  let language: String

  func text(_ limit: Limit, of variable: Variable) -> String {
    switch limit {
    case .values(let values): list(items(variable.words(for: values), of: variable))
    case .numbers(let ranges): list(ranges.map { text($0, of: variable) })
    }
  }

  func text(_ limit: FactLimit, of variable: Variable) -> String { list(items(limit, of: variable)) }

  func items(_ limit: FactLimit, of variable: Variable) -> [String] {
    variable.kind == .number ? limit.ranges.map { text($0, of: variable) } : items(limit.words, of: variable)
  }

  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let head = items.dropLast().joined(separator: Frame.comma.text(in: language))
    return "\(head) \(Frame.or.text(in: language)) \(last)"
  }

  private func items(_ words: [String], of variable: Variable) -> [String] {
    if vocabulary.space == .evidence, variable.role == .circumstance {
      // Its phrases begin alike, which a sentence says once.
      let limit = FactLimit(variable: variable.id, words: words, ranges: [])
      return [FactSentences(vocabulary: vocabulary, language: language).circumstance(limit)]
    }
    let members = words.compactMap { variable.value(named: $0)?.members }.reduce(ValueSet()) { $0.union($1) }
    let all = ValueSet(variable.values.indices)
    // "Or more" and "anything but" read better than a list of nearly everything.
    if variable.kind == .ordered, words.count > 1, let least = members.values.first,
      members == ValueSet(least..<variable.values.count)
    {
      return [Caption.orMore.text(["state": phrase(variable.values[least].id, of: variable)], in: language)]
    }
    let others = variable.words(for: all.subtracting(members))
    if words.count > 2, (1...2).contains(others.count) {
      let values = list(others.map { phrase($0, of: variable) })
      return [Caption.anythingBut.text(["values": values], in: language)]
    }
    return words.map { phrase($0, of: variable) }
  }

  private func phrase(_ word: String, of variable: Variable) -> String {
    guard let phrase = variable.value(named: word)?.phrase[language] else { return word }
    guard variable.role != .circumstance else { return Frame.inCell.text(["clause": phrase], in: language) }
    return phrase.replacing("{object}", with: "…").withoutLastComma
  }

  private func text(_ range: NumberRange, of variable: Variable) -> String {
    let unit = variable.unit.map { " \(Names(language: language).unit($0))" } ?? ""
    guard let upper = range.upper else {
      return Caption.from.text(["number": "\(range.lower)"], in: language) + unit
    }
    if upper - range.lower == 1 { return "\(range.lower)" + unit }
    if range.lower <= variable.minimum { return Caption.under.text(["number": "\(upper)"], in: language) + unit }
    return Caption.range.text(["lower": "\(range.lower)", "upper": "\(upper - 1)"], in: language) + unit
  }
}

extension Vocabulary {
  /// The condition that the facts miss by the fewest elements, the first of them where several do.
  fileprivate func nearest(_ conditions: [Condition], to facts: [String: String]) -> Condition {
    let distances = conditions.map { condition in
      condition.limits.filter { index, limit in !holds(limit, variables[index], facts) }.count
    }
    let least = distances.min() ?? 0
    return zip(conditions, distances).first { $0.1 == least }?.0 ?? Condition()
  }

  /// Whether a limit allows what the facts say, or what is usual where they are silent.
  fileprivate func holds(_ limit: Limit, _ variable: Variable, _ facts: [String: String]) -> Bool {
    switch limit {
    case .values(let values):
      if let word = facts[variable.id] { return variable.value(named: word)?.members.isSubset(of: values) ?? false }
      return (variable.usual ?? variable.whenSilent?.values.first).map { values.contains($0) } ?? true
    case .numbers(let ranges):
      guard let number = facts[variable.id].flatMap(Int.init) ?? variable.usual else { return true }
      return ranges.contains { $0.contains(number) }
    }
  }
}
