// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import ComityYAML
import Testing

/// A diagnostic that is expected where a marker stands.
struct Expected: CustomStringConvertible {
  var marker: String
  var identifier: String
  /// The marker where its note points, if it has one.
  var note: String?

  init(_ marker: String, _ identifier: String, note: String? = nil) {
    self.marker = marker
    self.identifier = identifier
    self.note = note
  }

  var description: String { "\(marker) \(identifier)" }
}

/// The keycaps `0️⃣` to `9️⃣` in a text, and the text without them.
struct MarkedText {
  var text = ""
  /// The place of every marker in the text without markers, as `line:column`.
  var places: [String: String] = [:]

  init(_ marked: String) {
    var line = 1
    var column = 1
    for character in marked {
      let scalars = Array(character.unicodeScalars)
      if scalars.count == 3, scalars[2] == "\u{20E3}" {
        places[String(character)] = "\(line):\(column)"
        continue
      }
      text.append(character)
      if character.isNewline {
        line += 1
        column = 1
      } else {
        column += scalars.count
      }
    }
  }
}

/// Reads a text with markers and compares its diagnostics with those that are expected: each missing one and each
/// unexpected one is an issue, and so is a marker that nothing is expected at.
///
/// - Returns: the root.
@discardableResult
func expect(
  _ expected: Expected..., in marked: String, limits: Limits = .standard,
  sourceLocation: SourceLocation = #_sourceLocation
) -> Node? {
  let marked = MarkedText(marked)
  let (root, diagnostics) = readDocument(SourceFile(name: "file", text: marked.text), limits: limits)
  func line(_ identifier: String, _ place: String?, _ note: String?) -> String {
    "\(place ?? "no such marker") \(identifier)\(note.map { " (note at \($0))" } ?? "")"
  }
  let wanted = expected.map { expected in
    line(
      expected.identifier, marked.places[expected.marker], expected.note.map { marked.places[$0] ?? "no such marker" })
  }
  let found = diagnostics.map { diagnostic in
    line(
      diagnostic.identifier, diagnostic.place.map { "\($0.line):\($0.column)" },
      diagnostic.notes.first?.place.map { "\($0.line):\($0.column)" })
  }
  #expect(found.sorted() == wanted.sorted(), "\(diagnostics.text())", sourceLocation: sourceLocation)
  let used = Set(expected.flatMap { [$0.marker, $0.note].compactMap(\.self) })
  #expect(used == Set(marked.places.keys), "every marker is used", sourceLocation: sourceLocation)
  return root
}

/// A node with its text, and nothing of its places: what two readers of YAML must agree on.
indirect enum Value: Hashable, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  case text(String)
  case null
  case list([Value])
  case entries([[Value]])

  init(stringLiteral text: String) { self = .text(text) }
  init(arrayLiteral items: Value...) { self = .list(items) }
  init(dictionaryLiteral entries: (Value, Value)...) { self = .entries(entries.map { [$0, $1] }) }

  init(_ node: Node) {
    self =
      switch node.kind {
      case .scalar: .text(node.scalar ?? "a scalar without text")
      case .null: .null
      case .sequence: .list(node.items.map(Value.init))
      case .mapping: .entries(node.entries.map { [Value($0.key), Value($0.value)] })
      }
  }
}
