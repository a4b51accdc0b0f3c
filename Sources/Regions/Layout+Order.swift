// SPDX-License-Identifier: Apache-2.0

extension Layout {
  /// The numbers of some rows, one behind the other: those of the largest cubes first, then those that limit fewer
  /// variables, then those with lower values.
  ///
  /// - Complexity: O(*k* · *n* + *k* log *k*) for *k* cubes and *n* variables, unless many are of one size.
  func largestFirst(_ words: [UInt64]) -> [Int] {
    let count = words.count / wordCount
    guard count > 1 else { return Array(0..<count) }
    var sizes = Array(repeating: PointCount(), count: count)
    // Variables that have the same values in all cubes multiply all sizes alike.
    let differences = (0..<wordCount).map { column in
      (1..<count).reduce(0) { $0 | (words[column] ^ words[$1 &* wordCount &+ column]) }
    }
    for field in fields where field.words.contains(where: { differences[$0] & field.mask != 0 }) {
      for number in 0..<count {
        var values = 0
        for column in field.words { values &+= (words[number &* wordCount &+ column] & field.mask).nonzeroBitCount }
        sizes[number].multiply(by: UInt(values))
      }
    }
    return (0..<count).sorted { first, second in
      if sizes[first] != sizes[second] { return sizes[first] > sizes[second] }
      let limits = limitCount { words[first &* wordCount &+ $0] }
      let others = limitCount { words[second &* wordCount &+ $0] }
      return limits == others
        ? row(first &* wordCount, precedes: second &* wordCount, in: words) : limits < others
    }
  }

  /// Whether the values of one row come first, variable by variable.
  private func row(_ row: Int, precedes other: Int, in words: [UInt64]) -> Bool {
    for field in fields {
      for column in field.words {
        let (own, their) = (words[row &+ column] & field.mask, words[other &+ column] & field.mask)
        guard own != their else { continue }
        // Only one of them has the lowest value that tells them apart. It comes first, unless the other one ends before.
        let lowest = (own ^ their) & (0 &- (own ^ their))
        let isOwn = own & lowest != 0
        let rest = isOwn ? their : own
        let goesOn =
          rest > lowest
          || field.words.contains { $0 > column && words[(isOwn ? other : row) &+ $0] & field.mask != 0 }
        return isOwn == goesOn
      }
    }
    return false
  }
}

/// A number of any size: exact, because a space has more points than any fixed number of bits counts.
private struct PointCount: Comparable {
  /// The lowest digit.
  private var low: UInt = 1
  /// The further digits, lowest first, the last one not zero; mostly there are none.
  private var high: [UInt] = []

  /// Multiplies by a factor that is not zero.
  mutating func multiply(by factor: UInt) {
    var (carry, product) = low.multipliedFullWidth(by: factor)
    low = product
    for index in high.indices {
      let (over, digit) = high[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = digit.addingReportingOverflow(carry)
      high[index] = sum
      carry = over + (overflow ? 1 : 0)
    }
    if carry > 0 { high.append(carry) }
  }

  static func < (left: PointCount, right: PointCount) -> Bool {
    if left.high.count != right.high.count { return left.high.count < right.high.count }
    if left.high != right.high { return left.high.reversed().lexicographicallyPrecedes(right.high.reversed()) }
    return left.low < right.low
  }
}
