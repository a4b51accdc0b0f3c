// SPDX-License-Identifier: Apache-2.0

public import Regions

/// One question about a case, with the finite list of answers that a law can tell apart.
public struct Variable: Sendable {
  /// How the answers relate to each other.
  public enum Kind: String, Sendable, CaseIterable {
    /// Answers without order.
    case plain
    /// Answers from weakest to strongest: a law that asks for one is satisfied by every stronger one.
    case ordered
    /// Answers of which some stand for several others.
    case hierarchical
    /// Whole numbers, cut into intervals at the thresholds that the loaded laws use.
    case number
  }

  /// The place of the variable's phrases in a sentence.
  public enum Role: String, Sendable, CaseIterable {
    /// The grammatical subject.
    case actor
    /// An adverbial beside the verb: "intentionally".
    case manner
    /// The verb: "gains access to".
    case act
    /// The object of the verb: "a computer system".
    case object
    /// A clause of its own: "no security measure is infringed".
    case circumstance
  }

  /// What a variable of the evidence space is about.
  public enum Aspect: String, Sendable, CaseIterable {
    /// What is done with which data, for whom.
    case what
    /// The conditions under which it is done: who authorized it, on which ground, with which safeguards.
    case how
  }

  /// An answer, or a name for several answers (`interfere` stands for damage, delete, …).
  public struct Value: Sendable {
    /// The word that YAML files use.
    public var id: String
    /// The name shown in tables.
    public var label: LocalizedText
    /// The piece of a sentence that says this.
    public var phrase: LocalizedText
    /// What the word means.
    public var definition: String?
    /// The answers it stands for, as indexes into `Variable.values`; one only, where it is an answer itself.
    public var members: ValueSet
    /// How deep the value stands in the hierarchy; 0 is the top.
    public var depth: Int
    /// Whether what it names belongs to a State, as its head, its organs or its symbols do; a law that names nothing else
    /// protects its own State, unless it says more.
    package var isOfAState = false
    /// Of an act: whether a law that names it has to name its object as well, or it tells by itself what it is done to.
    package var needsObject = true
    /// What the engine knows it as; `nil` for most.
    package var concept: AnswerConcept?

    /// Creates a value.
    public init(
      id: String, label: LocalizedText, phrase: LocalizedText, definition: String?, members: ValueSet, depth: Int
    ) {
      self.id = id
      self.label = label
      self.phrase = phrase
      self.definition = definition
      self.members = members
      self.depth = depth
    }
  }

  /// The word that YAML files use.
  public var id: String
  /// The name shown in tables.
  public var label: LocalizedText
  /// What the variable asks.
  public var definition: String
  /// How its values relate.
  public var kind: Kind
  /// Where its phrases stand in a sentence.
  public var role: Role
  /// The answers, in the order of the vocabulary; empty for numbers.
  public var values: [Value]
  /// Names that stand for several answers.
  public var groups: [Value]
  /// What a law means that is silent on this variable, where silence has a meaning.
  public var whenSilent: ValueSet?
  /// The answer that an example takes where nothing else decides; a number for numeric variables.
  public var usual: Int?
  /// Whether this is a result that the act brings about, so that an attempt can miss it.
  public var isResult: Bool
  /// What an attempt at this result presupposes, for instance the intent to obtain data.
  public var attemptedWhen: [Condition]
  /// The variable that tells which of these results the person intends, by its index.
  ///
  /// Its values stand in the order of this variable's. An attempt at a result takes the intent at that very result; where
  /// a result has neither this nor ``attemptedWhen``, the act that was done without the result is no attempt.
  public var intendedIn: Int?
  /// Whether the variable tells what is done or how; every variable of the conduct space tells what.
  public var aspect: Aspect
  /// What the engine knows it as; `nil` for most.
  package var concept: VariableConcept?
  /// Whether it only founds jurisdiction, as a link between constituent States does, so that a comparison of offences leaves
  /// it aside.
  package var foundsJurisdiction = false
  /// Of the variable that tells whose State is concerned: the index of the answer that it is another one than the State
  /// whose law is asked.
  package var foreignState: Int?
  /// The unit of a numeric variable: years, months, days, items.
  public var unit: String?
  /// The currencies of an amount of money; none for another number.
  public var currencies: [Currency] = []
  /// The smallest number that can occur.
  public var minimum: Int
  /// The clause of a numeric variable, with `{range}` where the number stands.
  public var numberPhrase: LocalizedText?

  /// Creates a variable; see the properties for the meaning of each part.
  public init(
    id: String, label: LocalizedText, definition: String, kind: Kind, role: Role, values: [Value] = [],
    groups: [Value] = [], whenSilent: ValueSet? = nil, usual: Int? = nil, isResult: Bool = false,
    attemptedWhen: [Condition] = [], aspect: Aspect = .what, unit: String? = nil, minimum: Int = 0,
    numberPhrase: LocalizedText? = nil
  ) {
    self.id = id
    self.label = label
    self.definition = definition
    self.kind = kind
    self.role = role
    self.values = values
    self.groups = groups
    self.whenSilent = whenSilent
    self.usual = usual
    self.isResult = isResult
    self.attemptedWhen = attemptedWhen
    self.aspect = aspect
    self.unit = unit
    self.minimum = minimum
    self.numberPhrase = numberPhrase
  }

  /// The answer or group with this word.
  public func value(named id: String) -> Value? {
    if let index = values.firstIndex(where: { $0.id == id }) { return values[index] }
    return groups.firstIndex { $0.id == id }.map { groups[$0] }
  }

  /// Every word that can be written for this variable.
  public var words: [String] { groups.map(\.id) + values.map(\.id) }
}

extension Variable {
  /// The answers that name what belongs to a State.
  package var ofAState: ValueSet {
    (values + groups).filter(\.isOfAState).reduce(ValueSet()) { $0.union($1.members) }
  }

  /// The largest number that can be said of a variable: far above any that a law names, and far from where numbers end.
  package static let largestNumber = 999_999_999

  /// The numbers that can be said of a numeric variable.
  package var numbers: ClosedRange<Int> { min(minimum, Variable.largestNumber)...Variable.largestNumber }
}
