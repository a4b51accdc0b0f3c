// SPDX-License-Identifier: Apache-2.0

package import ComityCore

/// What a value in a file may be: the one description from which reading, editor schemas and the reference are made.
package indirect enum ValueShape: Sendable {
  /// Any text.
  case text
  /// A number that need not be whole.
  case number
  /// Text in one language, or a mapping from language to text.
  case localizedText
  /// Lower-case letters, digits, hyphens and dots.
  case identifier
  /// A web address.
  case address
  /// A day, `YYYY-MM-DD`.
  case date
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// `true` or `false`.
  case boolean
  /// One word of a list.
  case word([String])
  /// The identifier of a topic.
  case topic
  /// A cube, or a list of cubes, over the variables of a space.
  case conditions(Vocabulary.Space)
  /// A list.
  case list(ValueShape)
  /// One value or a list of them.
  case oneOrMore(ValueShape)
  /// A mapping with fixed keys.
  case mapping(MappingShape)
  /// A mapping from free keys to values.
  case dictionary(ValueShape)
  /// A mapping that is described where it is used, so that a shape can hold itself.
  case later(@Sendable () -> MappingShape)
  /// One of several shapes.
  case either(ValueShape, ValueShape)
}

/// A mapping with fixed keys.
package struct MappingShape: Sendable {
  /// What the mapping states, for messages: "an offence".
  package var name: String
  /// Its keys, in the order in which people write them.
  package var fields: [Field]

  /// A key of a mapping.
  package struct Field: Sendable {
    package var key: String
    package var shape: ValueShape
    package var isRequired: Bool
    /// What it means, for the reference and the editors.
    package var summary: String
    /// How the key was spelled once; files that spell it so are still read.
    package var formerly: String?
  }

  package init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
  }

  /// The key with this name.
  package func field(_ key: String) -> Field? { fields.first { $0.key == key } }
}

extension MappingShape.Field {
  /// A key that must be there.
  package static func required(_ key: String, _ shape: ValueShape, _ summary: String) -> Self {
    Self(key: key, shape: shape, isRequired: true, summary: summary)
  }

  /// The key, which was spelled otherwise once.
  package func formerly(_ spelling: String) -> Self {
    var field = self
    field.formerly = spelling
    return field
  }

  /// A key that may be left out.
  package static func optional(_ key: String, _ shape: ValueShape, _ summary: String) -> Self {
    Self(key: key, shape: shape, isRequired: false, summary: summary)
  }
}

extension ValueShape {
  /// Whether the value is a list, which may be empty.
  var isList: Bool { if case .list = self { true } else { false } }

  /// Whether the value can be a list, of one thing or of several; of conditions, which may also be one, the reader of
  /// conditions says more.
  var canBeList: Bool {
    switch self {
    case .list, .oneOrMore: true
    case .either(let first, let second): first.canBeList || second.canBeList
    default: false
    }
  }

  /// Whether the value is a text, in one language or several.
  var isText: Bool {
    switch self {
    case .text, .localizedText, .identifier, .address: true
    default: false
    }
  }
}
