// SPDX-License-Identifier: Apache-2.0

/// A JSON value whose keys keep their order; written without Foundation, since the plugins' tool writes schemas too.
package indirect enum JSONText: Sendable, Hashable {
  case text(String)
  case integer(Int)
  case boolean(Bool)
  case list([JSONText])
  case object([Member])

  /// A key with its value.
  package struct Member: Sendable, Hashable {
    package var key: String
    package var value: JSONText

    package init(_ key: String, _ value: JSONText) {
      self.key = key
      self.value = value
    }
  }

  /// The value as text, indented by two blanks, with a line break at its end.
  package var rendered: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private func write(to output: inout String, indent: String) {
    switch self {
    case .text(let text): output += JSONText.quoted(text)
    case .integer(let number): output += String(number)
    case .boolean(let value): output += value ? "true" : "false"
    case .list(let items):
      if items.allSatisfy(\.isScalar) {
        output += "["
        for (index, item) in items.enumerated() {
          if index > 0 { output += ", " }
          item.write(to: &output, indent: indent)
        }
        output += "]"
      } else {
        output += "[\n"
        for (index, item) in items.enumerated() {
          output += indent + "  "
          item.write(to: &output, indent: indent + "  ")
          output += index + 1 < items.count ? ",\n" : "\n"
        }
        output += indent + "]"
      }
    case .object(let members):
      if members.isEmpty {
        output += "{}"
        return
      }
      output += "{\n"
      for (index, member) in members.enumerated() {
        output += "\(indent)  \(JSONText.quoted(member.key)): "
        member.value.write(to: &output, indent: indent + "  ")
        output += index + 1 < members.count ? ",\n" : "\n"
      }
      output += indent + "}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .text, .integer, .boolean: true
    case .list, .object: false
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONText: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral {
  package init(stringLiteral text: String) { self = .text(text) }
  package init(arrayLiteral items: JSONText...) { self = .list(items) }
  package init(dictionaryLiteral members: (String, JSONText)...) {
    self = .object(members.map { Member($0.0, $0.1) })
  }
}
