// SPDX-License-Identifier: Apache-2.0

/// The text in lines of at most so many characters, broken at blanks.
///
/// Byte by byte, since reports fold thousands of lines; only words beyond ASCII are counted in characters.
func foldedLines(_ text: String, to width: Int) -> [String] {
  let bytes = text.utf8.span
  var lines: [String] = []
  var line: [UInt8] = []
  line.reserveCapacity(4 * width)
  var count = 0
  var start = 0
  while start < bytes.count {
    var end = start
    var isASCII = true
    // A section sign stays with its number.
    while end < bytes.count, !isBlank(bytes[end]) || end > start && isAfterSectionSign(bytes, end) {
      isASCII = isASCII && bytes[end] < 0x80
      end += 1
    }
    if end > start {
      let length = isASCII ? end - start : characterCount(of: text, start, end)
      if count > 0, count + 1 + length > width {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        count = 0
      }
      if count > 0 { line.append(UInt8(ascii: " ")) }
      for index in start..<end { line.append(bytes[index]) }
      count += count == 0 ? length : length + 1
    }
    start = end + 1
  }
  lines.append(String(decoding: line, as: UTF8.self))
  return lines
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
}

/// Whether a place is a blank behind a section sign, with a word to come.
private func isAfterSectionSign(_ bytes: Span<UInt8>, _ place: Int) -> Bool {
  place >= 2 && bytes[place] == UInt8(ascii: " ") && bytes[place - 2] == 0xC2 && bytes[place - 1] == 0xA7
    && place + 1 < bytes.count && !isBlank(bytes[place + 1])
}

/// The number of characters between two places, in bytes, of a text.
private func characterCount(of text: String, _ start: Int, _ end: Int) -> Int {
  let utf8 = text.utf8
  return text[utf8.index(utf8.startIndex, offsetBy: start)..<utf8.index(utf8.startIndex, offsetBy: end)].count
}
