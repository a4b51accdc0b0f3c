// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

extension Source {
  /// Reads a source.
  init?(_ node: Node, _ log: DiagnosticLog) {
    guard let fields = Fields(node, .source, log), let title = fields.text("title"), let url = fields.text("url")
    else { return nil }
    if !url.hasPrefix("https://"), !url.hasPrefix("http://") {
      log.error(
        "invalid-address", "'\(url)' is no web address; expected https://…", at: fields["url"]?.place ?? node.place)
      return nil
    }
    self.init(
      title: title, url: url, consolidated: fields.date("consolidated"), language: fields.text("language"))
  }
}

extension Dispute.Ground {
  /// Reads the ground of a dispute.
  init?(_ node: Node, _ log: DiagnosticLog) {
    guard let fields = Fields(node, .ground, log), let reason = fields.text("reason") else { return nil }
    self.init(reason: reason, source: fields.source())
  }
}

extension Period {
  /// Reads a period.
  init?(_ node: Node, _ log: DiagnosticLog) {
    guard let fields = Fields(node, .period, log) else { return nil }
    self.init(from: fields.date("from"), until: fields.date("until"))
    if let from, let until, until <= from {
      log.error("empty-period", "the period ends on \(until), before it begins on \(from)", at: node.place)
    }
  }
}

extension Fields {
  /// Whether, and when, the model was held against the text.
  func review() -> Review? {
    guard let node = self["review"] else { return nil }
    if node.kind == .mapping {
      guard let checked = Fields(node, .review, log)?.date("checked-against-source") else { return nil }
      // What the source states was read already, and its mistakes were reported there.
      let quiet = DiagnosticLog()
      let begin = self["in-force"].flatMap { Period($0, quiet) }?.from
      // A text of law to come can be read before it is law.
      if let shown = self["source"].flatMap({ Source($0, quiet) })?.consolidated, checked < shown,
        begin.map({ $0 < shown }) ?? true
      {
        log.error(
          "impossible-order", "the text shows the law of \(shown), and the model was held against it on \(checked)",
          at: node.place)
      }
      return .checkedAgainstSource(checked)
    }
    guard let text = log.text(node, "'review'") else { return nil }
    if text == "unreviewed" { return .unreviewed }
    log.error(
      "invalid-review", "expected 'unreviewed' or {checked-against-source: YYYY-MM-DD}, found '\(text)'",
      at: node.place)
    return nil
  }

  /// When the provision is law; always, where the key is left out.
  func period() -> Period {
    self["in-force"].flatMap { Period($0, log) } ?? Period()
  }

  /// The defences and carve-outs.
  func carveouts(_ reader: ConditionReader) -> [Carveout] {
    let all = list("except").compactMap { Carveout($0, reader, log) }
    reportDuplicates(all.map { ($0.id, $0.place) }, "exception", log)
    return all
  }
}

extension Carveout {
  /// Reads a carve-out.
  init?(_ node: Node, _ reader: ConditionReader, _ log: DiagnosticLog) {
    guard let fields = Fields(node, .carveout(reader.vocabulary.space), log), let id = fields.identifier("id"),
      let kind = fields.word("kind", Kind.self), let when = fields["when"], let summary = fields.text("summary")
    else { return nil }
    self.init(
      id: id, kind: kind, when: reader.conditions(when, log), summary: summary, citation: fields.text("citation"),
      disputed: fields["disputed"].flatMap { Dispute.Ground($0, log) }, place: fields["id"]?.place)
    question = fields.integer("question")
  }
}
