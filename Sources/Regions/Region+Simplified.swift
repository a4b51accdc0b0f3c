// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The same points, written more shortly.
  ///
  /// Drops terms that are empty or held by the others, and exclusions that take nothing out; merges cubes with the same
  /// exclusions that differ in one variable. The result does not depend on anything but the terms and their order.
  ///
  /// - Complexity: one coverage query per term and per exclusion, plus O(*t*²) comparisons for each merge.
  public func simplified() -> Region {
    var terms = self.terms.compactMap { $0.withoutUselessExclusions(in: space) }
    while Self.mergeOnce(&terms) {}
    // The smallest terms go first, so that a large term is not dropped for the sake of its pieces.
    let order = terms.indices.sorted {
      (-terms[$0].cube.limitedVariables.count, $0) < (-terms[$1].cube.limitedVariables.count, $1)
    }
    terms = Self.needed(terms, in: space, droppingFirst: order)
    // What another term gives back need not be excluded.
    for index in terms.indices where !terms[index].exclusions.isEmpty {
      var others = terms
      others.remove(at: index)
      let rest = Region(space: space, terms: others)
      let cube = terms[index].cube
      terms[index].exclusions.removeAll { Region($0.intersection(cube)).isSubset(of: rest) }
    }
    while Self.mergeOnce(&terms) {}
    return Region(space: space, terms: terms)
  }

  /// The terms without those that the others hold together, in their order.
  ///
  /// - Parameters:
  ///   - terms: the terms.
  ///   - space: the variables.
  ///   - order: the indexes of all terms; of several that could be left out, those that come first here are.
  package static func needed(_ terms: [Term], in space: Space, droppingFirst order: [Int]) -> [Term] {
    var isKept = terms.map { _ in true }
    for index in order {
      let others = terms.indices.filter { isKept[$0] && $0 != index }.map { terms[$0] }
      isKept[index] = !Region(space: space, terms: [terms[index]]).isSubset(of: Region(space: space, terms: others))
    }
    return terms.indices.filter { isKept[$0] }.map { terms[$0] }
  }

  /// Joins the first two terms that one term can replace; false if there are none.
  private static func mergeOnce(_ terms: inout [Term]) -> Bool {
    let exclusions = terms.map { Set($0.exclusions) }
    for first in terms.indices {
      for second in terms.indices[(first + 1)...] where exclusions[first] == exclusions[second] {
        if let cube = terms[first].cube.merged(with: terms[second].cube) {
          terms[first].cube = cube
          terms.remove(at: second)
          return true
        }
      }
    }
    return false
  }
}

extension Region.Term {
  /// The term without exclusions that the other exclusions hold where they meet the cube; nothing if it has no point.
  func withoutUselessExclusions(in space: Space) -> Region.Term? {
    guard var term = trimmed else { return nil }
    var index = term.exclusions.count - 1
    while index >= 0 {
      var others = term.exclusions
      let part = Region(others.remove(at: index).intersection(term.cube))
      if part.isSubset(of: Region(space: space, terms: others.map { Region.Term(cube: $0) })) {
        term.exclusions = others
      }
      index -= 1
    }
    return Region(space: space, terms: [term]).isEmpty ? nil : term
  }
}

extension Cube {
  /// The union of two cubes if it is a cube because they differ in at most one variable or one holds the other.
  ///
  /// - Complexity: O(*n*) in the number of variables.
  func merged(with other: Cube) -> Cube? {
    if isSubset(of: other) { return other }
    if other.isSubset(of: self) { return self }
    let different = space.layout.sizes.indices.filter { values(of: $0) != other.values(of: $0) }
    guard different.count == 1 else { return nil }
    var union = self
    union.words.formUnion(other.words)
    return union
  }
}
