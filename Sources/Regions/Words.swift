// SPDX-License-Identifier: Apache-2.0

/// The words of a cube, in place.
///
/// A search is compiled once for each width below, so that a cube is a struct of so many words: no array, no count, no
/// test of bounds. Widths are put together from smaller ones; `LongWords` is for any other.
protocol Words: Sendable {
  /// Takes the words that `columns` names, from `start` on in an array, and zeros for those that are too few.
  init(_ words: [UInt64], at start: Int, columns: [Int], from first: Int)
  /// Takes the words from `start` on in an array; there are enough.
  init(_ words: [UInt64], at start: Int, count: Int)
  /// Takes the words of a cube that `columns` names, and zeros for those that are too few.
  init(_ words: CubeWords, columns: [Int], from first: Int)
  /// Takes the first words of a cube, from `first` on.
  init(_ words: CubeWords, from first: Int, count: Int)
  /// One of the words.
  subscript(index: Int) -> UInt64 { get set }
  /// The words that both have in each place.
  func intersection(_ other: Self) -> Self
  /// Whether every field with a top in `tops` has a bit that both have.
  func meets(_ other: Self, tops: Self) -> Bool
  /// Whether the other has every bit that this has.
  func isSubset(of other: Self) -> Bool
  /// The number of words, if the type says it.
  static var fixedCount: Int? { get }
}

/// A single word.
struct Word: Words {
  var word: UInt64

  @inline(__always)
  init(_ words: [UInt64], at start: Int, columns: [Int], from first: Int) {
    word = first < columns.count ? words[start &+ columns[first]] : 0
  }

  @inline(__always)
  init(_ words: [UInt64], at start: Int, count: Int) {
    word = words[start]
  }

  @inline(__always)
  init(_ words: CubeWords, columns: [Int], from first: Int) {
    word = first < columns.count ? words[columns[first]] : 0
  }

  @inline(__always)
  init(_ words: CubeWords, from first: Int, count: Int) {
    word = words[first]
  }

  @inline(__always)
  private init(_ word: UInt64) { self.word = word }

  subscript(index: Int) -> UInt64 {
    @inline(__always) get { word }
    @inline(__always) set { word = newValue }
  }

  @inline(__always)
  func intersection(_ other: Word) -> Word { Word(word & other.word) }

  @inline(__always)
  func meets(_ other: Word, tops: Word) -> Bool {
    Layout.occupied(word & other.word, tops: tops.word) == tops.word
  }

  @inline(__always)
  func isSubset(of other: Word) -> Bool { word & ~other.word == 0 }
}

/// Some words and then some more.
struct Joined<Head: FixedWords, Tail: FixedWords>: FixedWords {
  var head: Head
  var tail: Tail

  @inline(__always)
  static var count: Int { Head.count &+ Tail.count }

  @inline(__always)
  init(_ words: [UInt64], at start: Int, columns: [Int], from first: Int) {
    head = Head(words, at: start, columns: columns, from: first)
    tail = Tail(words, at: start, columns: columns, from: first &+ Head.count)
  }

  @inline(__always)
  init(_ words: [UInt64], at start: Int, count: Int) {
    head = Head(words, at: start, count: Head.count)
    tail = Tail(words, at: start &+ Head.count, count: Tail.count)
  }

  @inline(__always)
  init(_ words: CubeWords, columns: [Int], from first: Int) {
    head = Head(words, columns: columns, from: first)
    tail = Tail(words, columns: columns, from: first &+ Head.count)
  }

  @inline(__always)
  init(_ words: CubeWords, from first: Int, count: Int) {
    head = Head(words, from: first, count: Head.count)
    tail = Tail(words, from: first &+ Head.count, count: Tail.count)
  }

  @inline(__always)
  private init(head: Head, tail: Tail) {
    self.head = head
    self.tail = tail
  }

  subscript(index: Int) -> UInt64 {
    @inline(__always) get { index < Head.count ? head[index] : tail[index &- Head.count] }
    @inline(__always) set {
      if index < Head.count {
        head[index] = newValue
      } else {
        tail[index &- Head.count] = newValue
      }
    }
  }

  @inline(__always)
  func intersection(_ other: Self) -> Self {
    Joined(head: head.intersection(other.head), tail: tail.intersection(other.tail))
  }

  @inline(__always)
  func meets(_ other: Self, tops: Self) -> Bool {
    head.meets(other.head, tops: tops.head) && tail.meets(other.tail, tops: tops.tail)
  }

  @inline(__always)
  func isSubset(of other: Self) -> Bool {
    head.isSubset(of: other.head) && tail.isSubset(of: other.tail)
  }
}

extension Words {
  /// Takes the words of a row that a frame keeps.
  @inline(__always)
  init(_ words: [UInt64], at start: Int, in frame: Frame) {
    if frame.isWhole && Self.fixedCount ?? frame.count == frame.count {
      self.init(words, at: start, count: frame.count)
    } else {
      self.init(words, at: start, columns: frame.columns, from: 0)
    }
  }

  /// Takes the words of a cube that a frame keeps.
  @inline(__always)
  init(_ words: CubeWords, in frame: Frame) {
    if frame.isWhole && Self.fixedCount ?? frame.count == frame.count {
      self.init(words, from: 0, count: frame.count)
    } else {
      self.init(words, columns: frame.columns, from: 0)
    }
  }
}

/// Words of which the number is part of the type.
protocol FixedWords: Words {
  static var count: Int { get }
}

extension FixedWords {
  @inline(__always)
  static var fixedCount: Int? { count }
}

extension Word: FixedWords {
  @inline(__always)
  static var count: Int { 1 }
}

typealias Words2 = Joined<Word, Word>
typealias Words3 = Joined<Words2, Word>
typealias Words4 = Joined<Words2, Words2>
typealias Words5 = Joined<Words4, Word>
typealias Words6 = Joined<Words4, Words2>
typealias Words8 = Joined<Words4, Words4>
typealias Words16 = Joined<Words8, Words8>

/// Words of any number, for queries that no fixed width is large enough for.
struct LongWords: Words {
  private var words: [UInt64]

  static var fixedCount: Int? { nil }

  init(_ words: [UInt64], at start: Int, columns: [Int], from first: Int) {
    self.words = columns[first...].map { words[start + $0] }
  }

  init(_ words: [UInt64], at start: Int, count: Int) {
    self.words = Array(words[start..<(start + count)])
  }

  init(_ words: CubeWords, columns: [Int], from first: Int) {
    self.words = columns[first...].map { words[$0] }
  }

  init(_ words: CubeWords, from first: Int, count: Int) {
    self.words = (first..<(first + count)).map { words[$0] }
  }

  private init(_ words: [UInt64]) { self.words = words }

  subscript(index: Int) -> UInt64 {
    get { words[index] }
    set { words[index] = newValue }
  }

  func intersection(_ other: LongWords) -> LongWords { LongWords(zip(words, other.words).map { $0 & $1 }) }

  func meets(_ other: LongWords, tops: LongWords) -> Bool {
    for index in words.indices {
      let tops = tops.words[index]
      if Layout.occupied(words[index] & other.words[index], tops: tops) != tops { return false }
    }
    return true
  }

  func isSubset(of other: LongWords) -> Bool {
    for index in words.indices where words[index] & ~other.words[index] != 0 { return false }
    return true
  }
}
