// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// Whether this cube is listed before another: larger first, then fewer limited variables, then lower values.
  ///
  /// - Complexity: O(*n* log *n*) in the number of variables, plus the words.
  func precedes(_ other: Cube) -> Bool {
    let variables = space.layout.sizes.indices
    let ownCounts = variables.map { values(of: $0).count }
    let otherCounts = variables.map { other.values(of: $0).count }
    switch Self.compareProducts(ownCounts, otherCounts) {
    case 0: break
    case let order: return order > 0
    }
    let limited = (limitedVariables.count, other.limitedVariables.count)
    if limited.0 != limited.1 { return limited.0 < limited.1 }
    for variable in variables {
      let (own, their) = (values(of: variable).values, other.values(of: variable).values)
      if own != their { return own.lexicographicallyPrecedes(their) }
    }
    return false
  }

  /// The sign of the difference of two products of positive factors.
  ///
  /// The products are compared exactly, as numbers of many digits, because a space has more points than any fixed
  /// number of bits counts.
  static func compareProducts(_ left: [Int], _ right: [Int]) -> Int {
    var ownFactors: [Int] = []
    var otherFactors: [Int] = []
    for (own, other) in zip(left, right) where own != other {
      ownFactors.append(own)
      otherFactors.append(other)
    }
    let (own, other) = (product(ownFactors), product(otherFactors))
    if own.count != other.count { return own.count < other.count ? -1 : 1 }
    for (own, other) in zip(own.reversed(), other.reversed()) where own != other { return own < other ? -1 : 1 }
    return 0
  }

  /// The product of positive factors, lowest word first, without empty words at the end.
  private static func product(_ factors: [Int]) -> [UInt] {
    var words: [UInt] = [1]
    for factor in factors {
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
}
