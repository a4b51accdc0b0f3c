// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A provision on data: who must, may or must not do what with which data for whom.
public protocol DataSharingObligation: Provision {
  /// Whether it commands, permits or forbids.
  var effect: DataSharingEffect { get }
  /// The handlings of data that it speaks of: a union of conditions in the evidence space.
  var reaches: [Condition] { get }
  /// What is taken out of it.
  var exceptions: [Carveout] { get }
  /// The provisions that it goes before where both apply.
  var overrides: [String] { get }
  /// Conditions of which it is disputed whether they are required.
  var disputes: [Dispute] { get }
  /// For a prohibition: the right that it protects, with the norm; `nil` where it protects none.
  var protectedRight: String? { get }
  /// For a prohibition: the norm by which it gives way to treaties; `nil` where it does not.
  var yieldsToTreaties: String? { get }
  /// The list of offences for which alone the measure may be taken; `nil` where the rule has none, or none was read.
  var catalog: OffenseCatalog? { get }
  /// Within which time the one asked has to answer, in words; `nil` where the rule sets none, or none was read.
  var deadline: String? { get }
}

/// A list of offences that a law draws up for a measure, as far as the offences of the same module stand in it.
public struct OffenseCatalog: Sendable, Hashable {
  /// The offences that are in the list, by identifier.
  public var lists: [String]
  /// The offences that are not; whether one that stands in neither list is in it was not read, or hangs on the case.
  public var lacks: [String]

  /// Creates a list.
  public init(lists: [String], lacks: [String]) {
    self.lists = lists
    self.lacks = lacks
  }
}

extension DataSharingObligation {
  /// What is taken out: nothing, unless a type says so.
  public var exceptions: [Carveout] { [] }
  /// What it goes before: nothing, unless a type says so.
  public var overrides: [String] { [] }
  /// Disputed conditions: none, unless a type says so.
  public var disputes: [Dispute] { [] }
  /// The right protected: none, unless a type says so.
  public var protectedRight: String? { nil }
  /// Whether it yields: it does not, unless a type says so.
  public var yieldsToTreaties: String? { nil }
  /// The list of offences: none, unless a type says so.
  public var catalog: OffenseCatalog? { nil }
  /// The time to answer: none, unless a type says so.
  public var deadline: String? { nil }
}

/// What a rule on data does.
public enum DataSharingEffect: String, Sendable, CaseIterable {
  /// Someone has to do it when ordered or asked in this way.
  case must
  /// An authority or a holder may do it: a power or a permission.
  case may
  /// Nobody may do it.
  case mustNot = "must-not"
}

/// A rule on data as a module's files or another program state it.
public struct DataSharingRule: DataSharingObligation {
  /// The identifier, lower case, starting with the country's code.
  public var id: String
  /// The section as lawyers cite it.
  public var citation: String
  /// The heading.
  public var title: String
  /// The topics that it answers.
  public var topics: [String]
  /// Whether it commands, permits or forbids.
  public var effect: DataSharingEffect
  /// What it reaches: a union of conditions.
  public var reaches: [Condition]
  /// What is taken out of it: defences and carve-outs.
  public var exceptions: [Carveout]
  /// The provisions that it goes before where both apply.
  public var overrides: [String]
  /// Conditions of which it is disputed whether they are required.
  public var disputes: [Dispute] = []
  /// For a prohibition: the right that it protects, with the norm.
  public var protectedRight: String?
  /// For a prohibition: the norm by which it gives way to treaties.
  public var yieldsToTreaties: String?
  /// The list of offences for which alone the measure may be taken.
  public var catalog: OffenseCatalog?
  /// Within which time the one asked has to answer, in words.
  public var deadline: String?
  /// When it is law.
  public var inForce: Period
  /// Where it can be read.
  public var source: Source
  /// Whether the model was held against the text.
  public var review: Review
  /// Why it was modelled so.
  public var note: String?
  /// Where it is written down.
  public var place: Place?

  /// Creates a rule; see ``DataSharingObligation`` for the meaning of each part.
  public init(
    id: String, citation: String, title: String, topics: [String], effect: DataSharingEffect, reaches: [Condition],
    exceptions: [Carveout] = [], overrides: [String] = [], inForce: Period = Period(), source: Source,
    review: Review = .unreviewed, note: String? = nil, place: Place? = nil
  ) {
    self.id = id
    self.citation = citation
    self.title = title
    self.topics = topics
    self.effect = effect
    self.reaches = reaches
    self.exceptions = exceptions
    self.overrides = overrides
    self.inForce = inForce
    self.source = source
    self.review = review
    self.note = note
    self.place = place
  }
}

extension DataSharingRule {
  /// What another rule states, each of its properties asked once.
  package init(_ other: any DataSharingObligation) {
    self.init(
      id: other.id, citation: other.citation, title: other.title, topics: other.topics, effect: other.effect,
      reaches: other.reaches, exceptions: other.exceptions, overrides: other.overrides, inForce: other.inForce,
      source: other.source, review: other.review, note: other.note, place: other.place)
    disputes = other.disputes
    protectedRight = other.protectedRight
    yieldsToTreaties = other.yieldsToTreaties
    catalog = other.catalog
    deadline = other.deadline
  }
}
