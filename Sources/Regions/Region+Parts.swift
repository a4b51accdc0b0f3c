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

  /// How two regions meet.
  enum Meeting {
    case apart
    /// In what a term of each has in common, with no exclusion in the way.
    case inTerms(Int, Int)
    /// Terms meet, but wherever they do, exclusions meet them.
    case perhaps
  }

  /// How this region and another one meet: mostly two terms tell.
  @inline(__always)
  func meeting(with other: Region) -> Meeting {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be compared")
    let (own, others) = (table, other.table)
    // Few terms are looked at as fast as the hulls.
    guard own.termCount &* others.termCount <= 8 || own.hullMeets(others) else { return .apart }
    return own.meeting(with: others)
  }

  /// A cube inside both regions, where their terms meet and exclusions meet all of these.
  @inline(never)
  func commonPart(with other: Region) -> CubeWords? {
    let (own, others) = (table, other.table)
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

extension CubeTable {
  /// How the terms of two tables meet.
  fileprivate func meeting(with other: CubeTable) -> Region.Meeting {
    var meeting = Region.Meeting.apart
    for term in 0..<termCount {
      for counterpart in 0..<other.termCount where row(term, meets: other, counterpart) {
        if !hasExclusion(of: term, meeting: other, counterpart)
          && !other.hasExclusion(of: counterpart, meeting: self, term)
        {
          return .inTerms(term, counterpart)
        }
        meeting = .perhaps
      }
    }
    return meeting
  }
}
