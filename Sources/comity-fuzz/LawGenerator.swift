// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityYAML

/// Makes modules from a seed: every key that a module can have, with values that are right, nearly right or wrong.
///
/// It walks the shapes from which the reader, the schemas and the reference are made, so a new key is tried without a
/// change here.
struct LawGenerator {
  private let lawBook: LawBook
  private var numbers: SeededNumbers
  private var count = 0
  /// One thing in so many is wrong; nothing where it is 0, so that some modules get as far as their meaning.
  private let wildness: Int
  /// The treaty of the participation that is being written.
  private var treaty: Treaty?

  init(seed: UInt64, lawBook: LawBook) {
    numbers = SeededNumbers(seed: seed)
    self.lawBook = lawBook
    wildness = numbers.one(of: [0, 0, 1000, 200, 30])
  }

  private mutating func isWild() -> Bool { wildness > 0 && numbers.chance(wildness) }

  /// The text of a module in one file.
  mutating func module() -> String {
    var text = ""
    for field in MappingShape.module.fields {
      if field.key != "jurisdiction", numbers.chance(3) { continue }
      // The head is mostly right, since nothing else is looked at without it.
      if field.key == "jurisdiction", wildness == 0 || !numbers.chance(8) {
        text += "jurisdiction: {code: XK, name: Kosovo, in-sentences: Kosovar, legal-system: civil-law}\n"
      } else {
        text += "\(field.key): \(value(field.shape, depth: 0))\n"
      }
    }
    return text
  }

  // MARK: Values

  private mutating func value(_ shape: ValueShape, depth: Int) -> String {
    if isWild() { return numbers.one(of: Self.oddities) }
    switch shape {
    case .text: return numbers.one(of: Self.texts)
    case .localizedText: return numbers.chance(4) ? "{en: text, de: Text}" : "text"
    case .identifier:
      count += 1
      return isWild() ? numbers.one(of: knownIdentifiers) : "xk-\(count)"
    case .address: return "\"https://example.org/a\""
    case .date: return "20\(10 + numbers.below(17))-0\(1 + numbers.below(9))-1\(numbers.below(10))"
    case .integer(let bounds):
      return String(bounds.lowerBound + numbers.below(min(bounds.count, numbers.chance(4) ? 2000 : 100)))
    case .boolean: return numbers.chance(2) ? "true" : "false"
    case .word(let words): return numbers.one(of: words)
    case .topic: return numbers.one(of: lawBook.topics.map(\.id))
    case .conditions(let space): return conditions(space, depth: depth)
    case .list(let item), .oneOrMore(let item):
      let items = (0..<numbers.below(depth == 0 ? 7 : 3)).map { _ in value(item, depth: depth + 1) }
      return "[\(items.joined(separator: ", "))]"
    case .mapping(let shape): return mapping(shape, depth: depth + 1)
    case .later(let shape): return depth > 6 ? "{}" : mapping(shape(), depth: depth + 1)
    case .dictionary(let value): return "{a: \(self.value(value, depth: depth + 1))}"
    case .either(let first, let second):
      // Where both spaces can stand, the first is that of most rules.
      if case .conditions = first { return value(isWild() ? second : first, depth: depth) }
      return value(numbers.chance(2) ? first : second, depth: depth)
    }
  }

  private mutating func mapping(_ shape: MappingShape, depth: Int) -> String {
    var parts: [String] = []
    for field in shape.fields {
      if field.isRequired || field.key == "max-months" ? isWild() : !numbers.chance(4) { continue }
      let key = isWild() ? numbers.one(of: ["x", "", "\"a b\"", "null"]) : field.key
      parts.append("\(key): \(special(field.key) ?? value(field.shape, depth: depth + 1))")
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  /// The value of a key that names something else, so that it is mostly there.
  private mutating func special(_ key: String) -> String? {
    if isWild() { return nil }
    switch key {
    case "treaty":
      treaty = numbers.one(of: lawBook.treaties)
      return treaty?.id
    case "option": return numbers.one(of: (treaty?.options.map(\.id) ?? []) + ["other"])
    case "as": return "[]"
    case "variable": return numbers.one(of: lawBook.conduct.variables.filter { $0.kind != .number }.map(\.id))
    case "lenient", "provisions", "applies-to", "overrides", "signed", "ratified", "acceded": return ""
    case "question": return "punishable"
    case "facts": return "{act: access, object: \(numbers.one(of: ["computer-system", "computer-data"]))}"
    case "max-months": return String(200 + numbers.below(500))
    case "until": return "2099-01-01"
    default: return nil
    }
  }

  private mutating func conditions(_ space: Vocabulary.Space, depth: Int) -> String {
    guard let vocabulary = lawBook.vocabulary(of: space) else { return "{}" }
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

  private mutating func limit(_ variable: Variable) -> String {
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
    lawBook.treaties.map(\.id) + lawBook.treaties.flatMap { $0.options.map(\.id) } + ["other", "xk-1", "xk-2", "de-x"]
  }

  private static let texts = ["text", "\"§ 1\"", "all", "XK", "'it''s'", "unreviewed", "\"\\u202e\"", "不正アクセス"]

  private static let oddities = [
    "", "~", "[]", "{}", "[[]]", "{a: b}", "99999999999999999999", "-1", "2026-13-45", "true", "*nothing", "&x x",
    "\"\"", "\"\\0\"", "1e9", "0x10", "{any-of: []}", "[{}]", "{not: }",
  ]
}
