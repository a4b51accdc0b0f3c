// SPDX-License-Identifier: Apache-2.0

/// One value for every variable of a space.
public struct Point: Sendable, Hashable {
  /// The value of each variable, in the order of the variables.
  public var values: [Int]

  /// Makes a point from one value per variable.
  public init(values: [Int]) {
    self.values = values
  }

  /// The value of one variable.
  public subscript(variable: Int) -> Int {
    get { values[variable] }
    set { values[variable] = newValue }
  }
}
