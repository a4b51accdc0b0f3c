// SPDX-License-Identifier: Apache-2.0

/// For each value the terms whose cubes do not allow it, one bit for each term.
///
/// A cube misses a term if, for some variable, the term allows none of its values. So a few words tell of 64 terms at a
/// time which of them a cube meets, where else each would be looked at.
final class TermIndex: Sendable {
  /// The terms, in the order of their bits.
  let list: TermList
  /// By block of 64 terms, then by value as the layout places them.
  let barred: [UInt64]
  /// The terms with exclusions, by block.
  let withExclusions: [UInt64]

  /// The index of no terms.
  static let none = TermIndex(TermList(), in: Layout(sizes: []))

  /// Makes an index.
  ///
  /// - Parameters:
  ///   - list: the terms.
  ///   - layout: what the words mean.
  /// - Complexity: O(*t* · *w* + *v*) for *t* terms of *w* words that bar *v* values together.
  init(_ list: TermList, in layout: Layout) {
    let stride = layout.wordCount
    var barred = [UInt64](repeating: 0, count: list.blockCount * stride * 64)
    var withExclusions = [UInt64](repeating: 0, count: list.blockCount)
    for (place, term) in list.terms.enumerated() {
      let (block, bit) = (place >> 6, UInt64(1) << UInt64(place & 63))
      if term.exclusionCount > 0 { withExclusions[block] |= bit }
      for column in 0..<stride {
        var values = layout.fullWords[column] & ~list.words[term.cube &+ column]
        while values != 0 {
          barred[(block &* stride &+ column) &* 64 &+ values.trailingZeroBitCount] |= bit
          values &= values &- 1
        }
      }
    }
    self.list = list
    self.barred = barred
    self.withExclusions = withExclusions
  }

  /// The terms of a block that a cube meets, and those of them that may hold it: they allow all values of every variable
  /// that the cube limits.
  func terms(
    inBlock block: Int, meeting cube: Span<UInt64>, in layout: Layout
  ) -> (meeting: UInt64, perhapsHolding: UInt64) {
    let (barred, full, tops) = (self.barred, layout.fullWords, layout.tops)
    let base = block &* layout.wordCount
    var (missed, hurt): (UInt64, UInt64) = (0, 0)
    for column in 0..<layout.packedWordCount {
      var limited = Layout.occupied(full[column] & ~cube[column], tops: tops[column])
      while limited != 0 {
        let field = Layout.field(under: limited & (0 &- limited), tops: tops[column])
        limited &= limited &- 1
        var barring = Barring()
        barring.add(cube[column] & field, barred, (base &+ column) &* 64)
        missed |= barring.all
        hurt |= barring.some
      }
    }
    for group in layout.wideGroups where group.contains(where: { cube[$0] != full[$0] }) {
      var barring = Barring()
      for column in group { barring.add(cube[column], barred, (base &+ column) &* 64) }
      missed |= barring.all
      hurt |= barring.some
    }
    let meeting = ~missed & Layout.ones(list.terms.count &- block &* 64)
    return (meeting, meeting & ~hurt)
  }
}

/// The terms that bar all of some values, and those that bar some of them.
struct Barring {
  var all: UInt64 = ~0
  var some: UInt64 = 0

  /// Counts values of a word in.
  ///
  /// - Parameters:
  ///   - values: the values, in their places in the word.
  ///   - barred: the terms that bar each value.
  ///   - base: where those of the first value of the word are.
  @inline(__always)
  mutating func add(_ values: UInt64, _ barred: [UInt64], _ base: Int) {
    var left = values
    while left != 0 {
      let terms = barred[base &+ left.trailingZeroBitCount]
      all &= terms
      some |= terms
      left &= left &- 1
    }
  }
}
