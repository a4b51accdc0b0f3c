// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

/// The encoding that the first bytes of a file announce, if it is not UTF-8.
func foreignEncoding(of bytes: [UInt8]) -> String? {
  if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
  // Without a mark: of the first two characters, which are ASCII in any file that is meant, every other byte is NUL.
  if bytes.count >= 4, bytes[0] != 0, bytes[1] == 0, bytes[2] != 0, bytes[3] == 0 { return "UTF-16" }
  if bytes.count >= 4, bytes[0] == 0, bytes[1] != 0, bytes[2] == 0, bytes[3] != 0 { return "UTF-16" }
  return nil
}

/// All places where the bytes of a file are not text that YAML allows: a diagnostic for each run of such bytes.
///
/// libyaml finds only the first, and only its offset, so this is called when it has found one.
///
/// - Parameter limit: how many diagnostics are made at most.
func encodingProblems(in source: SourceFile, limit: Int) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  var cursor = TextCursor(source.bytes)
  var lastKind: TextCursor.Unit.Kind?
  while diagnostics.count < limit {
    let line = cursor.line
    let column = cursor.column
    guard let unit = cursor.next() else { break }
    defer { lastKind = unit.kind }
    guard unit.kind != .text, unit.kind != lastKind else { continue }
    let place = Place(file: source.name, line: line, column: column)
    switch unit.kind {
    case .text: break
    case .invalid:
      diagnostics.append(
        Diagnostic(
          "yaml-invalid-utf8", "Byte 0x\(hexadecimal(unit.value, width: 2)) is not UTF-8", at: place,
          explanation: "Save the file as UTF-8, the encoding of all YAML files here."))
    case .control:
      let name = unit.value == 0 ? "NUL (U+0000)" : "U+\(hexadecimal(unit.value, width: 4))"
      diagnostics.append(
        Diagnostic("yaml-control-character", "The control character \(name) is not allowed", at: place))
    }
  }
  return diagnostics
}

private func hexadecimal(_ value: UInt32, width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
}

/// Walks through the bytes of a file by code points, with lines and columns as libyaml counts them.
struct TextCursor {
  /// A code point, or a byte that belongs to none.
  struct Unit {
    enum Kind {
      case text
      /// A byte that is not part of any code point.
      case invalid
      /// A code point that YAML does not allow in a file.
      case control
    }
    var kind: Kind
    var value: UInt32
  }

  private let bytes: [UInt8]
  private(set) var offset = 0
  /// The line of the next code point, from 1.
  private(set) var line = 1
  /// The column of the next code point, from 1.
  private(set) var column = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // libyaml does not count the byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The next code point; nothing at the end.
  mutating func next() -> Unit? {
    guard offset < bytes.count else { return nil }
    let unit = decode()
    switch unit.value {
    case 0x0D where offset < bytes.count && bytes[offset] == 0x0A: break
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
      if unit.kind == .text {
        line += 1
        column = 1
      } else {
        column += 1
      }
    default: column += 1
    }
    return unit
  }

  private mutating func decode() -> Unit {
    let first = bytes[offset]
    let length =
      switch first {
      case ..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard length > 0, offset + length <= bytes.count else { return invalid(first) }
    var value = length == 1 ? UInt32(first) : UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes[(offset + 1)..<(offset + length)] {
      guard byte & 0xC0 == 0x80 else { return invalid(first) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    // What is longer than it need be, and surrogates, are not UTF-8.
    let least: UInt32 = length == 3 ? 0x800 : length == 4 ? 0x10000 : 0
    guard value >= least, Unicode.Scalar(value) != nil else { return invalid(first) }
    offset += length
    let isAllowed =
      switch value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...: true
      default: false
      }
    return Unit(kind: isAllowed ? .text : .control, value: value)
  }

  private mutating func invalid(_ byte: UInt8) -> Unit {
    offset += 1
    return Unit(kind: .invalid, value: UInt32(byte))
  }
}

extension SourceFile {
  /// The place of a byte.
  func place(ofByte offset: Int) -> Place {
    var cursor = TextCursor(bytes)
    while cursor.offset < offset, cursor.next() != nil {}
    return Place(file: name, line: cursor.line, column: cursor.column)
  }

  /// The code point at a line and a column, both from 1, and whether only white space stands before it on its line.
  func character(line: Int, column: Int) -> (character: Unicode.Scalar?, startsLine: Bool) {
    var cursor = TextCursor(bytes)
    var startsLine = true
    while cursor.line < line || (cursor.line == line && cursor.column < column) {
      let isOnLine = cursor.line == line
      guard let unit = cursor.next() else { return (nil, startsLine) }
      if isOnLine, unit.value != 0x20, unit.value != 0x09 { startsLine = false }
    }
    guard cursor.line == line, let unit = cursor.next(), unit.kind == .text else { return (nil, startsLine) }
    return (Unicode.Scalar(unit.value), startsLine)
  }
}

extension [UInt8] {
  /// The line, from 1, of the tag directive of this number, if there are that many.
  ///
  /// What looks like one inside a text counts too.
  func lineOfTagDirective(number: Int) -> Int? {
    guard contains(UInt8(ascii: "%")) else { return nil }
    let directive = Array("%TAG".utf8)
    var line = 1
    var found = 0
    var isLineStart = true
    for index in indices {
      let byte = self[index]
      if isLineStart, byte == directive[0], self[index...].starts(with: directive) {
        found += 1
        if found == number { return line }
      }
      if byte == 0x0A || (byte == 0x0D && (index + 1 == count || self[index + 1] != 0x0A)) { line += 1 }
      // The last bytes of every line break that YAML 1.1 knows, and of a byte order mark.
      switch byte {
      case 0x0A, 0x0D, 0x85, 0xA8, 0xA9, 0xBF: isLineStart = true
      default: isLineStart = false
      }
    }
    return nil
  }
}
