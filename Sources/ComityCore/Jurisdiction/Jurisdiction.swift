// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A State, or the Union, whose law a module states.
public struct Jurisdiction: Sendable {
  /// The family of the legal system.
  public enum LegalSystem: String, Sendable, CaseIterable {
    /// Codified law in the Roman tradition.
    case civilLaw = "civil-law"
    /// Case law in the English tradition.
    case commonLaw = "common-law"
    /// Several traditions.
    case mixed
    /// Religious law.
    case religious
    /// The law of a union of States.
    case supranational
    /// Nobody has said.
    case notStated = "not-stated"
  }

  /// The rank that a ratified treaty has in domestic law.
  public enum TreatyRank: String, Sendable, CaseIterable {
    /// With or above the constitution.
    case constitution
    /// Above statutes.
    case aboveStatute = "above-statute"
    /// The rank of a statute.
    case statute
    /// Below statutes.
    case belowStatute = "below-statute"
    /// The module does not say.
    case notStated = "not-stated"
  }

  /// ISO 3166-1 alpha-2 in capitals, `EU` for the Union.
  public var code: String
  /// The short name.
  public var name: LocalizedText
  /// The law as sentences name it: the adjective in English, as in "German law"; with its noun and article in other
  /// languages, as in "das deutsche Recht".
  public var adjective: LocalizedText
  /// The legal system.
  public var legalSystem: LegalSystem
  /// Whether it is a federal State in the meaning of federal clauses.
  public var isFederal: Bool
  /// Whether its law can stand above that of States that inherit it: a union of States, or a federation.
  package var isLayer: Bool { legalSystem == .supranational || isFederal }
  /// The supranational or federal layers whose law it inherits.
  public var inherits: [String]
  /// The rank of treaties.
  public var treatyRank: TreatyRank
  /// The rule of rank in words, with its source.
  public var treatyRankSummary: String?
  /// Where the rule of rank can be read.
  public var treatyRankSource: Source?
  /// What a reader should know about the module as a whole.
  public var note: String?

  /// Creates a jurisdiction; see the properties for the meaning of each part.
  public init(
    code: String, name: LocalizedText, adjective: LocalizedText, legalSystem: LegalSystem, isFederal: Bool = false,
    inherits: [String] = [], treatyRank: TreatyRank = .notStated, treatyRankSummary: String? = nil,
    treatyRankSource: Source? = nil, note: String? = nil
  ) {
    self.code = code
    self.name = name
    self.adjective = adjective
    self.legalSystem = legalSystem
    self.isFederal = isFederal
    self.inherits = inherits
    self.treatyRank = treatyRank
    self.treatyRankSummary = treatyRankSummary
    self.treatyRankSource = treatyRankSource
    self.note = note
  }
}

/// A topic that the author of a module has looked at; what is not surveyed is never reported as a gap.
public struct SurveyedTopic: Sendable {
  /// The topic.
  public var topic: String
  /// When the author looked.
  public var on: CalendarDate
  /// The statement that the law has no provision on it, with what was looked at.
  public var none: String?
  /// What of the topic was not read, in words; `nil` where all of it was.
  public var notRead: String?
  /// The cases that the part not read could decide; empty where that cannot be said: then it could decide any.
  public var notReadCases: [Condition] = []
  /// Where it is written down.
  public var place: Place?
  /// The space in which the law on the topic is stated.
  package var space = Vocabulary.Space.conduct

  /// Creates the statement that a topic was surveyed.
  public init(topic: String, on: CalendarDate, none: String? = nil) {
    self.topic = topic
    self.on = on
    self.none = none
  }
}
