// SPDX-License-Identifier: Apache-2.0

/// A concrete case: for every variable that matters one answer, by the words of the vocabulary.
public struct FactPattern: Sendable, Hashable {
  /// The answers: the variable's word and the value's word, or a number written out.
  public var facts: [String: String]

  /// Creates a fact pattern.
  public init(facts: [String: String]) {
    self.facts = facts
  }
}
