// SPDX-License-Identifier: Apache-2.0

public import ComityCore

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

/// A group of cases that a law does not reach.
public struct UncoveredCase: Sendable, Hashable {
  /// Every limit of the group: together they describe a set of cases of which none is reached.
  public var limits: [FactLimit]
  /// Those limits in which the group is narrower than the requirement itself: what is special about it.
  public var telling: [FactLimit]
  /// One case of the group.
  public var witness: FactPattern
}
