// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

/// Reads when a treaty enters into force: in words, or in words and as data.
func decodeEntryIntoForce(_ head: Fields, _ log: DiagnosticLog) -> (words: String, rule: EntryIntoForceRule?) {
  guard let node = head["entry-into-force"] else { return ("", nil) }
  guard node.kind == .mapping else { return (head.text("entry-into-force") ?? "", nil) }
  guard let fields = Fields(node, .entryIntoForce, log) else { return ("", nil) }
  let words = fields.text("words") ?? ""
  guard let instruments = fields.integer("instruments"),
    let delay = fields["after"].flatMap({ decodeDelay($0, log) })
  else { return (words, nil) }
  var amongThem: [String: Int] = [:]
  for (key, value) in fields.entries("among-them") {
    guard let organization = log.identifier(key, "an organization"), let text = log.scalar(value, "a number")
    else { continue }
    guard let number = Int(text), (1...instruments).contains(number) else {
      log.error("invalid-number", "'\(text)' is no whole number from 1 to \(instruments)", at: value.place)
      continue
    }
    amongThem[organization] = number
  }
  let later = fields["later"].flatMap { decodeDelay($0, log) }
  return (
    words, EntryIntoForceRule(instruments: instruments, amongThem: amongThem, delay: delay, laterDelay: later)
  )
}

private func decodeDelay(_ node: Node, _ log: DiagnosticLog) -> EntryIntoForceRule.Delay? {
  guard let fields = Fields(node, .delay, log) else { return nil }
  let isFirstOfMonth = fields.word("then", DelayEnd.self) != nil
  switch (fields.integer("days"), fields.integer("months")) {
  case (let days?, nil) where !isFirstOfMonth: return .days(days)
  case (nil, let months?): return isFirstOfMonth ? .firstOfMonth(afterMonths: months) : .months(months)
  default:
    log.error(
      "unknown-delay", "expected {days: 90}, {months: 3} or {months: 3, then: first-of-month}", at: node.place)
    return nil
  }
}

/// What is waited for after so many months.
enum DelayEnd: String, CaseIterable {
  /// The first day of the month that follows.
  case firstOfMonth = "first-of-month"
}
