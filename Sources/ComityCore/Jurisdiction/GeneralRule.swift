// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A rule of the general part that opens offences to more cases: accomplices, legal persons, acts abroad.
public struct GeneralRule: Provision {
  /// The identifier, lower case, starting with the country's code.
  public var id: String
  /// The section as lawyers cite it.
  public var citation: String
  /// The heading.
  public var title: String
  /// The topics that it answers.
  public var topics: [String]
  /// The cases to which the offences are opened.
  public var opens: [Condition]
  /// The offences that are opened; nothing stands for all of them.
  public var appliesTo: [String]?
  /// Why it is disputed whether the rule opens offences to these cases; `nil` where nobody disputes it.
  ///
  /// The strict reading does without the rule, the lenient one applies it. Where only a part of what it opens is disputed,
  /// that part is a rule of its own.
  public var disputed: Dispute.Ground?
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

  /// Creates a rule of the general part.
  public init(
    id: String, citation: String, title: String, topics: [String], opens: [Condition], appliesTo: [String]? = nil,
    disputed: Dispute.Ground? = nil, inForce: Period = Period(), source: Source, review: Review = .unreviewed,
    note: String? = nil, place: Place? = nil
  ) {
    self.id = id
    self.citation = citation
    self.title = title
    self.topics = topics
    self.opens = opens
    self.appliesTo = appliesTo
    self.disputed = disputed
    self.inForce = inForce
    self.source = source
    self.review = review
    self.note = note
    self.place = place
  }
}
