// SPDX-License-Identifier: Apache-2.0

/// The text in lines of at most so many characters, broken at blanks.
///
/// Byte by byte, since reports fold thousands of lines; only words beyond ASCII are counted in characters.
func foldedLines(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line: [UInt8] = []
  var count = 0
  var word: [UInt8] = []
  func addWord() {
    guard !word.isEmpty else { return }
    let length = word.allSatisfy { $0 < 0x80 } ? word.count : String(decoding: word, as: UTF8.self).count
    if count > 0, count + 1 + length > width {
      lines.append(String(decoding: line, as: UTF8.self))
      line.removeAll(keepingCapacity: true)
      count = 0
    }
    if count > 0 { line.append(UInt8(ascii: " ")) }
    line += word
    count += count == 0 ? length : length + 1
    word.removeAll(keepingCapacity: true)
  }
  for byte in text.utf8 {
    if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
      addWord()
    } else {
      word.append(byte)
    }
  }
  addWord()
  lines.append(String(decoding: line, as: UTF8.self))
  return lines
}
