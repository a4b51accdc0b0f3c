// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// A cube inside this region and outside a cover, with the term that it is in; nothing if there is none.
  ///
  /// - Parameters:
  ///   - cover: the terms that cover, if any.
  ///   - budget: how long each method may take in turn.
  func firstUncovered(
    by cover: CubeTable?,
    budget: Search.Budget = .standard
  ) -> (term: Int, words: CubeWords)? {
    for term in 0..<table.termCount {
      let (start, exclusions) = (table.cube(ofRow: term), table.rows(ofExclusionsOf: term))
      if let words = Search.uncovered(start, in: table.layout, by: cover, and: exclusions, budget: budget) {
        return (term, words)
      }
    }
    return nil
  }

  /// A cube inside both regions, or nothing if they are disjoint.
  func commonPart(with other: Region) -> CubeWords? {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be compared")
    let (own, others) = (table, other.table)
    guard own.hullMeets(others) else { return nil }
    // Mostly two terms meet with no exclusion in the way; only if none do, the exclusions are searched.
    var areDoubtful = false
    for term in 0..<own.termCount {
      for counterpart in 0..<others.termCount where own.row(term, meets: others, counterpart) {
        if own.hasExclusion(of: term, meeting: others, counterpart)
          || others.hasExclusion(of: counterpart, meeting: own, term)
        {
          areDoubtful = true
        } else {
          return own.common(term, others, counterpart)
        }
      }
    }
    return areDoubtful ? commonPart(of: own, others) : nil
  }

  /// A cube inside both regions, looked for between their exclusions.
  @inline(never)
  private func commonPart(of own: CubeTable, _ others: CubeTable) -> CubeWords? {
    for term in 0..<own.termCount {
      for counterpart in 0..<others.termCount where own.row(term, meets: others, counterpart) {
        if let part = Search.uncovered(
          own.common(term, others, counterpart),
          in: own.layout,
          by: nil,
          and: own.rows(ofExclusionsOf: term),
          others.rows(ofExclusionsOf: counterpart)
        ) {
          return part
        }
      }
    }
    return nil
  }
}
