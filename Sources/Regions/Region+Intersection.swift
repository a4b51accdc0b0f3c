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
        var exclusions = term.exclusions.isEmpty ? counterpart.exclusions : term.exclusions
        if !term.exclusions.isEmpty {
          for exclusion in counterpart.exclusions where !term.exclusions.contains(exclusion) {
            exclusions.append(exclusion)
          }
        }
        result.append(Term(cube: term.cube.intersection(counterpart.cube), exclusions: exclusions))
      }
    }
    return Region(space: space, terms: result)
  }
}
