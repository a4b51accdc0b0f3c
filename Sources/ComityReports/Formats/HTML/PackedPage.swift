// SPDX-License-Identifier: Apache-2.0

/// A page about many countries says the same words thousands of times. Beyond a size that mail and browsers take
/// easily, its repeated phrases are written once, in a list at its end, and stand as numbers in the text until the
/// page's script puts them back, which takes it some hundredths of a second.
///
/// Pages about one country never get that large: they can be read without any script.
enum PackedPage {
  /// The size in bytes from which a page is packed.
  static let threshold = 600_000
  /// What stands around the number of a phrase; a phrase that contains the first sign itself always gets a number.
  static let opening = "¤"
  static let closing = ";"

  /// The body with its repeated phrases replaced, and the phrases; nothing where it is small enough as it is.
  static func pack(_ body: String) -> (body: String, phrases: [String])? {
    guard body.utf8.count > threshold else { return nil }
    var counts: [Substring: Int] = [:]
    eachPiece(of: body) { piece, isText in
      if isText, piece.utf8.count >= 10 || piece.contains(opening) { counts[piece, default: 0] += 1 }
    }
    let repeated = counts.filter { piece, count in
      count > 2 || count == 2 && piece.utf8.count >= 24 || piece.contains(opening)
    }
    // The most frequent get the shortest numbers; ties are broken by the words, so that equal input gives equal bytes.
    let order = repeated.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let numbers = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var packed = ""
    packed.reserveCapacity(body.utf8.count / 2)
    eachPiece(of: body) { piece, isText in
      if isText, let number = numbers[piece] {
        packed += opening + String(number, radix: 36) + closing
      } else {
        packed += piece
      }
    }
    return (packed, order.map { unescaped(String($0)) })
  }

  /// The body piece by piece: tags as they are, text cut after the signs and words that join clauses.
  private static func eachPiece(of body: String, _ visit: (Substring, _ isText: Bool) -> Void) {
    let bytes = body.utf8
    var start = bytes.startIndex
    var index = start
    var isInTag = false
    func close(at end: String.Index, isText: Bool) {
      if start < end { visit(body[start..<end], isText) }
      start = end
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte == UInt8(ascii: "<") {
        close(at: index, isText: true)
        isInTag = true
      } else if byte == UInt8(ascii: ">") {
        close(at: next, isText: false)
        isInTag = false
      } else if !isInTag, byte == UInt8(ascii: " "), start < index {
        let last = bytes[start..<index].suffix(4)
        if last.last.map({ joints.contains($0) }) ?? false || last.elementsEqual(" and".utf8)
          || last.suffix(3).elementsEqual(" or".utf8)
        {
          close(at: next, isText: true)
        }
      }
      index = next
    }
    close(at: bytes.endIndex, isText: true)
  }

  /// Signs after which a clause ends. An entity ends with a semicolon too, and stays whole.
  private static let joints = Array(",;:.".utf8)

  /// The words that an escaped text stands for.
  private static func unescaped(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
