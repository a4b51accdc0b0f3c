// SPDX-License-Identifier: Apache-2.0

public import Regions

/// What one variable is limited to.
public enum Limit: Sendable, Hashable {
  /// Any of these answers, as indexes into the variable's values.
  case values(ValueSet)
  /// Any number in one of these ranges, sorted and apart from each other.
  case numbers([NumberRange])
}

/// Whole numbers from a lower bound up to, and without, an upper one.
public struct NumberRange: Sendable, Hashable {
  /// The smallest number in the range.
  public var lower: Int
  /// The first number above the range, or nothing where it has no end.
  public var upper: Int?
  /// Of an amount of money: the lower bound as the law has it.
  public var lowerAmount: Amount?
  /// Of an amount of money: the upper bound as the law has it.
  public var upperAmount: Amount?

  /// Creates a range.
  public init(from lower: Int, below upper: Int? = nil) {
    self.lower = lower
    self.upper = upper
  }

  /// Creates a range that holds one number only.
  public init(exactly number: Int) {
    let (next, isBeyond) = number.addingReportingOverflow(1)
    self.init(from: number, below: isBeyond ? nil : next)
  }

  /// Whether a number lies in the range.
  public func contains(_ number: Int) -> Bool {
    number >= lower && upper.map { number < $0 } ?? true
  }
}

/// Limits that must all hold: one cube of a region, before the numbers are cut into intervals.
public struct Condition: Sendable, Hashable {
  /// The limits, by index of the variable in its vocabulary; a variable not named is free.
  public var limits: [Int: Limit]

  /// Creates a condition; without limits everything satisfies it.
  public init(limits: [Int: Limit] = [:]) {
    self.limits = limits
  }

  /// What satisfies both conditions, or nothing where they exclude each other.
  public func intersection(_ other: Condition) -> Condition? {
    var result = self
    for (variable, limit) in other.limits {
      guard let present = result.limits[variable] else {
        result.limits[variable] = limit
        continue
      }
      guard let both = present.intersection(limit) else { return nil }
      result.limits[variable] = both
    }
    return result
  }
}

extension Limit {
  /// What both limits allow, or nothing where that is empty.
  func intersection(_ other: Limit) -> Limit? {
    switch (self, other) {
    case (.values(let left), .values(let right)):
      let both = left.intersection(right)
      return both.isEmpty ? nil : .values(both)
    case (.numbers(let left), .numbers(let right)):
      var both: [NumberRange] = []
      for first in left {
        for second in right {
          let lower = max(first.lower, second.lower)
          let upper = [first.upper, second.upper].compactMap(\.self).min()
          guard upper.map({ lower < $0 }) ?? true else { continue }
          var range = NumberRange(from: lower, below: upper)
          range.lowerAmount = first.lower == lower ? first.lowerAmount : second.lowerAmount
          range.upperAmount = first.upper == upper ? first.upperAmount : second.upperAmount
          both.append(range)
        }
      }
      return both.isEmpty ? nil : .numbers(both.sorted { $0.lower < $1.lower })
    default:
      return nil
    }
  }
}
