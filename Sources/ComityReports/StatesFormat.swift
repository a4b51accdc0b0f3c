// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityMapper

/// Writes what two States have to say to each other: dual criminality, and the answer to a request.
package struct StatesFormat: Sendable {
  package var language: String

  package init(language: String = "en") {
    self.language = language
  }

  // MARK: Dual criminality

  /// Dual criminality as text: a table, then a case on each side that has one.
  package func text(_ dual: DualCriminality) -> String {
    let facts = FactSentences(vocabulary: dual.vocabulary, language: language)
    let heading = "Dual criminality: offences of \(dual.left.name) under the law of \(dual.right.name)"
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n"
    for pair in dual.pairs {
      let right =
        pair.right.map { "\($0.citation), \($0.title)" }
        ?? (pair.isSurveyed ? "nothing" : "nothing that was surveyed: the topic was not")
      text += "\n\(pair.left.citation), \(pair.left.title): \(pair.result.rawValue) – \(right)\n"
      if let witness = pair.leftOnly {
        text += wrapped("Only under \(pair.left.citation): \(facts.sentence(witness)).", indent: "  ")
      }
      if let witness = pair.rightOnly, let right = pair.right {
        text += wrapped("Only under \(right.citation): \(facts.sentence(witness)).", indent: "  ")
      }
    }
    return text
  }

  /// Dual criminality as JSON, in the shape that scripts rely on.
  package func json(_ dual: DualCriminality) -> String {
    JSONFormat().encode(
      DualDocument(
        left: dual.left.code, right: dual.right.code,
        offenses: dual.pairs.map { pair in
          DualDocument.Entry(
            left: pair.left.id, right: pair.right?.id, result: pair.result.rawValue, surveyed: pair.isSurveyed,
            leftOnly: pair.leftOnly?.facts,
            rightOnly: pair.rightOnly?.facts)
        }))
  }

  // MARK: Requests

  /// The answer to a request as text: the answer first, then why, then what would change it.
  package func text(_ answer: AssistanceAnswer, from asking: Jurisdiction, to asked: Jurisdiction) -> String {
    let evidence = FactSentences(vocabulary: answer.evidence, language: language)
    let conduct = FactSentences(vocabulary: answer.conduct, language: language)
    let heading = "\(asking.name) asks \(asked.name): \(words(answer.verdict))"
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n\n"
    text += wrapped("The case decided: \(evidence.sentence(answer.witness)).")
    if !answer.grounds.isEmpty {
      text += "\nGrounds of refusal\n"
      for ground in answer.grounds {
        let force = ground.isMandatory ? "must refuse" : "may refuse"
        let condition = ground.condition.isEmpty ? "" : ", if \(evidence.clauses(ground.condition))"
        let summary = sentence(ground.summary)
        text += wrapped("- \(ground.citation): \(force)\(condition). \(summary)", indent: "  ", first: "")
      }
    }
    text += "\nThe chain of norms\n"
    for step in answer.chain {
      let condition = step.condition.isEmpty ? "" : ", where \(evidence.clauses(step.condition))"
      let effect = words(step.effect).agreeing(with: step.citation)
      let summary = sentence(step.summary)
      text += wrapped("- \(step.citation): \(effect)\(condition). \(summary)", indent: "  ", first: "")
    }
    if let witness = answer.dualCriminalityWitness,
      !answer.chain.contains(where: { $0.effect == .dualCriminalityUnknown })
    {
      text += wrapped("  A case that \(asked.name) does not punish: \(conduct.sentence(witness)).", indent: "  ")
    }
    if !answer.changes.isEmpty {
      text += "\nThe answer would be another\n"
      var verdicts: [AssistanceAnswer.Verdict] = []
      for change in answer.changes where !verdicts.contains(change.verdict) { verdicts.append(change.verdict) }
      for verdict in verdicts {
        let facts = answer.changes.filter { $0.verdict == verdict }.map { evidence.clause($0.fact) }
        if let only = facts.first, facts.count == 1 {
          text += wrapped("- \(words(verdict)), if \(only).", indent: "  ", first: "")
        } else {
          text += "- \(words(verdict)), if one of these holds:\n"
          for (index, fact) in facts.enumerated() {
            text += wrapped("- \(fact)\(index == facts.count - 1 ? "." : ";")", indent: "    ", first: "  ")
          }
        }
      }
    }
    return text + "\nThis is a mapping of texts, not legal advice.\n"
  }

  /// The answer to a request as JSON, in the shape that scripts rely on.
  package func json(_ answer: AssistanceAnswer) -> String {
    let evidence = FactSentences(vocabulary: answer.evidence, language: language)
    return JSONFormat().encode(
      RequestDocument(
        answer: answer.verdict.rawValue, treaty: answer.treaty,
        grounds: answer.grounds.map { ground in
          .init(
            article: ground.article, citation: ground.citation, condition: evidence.clauses(ground.condition),
            certain: ground.isCertain, mandatory: ground.isMandatory, norm: ground.norm)
        },
        chain: answer.chain.map { step in
          .init(
            norm: step.norm, citation: step.citation, effect: step.effect.rawValue,
            condition: evidence.clauses(step.condition), summary: step.summary)
        },
        dependsOn: answer.dependsOn,
        changes: answer.changes.map { change in
          .init(variable: change.fact.variable, values: change.fact.words, answer: change.verdict.rawValue)
        },
        witness: answer.witness.facts, dualCriminalityWitness: answer.dualCriminalityWitness?.facts))
  }

  // MARK: Exposure

  /// What one State could ask of another about protected activities, as text: offence by offence, those that would have
  /// to be answered first; then the grounds of refusal that depend on the case.
  package func text(_ exposure: CooperationExposure) -> String {
    let names = Names(language: language)
    let (asking, asked) = (names.country(exposure.asking), names.country(exposure.asked))
    let heading = "What \(asking) could obtain from \(asked) about protected activities"
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n\n"
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
    let activities = facts.list(entries.map { Names(language: language).activity($0.activity) }, .and)
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

  private func item(_ ground: AssistanceAnswer.Ground, _ evidence: FactSentences) -> String {
    let force = ground.isMandatory ? "must refuse" : "may refuse"
    let condition = ground.condition.isEmpty ? "" : ", if \(evidence.clauses(ground.condition))"
    return wrapped("- \(ground.citation): \(force)\(condition). \(ground.summary)", indent: "  ", first: "")
  }

  /// The same as JSON.
  package func json(_ exposure: CooperationExposure) -> String {
    JSONFormat().encode(
      ExposureDocument(
        from: exposure.asking.code, to: exposure.asked.code, treaty: exposure.treaty.id, binds: exposure.binds,
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

  private func words(_ verdict: AssistanceAnswer.Verdict) -> String {
    switch verdict {
    case .mustAssist: "must assist"
    case .mayRefuse: "may refuse"
    case .mustRefuse: "must refuse"
    case .noTreatyBasis: "no treaty obliges"
    }
  }

  private func words(_ effect: AssistanceAnswer.Effect) -> String {
    switch effect {
    case .binds: "binds both States"
    case .doesNotBind: "does not bind both States"
    case .dualCriminalityMet: "dual criminality"
    case .dualCriminalityNotMet: "no dual criminality"
    case .dualCriminalityUnknown: "dual criminality not surveyed"
    case .obliges: "{obliges|oblige} to assist"
    case .refuses: "{lets|let} the State asked refuse"
    case .grants: "{gives|give} the power"
    case .forbids: "{forbids|forbid} it"
    case .permits: "{permits|permit} it without the State asked"
    }
  }

  /// A summary as a sentence, although it may be but a heading.
  private func sentence(_ summary: String) -> String {
    let text = summary.prefix(1).uppercased() + summary.dropFirst()
    return text.last.map { ".!?".contains($0) } ?? true ? text : text + "."
  }

  private func wrapped(_ text: String, indent: String = "", first: String? = nil) -> String {
    foldedLines(text, to: 100 - indent.count).enumerated()
      .map { ($0 == 0 ? first ?? indent : indent) + $1 + "\n" }.joined()
  }
}

private struct DualDocument: Encodable {
  struct Entry: Encodable {
    var left: String
    var right: String?
    var result: String
    var surveyed: Bool
    var leftOnly: [String: String]?
    var rightOnly: [String: String]?
  }

  var left: String
  var right: String
  var offenses: [Entry]
}

private struct RequestDocument: Encodable {
  struct Ground: Encodable {
    var article: String
    var citation: String
    var condition: String
    var certain: Bool
    var mandatory: Bool
    var norm: String
  }

  struct Step: Encodable {
    var norm: String
    var citation: String
    var effect: String
    var condition: String
    var summary: String
  }

  struct Change: Encodable {
    var variable: String
    var values: [String]
    var answer: String
  }

  var answer: String
  var treaty: String?
  var grounds: [Ground]
  var chain: [Step]
  var dependsOn: [String]
  var changes: [Change]
  var witness: [String: String]
  var dualCriminalityWitness: [String: String]?
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
  var binds: Bool
  var measure: String
  var data: String
  var offenses: [Entry]
}
