// SPDX-License-Identifier: Apache-2.0

package import ComityYAML
import Foundation

/// A value of JSON, or of YAML as its version 1.2 reads it.
package indirect enum JSON: Decodable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  /// Reads a text.
  package init(_ text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  /// What a node of YAML states.
  package init(_ node: Node) {
    switch node.kind {
    case .null: self = .null
    case .scalar:
      let text = node.scalar ?? ""
      switch node.wordOfYAML {
      case .nothing: self = .null
      case .truthValue: self = .boolean(text.lowercased() == "true")
      case .number: self = Int(text).map { .integer($0) } ?? .number(Double(text) ?? .nan)
      case nil: self = .string(text)
      }
    case .sequence: self = .array(node.items.map { JSON($0) })
    case .mapping:
      self = .object(
        Dictionary(node.entries.map { ($0.key.scalar ?? "", JSON($0.value)) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  package subscript(key: String) -> JSON? { object?[key] }

  package var object: [String: JSON]? { if case .object(let object) = self { object } else { nil } }
  package var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
  package var string: String? { if case .string(let string) = self { string } else { nil } }
  package var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }
}

/// As much of JSON Schema as the schemas of this package use, held against documents.
package struct SchemaValidator {
  private let root: JSON
  private let isOfYAML: Bool

  /// Makes a validator.
  ///
  /// - Parameters:
  ///   - schema: the schema.
  ///   - isOfYAML: whether documents are YAML that people write. Else a key that the schema does not name is a problem, so
  ///     that nothing is written that is not documented.
  package init(_ schema: JSON, isOfYAML: Bool = false) {
    root = schema
    self.isOfYAML = isOfYAML
  }

  /// What of a document the schema does not allow.
  package func problems(of value: JSON) -> [String] { problems(value, root, "") }

  private func problems(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
    guard let members = schema.object else { return ["\(path): no schema"] }
    var problems: [String] = []
    if let reference = schema["$ref"]?.string {
      let (section, name) = (reference.split(separator: "/").dropFirst().first, reference.split(separator: "/").last)
      guard let section, let name, let target = root[String(section)]?[String(name)] else {
        return ["\(path): no definition \(reference)"]
      }
      problems += self.problems(value, target, path)
    }
    if let types = schema["type"] {
      let names = types.string.map { [$0] } ?? types.items?.compactMap(\.string) ?? []
      if !names.contains(where: { isOf($0, value) }) { problems.append("\(path): none of \(names)") }
    }
    if let words = schema["enum"]?.items?.compactMap(\.string), !words.contains(value.string ?? "\u{0}") {
      problems.append("\(path): \(value) is none of \(words)")
    }
    if let pattern = schema["pattern"]?.string, let text = value.string,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      problems.append("\(path): \(text) does not match \(pattern)")
    }
    if let number = value.integer {
      if let bound = schema["minimum"]?.integer, number < bound { problems.append("\(path): below \(bound)") }
      if let bound = schema["maximum"]?.integer, number > bound { problems.append("\(path): above \(bound)") }
    }
    for part in schema["allOf"]?.items ?? [] { problems += self.problems(value, part, path) }
    if let choices = schema["anyOf"]?.items {
      let all = choices.map { self.problems(value, $0, path) }
      if !all.contains([]) { problems += all.min { $0.count < $1.count } ?? [] }
    }
    if let items = value.items {
      if let least = schema["minItems"]?.integer, items.count < least { problems.append("\(path): too few items") }
      if let item = schema["items"] {
        for (index, value) in items.enumerated() { problems += self.problems(value, item, "\(path)[\(index)]") }
      } else if !isOfYAML, members["type"] != nil {
        problems.append("\(path): the schema says nothing of the items")
      }
    }
    if let object = value.object { problems += self.problems(object, schema, path) }
    return problems
  }

  private func problems(_ object: [String: JSON], _ schema: JSON, _ path: String) -> [String] {
    var problems: [String] = []
    for key in schema["required"]?.items?.compactMap(\.string) ?? [] where object[key] == nil {
      problems.append("\(path): no '\(key)'")
    }
    guard schema["properties"] != nil || schema["additionalProperties"] != nil || schema["type"] != nil else {
      return problems
    }
    for (key, value) in object.sorted(by: { $0.key < $1.key }) {
      let more = schema["additionalProperties"]
      if let property = schema["properties"]?[key] ?? (more?.object == nil ? nil : more) {
        problems += self.problems(value, property, "\(path).\(key)")
      } else if !isOfYAML || more != nil {
        problems.append("\(path): the schema has no '\(key)'")
      }
    }
    return problems
  }

  private func isOf(_ type: String, _ value: JSON) -> Bool {
    switch (type, value) {
    case ("object", .object), ("array", .array), ("null", .null), ("string", .string), ("boolean", .boolean),
      ("integer", .integer), ("number", .integer), ("number", .number):
      true
    default: false
    }
  }
}
