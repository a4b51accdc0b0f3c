// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// The points that are in either region.
  ///
  /// - Complexity: O(*t*) in the number of terms of both.
  public func union(_ other: Region) -> Region {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be joined")
    return Region(space: space, terms: terms + other.terms)
  }
}
