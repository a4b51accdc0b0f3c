// SPDX-License-Identifier: Apache-2.0

/// The text in lines of at most so many characters, broken at blanks.
func foldedLines(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var count = 0
  for word in text.split(whereSeparator: { $0 == " " || $0.isNewline }) {
    let length = word.count
    if count > 0, count + 1 + length > width {
      lines.append(line)
      line = ""
      count = 0
    }
    line += count == 0 ? String(word) : " " + word
    count += count == 0 ? length : length + 1
  }
  lines.append(line)
  return lines
}
