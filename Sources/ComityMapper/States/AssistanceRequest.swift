// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// A request as it lies on the desk: one State asks for data in another, by a measure, for an offence.
public struct AssistanceRequest: Sendable {
  /// The State that asks.
  public var from: String
  /// The State that is asked.
  public var to: String
  /// The offence behind the request, an identifier of the asking State's module.
  public var offense: String
  /// The measure, a value of `action` of the evidence space.
  public var measure: String
  /// The data, a value of `data`.
  public var data: String
  /// Further facts that are known, by the words of the evidence vocabulary.
  public var facts: [String: String]

  /// Creates a request.
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
  /// What the State asked has to do.
  public enum Verdict: String, Sendable, CaseIterable {
    /// It must assist.
    case mustAssist = "must-assist"
    /// It may refuse.
    case mayRefuse = "may-refuse"
    /// It must refuse: the treaty says so, or its own law forbids every way of assisting.
    case mustRefuse = "must-refuse"
    /// No treaty that binds both obliges it.
    case noTreatyBasis = "no-treaty-basis"
  }

  /// A ground on which the State asked may or must refuse.
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
    /// What must be so for the ground to be there: only what the request leaves open.
    public var condition: [FactLimit]
    /// The ground in words.
    public var summary: String
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
    /// It obliges to assist.
    case obliges
    /// It lets or makes the State refuse.
    case refuses
    /// It gives an authority the power.
    case grants
    /// It forbids.
    case forbids
    /// It permits to act without the State asked.
    case permits
  }

  /// The request.
  public var request: AssistanceRequest
  /// The answer.
  public var verdict: Verdict
  /// The treaty that decides, where one does.
  public var treaty: String?
  /// The grounds of refusal, those that are certain first.
  public var grounds: [Ground]
  /// The chain of norms.
  public var chain: [Step]
  /// The open facts on which the answer depends, by their words.
  public var dependsOn: [String]
  /// How the answer changes with them.
  public var changes: [Change]
  /// The case that was decided: the request, with open facts as they usually are.
  public var witness: FactPattern
  /// A case of the offence that the State asked does not punish, where dual criminality is not full.
  public var dualCriminalityWitness: FactPattern?
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
