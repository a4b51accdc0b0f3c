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
  /// - Complexity: for each cube one coverage query, and O(*v* · *t* · *w*) to raise it, for *v* limited variables, *t*
  ///   terms and *w* words.
  public func uncovered(by cover: Region, limit: Int, preferring preferred: Point? = nil) -> UncoveredCases {
    precondition(table.layout.isEquivalent(to: cover.table.layout), "regions of different spaces cannot be compared")
    var cubes: [Cube] = []
    var blocked: [UInt64] = []
    var term = 0
    var isComplete = false
    while true {
      guard let found = firstUncovered(by: cover.table, and: RowRange(words: blocked, rows: 0..<cubes.count), from: term) else {
        isComplete = true
        break
      }
      guard cubes.count < limit else { break }
      term = found.term
      let raised = Raising(found.words, inside: table, term: term, outside: cover.table).result
      cubes.append(Cube(space: space, words: raised))
      raised.append(to: &blocked, count: table.layout.wordCount)
    }
    cubes = cubes.largestFirst()
    let witnesses = cubes.compactMap { $0.somePoint(preferring: preferred) }
    return UncoveredCases(cubes: cubes, witnesses: witnesses, isComplete: isComplete)
  }
}
