// SPDX-License-Identifier: Apache-2.0

// Searching by bytes: sentences are searched by the thousand, and the search by characters of the standard library takes
// longer than all else that a sentence needs.

extension String {
  /// Whether the text has another text in it, byte for byte.
  func holds(_ part: String) -> Bool {
    offset(of: part) != nil
  }

  /// The pieces between blanks.
  var words: [Substring] {
    utf8.split(separator: 0x20).map { Substring($0) }
  }

  /// The text with another in every place of a part.
  func replacingEach(_ part: String, with other: String) -> String {
    var result = ""
    var rest = utf8.startIndex
    var start = 0
    while let place = offset(of: part, from: start) {
      let end = utf8.index(utf8.startIndex, offsetBy: place)
      result += self[rest..<end]
      result += other
      rest = utf8.index(end, offsetBy: part.utf8.count)
      start = place + part.utf8.count
    }
    return start == 0 ? self : result + self[rest...]
  }

  /// The first place of a part from a place on, in bytes.
  private func offset(of part: String, from start: Int = 0) -> Int? {
    let (bytes, sought) = (utf8.span, part.utf8.span)
    guard sought.count > 0, bytes.count - start >= sought.count else { return nil }
    let first = sought[0]
    search: for offset in start...(bytes.count - sought.count) where bytes[offset] == first {
      for index in 1..<sought.count where bytes[offset + index] != sought[index] { continue search }
      return offset
    }
    return nil
  }
}
