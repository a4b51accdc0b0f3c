// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// A request as it lies on the desk: one State asks for data in another, by a measure, for an offence.
public struct AssistanceRequest: Sendable {
  /// To whom the request is sent.
  public enum Addressee: String, Sendable, CaseIterable {
    /// A provider that holds the data: it is asked directly.
    case provider
    /// Some authority of the State asked, such as its police: by a request for assistance.
    case authority
    /// A court or prosecutor of the State asked, past its central authority.
    case court
    /// The central authority of the State asked, often its ministry of justice.
    case ministry
  }

  /// The State that asks.
  public var from: String
  /// The State that is asked, or whose law binds the one who is.
  public var to: String
  /// The offence behind the request, an identifier of the asking State's module.
  public var offense: String
  /// The measure, a value of `action` of the evidence space.
  public var measure: String
  /// The data, a value of `data`.
  public var data: String
  /// Further facts that are known, by the words of the evidence vocabulary; they go before what the fields below say.
  public var facts: [String: String]
  /// Facts of the act, by the words of the conduct vocabulary.
  public var act: [String: String] = [:]
  /// To whom it is sent; open, where nothing is given.
  public var addressee: Addressee?
  /// The State in which a provider that is asked is established; the State asked, where nothing is given.
  public var establishedIn: String?
  /// Whether someone's life or safety is in imminent danger.
  public var isEmergency = false
  /// The name of another treaty or arrangement on assistance that is in force between the two; nothing where none is known.
  public var arrangement: String?

  /// Creates a request; what it does not say is open.
  public init(
    from: String, to: String, offense: String, measure: String, data: String, facts: [String: String] = [:]
  ) {
    self.from = from
    self.to = to
    self.offense = offense
    self.measure = measure
    self.data = data
    self.facts = facts
  }
}

/// The answer to a request, under the treaty that decides it, with the chain of norms that leads there.
public struct AssistanceAnswer: Sendable {
  /// What the one asked has to do.
  public enum Verdict: String, Sendable, CaseIterable {
    /// It must assist.
    case mustAssist = "must-assist"
    /// A treaty obliges, and lets it refuse.
    case mayRefuse = "may-refuse"
    /// No treaty obliges; its own law lets it assist.
    case mayAssist = "may-assist"
    /// It must refuse: the treaty says so, or its own law forbids every way of assisting.
    case mustRefuse = "must-refuse"
    /// No treaty that binds both obliges it, and nothing in its law was found that lets it.
    case noTreatyBasis = "no-treaty-basis"
  }

  /// On what the one asked can act.
  public enum Basis: String, Sendable, CaseIterable {
    /// A provision of its own law.
    case law
    /// The treaty itself, which its authorities apply.
    case treaty
    /// No provision that was surveyed lets it act.
    case missing
    /// Nobody has read the law that would tell, or not all of it.
    case notSurveyed = "not-surveyed"
  }

  /// A ground on which the one asked may or must refuse.
  public struct Ground: Sendable {
    /// The requirement, or the domestic rule, that gives the ground.
    public var norm: String
    /// The article, or the section.
    public var article: String
    /// The paragraph as it is cited.
    public var citation: String
    /// Whether it obliges to refuse.
    public var isMandatory: Bool
    /// Whether it is there whatever the open facts are.
    public var isCertain: Bool
    /// Whether it is there in the case shown.
    public var fitsCase: Bool
    /// Whether that can only be argued, since the words of the treaty do not settle it.
    public var isArguable = false
    /// What must be so for the ground to be there, each an alternative: only what the request leaves open.
    public var conditions: [[FactLimit]]
    /// Of a rule of domestic law: the paragraphs of the treaty that let it count.
    public var letBy: [String]
    /// Whether it is a rule of domestic law against which the treaty obliges all the same.
    public var isCollision: Bool
    /// The ground in words.
    public var summary: String

    /// What must be so for the ground to be there: the first alternative.
    public var condition: [FactLimit] { conditions.first ?? [] }
  }

  /// One step of the chain of norms.
  public struct Step: Sendable {
    /// The norm's identifier.
    public var norm: String
    /// Its citation.
    public var citation: String
    /// What it does here.
    public var effect: Effect
    /// The norm in words.
    public var summary: String
    /// What it depends on among the open facts.
    public var condition: [FactLimit]
    /// Whether it speaks to the case shown, in whatever way the thing is done.
    public var applies = true
    /// The treaty, where the norm is one.
    package var treaty: Treaty?
    /// The citations of the offences of the State asked that reach a case of the offence.
    package var counterparts: [String] = []
  }

  /// What a norm does in the chain.
  public enum Effect: String, Sendable, CaseIterable {
    /// It binds both States.
    case binds
    /// It does not bind both States.
    case doesNotBind = "does-not-bind"
    /// It makes the conduct an offence in the State asked as well, or does not.
    case dualCriminalityMet = "dual-criminality-met"
    /// The conduct is no offence in the State asked.
    case dualCriminalityNotMet = "dual-criminality-not-met"
    /// Nobody has surveyed whether the conduct is an offence in the State asked.
    case dualCriminalityUnknown = "dual-criminality-unknown"
    /// The offence is in the list for which alone the measure may be taken.
    case lists
    /// The offence is not in that list.
    case lacks
    /// It obliges to assist.
    case obliges
    /// A declaration or reservation that the State asked made releases it.
    case releases
    /// A declaration or reservation that would release it, and of which nobody has read whether the State asked made it.
    case mayRelease = "may-release"
    /// It lets or makes the State refuse.
    case refuses
    /// It gives an authority the power.
    case grants
    /// It commands.
    case commands
    /// It forbids.
    case forbids
    /// It permits to act without the State asked.
    case permits
  }

  /// How the one asked has to go about it, by its own law or the treaty.
  public struct Handling: Sendable {
    /// What is regulated.
    public enum Kind: String, Sendable, CaseIterable {
      /// The time to answer.
      case deadline
      /// Whether the person concerned is told.
      case notice
      /// Whether the request is kept secret.
      case secrecy
    }

    /// What is regulated.
    public var kind: Kind
    /// The norm's identifier.
    public var norm: String
    /// Its citation.
    public var citation: String
    /// The rule in words, where it is stated in words.
    public var summary: String?
    /// What it allows, where it is stated as facts.
    public var allowed: FactLimit?
  }

  /// A text that the answer rests on.
  public struct Reference: Sendable {
    /// The norms that were read in it, as they are cited.
    public var citations: [String]
    /// The text.
    public var source: Source
    /// Whether the model was held against it; nothing for a treaty.
    public var review: Review?
  }

  /// The request.
  public var request: AssistanceRequest
  /// The answer.
  public var verdict: Verdict
  /// What the State asked would have to do if it were asked for assistance, where the holder is asked directly.
  public var throughAuthorities: Verdict?
  /// The treaty that decides, where one does.
  public var treaty: String?
  /// On what the one asked can act.
  public var basis: Basis
  /// The grounds of refusal, those that are there in the case shown first.
  public var grounds: [Ground]
  /// The chain of norms.
  public var chain: [Step]
  /// Time, notice and secrecy.
  public var handling: [Handling]
  /// The open facts on which the answer depends, by their words.
  public var dependsOn: [String]
  /// How the answer changes with them.
  public var changes: [Change]
  /// The case that was decided: the request, with open facts as they usually are.
  public var witness: FactPattern
  /// What of the case is stated, or follows from the two laws, and is not merely taken as it usually is; by word.
  public var stated: [String]
  /// The act that was decided: the usual case of the offence, as far as the request does not tell more.
  public var conductWitness: FactPattern
  /// A case of the offence that the State asked does not punish, where dual criminality is not full.
  public var dualCriminalityWitness: FactPattern?
  /// How far the State asked punishes the offence.
  public var dualCriminality: DualCriminality.Result
  /// Whether that is the same however open questions are decided.
  public var dualCriminalityCertainty: Certainty
  /// The maximum of the offence in the State that asks; nothing where it was not read.
  public var maximum: Penalty.Maximum?
  /// The maximum of the act in the State asked; nothing where it is no offence there, or the penalty was not read.
  public var maximumAsked: Penalty.Maximum?
  /// The authorities that may allow the measure in the State asked, by their words; none where no rule tells.
  public var authorizedBy: [String]
  /// Whether the authorities of the State asked could not take the measure in a case of their own.
  public var isUnavailableAtHome: Bool
  /// The day for which it was decided.
  public var asOf: CalendarDate
  /// The texts that it rests on.
  public var references: [Reference]
  /// The words of the evidence space.
  public var evidence: Vocabulary
  /// The words of the conduct space.
  public var conduct: Vocabulary

  /// An open fact and the answer that it leads to.
  public struct Change: Sendable {
    /// The fact.
    public var fact: FactLimit
    /// The answer if it is so.
    public var verdict: Verdict
  }
}
