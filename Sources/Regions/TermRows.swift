// SPDX-License-Identifier: Apache-2.0

/// The terms of a region that is being made, as rows of words: what a table is made of.
///
/// A term is begun with its cube, and then exclusions are added. One that does not meet the cube is left out; one that
/// holds it takes the whole term away.
struct TermRows {
  let layout: Layout
  /// The cubes of the terms, one behind the other.
  private(set) var cubes: [UInt64] = []
  /// The exclusions of all terms, term by term.
  private(set) var exclusions: [UInt64] = []
  /// The number of exclusions of all terms.
  private(set) var exclusionCount = 0
  /// The number of exclusions before those of each term.
  private var starts: [Int] = []

  /// No terms yet, but room for some, and for their exclusions.
  init(_ layout: Layout, capacity: Int, exclusions: Int = 0) {
    self.layout = layout
    cubes.reserveCapacity(capacity * layout.wordCount)
    if exclusions > 0 { self.exclusions.reserveCapacity(exclusions * layout.wordCount) }
    starts.reserveCapacity(capacity)
  }

  /// The number of terms.
  var count: Int { starts.count }

  /// Where the exclusions of a term are, as rows.
  func exclusionRows(of term: Int) -> Range<Int> {
    starts[term]..<(term + 1 < starts.count ? starts[term + 1] : exclusionCount)
  }

  /// Begins a term with a cube, if it has a value of every variable.
  ///
  /// - Parameter word: the words of the cube.
  @inline(__always)
  mutating func begin(with word: (Int) -> UInt64) -> Bool {
    guard layout.allOccupied(in: word) else { return false }
    starts.append(exclusionCount)
    for column in 0..<layout.wordCount { cubes.append(word(column)) }
    return true
  }

  /// Takes a cube out of the last term; false if that leaves nothing, and then the term is gone.
  ///
  /// - Parameter word: the words of the cube.
  @inline(__always)
  mutating func exclude(_ word: (Int) -> UInt64) -> Bool {
    let last = cubes.count &- layout.wordCount
    guard layout.allOccupied(in: { cubes[last &+ $0] & word($0) }) else { return true }
    guard (0..<layout.wordCount).contains(where: { cubes[last &+ $0] & ~word($0) != 0 }) else {
      drop()
      return false
    }
    for column in 0..<layout.wordCount { exclusions.append(word(column)) }
    exclusionCount += 1
    return true
  }

  /// The same, unless the last term has the exclusion already.
  mutating func excludeOnce(_ words: [UInt64], at start: Int) -> Bool {
    let stride = layout.wordCount
    for row in (starts.last ?? exclusionCount)..<exclusionCount
    where (0..<stride).allSatisfy({ exclusions[row &* stride &+ $0] == words[start &+ $0] }) { return true }
    return exclude { words[start &+ $0] }
  }

  /// Takes the last term back.
  private mutating func drop() {
    cubes.removeLast(layout.wordCount)
    let before = starts.popLast() ?? exclusionCount
    exclusions.removeLast((exclusionCount - before) * layout.wordCount)
    exclusionCount = before
  }

  // MARK: Whole terms

  /// Copies a term of other rows.
  mutating func append(_ term: Int, of other: TermRows) {
    append(other.cubes, term, other.exclusions, other.exclusionRows(of: term))
  }

  /// Copies a term of a table.
  mutating func append(_ term: Int, of table: CubeTable) {
    append(table.words, term, table.words, table.exclusions(of: term))
  }

  private mutating func append(_ cubes: [UInt64], _ term: Int, _ exclusions: [UInt64], _ rows: Range<Int>) {
    let stride = layout.wordCount
    starts.append(exclusionCount)
    self.cubes += cubes[(term * stride)..<((term + 1) * stride)]
    self.exclusions += exclusions[(rows.lowerBound * stride)..<(rows.upperBound * stride)]
    exclusionCount += rows.count
  }
}
