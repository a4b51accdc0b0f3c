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

  // MARK: Beginning a term

  /// Begins a term with the words from `start` on in an array, which have a value of every variable.
  mutating func begin(_ words: [UInt64], at start: Int) {
    starts.append(exclusionCount)
    for column in 0..<layout.wordCount { cubes.append(words[start &+ column]) }
  }

  /// Begins a term with what two rows have in common, if they have.
  mutating func begin(_ words: [UInt64], at start: Int, meeting others: [UInt64], at other: Int) -> Bool {
    guard layout.meet(words, start, others, other) else { return false }
    starts.append(exclusionCount)
    for column in 0..<layout.wordCount { cubes.append(words[start &+ column] & others[other &+ column]) }
    return true
  }

  /// Begins a term with what a row and two of another array have in common, if they have.
  mutating func begin(
    _ words: [UInt64], at start: Int, meeting others: [UInt64], at first: Int, and second: Int
  ) -> Bool {
    guard layout.meet(others, first, second, words, start) else { return false }
    starts.append(exclusionCount)
    for column in 0..<layout.wordCount {
      cubes.append(words[start &+ column] & others[first &+ column] & others[second &+ column])
    }
    return true
  }

  /// Begins a term with a cube, if it is not empty.
  mutating func begin(_ cube: Cube) -> Bool {
    guard !cube.isEmpty else { return false }
    starts.append(exclusionCount)
    cube.words.append(to: &cubes, count: layout.wordCount)
    return true
  }

  // MARK: Excluding from the last term

  /// Takes the words from `start` on in an array out of the last term; false if that leaves nothing, and then the term
  /// is gone.
  mutating func exclude(_ words: [UInt64], at start: Int) -> Bool {
    let last = cubes.count &- layout.wordCount
    guard layout.meet(cubes, last, words, start) else { return true }
    if layout.isRow(last, of: cubes, within: words, start) {
      drop()
      return false
    }
    keep(words, at: start)
    return true
  }

  /// The same, unless the last term has the exclusion already.
  mutating func excludeOnce(_ words: [UInt64], at start: Int) -> Bool {
    let stride = layout.wordCount
    for row in (starts.last ?? exclusionCount)..<exclusionCount
    where (0..<stride).allSatisfy({ exclusions[row &* stride &+ $0] == words[start &+ $0] }) { return true }
    return exclude(words, at: start)
  }

  /// Takes a cube out of the last term; false if that leaves nothing, and then the term is gone.
  mutating func exclude(_ cube: Cube) -> Bool {
    let last = cubes.count &- layout.wordCount
    guard layout.row(last, of: cubes, meets: cube.words) else { return true }
    if (0..<layout.wordCount).allSatisfy({ cubes[last &+ $0] & ~cube.words[$0] == 0 }) {
      drop()
      return false
    }
    cube.words.append(to: &exclusions, count: layout.wordCount)
    exclusionCount += 1
    return true
  }

  /// Adds an exclusion that meets the last term and leaves some of it.
  mutating func keep(_ words: [UInt64], at start: Int) {
    for column in 0..<layout.wordCount { exclusions.append(words[start &+ column]) }
    exclusionCount += 1
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
    begin(other.cubes, at: term &* layout.wordCount)
    for row in other.exclusionRows(of: term) { keep(other.exclusions, at: row &* layout.wordCount) }
  }

  /// Copies a term of a table.
  mutating func append(_ term: Int, of table: CubeTable) {
    begin(table.words, at: term &* layout.wordCount)
    for row in table.exclusions(of: term) { keep(table.words, at: row &* layout.wordCount) }
  }
}
