// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityMapper

extension StatesFormat {
  /// The answer to a request as text: the answer first, then why, then what would change it.
  package func text(_ answer: AssistanceAnswer, from asking: Jurisdiction, to asked: Jurisdiction) -> String {
    let evidence = FactSentences(vocabulary: answer.evidence, language: language)
    let conduct = FactSentences(vocabulary: answer.conduct, language: language)
    let (asking, asked) = (names.country(asking), names.country(asked))
    let heading = "\(asking) asks \(asked): \(words(answer.verdict))"
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n\n" + billTextAhead
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
      let effect = words(step.effect).agreeing(with: step.citation, ofOneProvision: true)
      let summary = sentence(step.summary)
      text += wrapped("- \(step.citation): \(effect)\(condition). \(summary)", indent: "  ", first: "")
    }
    if let witness = answer.dualCriminalityWitness,
      !answer.chain.contains(where: { $0.effect == .dualCriminalityUnknown })
    {
      text += wrapped("  A case that \(asked) does not punish: \(conduct.sentence(witness)).", indent: "  ")
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
        dependsOn: answer.dependsOn, bills: bills.map(\.title),
        changes: answer.changes.map { change in
          .init(variable: change.fact.variable, values: change.fact.words, answer: change.verdict.rawValue)
        },
        witness: answer.witness.facts, dualCriminalityWitness: answer.dualCriminalityWitness?.facts))
  }
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
  var bills: [String]
  var changes: [Change]
  var witness: [String: String]
  var dualCriminalityWitness: [String: String]?
}
