// SPDX-License-Identifier: Apache-2.0

/// Enlarges cubes to maximal ones inside a region and outside a cover.
///
/// A variable can take a value exactly if the slice of the cube at that value is inside the region and outside the
/// cover, whatever its other values. So each variable is raised at once by all values whose slices are. What a variable
/// could not take stays out when others grow, so one pass makes the cube maximal; variables that can be freed wholly go
/// before it, those first that keep the fewest terms of the cover away.
///
/// The cover is read once, for all cubes: what of it meets the region is in one array, like the terms of the region.
struct Raising<W: Words> {
  /// A term of the cover that meets the hull.
  private struct Rival {
    /// The row in the cover.
    let row: Int
    /// Where its cube is in `cells`.
    let cell: Int
    let hasExclusions: Bool
    /// One bit for each variable that keeps the term away from the cube: see `Field.mark`.
    var apart: W
    /// The number of these variables.
    var separations = 0
  }

  /// A variable that may grow.
  private struct Field {
    let variable: Int
    let columns: Range<Int>
    /// The bits of the variable in its words.
    let mask: UInt64
    /// The bit, in the first of its words, that stands for the variable.
    let mark: UInt64
    /// The number of terms that the variable keeps away.
    var separating = 0
  }

  private let layout: Layout
  private let region: CubeTable
  let cover: CubeTable
  private let frame: Frame
  private let tops: W
  private let full: W
  private let none: W
  /// The values that the terms of the region allow, all together; no cube grows beyond them.
  private let hull: W
  private let hullWords: CubeWords
  /// The cubes of the rivals, then all rows of the region.
  private var cells: [W] = []
  private var rivals: [Rival] = []
  /// Where the rows of the region are in `cells`.
  private let regionCell: Int
  /// Whether the hull is all there is to being inside the region.
  private let isCube: Bool
  private var term = 0
  private var result: W

  init(inside region: CubeTable, outside cover: CubeTable, hull: CubeWords, _ frame: Frame) {
    layout = region.layout
    self.region = region
    self.cover = cover
    self.frame = frame
    tops = W(frame.tops, at: 0, columns: frame.numbers, from: 0)
    full = W(layout.full, in: frame)
    none = W(CubeWords(zeros: layout.wordCount), in: frame)
    hullWords = hull
    self.hull = W(hull, in: frame)
    result = none
    let stride = layout.wordCount
    cells.reserveCapacity(24 + region.rowCount)
    rivals.reserveCapacity(24)
    for row in 0..<cover.termCount where cover.row(row, meets: hull) {
      rivals.append(
        Rival(row: row, cell: cells.count, hasExclusions: !cover.exclusions(of: row).isEmpty, apart: none)
      )
      cells.append(W(cover.words, at: row &* stride, in: frame))
    }
    regionCell = cells.count
    isCube = region.rowCount == 1
    for row in 0..<region.rowCount { cells.append(W(region.words, at: row &* stride, in: frame)) }
  }

  /// Raises a cube.
  ///
  /// - Parameters:
  ///   - cube: a cube inside the region and outside the cover.
  ///   - term: a term of the region that holds the cube.
  mutating func raise(_ cube: CubeWords, in term: Int) -> CubeWords {
    self.term = term
    result = W(cube, in: frame)
    for index in rivals.indices { separate(index) }
    var fields: [Field] = []
    fields.reserveCapacity(24)
    for column in 0..<frame.packedCount {
      var open = Layout.occupied(full[column] & ~result[column], tops: tops[column])
      while open != 0 {
        let top = open & (0 &- open)
        open ^= top
        let number = frame.columns[column] &* 64 &+ top.trailingZeroBitCount
        let mask = Layout.field(under: top, tops: tops[column])
        fields.append(field(layout.variableOfTop[number], column..<(column &+ 1), mask: mask, mark: top))
      }
    }
    for group in frame.groups where group.contains(where: { result[$0] != full[$0] }) {
      let word = frame.columns[group.lowerBound]
      guard let variable = layout.wideVariables.first(where: { layout.fields[$0].word == word }) else { continue }
      fields.append(field(variable, group, mask: ~0, mark: 1))
    }
    fields.sort { ($0.separating, $0.variable) < ($1.separating, $1.variable) }
    fields.removeAll { raise($0, onlyWholly: true) }
    for field in fields { _ = raise(field, onlyWholly: false) }
    return words(of: result)
  }

  /// Finds the variables that keep a rival away from the cube.
  @inline(__always)
  private mutating func separate(_ index: Int) {
    let cube = cells[rivals[index].cell]
    var apart = none
    var separations = 0
    for column in 0..<frame.packedCount {
      apart[column] = tops[column] & ~Layout.occupied(result[column] & cube[column], tops: tops[column])
      separations &+= apart[column].nonzeroBitCount
    }
    for group in frame.groups where group.allSatisfy({ result[$0] & cube[$0] == 0 }) {
      apart[group.lowerBound] = 1
      separations &+= 1
    }
    rivals[index].apart = apart
    rivals[index].separations = separations
  }

  @inline(__always)
  private func field(_ variable: Int, _ columns: Range<Int>, mask: UInt64, mark: UInt64) -> Field {
    var field = Field(variable: variable, columns: columns, mask: mask, mark: mark)
    for index in rivals.indices where isApart(index, in: field) { field.separating &+= 1 }
    return field
  }

  /// Whether this variable keeps a rival away from the cube.
  @inline(__always)
  private func isApart(_ index: Int, in field: Field) -> Bool {
    rivals[index].apart[field.columns.lowerBound] & field.mark != 0
  }

  /// Gives a variable the values that it can take; if `onlyWholly`, only if it can take all.
  ///
  /// - Returns: whether the variable is free now.
  private mutating func raise(_ field: Field, onlyWholly: Bool) -> Bool {
    // The values to add, in place among words that are otherwise those of the cube: a slice.
    var slice = result
    var missing: UInt64 = 0
    for column in field.columns {
      slice[column] = result[column] & ~field.mask | hull[column] & field.mask & ~result[column]
      missing |= full[column] & field.mask & ~(result[column] | slice[column])
    }
    if onlyWholly && missing != 0 { return false }
    var doubtful: [Int] = []
    for index in rivals.indices {
      // A term that another variable keeps away does not matter here.
      let separations = rivals[index].separations
      guard separations <= 1, separations == 0 || isApart(index, in: field) else { continue }
      let cube = cells[rivals[index].cell]
      guard shares(slice, cube, in: field) else { continue }
      if rivals[index].hasExclusions {
        doubtful.append(index)
      } else if onlyWholly {
        return false
      } else {
        for column in field.columns { slice[column] &= ~(cube[column] & field.mask) }
      }
    }
    guard shares(slice, slice, in: field) else { return false }
    if !isAllowed(slice, doubtful) {
      if onlyWholly { return false }
      keepAllowedValues(in: &slice, of: field, doubtful)
    }
    for index in rivals.indices where isApart(index, in: field) {
      guard shares(slice, cells[rivals[index].cell], in: field) else { continue }
      rivals[index].apart[field.columns.lowerBound] &= ~field.mark
      rivals[index].separations &-= 1
    }
    missing = 0
    for column in field.columns {
      result[column] |= slice[column] & field.mask
      missing |= full[column] & field.mask & ~result[column]
    }
    return missing == 0
  }

  /// Tries the values of a slice one by one, as they cannot be added all at once.
  private func keepAllowedValues(in slice: inout W, of field: Field, _ doubtful: [Int]) {
    for column in field.columns {
      var left = slice[column] & field.mask
      while left != 0 {
        let bit = left & (0 &- left)
        left ^= bit
        var single = slice
        for other in field.columns { single[other] &= ~field.mask }
        single[column] |= bit
        if !isAllowed(single, doubtful) { slice[column] &= ~bit }
      }
    }
  }

  /// Whether two cubes have a common value of a variable.
  @inline(__always)
  private func shares(_ first: W, _ second: W, in field: Field) -> Bool {
    var any: UInt64 = 0
    for column in field.columns { any |= first[column] & second[column] & field.mask }
    return any != 0
  }

  /// Whether a slice, which is not empty, is inside the region and outside the rivals that have exclusions.
  @inline(__always)
  private func isAllowed(_ slice: W, _ doubtful: [Int]) -> Bool {
    (isCube || isInRegion(slice)) && (doubtful.isEmpty || doubtful.allSatisfy { isOutside(slice, rivals[$0]) })
  }

  private func isInRegion(_ slice: W) -> Bool {
    if isWhole(slice, term), slice.isSubset(of: cells[regionCell &+ term]) { return true }
    if region.termCount == 1 { return false }
    var missing = slice
    var meetingCount = 0
    for row in 0..<region.termCount {
      let cube = cells[regionCell &+ row]
      guard meet(cube, slice) else { continue }
      if slice.isSubset(of: cube), isWhole(slice, row) { return true }
      meetingCount &+= 1
      for column in 0..<frame.count { missing[column] &= ~cube[column] }
    }
    // One term alone does not hold it; and no terms do if they lack a value of the slice all together.
    if meetingCount <= 1 || (0..<frame.count).contains(where: { missing[$0] != 0 }) { return false }
    return Search.uncovered(words(of: slice), in: layout, by: region) == nil
  }

  /// Whether no exclusion of a term of the region meets a slice.
  @inline(__always)
  private func isWhole(_ slice: W, _ term: Int) -> Bool {
    for row in region.exclusions(of: term) where meet(cells[regionCell &+ row], slice) { return false }
    return true
  }

  @inline(__always)
  private func meet(_ first: W, _ second: W) -> Bool {
    first.meets(second, tops: tops)
      && (!frame.hasGroups || frame.groups.allSatisfy { $0.contains { first[$0] & second[$0] != 0 } })
  }

  /// Whether a slice is outside a term of the cover because the exclusions of the term hold what they share.
  private func isOutside(_ slice: W, _ rival: Rival) -> Bool {
    let cube = cells[rival.cell]
    guard meet(slice, cube) else { return true }
    let both = words(of: slice.intersection(cube))
    return cover.exclusions(of: rival.row).contains { cover.row($0, holds: both) }
      || Search.uncovered(both, in: layout, by: nil, and: cover.rows(ofExclusionsOf: rival.row)) == nil
  }

  /// A cube of the frame, in the whole space: in the words left out, nothing in question says less than the hull.
  @inline(__always)
  private func words(of cube: W) -> CubeWords {
    var words = hullWords
    for index in 0..<frame.count { words[frame.columns[index]] = cube[index] }
    return words
  }
}
