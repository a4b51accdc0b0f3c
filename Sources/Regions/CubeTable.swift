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

  init(layout: Layout, terms: [Region.Term]) {
    self.layout = layout
    self.terms = terms
    termCount = terms.count
    let rowCount = terms.reduce(terms.count) { $0 + $1.exclusions.count }
    var words: [UInt64] = []
    words.reserveCapacity(rowCount * layout.wordCount)
    var exclusionRows: [Int] = []
    exclusionRows.reserveCapacity(terms.count + 1)
    for term in terms { words.append(contentsOf: term.cube.words) }
    var row = terms.count
    for term in terms {
      exclusionRows.append(row)
      for exclusion in term.exclusions { words.append(contentsOf: exclusion.words) }
      row += term.exclusions.count
    }
    exclusionRows.append(row)
    assert(words.count == rowCount * layout.wordCount, "every row has the words of the space")
    self.words = words
    heads = terms.map { $0.cube.words.first ?? 0 }
    limitCounts = terms.map { $0.cube.limitCount }
    self.exclusionRows = exclusionRows
  }

  /// The rows of the exclusions of a term.
  @inline(__always)
  func exclusions(of term: Int) -> Range<Int> {
    exclusionRows[term]..<exclusionRows[term + 1]
  }

  /// Whether a row meets another cube.
  ///
  /// Loops over many rows bind the arrays once and call `Rows.meet`.
  func row(_ row: Int, meets cube: [UInt64]) -> Bool {
    let (words, tops) = (self.words, layout.tops)
    return Rows.meet(words.span, row &* layout.wordCount, cube.span, 0, tops: tops.span)
      && (!layout.hasWideVariables
        || Rows.meetWide(words.span, row &* layout.wordCount, cube.span, 0, groups: layout.wideGroups))
  }

  /// Whether a row meets a row of another table.
  func row(_ row: Int, meets other: CubeTable, _ otherRow: Int) -> Bool {
    let (words, otherWords, tops, stride) = (self.words, other.words, layout.tops, layout.wordCount)
    return Rows.meet(words.span, row &* stride, otherWords.span, otherRow &* stride, tops: tops.span)
      && (!layout.hasWideVariables
        || Rows.meetWide(words.span, row &* stride, otherWords.span, otherRow &* stride, groups: layout.wideGroups))
  }

  /// Whether a row holds another cube that is not empty.
  func row(_ row: Int, holds cube: [UInt64]) -> Bool {
    let words = self.words
    return Rows.isSubset(cube.span, 0, of: words.span, row &* layout.wordCount, count: layout.wordCount)
  }

  /// The words of a row.
  func words(ofRow row: Int) -> ArraySlice<UInt64> {
    words[(row * layout.wordCount)..<((row + 1) * layout.wordCount)]
  }
}
