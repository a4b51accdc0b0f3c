// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

/// Reads a translation into the vocabulary of its space; a vocabulary that was not given is translated by nobody.
func translate(_ vocabularies: inout [Vocabulary], _ root: Node, _ log: DiagnosticLog) {
  guard let fields = Fields(root, .translation, log), let headNode = fields["translation"],
    let head = Fields(headNode, .translationHead, log), let space = head.word("space", Vocabulary.Space.self),
    let language = head.text("language"), let index = vocabularies.firstIndex(where: { $0.space == space })
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
    variables[variable].label.translations[language] = log.text(node, "a label")
  }
  for (variable, node) in entries("clauses") {
    guard variables[variable].numberPhrase != nil else {
      log.error(
        "unknown-value", "'\(variables[variable].id)' is no number; its words stand under 'phrases'", at: node.place)
      continue
    }
    variables[variable].numberPhrase?.translations[language] = log.text(node, "a clause")
  }
  for (variable, node) in entries("phrases") {
    for (word, place, phrase) in log.entries(of: node, "the phrases of a variable") {
      guard let text = log.text(phrase, "a phrase") else { continue }
      if let value = variables[variable].values.firstIndex(where: { $0.id == word }) {
        variables[variable].values[value].phrase.translations[language] = text
      } else if let group = variables[variable].groups.firstIndex(where: { $0.id == word }) {
        variables[variable].groups[group].phrase.translations[language] = text
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
  /// The entries of a mapping whose keys are words of the vocabulary.
  fileprivate func entries(of node: Node, _ what: String) -> [(word: String, place: Place, node: Node)] {
    guard node.kind == .mapping else {
      error("not-a-mapping", "\(what) is a mapping from words of the vocabulary", at: node.place)
      return []
    }
    return node.entries.map { ($0.key.scalar ?? "", $0.key.place, $0.value) }
  }
}
