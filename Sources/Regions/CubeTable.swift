// SPDX-License-Identifier: Apache-2.0

/// The cubes of a region, packed one behind the other in one array.
///
/// The queries run over this and never over `Cube` values: a cube is a row of words in place, so that a loop over a
/// thousand cubes touches no other memory and allocates nothing.
final class CubeTable: Sendable {
  let layout: Layout
  /// The terms as they were given.
  let terms: [Region.Term]
  /// The rows: first the cubes of the terms, then all exclusions, term by term.
  let words: [UInt64]
  /// The number of terms.
  let termCount: Int
  /// Where the exclusions of each term start, as row numbers, with the end of the last one behind them.
  let exclusionRows: [Int]
  /// The first word of the cube of each term, side by side: it holds the largest variables and tells most cubes apart.
  let heads: [UInt64]
  /// The number of variables that the cube of each term limits.
  let limitCounts: [Int]
  /// The terms, those first that limit the fewest variables.
  let order: [Int]
  /// What tells the terms that meet a cube; nothing if there are too few to need it.
  private let index: TermIndex?

  init(layout: Layout, terms: [Region.Term]) {
    self.layout = layout
    self.terms = terms
    termCount = terms.count
    let rowCount = terms.reduce(terms.count) { $0 + $1.exclusions.count }
    var words: [UInt64] = []
    words.reserveCapacity(rowCount * layout.wordCount)
    var exclusionRows: [Int] = []
    exclusionRows.reserveCapacity(terms.count + 1)
    for term in terms { term.cube.words.append(to: &words, count: layout.wordCount) }
    var row = terms.count
    for term in terms {
      exclusionRows.append(row)
      for exclusion in term.exclusions { exclusion.words.append(to: &words, count: layout.wordCount) }
      row += term.exclusions.count
    }
    exclusionRows.append(row)
    assert(words.count == rowCount * layout.wordCount, "every row has the words of the space")
    self.words = words
    let limitCounts = terms.indices.map { term in
      layout.limitCount { words[term &* layout.wordCount &+ $0] }
    }
    let order = limitCounts.indices.sorted { (limitCounts[$0], $0) < (limitCounts[$1], $1) }
    let isLarge = terms.count > max(TermIndex.smallTermCount, 2 * layout.wordCount)
    index = isLarge ? TermIndex(layout: layout, terms: order, words: words) : nil
    heads = terms.map { $0.cube.words[0] }
    self.limitCounts = limitCounts
    self.order = order
    self.exclusionRows = exclusionRows
  }

  /// The number of blocks of up to 64 terms.
  var blockCount: Int { (termCount &+ 63) >> 6 }

  /// The terms of a block of the order whose cubes meet another one, a bit for each.
  ///
  /// - Complexity: O(*t* · *w*) for *t* terms of *w* words; in a large table O(*v*) for *v* values of the variables that
  ///   the cube limits.
  func terms(inBlock block: Int, meeting cube: Span<UInt64>) -> UInt64 {
    if let index { return index.terms(inBlock: block, meeting: cube, in: layout) }
    let words = self.words
    var meeting: UInt64 = 0
    for number in 0..<Swift.min(64, termCount &- block &* 64)
    where layout.meet(cube, 0, words.span, order[block &* 64 &+ number] &* layout.wordCount) {
      meeting |= 1 << UInt64(number)
    }
    return meeting
  }

  /// The number of rows.
  var rowCount: Int { exclusionRows[termCount] }

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

  /// Whether a row meets another cube.
  func row(_ row: Int, meets cube: CubeWords) -> Bool {
    layout.row(row &* layout.wordCount, of: words, meets: cube)
  }

  /// Whether a row meets a row of another table.
  func row(_ row: Int, meets other: CubeTable, _ otherRow: Int) -> Bool {
    let (words, otherWords, tops, stride) = (self.words, other.words, layout.tops, layout.wordCount)
    return Rows.meet(words.span, row &* stride, otherWords.span, otherRow &* stride, tops: tops.span)
      && (!layout.hasWideVariables
        || Rows.meetWide(words.span, row &* stride, otherWords.span, otherRow &* stride, groups: layout.wideGroups))
  }

  /// Whether a row holds another cube that is not empty.
  func row(_ row: Int, holds cube: CubeWords) -> Bool {
    layout.row(row &* layout.wordCount, of: words, holds: cube)
  }

  /// The cube in a row.
  @inline(__always)
  func cube(ofRow row: Int) -> CubeWords {
    CubeWords(words, at: row &* layout.wordCount, count: layout.wordCount)
  }
}
