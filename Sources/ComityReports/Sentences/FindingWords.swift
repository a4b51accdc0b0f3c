// SPDX-License-Identifier: Apache-2.0

import ComityMapper

/// The words of one language for the kinds of finding: a kind declares the keys, a language has the texts.
struct FindingWords {
  /// What a kind is called, by its word for machines.
  let names: [String: String]
  /// The sentences, by key; what stands in braces is filled in, as in a ``Frame``.
  let sentences: [String: String]

  /// The catalogs, by language; what a catalog lacks is given in English.
  static let catalogs = [
    "en": english, "de": german,
    "fr": FindingWords(names: french.names, sentences: french.sentences.mapValues(\.withFrenchSpaces)),
  ]

  /// The text of a sentence in a language.
  static func sentence(_ key: String, in language: String) -> String {
    catalogs[language]?.sentences[key] ?? english.sentences[key] ?? key
  }
}

extension Finding.Kind {
  /// The kind in words.
  func name(in language: String) -> String {
    FindingWords.catalogs[language]?.names[rawValue] ?? FindingWords.english.names[rawValue] ?? rawValue
  }

  /// The name of the rule in SARIF: "CarveOutGap".
  var ruleName: String {
    rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
