// SPDX-License-Identifier: Apache-2.0

/// Damages texts from a seed, and makes YAML of no meaning at all.
struct DamagedText {
  private var numbers: SeededNumbers

  init(_ numbers: SeededNumbers) {
    self.numbers = numbers
  }

  /// A text with changes that are made to inputs too.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...below(3) { changeText(&bytes) }
    if chance(7) { changeBytes(&bytes) }
    return bytes
  }

  /// YAML of any kind.
  ///
  /// One of eight is as it was generated; the others have up to six changes, and in one of eight the bytes are damaged
  /// too, so that they are no text.
  mutating func yaml() -> [UInt8] {
    var text = ""
    writeMapping(to: &text, indent: 0, depth: 0)
    var bytes = Array(text.utf8)
    if chance(8) { return bytes }
    for _ in 0...below(6) { changeText(&bytes) }
    if chance(7) { changeBytes(&bytes) }
    return bytes
  }

  // MARK: Numbers

  private mutating func below(_ bound: Int) -> Int { numbers.below(bound) }

  private mutating func chance(_ one: Int) -> Bool { numbers.chance(one) }

  private mutating func one<Element>(of elements: [Element]) -> Element { numbers.one(of: elements) }

  // MARK: Structure

  private static let words = [
    "offenses", "id", "reaches", "act", "sell", "de-stgb-202a", "18", "true", "NO", "null", "~", "2026-01-01",
    "mental-state",
    "§ 202a", "不正アクセス", "é", "😀", "a b c", "any-of", "not", "0x1F", "1.10", "data-obtained",
  ]

  private static let texts = [
    "\"double \\\"quoted\\\" \\u00e9 \\n\"", "'single ''quoted'''", "\"over\n  two lines\"", "*shared", "&shared value",
    "&other [a, b]", "*other", "", "!!str tagged", "|\n    literal\n      text\n",
    ">-\n    folded\n    text\n\n    more\n",
    "# comment", "{a: 1, b: [2, 3], c: {d: }}", "[a, [b, c], {d: e}, ]", "https://example.org/a?b=c#d",
  ]

  private mutating func writeMapping(to text: inout String, indent: Int, depth: Int) {
    for _ in 0...below(4) {
      text += String(repeating: " ", count: indent)
      text += chance(40) ? "<<" : one(of: Self.words)
      if !chance(20) { text += "\(below(30))" }
      text += ":"
      writeValue(to: &text, indent: indent, depth: depth)
    }
  }

  private mutating func writeValue(to text: inout String, indent: Int, depth: Int) {
    switch below(depth > 5 ? 4 : 7) {
    case 0, 1: text += " \(one(of: Self.words))\n"
    case 2: text += " \(one(of: Self.texts))\n"
    case 3: text += " [\((0..<below(5)).map { _ in one(of: Self.words) }.joined(separator: ", "))]\n"
    case 4, 5:
      text += "\n"
      writeMapping(to: &text, indent: indent + 2, depth: depth + 1)
    default:
      text += "\n"
      for _ in 0...below(4) {
        text += String(repeating: " ", count: indent + 2) + "- "
        if chance(2) {
          text += "\(one(of: Self.words)): \(one(of: Self.words))\n"
          writeMapping(to: &text, indent: indent + 4, depth: depth + 1)
        } else {
          text += "\(one(of: Self.words))\n"
        }
      }
    }
  }

  // MARK: Damage

  private static let pieces: [[UInt8]] = [
    ["&a ", "*a", "*undefined", "&a [*a]", "!!python/object ", "!local ", "! ", "<<: "],
    ["? ", ": ", "- ", "{", "}", "[", "]", "\"", "'", "|\n", ">\n", "|9\n", ",", "@", "`", "~", "%", "#", " #"],
    ["\t", "\n", "\r", "\r\n", "---\n", "...\n", "\n--- a\n", "%TAG ! tag:x,2000:\n", "%YAML 1.2\n", "%YAML 9.9\n"],
    ["\\", "\\x", "\\ud800", "\"\\u0000\"", "\u{85}", "\u{2028}", "😀", "e\u{301}"],
    ["? [a]\n: b\n", "? {a: b}\n: c\n", "a: b: c", "key: [", "- - - - ", "{{{{{{{{", "[[[[[[[["],
  ].flatMap { $0.map { Array($0.utf8) } }

  private static let noText: [[UInt8]] = [
    [0], [0x1B], [0x7F], [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80],
    [0xEF, 0xBB, 0xBF],
  ]

  /// A place to change a text at: not inside of a code point.
  private mutating func position(in bytes: [UInt8]) -> Int {
    var position = below(bytes.count + 1)
    while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
    return position
  }

  private mutating func changeText(_ bytes: inout [UInt8]) {
    let position = position(in: bytes)
    switch below(10) {
    case 0 where position < bytes.count && bytes[position] < 0x80:
      bytes[position] = UInt8(0x20 + below(0x5F))
    case 1: bytes.removeSubrange(Swift.min(position, self.position(in: bytes))..<position)
    case 2, 3, 4, 5: bytes.insert(contentsOf: one(of: Self.pieces), at: position)
    case 6:
      let piece = one(of: Self.pieces)
      let times = one(of: [2, 10, 70, 1100])
      bytes.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: position)
    case 7:
      // A stretch of the text once more, elsewhere.
      let stretch = Array(bytes[Swift.min(position, self.position(in: bytes))..<position])
      bytes.insert(contentsOf: stretch, at: self.position(in: bytes))
    default:
      // A line moved to the left or to the right, or to another place.
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      let line = below(lines.count)
      switch below(3) {
      case 0: lines[line].insert(contentsOf: [UInt8](repeating: 0x20, count: 1 + below(4)), at: 0)
      case 1 where lines[line].starts(with: [0x20]): lines[line].removeFirst()
      default: lines.swapAt(line, below(lines.count))
      }
      bytes = Array(lines.joined(separator: [0x0A]))
    }
  }

  private mutating func changeBytes(_ bytes: inout [UInt8]) {
    let position = below(bytes.count + 1)
    switch below(4) {
    case 0 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: below(256))
    case 1 where position < bytes.count: bytes[position] ^= 1 << UInt8(below(8))
    case 2: bytes.removeSubrange(position...)
    default: bytes.insert(contentsOf: one(of: Self.noText), at: position)
    }
  }
}
