// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityYAML

/// Writes values for shapes, from a seed: every key that a file can have, with values that are right, nearly right or wrong.
///
/// It walks the shapes from which the reader, the schemas and the reference are made, so a new key is tried without a
/// change here. What a shape cannot tell, such as which words name something that is there, the generator of a kind of file
/// says with `choices` and `dictionaryKeys`.
struct ShapeWriter {
  let lawBook: LawBook
  var numbers: SeededNumbers
  /// One thing in so many is wrong; nothing where it is 0, so that some files get as far as their meaning.
  let wildness: Int
  /// What identifiers begin with: provisions are named after their country.
  let prefix: String
  /// For some keys the texts of which one is taken, wherever the key stands.
  var choices: [String: [String]] = [:]
  /// The keys of mappings with free keys.
  var dictionaryKeys = ["a", "b-c"]
  /// The keys that are left out of what is meant to be sound, since a value without a meaning is a mistake there.
  var omitted: Set<String> = ["lenient", "withdrawn", "none", "unread", "life", "until", "not-read", "as"]
  /// The space of the provision that is being written.
  private var space: Vocabulary.Space?
  /// How many provisions, articles or entries the longest lists have.
  var length = 7
  private(set) var count = 0
  /// The treaty of the participation that is being written.
  private var treaty: Treaty?

  init(_ numbers: SeededNumbers, lawBook: LawBook, prefix: String, wildness: Int) {
    self.numbers = numbers
    self.lawBook = lawBook
    self.prefix = prefix
    self.wildness = wildness
  }

  mutating func isWild() -> Bool { wildness > 0 && numbers.chance(wildness) }

  /// The text of a file with these keys; each that can be left out is there in one of so many files.
  mutating func file(_ shape: MappingShape, leavingOut one: Int = 3, heads: [String: String] = [:]) -> String {
    var text = ""
    for field in shape.fields {
      if heads[field.key] == nil, !field.isRequired, numbers.chance(one) { continue }
      if wildness == 0, omitted.contains(field.key), !numbers.chance(4) { continue }
      let head = wildness == 0 || !numbers.chance(8) ? heads[field.key] : nil
      text += "\(field.key): \(head ?? value(field.shape, depth: 0))\n"
    }
    return text
  }

  // MARK: Values

  mutating func value(_ shape: ValueShape, depth: Int) -> String {
    if isWild() { return numbers.one(of: Self.oddities) }
    switch shape {
    case .text: return numbers.one(of: wildness == 0 ? Array(Self.texts.prefix(5)) : Self.texts)
    case .number: return String(numbers.below(100))
    case .localizedText: return numbers.chance(4) ? "{en: text, de: Text}" : "text"
    case .identifier:
      count += 1
      return isWild() ? numbers.one(of: knownIdentifiers) : "\(prefix)-\(count)"
    case .address: return "\"https://example.org/a\""
    case .date: return "20\(10 + numbers.below(17))-0\(1 + numbers.below(9))-1\(numbers.below(10))"
    case .integer(let bounds):
      return String(bounds.lowerBound + numbers.below(min(bounds.count, numbers.chance(4) ? 2000 : 100)))
    case .boolean: return numbers.chance(2) ? "true" : "false"
    case .word(let words): return numbers.one(of: words)
    case .topic:
      let fitting = lawBook.topics.filter { space == nil || $0.space == space && $0.hasProvisions }
      return numbers.one(of: wildness == 0 && !fitting.isEmpty ? fitting : lawBook.topics).id
    case .conditions(let space): return conditions(space, depth: depth)
    case .list(let item), .oneOrMore(let item):
      let items = (0..<numbers.below(depth == 0 ? length : 3)).map { _ in value(item, depth: depth + 1) }
      return "[\(items.joined(separator: ", "))]"
    case .mapping(let shape): return mapping(shape, depth: depth + 1)
    case .later(let shape): return depth > 6 ? "{}" : mapping(shape(), depth: depth + 1)
    case .dictionary(let value):
      var keys: [String] = []
      for _ in 0...numbers.below(depth == 0 ? length : 3) {
        let key = numbers.one(of: dictionaryKeys)
        if isWild() || !keys.contains(key) { keys.append(key) }
      }
      return "{\(keys.map { "\($0): \(self.value(value, depth: depth + 1))" }.joined(separator: ", "))}"
    case .either(let first, let second):
      // Where both spaces can stand, the first is that of most rules.
      switch first {
      case .conditions, .list(.mapping): return value(isWild() || space == .evidence ? second : first, depth: depth)
      default: break
      }
      return value(numbers.chance(2) ? first : second, depth: depth)
    }
  }

  mutating func mapping(_ shape: MappingShape, depth: Int) -> String {
    let outer = space
    defer { space = outer }
    var kind: String?
    switch shape.name {
    case MappingShape.offense.name, MappingShape.generalRule.name: space = .conduct
    case MappingShape.dataSharingRule.name: space = .evidence
    case MappingShape.requirement.name where wildness == 0:
      kind = numbers.one(of: ["criminalize", "criminalize", "criminalize", "power", "cooperate", "safeguard", "extend"])
      space = ["criminalize", "extend"].contains(kind) ? .conduct : .evidence
    case MappingShape.carveout(.evidence).name: kind = numbers.one(of: ["limit", "right"])
    default: break
    }
    var parts: [String] = []
    for field in shape.fields {
      if wildness == 0, omitted.contains(field.key) { continue }
      if field.key == "kind", let kind {
        parts.append("kind: \(kind)")
        continue
      }
      if field.key == "reaches", kind != nil, wildness == 0 {
        parts.append("reaches: \(conditions(space ?? .conduct, depth: depth + 1))")
        continue
      }
      if field.isRequired || field.key == "max-months" ? isWild() : !numbers.chance(4) { continue }
      let key = isWild() ? numbers.one(of: ["x", "", "\"a b\"", "null"]) : field.key
      parts.append("\(key): \(special(field) ?? value(field.shape, depth: depth + 1))")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// The value of a key that names something else, so that it is mostly there.
  private mutating func special(_ field: MappingShape.Field) -> String? {
    if isWild() { return nil }
    // Some keys mean something else in another place: a period instead of a day, a number instead of a question.
    let isOther =
      switch field.shape {
      case .mapping: field.key == "in-force"
      case .integer: field.key == "question"
      default: false
      }
    if let choices = choices[field.key], !isOther { return numbers.one(of: choices) }
    switch field.key {
    case "treaty":
      treaty = numbers.one(of: lawBook.treaties)
      return treaty?.id
    case "option": return numbers.one(of: (treaty?.options.map(\.id) ?? []) + ["other"])
    case "variable":
      let vocabulary = lawBook.vocabulary(of: space ?? .conduct) ?? lawBook.conduct
      return numbers.one(of: vocabulary.variables.filter { $0.kind != .number }.map(\.id))
    case "checked-against-source" where wildness == 0: return "2026-01-01"
    case "max-months": return String(200 + numbers.below(500))
    case "until": return "2099-01-01"
    default: return nil
    }
  }

  // MARK: Conditions

  mutating func conditions(_ space: Vocabulary.Space, depth: Int) -> String {
    guard let vocabulary = lawBook.vocabulary(of: space) else { return "{}" }
    // Products: alternatives of several variables that have to be multiplied out, now and then close to the limit.
    if depth < 8, numbers.chance(25) { return product(vocabulary) }
    var parts: [String] = []
    for _ in 0...numbers.below(5) {
      let variable = numbers.one(of: vocabulary.variables)
      if parts.contains(where: { $0.hasPrefix(variable.id + ":") }) { continue }
      parts.append("\(variable.id): \(limit(variable))")
    }
    if depth < 8, numbers.chance(6) {
      let cubes = (0...numbers.below(3)).map { _ in conditions(space, depth: depth + 2) }
      parts.append("\(numbers.chance(2) ? "any-of" : "all-of"): [\(cubes.joined(separator: ", "))]")
    }
    let cube = "{\(parts.joined(separator: ", "))}"
    return depth < 8 && numbers.chance(8) ? "[\(cube), \(conditions(space, depth: depth + 2))]" : cube
  }

  /// Alternatives of some variables, each independent of the others.
  private mutating func product(_ vocabulary: Vocabulary) -> String {
    var seen: Set<String> = []
    let factors = (0..<2 + numbers.below(4)).map { _ -> String in
      let variable = numbers.one(of: vocabulary.variables)
      guard seen.insert(variable.id).inserted else { return "{}" }
      let alternatives = (0..<2 + numbers.below(5)).map { _ -> String in
        let other = numbers.one(of: vocabulary.variables)
        let more = seen.insert(other.id).inserted ? ", \(other.id): \(limit(other))" : ""
        return "{\(variable.id): \(limit(variable))\(more)}"
      }
      return "{any-of: [\(alternatives.joined(separator: ", "))]}"
    }
    return "{all-of: [\(factors.joined(separator: ", "))]}"
  }

  mutating func limit(_ variable: Variable) -> String {
    if variable.kind == .number {
      let number = isWild() ? numbers.one(of: [999_999_999, 1_000_000_000, -1]) : 1 + numbers.below(40)
      switch numbers.below(4) {
      case 0: return "\(number)"
      case 1: return "{below: \(number)}"
      case 2: return "{at-least: \(number), at-most: \(number + numbers.below(30))}"
      default: return "{more-than: \(number)}"
      }
    }
    let words = variable.words
    switch numbers.below(wildness == 0 && variable.kind != .ordered ? 2 : 6) {
    case 0: return "[\((0...numbers.below(3)).map { _ in numbers.one(of: words) }.joined(separator: ", "))]"
    case 2: return "{not: \(numbers.one(of: words))}"
    case 3 where variable.kind == .ordered || isWild():
      return "{\(numbers.one(of: ["at-least", "at-most", "exactly"])): \(numbers.one(of: words))}"
    default: return numbers.one(of: words)
    }
  }

  private var knownIdentifiers: [String] {
    lawBook.treaties.map(\.id) + lawBook.treaties.flatMap { $0.options.map(\.id) }
      + ["other", "xk-1", "xk-2", "de-x"]
  }

  private static let texts = [
    "text", "\"§ 1\"", "'it''s'", "不正アクセス", "\"<b>&amp; \\\"x\\\" | *y* `z`\"", "all", "XK", "unreviewed",
    "\"\\u202e\"",
  ]

  private static let oddities = [
    "", "~", "[]", "{}", "[[]]", "{a: b}", "99999999999999999999", "-1", "2026-13-45", "true", "*nothing", "&x x",
    "\"\"", "\"\\0\"", "1e9", "0x10", "{any-of: []}", "[{}]", "{not: }",
  ]
}
