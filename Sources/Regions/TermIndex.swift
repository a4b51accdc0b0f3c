// SPDX-License-Identifier: Apache-2.0

/// For each value the terms whose cubes do not allow it, one bit for each term.
///
/// A cube misses a term if, for some variable, the term allows none of its values. So a few words tell of 64 terms at a
/// time which of them a cube meets, where else each would be looked at.
final class TermIndex: Sendable {
  /// By block of 64 terms, then by value as the layout places them.
  private let barred: [UInt64]
  private let termCount: Int

  /// Up to this many terms, looking at each is as fast.
  static let smallTermCount = 16

  /// Makes an index.
  ///
  /// - Parameters:
  ///   - layout: what the words mean.
  ///   - terms: the rows of the terms, in the order in which they are told.
  ///   - words: the rows.
  /// - Complexity: O(*t* · *w* + *v*) for *t* terms of *w* words that bar *v* values together.
  init(layout: Layout, terms: [Int], words: [UInt64]) {
    let stride = layout.wordCount
    var barred = [UInt64](repeating: 0, count: (terms.count + 63) / 64 * stride * 64)
    for (place, term) in terms.enumerated() {
      let block = (place >> 6) &* stride
      for column in 0..<stride {
        var bits = layout.fullWords[column] & ~words[term &* stride &+ column]
        while bits != 0 {
          barred[(block &+ column) &* 64 &+ bits.trailingZeroBitCount] |= 1 << UInt64(place & 63)
          bits &= bits &- 1
        }
      }
    }
    self.barred = barred
    termCount = terms.count
  }

  /// The terms of a block that a cube meets, a bit for each.
  func terms(inBlock block: Int, meeting cube: Span<UInt64>, in layout: Layout) -> UInt64 {
    let (barred, full, tops) = (self.barred, layout.fullWords, layout.tops)
    let base = block &* layout.wordCount
    var missed: UInt64 = 0
    for column in 0..<layout.packedWordCount {
      var limited = Layout.occupied(full[column] & ~cube[column], tops: tops[column])
      while limited != 0 {
        let field = Layout.field(under: limited & (0 &- limited), tops: tops[column])
        limited &= limited &- 1
        missed |= Self.common(barred.span, (base &+ column) &* 64, cube[column] & field)
      }
    }
    for group in layout.wideGroups where group.contains(where: { cube[$0] != full[$0] }) {
      missed |= group.reduce(~0) { $0 & Self.common(barred.span, (base &+ $1) &* 64, cube[$1]) }
    }
    return ~missed & Layout.ones(termCount &- block &* 64)
  }

  /// The terms that bar each of some values.
  @inline(__always)
  private static func common(_ barred: Span<UInt64>, _ base: Int, _ values: UInt64) -> UInt64 {
    var (common, left) = (~0 as UInt64, values)
    while left != 0 && common != 0 {
      common &= barred[base &+ left.trailingZeroBitCount]
      left &= left &- 1
    }
    return common
  }
}
