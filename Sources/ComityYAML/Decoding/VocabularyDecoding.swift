// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import ComityDiagnostics
import Regions

/// Reads a vocabulary.
///
/// What needs its own words (what cannot be, what an attempt presupposes) is read last.
package func decodeVocabulary(_ root: Node, _ log: DiagnosticLog) -> Vocabulary? {
  guard let fields = Fields(root, .vocabulary, log), let headNode = fields["vocabulary"],
    let head = Fields(headNode, .vocabularyHead, log), let space = head.word("space", Vocabulary.Space.self),
    let list = fields["variables"], list.kind == .mapping
  else { return nil }
  var variables: [Variable] = []
  var presupposed: [(index: Int, node: Node)] = []
  var intended: [(index: Int, node: Node)] = []
  for (key, node) in list.entries {
    guard let id = log.identifier(key, "a variable"), let fields = Fields(node, .variable, log) else { continue }
    guard let variable = decodeVariable(id, fields, log) else { continue }
    if let presupposition = fields["attempted-when"] { presupposed.append((variables.count, presupposition)) }
    if let intention = fields["intended-in"] { intended.append((variables.count, intention)) }
    variables.append(variable)
  }
  let reader = ConditionReader(Vocabulary(space: space, variables: variables))
  for (index, node) in presupposed {
    variables[index].attemptedWhen = reader.conditions(node, log)
  }
  for (index, node) in intended {
    variables[index].intendedIn = intention(node, at: variables[index], in: reader.vocabulary, log)
  }
  func impossibilities(_ key: String) -> [Vocabulary.Impossibility] {
    fields.list(key).compactMap { node in
      guard let fields = Fields(node, .impossibility, log), let when = fields["when"],
        let because = fields.text("because")
      else { return nil }
      return Vocabulary.Impossibility(when: reader.conditions(when, log), because: because)
    }
  }
  return Vocabulary(
    space: space, variables: variables, impossible: impossibilities("impossible"),
    unlikely: impossibilities("unlikely"))
}

/// The variable that tells the intent at a result, which has to have a value for each of the result's.
private func intention(_ node: Node, at result: Variable, in vocabulary: Vocabulary, _ log: DiagnosticLog) -> Int? {
  guard let word = log.text(node, "a variable") else { return nil }
  guard let index = vocabulary.index(of: word) else {
    log.unknownWord("unknown-variable", "variable", word, among: vocabulary.variables.map(\.id), at: node.place)
    return nil
  }
  guard result.isResult, vocabulary.variables[index].values.count == result.values.count else {
    log.error(
      "not-an-intention",
      "'\(word)' has to tell the intent at '\(result.id)': a result, and a value for each of its \(result.values.count)",
      at: node.place)
    return nil
  }
  return index
}

private func decodeVariable(_ id: String, _ fields: Fields, _ log: DiagnosticLog) -> Variable? {
  guard let label = fields.localizedText("label"), let kind = fields.word("kind", Variable.Kind.self),
    let role = fields.word("role", Variable.Role.self), let definition = fields.text("definition")
  else { return nil }
  var variable = Variable(id: id, label: label, definition: definition, kind: kind, role: role)
  variable.isResult = fields.boolean("result") ?? false
  variable.aspect = fields.word("aspect", Variable.Aspect.self) ?? .what
  variable.unit = fields.text("unit")
  variable.minimum = fields.integer("minimum") ?? 0
  variable.numberPhrase = fields.localizedText("phrase")
  if let values = fields["values"], values.kind == .mapping {
    collectValues(values, depth: 0, into: &variable, log)
    let words = variable.values.map(\.id) + variable.groups.map(\.id)
    reportDuplicates(words.map { ($0, values.place) }, "value of '\(id)'", log)
  }
  guard kind == .number || !variable.values.isEmpty else {
    log.error("missing-key", "the variable '\(id)' needs values", at: fields.place)
    return nil
  }
  let silent = fields.oneOrMoreTexts("when-silent")
  if !silent.isEmpty {
    var members = ValueSet()
    for (word, place) in silent {
      guard let value = variable.value(named: word) else {
        log.unknownWord("unknown-value", "value of '\(id)'", word, among: variable.words, at: place)
        continue
      }
      members = members.union(value.members)
    }
    variable.whenSilent = members
  }
  if let usual = fields.text("usual") {
    variable.usual = kind == .number ? Int(usual) : variable.values.firstIndex { $0.id == usual }
    if variable.usual == nil {
      log.unknownWord(
        "unknown-value", "usual value of '\(id)'", usual, among: variable.values.map(\.id), at: fields["usual"]?.place)
    }
  }
  return variable
}

/// Walks the values of a variable depth first: leaves become answers, the others names for several answers.
@discardableResult
private func collectValues(
  _ node: Node, depth: Int, into variable: inout Variable, _ log: DiagnosticLog
) -> ValueSet {
  var all = ValueSet()
  for (key, valueNode) in node.entries {
    guard let id = log.identifier(key, "a value"), let fields = Fields(valueNode, .value, log),
      let phrase = fields.localizedText("phrase")
    else { continue }
    let label = fields.localizedText("label") ?? LocalizedText(labelFromWord(id))
    var value = Variable.Value(
      id: id, label: label, phrase: phrase, definition: fields.text("definition"), members: ValueSet(), depth: depth)
    if let below = fields["values"], below.kind == .mapping {
      // The group stands before its members in the list, so that lists read from the general to the special.
      let position = variable.groups.count
      variable.groups.append(value)
      value.members = collectValues(below, depth: depth + 1, into: &variable, log)
      variable.groups[position] = value
    } else {
      value.members = ValueSet([variable.values.count])
      variable.values.append(value)
    }
    all = all.union(value.members)
  }
  return all
}

/// "computer-system" → "Computer system".
private func labelFromWord(_ word: String) -> String {
  // An identifier has small letters, digits, hyphens and dots, each one byte.
  var bytes = word.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }
  if let first = bytes.first, first >= UInt8(ascii: "a") { bytes[0] = first - UInt8(ascii: "a") + UInt8(ascii: "A") }
  return String(decoding: bytes, as: UTF8.self)
}

/// Reads the list of topics.
package func decodeTopics(_ root: Node, _ log: DiagnosticLog) -> [Topic] {
  guard let fields = Fields(root, .topics, log), let list = fields["topics"], list.kind == .mapping else { return [] }
  return list.entries.compactMap { key, node in
    guard let id = log.identifier(key, "a topic"), let label = Fields(node, .topic, log)?.localizedText("label")
    else { return nil }
    return Topic(id: id, label: label)
  }
}
