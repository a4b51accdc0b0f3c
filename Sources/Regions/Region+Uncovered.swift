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
    guard let first = firstUncovered(by: cover) else { return ([], true) }
    guard limit > 0 else { return ([], false) }
    let hull = table.cube(ofRow: table.hullRow)
    let own = RowRange(words: table.words, rows: 0..<table.rowCount)
    let question = Search.Question(start: hull, layout: table.layout, table: cover, extra: own, more: .none)
    let frame = question.frame
    return switch frame.count {
    case 0...1: maximalCubes(from: first, limit, Raising<Word>(inside: table, outside: cover, hull: hull, frame))
    case 2: maximalCubes(from: first, limit, Raising<Words2>(inside: table, outside: cover, hull: hull, frame))
    case 3: maximalCubes(from: first, limit, Raising<Words3>(inside: table, outside: cover, hull: hull, frame))
    case 4: maximalCubes(from: first, limit, Raising<Words4>(inside: table, outside: cover, hull: hull, frame))
    case 5: maximalCubes(from: first, limit, Raising<Words5>(inside: table, outside: cover, hull: hull, frame))
    case 6: maximalCubes(from: first, limit, Raising<Words6>(inside: table, outside: cover, hull: hull, frame))
    case 7...8: maximalCubes(from: first, limit, Raising<Words8>(inside: table, outside: cover, hull: hull, frame))
    case 9...16: maximalCubes(from: first, limit, Raising<Words16>(inside: table, outside: cover, hull: hull, frame))
    default: maximalCubes(from: first, limit, Raising<LongWords>(inside: table, outside: cover, hull: hull, frame))
    }
  }

  private func maximalCubes<W>(
    from first: (term: Int, words: CubeWords),
    _ limit: Int,
    _ raising: consuming Raising<W>
  ) -> (found: [Cube], areAll: Bool) {
    let (space, stride) = (self.space, table.layout.wordCount)
    var searches = TermSearches(of: table, outside: raising.cover, from: first.term)
    var cubes: [Cube] = []
    cubes.reserveCapacity(min(limit, 16))
    // Every cube that was found counts as covered from then on.
    var blocked: [UInt64] = []
    blocked.reserveCapacity(min(limit, 16) * stride)
    var next = Optional(first)
    while let found = next {
      guard cubes.count < limit else { return (cubes, false) }
      let raised = raising.raise(found.words, in: found.term)
      cubes.append(Cube(space: space, words: raised))
      raised.append(to: &blocked, count: stride)
      next = searches.next(blocking: RowRange(words: blocked, rows: 0..<cubes.count))
    }
    return (cubes, true)
  }
}

/// Searches in one term of a region after the other, with ever more rows that count as covered: in small spaces, what
/// meets a term is gathered once for all searches in it.
private struct TermSearches {
  private let table: CubeTable
  private let cover: CubeTable
  private var term: Int
  /// The search in the term that more rows can be added to; nothing where one is to begin.
  private var walk: Walk?

  init(of table: CubeTable, outside cover: CubeTable, from term: Int) {
    self.table = table
    self.cover = cover
    self.term = term
  }

  /// The next part that is in none of the rows; of these only the last one is new.
  mutating func next(blocking rows: RowRange) -> (term: Int, words: CubeWords)? {
    while term < table.termCount {
      let start = table.cube(ofRow: term)
      let newest = RowRange(words: rows.words, rows: rows.rows.suffix(1))
      if walk?.block(newest, from: start) ?? begin(at: start, rows), let words = walk?.uncovered(of: start, .standard) {
        if !Walk.takesMore(in: table.layout) { walk = nil }
        return (term, words)
      }
      walk = nil
      term += 1
    }
    return nil
  }

  private mutating func begin(at start: CubeWords, _ rows: RowRange) -> Bool {
    let exclusions = table.rows(ofExclusionsOf: term)
    walk = Walk(
      Search.Question(start: start, layout: table.layout, table: cover, extra: rows, more: exclusions), copying: true)
    return walk != nil
  }
}
