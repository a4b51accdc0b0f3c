// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityInstruments
import ComityYAML

/// The words of the format, as libFuzzer reads a dictionary: every key and every fixed word of the shapes, the words of the
/// vocabularies, the topics, and the options of command lines.
package func dictionary() -> String {
  var words: Set<String> = []
  for kind in FileKind.allCases { kind.shape.collect(into: &words, depth: 0) }
  if let lawBook = loadLaw(Instruments.common(in: []) + Instruments.treaties()).lawBook {
    for vocabulary in [lawBook.conduct, lawBook.evidence].compactMap(\.self) {
      for variable in vocabulary.variables { words.formUnion([variable.id + ": "] + variable.words) }
    }
    words.formUnion(lawBook.topics.map(\.id))
    words.formUnion(lawBook.treaties.map(\.id))
    words.formUnion(lawBook.treaties.flatMap { $0.options.map(\.id) })
  }
  words.formUnion(["any-of: [", "all-of: [", "not: ", "at-least: ", "at-most: ", "below: ", "more-than: ", "exactly: "])
  words.formUnion(Scenario.commands.map { "comity \($0) " })
  words.formUnion([
    " --modules .", " --with bill.yaml", " --treaty ", " --as-of ", " --without-declarations", " --format ",
    " --language de", " --fail-on note", " --baseline base.json", " --show all", " --replace", "\n== xk/a.yaml\n",
    "\n== bill.yaml\n", "\n== treaty.yaml\n", "jurisdiction: {code: XK, name: K, in-sentences: K, legal-system: mixed}",
  ])
  return words.sorted().map { word in
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\x0A")
    return "\"\(escaped)\""
  }.joined(separator: "\n")
}

extension MappingShape {
  fileprivate func collect(into words: inout Set<String>, depth: Int) {
    guard depth < 12 else { return }
    for field in fields {
      words.insert(field.key + ": ")
      if let formerly = field.formerly { words.insert(formerly + ": ") }
      field.shape.collect(into: &words, depth: depth + 1)
    }
  }
}

extension ValueShape {
  fileprivate func collect(into words: inout Set<String>, depth: Int) {
    switch self {
    case .word(let known): words.formUnion(known)
    case .list(let item), .oneOrMore(let item), .dictionary(let item): item.collect(into: &words, depth: depth)
    case .mapping(let shape): shape.collect(into: &words, depth: depth)
    case .later(let shape): shape().collect(into: &words, depth: depth + 1)
    case .either(let first, let second):
      first.collect(into: &words, depth: depth)
      second.collect(into: &words, depth: depth)
    case .text, .number, .localizedText, .identifier, .address, .date, .integer, .boolean, .topic, .conditions: break
    }
  }
}
