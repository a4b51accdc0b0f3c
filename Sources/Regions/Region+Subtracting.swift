// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The region without the points of some cubes, which become exclusions of every term.
  ///
  /// - Complexity: O(*t* · *k*) for *t* terms and *k* cubes.
  package func without(_ cubes: [Cube]) -> Region {
    guard !cubes.isEmpty else { return self }
    var rows = TermRows(
      table.layout, capacity: table.termCount,
      exclusions: table.rowCount - table.termCount + table.termCount * cubes.count)
    for term in 0..<table.termCount {
      rows.append(term, of: table)
      for cube in cubes where !rows.exclude({ cube.words[$0] }) { break }
    }
    return Region(rows)
  }

  /// The points of this region that are not in the other.
  ///
  /// A cube that is taken away becomes an exclusion. What its own exclusions give back becomes terms:
  /// A − (B − C) = (A − B) ∪ (A ∩ B ∩ C).
  ///
  /// - Complexity: O(*a* · *b*) in the numbers of terms, unless many terms of `other` that overlap one another have
  ///   exclusions that overlap, too: each of them can add its own pieces of the pieces before.
  public func subtracting(_ other: Region) -> Region {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be subtracted")
    let (others, layout, stride) = (other.table, table.layout, table.layout.wordCount)
    var rest = TermRows(
      layout, capacity: table.termCount, exclusions: table.rowCount - table.termCount + others.termCount)
    for term in 0..<table.termCount { rest.append(term, of: table) }
    for taken in 0..<others.termCount {
      var next = TermRows(
        layout, capacity: rest.count, exclusions: rest.exclusionCount + rest.count)
      for term in 0..<rest.count {
        let cube = term &* stride
        next.append(term, of: rest)
        guard layout.meet(rest.cubes, cube, others.words, taken &* stride) else { continue }
        _ = next.exclude { others.words[taken &* stride &+ $0] }
        for kept in others.exclusions(of: taken)
        where next.begin(with: {
          rest.cubes[cube &+ $0] & others.words[taken &* stride &+ $0] & others.words[kept &* stride &+ $0]
        }) {
          _ = rest.exclusionRows(of: term).allSatisfy { row in next.exclude { rest.exclusions[row &* stride &+ $0] } }
        }
      }
      rest = next
    }
    return Region(rest)
  }
}
