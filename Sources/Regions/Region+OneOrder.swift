// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The same region with its terms in an order that does not depend on how it was made, so that the choice of cubes which
  /// is shown of it, or of what is made from it, is the same however it was written down.
  package var inOneOrder: Region {
    let sorted = terms.map { Term(cube: $0.cube, exclusions: $0.exclusions.sorted(by: Cube.isBefore)) }
      .sorted { left, right in
        if left.cube != right.cube { return Cube.isBefore(left.cube, right.cube) }
        return left.exclusions.lexicographicallyPrecedes(right.exclusions, by: Cube.isBefore)
      }
    return Region(space: space, terms: sorted)
  }
}

extension Cube {
  /// An order of cubes of one space.
  fileprivate static func isBefore(_ left: Cube, _ right: Cube) -> Bool {
    for index in 0..<left.space.layout.wordCount where left.words[index] != right.words[index] {
      return left.words[index] < right.words[index]
    }
    return false
  }
}
