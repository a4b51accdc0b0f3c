// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

/// Reads a translation into the vocabulary of its space; a vocabulary that was not given is translated by nobody.
///
/// - Parameters:
///   - languages: the languages in which sentences can be made; any, where nothing is given.
///   - replacing: whether a phrase takes the place of one that another file gives; otherwise that is a mistake.
func translate(
  _ vocabularies: inout [Vocabulary], _ root: Node, into languages: [String]?, replacing: Bool, _ log: DiagnosticLog
) {
  guard let fields = Fields(root, .translation, log), let headNode = fields["translation"],
    let head = Fields(headNode, .translationHead, log), let space = head.word("space", Vocabulary.Space.self),
    let language = head.text("language"),
    log.isSpoken(language, in: languages, at: head["language"]?.place),
    let index = vocabularies.firstIndex(where: { $0.space == space })
  else { return }
  let vocabulary = vocabularies[index]
  var variables = vocabulary.variables
  /// The variables that a section names, with what it says of them.
  func entries(_ key: String) -> [(variable: Int, node: Node)] {
    guard let section = fields[key] else { return [] }
    return log.entries(of: section, "'\(key)'").compactMap { word, place, node in
      guard let variable = vocabulary.index(of: word) else {
        log.unknownWord("unknown-variable", "variable", word, among: variables.map(\.id), at: place)
        return nil
      }
      return (variable, node)
    }
  }
  for (variable, node) in entries("labels") {
    log.translate(&variables[variable].label, language, node, "a label", replacing)
  }
  for (variable, node) in entries("clauses") {
    guard var clause = variables[variable].numberPhrase else {
      log.error(
        "unknown-value", "'\(variables[variable].id)' is no number; its words stand under 'phrases'", at: node.place)
      continue
    }
    log.translate(&clause, language, node, "a clause", replacing)
    variables[variable].numberPhrase = clause
  }
  for (variable, node) in entries("phrases") {
    for (word, place, phrase) in log.entries(of: node, "the phrases of a variable") {
      if let value = variables[variable].values.firstIndex(where: { $0.id == word }) {
        log.translate(&variables[variable].values[value].phrase, language, phrase, "a phrase", replacing)
      } else if let group = variables[variable].groups.firstIndex(where: { $0.id == word }) {
        log.translate(&variables[variable].groups[group].phrase, language, phrase, "a phrase", replacing)
      } else {
        log.unknownWord(
          "unknown-value", "value of '\(variables[variable].id)'", word, among: variables[variable].words, at: place)
      }
    }
  }
  vocabularies[index] = Vocabulary(
    space: space, variables: variables, impossible: vocabulary.impossible, unlikely: vocabulary.unlikely)
}

extension DiagnosticLog {
  /// Whether sentences are made in a language; what nobody would ever read is a mistake.
  fileprivate func isSpoken(_ language: String, in languages: [String]?, at place: Place?) -> Bool {
    guard let languages, !languages.contains(language) else { return true }
    unknownWord("unknown-language", "language", language, among: languages, at: place)
    return false
  }

  /// Takes a translation over, unless another file gave one.
  fileprivate func translate(
    _ text: inout LocalizedText, _ language: String, _ node: Node, _ what: String, _ replacing: Bool
  ) {
    guard let translation = self.text(node, what) else { return }
    if let earlier = text.translations[language], !replacing, earlier != translation {
      error("vocabulary-clash", "'\(text.english)' is translated already, as '\(earlier)'", at: node.place)
      return
    }
    text.translations[language] = translation
  }

  /// The entries of a mapping whose keys are words of the vocabulary.
  fileprivate func entries(of node: Node, _ what: String) -> [(word: String, place: Place, node: Node)] {
    guard node.kind == .mapping else {
      error("not-a-mapping", "\(what) is a mapping from words of the vocabulary", at: node.place)
      return []
    }
    return node.entries.map { ($0.key.scalar ?? "", $0.key.place, $0.value) }
  }
}
