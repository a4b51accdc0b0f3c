// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A rule of the general part that opens offences to more cases: accomplices, legal persons, acts abroad.
public struct GeneralRule: Provision {
  public var id: String
  public var citation: String
  public var title: String
  public var topics: [String]
  /// The cases to which the offences are opened.
  public var opens: [Condition]
  /// The offences that are opened; nothing stands for all of them.
  public var appliesTo: [String]?
  public var inForce: Period
  public var source: Source
  public var review: Review
  public var note: String?
  public var place: Place?

  /// Creates a rule of the general part.
  public init(
    id: String, citation: String, title: String, topics: [String], opens: [Condition], appliesTo: [String]? = nil,
    inForce: Period = Period(), source: Source, review: Review = .unreviewed, note: String? = nil, place: Place? = nil
  ) {
    self.id = id
    self.citation = citation
    self.title = title
    self.topics = topics
    self.opens = opens
    self.appliesTo = appliesTo
    self.inForce = inForce
    self.source = source
    self.review = review
    self.note = note
    self.place = place
  }
}
