// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// The number of points of the cube, as a number of many digits: lowest word first, the last one not zero.
  ///
  /// It is exact because a space has more points than any fixed number of bits counts.
  var pointCount: [UInt] {
    var words: [UInt] = [1]
    for variable in space.layout.sizes.indices {
      let factor = values(of: variable).count
      guard factor > 0 else { return [] }
      guard factor > 1 else { continue }
      var carry: UInt = 0
      for index in words.indices {
        let (high, low) = words[index].multipliedFullWidth(by: UInt(factor))
        let (sum, overflow) = low.addingReportingOverflow(carry)
        words[index] = sum
        carry = high + (overflow ? 1 : 0)
      }
      if carry > 0 { words.append(carry) }
    }
    return words
  }

  /// Whether the values come first, variable by variable.
  fileprivate func precedes(_ other: Cube) -> Bool {
    for variable in space.layout.sizes.indices {
      let (own, their) = (values(of: variable), other.values(of: variable))
      if own != their { return own.values.lexicographicallyPrecedes(their.values) }
    }
    return false
  }
}

extension [Cube] {
  /// The cubes, the largest first, then those that limit fewer variables, then those with lower values.
  ///
  /// - Complexity: O(*k* · *n* + *k* log *k*) for *k* cubes and *n* variables, unless many are of one size.
  func largestFirst() -> [Cube] {
    guard count > 1 else { return self }
    let keys = map { (size: $0.pointCount, limits: $0.limitCount, cube: $0) }
    return keys.sorted { first, second in
      if first.size.count != second.size.count { return first.size.count > second.size.count }
      if first.size != second.size { return second.size.reversed().lexicographicallyPrecedes(first.size.reversed()) }
      if first.limits != second.limits { return first.limits < second.limits }
      return first.cube.precedes(second.cube)
    }
    .map(\.cube)
  }
}
