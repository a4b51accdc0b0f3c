// SPDX-License-Identifier: Apache-2.0

public import ComityCore
public import ComityDiagnostics

/// One thing that a reader of the report should know, with the case that shows it.
public struct Finding: Sendable {
  /// The kinds of finding.
  public enum Kind: String, Sendable, CaseIterable {
    /// Cases that no provision reaches.
    case gap
    /// Cases that a defence or carve-out takes out of the law.
    case carveOutGap = "carve-out-gap"
    /// A declaration that the law does not need.
    case declarationUnneeded = "declaration-unneeded"
    /// Declarations that leave something open.
    case declarationInsufficient = "declaration-insufficient"
    /// A declaration that the treaty does not allow.
    case declarationNotPermitted = "declaration-not-permitted"
    /// A protected activity that is punished, or that the treaty obliges to punish.
    case overreach
    /// An exercise of power that no safeguard covers.
    case missingSafeguard = "missing-safeguard"
    /// A duty that meets no domestic power.
    case noLegalBasis = "no-legal-basis"
    /// A duty that domestic law forbids.
    case collision
    /// The same, inside a ground of refusal.
    case refusalAvailable = "refusal-available"
    /// A penalty below what the treaty needs.
    case sanctionShort = "sanction-short"
    /// A protected activity whose penalty opens the sharing of evidence.
    case seriousCrimeExposure = "serious-crime-exposure"
    /// A duty under one treaty that another forbids.
    case treatyConflict = "treaty-conflict"
  }

  /// What a finding says beyond its cases, by kind.
  public enum Detail: Sendable {
    /// Cases that no provision reaches.
    case gap(total: Bool)
    /// Cases to which the law does not open what it punishes under the base requirements: attempts, accomplices, …
    case extensionGap(bases: [String], total: Bool)
    /// Cases that a defence or carve-out takes out, and the options under which the treaty tolerates that.
    case carveOut(provision: String, exception: Carveout, toleratedBy: [String])
    /// A declaration that takes out nothing that the law fails to reach.
    case declarationUnneeded(option: String)
    /// Declarations that leave something open.
    case declarationInsufficient(options: [String])
    /// A declaration that the treaty does not allow, with the reason.
    case declarationNotPermitted(option: String, reason: NotPermitted)
    /// A protected activity that the law punishes, or that the treaty obliges it to punish.
    case overreach(Overreach)
    /// A request of another State that nobody could lawfully execute.
    case noLegalBasis(total: Bool)
    /// A power that can be used outside the treaty's safeguards.
    case missingSafeguard(provision: String)
    /// A prohibition that meets a duty, where nothing lets the State refuse.
    case collision(Collision)
    /// A prohibition inside a ground of refusal.
    case refusalAvailable(Collision)
    /// A duty or permission of one treaty that meets what another forbids.
    case treatyConflict(TreatyConflict)
    /// Protected activities that are a serious crime, so that evidence of them could be asked for.
    case exposure(Exposure)
    /// Penalties below what the treaty needs.
    case sanctionShort(Shortfall)

    /// The kind of the finding.
    public var kind: Kind {
      switch self {
      case .gap, .extensionGap: .gap
      case .carveOut: .carveOutGap
      case .declarationUnneeded: .declarationUnneeded
      case .declarationInsufficient: .declarationInsufficient
      case .declarationNotPermitted: .declarationNotPermitted
      case .overreach: .overreach
      case .noLegalBasis: .noLegalBasis
      case .missingSafeguard: .missingSafeguard
      case .collision(let collision): collision.layer ? .treatyConflict : .collision
      case .refusalAvailable: .refusalAvailable
      case .treatyConflict: .treatyConflict
      case .exposure: .seriousCrimeExposure
      case .sanctionShort: .sanctionShort
      }
    }
  }

  /// Why a declaration is not permitted.
  public enum NotPermitted: Sendable, Hashable {
    /// The option is for federal States.
    case notFederal
    /// It covers cases that the option does not, such as this one.
    case wider
  }

  /// A protected activity that a duty or a provision meets.
  public struct Overreach: Sendable {
    /// The activity.
    public var activity: ProtectedActivity
    /// Whether the treaty, with the options in force, obliges the State to punish it.
    public var isDuty: Bool
    /// Whether the treaty's text, with no option used, obliges a State to punish it.
    public var isDutyWithoutOptions: Bool
    /// Whether the article leaves to domestic law what makes an act lawful, so that the State can spare the activity.
    public var leavesLawfulness: Bool
    /// The options each of which takes the activity out of the duty.
    public var releasedBy: [String]
    /// The provisions that punish it under the strict reading.
    public var punishedBy: [String]
    /// The provisions that punish it only under the lenient reading.
    public var arguablyPunishedBy: [String]
  }

  /// A prohibition of domestic law, or of a layer above it, that meets a duty of the treaty.
  public struct Collision: Sendable {
    /// The prohibition.
    public var rule: String
    /// The rank of treaties in the country's law.
    public var rank: Jurisdiction.TreatyRank
    /// The rule of rank in words.
    public var rankSummary: String?
    /// Whether it comes from a layer above the country, such as the Union.
    public var layer: Bool
  }

  /// What another treaty forbids that binds the same State.
  public struct TreatyConflict: Sendable {
    /// The other treaty.
    public var treaty: Treaty
    /// Its paragraph.
    public var requirement: Requirement
    /// Whether this treaty only permits what the other forbids.
    public var isPermission: Bool
    /// Whether both can be kept, by doing it in another way.
    public var isLifted: Bool
    /// Whether this treaty lets the State refuse wherever both cannot be kept.
    public var isRefusable: Bool
    /// What lifts the prohibition from the case shown.
    public var door: [FactLimit]
  }

  /// An offence that meets protected activities and is a serious crime in the meaning of the treaty.
  public struct Exposure: Sendable {
    /// The activities; the case shown is of the first.
    public var activities: [ProtectedActivity]
    /// The offence.
    public var provision: String
    /// The maximum of the form that fits the case shown; or, where only an aggravated form reaches the threshold, of that.
    public var maximum: Penalty.Maximum
    /// The condition of the aggravated form that alone reaches the threshold; `nil` where the basic form does.
    public var condition: String?
    /// The threshold that it reaches.
    public var threshold: Threshold
  }

  /// A penalty that is too low for what the treaty attaches to it.
  public struct Shortfall: Sendable {
    /// The requirement whose offences are concerned.
    public var requirement: String
    /// The provisions that carry too low a maximum.
    public var provisions: [String]
    /// The highest maximum among them, in months.
    public var maximumMonths: Int
    /// The maximum needed, in months; 0 stands for "any deprivation of liberty".
    public var neededMonths: Int
    /// What the threshold opens; nothing for the duty to punish with deprivation of liberty.
    public var threshold: Threshold?
  }

  /// Stable: made of jurisdiction, treaty, requirement, kind and what is concerned, never of counters.
  public var id: String
  /// The kind.
  public var kind: Kind { detail.kind }
  /// How grave it is.
  public var level: Level
  /// Whether it holds under every reading.
  public var certainty: Certainty
  /// Whether it may go once somebody reads what nobody has read.
  public var isProvisional: Bool
  /// The requirement it is about.
  public var requirement: String
  /// The bare number of the article.
  public var article: String
  /// Every article in which the same cause shows, in the treaty's order.
  public var articles: [String]
  /// The paragraph as it is cited.
  public var paragraph: String
  /// The provisions concerned, the nearest first.
  public var provisions: [String]
  /// A concrete case that shows it.
  public var witness: FactPattern?
  /// The cases concerned, largest first.
  public var uncovered: [UncoveredCase]
  /// Whether `uncovered` names all of them, or only the first.
  public var uncoveredIsComplete: Bool
  /// What keeps the cases out of the nearest provisions.
  public var blocking: [BlockingElement]
  /// What would close it, each tried by running the algebra again.
  public var remedies: [Remedy]
  /// Where the nearest provision, or else the requirement, is written down.
  public var location: Place?
  /// What it says beyond its cases.
  public var detail: Detail
}

/// An element of a provision that keeps an uncovered case out of it.
public struct BlockingElement: Sendable, Hashable {
  /// The provision.
  public var provision: String
  /// The variable whose limit keeps the case out.
  public var variable: String
  /// What the provision allows.
  public var allowed: FactLimit
  /// What the case has.
  public var found: FactLimit
  /// The exception that takes the case out, where it is not a limit of the offence itself.
  public var exception: String?
  /// Whether the element is disputed.
  public var isDisputed: Bool
}

/// A change that would close a finding, tried by running the algebra again.
public enum Remedy: Sendable, Hashable {
  /// A change of words in provisions.
  case amend([Amendment])
  /// Declarations or reservations, together.
  case declare([DeclarationToMake])
  /// A reading of disputed elements, provision and variable or exception.
  case interpret([DisputedReading])
  /// Declarations or reservations, together with changes of words that only they allow.
  case declareAndAmend([DeclarationToMake], [Amendment])
  /// A new provision in the terms of the article, where nothing comes near.
  case enact(Enactment)
  /// The withdrawal of a declaration or reservation.
  case withdraw(option: String)
  /// Higher maxima of penalties, in months.
  case raise(provisions: [String], toMonths: Int)

  /// What is to be enacted.
  public enum Enactment: Sendable, Hashable {
    /// An offence.
    case offense
    /// A power of a domestic authority.
    case power
    /// A power to act for another State.
    case assistance
  }

  /// One change of one provision.
  public struct Amendment: Sendable, Hashable {
    /// The provision.
    public var provision: String
    /// The elements to be widened, with what they would take in besides what they allow now.
    public var widen: [FactLimit] = []
    /// The elements to be given up, with what they ask for now.
    public var giveUp: [FactLimit] = []
    /// The elements to be added, with what they would ask for.
    public var narrow: [FactLimit] = []
    /// The exceptions to be dropped.
    public var drop: [String] = []
    /// The exception to be added.
    public var except: Exempted?
    /// The requirement to whose further cases (attempts, accomplices, …) an offence is to be opened.
    public var openTo: String?
  }

  /// What an exception to be added takes out.
  public enum Exempted: Sendable, Hashable {
    /// What a requirement of the treaty asks for, by its identifier.
    case requirement(String)
    /// A protected activity, by its identifier.
    case activity(String)
  }

  /// One declaration or reservation to be made.
  public struct DeclarationToMake: Sendable, Hashable {
    /// The option.
    public var option: String
    /// The alternative of the option, where it leaves a choice.
    public var alternative: String?
  }

  /// One disputed point and its lenient reading.
  public struct DisputedReading: Sendable, Hashable {
    /// The provision.
    public var provision: String
    /// The variable or the exception.
    public var element: String
  }
}
