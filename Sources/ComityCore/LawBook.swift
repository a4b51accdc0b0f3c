// SPDX-License-Identifier: Apache-2.0

/// Everything that was loaded and found sound: the words, the treaties, the modules, the protected activities.
public struct LawBook: Sendable {
  /// The words of the conduct space.
  public package(set) var conduct: Vocabulary
  /// The words of the evidence space, where they were loaded.
  public package(set) var evidence: Vocabulary?
  /// The topics that requirements belong to and modules survey, with their names.
  public package(set) var topics: [Topic]
  /// The treaties.
  public package(set) var treaties: [Treaty]
  /// The modules, by code.
  public package(set) var modules: [any JurisdictionModule]
  /// What should not be punished.
  public package(set) var protectedActivities: [ProtectedActivity]
  /// The bills that are laid over the law, in the order in which they were.
  public package(set) var bills: [Bill]
  /// The States that can be bound, whether or not their law is modeled.
  public package(set) var states: [StateIdentity]
  /// The charts of signatures and ratifications, one for each treaty at most.
  public package(set) var charts: [TreatyChart]

  /// Creates a law book.
  package init(
    conduct: Vocabulary, evidence: Vocabulary? = nil, topics: [Topic], treaties: [Treaty],
    modules: [any JurisdictionModule],
    protectedActivities: [ProtectedActivity], bills: [Bill] = [],
    states: [StateIdentity] = [], charts: [TreatyChart] = []
  ) {
    self.conduct = conduct
    self.evidence = evidence
    self.topics = topics
    self.treaties = treaties
    self.modules = modules
    self.protectedActivities = protectedActivities
    self.bills = bills
    self.states = states
    self.charts = charts
  }

  /// The words of a space, where they were loaded.
  public func vocabulary(of space: Vocabulary.Space) -> Vocabulary? {
    switch space {
    case .conduct: conduct
    case .evidence: evidence
    }
  }

  /// The treaty with this identifier.
  public func treaty(_ id: String) -> Treaty? { treaties.first { $0.id == id } }

  /// The module of the jurisdiction with this code.
  public func module(_ code: String) -> (any JurisdictionModule)? { modules.first { $0.jurisdiction.code == code } }
}

/// A subject that the law can be surveyed for.
public struct Topic: Sendable {
  /// The word.
  public var id: String
  /// The name.
  public var label: LocalizedText
  /// Whether provisions answer it by naming it; what keys of other provisions tell, such as attempt, needs none.
  public var hasProvisions: Bool
  /// In which space its law is stated.
  public var space: Vocabulary.Space

  /// Creates a topic.
  public init(
    id: String, label: LocalizedText, hasProvisions: Bool = true, space: Vocabulary.Space = .conduct
  ) {
    self.id = id
    self.space = space
    self.label = label
    self.hasProvisions = hasProvisions
  }
}
