// SPDX-License-Identifier: Apache-2.0

/// Enlarges cubes to maximal ones inside a region and outside a cover.
///
/// A variable can take a value exactly if the slice of the cube at that value is inside the region and outside the
/// cover, whatever its other values. So each variable is raised at once by all values whose slices are. What a variable
/// could not take stays out when others grow, so one pass makes the cube maximal; variables that can be freed wholly go
/// before it, those first that keep the fewest terms of the cover away.
///
/// The index of the cover tells for each variable the terms that it keeps away, as a set of bits. A term that another
/// variable keeps away does not matter; any other one comes in at the values that it allows.
struct Raising {
  /// A variable that may grow.
  private struct Field {
    /// Its words.
    let columns: Range<Int>
    /// Its bits in each of its words.
    let mask: UInt64
    /// Where the set of the terms that it keeps away begins in `kept`.
    let kept: Int
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
  private let blockCount: Int
  /// The values that the terms of the region allow, all together; no cube grows beyond them.
  private var hull: [UInt64] = []
  /// The terms of the cover that meet the hull.
  private var rivals: [UInt64] = []
  /// Whether the hull is all there is to being inside the region.
  private let isCube: Bool
  /// The cube.
  private var cube: [UInt64] = []
  /// The terms that each variable keeps away, one set behind the other.
  private var kept: [UInt64] = []
  /// In a pass, for each variable, the terms that those behind it keep away.
  private var keptBehind: [UInt64] = []
  /// The terms that the variables before the one in turn keep away.
  private var keptBefore: [UInt64] = []

  init(inside region: CubeTable, outside cover: CubeTable) {
    layout = region.layout
    stride = layout.wordCount
    self.region = region
    self.cover = cover.completeIndex
    blockCount = self.cover.list.blockCount
    isCube = region.rowCount == 1
    region.hull.append(to: &hull, count: stride)
    for block in 0..<blockCount {
      rivals.append(self.cover.terms(inBlock: block, meeting: hull.span, in: layout).meeting)
    }
  }

  /// Raises a cube, which is inside the region and outside the cover.
  mutating func raise(_ words: CubeWords) -> CubeWords {
    cube.removeAll(keepingCapacity: true)
    words.append(to: &cube, count: stride)
    let fields = self.fields()
    beginPass(over: fields)
    var limited: [Field] = []
    limited.reserveCapacity(fields.count)
    for (place, field) in fields.enumerated() {
      if canBeFree(field, at: place) { free(field) } else { limited.append(field) }
      endTurn(of: field)
    }
    beginPass(over: limited)
    for (place, field) in limited.enumerated() {
      grow(field, at: place)
      endTurn(of: field)
    }
    return CubeWords(cube, at: 0, count: stride)
  }

  // MARK: Variables

  /// The variables that are not free, those first that keep the fewest terms away.
  private mutating func fields() -> [Field] {
    kept.removeAll(keepingCapacity: true)
    var fields: [Field] = []
    fields.reserveCapacity(24)
    // The number of terms above, then the variable, then the place.
    var order: [Int] = []
    order.reserveCapacity(24)
    func add(_ variable: Int, _ field: Field, _ keptCount: Int) {
      order.append(keptCount << 40 | variable << 20 | fields.count)
      fields.append(field)
    }
    for column in 0..<layout.packedWordCount {
      let tops = layout.tops[column]
      var open = Layout.occupied(layout.fullWords[column] & ~cube[column], tops: tops)
      while open != 0 {
        let top = open & (0 &- open)
        open ^= top
        let field = Field(
          columns: column..<(column &+ 1), mask: Layout.field(under: top, tops: tops), kept: kept.count)
        add(layout.variableOfTop[column &* 64 &+ top.trailingZeroBitCount], field, noteKept(by: field))
      }
    }
    for (variable, group) in zip(layout.wideVariables, layout.wideGroups)
    where group.contains(where: { cube[$0] != layout.fullWords[$0] }) {
      let field = Field(columns: group, mask: ~0, kept: kept.count)
      add(variable, field, noteKept(by: field))
    }
    order.sort()
    return order.map { fields[$0 & 0xF_FFFF] }
  }

  /// Notes the terms that a variable keeps away, and counts them.
  private mutating func noteKept(by field: Field) -> Int {
    var count = 0
    for block in 0..<blockCount {
      var barring = Barring()
      for column in field.columns { barring.add(cube[column] & field.mask, cover.barred, base(block, column)) }
      kept.append(barring.all & rivals[block])
      count &+= (barring.all & rivals[block]).nonzeroBitCount
    }
    return count
  }

  /// Where the index has the first value of a word.
  @inline(__always)
  private func base(_ block: Int, _ column: Int) -> Int { (block &* stride &+ column) &* 64 }

  private mutating func beginPass(over fields: [Field]) {
    let (blockCount, kept) = (blockCount, kept)
    keptBefore.removeAll(keepingCapacity: true)
    for _ in 0..<blockCount { keptBefore.append(0) }
    while keptBehind.count < fields.count &* blockCount { keptBehind.append(0) }
    var behind = keptBehind.mutableSpan
    for block in 0..<blockCount {
      var terms: UInt64 = 0
      for place in (0..<fields.count).reversed() {
        behind[place &* blockCount &+ block] = terms
        terms |= kept[fields[place].kept &+ block]
      }
    }
  }

  private mutating func endTurn(of field: Field) {
    for block in 0..<blockCount { keptBefore[block] |= kept[field.kept &+ block] }
  }

  /// The terms of a block that no other variable keeps away.
  @inline(__always)
  private func critical(_ block: Int, at place: Int) -> UInt64 {
    rivals[block] & ~(keptBefore[block] | keptBehind[place &* blockCount &+ block])
  }

  // MARK: Growing

  /// Whether a variable can take all values.
  private func canBeFree(_ field: Field, at place: Int) -> Bool {
    for column in field.columns where layout.fullWords[column] & field.mask & ~(cube[column] | hull[column]) != 0 {
      return false
    }
    // A term comes in at one of the values; only its own exclusions could keep it out.
    for block in 0..<blockCount where critical(block, at: place) & ~cover.withExclusions[block] != 0 { return false }
    for column in field.columns {
      let wanted = layout.fullWords[column] & field.mask & ~cube[column]
      let slice = Slice(field: field, column: column, values: wanted)
      guard allowed(slice, at: place, onlyAll: true) == wanted else { return false }
    }
    return true
  }

  /// Gives a variable all values.
  private mutating func free(_ field: Field) {
    for column in field.columns { cube[column] |= layout.fullWords[column] & field.mask }
    for block in 0..<blockCount { kept[field.kept &+ block] = 0 }
  }

  /// Gives a variable the values that it can take.
  private mutating func grow(_ field: Field, at place: Int) {
    for column in field.columns {
      var values = hull[column] & field.mask & ~cube[column]
      for block in 0..<blockCount {
        let critical = critical(block, at: place) & ~cover.withExclusions[block]
        guard critical != 0 else { continue }
        var left = values
        while left != 0 {
          if critical & ~cover.barred[base(block, column) &+ left.trailingZeroBitCount] != 0 {
            values &= ~(left & (0 &- left))
          }
          left &= left &- 1
        }
      }
      if values != 0 {
        values = allowed(Slice(field: field, column: column, values: values), at: place, onlyAll: false)
      }
      cube[column] |= values
      for block in 0..<blockCount {
        var barring = Barring()
        barring.add(values, cover.barred, base(block, column))
        kept[field.kept &+ block] &= barring.all
      }
    }
  }

  /// The values of a slice at which it is inside the region, and no term with exclusions reaches it.
  ///
  /// - Parameter onlyAll: whether it does not matter which values these are unless all.
  private func allowed(_ wanted: Slice, at place: Int, onlyAll: Bool) -> UInt64 {
    var slice = wanted
    if !isCube { keepInside(&slice) }
    for block in 0..<blockCount {
      var terms = critical(block, at: place) & cover.withExclusions[block]
      while terms != 0, slice.values == wanted.values || !onlyAll && slice.values != 0 {
        keepOutside(cover.list.terms[block &* 64 &+ terms.trailingZeroBitCount], &slice)
        terms &= terms &- 1
      }
    }
    return slice.values
  }

  /// Keeps the values of a slice at which it is inside the region.
  private func keepInside(_ slice: inout Slice) {
    // The values at which one term holds the slice; those at which some terms meet it, and several of them; and what of
    // the cube no term has that meets the slice.
    var (inside, some, several): (UInt64, UInt64, UInt64) = (0, 0, 0)
    for term in 0..<region.termCount where meets(region.words, term &* stride, slice) {
      var values = slice.values & region.words[term &* stride &+ slice.column]
      several |= some & values
      some |= values
      guard holds(region.words, term &* stride, slice) else { continue }
      // Where an exclusion comes in, another term would have to help.
      for row in region.exclusions(of: term) where meets(region.words, row &* stride, slice) {
        values &= ~region.words[row &* stride &+ slice.column]
      }
      inside |= values
    }
    keep(&slice, beside: inside) { single in several & single.values != 0 && isInRegion(words(of: single)) }
  }

  /// Whether several terms hold a cube together that none of them holds alone.
  private func isInRegion(_ cube: CubeWords) -> Bool {
    // Mostly not, and then a part that is outside each of them is mostly found by leaving one after the other.
    var rest = cube
    for term in 0..<region.termCount where region.row(term, meets: rest) {
      guard let part = layout.part(of: rest, outside: region.words, term &* stride) else {
        return Search.uncovered(cube, in: layout, by: region) == nil
      }
      rest = part
    }
    return false
  }

  /// Keeps the values of a slice at which the exclusions of a term of the cover hold what the slice shares with the term.
  private func keepOutside(_ term: TermList.Term, _ slice: inout Slice) {
    let (words, stride) = (cover.list.words, stride)
    guard meets(words, term.cube, slice) else { return }
    var outside = ~words[term.cube &+ slice.column]
    let rows = (0..<term.exclusionCount).map { term.exclusions &+ $0 &* stride }
    for row in rows where holds(words, row, slice, within: term.cube) { outside |= words[row &+ slice.column] }
    keep(&slice, beside: outside) { single in
      guard rows.count > 1 else { return false }
      var shared = self.words(of: single)
      shared.formIntersection(CubeWords(words, at: term.cube, count: stride))
      let first = term.exclusions / stride
      let exclusions = RowRange(words: words, rows: first..<(first + rows.count))
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
    if column == slice.column { return cube[column] & ~slice.field.mask | slice.values }
    return slice.field.columns.contains(column) ? 0 : cube[column]
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

  /// Whether a row holds the slice but for the values of its own variable; or what the slice shares with another row.
  @inline(__always)
  private func holds(_ words: [UInt64], _ row: Int, _ slice: Slice, within other: Int? = nil) -> Bool {
    for column in 0..<stride {
      var excess = word(column, of: slice) & ~words[row &+ column]
      if let other { excess &= words[other &+ column] }
      if column == slice.column { excess &= ~slice.field.mask }
      if excess != 0 { return false }
    }
    return true
  }
}
