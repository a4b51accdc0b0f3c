// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The points of this region that are not in the other.
  ///
  /// A cube that is taken away becomes an exclusion. What its own exclusions give back becomes terms:
  /// A − (B − C) = (A − B) ∪ (A ∩ B ∩ C).
  ///
  /// - Complexity: O(*a* · *b*) in the numbers of terms, unless many terms of `other` that overlap one another have
  ///   exclusions that overlap, too: each of them can add its own pieces of the pieces before.
  public func subtracting(_ other: Region) -> Region {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be subtracted")
    var rest = terms
    for taken in other.terms {
      var next: [Term] = []
      next.reserveCapacity(rest.count)
      for term in rest {
        guard !term.cube.isDisjoint(with: taken.cube) else {
          next.append(term)
          continue
        }
        if !term.cube.words.isSubset(of: taken.cube.words) {
          next.append(Term(cube: term.cube, exclusions: term.exclusions + [taken.cube]))
        }
        let both = term.cube.intersection(taken.cube)
        for kept in taken.exclusions where !kept.isDisjoint(with: both) {
          let given = Term(cube: both.intersection(kept), exclusions: term.exclusions)
          if let given = given.trimmed { next.append(given) }
        }
      }
      rest = next
    }
    return Region(space: space, terms: rest)
  }
}
