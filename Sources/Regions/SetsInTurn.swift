// SPDX-License-Identifier: Apache-2.0

/// Sets of terms for each of some variables, and what those of all variables but the one in turn have together.
///
/// A variable has a row of words, each a set of up to 64 terms. It may change its own row while it is in turn.
struct SetsInTurn {
  /// The number of words of a row.
  let width: Int
  /// The rows, one behind the other.
  private var rows: [UInt64] = []
  /// What the variables that had their turn have together.
  private var before: [UInt64]
  /// What the variables behind each one have together, a row for each turn.
  private var behind: [UInt64] = []

  init(width: Int) {
    self.width = width
    before = Array(repeating: 0, count: width)
  }

  /// Where the next row begins.
  var end: Int { rows.count }

  mutating func removeAll() { rows.removeAll(keepingCapacity: true) }

  mutating func append(_ set: UInt64) { rows.append(set) }

  /// Begins a round of turns.
  ///
  /// - Parameters:
  ///   - count: the number of turns.
  ///   - start: where the row of the variable begins that has a turn.
  @inline(__always)
  mutating func beginRound(count: Int, _ start: (Int) -> Int) {
    while behind.count < count &* width { behind.append(0) }
    let (rows, width) = (rows, width)
    for index in 0..<width { before[index] = 0 }
    var behind = self.behind.mutableSpan
    for index in 0..<width {
      var set: UInt64 = 0
      for turn in (0..<count).reversed() {
        behind[turn &* width &+ index] = set
        set |= rows[start(turn) &+ index]
      }
    }
  }

  /// What the rows of all variables have in one of their words, but for the one in turn.
  @inline(__always)
  func others(_ index: Int, at turn: Int) -> UInt64 { before[index] | behind[turn &* width &+ index] }

  @inline(__always)
  mutating func keep(_ set: UInt64, at place: Int) { rows[place] &= set }

  @inline(__always)
  mutating func add(_ set: UInt64, at place: Int) { rows[place] |= set }

  /// Ends the turn of the variable whose row begins here.
  mutating func endTurn(_ start: Int) {
    for index in 0..<width { before[index] |= rows[start &+ index] }
  }
}
