// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityYAML

extension ShapeWriter {
  /// Words that are added to the vocabulary of a space.
  mutating func vocabularyFile(_ space: Vocabulary.Space) -> String {
    let variables = lawBook.vocabulary(of: space)?.variables.map(\.id) ?? []
    dictionaryKeys = ["x-own", "x-other", "x-third"]
    choices = [
      "usual": ["x-own"], "phrase": ["text", "\"a text, of {range} days\""],
      "label": ["Own", "{en: Own, de: Eigen, fr: Propre}"],
    ]
    if wildness == 0 {
      choices.merge(["kind": ["plain"], "role": ["circumstance"], "aspect": ["what"]]) { $1 }
      omitted = ["when-silent", "attempted-when", "intended-in", "foreign-state", "unit", "minimum", "result", "usual"]
    } else {
      dictionaryKeys += [numbers.one(of: variables), numbers.one(of: variables)]
      choices["intended-in"] = [numbers.one(of: variables)]
    }
    let source = "source: {title: T, url: \"https://example.org\"}"
    return file(
      .vocabulary, heads: ["vocabulary": "{space: \(space.rawValue), version: 1, title: Own words, \(source)}"])
  }

  /// A translation of a vocabulary.
  mutating func translation(of space: Vocabulary.Space) -> String {
    let variable = lawBook.vocabulary(of: space).map { numbers.one(of: $0.variables) }
    dictionaryKeys = ["x-own", variable?.id ?? "a"] + (variable?.words ?? [])
    let language = numbers.one(of: ["de", "fr", "en", "xx", "zh-Hant"])
    return file(.translation, heads: ["translation": "{space: \(space.rawValue), language: \(language)}"])
  }

  /// Topics of one's own.
  mutating func topicsFile() -> String {
    dictionaryKeys = ["x-topic", "x-other"] + (wildness == 0 ? [] : ["illegal-access"])
    return file(.topics)
  }

  /// Protected activities of one's own.
  mutating func activities() -> String {
    choices = ["title": ["{en: text, de: Text, fr: texte}"]]
    return file(.protectedActivities)
  }
}
