// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import Regions

/// Reads the vocabularies, one for each space.
///
/// The first file of a space brings its vocabulary, every other adds variables to it, or values to its variables. What is
/// said in the words themselves (what cannot be, what an attempt presupposes, what silence means) is read last, when all
/// words are there: "everything but this" is also everything that another file adds.
///
/// - Parameter replacing: whether a later file takes the place of an earlier one that has the same title.
func decodeVocabularies(_ roots: [Node], replacing: Bool, _ log: DiagnosticLog) -> [Vocabulary] {
  var files: [Vocabulary.Space: [VocabularyFile]] = [:]
  for root in roots {
    guard let file = VocabularyFile(root, log) else { continue }
    let earlier = files[file.space, default: []].firstIndex { $0.title == file.title }
    if let earlier, replacing {
      files[file.space]?[earlier] = file
    } else if let earlier, let first = files[file.space]?[earlier] {
      log.error(
        "vocabulary-clash", "a vocabulary '\(file.title)' is there already; what adds to it has a title of its own",
        at: file.place, notes: [Diagnostic.Note("first here", at: first.place)])
    } else {
      files[file.space, default: []].append(file)
    }
  }
  return Vocabulary.Space.allCases.compactMap { files[$0] }.decoded(log) { files, log in
    var words = VocabularyWords(files[0], log)
    for file in files.dropFirst() { words.add(file, log) }
    return words.vocabulary(log)
  }
}

/// A file of a vocabulary, its head read.
private struct VocabularyFile: Sendable {
  let space: Vocabulary.Space
  let title: String
  let place: Place
  let root: Node

  init?(_ root: Node, _ log: DiagnosticLog) {
    guard let head = root["vocabulary"], let fields = Fields(head, .vocabularyHead, log),
      let space = fields.word("space", Vocabulary.Space.self)
    else { return nil }
    self.space = space
    title = fields.text("title") ?? ""
    place = fields["title"]?.place ?? head.place
    self.root = root
  }
}

/// The words of one space, gathered from files, before they become a vocabulary.
private struct VocabularyWords {
  /// A variable with the keys that its file gives it, and its values.
  private struct Draft {
    var id: String
    var place: Place
    var fields: Fields
    var values: [Value]
    var currencies: [Currency] = []
  }

  /// A value; one with others below it is a name for them.
  private struct Value {
    var id: String
    var place: Place
    var label: LocalizedText
    var phrase: LocalizedText
    var definition: String?
    var isOfAState: Bool
    var needsObject: Bool
    var concept: AnswerConcept?
    var below: [Value]?

    /// The value and all below it.
    var all: [Value] { [self] + (below ?? []).flatMap(\.all) }
  }

  private let space: Vocabulary.Space
  private var drafts: [Draft] = []
  private var files: [Fields] = []

  /// The words that the first file brings.
  init(_ file: VocabularyFile, _ log: DiagnosticLog) {
    space = file.space
    for (id, key, node) in entries(of: file, log) { addVariable(id, key, node, log) }
  }

  /// Adds the words of another file.
  mutating func add(_ file: VocabularyFile, _ log: DiagnosticLog) {
    for (id, key, node) in entries(of: file, log) {
      guard let index = drafts.firstIndex(where: { $0.id == id }) else {
        addVariable(id, key, node, log)
        continue
      }
      addValues(of: node, key, to: index, log)
    }
  }

  private mutating func entries(
    of file: VocabularyFile, _ log: DiagnosticLog
  ) -> [(id: String, key: Node, node: Node)] {
    guard let fields = Fields(file.root, .vocabulary, log) else { return [] }
    files.append(fields)
    guard let list = fields["variables"], list.kind == .mapping else { return [] }
    return list.entries.compactMap { key, node in log.identifier(key, "a variable").map { ($0, key, node) } }
  }

  private mutating func addVariable(_ id: String, _ key: Node, _ node: Node, _ log: DiagnosticLog) {
    guard let fields = Fields(node, .variable, log) else { return }
    // A sentence has one subject, one verb and one object.
    if let role = fields["role"]?.scalar, ["actor", "act", "object"].contains(role),
      let first = drafts.first(where: { $0.fields["role"]?.scalar == role })
    {
      log.error(
        "vocabulary-clash",
        "'\(first.id)' has the role '\(role)' already; another variable is a manner or a circumstance",
        at: fields["role"]?.place, notes: [Diagnostic.Note("first here", at: first.place)])
      return
    }
    var values: [Value] = []
    if let list = fields["values"], list.kind == .mapping { values = read(list, log) }
    reportDuplicates(values.flatMap(\.all).map { ($0.id, $0.place) }, "value of '\(id)'", log)
    drafts.append(
      Draft(
        id: id, place: key.place, fields: fields, values: values,
        currencies: fields["currencies"].map { read(currencies: $0, log) } ?? []))
  }

  private func read(currencies list: Node, _ log: DiagnosticLog) -> [Currency] {
    guard list.kind == .mapping else { return [] }
    return list.entries.compactMap { key, node in
      guard let code = key.scalar, let fields = Fields(node, .currency, log), let name = fields.localizedText("name"),
        let text = fields.number("worth")
      else { return nil }
      guard let worth = Double(text), worth.isFinite, worth > 0, worth < 1_000_000 else {
        log.error("invalid-number", "\(namedWord(text)) is no positive number", at: fields["worth"]?.place)
        return nil
      }
      return Currency(code: code, name: name, worth: worth)
    }
  }

  /// Adds values to a variable that is there, or below one of its values.
  private mutating func addValues(of node: Node, _ key: Node, to index: Int, _ log: DiagnosticLog) {
    let (id, notes) = (drafts[index].id, [Diagnostic.Note("first here", at: drafts[index].place)])
    if let added = node["currencies"], !drafts[index].currencies.isEmpty {
      let present = Set(drafts[index].currencies.map(\.code))
      drafts[index].currencies += read(currencies: added, log).filter { !present.contains($0.code) }
      if node.entries.allSatisfy({ $0.key.isText("currencies") }) { return }
    }
    if let clash = node.entries.first(where: { !$0.key.isText("values") && !$0.key.isText("currencies") }) {
      log.error(
        "vocabulary-clash",
        "the variable '\(id)' is there already, and only 'values' can be added to it, not '\(clash.key.scalar ?? "")'",
        at: clash.key.place, notes: notes)
      return
    }
    let kind = drafts[index].fields["kind"]?.scalar
    if kind == Variable.Kind.ordered.rawValue || kind == Variable.Kind.number.rawValue {
      let why =
        kind == Variable.Kind.number.rawValue ? "is a number" : "is ordered: every 'at least' would mean another"
      log.error("vocabulary-clash", "no value can be added to '\(id)', which \(why)", at: key.place, notes: notes)
      return
    }
    if drafts[index].fields["intended-in"] != nil || drafts.contains(where: { $0.fields["intended-in"]?.scalar == id })
    {
      log.error(
        "vocabulary-clash", "no value can be added to '\(id)', whose values another variable answers one by one",
        at: key.place, notes: notes)
      return
    }
    guard let fields = Fields(node, .addedVariable, log), let list = fields["values"], list.kind == .mapping
    else { return }
    merge(list, into: &drafts[index].values, of: id, log)
  }

  private func merge(_ list: Node, into values: inout [Value], of variable: String, _ log: DiagnosticLog) {
    for (key, node) in list.entries {
      guard let id = log.identifier(key, "a value") else { continue }
      guard let present = values.flatMap(\.all).first(where: { $0.id == id }) else {
        if let value = read(key, node, log), isNew(value, beside: values, of: variable, log) { values.append(value) }
        continue
      }
      let notes = [Diagnostic.Note("first here", at: present.place)]
      if let clash = node.entries.first(where: { !$0.key.isText("values") })
        ?? (node.kind == .mapping ? nil : (key, node))
      {
        log.error(
          "vocabulary-clash", "the value '\(id)' of '\(variable)' is there already; only values below it can be added",
          at: clash.key.place, notes: notes)
      } else if present.below == nil {
        log.error(
          "vocabulary-clash", "the value '\(id)' of '\(variable)' stands for itself; no values can be added below it",
          at: key.place, notes: notes)
      } else if let below = node["values"], below.kind == .mapping {
        for value in read(below, log) where isNew(value, beside: values, of: variable, log) {
          add(value, below: id, in: &values)
        }
      }
    }
  }

  /// Whether a value, and all below it, are words that the variable does not have.
  private func isNew(_ value: Value, beside values: [Value], of variable: String, _ log: DiagnosticLog) -> Bool {
    for word in value.all {
      guard let present = values.flatMap(\.all).first(where: { $0.id == word.id }) else { continue }
      log.error(
        "vocabulary-clash", "the value '\(word.id)' of '\(variable)' is there already", at: word.place,
        notes: [Diagnostic.Note("first here", at: present.place)])
      return false
    }
    return true
  }

  private func add(_ value: Value, below id: String, in values: inout [Value]) {
    for index in values.indices {
      if values[index].id == id {
        values[index].below?.append(value)
      } else if var below = values[index].below {
        add(value, below: id, in: &below)
        values[index].below = below
      }
    }
  }

  private func read(_ list: Node, _ log: DiagnosticLog) -> [Value] {
    list.entries.compactMap { read($0.key, $0.value, log) }
  }

  private func read(_ key: Node, _ node: Node, _ log: DiagnosticLog) -> Value? {
    guard let id = log.identifier(key, "a value"), let fields = Fields(node, .value, log),
      let phrase = fields.localizedText("phrase")
    else { return nil }
    var below: [Value]?
    if let list = fields["values"], list.kind == .mapping { below = read(list, log) }
    return Value(
      id: id, place: key.place, label: fields.localizedText("label") ?? LocalizedText(labelFromWord(id)),
      phrase: phrase,
      definition: fields.text("definition"), isOfAState: fields.boolean("of-a-state") ?? false,
      needsObject: fields.boolean("needs-object") ?? true,
      concept: fields.word("concept", AnswerConcept.self), below: below)
  }

  // MARK: The vocabulary

  /// The vocabulary of all the words.
  func vocabulary(_ log: DiagnosticLog) -> Vocabulary {
    var variables: [Variable] = []
    var presupposed: [(index: Int, node: Node)] = []
    var intended: [(index: Int, node: Node)] = []
    for draft in drafts {
      guard let variable = variable(draft, log) else { continue }
      if let presupposition = draft.fields["attempted-when"] { presupposed.append((variables.count, presupposition)) }
      if let intention = draft.fields["intended-in"] { intended.append((variables.count, intention)) }
      variables.append(variable)
    }
    reportDuplicates(
      drafts.compactMap { draft in
        draft.fields["concept"].flatMap { node in node.scalar.map { ($0, node.place) } }
      }, "concept", log)
    reportDuplicates(
      drafts.flatMap(\.values).flatMap(\.all).compactMap { value in value.concept.map { ($0.rawValue, value.place) } },
      "concept", log)
    let reader = ConditionReader(Vocabulary(space: space, variables: variables))
    for (index, node) in presupposed {
      variables[index].attemptedWhen = reader.conditions(node, log)
    }
    for (index, node) in intended {
      variables[index].intendedIn = intention(node, at: variables[index], in: reader.vocabulary, log)
    }
    func impossibilities(_ key: String) -> [Vocabulary.Impossibility] {
      files.flatMap { $0.list(key) }.compactMap { node in
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

  private func variable(_ draft: Draft, _ log: DiagnosticLog) -> Variable? {
    let (id, fields) = (draft.id, draft.fields)
    guard let label = fields.localizedText("label"), let kind = fields.word("kind", Variable.Kind.self),
      let role = fields.word("role", Variable.Role.self), let definition = fields.text("definition")
    else { return nil }
    var variable = Variable(id: id, label: label, definition: definition, kind: kind, role: role)
    variable.isResult = fields.boolean("result") ?? false
    variable.aspect = fields.word("aspect", Variable.Aspect.self) ?? .what
    variable.foundsJurisdiction = fields.boolean("founds-jurisdiction") ?? false
    variable.concept = fields.word("concept", VariableConcept.self)
    variable.unit = fields.text("unit")
    variable.currencies = draft.currencies
    variable.minimum = fields.integer("minimum") ?? 0
    variable.numberPhrase = fields.localizedText("phrase")
    collect(draft.values, depth: 0, into: &variable)
    guard kind == .number || !variable.values.isEmpty else {
      log.error("missing-key", "the variable '\(id)' needs values", at: fields.place)
      return nil
    }
    variable.whenSilent = fields.values("when-silent", of: variable)
    if let usual = kind == .number ? fields.number("usual") : fields.text("usual") {
      variable.usual = kind == .number ? Int(usual) : variable.values.firstIndex { $0.id == usual }
      if variable.usual == nil {
        log.unknownWord(
          "unknown-value", "usual value of '\(id)'", usual, among: variable.values.map(\.id),
          at: fields["usual"]?.place)
      }
    }
    if let foreign = fields.text("foreign-state") {
      variable.foreignState = variable.values.firstIndex { $0.id == foreign }
      if variable.foreignState == nil {
        log.unknownWord(
          "unknown-value", "value of '\(id)'", foreign, among: variable.values.map(\.id),
          at: fields["foreign-state"]?.place)
      }
    }
    return variable
  }

  /// Walks the values of a variable depth first: leaves become answers, the others names for several answers.
  @discardableResult
  private func collect(_ values: [Value], depth: Int, into variable: inout Variable) -> ValueSet {
    var all = ValueSet()
    for draft in values {
      var value = Variable.Value(
        id: draft.id, label: draft.label, phrase: draft.phrase, definition: draft.definition, members: ValueSet(),
        depth: depth)
      value.isOfAState = draft.isOfAState
      value.needsObject = draft.needsObject
      value.concept = draft.concept
      if let below = draft.below {
        // The group stands before its members in the list, so that lists read from the general to the special.
        let position = variable.groups.count
        variable.groups.append(value)
        value.members = collect(below, depth: depth + 1, into: &variable)
        variable.groups[position] = value
      } else {
        value.members = ValueSet([variable.values.count])
        variable.values.append(value)
      }
      all = all.union(value.members)
    }
    return all
  }
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

/// "computer-system" → "Computer system".
private func labelFromWord(_ word: String) -> String {
  // An identifier has small letters, digits, hyphens and dots, each one byte.
  var bytes = word.utf8.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: " ") : $0 }
  if let first = bytes.first, first >= UInt8(ascii: "a") { bytes[0] = first - UInt8(ascii: "a") + UInt8(ascii: "A") }
  return String(decoding: bytes, as: UTF8.self)
}

/// Reads the list of topics.
func decodeTopics(_ root: Node, _ log: DiagnosticLog) -> [(topic: Topic, place: Place)] {
  guard let fields = Fields(root, .topics, log), let list = fields["topics"], list.kind == .mapping else { return [] }
  return list.entries.compactMap { key, node in
    guard let id = log.identifier(key, "a topic"), let fields = Fields(node, .topic, log),
      let label = fields.localizedText("label")
    else { return nil }
    let topic = Topic(
      id: id, label: label, hasProvisions: fields.boolean("provisions") ?? true,
      space: fields.word("space", Vocabulary.Space.self) ?? .conduct)
    return (topic, key.place)
  }
}
