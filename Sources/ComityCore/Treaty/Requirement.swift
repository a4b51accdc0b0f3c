// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// What one paragraph of a treaty asks of domestic law.
public struct Requirement: Sendable {
  /// What kind of duty it is.
  public enum Kind: String, Sendable, CaseIterable {
    /// The law must make these cases an offence.
    case criminalize
    /// What the law punishes, it must also punish in these further cases (accomplices, attempts, legal persons, places).
    case extend
    /// The offences must carry effective, proportionate and dissuasive sanctions.
    case sanction
    /// The law must give an authority this power.
    case power
    /// Powers must stay inside these conditions.
    case safeguard
    /// The State must do this for another State that asks.
    case cooperate
    /// The State asked may or must refuse.
    case refusal
    /// A State, an authority or a provider may do this without the other State's leave.
    case permit
    /// The treaty itself forbids this.
    case forbid
    /// The law may not stand in the way of another duty by this: a matter of taxes, bank secrecy.
    case noObstacle = "no-obstacle"

    /// The space of facts in which requirements of this kind are stated.
    public var space: Vocabulary.Space {
      switch self {
      case .criminalize, .extend, .sanction: .conduct
      case .power, .safeguard, .cooperate, .refusal, .permit, .forbid, .noObstacle: .evidence
      }
    }
  }

  /// How strongly the treaty asks.
  public enum Modality: String, Sendable, CaseIterable {
    /// A duty.
    case shall
    /// A duty to try.
    case shallEndeavor = "shall-endeavor"
    /// A duty to think about it.
    case shallConsider = "shall-consider"
    /// A permission.
    case may
    /// A duty only as far as domestic law permits what is asked.
    case asDomesticLawPermits = "as-domestic-law-permits"

    /// Whether the law is measured on it: what is left to the State is used or not, and never a gap.
    public var isDuty: Bool { self == .shall || self == .shallEndeavor }
  }

  /// What the model of a paragraph rests on.
  public enum Basis: String, Sendable, CaseIterable {
    /// Its text was read.
    case read
    /// It was modelled from the article of another treaty that it is reported to repeat.
    case derived
    /// Its text was not read.
    case unread
  }

  /// A kind of acting for another State for which a treaty in force can itself be the legal basis, where domestic law says so.
  public enum TreatyBasis: String, Sendable, CaseIterable {
    /// The surrender of a person.
    case extradition
    /// Mutual assistance.
    case assistance
    /// The preservation of data before a request for assistance.
    case preservation

    /// The fact of the State on which it hangs.
    public var fact: StateFact.Name {
      switch self {
      case .extradition: .treatyIsBasisForExtradition
      case .assistance: .treatyIsBasisForAssistance
      case .preservation: .treatyIsBasisForPreservation
      }
    }
  }

  /// A fact of the State on which a duty hangs: only a State of which it holds, or does not, owes the duty.
  public struct StateCondition: Sendable, Hashable {
    /// The fact.
    public var fact: StateFact.Name
    /// Whether the duty is owed where it holds, or where it does not.
    public var holds: Bool

    /// Creates a condition.
    public init(_ fact: StateFact.Name, holds: Bool) {
      self.fact = fact
      self.holds = holds
    }
  }

  /// A duty to open what the law punishes to more cases.
  public struct Extension: Sendable {
    /// The requirements whose offences are to be opened.
    public var of: [String]
    /// The further cases.
    public var to: [Condition]
    /// The threshold of the treaty, by its identifier, that an offence has to reach to be concerned; any offence is, where
    /// nothing is given.
    public var threshold: String?

    /// Creates an extension.
    public init(of: [String], to: [Condition]) {
      self.of = of
      self.to = to
    }

    /// Whether it speaks of some of these requirements, by identifier.
    package func concerns(_ requirements: Set<String>) -> Bool {
      of.contains("all") || !requirements.isDisjoint(with: of)
    }
  }

  /// The identifier within the treaty, for instance `6.1.a`.
  public var id: String
  /// The bare number of the article.
  public var article: String
  /// The paragraph as it is cited.
  public var paragraph: String
  /// A heading.
  public var title: String
  /// The kind of duty.
  public var kind: Kind
  /// How strongly the treaty asks.
  public var modality: Modality
  /// The topic that a module must have surveyed.
  public var topic: String
  /// The cases that the law must reach.
  public var reaches: [Condition]
  /// The exercises of power that a safeguard speaks of.
  public var scope: [Condition]
  /// What the treaty itself takes out.
  public var exceptions: [Carveout]
  /// The further cases, for a requirement of the kind `extend`; its `of` also serves `sanction`.
  public var extending: Extension?
  /// Whether the sanctions must include deprivation of liberty.
  public var requiresDeprivationOfLiberty: Bool
  /// The duty in one sentence of our own.
  public var summary: String
  /// What the model rests on.
  public var basis = Basis.read
  /// Why it is modelled so, for whoever holds it against the text.
  package var note: String?
  /// The article of another treaty that the paragraph repeats, where the basis is derived; as it is cited.
  public var derivedFrom: String?
  /// Whether the article leaves to domestic law what makes an act lawful: it says "without right", defines the act by
  /// domestic law, or a general clause says so.
  public var leavesLawfulnessToDomesticLaw = false
  /// Variables, beside act and object or action and data, each value of which is a usual case of its own; by index.
  public var kernel: [Int] = []
  /// Variables of which one way is enough, where that is not the vocabulary's default; by index.
  public var some: [Int] = []
  /// Variables of which every value is asked for, where that is not the vocabulary's default; by index.
  public var every: [Int] = []
  /// The variables that spell out a word whose content the article leaves to the State; by index.
  public var openWords: [Int] = []
  /// Whether a duty to act for another State is limited to what the State asked can do at home.
  public var isAsAvailableAtHome = false
  /// Whether the article lists its own grounds of refusal as the only ones.
  public var hasClosedGrounds = false
  /// The kind of acting for which the treaty can be the basis by itself.
  public var treatyBasis: TreatyBasis?
  /// The facts of the State on which the duty hangs; all of them have to hold.
  public var owedIf: [StateCondition] = []
  /// Whether it is a standard without a number: any provision answers it, and none is judged.
  public var isStandard = false
  /// For a ground of refusal: whether it refers to the law of the State asked as a whole, and names no facts itself.
  public var isDynamicGround = false
  /// For a dynamic ground: facts that the treaty bars as a ground.
  public var barredGrounds: [Condition] = []
  /// For a ground that names facts: further cases in which it can be argued that it is there, since its words do not settle
  /// it.
  ///
  /// The strict reading has no ground in them, the lenient one has.
  public var arguableGrounds: [Condition] = []
  /// For a duty about conduct: cases of which it can be argued that its words do not ask for them.
  ///
  /// The strict reading asks for them, the lenient one does not.
  public var arguablyOutside: [Condition] = []
  /// The fact of the State that answers the duty by itself, as where a statute has the State prosecute whom it does not
  /// surrender; `nil` where only provisions do.
  public var answeringFact: StateFact.Name?
  /// Within which time the one asked has to answer, in words; `nil` where the paragraph sets none.
  public var deadline: String?
  /// Whether it was modelled without the text of the paragraph at hand.
  public var isUnreviewed: Bool { basis != .read }
  /// Where it is written down.
  public var place: Place?

  /// Creates a requirement; see the properties for the meaning of each part.
  public init(
    id: String, article: String, paragraph: String, title: String, kind: Kind, modality: Modality, topic: String,
    reaches: [Condition] = [], scope: [Condition] = [], exceptions: [Carveout] = [], extending: Extension? = nil,
    requiresDeprivationOfLiberty: Bool = false, summary: String, place: Place? = nil
  ) {
    self.id = id
    self.article = article
    self.paragraph = paragraph
    self.title = title
    self.kind = kind
    self.modality = modality
    self.topic = topic
    self.reaches = reaches
    self.scope = scope
    self.exceptions = exceptions
    self.extending = extending
    self.requiresDeprivationOfLiberty = requiresDeprivationOfLiberty
    self.summary = summary
    self.place = place
  }
}

/// A defence, carve-out, exception or justification: cases that a rule does not reach although its words would.
public struct Carveout: Sendable {
  /// What the carve-out is to the offence. The first of these questions that is answered yes decides: does the act stay an
  /// offence, does the article itself speak of it, does it rest on a right, is it anything else?
  public enum Kind: String, Sendable, CaseIterable {
    /// The act stays an offence; only proceedings or punishment are barred or softened (complaint, limitation of time,
    /// immunity, age of criminal responsibility, withdrawal, repentance). No part of what the offence reaches.
    case bar
    /// The act is lawful: a right, authority, duty, necessity, the consent of one who can dispose, or a purpose that the
    /// law puts higher.
    case justification
    /// The text draws the offence narrower: amount, gravity, kind of victim, object or system, further intent, age.
    case limit
    /// Text or courts support a justification as well as a limit.
    case both
    /// A defence that the accused can raise, not classified further.
    case defense
    /// A group of cases that the text leaves out, not classified further.
    case carveOut = "carve-out"
    /// An exception to the rule, not classified further.
    case exception
    /// Of a rule on data: the protection of a right.
    case right
  }

  /// The identifier within its provision.
  public var id: String
  /// What it is to the offence.
  public var kind: Kind
  /// The number of the question that decided its kind, 1 to 5; `nil` where nobody classified it.
  public var question: Int?
  /// The cases that are taken out.
  public var when: [Condition]
  /// The carve-out in one sentence of our own.
  public var summary: String
  /// Where the text has it, if elsewhere than the provision.
  public var citation: String?
  /// Why it is disputed whether it applies; the strict reading applies it, the lenient one does not.
  public var disputed: Dispute.Ground?
  /// Where it is written down.
  public var place: Place?

  /// Creates a carve-out.
  public init(
    id: String, kind: Kind, when: [Condition], summary: String, citation: String? = nil,
    disputed: Dispute.Ground? = nil, place: Place? = nil
  ) {
    self.id = id
    self.kind = kind
    self.when = when
    self.summary = summary
    self.citation = citation
    self.disputed = disputed
    self.place = place
  }
}

/// An element of which courts or commentators disagree whether the law requires it.
public struct Dispute: Sendable {
  /// Why it is disputed, and who says so.
  public struct Ground: Sendable, Hashable {
    /// The disagreement, in words.
    public var reason: String
    /// Where it can be read.
    public var source: Source?

    /// Creates a ground.
    public init(reason: String, source: Source? = nil) {
      self.reason = reason
      self.source = source
    }
  }

  /// The index of the variable in the vocabulary.
  public var variable: Int
  /// What the lenient reading allows; nothing where it leaves the variable free.
  public var lenient: Limit?
  /// Why it is disputed.
  public var ground: Ground

  /// Creates a dispute.
  public init(variable: Int, lenient: Limit?, ground: Ground) {
    self.variable = variable
    self.lenient = lenient
    self.ground = ground
  }
}
