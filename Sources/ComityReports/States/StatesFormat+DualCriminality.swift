// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

extension StatesFormat {
  /// Dual criminality as text: a table, then a case on each side that has one.
  package func text(_ dual: DualCriminality) -> String {
    let facts = FactSentences(vocabulary: dual.vocabulary, language: language)
    let heading =
      "Dual criminality: offences of \(names.country(dual.left)) under the law of \(names.country(dual.right))"
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n"
    if !bills.isEmpty { text += "\n" + billText }
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
        left: dual.left.code, right: dual.right.code, bills: bills.map(\.title),
        offenses: dual.pairs.map { pair in
          DualDocument.Entry(
            left: pair.left.id, right: pair.right?.id, result: pair.result.rawValue, surveyed: pair.isSurveyed,
            leftOnly: pair.leftOnly?.facts,
            rightOnly: pair.rightOnly?.facts)
        }))
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
  var bills: [String]
  var offenses: [Entry]
}
