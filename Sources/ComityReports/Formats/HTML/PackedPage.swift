// SPDX-License-Identifier: Apache-2.0

/// A page about many countries says the same words thousands of times.
///
/// Beyond a size that mail and browsers take
/// easily, its details are kept in short: each repeated piece is written once, in a list, and stands as a number in the
/// text, until the page's script puts the pieces together, which takes it some tenths of a second. Pieces that often
/// follow each other are a piece themselves, so that a paragraph that is said of many countries is one number.
///
/// What was asked, the matrix and the summary are always there, and pages about one country never get that large: they
/// can be read without any script.
enum PackedPage {
  /// The size in bytes from which details are packed.
  static let threshold = 600_000
  /// What stands around the number of a piece; the first sign itself is written out as an entity.
  static let opening = "¤"
  static let closing = ";"

  /// The markup with its repeated pieces replaced, and the pieces, which name others in the same way; nothing where the
  /// markup is small enough as it is.
  static func pack(_ body: String) -> (body: String, pieces: [String])? {
    guard body.utf8.count > threshold else { return nil }
    let body = body.replacing(opening, with: "&#164;")
    var symbols = Symbols()
    var text: [Int] = []
    eachPiece(of: body) { text.append(symbols.symbol(of: $0)) }
    symbols.numberWords(in: text)
    text = symbols.pair(text)
    return symbols.written(text)
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

/// The pieces of a page: words as they stand in it, and pairs of pieces.
private struct Symbols {
  private enum Symbol {
    case word(Substring)
    case pair(Int, Int)
  }

  /// A number takes so many bytes in the text, its signs included.
  private static let size = 5

  private var symbols: [Symbol] = []
  private var words: [Substring: Int] = [:]
  /// What each symbol takes in the text.
  private var sizes: [Int] = []
  /// The symbols that stand in the list, and as a number in the text.
  private var isNumbered: [Bool] = []

  mutating func symbol(of word: Substring) -> Int {
    if let symbol = words[word] { return symbol }
    words[word] = symbols.count
    return append(.word(word), size: word.utf8.count, isNumbered: false)
  }

  private mutating func append(_ symbol: Symbol, size: Int, isNumbered: Bool) -> Int {
    symbols.append(symbol)
    sizes.append(size)
    self.isNumbered.append(isNumbered)
    return symbols.count - 1
  }

  /// Gives a number to each word for which that is shorter.
  mutating func numberWords(in text: [Int]) {
    var counts = [Int](repeating: 0, count: symbols.count)
    for symbol in text { counts[symbol] += 1 }
    for (symbol, count) in counts.enumerated() {
      let size = sizes[symbol]
      guard size >= 8 && count > 2 || size >= 24 && count > 1 else { continue }
      isNumbered[symbol] = true
      sizes[symbol] = Self.size
    }
  }

  /// Makes one of symbols that often follow each other, again and again, as long as that is shorter.
  mutating func pair(_ text: [Int]) -> [Int] {
    var text = text
    while true {
      var counts: [Int: Int] = [:]
      func key(_ index: Int) -> Int { text[index] << 32 | text[index + 1] }
      for index in text.indices.dropLast() { counts[key(index), default: 0] += 1 }
      var made: [Int: Int] = [:]
      var shorter: [Int] = []
      shorter.reserveCapacity(text.count)
      var index = 0
      while index < text.count {
        defer { index += 1 }
        guard index + 1 < text.count, let count = counts[key(index)], count > 2 else {
          shorter.append(text[index])
          continue
        }
        let (first, second) = (text[index], text[index + 1])
        let size = sizes[first] + sizes[second]
        let next = index + 2 < text.count ? counts[key(index + 1)] ?? 0 : 0
        // What the second has with its follower may be more; and the list costs quotes, a comma and the pair itself.
        guard count >= next, count * (size - Self.size) > size + 4 else {
          shorter.append(first)
          continue
        }
        let pair = made[key(index)] ?? append(.pair(first, second), size: Self.size, isNumbered: true)
        made[key(index)] = pair
        shorter.append(pair)
        index += 1
      }
      guard !made.isEmpty else { return text }
      text = shorter
    }
  }

  /// The text and the list; what is used once after all stands where it is used.
  func written(_ text: [Int]) -> (body: String, pieces: [String]) {
    var uses = [Int](repeating: 0, count: symbols.count)
    for symbol in text { uses[symbol] += 1 }
    // Pairs are made of what was there before them, so that every use of a symbol is known when its turn comes.
    for (symbol, content) in symbols.enumerated().reversed() {
      guard uses[symbol] > 0, case .pair(let first, let second) = content else { continue }
      let times = isNumbered[symbol] && uses[symbol] > 1 ? 1 : uses[symbol]
      uses[first] += times
      uses[second] += times
    }
    let listed = symbols.indices.filter { isNumbered[$0] && uses[$0] > 1 }
      .sorted { (uses[$1], $0) < (uses[$0], $1) }
    var numbers = [Int?](repeating: nil, count: symbols.count)
    for (number, symbol) in listed.enumerated() { numbers[symbol] = number }
    func write(_ symbol: Int, to result: inout String) {
      if let number = numbers[symbol] {
        result += PackedPage.opening + String(number, radix: 36) + PackedPage.closing
      } else {
        writeContent(of: symbol, to: &result)
      }
    }
    func writeContent(of symbol: Int, to result: inout String) {
      switch symbols[symbol] {
      case .word(let word): result += word
      case .pair(let first, let second):
        write(first, to: &result)
        write(second, to: &result)
      }
    }
    var body = ""
    for symbol in text { write(symbol, to: &body) }
    let pieces = listed.map { symbol in
      var piece = ""
      writeContent(of: symbol, to: &piece)
      return piece
    }
    return (body, pieces)
  }
}
