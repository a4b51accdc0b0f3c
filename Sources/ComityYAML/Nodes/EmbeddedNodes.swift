// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

// A document as the embedding tool writes it beside the text of the file: the tape as digits, the scalars as text. A
// program that carries its law then starts without parsing YAML, and every node still knows its place.

extension SourceFile {
  /// The nodes of the file, ready to be embedded; nothing where the file has any mistake, or its texts hold characters
  /// that a string literal cannot.
  package var embeddedNodes: LawText.Nodes? {
    let (root, diagnostics) = readDocument(self)
    guard diagnostics.isEmpty, let document = root?.document else { return nil }
    let isPlainText = document.text.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A || $0 == 0x09 }
    guard isPlainText else { return nil }
    var digits = Digits()
    var line: UInt32 = 1
    for (index, record) in document.tape.enumerated() {
      digits.append(Int(record.kind.rawValue) | (record.isPlain ? 8 : 0))
      digits.append(Int(record.line - line))
      digits.append(Int(record.column))
      line = record.line
      switch record.kind {
      case .null: break
      case .scalar: digits.append(record.size)
      case .sequence, .mapping:
        digits.append(record.size)
        digits.append(record.target - index)
      case .alias: digits.append(index - record.target)
      }
    }
    return LawText.Nodes(
      tape: String(decoding: digits.bytes, as: UTF8.self), scalars: String(decoding: document.text, as: UTF8.self))
  }
}

/// The root of a file of law: from the nodes embedded with it, if it has them, else from its text.
package func readDocument(_ text: LawText) -> (root: Node?, diagnostics: [Diagnostic]) {
  if let document = text.nodes.flatMap({ Document(file: text.path, $0) }) { return (Node(document, 0), []) }
  return readDocument(SourceFile(name: text.path, bytes: text.bytes))
}

extension Document {
  /// The document of embedded nodes; nothing where the digits do not describe one.
  convenience init?(file: String, _ nodes: LawText.Nodes) {
    var digits = nodes.tape.utf8.makeIterator()
    let text = Array(nodes.scalars.utf8)
    var tape: [Record] = []
    tape.reserveCapacity(nodes.tape.utf8.count / 4)
    var line = 1
    var textEnd = 0
    while let first = digits.next() {
      guard let head = digits.number(from: first), let kind = Record.Kind(rawValue: UInt8(head & 7)),
        let step = digits.number(), let column = digits.number()
      else { return nil }
      line += step
      var record = Record(
        kind: kind, isPlain: head & 8 != 0, line: UInt32(truncatingIfNeeded: line),
        column: UInt32(truncatingIfNeeded: column), link: UInt32(truncatingIfNeeded: textEnd))
      switch kind {
      case .null: break
      case .scalar:
        guard let length = digits.number(), length <= text.count - textEnd else { return nil }
        record.length = UInt32(truncatingIfNeeded: length)
        textEnd += length
      case .sequence, .mapping:
        guard let length = digits.number(), let extent = digits.number(), extent > 0 else { return nil }
        record.length = UInt32(truncatingIfNeeded: length)
        record.link = UInt32(truncatingIfNeeded: tape.count + extent)
      case .alias:
        guard let distance = digits.number(), distance <= tape.count else { return nil }
        record.link = UInt32(truncatingIfNeeded: tape.count - distance)
      }
      tape.append(record)
    }
    guard !tape.isEmpty, tape.allSatisfy({ $0.kind == .scalar || $0.target <= tape.count || $0.kind == .null })
    else { return nil }
    self.init(file: file, tape: tape, text: text)
  }
}

/// Numbers as printable characters: five bits each, the lowest first, and a sixth that says whether more follow.
private struct Digits {
  private(set) var bytes: [UInt8] = []

  fileprivate static var zero: UInt8 { UInt8(ascii: "0") }

  mutating func append(_ number: Int) {
    var rest = number
    while rest > 31 {
      bytes.append(Self.zero + UInt8(rest & 31 | 32))
      rest >>= 5
    }
    bytes.append(Self.zero + UInt8(rest))
  }
}

extension String.UTF8View.Iterator {
  /// The number that comes next; nothing where there is none.
  fileprivate mutating func number() -> Int? {
    next().flatMap { number(from: $0) }
  }

  /// The number that begins with a digit.
  fileprivate mutating func number(from first: UInt8) -> Int? {
    var number = 0
    var shift = 0
    var digit = Int(first) - Int(Digits.zero)
    while (0..<64).contains(digit), shift < 35 {
      number |= (digit & 31) << shift
      if digit < 32 { return number }
      shift += 5
      guard let byte = next() else { return nil }
      digit = Int(byte) - Int(Digits.zero)
    }
    return nil
  }
}
