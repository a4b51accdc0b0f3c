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
