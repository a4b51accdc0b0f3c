// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A State, or a union of States, that a treaty can bind: its code, its names, and where it is a member.
///
/// It says nothing of the State's law: that is what a module is for.
public struct StateIdentity: Sendable, Hashable {
  /// What can become a party.
  public enum Kind: String, Sendable, CaseIterable {
    /// A State.
    case state
    /// A union of States, whose instrument is not counted in addition to those of its members.
    case union
  }

  /// ISO 3166-1 alpha-2 in capitals, `EU` for the Union.
  public var code: String
  /// The short name that reports use.
  public var name: LocalizedText
  /// Whether it is a State or a union of them.
  public var kind: Kind
  /// The organizations of which it is a member, by their word, such as `council-of-europe`.
  public var memberOf: [String]
  /// The organizations where it is an observer.
  public var observerAt: [String]
  /// Where it is written down.
  public var place: Place?

  /// Creates an identity; see the properties for the meaning of each part.
  public init(
    code: String, name: LocalizedText, kind: Kind = .state, memberOf: [String] = [], observerAt: [String] = [],
    place: Place? = nil
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.memberOf = memberOf
    self.observerAt = observerAt
    self.place = place
  }
}
