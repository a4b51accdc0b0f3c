// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// The number of ways to choose values of some variables, as a number of many digits: lowest word first, the last one
  /// not zero.
  ///
  /// It is exact because a space has more points than any fixed number of bits counts.
  fileprivate func pointCount(over variables: [Int]) -> [UInt] {
    var words: [UInt] = [1]
    // Factors are multiplied as long as one word holds their product.
    var product: UInt = 1
    for variable in variables {
      let factor = UInt(space.layout.valueCount(of: variable, in: self.words))
      guard factor > 0 else { return [] }
      let (longer, overflow) = product.multipliedReportingOverflow(by: factor)
      if overflow { Self.multiply(&words, by: product) }
      product = overflow ? factor : longer
    }
    Self.multiply(&words, by: product)
    return words
  }

  private static func multiply(_ words: inout [UInt], by factor: UInt) {
    var carry: UInt = 0
    for index in words.indices {
      let (high, low) = words[index].multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      words[index] = sum
      carry = high + (overflow ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
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
      if first.size.count != second.size.count { return first.size.count > second.size.count }
      if first.size != second.size { return second.size.reversed().lexicographicallyPrecedes(first.size.reversed()) }
      if first.limits != second.limits { return first.limits < second.limits }
      return first.cube.precedes(second.cube)
    }
    .map(\.cube)
  }
}
