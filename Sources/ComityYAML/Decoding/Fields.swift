// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import Regions

/// The values of a mapping, by the keys of its shape: what is unknown, missing or of the wrong kind is reported here.
struct Fields {
  let shape: MappingShape
  let place: Place
  let log: DiagnosticLog
  private let document: Document
  /// Where the value of each key of the shape is in the document; below zero where the key is not there.
  private var values: [Int]

  /// Reads the keys of a mapping, or reports that the node is none.
  init?(_ node: Node, _ shape: MappingShape, _ log: DiagnosticLog) {
    guard node.kind == .mapping else {
      log.error("not-a-mapping", "expected \(shape.name): a mapping with the keys \(shape.keyList)", at: node.place)
      return nil
    }
    self.shape = shape
    self.place = node.place
    self.log = log
    document = node.document
    values = Array(repeating: -1, count: shape.fields.count)
    var misspelt: Set<String> = []
    // Most files have the keys in the order of the shape, so each is looked for behind the one before.
    var next = 0
    var entries = node.entries
    while let (place, value) = entries.nextIndexes() {
      guard let index = shape.index(ofKeyAt: place, in: document, from: next) else {
        let key = Node(document, place)
        let word = key.scalar ?? ""
        log.unknownWord(
          "unknown-key", "key in \(shape.name)", word, among: shape.fields.map(\.key), at: key.place)
        if let near = nearest(to: word, in: shape.fields.map(\.key)) { misspelt.insert(near) }
        continue
      }
      if values[index] >= 0 {
        log.error(
          "repeated-key", "'\(shape.fields[index].key)' is there twice, once in another spelling",
          at: Node(document, place).place)
        continue
      }
      values[index] = value
      next = index + 1
    }
    for index in shape.fields.indices where !shape.fields[index].isRequired {
      guard let node = self.node(at: index), node.isNull, !node.isUnresolved, !shape.fields[index].shape.isList
      else { continue }
      log.error(
        "empty-text", "'\(shape.fields[index].key)' is empty; leave the key out where there is nothing to say",
        at: node.place)
    }
    for index in shape.fields.indices where shape.fields[index].isRequired && (self.node(at: index)?.isNull ?? true) {
      let (field, node) = (shape.fields[index], self.node(at: index))
      // What was said already is not said twice: a key that is there misspelt, an alias that names nothing.
      if node?.isUnresolved ?? misspelt.contains(field.key) { continue }
      log.error("missing-key", "\(shape.name) needs '\(field.key)': \(field.summary)", at: node?.place ?? place)
    }
    for index in shape.fields.indices where shape.fields[index].isRequired && shape.fields[index].shape.canBeList {
      guard let node = self.node(at: index), node.kind == .sequence, node.items.isEmpty else { continue }
      let field = shape.fields[index]
      log.error("missing-key", "'\(field.key)' of \(shape.name) is an empty list: \(field.summary)", at: node.place)
    }
    // All of them now, since whoever reads the keys stops at the first that cannot be read.
    for index in shape.fields.indices where shape.fields[index].shape.isText {
      guard let node = self.node(at: index), let word = node.wordOfYAML else { continue }
      log.notText(node, "'\(shape.fields[index].key)'", word)
      values[index] = -1
    }
  }

  /// The value of a key of the shape, where it is there.
  private func node(at index: Int) -> Node? {
    values[index] < 0 ? nil : Node(document, values[index])
  }

  /// The node of a key, where it is there and not empty.
  subscript(key: String) -> Node? {
    guard let index = shape.fields.firstIndex(where: { $0.key == key }), let node = node(at: index), !node.isNull
    else { return nil }
    return node
  }

  /// Text without blanks at its ends.
  func text(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    if node.isAnswer {
      log.error(
        "not-text", "'\(key)' is a text, and \(quoted(node.scalar ?? "")) is an answer; write a sentence, or quote it",
        at: node.place)
      return nil
    }
    return log.text(node, "'\(key)'")
  }

  /// The text of a number, with or without quotes.
  func number(_ key: String) -> String? {
    self[key].flatMap { log.scalar($0, "'\(key)'") }
  }

  /// A day.
  func date(_ key: String) -> CalendarDate? {
    guard let node = self[key], let text = log.scalar(node, "'\(key)'") else { return nil }
    guard let date = CalendarDate(text) else {
      log.error(
        "invalid-date", "\(namedWord(text)) is no day of the calendar; expected YYYY-MM-DD, such as 2026-01-31",
        at: node.place)
      return nil
    }
    return date
  }

  /// A whole number within the bounds of its shape.
  func integer(_ key: String) -> Int? {
    guard let node = self[key], let text = log.scalar(node, "'\(key)'"),
      case .integer(let bounds) = shape.field(key)?.shape
    else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      log.error(
        "invalid-number",
        "\(namedWord(text)) is no whole number from \(bounds.lowerBound) to \(bounds.upperBound)", at: node.place)
      return nil
    }
    return number
  }

  /// `true` or `false`, and nothing else: `yes`, `no` and `on` are words of some languages.
  func boolean(_ key: String) -> Bool? {
    guard let node = self[key], let text = log.scalar(node, "'\(key)'") else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      log.error("invalid-boolean", "expected true or false, found \(namedWord(text))", at: node.place)
      return nil
    }
  }

  /// One word of a closed list.
  func word<Word: RawRepresentable & CaseIterable>(_ key: String, _: Word.Type) -> Word? where Word.RawValue == String {
    guard let node = self[key], let text = log.text(node, "'\(key)'") else { return nil }
    if let word = Word(rawValue: text) { return word }
    log.unknownWord("unknown-word", "word for '\(key)'", text, among: Word.allCases.map(\.rawValue), at: node.place)
    return nil
  }

  /// An identifier: lower-case letters, digits, hyphens, dots.
  func identifier(_ key: String) -> String? {
    guard let node = self[key] else { return nil }
    return log.identifier(node, "'\(key)'")
  }

  /// The items of a list.
  func list(_ key: String) -> [Node] {
    guard let node = self[key] else { return [] }
    guard node.kind == .sequence else {
      log.error("not-a-list", "'\(key)' is a list; begin each item with '- '", at: node.place)
      return []
    }
    return Array(node.items)
  }

  /// The entries of a mapping with keys of the author's choice.
  func entries(_ key: String) -> [(key: Node, value: Node)] {
    guard let node = self[key] else { return [] }
    guard node.kind == .mapping else {
      log.error("not-a-mapping", "'\(key)' is a mapping from words to values", at: node.place)
      return []
    }
    return node.entries.map { ($0.key, $0.value) }
  }

  /// The texts of a list.
  func texts(_ key: String) -> [(text: String, place: Place)] {
    list(key).compactMap { node in log.text(node, "an item of '\(key)'").map { ($0, node.place) } }
  }

  /// One text, or a list of them.
  func oneOrMoreTexts(_ key: String) -> [(text: String, place: Place)] {
    guard let node = self[key] else { return [] }
    if node.kind == .sequence { return texts(key) }
    return log.text(node, "'\(key)'").map { [($0, node.place)] } ?? []
  }

  /// The answers of a variable that words under a key stand for; nothing where the key is not there.
  func values(_ key: String, of variable: Variable) -> ValueSet? {
    let words = oneOrMoreTexts(key)
    guard !words.isEmpty else { return nil }
    return words.reduce(ValueSet()) { members, word in
      guard let value = variable.value(named: word.text) else {
        log.unknownWord(
          "unknown-value", "value of '\(variable.id)'", word.text, among: variable.words, at: word.place)
        return members
      }
      return members.union(value.members)
    }
  }

  /// Text in one or more languages.
  func localizedText(_ key: String) -> LocalizedText? {
    guard let node = self[key] else { return nil }
    guard node.kind == .mapping else { return log.text(node, "'\(key)'").map { LocalizedText($0) } }
    var translations: [String: String] = [:]
    for (language, value) in node.entries {
      translations[language.scalar ?? ""] = log.text(value, "the text")
    }
    guard let english = translations.removeValue(forKey: "en") else {
      log.error("missing-key", "a text in several languages needs 'en'", at: node.place)
      return nil
    }
    return LocalizedText(english, translations: translations)
  }

  /// Where a text can be read.
  func source(_ key: String = "source") -> Source? {
    self[key].flatMap { Source($0, log) }
  }
}

extension DiagnosticLog {
  /// The text of a scalar that no reader of YAML takes for nothing, for a truth value or for a number.
  func text(_ node: Node, _ what: @autoclosure () -> String) -> String? {
    if let word = node.wordOfYAML {
      notText(node, what(), word)
      return nil
    }
    return scalar(node, what())
  }

  /// Records that a word stands for something else than a text.
  func notText(_ node: Node, _ what: String, _ word: Node.WordOfYAML) {
    error(
      "not-text", "\(what) is a text, and \(quoted(node.scalar ?? "")) without quotes is \(word.rawValue)",
      at: node.place
    )
  }

  /// The text of a scalar, whatever it is read as.
  func scalar(_ node: Node, _ what: @autoclosure () -> String) -> String? {
    guard node.kind == .scalar, let text = node.scalar else {
      error("not-text", "\(what()) is a text, not a \(node.kind == .mapping ? "mapping" : "list")", at: node.place)
      return nil
    }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else {
      error("empty-text", "\(what()) is empty", at: node.place)
      return nil
    }
    return trimmed
  }

  /// The text of a scalar that is an identifier.
  func identifier(_ node: Node, _ what: @autoclosure () -> String) -> String? {
    guard let text = text(node, what()) else { return nil }
    guard text.utf8.allSatisfy(isIdentifierByte) else {
      error(
        "invalid-identifier", "\(namedWord(text)) is no identifier: lower-case letters, digits, hyphens and dots only",
        at: node.place)
      return nil
    }
    return text
  }
}

extension Node {
  /// What a word without quotes stands for in YAML.
  package enum WordOfYAML: String {
    case nothing
    case truthValue = "a truth value"
    case number = "a number"
  }

  /// What the node stands for, where that is no text: `~`, `null`, `true`, `false`, and every number of YAML 1.2 or 1.1.
  package var wordOfYAML: WordOfYAML? {
    guard isPlain, let first = utf8.first else { return nil }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return isNumber(utf8) ? .number : nil
    default: break
    }
    guard utf8.count <= 5, let word = scalar else { return nil }
    switch word {
    case "~", "null", "Null", "NULL": return .nothing
    case "true", "True", "TRUE", "false", "False", "FALSE": return .truthValue
    default: return nil
    }
  }

  /// Whether the node is a word that YAML 1.1 reads as a truth value and that says nothing as a text: `no`, `off`.
  fileprivate var isAnswer: Bool {
    guard isPlain, utf8.count <= 3, let word = scalar else { return false }
    return ["no", "No", "yes", "Yes", "on", "On", "off", "Off"].contains(word)
  }
}

/// Whether a word without quotes is a number: `12`, `-3.5e2`, `0x1F`, `0o17`, `.inf`, and of YAML 1.1 `1_000`, `0b101`, `12:30`.
private func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
  func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  func areDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains(where: isDigit) && bytes.allSatisfy { isDigit($0) || $0 == UInt8(ascii: "_") }
  }
  let isSigned = word.first == UInt8(ascii: "+") || word.first == UInt8(ascii: "-")
  let rest = isSigned ? word.dropFirst() : word
  if [".inf", ".Inf", ".INF", ".nan", ".NaN", ".NAN"].contains(where: { rest.elementsEqual($0.utf8) }) { return true }
  if rest.first == UInt8(ascii: "0"), let base = rest.dropFirst().first {
    let digits = rest.dropFirst(2).filter { $0 != UInt8(ascii: "_") }
    switch base {
    case UInt8(ascii: "x"): return !digits.isEmpty && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    case UInt8(ascii: "o"):
      return !digits.isEmpty && digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "7")).contains)
    case UInt8(ascii: "b"):
      return !digits.isEmpty && digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "1")).contains)
    default: break
    }
  }
  // Hours, minutes and seconds of YAML 1.1.
  let parts = rest.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  if parts.count > 1 {
    return parts.dropFirst().allSatisfy { $0.count <= 2 && areDigits($0) } && parts.first.map(areDigits) ?? false
  }
  let exponent = rest.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
  if let exponent {
    var power = rest[exponent...].dropFirst()
    if power.first == UInt8(ascii: "+") || power.first == UInt8(ascii: "-") { power = power.dropFirst() }
    guard areDigits(power) else { return false }
  }
  let mantissa = rest[..<(exponent ?? rest.endIndex)]
  let halves = mantissa.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
  return halves.contains(where: areDigits) && halves.allSatisfy { $0.isEmpty || areDigits($0) }
}

extension MappingShape {
  /// The field of a key, looked for from a place on, and then before it.
  fileprivate func index(ofKeyAt key: Int, in document: Document, from place: Int) -> Int? {
    for index in place..<fields.count where document.isText(key, fields[index].key) { return index }
    for index in 0..<place where document.isText(key, fields[index].key) { return index }
    return fields.firstIndex { field in field.formerly.map { document.isText(key, $0) } ?? false }
  }

  /// The first keys, for a message.
  fileprivate var keyList: String {
    let shown = fields.prefix(6).map(\.key).joined(separator: ", ")
    return fields.count > 6 ? shown + ", …" : shown
  }
}

extension String {
  /// The text without blanks and line ends at either end.
  var trimmed: String {
    let bytes = utf8
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    guard let first = bytes.first, let last = bytes.last, isBlank(first) || isBlank(last) else { return self }
    let start = bytes.firstIndex { !isBlank($0) } ?? bytes.endIndex
    guard start < bytes.endIndex, let end = bytes.lastIndex(where: { !isBlank($0) }) else { return "" }
    return String(self[start...end])
  }
}
