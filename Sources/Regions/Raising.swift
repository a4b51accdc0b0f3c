// SPDX-License-Identifier: Apache-2.0

/// Enlarges cubes to maximal ones inside a region and outside a cover.
///
/// A variable can take a value exactly if the slice of the cube at that value is inside the region and outside the
/// cover, whatever its other values. So each variable is raised at once by all values whose slices are. What a variable
/// could not take stays out when others grow, so one pass makes the cube maximal; those variables go first that keep the
/// fewest terms of the cover away: they have the most to take.
///
/// Sets of bits tell for each variable the terms that it keeps away, and those of the region that do not have all its
/// values. A term of the cover that another variable keeps away does not matter; any other one comes in at the values that
/// it allows. A term of the region that has all values of the others holds the slices at those that it allows.
struct Raising {
  /// A variable that may grow.
  private struct Field {
    let extent: Layout.Extent
    /// When it has its turn: after those that keep fewer terms of the cover away, then after variables before it; and the
    /// number of its row of sets.
    let rank: Int

    init(_ extent: Layout.Extent, keptCount: Int, variable: Int, row: Int) {
      self.extent = extent
      rank = keptCount << 40 | variable << 20 | row
    }

    /// The number of its row: for each block of the cover the terms that it keeps away, then for each block of the region
    /// those that it keeps away, and those that lack one of its values.
    var row: Int { rank & 0xF_FFFF }
  }

  /// The cube with other values of one variable, all of them in one word.
  private struct Slice {
    let field: Field
    let column: Int
    var values: UInt64
  }

  private let layout: Layout
  private let stride: Int
  private let region: CubeTable
  private let cover: TermIndex
  /// The values that the terms of the region allow, all together; no cube grows beyond them.
  private var hull: [UInt64] = []
  /// By block, the terms of the cover that meet the hull.
  private var rivals: [UInt64] = []
  /// The blocks of terms of the region; none if its hull is all there is to being inside it.
  private let own: Range<Int>
  /// The cube.
  private var cube: [UInt64] = []
  /// Its variables that may grow, in the order of their turns; the others have all values of the hull, so that they keep no
  /// rival away.
  private var fields: [Field] = []
  private var sets: SetsByVariable

  init(inside region: CubeTable, outside cover: CubeTable) {
    layout = region.layout
    stride = layout.wordCount
    self.region = region
    self.cover = cover.completeIndex
    own = 0..<(region.rowCount == 1 ? 0 : (region.termCount + 63) >> 6)
    sets = SetsByVariable(width: self.cover.list.blockCount + 2 * own.count)
    hull.reserveCapacity(stride)
    cube.reserveCapacity(stride)
    fields.reserveCapacity(24)
    rivals.reserveCapacity(self.cover.list.blockCount)
    region.hull.append(to: &hull, count: stride)
    for block in 0..<self.cover.list.blockCount {
      rivals.append(self.cover.terms(inBlock: block, meeting: hull.span, in: layout).meeting)
    }
  }

  /// Raises a cube, which is inside the region and outside the cover.
  mutating func raise(_ words: CubeWords) -> CubeWords {
    cube.removeAll(keepingCapacity: true)
    words.append(to: &cube, count: stride)
    findFields()
    for field in fields { grow(field) }
    return CubeWords(cube, at: 0, count: stride)
  }

  // MARK: Variables

  /// Finds the variables that lack values of the hull, and their sets.
  private mutating func findFields() {
    sets.removeAll()
    fields.removeAll(keepingCapacity: true)
    for column in 0..<layout.packedWordCount {
      let tops = layout.tops[column]
      var lacking = Layout.occupied(hull[column] & ~cube[column], tops: tops)
      while lacking != 0 {
        let top = lacking & (0 &- lacking)
        lacking ^= top
        let variable = layout.variableOfTop[column &* 64 &+ top.trailingZeroBitCount]
        insert(variable, Layout.Extent(columns: column..<(column &+ 1), mask: Layout.field(under: top, tops: tops)))
      }
    }
    for (variable, group) in zip(layout.wideVariables, layout.wideGroups)
    where group.contains(where: { hull[$0] & ~cube[$0] != 0 }) {
      insert(variable, Layout.Extent(columns: group, mask: ~0))
    }
    for block in own {
      var (lacking, bit): (UInt64, UInt64) = (0, 1)
      for term in ownTerms(block) {
        if !hasAllFixed(term) { lacking |= bit }
        bit &<<= 1
      }
      sets.addToOthers(lacking, rivals.count &+ 2 &* block &+ 1)
    }
    sets.count()
  }

  /// Makes the sets of a variable, and inserts it into the order.
  private mutating func insert(_ variable: Int, _ extent: Layout.Extent) {
    var keptCount = 0
    for block in rivals.indices {
      var kept = rivals[block]
      for column in extent.columns { kept = barring(all: cube[column] & extent.mask, column, of: kept, block) }
      sets.append(kept)
      keptCount &+= kept.nonzeroBitCount
    }
    for block in own {
      var barring = Barring()
      for column in extent.columns { addOwn(block, cube[column] & extent.mask, column, to: &barring) }
      sets.append(barring.all)
      sets.append(barring.some)
    }
    let field = Field(extent, keptCount: keptCount, variable: variable, row: fields.count)
    fields.append(field)
    var place = fields.count &- 1
    while place > 0, fields[place &- 1].rank > field.rank {
      fields[place] = fields[place &- 1]
      place &-= 1
    }
    fields[place] = field
  }

  /// Whether a term of the region has all values of the hull of each variable of which the cube has them all.
  private func hasAllFixed(_ term: Int) -> Bool {
    let (words, row) = (region.words, term &* stride)
    for column in 0..<layout.packedWordCount {
      let tops = layout.tops[column]
      let lacking = Layout.occupied(hull[column] & ~words[row &+ column], tops: tops)
      if lacking & ~Layout.occupied(hull[column] & ~cube[column], tops: tops) != 0 { return false }
    }
    return layout.wideGroups.allSatisfy { group in
      group.allSatisfy { hull[$0] & ~words[row &+ $0] == 0 } || group.contains { hull[$0] & ~cube[$0] != 0 }
    }
  }

  /// Those of some terms of a block of the cover that bar all of some values of a word.
  @inline(__always)
  private func barring(all values: UInt64, _ column: Int, of terms: UInt64, _ block: Int) -> UInt64 {
    var (kept, left) = (terms, values)
    while left != 0, kept != 0 {
      kept &= cover.barred[(block &* stride &+ column) &* 64 &+ left.trailingZeroBitCount]
      left &= left &- 1
    }
    return kept
  }

  /// Counts in, for a block of the region, the terms that bar all and some of the values of a word.
  @inline(__always)
  private func addOwn(_ block: Int, _ values: UInt64, _ column: Int, to barring: inout Barring) {
    guard values != 0 else { return }
    var (all, some, bit): (UInt64, UInt64, UInt64) = (0, 0, 1)
    for term in ownTerms(block) {
      let word = region.words[term &* stride &+ column]
      if values & word == 0 { all |= bit }
      if values & ~word != 0 { some |= bit }
      bit &<<= 1
    }
    barring.all &= all
    barring.some |= some
  }

  /// The terms of a block of the region.
  @inline(__always)
  private func ownTerms(_ block: Int) -> Range<Int> {
    (block &* 64)..<min(block &* 64 &+ 64, region.termCount)
  }

  /// Gives a variable more values in one of its words.
  private mutating func add(_ values: UInt64, to field: Field, _ column: Int) {
    cube[column] |= values
    for block in rivals.indices {
      let kept = barring(all: values, column, of: sets.word(ofRow: field.row, block), block)
      sets.change(field.row, block, to: kept)
    }
    for block in own {
      var barring = Barring()
      addOwn(block, values, column, to: &barring)
      let set = rivals.count &+ 2 &* block
      sets.change(field.row, set, to: sets.word(ofRow: field.row, set) & barring.all)
      sets.change(field.row, set &+ 1, to: sets.word(ofRow: field.row, set &+ 1) | barring.some)
    }
  }

  // MARK: What all others leave

  /// The terms of the region in a block that no other variable keeps away, and those that have all values of all others.
  @inline(__always)
  private func around(_ block: Int, _ field: Field) -> (meeting: UInt64, holding: UInt64) {
    let (all, set) = (Layout.ones(region.termCount &- block &* 64), rivals.count &+ 2 &* block)
    return (all & ~sets.others(than: field.row, set), all & ~sets.others(than: field.row, set &+ 1))
  }

  // MARK: Growing

  /// Gives a variable the values that it can take.
  private mutating func grow(_ field: Field) {
    for column in field.extent.columns {
      var slice = Slice(field: field, column: column, values: hull[column] & field.extent.mask & ~cube[column])
      // The terms that no other variable keeps away come in at the values that they allow, but for their exclusions.
      for block in rivals.indices {
        var critical = rivals[block] & ~sets.others(than: field.row, block)
        while critical != 0, slice.values != 0 {
          let term = cover.list.terms[block &* 64 &+ critical.trailingZeroBitCount]
          critical &= critical &- 1
          if term.exclusionCount == 0 {
            slice.values &= ~cover.list.words[term.cube &+ column]
          } else {
            keepOutside(term, &slice)
          }
        }
      }
      if slice.values != 0, !own.isEmpty { keepInside(&slice) }
      if slice.values != 0 { add(slice.values, to: field, column) }
    }
  }

  /// Keeps the values of a slice at which it is inside the region.
  private func keepInside(_ slice: inout Slice) {
    let words = region.words
    // The values at which one term holds the slice; those at which some terms meet it, and several of them.
    var (inside, some, several): (UInt64, UInt64, UInt64) = (0, 0, 0)
    for block in own {
      let (meeting, holding) = around(block, slice.field)
      var left = meeting
      while left != 0 {
        let bit = left & (0 &- left)
        left ^= bit
        let term = block &* 64 &+ bit.trailingZeroBitCount
        var values = slice.values & words[term &* stride &+ slice.column]
        several |= some & values
        some |= values
        guard holding & bit != 0 else { continue }
        // Where an exclusion comes in, another term would have to help.
        for row in region.exclusions(of: term) where meets(words, row &* stride, slice) {
          values &= ~words[row &* stride &+ slice.column]
        }
        inside |= values
      }
    }
    // Several terms seldom hold together what none of them holds, so that is asked last.
    slice.values &= inside | several
    keep(&slice, beside: inside) { region.holds(self.words(of: $0)) }
  }

  /// Keeps the values of a slice at which the exclusions of a term of the cover hold what the slice shares with the term.
  private func keepOutside(_ term: TermList.Term, _ slice: inout Slice) {
    let (words, stride) = (cover.list.words, stride)
    guard meets(words, term.cube, slice) else { return }
    var outside = ~words[term.cube &+ slice.column]
    for number in 0..<term.exclusionCount {
      let row = term.exclusions &+ number &* stride
      if holds(words, row, slice, within: term.cube) { outside |= words[row &+ slice.column] }
    }
    keep(&slice, beside: outside) { single in
      guard term.exclusionCount > 1 else { return false }
      var shared = self.words(of: single)
      shared.formIntersection(CubeWords(words, at: term.cube, count: stride))
      let first = term.exclusions / stride
      let exclusions = RowRange(words: words, rows: first..<(first + term.exclusionCount))
      return Search.uncovered(shared, in: layout, by: nil, and: exclusions) == nil
    }
  }

  // MARK: Slices

  /// Keeps those values of a slice that are allowed, each looked at by itself but for those of which that is known.
  @inline(__always)
  private func keep(_ slice: inout Slice, beside known: UInt64, where isAllowed: (Slice) -> Bool) {
    var left = slice.values & ~known
    while left != 0 {
      let bit = left & (0 &- left)
      left ^= bit
      if !isAllowed(Slice(field: slice.field, column: slice.column, values: bit)) { slice.values ^= bit }
    }
  }

  @inline(__always)
  private func word(_ column: Int, of slice: Slice) -> UInt64 {
    if column == slice.column { return cube[column] & ~slice.field.extent.mask | slice.values }
    return slice.field.extent.columns.contains(column) ? 0 : cube[column]
  }

  private func words(of slice: Slice) -> CubeWords {
    var words = CubeWords(zeros: stride)
    for column in 0..<stride { words[column] = word(column, of: slice) }
    return words
  }

  /// Whether a row has a value of each variable that the slice has, too.
  @inline(__always)
  private func meets(_ words: [UInt64], _ row: Int, _ slice: Slice) -> Bool {
    layout.allOccupied { words[row &+ $0] & word($0, of: slice) }
  }

  /// Whether a row holds what the slice shares with another row, but for the values of its own variable.
  @inline(__always)
  private func holds(_ words: [UInt64], _ row: Int, _ slice: Slice, within other: Int) -> Bool {
    for column in 0..<stride {
      var excess = word(column, of: slice) & words[other &+ column] & ~words[row &+ column]
      if column == slice.column { excess &= ~slice.field.extent.mask }
      if excess != 0 { return false }
    }
    return true
  }
}
