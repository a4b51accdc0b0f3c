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
    uncovered(by: cover, limit: limit, preferring: preferred, budget: .standard)
  }

  /// The same with a budget to try, which changes how the cubes are found.
  package func uncovered(
    by cover: Region, limit: Int, preferring preferred: Point? = nil, budget: Search.Budget
  ) -> UncoveredCases {
    precondition(table.layout.isEquivalent(to: cover.table.layout), "regions of different spaces cannot be compared")
    let (layout, found) = (table.layout, maximalCubes(outside: cover.table, limit, budget))
    let cubes = layout.largestFirst(found.rows).map { row in
      Cube(space: space, words: CubeWords(found.rows, at: row &* layout.wordCount, count: layout.wordCount))
    }
    let witnesses = cubes.map { point(in: $0.words, preferring: preferred) }
    return UncoveredCases(cubes: cubes, witnesses: witnesses, isComplete: found.areAll)
  }

  /// Maximal cubes up to a limit, one behind the other, and whether they are all there is.
  private func maximalCubes(
    outside cover: CubeTable, _ limit: Int, _ budget: Search.Budget
  ) -> (rows: [UInt64], areAll: Bool) {
    let stride = table.layout.wordCount
    // Every cube that was found counts as covered from then on.
    var rows: [UInt64] = []
    var searches = TermSearches(of: table, outside: cover, limit, budget)
    guard var part = searches.next(blocking: .none) else { return (rows, true) }
    guard limit > 0 else { return (rows, false) }
    rows.reserveCapacity(min(limit, 16) * stride)
    var raising = Raising(inside: table, outside: cover)
    for count in 1... {
      raising.raise(part).append(to: &rows, count: stride)
      guard let next = searches.next(blocking: RowRange(words: rows, rows: 0..<count)) else { return (rows, true) }
      guard count < limit else { break }
      part = next
    }
    return (rows, false)
  }
}

/// Searches in one term of a region after the other, with ever more rows that count as covered: what meets a term is
/// gathered once for all searches in it.
private struct TermSearches {
  private let table: CubeTable
  private let cover: CubeTable
  private let budget: Search.Budget
  /// The number of rows to leave room for in a search.
  private let room: Int
  private var term = 0
  /// The search in the term that more rows can be added to; nothing where one is to begin.
  private var walk: Walk?

  init(of table: CubeTable, outside cover: CubeTable, _ limit: Int, _ budget: Search.Budget) {
    self.table = table
    self.budget = budget
    room = min(limit, 64)
    self.cover = cover
  }

  /// The next part that is in none of the rows; of these only the last one is new.
  mutating func next(blocking rows: RowRange) -> CubeWords? {
    while term < table.termCount {
      let layout = table.layout
      if walk?.hasRoom == true, let newest = rows.rows.last {
        walk?.block(CubeWords(rows.words, at: newest * layout.wordCount, count: layout.wordCount))
      } else {
        walk = begin(rows)
      }
      if let words = walk?.next(budget) { return words }
      walk = nil
      term += 1
    }
    return nil
  }

  private func begin(_ rows: RowRange) -> Walk? {
    let (start, exclusions) = (table.cube(ofRow: term), table.rows(ofExclusionsOf: term))
    let question = Search.Question(
      start: start, layout: table.layout, table: cover, extra: rows, more: exclusions)
    return Walk(question, room: room)
  }
}
