// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// Some point of the cube: the preferred value of each variable where it is allowed, else the lowest value allowed.
  ///
  /// - Complexity: O(*w* + *n*) for *w* words and *n* variables.
  package func somePoint(preferring preferred: Point? = nil) -> Point? {
    isEmpty ? nil : space.layout.point(in: words, preferring: preferred)
  }

  package func allows(_ value: Int, of variable: Int) -> Bool {
    value >= 0 && value < space.layout.sizes[variable] && space.layout.allows(value, of: variable, in: words)
  }
}

extension Layout {
  /// Some point of a cube that is not empty: see `Cube.somePoint`.
  func point(in words: CubeWords, preferring preferred: Point? = nil) -> Point {
    guard let preferred, preferred.values.count == sizes.count else { return Point(values: lowestValues { words[$0] }) }
    var values = preferred.values
    for (variable, value) in values.enumerated()
    where !(0..<sizes[variable]).contains(value) || !allows(value, of: variable, in: words) {
      values[variable] = lowestValue(of: variable, in: words)
    }
    return Point(values: values)
  }
}
