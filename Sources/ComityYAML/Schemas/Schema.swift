// SPDX-License-Identifier: Apache-2.0

package import ComityCore

extension FileKind {
  /// The JSON Schema of files of this kind, for editors: made from the shape and the words, never written by hand.
  ///
  /// Draft 7, since that is what editors understand best. It says less than `comity check`: what one file states of
  /// another is not in it.
  package func schema(_ lawBook: LawBook) -> String { schemaValue(lawBook).rendered }

  /// The JSON Schema as a value.
  package func schemaValue(_ lawBook: LawBook) -> JSONText {
    var writer = SchemaWriter(lawBook: lawBook)
    let root = writer.mapping(shape)
    var members: [JSONText.Member] = [
      .init("$schema", "http://json-schema.org/draft-07/schema#"),
      .init("title", .text("Comity: \(shape.name)")),
    ]
    if case .object(let own) = root { members += own }
    members.append(.init("definitions", .object(writer.definitions.map { .init($0.name, $0.schema) })))
    return .object(members)
  }
}

/// Turns shapes into schemas; what is named is defined once and referred to.
private struct SchemaWriter {
  var lawBook: LawBook
  var definitions: [(name: String, schema: JSONText)] = []

  /// A text: what looks like a number stands in quotes.
  private static let text: JSONText = ["type": "string"]

  mutating func schema(_ shape: ValueShape) -> JSONText {
    switch shape {
    case .text: return Self.text
    case .number: return ["type": "number"]
    case .localizedText:
      return [
        "anyOf": [
          Self.text,
          ["type": "object", "required": ["en"], "additionalProperties": Self.text],
        ]
      ]
    case .identifier: return ["type": "string", "pattern": "^[a-z0-9.-]+$"]
    case .address: return ["type": "string", "pattern": "^https?://"]
    case .date: return ["type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"]
    case .integer(let bounds):
      return ["type": "integer", "minimum": .integer(bounds.lowerBound), "maximum": .integer(bounds.upperBound)]
    case .boolean: return ["type": "boolean"]
    case .word(let words): return ["enum": .list(words.map { .text($0) })]
    case .topic:
      return reference("topic-word") { writer in ["enum": .list(writer.lawBook.topics.map { .text($0.id) })] }
    case .conditions(let space): return conditions(space)
    case .list(let item): return ["type": ["array", "null"], "items": schema(item)]
    case .oneOrMore(let item):
      let one = schema(item)
      return ["anyOf": [one, ["type": "array", "items": one]]]
    case .mapping(let shape): return named(shape)
    case .later(let shape): return named(shape())
    case .dictionary(let value): return ["type": "object", "additionalProperties": schema(value)]
    case .either(let first, let second): return ["anyOf": [schema(first), schema(second)]]
    }
  }

  mutating func mapping(_ shape: MappingShape) -> JSONText {
    var properties: [JSONText.Member] = []
    for field in shape.fields {
      var members = [JSONText.Member("description", .text(field.summary))]
      let value = schema(field.shape)
      // Beside a reference, draft 7 reads nothing, so that the description stands outside.
      if case .object(let own) = value, !own.contains(where: { $0.key == "$ref" }) {
        members += own
      } else {
        members.append(.init("allOf", [value]))
      }
      if field.isRequired, field.shape.canBeList { members.append(.init("minItems", .integer(1))) }
      properties.append(.init(field.key, .object(members)))
      if let spelling = field.formerly { properties.append(.init(spelling, .object(members))) }
    }
    let required = shape.fields.filter { $0.isRequired && $0.formerly == nil }.map { JSONText.text($0.key) }
    var members: [JSONText.Member] = [.init("type", "object")]
    if !required.isEmpty { members.append(.init("required", .list(required))) }
    let spelled = shape.fields.filter(\.isRequired).flatMap { field -> [JSONText] in
      field.formerly.map { [["required": .list([.text(field.key)])], ["required": .list([.text($0)])]] } ?? []
    }
    if !spelled.isEmpty { members.append(.init("anyOf", .list(spelled))) }
    members += [.init("properties", .object(properties)), .init("additionalProperties", .boolean(false))]
    return .object(members)
  }

  private mutating func named(_ shape: MappingShape) -> JSONText {
    // "an exception from a rule on data" → "exception-from-a-rule-on-data"
    let words = shape.name.split(separator: " ").drop { ["a", "an", "the"].contains($0) }
    return reference(words.joined(separator: "-")) { $0.mapping(shape) }
  }

  private mutating func reference(_ name: String, _ make: (inout SchemaWriter) -> JSONText) -> JSONText {
    if !definitions.contains(where: { $0.name == name }) {
      let index = definitions.count
      definitions.append((name, .object([])))
      definitions[index].schema = make(&self)
    }
    return ["$ref": .text("#/definitions/\(name)")]
  }

  // MARK: Conditions

  /// A cube, or a list of cubes, over the variables of a space.
  private mutating func conditions(_ space: Vocabulary.Space) -> JSONText {
    guard let vocabulary = lawBook.vocabulary(of: space) else { return ["type": ["object", "array"]] }
    let name = "\(space.rawValue)-conditions"
    return reference(name) { writer in
      let reference: JSONText = ["$ref": .text("#/definitions/\(name)")]
      let cube = writer.reference("\(space.rawValue)-cube") { writer in
        var properties = vocabulary.variables.map { variable in
          JSONText.Member(variable.id, writer.limit(of: variable, in: space))
        }
        properties.append(
          .init("any-of", ["description": "At least one of these must hold as well.", "allOf": [reference]]))
        properties.append(
          .init("all-of", ["description": "All of these must hold as well.", "allOf": [reference]]))
        return ["type": "object", "properties": .object(properties), "additionalProperties": .boolean(false)]
      }
      return ["anyOf": [cube, ["type": "array", "minItems": .integer(1), "items": reference]]]
    }
  }

  private mutating func limit(of variable: Variable, in space: Vocabulary.Space) -> JSONText {
    let description = JSONText.text(variable.definition)
    guard variable.kind != .number else {
      let number: JSONText = [
        "type": "integer", "minimum": .integer(variable.numbers.lowerBound),
        "maximum": .integer(variable.numbers.upperBound),
      ]
      let keys = ConditionReader.comparisons
      var properties = keys.map { JSONText.Member($0, number) }
      if variable.isMoney {
        properties.append(.init("currency", ["enum": .list(variable.currencies.map { .text($0.code) })]))
      }
      return [
        "description": description,
        "anyOf": [
          number,
          [
            "type": "object", "properties": .object(properties),
            "additionalProperties": .boolean(false),
          ],
        ],
      ]
    }
    let word = reference("\(space.rawValue)-\(variable.id)") { _ in
      ["enum": .list(variable.words.map { .text($0) })]
    }
    let words: JSONText = ["anyOf": [word, ["type": "array", "items": word]]]
    let keys = variable.kind == .ordered ? ["not", "at-least", "at-most", "exactly"] : ["not"]
    return [
      "description": description,
      "anyOf": [
        word, ["type": "array", "items": word],
        [
          "type": "object", "properties": .object(keys.map { .init($0, words) }),
          "additionalProperties": .boolean(false),
        ],
      ],
    ]
  }
}
