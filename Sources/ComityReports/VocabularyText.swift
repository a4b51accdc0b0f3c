// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import Regions

/// A vocabulary as text: each variable with its values, indented by rank, and what they mean.
package func vocabularyText(_ vocabulary: Vocabulary, language: String = "en") -> String {
  vocabulary.variables.map { variable in
    var text = "\(variable.id)  (\(variable.kind.rawValue)\(variable.unit.map { ", \($0)" } ?? ""))\n"
    text += "  \(variable.definition)\n"
    for value in variable.valuesInOrder {
      let indent = String(repeating: "  ", count: value.depth + 1)
      text += "\(indent)- \(value.id): \(value.definition ?? value.phrase[language])\n"
    }
    return text
  }.joined(separator: "\n")
}

extension Variable {
  /// Groups and answers in the order of the file: a group stands before its members.
  fileprivate var valuesInOrder: [Value] {
    (groups + values).enumerated().sorted { left, right in
      let first = (left.element.members.values.first ?? 0, left.element.depth)
      let second = (right.element.members.values.first ?? 0, right.element.depth)
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}

/// A vocabulary as JSON: each variable with its values, those that stand for others with the answers that they stand for.
package func vocabularyJSON(_ vocabulary: Vocabulary, language: String = "en") -> String {
  JSONFormat().encode(
    VocabularyDocument(
      space: vocabulary.space.rawValue,
      variables: vocabulary.variables.map { variable in
        .init(
          id: variable.id, label: variable.label[language], kind: variable.kind.rawValue, role: variable.role.rawValue,
          definition: variable.definition, unit: variable.unit,
          values: variable.valuesInOrder.map { value in
            let members = value.members.values.map { variable.values[$0].id }
            return .init(
              id: value.id, label: value.label[language], phrase: value.phrase[language], definition: value.definition,
              standsFor: members == [value.id] ? [] : members)
          })
      }))
}

private struct VocabularyDocument: Encodable {
  struct Word: Encodable {
    var id: String
    var label: String
    var phrase: String
    var definition: String?
    var standsFor: [String]
  }

  struct Question: Encodable {
    var id: String
    var label: String
    var kind: String
    var role: String
    var definition: String
    var unit: String?
    var values: [Word]
  }

  var space: String
  var variables: [Question]
}
