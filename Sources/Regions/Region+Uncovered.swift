// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// What is in this region and not in the cover, as maximal cubes.
  ///
  /// The number of all maximal cubes can be huge, so the list is a choice: each cube is raised from a part that the
  /// cubes before it do not hold, until nothing is left or the limit is reached.
  ///
  /// - Parameters:
  ///   - cover: what the cubes must not meet.
  ///   - limit: the largest number of cubes to return.
  ///   - preferred: the values that witnesses take wherever their cube allows them.
  /// - Complexity: for each cube one coverage query, in which the cubes before count as covered, and O(*v* · *t* · *w*) to
  ///   raise it, for *v* limited variables, *t* terms and *w* words. Where terms with exclusions are in the way, or several
  ///   terms of this region hold the cube only together, raising asks further coverage queries, up to one for each value.
  ///   A coverage query has no useful bound in general (see `witness(outside:preferring:)`); what is guaranteed is that
  ///   the cubes are exact and maximal, and at most `limit` of them.
  public func uncovered(by cover: Region, limit: Int, preferring preferred: Point? = nil) -> UncoveredCases {
    precondition(table.layout.isEquivalent(to: cover.table.layout), "regions of different spaces cannot be compared")
    let cubes = maximalCubes(outside: cover.table, limit: limit)
    let sorted = cubes.found.largestFirst()
    let witnesses = sorted.compactMap { $0.somePoint(preferring: preferred) }
    return UncoveredCases(cubes: sorted, witnesses: witnesses, isComplete: cubes.areAll)
  }

  /// Maximal cubes up to a limit, and whether they are all there is.
  private func maximalCubes(outside cover: CubeTable, limit: Int) -> (found: [Cube], areAll: Bool) {
    var searches = TermSearches(of: table, outside: cover)
    guard var part = searches.next(blocking: .none) else { return ([], true) }
    guard limit > 0 else { return ([], false) }
    var raising = Raising(inside: table, outside: cover)
    var cubes: [Cube] = []
    cubes.reserveCapacity(min(limit, 16))
    // Every cube that was found counts as covered from then on.
    var blocked: [UInt64] = []
    blocked.reserveCapacity(min(limit, 16) * table.layout.wordCount)
    while true {
      let raised = raising.raise(part)
      cubes.append(Cube(space: space, words: raised))
      raised.append(to: &blocked, count: table.layout.wordCount)
      guard let next = searches.next(blocking: RowRange(words: blocked, rows: 0..<cubes.count)) else {
        return (cubes, true)
      }
      guard cubes.count < limit else { return (cubes, false) }
      part = next
    }
  }
}

/// Searches in one term of a region after the other, with ever more rows that count as covered: what meets a term is
/// gathered once for all searches in it.
private struct TermSearches {
  private let table: CubeTable
  private let cover: CubeTable
  private var term = 0
  /// The search in the term that more rows can be added to; nothing where one is to begin.
  private var walk: Walk?

  init(of table: CubeTable, outside cover: CubeTable) {
    self.table = table
    self.cover = cover
  }

  /// The next part that is in none of the rows; of these only the last one is new.
  mutating func next(blocking rows: RowRange) -> CubeWords? {
    while term < table.termCount {
      let newest = RowRange(words: rows.words, rows: rows.rows.suffix(1))
      if walk?.block(newest) ?? begin(rows), let words = walk?.uncovered(.standard) {
        return words
      }
      walk = nil
      term += 1
    }
    return nil
  }

  private mutating func begin(_ rows: RowRange) -> Bool {
    let (start, exclusions) = (table.cube(ofRow: term), table.rows(ofExclusionsOf: term))
    walk = Walk(
      Search.Question(start: start, layout: table.layout, table: cover, extra: rows, more: exclusions))
    return walk != nil
  }
}
