// SPDX-License-Identifier: Apache-2.0

extension Layout {
  /// The numbers of some rows, one behind the other: those of the largest cubes first, then those that limit fewer
  /// variables, then those with lower values.
  ///
  /// - Complexity: O(*k* · *n* + *k* log *k*) for *k* cubes and *n* variables, unless many are of one size.
  func largestFirst(_ words: [UInt64]) -> [Int] {
    let starts = Array(stride(from: 0, to: words.count, by: wordCount))
    guard starts.count > 1 else { return Array(starts.indices) }
    // Variables that have the same values in all cubes multiply all sizes alike.
    let differences = (0..<wordCount).map { column in
      starts.reduce(0) { $0 | (words[column] ^ words[$1 &+ column]) }
    }
    let differing = fields.filter { field in field.words.contains { differences[$0] & field.mask != 0 } }
    let keys = starts.map { start in
      var size = PointCount()
      for field in differing {
        size.multiply(by: field.words.reduce(0) { $0 &+ UInt((words[start &+ $1] & field.mask).nonzeroBitCount) })
      }
      return (size: size, limits: limitCount { words[start &+ $0] }, start: start)
    }
    return keys.sorted { first, second in
      if first.size != second.size { return first.size > second.size }
      if first.limits != second.limits { return first.limits < second.limits }
      return row(first.start, precedes: second.start, in: words)
    }
    .map { $0.start / wordCount }
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
