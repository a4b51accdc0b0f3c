// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// The number of ways to choose values of some variables.
  fileprivate func pointCount(over variables: [Int]) -> PointCount {
    var count = PointCount()
    for variable in variables { count.multiply(by: UInt(space.layout.valueCount(of: variable, in: words))) }
    return count
  }

  /// Whether the values come first, variable by variable.
  fileprivate func precedes(_ other: Cube) -> Bool {
    let layout = space.layout
    for field in layout.fields {
      for column in field.words {
        let (own, their) = (words[column] & field.mask, other.words[column] & field.mask)
        guard own != their else { continue }
        // Only one of them has the lowest value that tells them apart. It comes first, unless the other one ends before.
        let lowest = (own ^ their) & (0 &- (own ^ their))
        let isOwn = own & lowest != 0
        let rest = isOwn ? their : own
        let goesOn =
          rest > lowest
          || field.words.contains { $0 > column && (isOwn ? other.words[$0] : words[$0]) & field.mask != 0 }
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

extension [Cube] {
  /// The cubes, the largest first, then those that limit fewer variables, then those with lower values.
  ///
  /// - Complexity: O(*k* · *n* + *k* log *k*) for *k* cubes and *n* variables, unless many are of one size.
  func largestFirst() -> [Cube] {
    guard count > 1, let layout = first?.space.layout else { return self }
    // Variables that are free in all cubes multiply all sizes alike.
    var common = layout.full
    for cube in self { common.formIntersection(cube.words) }
    let variables = layout.variables(whereRow: layout.full, exceeds: common)
    let keys = map { (size: $0.pointCount(over: variables), limits: $0.limitCount, cube: $0) }
    return keys.sorted { first, second in
      if first.size != second.size { return first.size > second.size }
      if first.limits != second.limits { return first.limits < second.limits }
      return first.cube.precedes(second.cube)
    }
    .map(\.cube)
  }
}
