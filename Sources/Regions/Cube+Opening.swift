// SPDX-License-Identifier: Apache-2.0

extension Cube {
  /// The cube with these variables freed.
  ///
  /// This is the exact projection unless the cube is empty: an empty cube stays empty.
  ///
  /// - Parameter variables: the variables to free.
  /// - Complexity: O(*w* + *k*) for *w* words and *k* variables.
  public func opening(_ variables: [Int]) -> Cube {
    guard !isEmpty else { return self }
    var result = self
    for variable in variables { result.free(variable) }
    return result
  }

  /// Gives a variable all its values.
  package mutating func free(_ variable: Int) {
    space.layout.free(variable, in: &words)
    checkInvariants()
  }
}
