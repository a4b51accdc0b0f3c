// SPDX-License-Identifier: Apache-2.0

/// Terms as a search reads them, in the order in which it takes them out: those first that limit the fewest variables.
struct TermList {
  /// Where a term is.
  struct Term {
    /// Where the words of its cube are.
    var cube: Int
    /// Where those of its exclusions are, one behind the other.
    var exclusions: Int
    var exclusionCount: Int
    /// The number of variables that it limits.
    let limitCount: Int
  }

  /// The words of cubes and exclusions.
  var words: [UInt64] = []
  var terms: [Term] = []

  /// The number of words of a set with one bit for each term.
  var blockCount: Int { (terms.count &+ 63) >> 6 }

  /// Appends words, one by one, since a slice takes longer than the few words of a row.
  @inline(__always)
  mutating func append(_ row: Int, of others: [UInt64], count: Int) {
    for column in 0..<count { words.append(others[row &+ column]) }
  }

  /// Those members of a set of terms of a block that pass a test.
  @inline(__always)
  func members(of set: UInt64, inBlock block: Int, where isKept: (Term) -> Bool) -> UInt64 {
    var (kept, left) = (set, set)
    while left != 0 {
      let bit = left & (0 &- left)
      if !isKept(terms[block &* 64 &+ left.trailingZeroBitCount]) { kept ^= bit }
      left ^= bit
    }
    return kept
  }
}
