// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// Whether the region has no point.
  ///
  /// - Complexity: that of `witness(preferring:)`.
  public var isEmpty: Bool {
    firstUncovered(by: nil) == nil
  }

  /// Whether every point of this region is in the other.
  ///
  /// - Complexity: that of `witness(outside:preferring:)`.
  public func isSubset(of other: Region) -> Bool {
    precondition(table.layout.isEquivalent(to: other.table.layout), "regions of different spaces cannot be compared")
    return firstUncovered(by: other.table) == nil
  }

  /// Whether no point is in both regions.
  ///
  /// - Complexity: that of `witness(sharedWith:preferring:)`.
  @inlinable
  public func isDisjoint(with other: Region) -> Bool {
    glance.isApart(from: other.glance) || !hasCommonPart(with: other)
  }

  @usableFromInline
  func hasCommonPart(with other: Region) -> Bool {
    switch meeting(with: other) {
    case .apart: false
    case .inTerms: true
    case .perhaps: commonPart(with: other) != nil
    }
  }

  /// Whether both regions have the same points, however they are written.
  ///
  /// - Complexity: that of two coverage queries.
  public func isEquivalent(to other: Region) -> Bool {
    isSubset(of: other) && other.isSubset(of: self)
  }
}
