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
}

extension DataSharingObligation {
  /// What is taken out: nothing, unless a type says so.
  public var exceptions: [Carveout] { [] }
  /// What it goes before: nothing, unless a type says so.
  public var overrides: [String] { [] }
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
  public var id: String
  public var citation: String
  public var title: String
  public var topics: [String]
  public var effect: DataSharingEffect
  public var reaches: [Condition]
  public var exceptions: [Carveout]
  public var overrides: [String]
  public var inForce: Period
  public var source: Source
  public var review: Review
  public var note: String?
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
