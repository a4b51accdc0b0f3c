// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

/// Reads a list of States.
func decodeStates(_ root: Node, _ log: DiagnosticLog) -> [StateIdentity] {
  guard let fields = Fields(root, .states, log), fields.source() != nil, let list = fields["states"] else { return [] }
  return log.entries(byCode: list, "'states'").compactMap { code, place, node in
    guard let fields = Fields(node, .state, log), let name = fields.localizedText("name") else { return nil }
    return StateIdentity(
      code: code, name: name, kind: fields.word("kind", StateIdentity.Kind.self) ?? .state,
      memberOf: fields.texts("member-of").map(\.text), observerAt: fields.texts("observer-at").map(\.text),
      place: place)
  }
}

/// Reads the chart of a treaty.
func decodeChart(_ root: Node, _ log: DiagnosticLog) -> TreatyChart? {
  guard let fields = Fields(root, .standing, log), let headNode = fields["standing"],
    let head = Fields(headNode, .standingHead, log), let treaty = head.identifier("treaty"),
    let list = fields["entries"]
  else { return nil }
  let asOf = head.date("as-of")
  let isComplete = head.boolean("complete") ?? false
  if isComplete, head["as-of"] == nil {
    log.error("missing-key", "a list that is complete needs 'as-of': the day whose state it shows", at: head.place)
  }
  let sources = ChartSources(head, log)
  let entries = log.entries(byCode: list, "'entries'").compactMap { code, place, node in
    decodeEntry(node, of: code, at: place, asOf: asOf, sources, log)
  }
  let unnamed = fields.list("reported").compactMap { node in
    Fields(node, .unnamedReport, log).flatMap { decodeReport($0, sources, count: $0.integer("count") ?? 1) }
  }
  return TreatyChart(
    treaty: treaty, asOf: asOf, completeAsOf: isComplete ? asOf : nil, source: head.source(),
    entries: entries.sorted { $0.state < $1.state }, unnamed: unnamed, note: head.text("note"),
    place: head["treaty"]?.place)
}

private func decodeEntry(
  _ node: Node, of code: String, at place: Place, asOf: CalendarDate?, _ sources: ChartSources, _ log: DiagnosticLog
) -> TreatyChart.Entry? {
  guard let fields = Fields(node, .chartEntry, log) else { return nil }
  let marks = fields.texts("marks").compactMap { text, place -> TreatyChart.Mark? in
    if let mark = TreatyChart.Mark(rawValue: text) { return mark }
    log.unknownWord("unknown-word", "mark", text, among: TreatyChart.Mark.allCases.map(\.rawValue), at: place)
    return nil
  }
  let reported = fields.list("reported").compactMap { node in
    Fields(node, .chartReport, log).flatMap { decodeReport($0, sources, count: 1) }
  }
  return TreatyChart.Entry(
    state: code, signed: fields.day("signed"), ratified: fields.day("ratified"), acceded: fields.day("acceded"),
    inForce: fields.date("in-force"), withdrawn: fields.date("withdrawn"),
    isInvited: fields.boolean("invited") ?? false, marks: marks, reported: reported, asOf: asOf,
    source: sources.source(fields),
    note: fields.text("note"), place: place)
}

private func decodeReport(_ fields: Fields, _ sources: ChartSources, count: Int) -> TreatyChart.Report? {
  guard let act = fields.word("act", TreatyChart.Report.Act.self), let summary = fields.text("summary"),
    let source = sources.source(fields)
  else { return nil }
  return TreatyChart.Report(act: act, count: count, when: fields.text("when"), summary: summary, source: source)
}

/// The sources that the entries of a chart name by a word.
private struct ChartSources {
  private var sources: [String: Source] = [:]
  private let log: DiagnosticLog

  init(_ head: Fields, _ log: DiagnosticLog) {
    self.log = log
    for (key, node) in head.entries("sources") {
      guard let word = log.identifier(key, "a source") else { continue }
      sources[word] = Source(node, log)
    }
  }

  /// The source that an entry names, where it names one.
  func source(_ fields: Fields) -> Source? {
    guard let word = fields.identifier("source") else { return nil }
    if sources[word] == nil {
      log.unknownWord("unknown-source", "source", word, among: sources.keys.sorted(), at: fields["source"]?.place)
    }
    return sources[word]
  }
}

extension Fields {
  /// The day of an act, or that it was done on a day that was not read.
  fileprivate func day(_ key: String) -> TreatyChart.Day? {
    if self[key]?.isText("undated") ?? false { return .undated }
    return date(key).map { .on($0) }
  }
}

extension DiagnosticLog {
  /// The entries of a mapping whose keys are codes of States.
  fileprivate func entries(byCode node: Node, _ what: String) -> [(code: String, place: Place, node: Node)] {
    guard node.kind == .mapping else {
      error("not-a-mapping", "\(what) is a mapping from codes of States, such as DE", at: node.place)
      return []
    }
    return node.entries.compactMap { key, value in
      let code = key.scalar ?? ""
      guard isCode(code) else {
        error("invalid-code", "'\(code)' is no code of a State; expected two capitals, such as DE", at: key.place)
        return nil
      }
      return (code, key.place, value)
    }
  }
}
