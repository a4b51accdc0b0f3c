// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// The part of the cube in which a variable has one of the given values.
  ///
  /// - Parameters:
  ///   - variable: the variable to limit, further if it is limited already.
  ///   - values: the values to keep. Values that the variable does not have are ignored.
  /// - Complexity: O(*w*) in the number of words.
  public func limiting(_ variable: Int, to values: ValueSet) -> Cube {
    var result = self
    result.limit(variable, to: values)
    return result
  }

  /// Takes from the cube the points in which a variable has none of the given values.
  package mutating func limit(_ variable: Int, to values: ValueSet) {
    space.layout.limit(variable, to: values, in: &words)
    checkInvariants()
  }
}
