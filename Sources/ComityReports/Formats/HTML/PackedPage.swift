// SPDX-License-Identifier: Apache-2.0

/// A page about many countries says the same words thousands of times.
///
/// Beyond a size that mail and browsers take
/// easily, its details are kept in short: each repeated piece is written once, in a list, and stands as a number in the
/// text, until the page's script puts the pieces together, which takes it some tenths of a second.
///
/// What was asked, the matrix and the summary are always there, and pages about one country never get that large: they
/// can be read without any script.
enum PackedPage {
  /// The size in bytes from which details are packed.
  static let threshold = 600_000
  /// What stands around the number of a phrase; a phrase that contains the first sign itself always gets a number.
  static let opening = "¤"
  static let closing = ";"

  /// The markup with its repeated pieces replaced, and the pieces; nothing where it is small enough as it is.
  static func pack(_ body: String) -> (body: String, phrases: [String])? {
    guard body.utf8.count > threshold else { return nil }
    var counts: [Substring: Int] = [:]
    eachPiece(of: body) { counts[$0, default: 0] += 1 }
    let repeated = counts.filter { piece, count in
      let size = piece.utf8.count
      return piece.contains(opening) || size >= 8 && count > 2 || size >= 24 && count > 1
    }
    // The most frequent get the shortest numbers; ties are broken by the words, so that equal input gives equal bytes.
    let order = repeated.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    let numbers = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var packed = ""
    packed.reserveCapacity(body.utf8.count / 2)
    eachPiece(of: body) { piece in
      if let number = numbers[piece] {
        packed += opening + String(number, radix: 36) + closing
      } else {
        packed += piece
      }
    }
    return (packed, order.map(String.init))
  }

  /// The markup piece by piece: a run of tags with the first words after it, then clause by clause; identifiers and
  /// addresses, which differ nearly everywhere, by themselves.
  private static func eachPiece(of body: String, _ visit: (Substring) -> Void) {
    let bytes = body.utf8
    var start = bytes.startIndex
    var index = start
    var isInTag = false
    var isInAddress = false
    func close(at end: String.Index) {
      if start < end { visit(body[start..<end]) }
      start = end
    }
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if isInAddress {
        if byte == UInt8(ascii: "\"") {
          close(at: index)
          isInAddress = false
        }
      } else if isInTag {
        if byte == UInt8(ascii: ">") {
          isInTag = false
        } else if byte == UInt8(ascii: "\""),
          bytes[start..<index].suffix(4).elementsEqual(" id=".utf8)
            || bytes[start..<index].suffix(5).elementsEqual("href=".utf8)
        {
          close(at: next)
          isInAddress = true
        }
      } else if byte == UInt8(ascii: "<") {
        // Tags that follow each other stay together.
        let last = bytes[start..<index].last
        if last != UInt8(ascii: ">"), last != UInt8(ascii: "\n") { close(at: index) }
        isInTag = true
      } else if byte == UInt8(ascii: " "), start < index {
        let last = bytes[start..<index].suffix(4)
        if last.last.map({ joints.contains($0) }) ?? false || last.elementsEqual(" and".utf8)
          || last.suffix(3).elementsEqual(" or".utf8)
        {
          close(at: next)
        }
      }
      index = next
    }
    close(at: bytes.endIndex)
  }

  /// Signs after which a clause ends.
  ///
  /// An entity ends with a semicolon too, and stays whole.
  private static let joints = Array(",;:.".utf8)
}
