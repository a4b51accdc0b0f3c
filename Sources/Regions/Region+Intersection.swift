// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The points that are in both regions.
  ///
  /// Exclusions stay symbolic: a term of the result has those of both terms that it comes from.
  ///
  /// - Complexity: O(*a* · *b*) in the numbers of terms of both.
  public func intersection(_ other: Region) -> Region {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be intersected")
    let (own, others, stride) = (table, other.table, table.layout.wordCount)
    guard own.hullMeets(others) else { return Region(emptyIn: space) }
    var rows = TermRows(
      table.layout, capacity: own.termCount, exclusions: own.rowCount - own.termCount)
    for term in 0..<own.termCount {
      for counterpart in 0..<others.termCount
      where rows.begin(with: { own.words[term &* stride &+ $0] & others.words[counterpart &* stride &+ $0] }) {
        _ =
          own.exclusions(of: term).allSatisfy { row in rows.exclude { own.words[row &* stride &+ $0] } }
          && others.exclusions(of: counterpart).allSatisfy { rows.excludeOnce(others.words, at: $0 &* stride) }
      }
    }
    return Region(rows)
  }
}
