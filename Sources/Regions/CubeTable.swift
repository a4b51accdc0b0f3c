// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The cubes of a region, packed one behind the other in one array.
///
/// The queries run over this and never over `Cube` values: a cube is a row of words in place, so that a loop over a
/// thousand cubes touches no other memory and allocates nothing.
final class CubeTable: Sendable {
  let layout: Layout
  /// The rows: first the cubes of the terms, then all exclusions, term by term, and last the hull.
  let words: [UInt64]
  /// The number of terms.
  let termCount: Int
  /// Where the exclusions of each term start, as row numbers, with the end of the last one behind them.
  let exclusionRows: [Int]
  /// The terms, those first that limit the fewest variables: the number of limits above, the term in the lower half.
  private let order: [Int]
  /// The index, once a query has asked for it: many regions are only joined, cut and narrowed.
  ///
  /// Whoever turns the state from 0 to 1 writes it, and then turns the state to 2; it is read only after that. An atomic
  /// number is read in one instruction, where a lazy reference takes as long as a small query.
  nonisolated(unsafe) private var madeIndex: TermIndex?
  private let indexState = Atomic<Int>(0)

  /// Makes a table of terms.
  init(_ rows: TermRows) {
    layout = rows.layout
    termCount = rows.count
    let stride = layout.wordCount
    var words = rows.cubes
    words += rows.exclusions
    var exclusionRows: [Int] = []
    exclusionRows.reserveCapacity(termCount + 1)
    var order: [Int] = []
    order.reserveCapacity(termCount)
    var hull = CubeWords(zeros: stride)
    for term in 0..<termCount {
      exclusionRows.append(termCount + rows.exclusionRows(of: term).lowerBound)
      order.append(layout.limitCount { words[term &* stride &+ $0] } &<< 32 | term)
      hull.formUnion(CubeWords(words, at: term &* stride, count: stride))
    }
    exclusionRows.append(termCount + rows.exclusionCount)
    order.sort()
    hull.append(to: &words, count: stride)
    self.words = words
    self.exclusionRows = exclusionRows
    self.order = order
  }

  /// Puts tables one behind the other.
  init(layout: Layout, joining tables: [CubeTable]) {
    self.layout = layout
    let (stride, termCount) = (layout.wordCount, tables.reduce(0) { $0 + $1.termCount })
    let rowCount = tables.reduce(0) { $0 + $1.rowCount }
    var words: [UInt64] = []
    words.reserveCapacity((rowCount + 1) * stride)
    var exclusionRows: [Int] = []
    exclusionRows.reserveCapacity(termCount + 1)
    var order: [Int] = []
    order.reserveCapacity(termCount)
    var (firstTerm, firstRow) = (0, termCount)
    for table in tables {
      for key in table.order { order.append(key + firstTerm) }
      words += table.words[..<(table.termCount * stride)]
      for row in table.exclusionRows.dropLast() { exclusionRows.append(row - table.termCount + firstRow) }
      firstTerm += table.termCount
      firstRow += table.rowCount - table.termCount
    }
    exclusionRows.append(firstRow)
    for table in tables { words += table.words[(table.termCount * stride)..<(table.rowCount * stride)] }
    var hull = CubeWords(zeros: stride)
    for table in tables { hull.formUnion(table.hull) }
    order.sort()
    hull.append(to: &words, count: stride)
    self.termCount = termCount
    self.words = words
    self.exclusionRows = exclusionRows
    self.order = order
  }

  /// The terms as values.
  ///
  /// - Complexity: O(*c* · *w*) for *c* cubes, exclusions included, of *w* words.
  var terms: [Region.Term] {
    let space = Space(layout: layout)
    return (0..<termCount).map { term in
      Region.Term(
        cube: Cube(space: space, words: cube(ofRow: term)),
        exclusions: exclusions(of: term).map { Cube(space: space, words: cube(ofRow: $0)) })
    }
  }

  /// A term by its place in the order, and the number of variables that its cube limits.
  @inline(__always)
  func term(at place: Int) -> (number: Int, limitCount: Int) {
    let key = order[place]
    return (key & 0xFFFF_FFFF, key &>> 32)
  }

  /// What tells the terms that meet a cube; nothing if there are so few that looking at each is as fast.
  ///
  /// - Complexity: O(1), but for the first call: that of `TermIndex.init`.
  var index: TermIndex? {
    termCount > max(16, 2 &* layout.wordCount) ? completeIndex : nil
  }

  /// The same for any number of terms.
  var completeIndex: TermIndex {
    if indexState.load(ordering: .acquiring) == 2, let index = unsafe madeIndex { return index }
    let index = TermIndex(list, in: layout)
    if indexState.compareExchange(expected: 0, desired: 1, ordering: .relaxed).exchanged {
      unsafe madeIndex = index
      indexState.store(2, ordering: .releasing)
    }
    return index
  }

  /// The terms as a search reads them.
  private var list: TermList {
    let stride = layout.wordCount
    let terms = (0..<termCount).map { place in
      let (term, limitCount) = term(at: place)
      let exclusions = exclusions(of: term)
      return TermList.Term(
        cube: term * stride, exclusions: exclusions.lowerBound * stride, exclusionCount: exclusions.count,
        limitCount: limitCount)
    }
    return TermList(words: words, terms: terms)
  }

  /// The number of rows of terms and exclusions.
  @inline(__always)
  var rowCount: Int { exclusionRows[termCount] }

  /// The row of the hull.
  @inline(__always)
  var hullRow: Int { rowCount }

  /// The values that the cubes of the terms allow, all together.
  var hull: CubeWords { cube(ofRow: hullRow) }

  /// Whether the hull meets that of another table.
  @inline(__always)
  func hullMeets(_ other: CubeTable) -> Bool { row(hullRow, meets: other, other.hullRow) }

  /// The rows of the exclusions of a term.
  @inline(__always)
  func exclusions(of term: Int) -> Range<Int> {
    exclusionRows[term]..<exclusionRows[term + 1]
  }

  /// The same with the words, for a search.
  @inline(__always)
  func rows(ofExclusionsOf term: Int) -> RowRange {
    RowRange(words: words, rows: exclusions(of: term))
  }

  /// The words that a row and one of another table have in common.
  @inline(__always)
  func common(_ row: Int, _ other: CubeTable, _ otherRow: Int) -> CubeWords {
    let stride = layout.wordCount
    return CubeWords(words, at: row &* stride, meeting: other.words, at: otherRow &* stride, count: stride)
  }

  /// Whether a row meets another cube.
  func row(_ row: Int, meets cube: CubeWords) -> Bool {
    layout.row(row &* layout.wordCount, of: words, meets: cube)
  }

  /// Whether a row meets a row of another table.
  @inline(__always)
  func row(_ row: Int, meets other: CubeTable, _ otherRow: Int) -> Bool {
    layout.meet(words, row &* layout.wordCount, other.words, otherRow &* layout.wordCount)
  }

  /// Whether an exclusion of a term meets what the term has in common with a row of another table.
  @inline(__always)
  func hasExclusion(of term: Int, meeting other: CubeTable, _ otherRow: Int) -> Bool {
    let stride = layout.wordCount
    for row in exclusions(of: term)
    where layout.meet(words, term &* stride, row &* stride, other.words, otherRow &* stride) { return true }
    return false
  }

  /// Whether a row holds another cube that is not empty.
  func row(_ row: Int, holds cube: CubeWords) -> Bool {
    layout.row(row &* layout.wordCount, of: words, holds: cube)
  }

  /// Whether the terms together hold a cube that is not empty.
  func holds(_ cube: CubeWords) -> Bool {
    termCount > 4
      ? Search.uncovered(cube, in: layout, by: self) == nil : holds(cube, from: 0)
  }

  /// The same for the terms from one on, each of which leaves of the cube what the others have to hold.
  private func holds(_ cube: CubeWords, from first: Int) -> Bool {
    guard let term = (first..<termCount).first(where: { row($0, meets: cube) }) else { return false }
    var rest = cube
    while let part = layout.takePart(of: &rest, outside: words, term &* layout.wordCount) {
      guard holds(part, from: term + 1) else { return false }
    }
    return exclusions(of: term).allSatisfy { row in
      guard self.row(row, meets: rest) else { return true }
      var shared = rest
      shared.formIntersection(self.cube(ofRow: row))
      return holds(shared, from: term + 1)
    }
  }

  /// The cube in a row.
  @inline(__always)
  func cube(ofRow row: Int) -> CubeWords {
    CubeWords(words, at: row &* layout.wordCount, count: layout.wordCount)
  }
}
