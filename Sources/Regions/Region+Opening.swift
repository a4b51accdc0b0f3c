// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The region with these variables freed: every point that has a partner in the region which differs from it at
  /// most in these variables.
  ///
  /// This is the exact projection. Where an exclusion limits an opened variable, the term is sliced by the values that
  /// the exclusions tell apart.
  ///
  /// - Parameter variables: the variables to free.
  /// - Complexity: O(*t* · *k*) for *t* terms and *k* variables as long as no exclusion limits one of them. Each opened
  ///   variable that exclusions limit can multiply a term by the number of different combinations of exclusions over
  ///   its values.
  public func opening(_ variables: some Sequence<Int>) -> Region {
    var terms = self.terms
    for variable in Set(variables).sorted() {
      terms = terms.flatMap { $0.opening(variable) }
    }
    return Region(space: space, terms: terms)
  }
}

extension Region.Term {
  /// The projection of the term along one variable.
  func opening(_ variable: Int) -> [Region.Term] {
    guard let term = trimmed else { return [] }
    let open = term.cube.opening(CollectionOfOne(variable))
    let values = term.cube.values(of: variable)
    // An exclusion that has all values the cube has for the variable is freed with it; the others cut the values into
    // classes, each with the exclusions that apply throughout.
    let cutting = term.exclusions.filter { !values.isSubset(of: $0.values(of: variable)) }
    let applying = term.exclusions.filter { values.isSubset(of: $0.values(of: variable)) }
    var classes: [(values: ValueSet, exclusions: [Cube])] = [(values, applying)]
    for exclusion in cutting {
      let cut = exclusion.values(of: variable)
      classes = classes.flatMap { part in
        [
          (part.values.subtracting(cut), part.exclusions),
          (part.values.intersection(cut), part.exclusions + [exclusion]),
        ]
        .filter { !$0.0.isEmpty }
      }
    }
    // Of two slices the one with fewer exclusions holds the other.
    let slices = classes.map { $0.exclusions.map { $0.opening(CollectionOfOne(variable)) } }
    let sets = slices.map { Set($0) }
    return slices.indices.compactMap { index in
      let isHeld = sets.indices.contains { other in
        other != index && sets[other].isSubset(of: sets[index])
          && (sets[other].count < sets[index].count || other < index)
      }
      return isHeld ? nil : Region.Term(cube: open, exclusions: slices[index]).trimmed
    }
  }
}
