// SPDX-License-Identifier: Apache-2.0

/// Sets of terms for each of some variables, and what those of all variables but one have together.
///
/// A variable has a row of words, each a set of up to 64 terms. What the others have is what at least two rows have, and
/// what one has that is not the variable's own.
struct SetsByVariable {
  /// The number of words of a row.
  let width: Int
  /// The rows, one behind the other.
  private var rows: [UInt64] = []
  /// Word by word what counts as in two rows whatever these have, what at least one row has, and what at least two have.
  private var counts: [UInt64]

  init(width: Int) {
    self.width = width
    counts = Array(repeating: 0, count: 3 * width)
    rows.reserveCapacity(24 * width)
  }

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    for index in counts.indices { counts[index] = 0 }
  }

  /// Appends a word to the last row.
  mutating func append(_ set: UInt64) { rows.append(set) }

  /// Has a set count as one that some other variable has, whichever is asked for.
  mutating func addToOthers(_ set: UInt64, _ index: Int) { counts[index] = set }

  /// A word of a row.
  @inline(__always)
  func word(ofRow row: Int, _ index: Int) -> UInt64 { rows[row &* width &+ index] }

  /// Gives a row another word.
  @inline(__always)
  mutating func change(_ row: Int, _ index: Int, to set: UInt64) {
    guard rows[row &* width &+ index] != set else { return }
    rows[row &* width &+ index] = set
    count(index)
  }

  /// Finds what one row has in each word, and what several have.
  mutating func count() {
    for index in 0..<width { count(index) }
  }

  private mutating func count(_ index: Int) {
    var (once, twice, place) = (counts[index], counts[index], index)
    while place < rows.count {
      twice |= once & rows[place]
      once |= rows[place]
      place &+= width
    }
    counts[width &+ index] = once
    counts[2 &* width &+ index] = twice
  }

  /// What all other rows have together in a word.
  @inline(__always)
  func others(than row: Int, _ index: Int) -> UInt64 {
    counts[2 &* width &+ index] | counts[width &+ index] & ~rows[row &* width &+ index]
  }
}
