// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// A group of cases that a law does not reach.
public struct UncoveredCase: Sendable, Hashable {
  /// Every limit of the group: together they describe a set of cases of which none is reached.
  public var limits: [FactLimit]
  /// Those limits in which the group is narrower than the requirement itself: what is special about it.
  public var telling: [FactLimit]
  /// One case of the group.
  public var witness: FactPattern

  /// The words that the group allows, by variable.
  package var words: [String: [String]] {
    Dictionary(limits.map { ($0.variable, $0.words) }, uniquingKeysWith: { first, _ in first })
  }
}
