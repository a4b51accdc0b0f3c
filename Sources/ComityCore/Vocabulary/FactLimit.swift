// SPDX-License-Identifier: Apache-2.0

/// What one variable is limited to in a group of cases, in words.
public struct FactLimit: Sendable, Hashable {
  /// The variable's word.
  public var variable: String
  /// The words of the values, or of groups of values; numbers as `18+`, `0-17`, `16`.
  public var words: [String]
  /// The numbers, for a numeric variable.
  public var ranges: [NumberRange]

  package init(variable: String, words: [String], ranges: [NumberRange]) {
    self.variable = variable
    self.words = words
    self.ranges = ranges
  }
}
