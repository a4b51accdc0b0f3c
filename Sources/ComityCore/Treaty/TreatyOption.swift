// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// What a treaty lets a State declare, reserve or choose so that it owes less.
public struct TreatyOption: Sendable {
  /// The act that the use of the option takes.
  public enum Form: String, Sendable, CaseIterable {
    /// A declaration to the depositary.
    case declaration
    /// A reservation.
    case reservation
    /// A choice of the domestic law; nothing is sent to the depositary.
    case choice
  }

  /// What the use of the option does to the requirement.
  public enum Effect: String, Sendable, CaseIterable {
    /// The requirement shrinks to the option's region.
    case narrow
    /// The option's region is taken out of the requirement.
    case exclude
  }

  /// One of several elements among which the State may choose.
  public struct Alternative: Sendable {
    /// The identifier within the option.
    public var id: String
    /// The alternative in a few words.
    public var title: String
    /// The cases that remain if this element is required.
    public var region: [Condition]

    /// Creates an alternative.
    public init(id: String, title: String, region: [Condition]) {
      self.id = id
      self.title = title
      self.region = region
    }
  }

  /// Which States may use the option.
  public enum Availability: String, Sendable, CaseIterable {
    /// Every State.
    case all
    /// Federal States only.
    case federal
  }

  /// Until when an option can be used.
  public enum Deadline: String, Sendable, CaseIterable {
    /// At signature, or when the State deposits its instrument.
    case joining
    /// At any time.
    case anyTime = "any-time"
  }

  /// The facts of the State on which it hangs whether it may use the option; all of them have to hold.
  public var availableIf: [Requirement.StateCondition] = []
  /// Whether the article draws the line in words that no region can tell, as "in limited circumstances": what the option
  /// releases is then released at most arguably.
  public var isIndefinite = false
  /// Until when the State may use it; a choice of domestic law is open at any time.
  public var deadline = Deadline.joining
  /// For a choice that would leave nothing of the duty: the requirements that have to be met for it to count.
  public var condition: [String] = []
  /// The parts in which it may be used: a sub-paragraph, an act, an object or an alternative that the article names.
  public var parts: [Alternative] = []
  /// The identifier within the treaty, for instance `2-security`.
  public var id: String
  /// The bare number of the article.
  public var article: String
  /// The paragraph that permits it.
  public var paragraph: String
  /// What a State that uses it deposits, as the end of "declares that it …" or "reserves the right …", in English; the
  /// place `{alternative}` stands for the alternative chosen.
  public var deposit: String?
  /// The option in a few words, as in "only where security measures are infringed".
  public var title: String
  /// What its use takes.
  public var form: Form
  /// The clause under which the declaration or reservation is made, for instance "Art 40".
  public var permission: String?
  /// What it does to the requirement.
  public var effect: Effect
  /// The space of its region.
  public var space: Vocabulary.Space
  /// The region, in the meaning that `effect` gives it.
  public var region: [Condition]
  /// What the option must not touch.
  public var untouchable: [Condition]
  /// The elements among which the State may choose; then `region` is empty.
  public var alternatives: [Alternative]
  /// Whether it can be used for a part of the region.
  public var inPart: Bool
  /// The limits of the permission, in words.
  public var limits: String?
  /// Which States may use it.
  public var availability: Availability
  /// Why it is modelled so, for whoever holds it against the text.
  package var note: String?
  /// The requirements that it concerns; nothing stands for every one of the treaty.
  public var appliesTo: [String]?
  /// Where it is written down.
  public var place: Place?

  /// Creates an option; see the properties for the meaning of each part.
  public init(
    id: String, article: String, paragraph: String, title: String, form: Form, permission: String? = nil,
    effect: Effect, space: Vocabulary.Space = .conduct, region: [Condition], untouchable: [Condition] = [],
    alternatives: [Alternative] = [],
    inPart: Bool = false, limits: String? = nil, availability: Availability = .all, appliesTo: [String]?,
    place: Place? = nil
  ) {
    self.id = id
    self.article = article
    self.paragraph = paragraph
    self.title = title
    self.form = form
    self.permission = permission
    self.effect = effect
    self.space = space
    self.region = region
    self.untouchable = untouchable
    self.alternatives = alternatives
    self.inPart = inPart
    self.limits = limits
    self.availability = availability
    self.appliesTo = appliesTo
    self.place = place
  }

  /// Whether the option concerns a requirement.
  public func applies(to requirement: Requirement) -> Bool {
    guard requirement.kind.space == space else { return false }
    return appliesTo.map { $0.contains(requirement.id) }
      ?? (requirement.kind == .criminalize || space == .evidence && requirement.kind == .cooperate)
  }

  /// Whether a State may use the option; where it hangs on a fact of which nothing is known, it may.
  public func isAvailable(to module: some JurisdictionModule) -> Bool {
    (availability == .all || module.jurisdiction.isFederal)
      && availableIf.allSatisfy { module.holds($0.fact) != !$0.holds }
  }
}
