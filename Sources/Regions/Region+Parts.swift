// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// A cube inside this region and outside a cover and further cubes, with the term that it is in; nothing if there is
  /// none.
  ///
  /// - Parameters:
  ///   - cover: the terms that cover, if any.
  ///   - blocked: further cubes that cover.
  ///   - first: the term to start at.
  ///   - budget: how long each method may take in turn.
  func firstUncovered(
    by cover: CubeTable?,
    and blocked: RowRange = .none,
    from first: Int = 0,
    budget: Search.Budget = .standard
  ) -> (term: Int, words: CubeWords)? {
    for term in first..<table.termCount {
      let (start, exclusions) = (table.cube(ofRow: term), table.rows(ofExclusionsOf: term))
      if let words = Search.uncovered(start, in: table.layout, by: cover, and: blocked, exclusions, budget: budget) {
        return (term, words)
      }
    }
    return nil
  }

  /// What two terms share: the terms if no exclusion is in the way, else a cube inside both.
  enum CommonPart {
    case terms(Int, Int)
    case cube(CubeWords)
  }

  /// A part of both regions, or nothing if they are disjoint.
  func commonPart(with other: Region) -> CommonPart? {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be compared")
    let layout = table.layout
    let (own, others) = (table, other.table)
    let (heads, otherHeads, tops) = (own.heads, others.heads, layout.headTops)
    // Mostly two terms meet with no exclusion in the way; only if none do, the exclusions are searched.
    var firstDoubtful: Int?
    for term in heads.indices {
      for counterpart in otherHeads.indices
      where Layout.occupied(heads[term] & otherHeads[counterpart], tops: tops) == tops {
        guard own.row(term, meets: others, counterpart) else { continue }
        if own.exclusions(of: term).isEmpty && others.exclusions(of: counterpart).isEmpty {
          return .terms(term, counterpart)
        }
        let both = words(sharedBy: term, with: counterpart, of: other)
        if !own.exclusions(of: term).contains(where: { own.row($0, meets: both) })
          && !others.exclusions(of: counterpart).contains(where: { others.row($0, meets: both) })
        {
          return .terms(term, counterpart)
        }
        if firstDoubtful == nil { firstDoubtful = term }
      }
    }
    guard let firstDoubtful else { return nil }
    for term in firstDoubtful..<own.termCount {
      for counterpart in otherHeads.indices
      where Layout.occupied(heads[term] & otherHeads[counterpart], tops: tops) == tops {
        guard own.row(term, meets: others, counterpart) else { continue }
        let both = words(sharedBy: term, with: counterpart, of: other)
        if let part = Search.uncovered(
          both,
          in: layout,
          by: nil,
          and: own.rows(ofExclusionsOf: term),
          others.rows(ofExclusionsOf: counterpart)
        ) {
          return .cube(part)
        }
      }
    }
    return nil
  }

  /// The words of the intersection of two cubes.
  func words(sharedBy term: Int, with counterpart: Int, of other: Region) -> CubeWords {
    var both = table.cube(ofRow: term)
    both.formIntersection(other.table.cube(ofRow: counterpart))
    return both
  }
}
