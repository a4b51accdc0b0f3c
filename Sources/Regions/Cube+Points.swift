// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// Some point of the cube: the preferred value of each variable where it is allowed, else the lowest value allowed.
  ///
  /// - Complexity: O(*w* + *n*) for *w* words and *n* variables.
  package func somePoint(preferring preferred: Point? = nil) -> Point? {
    guard !isEmpty else { return nil }
    let layout = space.layout
    guard let preferred, preferred.values.count == layout.sizes.count else {
      return Point(values: layout.lowestValues(in: words))
    }
    var values = preferred.values
    for variable in values.indices where !allows(values[variable], of: variable) {
      values[variable] = layout.lowestValue(of: variable, in: words)
    }
    return Point(values: values)
  }

  package func allows(_ value: Int, of variable: Int) -> Bool {
    value >= 0 && value < space.layout.sizes[variable] && space.layout.allows(value, of: variable, in: words)
  }
}
