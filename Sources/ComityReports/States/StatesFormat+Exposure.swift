// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

extension StatesFormat {
  /// What one State could ask of another about protected activities, as text: offence by offence, those that would have
  /// to be answered first; then the grounds of refusal that depend on the case.
  package func text(_ exposure: CooperationExposure) -> String {
    let (asking, asked) = (names.country(exposure.asking), names.country(exposure.asked))
    let heading = "What \(asking) could obtain from \(asked) about protected activities"
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n\n" + billTextAhead
    text += wrapped(
      "Asked under the \(names.treaty(exposure.treaty)), by \(exposure.measure), for \(exposure.data), for offences that "
        + "reach what should not be punished."
        + (exposure.binds ? "" : " It does not bind both States: the answers say what would hold if it did."))
    if let note = exposure.asking.note { text += wrapped("How far the law of \(asking) was read: \(note)") }
    // Grounds that every request has alike are told once, at the end.
    let obliged = exposure.entries.filter { $0.answer.verdict != .noTreatyBasis }
    let shared =
      obliged.map { Set($0.answer.grounds.filter { !$0.isCertain }.map(\.norm)) }
      .reduce(nil as Set<String>?) { $0?.intersection($1) ?? $1 } ?? []
    for verdict in AssistanceAnswer.Verdict.allCases {
      let entries = exposure.entries.filter { $0.answer.verdict == verdict }
      guard !entries.isEmpty else { continue }
      switch verdict {
      case .mustAssist: text += "\n\(asked) must assist, unless one of the grounds below is shown to be there\n"
      case .noTreatyBasis: text += "\nThe treaty does not oblige \(asked)\n"
      case .mayRefuse, .mustRefuse: text += "\n\(asked) \(words(verdict))\n"
      }
      for group in exposure.alike(entries) { text += block(group, exposure, shared, asked) }
    }
    if exposure.entries.isEmpty {
      text += wrapped("No offence of \(asking) that was surveyed meets a protected activity.")
    }
    let evidence = exposure.entries.first.map { FactSentences(vocabulary: $0.answer.evidence, language: language) }
    let grounds = obliged.first?.answer.grounds.filter { shared.contains($0.norm) } ?? []
    if let evidence, !grounds.isEmpty {
      text += "\nGrounds of refusal that depend on the case\n"
      for ground in grounds { text += item(ground, evidence) }
    }
    return text + "\nThis is a mapping of texts, not legal advice.\n"
  }

  private func block(
    _ entries: [CooperationExposure.Entry], _ exposure: CooperationExposure, _ shared: Set<String>, _ asked: String
  ) -> String {
    guard let entry = entries.first else { return "" }
    let facts = FactSentences(vocabulary: exposure.vocabulary, language: language)
    let activities = FactSentences(vocabulary: exposure.vocabulary, language: "en")
      .list(entries.map { names.activity($0.activity) }, .and)
    let offense = entry.offense
    var text = wrapped("- \(offense.citation), \(offense.title)", indent: "  ", first: "")
    var parts = ["reaches \(activities)"]
    switch entry.maximum {
    case .life?: parts.append("maximum life")
    case .months(let months)?: parts.append("maximum \(months) months")
    case .some(.none): parts.append("no deprivation of liberty")
    case nil: parts.append("penalty not read")
    }
    if let reaches = entry.reachesThreshold { parts.append(reaches ? "a serious crime" : "no serious crime") }
    switch entry.dualCriminality {
    case .full: parts.append("an offence in \(asked), too")
    case .partial:
      parts.append("in part an offence in \(asked), the case shown \(entry.isCasePunishable ? "among it" : "not")")
    case .none where entry.isSurveyed: parts.append("no offence in \(asked)")
    case .none: parts.append("whether it is an offence in \(asked) was not surveyed")
    }
    text += wrapped(facts.capitalized(parts.joined(separator: "; ")) + ".", indent: "  ")
    text += wrapped("For example: \(facts.sentence(entries.last?.witness ?? entry.witness)).", indent: "  ")
    let evidence = FactSentences(vocabulary: entry.answer.evidence, language: language)
    for ground in entry.answer.grounds where !shared.contains(ground.norm) {
      text += item(ground, evidence).split(separator: "\n").map { "  \($0)\n" }.joined()
    }
    return text
  }

  /// The same as JSON.
  package func json(_ exposure: CooperationExposure) -> String {
    JSONFormat().encode(
      ExposureDocument(
        from: exposure.asking.code, to: exposure.asked.code, treaty: exposure.treaty.id, bills: bills.map(\.title),
        binds: exposure.binds,
        measure: exposure.measure, data: exposure.data,
        offenses: exposure.entries.map { entry in
          .init(
            offense: entry.offense.id, activity: entry.activity.id, maxMonths: entry.maximum.flatMap(\.months),
            life: entry.maximum == .life, serious: entry.reachesThreshold,
            dualCriminality: entry.dualCriminality.rawValue, surveyed: entry.isSurveyed,
            answer: entry.answer.verdict.rawValue, grounds: entry.answer.grounds.filter(\.isCertain).map(\.norm),
            conditionalGrounds: entry.answer.grounds.filter { !$0.isCertain }.map(\.norm),
            casePunishable: entry.isCasePunishable,
            witness: entry.witness.facts)
        }))
  }
}

extension CooperationExposure {
  /// Entries on one offence of which everything but the activity is the same, together.
  fileprivate func alike(_ entries: [Entry]) -> [[Entry]] {
    var groups: [[Entry]] = []
    for entry in entries {
      let index = groups.firstIndex { group in
        group[0].offense.id == entry.offense.id && group[0].dualCriminality == entry.dualCriminality
          && group[0].isCasePunishable == entry.isCasePunishable
          && group[0].answer.grounds.map(\.norm) == entry.answer.grounds.map(\.norm)
      }
      if let index { groups[index].append(entry) } else { groups.append([entry]) }
    }
    return groups
  }
}

private struct ExposureDocument: Encodable {
  struct Entry: Encodable {
    var offense: String
    var activity: String
    var maxMonths: Int?
    var life: Bool
    var serious: Bool?
    var dualCriminality: String
    var surveyed: Bool
    var answer: String
    var grounds: [String]
    var conditionalGrounds: [String]
    var casePunishable: Bool
    var witness: [String: String]
  }

  var from: String
  var to: String
  var treaty: String
  var bills: [String]
  var binds: Bool
  var measure: String
  var data: String
  var offenses: [Entry]
}
