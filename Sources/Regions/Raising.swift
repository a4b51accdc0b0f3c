// SPDX-License-Identifier: Apache-2.0

/// Enlarges cubes to maximal ones inside a region and outside a cover.
///
/// A variable can take a value exactly if the slice of the cube at that value is inside the region and outside the
/// cover, whatever its other values. So each variable is raised at once by all values whose slices are. What a variable
/// could not take stays out when others grow, so one pass makes the cube maximal; variables that can be freed wholly go
/// before it, those first that keep the fewest terms of the cover away.
///
/// Sets of bits tell for each variable the terms that it keeps away, and those of the region that do not have all its
/// values. A term of the cover that another variable keeps away does not matter; any other one comes in at
/// the values that it allows. A term of the region that has all values of the others holds the slices at those that it
/// allows.
struct Raising {
  /// A variable that may grow.
  private struct Field {
    let extent: Layout.Extent
    /// Where its row of sets begins: for each block of the cover the terms that it keeps away, then for each block of the
    /// region those that lack one of its values.
    let sets: Int
    /// When it has its turn: after those that keep fewer terms of the cover away, then after variables before it.
    let rank: Int
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
  /// By block, the terms of the region; none if its hull is all there is to being inside it.
  private let own: [UInt64]
  /// The cube.
  private var cube: [UInt64] = []
  /// Its variables that may grow, in the order of their turns; the others have all values of the hull, so that they keep no
  /// rival away.
  private var fields: [Field] = []
  private var sets: SetsInTurn
  /// By block, the terms of the region that have all values of the variables that have no turn.
  private var candidates: [UInt64] = []

  init(inside region: CubeTable, outside cover: CubeTable) {
    layout = region.layout
    stride = layout.wordCount
    self.region = region
    self.cover = cover.completeIndex
    let (termCount, isCube) = (region.termCount, region.rowCount == 1)
    own = isCube ? [] : (0..<((termCount + 63) >> 6)).map { Layout.ones(termCount &- $0 &* 64) }
    sets = SetsInTurn(width: self.cover.list.blockCount + own.count)
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
    beginRound()
    var limitedCount = 0
    for turn in fields.indices {
      let field = fields[turn]
      if canBeFree(field, turn) {
        for column in field.extent.columns { add(missing(of: field, column), to: field, column) }
      } else {
        fields[limitedCount] = field
        limitedCount &+= 1
      }
      sets.endTurn(field.sets)
    }
    fields.removeLast(fields.count &- limitedCount)
    beginRound()
    for turn in fields.indices {
      grow(fields[turn], turn)
      sets.endTurn(fields[turn].sets)
    }
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
  }

  /// Makes the sets of a variable, and inserts it into the order.
  private mutating func insert(_ variable: Int, _ extent: Layout.Extent) {
    let start = sets.end
    var keptCount = 0
    for block in rivals.indices {
      var kept = rivals[block]
      for column in extent.columns { kept = barring(all: cube[column] & extent.mask, column, of: kept, block) }
      sets.append(kept)
      keptCount &+= kept.nonzeroBitCount
    }
    for block in own.indices {
      sets.append(
        members(of: own[block], block) { term in
          extent.columns.contains { cube[$0] & extent.mask & ~region.words[term &* stride &+ $0] != 0 }
        })
    }
    let field = Field(extent: extent, sets: start, rank: keptCount << 32 | variable)
    fields.append(field)
    var place = fields.count &- 1
    while place > 0, fields[place &- 1].rank > field.rank {
      fields[place] = fields[place &- 1]
      place &-= 1
    }
    fields[place] = field
  }

  private mutating func beginRound() {
    sets.beginRound(count: fields.count) { fields[$0].sets }
    candidates.removeAll(keepingCapacity: true)
    for block in own.indices {
      candidates.append(members(of: own[block], block) { hasAllFixed($0) })
    }
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

  /// Those of a set of terms of a block of the region that pass a test.
  @inline(__always)
  private func members(of set: UInt64, _ block: Int, where isKept: (Int) -> Bool) -> UInt64 {
    var (kept, left) = (set, set)
    while left != 0 {
      let bit = left & (0 &- left)
      if !isKept(block &* 64 &+ left.trailingZeroBitCount) { kept ^= bit }
      left ^= bit
    }
    return kept
  }

  /// The values in a word that a variable lacks.
  @inline(__always)
  private func missing(of field: Field, _ column: Int) -> UInt64 {
    layout.fullWords[column] & field.extent.mask & ~cube[column]
  }

  /// Gives a variable more values in one of its words.
  private mutating func add(_ values: UInt64, to field: Field, _ column: Int) {
    cube[column] |= values
    for block in rivals.indices {
      sets.keep(barring(all: values, column, of: ~0, block), at: field.sets &+ block)
    }
    for block in own.indices {
      let lacking = members(of: own[block], block) { values & ~region.words[$0 &* stride &+ column] != 0 }
      sets.add(lacking, at: field.sets &+ rivals.count &+ block)
    }
  }

  // MARK: What all others leave

  /// The terms of the cover in a block that no other variable keeps away.
  @inline(__always)
  private func critical(_ block: Int, _ turn: Int) -> UInt64 {
    rivals[block] & ~sets.others(block, at: turn)
  }

  /// The terms of the region in a block that have all values of all others.
  @inline(__always)
  private func holding(_ block: Int, _ turn: Int) -> UInt64 {
    candidates[block] & ~sets.others(rivals.count &+ block, at: turn)
  }

  // MARK: Growing

  /// Whether a variable can take all values.
  private func canBeFree(_ field: Field, _ turn: Int) -> Bool {
    for column in field.extent.columns where missing(of: field, column) & ~hull[column] != 0 { return false }
    // A term comes in at one of the values; only its own exclusions could keep it out.
    for block in rivals.indices where critical(block, turn) & ~cover.withExclusions[block] != 0 { return false }
    for column in field.extent.columns {
      let slice = Slice(field: field, column: column, values: missing(of: field, column))
      guard allowed(slice, turn, onlyAll: true) == slice.values else { return false }
    }
    return true
  }

  /// Gives a variable the values that it can take.
  private mutating func grow(_ field: Field, _ turn: Int) {
    for column in field.extent.columns {
      var values = hull[column] & missing(of: field, column)
      for block in rivals.indices where values != 0 {
        var terms = critical(block, turn) & ~cover.withExclusions[block]
        while terms != 0, values != 0 {
          values &= ~cover.list.words[cover.list.terms[block &* 64 &+ terms.trailingZeroBitCount].cube &+ column]
          terms &= terms &- 1
        }
      }
      guard values != 0 else { continue }
      values = allowed(Slice(field: field, column: column, values: values), turn, onlyAll: false)
      if values != 0 { add(values, to: field, column) }
    }
  }

  /// The values of a slice at which it is inside the region, and no term with exclusions reaches it.
  ///
  /// - Parameter onlyAll: whether it does not matter which values these are unless all.
  private func allowed(_ wanted: Slice, _ turn: Int, onlyAll: Bool) -> UInt64 {
    var slice = wanted
    for block in rivals.indices {
      var terms = critical(block, turn) & cover.withExclusions[block]
      while terms != 0, slice.values == wanted.values || !onlyAll && slice.values != 0 {
        keepOutside(cover.list.terms[block &* 64 &+ terms.trailingZeroBitCount], &slice)
        terms &= terms &- 1
      }
    }
    if !own.isEmpty, slice.values == wanted.values || !onlyAll { keepInside(&slice, turn) }
    return slice.values
  }

  /// Keeps the values of a slice at which it is inside the region.
  private func keepInside(_ slice: inout Slice, _ turn: Int) {
    let words = region.words
    // The values at which one term holds the slice.
    var inside: UInt64 = 0
    for block in own.indices {
      var holding = holding(block, turn)
      while holding != 0 {
        let term = block &* 64 &+ holding.trailingZeroBitCount
        holding &= holding &- 1
        var values = slice.values & words[term &* stride &+ slice.column]
        // Where an exclusion comes in, another term would have to help.
        for row in region.exclusions(of: term) where meets(words, row &* stride, slice) {
          values &= ~words[row &* stride &+ slice.column]
        }
        inside |= values
      }
    }
    // A value at which no term holds the slice needs several terms to hold it together.
    keep(&slice, beside: inside) { single in
      var count = 0
      for term in 0..<region.termCount
      where words[term &* stride &+ single.column] & single.values != 0 && meets(words, term &* stride, single) {
        count &+= 1
      }
      return count > 1 && region.holds(self.words(of: single))
    }
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

  /// Whether a row holds the slice but for the values of its own variable; or what the slice shares with another row.
  @inline(__always)
  private func holds(_ words: [UInt64], _ row: Int, _ slice: Slice, within other: Int? = nil) -> Bool {
    for column in 0..<stride {
      var excess = word(column, of: slice) & ~words[row &+ column]
      if let other { excess &= words[other &+ column] }
      if column == slice.column { excess &= ~slice.field.extent.mask }
      if excess != 0 { return false }
    }
    return true
  }
}
