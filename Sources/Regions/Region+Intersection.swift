// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The points that are in both regions.
  ///
  /// Exclusions stay symbolic: a term of the result has those of both terms that it comes from.
  ///
  /// - Complexity: O(*a* · *b*) in the numbers of terms of both.
  public func intersection(_ other: Region) -> Region {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be intersected")
    var result: [Term] = []
    for term in terms {
      for counterpart in other.terms where !term.cube.isDisjoint(with: counterpart.cube) {
        result.append(
          Term(
            cube: term.cube.intersection(counterpart.cube),
            exclusions: term.exclusions + counterpart.exclusions.filter { !term.exclusions.contains($0) }
          )
        )
      }
    }
    return Region(space: space, terms: result)
  }
}
