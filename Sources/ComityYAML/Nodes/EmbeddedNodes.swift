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
    let text = Array(nodes.scalars.utf8)
    let digits = nodes.tape.utf8.span
    var place = 0
    var tape: [Record] = []
    tape.reserveCapacity(digits.count / 4)
    var line = 1
    var textEnd = 0
    // The furthest end of a sequence or a mapping, which has to be on the tape.
    var furthest = 0
    while place < digits.count {
      guard let head = Digits.number(in: digits, at: &place), let kind = Record.Kind(rawValue: UInt8(head & 7)),
        let step = Digits.number(in: digits, at: &place), let column = Digits.number(in: digits, at: &place)
      else { return nil }
      line += step
      var record = Record(
        kind: kind, isPlain: head & 8 != 0, line: UInt32(truncatingIfNeeded: line),
        column: UInt32(truncatingIfNeeded: column), link: UInt32(truncatingIfNeeded: textEnd))
      switch kind {
      case .null: break
      case .scalar:
        guard let length = Digits.number(in: digits, at: &place), length <= text.count - textEnd else { return nil }
        record.length = UInt32(truncatingIfNeeded: length)
        textEnd += length
      case .sequence, .mapping:
        guard let length = Digits.number(in: digits, at: &place), let extent = Digits.number(in: digits, at: &place),
          extent > 0
        else { return nil }
        record.length = UInt32(truncatingIfNeeded: length)
        record.link = UInt32(truncatingIfNeeded: tape.count + extent)
        furthest = max(furthest, tape.count + extent)
      case .alias:
        guard let distance = Digits.number(in: digits, at: &place), distance <= tape.count else { return nil }
        record.link = UInt32(truncatingIfNeeded: tape.count - distance)
      }
      tape.append(record)
    }
    guard !tape.isEmpty, furthest <= tape.count else { return nil }
    self.init(file: file, tape: tape, text: text)
  }
}

/// Numbers as printable characters: five bits each, the lowest first, and a sixth that says whether more follow.
private struct Digits {
  private(set) var bytes: [UInt8] = []

  private static var zero: UInt8 { UInt8(ascii: "0") }

  mutating func append(_ number: Int) {
    var rest = number
    while rest > 31 {
      bytes.append(Self.zero + UInt8(rest & 31 | 32))
      rest >>= 5
    }
    bytes.append(Self.zero + UInt8(rest))
  }

  /// The number that begins at a place, which is moved behind it; nothing where there is none.
  @inline(__always)
  static func number(in digits: Span<UInt8>, at place: inout Int) -> Int? {
    var number = 0
    var shift = 0
    while place < digits.count, shift < 35 {
      let digit = Int(digits[place]) - Int(zero)
      place += 1
      guard (0..<64).contains(digit) else { return nil }
      number |= (digit & 31) << shift
      if digit < 32 { return number }
      shift += 5
    }
    return nil
  }
}
