// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityYAML

extension ShapeWriter {
  /// A module, in one file or in several; each is the text of a file.
  mutating func module(_ code: String, inheriting layer: String? = nil, isLayer: Bool = false) -> [String] {
    choices = [
      "question": ["punishable"],
      "facts": ["{act: access, object: computer-system}", "{act: access, object: computer-data}"],
    ]
    if wildness == 0 {
      // Days in their order, and nothing that only names what may not be there.
      choices.merge(
        [
          "signed": ["2010-01-01"], "ratified": ["2011-01-01"], "in-force": ["2012-01-01"], "made": ["2011-01-01"],
          "consolidated": ["2025-01-01"], "read-on": ["2026-01-01"], "min-months": ["1"],
          "url": ["\"https://example.org\""],
        ]) { $1 }
      omitted.formUnion([
        "provisions", "applies-to", "overrides", "catalog", "acceded", "acted-on", "participation", "cases",
      ])
    }
    let inherits = layer.map { ", inherits: [\($0)]" } ?? ""
    let head =
      "{code: \(code), name: Kosovo, in-sentences: Kosovar, legal-system: \(isLayer ? "supranational" : "civil-law")\(inherits)}"
    var heads = ["jurisdiction": head]
    if numbers.chance(2) || wildness == 0 {
      // A survey of everything, so that something is answered at all.
      heads["surveyed"] = "[\(lawBook.topics.map { "{topic: \($0.id), read-on: 2026-01-01}" }.joined(separator: ", "))]"
      let facts = StateFact.Name.allCases.filter { _ in numbers.chance(2) }.map { fact in
        "{fact: \(fact.rawValue), holds: \(numbers.chance(2)), citation: text, "
          + "source: {title: text, url: \"https://example.org\"}}"
      }
      heads["state-facts"] = "[\(facts.joined(separator: ", "))]"
    }
    var text = file(.module, heads: heads)
    if numbers.chance(8) { text = manyExceptions(in: text) }
    guard numbers.chance(4) else { return [text] }
    let sections = text.split(separator: "\n").map { $0 + "\n" }
    return [sections.prefix(1).joined(), sections.dropFirst().joined()]
  }

  /// The module with one more offence that has a long list of exceptions.
  private mutating func manyExceptions(in text: String) -> String {
    let exceptions = (0..<10 + numbers.below(60)).map { number in
      "{id: x-\(number), kind: \(numbers.one(of: ["limit", "justification", "both"])), "
        + "when: \(conditions(.conduct, depth: 6)), summary: text}"
    }
    let offense =
      "{id: \(prefix)-many, citation: \"§ 1\", title: text, topics: [illegal-access], "
      + "reaches: \(conditions(.conduct, depth: 0)), except: [\(exceptions.joined(separator: ", "))], "
      + "penalty: {max-months: 24}, source: {title: text, url: \"https://example.org\"}, review: unreviewed}"
    guard text.contains("\noffenses: [") else { return text + "offenses: [\(offense)]\n" }
    return text.replacing("\noffenses: [", with: "\noffenses: [\(offense), ")
  }
}
