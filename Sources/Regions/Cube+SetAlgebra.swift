// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// The points that are in both cubes.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public func intersection(_ other: Cube) -> Cube {
    precondition(space == other.space, "cubes of different spaces have no common points to speak of")
    var result = self
    for index in result.words.indices { result.words[index] &= other.words[index] }
    return result
  }

  /// Whether every point of this cube is in the other.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public func isSubset(of other: Cube) -> Bool {
    precondition(space == other.space, "cubes of different spaces cannot be compared")
    for index in words.indices where words[index] & ~other.words[index] != 0 { return isEmpty }
    return true
  }

  /// Whether no point is in both cubes.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public func isDisjoint(with other: Cube) -> Bool {
    precondition(space == other.space, "cubes of different spaces cannot be compared")
    let layout = space.layout
    for index in 0..<layout.packedWordCount {
      let tops = layout.tops[index]
      if Layout.occupied(words[index] & other.words[index], tops: tops) != tops { return true }
    }
    return layout.wideVariables.contains { variable in
      layout.fields[variable].words.allSatisfy { words[$0] & other.words[$0] == 0 }
    }
  }
}
