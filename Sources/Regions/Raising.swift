// SPDX-License-Identifier: Apache-2.0

/// Enlarges a cube to a maximal one inside a region and outside a cover.
///
/// A variable can take a value exactly if the slice of the cube at that value is inside the region and outside the
/// cover, whatever its other values. So each variable is raised at once by all values whose slices are. What a variable
/// could not take stays out when others grow, so one pass makes the cube maximal; variables that can be freed wholly go
/// before it, those first that keep the fewest terms of the cover away.
struct Raising {
  private let layout: Layout
  private let region: Region
  private let term: Int
  private let cover: Region
  /// The words of the cube, raised.
  private(set) var result: [UInt64]

  /// Raises a cube.
  ///
  /// - Parameters:
  ///   - words: a cube inside the region and outside the cover.
  ///   - region: what the result must be inside.
  ///   - term: a term of the region that holds the cube.
  ///   - cover: what the result must be outside.
  init(_ words: [UInt64], inside region: Region, term: Int, outside cover: Region) {
    layout = region.space.layout
    self.region = region
    self.term = term
    self.cover = cover
    result = words
    var variables = layout.variables(whereRow: layout.full, exceeds: result)
    let separations = self.separations
    variables.sort { (separations[$0], $0) < (separations[$1], $1) }
    let kept = variables.filter { !raise($0, onlyWholly: true) }
    for variable in kept { _ = raise(variable, onlyWholly: false) }
  }

  /// The number of terms of the cover that each variable keeps away from the cube.
  private var separations: [Int] {
    var counts = [Int](repeating: 0, count: layout.sizes.count)
    let stride = layout.wordCount
    for row in 0..<cover.table.termCount {
      for word in 0..<layout.packedWordCount {
        let tops = layout.tops[word]
        var apart = tops & ~Layout.occupied(result[word] & cover.table.words[row &* stride &+ word], tops: tops)
        while apart != 0 {
          counts[layout.variableOfTop[word &* 64 &+ apart.trailingZeroBitCount]] &+= 1
          apart &= apart &- 1
        }
      }
      for (variable, group) in zip(layout.wideVariables, layout.wideGroups)
      where group.allSatisfy({ result[$0] & cover.table.words[row &* stride &+ $0] == 0 }) {
        counts[variable] += 1
      }
    }
    return counts
  }

  /// Gives a variable the values that it can take; if `onlyWholly`, only if it can take all.
  ///
  /// - Returns: whether the variable is free now.
  private mutating func raise(_ variable: Int, onlyWholly: Bool) -> Bool {
    let old = layout.values(of: variable, in: result)
    var open = result
    layout.free(variable, in: &open)
    let missing = layout.values(of: variable, in: open).subtracting(old)
    var allowed = missing
    let table = cover.table
    var doubtful: [Int] = []
    for row in 0..<table.termCount where table.row(row, meets: open) {
      let values = layout.values(of: variable, in: table.words, at: row &* layout.wordCount)
      guard !values.intersection(allowed).isEmpty else { continue }
      if table.exclusions(of: row).isEmpty {
        if onlyWholly { return false }
        allowed = allowed.subtracting(values)
        if allowed.isEmpty { return false }
      } else {
        doubtful.append(row)
      }
    }
    let certain = certainValues(of: variable, open)
    if !doubtful.isEmpty || !allowed.isSubset(of: certain) {
      for value in allowed.values {
        var slice = open
        layout.limit(variable, to: [value], in: &slice)
        let isAllowed =
          doubtful.allSatisfy { isOutside(slice, term: $0) }
          && (certain.contains(value) || Region(Cube(space: region.space, words: slice)).isSubset(of: region))
        guard !isAllowed else { continue }
        if onlyWholly { return false }
        allowed = allowed.subtracting([value])
      }
    }
    layout.limit(variable, to: old.union(allowed), in: &open)
    result = open
    return allowed == missing
  }

  /// Values of which the slices are in the term of the region that holds the cube; not all of those, perhaps.
  private func certainValues(of variable: Int, _ open: [UInt64]) -> ValueSet {
    let table = region.table
    for row in table.exclusions(of: term) where table.row(row, meets: open) { return ValueSet() }
    let values = layout.values(of: variable, in: table.words, at: term * layout.wordCount)
    var slice = open
    layout.limit(variable, to: values, in: &slice)
    return table.row(term, holds: slice) ? values : ValueSet()
  }

  /// Whether a slice is outside a term of the cover because the exclusions of the term hold what they share.
  private func isOutside(_ slice: [UInt64], term: Int) -> Bool {
    let table = cover.table
    guard table.row(term, meets: slice) else { return true }
    var both = slice
    for index in both.indices { both[index] &= table.words[term * layout.wordCount + index] }
    let exclusions = table.exclusions(of: term).flatMap { table.words(ofRow: $0) }
    return Search.uncovered(both, in: layout, by: nil, and: exclusions) == nil
  }
}
