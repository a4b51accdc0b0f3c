// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// Some point of the cube: the preferred value of each variable where it is allowed, else the lowest value allowed.
  ///
  /// - Complexity: O(*w*) for *w* words, and for each variable that does not have the preferred value.
  package func somePoint(preferring preferred: Point? = nil) -> Point? {
    isEmpty ? nil : Point(space: space, words: space.layout.point(in: words, preferring: preferred?.words))
  }

  package func allows(_ value: Int, of variable: Int) -> Bool {
    value >= 0 && value < space.layout.sizes[variable] && space.layout.allows(value, of: variable, in: words)
  }
}

extension Layout {
  /// The words of some point of a cube that is not empty: see `Cube.somePoint`.
  func point(in words: CubeWords, preferring preferred: CubeWords? = nil) -> CubeWords {
    let lowest = lowestPoint(in: words)
    guard var point = preferred else { return lowest }
    point.formIntersection(words)
    for (column, tops) in tops.enumerated() {
      var open = tops & ~Layout.occupied(point[column], tops: tops)
      while open != 0 {
        point[column] |= lowest[column] & Layout.field(under: open & (0 &- open), tops: tops)
        open &= open &- 1
      }
    }
    for group in wideGroups where group.allSatisfy({ point[$0] == 0 }) {
      for word in group { point[word] = lowest[word] }
    }
    return point
  }

  /// The words of the point of the lowest values that a cube, which is not empty, allows.
  @inline(__always)
  func lowestPoint(in words: CubeWords) -> CubeWords {
    var point = words.lowestBits(full: full, bottoms: bottoms)
    for group in wideGroups {
      var isOpen = true
      for word in group {
        point[word] = isOpen ? words[word] & (0 &- words[word]) : 0
        isOpen = isOpen && words[word] == 0
      }
    }
    return point
  }
}
