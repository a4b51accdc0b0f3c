// SPDX-License-Identifier: Apache-2.0

extension Cube {
  package func allows(_ value: Int, of variable: Int) -> Bool {
    value >= 0 && value < space.layout.sizes[variable] && space.layout.allows(value, of: variable, in: words)
  }
}

extension Layout {
  /// The words of a point of a cube that is not empty: the preferred value of each variable where it is allowed, else the
  /// lowest value allowed.
  ///
  /// - Complexity: O(*w*) for *w* words, and for each variable that does not have the preferred value.
  @inline(__always)
  func point(in words: consuming CubeWords, preferring preferred: CubeWords?) -> CubeWords {
    guard let preferred else {
      keepLowestPoint(&words)
      return words
    }
    return point(in: words, near: preferred)
  }

  private func point(in words: CubeWords, near preferred: CubeWords) -> CubeWords {
    var (lowest, point) = (words, preferred)
    keepLowestPoint(&lowest)
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

  /// Keeps of a cube, which is not empty, the point of the lowest values that it allows.
  @inline(__always)
  private func keepLowestPoint(_ words: inout CubeWords) {
    guard hasWideVariables else { return words.keepLowestBits(full: full, bottoms: bottoms) }
    let cube = words
    words.keepLowestBits(full: full, bottoms: bottoms)
    for group in wideGroups {
      var isOpen = true
      for word in group {
        words[word] = isOpen ? cube[word] & (0 &- cube[word]) : 0
        isOpen = isOpen && cube[word] == 0
      }
    }
  }
}
