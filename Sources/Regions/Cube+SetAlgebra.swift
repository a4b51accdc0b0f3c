// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// The points that are in both cubes.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public func intersection(_ other: Cube) -> Cube {
    precondition(space == other.space, "cubes of different spaces have no common points to speak of")
    var result = self
    result.words.formIntersection(other.words)
    return result
  }

  /// Whether every point of this cube is in the other.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public func isSubset(of other: Cube) -> Bool {
    precondition(space == other.space, "cubes of different spaces cannot be compared")
    return words.isSubset(of: other.words) || isEmpty
  }

  /// Whether no point is in both cubes.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public func isDisjoint(with other: Cube) -> Bool {
    precondition(space == other.space, "cubes of different spaces cannot be compared")
    return !space.layout.allOccupied { words[$0] & other.words[$0] }
  }
}
