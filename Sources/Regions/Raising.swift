// SPDX-License-Identifier: Apache-2.0

/// Enlarges a cube to a maximal one inside a region and outside a cover.
///
/// A variable can take a value exactly if the slice of the cube at that value is inside the region and outside the
/// cover, whatever its other values. So each variable is raised at once by all values whose slices are. What a variable
/// could not take stays out when others grow, so one pass makes the cube maximal; variables that can be freed wholly go
/// before it, those first that keep the fewest terms of the cover away.
struct Raising {
  private let layout: Layout
  private let region: CubeTable
  private let term: Int
  private let cover: CubeTable
  /// The values that the terms of the region allow, all together; the cube never grows beyond them.
  private let hull: CubeWords
  /// The terms of the cover that meet the hull, and for each the number of variables that keep it away from the cube.
  private var rivals: [(row: Int, separations: Int)] = []
  /// The words of the cube, raised.
  private(set) var result: CubeWords

  /// Raises a cube.
  ///
  /// - Parameters:
  ///   - words: a cube inside the region and outside the cover.
  ///   - region: what the result must be inside.
  ///   - term: a term of the region that holds the cube.
  ///   - cover: what the result must be outside.
  init(_ words: CubeWords, inside region: CubeTable, term: Int, outside cover: CubeTable) {
    layout = region.layout
    self.region = region
    self.term = term
    self.cover = cover
    result = words
    var hull = region.cube(ofRow: 0)
    for row in 1..<max(region.termCount, 1) {
      hull.formUnion(region.cube(ofRow: row))
    }
    self.hull = hull
    let separating = gatherRivals()
    let variables = layout.variables(whereRow: layout.full, exceeds: result)
      .sorted { (separating[$0], $0) < (separating[$1], $1) }
    for variable in variables.filter({ !raise($0, onlyWholly: true) }) { _ = raise(variable, onlyWholly: false) }
  }

  /// Finds the rivals, and returns how many of them each variable keeps away.
  private mutating func gatherRivals() -> [Int] {
    var separating = [Int](repeating: 0, count: layout.sizes.count)
    let (words, stride) = (cover.words, layout.wordCount)
    for row in 0..<cover.termCount where cover.row(row, meets: hull) {
      var separations = 0
      for word in 0..<layout.packedWordCount {
        let tops = layout.tops[word]
        var apart = tops & ~Layout.occupied(result[word] & words[row &* stride &+ word], tops: tops)
        while apart != 0 {
          separating[layout.variableOfTop[word &* 64 &+ apart.trailingZeroBitCount]] &+= 1
          separations &+= 1
          apart &= apart &- 1
        }
      }
      for (variable, group) in zip(layout.wideVariables, layout.wideGroups)
      where group.allSatisfy({ result[$0] & words[row &* stride &+ $0] == 0 }) {
        separating[variable] &+= 1
        separations &+= 1
      }
      rivals.append((row, separations))
    }
    return separating
  }

  /// Gives a variable the values that it can take; if `onlyWholly`, only if it can take all.
  ///
  /// - Returns: whether the variable is free now.
  private mutating func raise(_ variable: Int, onlyWholly: Bool) -> Bool {
    let field = layout.fields[variable]
    // The values to add, in place among words that are otherwise those of the cube: a slice.
    var slice = result
    for word in field.words { slice[word] = slice[word] & ~field.mask | hull[word] & field.mask & ~result[word] }
    let isWhole = field.words.allSatisfy { (result[$0] | slice[$0]) & field.mask == layout.full[$0] & field.mask }
    if onlyWholly && !isWhole { return false }
    var doubtful: [Int] = []
    let (words, stride) = (cover.words, layout.wordCount)
    for (row, separations) in rivals where separations <= 1 {
      // A term that another variable keeps away does not matter here.
      guard separations == 0 || isApart(row, in: field) else { continue }
      if cover.exclusions(of: row).isEmpty {
        for word in field.words {
          let barred = slice[word] & words[row &* stride &+ word] & field.mask
          if onlyWholly && barred != 0 { return false }
          slice[word] &= ~barred
        }
      } else if field.words.contains(where: { slice[$0] & words[row &* stride &+ $0] & field.mask != 0 }) {
        doubtful.append(row)
      }
    }
    guard field.words.contains(where: { slice[$0] & field.mask != 0 }) else { return false }
    if !isInRegion(slice) || !doubtful.allSatisfy({ isOutside(slice, term: $0) }) {
      if onlyWholly { return false }
      for value in layout.values(of: variable, in: slice).values {
        var single = slice
        layout.limit(variable, to: [value], in: &single)
        if isInRegion(single), doubtful.allSatisfy({ isOutside(single, term: $0) }) { continue }
        slice[field.word + (field.shift + value) / 64] &= ~(1 << UInt64((field.shift + value) % 64))
      }
    }
    for index in rivals.indices where isApart(rivals[index].row, in: field) {
      let row = rivals[index].row
      if field.words.contains(where: { slice[$0] & words[row &* stride &+ $0] & field.mask != 0 }) {
        rivals[index].separations -= 1
      }
    }
    for word in field.words { result[word] |= slice[word] & field.mask }
    return field.words.allSatisfy { result[$0] & field.mask == layout.full[$0] & field.mask }
  }

  /// Whether this variable keeps a term of the cover away from the cube.
  @inline(__always)
  private func isApart(_ row: Int, in field: Layout.Field) -> Bool {
    let start = row &* layout.wordCount
    if field.wordCount == 1 { return result[field.word] & cover.words[start &+ field.word] & field.mask == 0 }
    return field.words.allSatisfy { result[$0] & cover.words[start &+ $0] == 0 }
  }

  /// Whether a slice, which is not empty, is inside the region.
  private func isInRegion(_ slice: CubeWords) -> Bool {
    func isWhole(_ row: Int) -> Bool {
      !region.exclusions(of: row).contains { region.row($0, meets: slice) }
    }
    if region.row(term, holds: slice), isWhole(term) { return true }
    return region.quickDecision(slice, by: 0..<region.termCount, isWhole: isWhole)
      ?? (Search.uncovered(slice, in: layout, by: region) == nil)
  }

  /// Whether a slice is outside a term of the cover because the exclusions of the term hold what they share.
  private func isOutside(_ slice: CubeWords, term: Int) -> Bool {
    guard cover.row(term, meets: slice) else { return true }
    var both = slice
    both.formIntersection(cover.cube(ofRow: term))
    let exclusions = cover.exclusions(of: term)
    return cover.quickDecision(both, by: exclusions, isWhole: { _ in true })
      ?? (Search.uncovered(both, in: layout, by: nil, and: cover.rows(ofExclusionsOf: term)) == nil)
  }
}

extension CubeTable {
  /// Whether some rows hold a cube, if that can be seen without a search.
  ///
  /// - Parameters:
  ///   - cube: a cube that is not empty.
  ///   - rows: the rows that may hold it together.
  ///   - isWhole: whether nothing is taken out of a row where it meets the cube.
  fileprivate func quickDecision(_ cube: CubeWords, by rows: Range<Int>, isWhole: (Int) -> Bool) -> Bool? {
    let stride = layout.wordCount
    var missing = cube
    var meetingCount = 0
    for row in rows where self.row(row, meets: cube) {
      let whole = isWhole(row)
      if whole, self.row(row, holds: cube) { return true }
      meetingCount += 1
      for index in 0..<stride { missing[index] &= ~words[row &* stride &+ index] }
    }
    // One row alone does not hold it; and no rows do if they lack a value of the cube all together.
    return meetingCount <= 1 || (0..<stride).contains { missing[$0] != 0 } ? false : nil
  }
}
