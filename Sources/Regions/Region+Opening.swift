// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The region with these variables freed: every point that has a partner in the region which differs from it at
  /// most in these variables.
  ///
  /// This is the exact projection, term by term. A term whose exclusions limit no opened variable stays one term. Else it
  /// becomes one for each smallest set of exclusions that apply together somewhere. Terms that an
  /// earlier one holds are left out.
  ///
  /// - Parameter variables: the variables to free.
  /// - Complexity: O(*t* · *k* + *s*²) for *t* terms, *k* variables and *s* terms of the result. There are as many terms as
  ///   there are smallest sets of exclusions that apply together; where they would be many and their joint parts are few,
  ///   these are excluded instead, and the term stays one.
  public func opening(_ variables: [Int]) -> Region {
    opening(variables, fewCombinations: 64)
  }

  /// The same with a number to try, which changes how the result is written and never what it is.
  package func opening(_ variables: [Int], fewCombinations: Int) -> Region {
    let variables = variables.isStrictlyAscending ? variables : Set(variables).sorted()
    var fields = Cube(space: space, words: CubeWords(zeros: table.layout.wordCount))
    for variable in variables { fields.free(variable) }
    var opened: [Term] = []
    for term in terms {
      for slice in term.opening(variables, fields.words, fewCombinations: fewCombinations)
      where !opened.contains(where: slice.isHeld) { opened.append(slice) }
    }
    return Region(space: space, terms: opened)
  }
}

extension Region.Term {
  /// What an exclusion asks of the opened variables beyond the cube of its term.
  private typealias Limits = [Int: ValueSet]

  /// The projection of the term along some variables.
  ///
  /// With the values of the opened variables chosen, some exclusions apply, and of two choices the one with fewer of them
  /// reaches further. So a slice stands for each smallest set of exclusions that some choice leaves: the sets are narrowed
  /// down variable by variable, and none is kept that holds another one.
  ///
  /// - Parameters:
  ///   - variables: the variables to free.
  ///   - fields: all bits of these variables.
  ///   - fewCombinations: up to this many ways to combine the values of the variables, exclusions are not joined before.
  fileprivate func opening(_ variables: [Int], _ fields: CubeWords, fewCombinations: Int) -> [Region.Term] {
    guard var term = trimmed else { return [] }
    var opened = term.cube.words
    opened.formIntersection(fields)
    if term.exclusions.allSatisfy({ opened.isSubset(of: $0.words) }) { return [term.freed(fields)] }
    var limits = term.limits(of: variables)
    func classes(of variable: Int) -> [ValueSet] {
      term.cube.values(of: variable).parts(cutBy: limits.compactMap { $0[variable] })
    }
    let combinations = variables.reduce(1.0) { $0 * Double(classes(of: $1).count) }
    if combinations > Double(fewCombinations) {
      for variable in variables { term.joinExclusions(along: variable) }
      limits = term.limits(of: variables)
    }
    var sets = [ValueSet(term.exclusions.indices)]
    for variable in variables where limits.contains(where: { $0[variable] != nil }) {
      let applying = classes(of: variable).map { part in
        ValueSet(limits.indices.filter { limits[$0][variable].map(part.isSubset) ?? true })
      }
      .smallest
      sets = sets.flatMap { set in applying.map(set.intersection) }.smallest
    }
    // Exclusions that are the same once the variables are free count as one.
    let open = term.freed(fields)
    return sets.map { set in ValueSet(set.values.compactMap { open.exclusions.firstIndex(of: open.exclusions[$0]) }) }
      .smallest
      .map { Region.Term(cube: open.cube, exclusions: $0.values.map { open.exclusions[$0] }) }.compactMap(\.trimmed)
  }

  private func limits(of variables: [Int]) -> [Limits] {
    exclusions.map { exclusion in
      var limits: Limits = [:]
      for variable in variables {
        let values = exclusion.values(of: variable)
        if !cube.values(of: variable).isSubset(of: values) { limits[variable] = values }
      }
      return limits
    }
  }

  /// The term with the variables of some fields freed in its cube and its exclusions, none of which is empty.
  private func freed(_ fields: CubeWords) -> Region.Term {
    var term = self
    term.cube.words.formUnion(fields)
    for index in exclusions.indices { term.exclusions[index].words.formUnion(fields) }
    return term
  }

  /// Whether the other term has all points of this one, as far as single cubes tell.
  fileprivate func isHeld(by other: Region.Term) -> Bool {
    cube.isSubset(of: other.cube)
      && other.exclusions.allSatisfy { exclusion in
        exclusion.isDisjoint(with: cube) || exclusions.contains { exclusion.intersection(cube).isSubset(of: $0) }
      }
  }

  /// Frees one variable in the exclusions that limit it, if that makes no more of them.
  ///
  /// Along the variable nothing is left exactly where exclusions that have all values between them apply together.
  private mutating func joinExclusions(along variable: Int) {
    let values = cube.values(of: variable)
    let cutting = exclusions.filter { !values.isSubset(of: $0.values(of: variable)) }
    guard !cutting.isEmpty else { return }
    var joint: [Cube] = []
    // Each joint part so far lacks some values; the lowest of them must come from one more exclusion.
    var pending = [(part: cube, lacking: values)]
    var stepsLeft = 8 * cutting.count * cutting.count
    while let (part, lacking) = pending.popLast() {
      guard let lowest = lacking.values.first else {
        let part = part.opening([variable])
        if joint.contains(where: part.isSubset) { continue }
        joint.removeAll { $0.isSubset(of: part) }
        joint.append(part)
        if joint.count > cutting.count { return }
        continue
      }
      stepsLeft -= 1
      guard stepsLeft > 0 else { return }
      for exclusion in cutting where exclusion.values(of: variable).contains(lowest) {
        let smaller = part.intersection(exclusion.opening([variable]))
        if smaller.isEmpty || joint.contains(where: smaller.isSubset) { continue }
        pending.append((smaller, lacking.subtracting(exclusion.values(of: variable))))
      }
    }
    exclusions.removeAll { !values.isSubset(of: $0.values(of: variable)) }
    exclusions += joint
  }
}

extension [Int] {
  fileprivate var isStrictlyAscending: Bool {
    zip(self, dropFirst()).allSatisfy { $0 < $1 }
  }
}

extension [ValueSet] {
  /// The sets that hold no other of them, each once, in their order.
  fileprivate var smallest: [ValueSet] {
    var kept: [ValueSet] = []
    for set in self where !kept.contains(where: { $0.isSubset(of: set) }) {
      kept.removeAll { set.isSubset(of: $0) }
      kept.append(set)
    }
    return kept
  }
}
