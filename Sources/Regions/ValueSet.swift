// SPDX-License-Identifier: Apache-2.0

/// A set of values of one variable.
///
/// A value is a number from 0. Sets of values below 64 need no memory beyond the struct.
public struct ValueSet: Sendable, Hashable {
  /// The values below 64, one bit each.
  package private(set) var low: UInt64
  /// The values from 64, one bit each; the last word is never zero, so that equal sets are equal words.
  package private(set) var high: [UInt64]

  /// Makes an empty set.
  public init() {
    low = 0
    high = []
  }

  /// Makes a set of the given values.
  ///
  /// - Parameter values: numbers from 0, in any order; repeated ones count once.
  public init(_ values: [Int]) {
    self.init()
    for value in values { insert(value) }
  }

  /// Makes a set of the values from the lower bound of a range up to, but not including, the upper.
  ///
  /// - Parameter range: numbers from 0.
  public init(_ range: Range<Int>) {
    self.init()
    guard let last = range.last else { return }
    precondition(range.lowerBound >= 0, "values are counted from 0")
    guard last >= 64 else {
      low = (~0 >> UInt64(63 - last)) & (~0 << UInt64(range.lowerBound))
      return
    }
    for value in range { insert(value) }
  }

  package init(low: UInt64, high: [UInt64]) {
    self.low = low
    self.high = high
    dropEmptyWords()
  }

  /// The values in ascending order.
  ///
  /// - Complexity: O(*n* + *w*) for *n* values, the highest of them in word *w*.
  public var values: [Int] {
    var values: [Int] = []
    values.reserveCapacity(count)
    for index in 0..<wordCount {
      var word = self.word(index)
      while word != 0 {
        values.append(index * 64 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
    return values
  }

  /// The number of values in the set.
  public var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }

  /// Whether the set has no values.
  ///
  /// - Complexity: O(1)
  public var isEmpty: Bool { low == 0 && high.isEmpty }

  /// Whether the set has this value.
  ///
  /// - Complexity: O(1)
  public func contains(_ value: Int) -> Bool {
    value >= 0 && word(value / 64) & (1 << UInt64(value % 64)) != 0
  }

  /// Adds a value.
  ///
  /// - Parameter value: a number from 0.
  public mutating func insert(_ value: Int) {
    precondition(value >= 0, "values are counted from 0")
    let bit: UInt64 = 1 << UInt64(value % 64)
    guard value >= 64 else {
      low |= bit
      return
    }
    let index = value / 64 - 1
    while high.count <= index { high.append(0) }
    high[index] |= bit
  }

  /// The values that are in either set.
  public func union(_ other: ValueSet) -> ValueSet {
    combined(with: other) { $0 | $1 }
  }

  /// The values that are in both sets.
  public func intersection(_ other: ValueSet) -> ValueSet {
    combined(with: other) { $0 & $1 }
  }

  /// The values of this set that are not in the other.
  public func subtracting(_ other: ValueSet) -> ValueSet {
    combined(with: other) { $0 & ~$1 }
  }

  /// Whether every value of this set is in the other.
  public func isSubset(of other: ValueSet) -> Bool {
    subtracting(other).isEmpty
  }

  /// The words of the set: value `v` is bit `v % 64` of word `v / 64`; words past the end are zero.
  package func word(_ index: Int) -> UInt64 {
    index == 0 ? low : index <= high.count ? high[index - 1] : 0
  }

  package var wordCount: Int { 1 + high.count }

  private func combined(with other: ValueSet, by operation: (UInt64, UInt64) -> UInt64) -> ValueSet {
    guard !high.isEmpty || !other.high.isEmpty else {
      return ValueSet(low: operation(low, other.low), high: [])
    }
    let indices = 1..<max(wordCount, other.wordCount)
    return ValueSet(
      low: operation(low, other.low),
      high: indices.map { operation(word($0), other.word($0)) }
    )
  }

  private mutating func dropEmptyWords() {
    while high.last == 0 { high.removeLast() }
  }
}

extension ValueSet: ExpressibleByArrayLiteral {
  /// Makes a set of the values in a literal.
  public init(arrayLiteral elements: Int...) {
    self.init(elements)
  }
}

extension ValueSet: CustomStringConvertible {
  /// The values in braces.
  public var description: String {
    "{" + values.map { "\($0)" }.joined(separator: ", ") + "}"
  }
}
