// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The points that are in either region.
  ///
  /// - Complexity: O(*t*) in the number of terms of both.
  public func union(_ other: Region) -> Region {
    Region(joining: [self, other], in: space)
  }

  /// The points that are in any of these regions.
  ///
  /// - Complexity: O(*t*) in the number of terms of all of them.
  public init(joining regions: [Region], in space: Space) {
    for region in regions {
      precondition(region.table.layout.isEquivalent(to: space.layout), "regions of different spaces cannot be joined")
    }
    self.init(CubeTable(layout: space.layout, joining: regions.map(\.table)))
  }

  /// The terms whose cubes meet a cube of another region, with their exclusions: the other region stands to this part as
  /// it stands to the whole.
  ///
  /// - Complexity: O(*a* · *b*) in the numbers of terms; most pairs are told apart by one word.
  public func part(meeting other: Region) -> Region {
    let (own, others) = (table, other.table)
    let meeting = (0..<own.termCount).filter { term in
      own.row(term, meets: others, others.hullRow)
        && (0..<others.termCount).contains { own.row(term, meets: others, $0) }
    }
    if meeting.count == own.termCount { return self }
    var rows = TermRows(own.layout, capacity: meeting.count, exclusions: own.rowCount - own.termCount)
    for term in meeting { rows.append(term, of: own) }
    return Region(rows)
  }
}
