// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A provision that makes conduct an offence: what the prosecution must prove, what the defence can raise, what
/// penalty follows.
public protocol OffenseDefinition: Provision {
  /// The cases that it reaches: a union of conditions in the conduct space, each element that the prosecution must
  /// prove a limit. Silence on a variable that has a `whenSilent` value means that value.
  var reaches: [Condition] { get }
  /// Defences and carve-outs.
  var exceptions: [Carveout] { get }
  /// Elements of which it is disputed whether they are required.
  var disputes: [Dispute] { get }
  /// The penalty of the basic offence.
  var penalty: Penalty { get }
  /// Aggravated forms with their own penalties.
  var aggravatedForms: [AggravatedForm] { get }
  /// Whether an attempt is punishable; nothing where it was not read.
  var attempt: Answer? { get }
  /// Whether legal persons are liable for it; nothing where it was not read.
  var legalPersons: Answer? { get }
}

extension OffenseDefinition {
  /// The penalty of the gravest form that fits a case of the offence: of those whose facts are stated, and of the basic
  /// one, which always fits.
  ///
  /// A form whose penalty was not read is passed over, unless nothing was read of any that fits.
  ///
  /// - Parameter fits: whether the facts of a form are those of the case.
  package func penalty(where fits: (AggravatedForm) -> Bool) -> Penalty {
    let fitting = [penalty] + aggravatedForms.filter { !$0.reaches.isEmpty && fits($0) }.map(\.penalty)
    return fitting.filter(\.isKnown).max { $0.maximum < $1.maximum } ?? .unknown
  }
}

extension OffenseDefinition {
  /// Defences and carve-outs: none, unless a type says so.
  public var exceptions: [Carveout] { [] }
  /// Disputed elements: none, unless a type says so.
  public var disputes: [Dispute] { [] }
  /// Aggravated forms: none, unless a type says so.
  public var aggravatedForms: [AggravatedForm] { [] }
  /// Attempt: not read, unless a type says so.
  public var attempt: Answer? { nil }
  /// Legal persons: not read, unless a type says so.
  public var legalPersons: Answer? { nil }
}

/// A yes or no that the text of the law gives, with its place.
public struct Answer: Sendable, Hashable {
  /// The answer.
  public var holds: Bool
  /// Where the law gives it.
  public var citation: String?
  /// The cases to which a yes is limited; all, where nothing is given.
  public var when: [Condition] = []

  /// Creates an answer.
  public init(_ holds: Bool, citation: String? = nil) {
    self.holds = holds
    self.citation = citation
  }
}

/// The frame of the penalty, in months of deprivation of liberty.
public struct Penalty: Sendable, Hashable {
  /// The upper end of the frame.
  public enum Maximum: Sendable, Hashable, Comparable {
    /// No deprivation of liberty.
    case none
    /// Months of deprivation of liberty.
    case months(Int)
    /// For life.
    case life

    /// The months, nothing for life.
    public var months: Int? {
      switch self {
      case .none: 0
      case .months(let months): months
      case .life: nil
      }
    }

    /// Whether the maximum is at least so many months.
    public func reaches(_ threshold: Int) -> Bool {
      months.map { $0 >= threshold } ?? true
    }
  }

  /// The least deprivation of liberty, in months; 0 where the law sets none.
  public var minimumMonths: Int
  /// The most.
  public var maximum: Maximum
  /// Whether a fine can be imposed instead or beside.
  public var fine: Bool
  /// Whether the module states a penalty at all: false where it was not read.
  public var isKnown: Bool

  /// Creates a penalty.
  public init(minimumMonths: Int = 0, maximum: Maximum, fine: Bool = false, isKnown: Bool = true) {
    self.minimumMonths = minimumMonths
    self.maximum = maximum
    self.fine = fine
    self.isKnown = isKnown
  }

  /// A penalty that was not read.
  public static let unknown = Penalty(maximum: .none, isKnown: false)
}

/// A form of an offence that carries a graver penalty.
public struct AggravatedForm: Sendable, Hashable {
  /// When it applies, in words.
  public var when: String
  /// The facts under which it applies, within what the offence reaches: a union of conditions in the conduct space.
  ///
  /// Silence adds nothing here, since the offence itself has said what it reaches. Where nothing is stated, no word of the
  /// vocabulary tells the condition, and the form stays a text: no case is known to be one of it.
  public var reaches: [Condition]
  /// Where the text has it.
  public var citation: String?
  /// Its penalty.
  public var penalty: Penalty
  /// Where it is written down.
  public var place: Place?

  /// Creates an aggravated form.
  public init(
    when: String, reaches: [Condition] = [], citation: String? = nil, penalty: Penalty, place: Place? = nil
  ) {
    self.when = when
    self.reaches = reaches
    self.citation = citation
    self.penalty = penalty
    self.place = place
  }
}

/// An offence as a module's files or another program state it.
public struct Offense: OffenseDefinition {
  /// The identifier, lower case, starting with the country's code.
  public var id: String
  /// The section as lawyers cite it.
  public var citation: String
  /// The heading.
  public var title: String
  /// The topics that it answers, the main one first.
  public var topics: [String]
  /// What it reaches: a union of conditions.
  public var reaches: [Condition]
  /// What is taken out of it: defences and carve-outs.
  public var exceptions: [Carveout]
  /// Elements of which it is disputed whether they are required.
  public var disputes: [Dispute]
  /// The penalty of the basic offence.
  public var penalty: Penalty
  /// Aggravated forms with their own penalties.
  public var aggravatedForms: [AggravatedForm]
  /// Whether an attempt is punishable; nothing where it was not read.
  public var attempt: Answer?
  /// Whether legal persons are liable; nothing where it was not read.
  public var legalPersons: Answer?
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

  /// Creates an offence; see ``OffenseDefinition`` for the meaning of each part.
  public init(
    id: String, citation: String, title: String, topics: [String], reaches: [Condition], exceptions: [Carveout] = [],
    disputes: [Dispute] = [], penalty: Penalty, aggravatedForms: [AggravatedForm] = [], attempt: Answer? = nil,
    legalPersons: Answer? = nil, inForce: Period = Period(), source: Source, review: Review = .unreviewed,
    note: String? = nil, place: Place? = nil
  ) {
    self.id = id
    self.citation = citation
    self.title = title
    self.topics = topics
    self.reaches = reaches
    self.exceptions = exceptions
    self.disputes = disputes
    self.penalty = penalty
    self.aggravatedForms = aggravatedForms
    self.attempt = attempt
    self.legalPersons = legalPersons
    self.inForce = inForce
    self.source = source
    self.review = review
    self.note = note
    self.place = place
  }
}

extension Offense {
  /// What another definition states, each of its properties asked once.
  package init(_ other: any OffenseDefinition) {
    self.init(
      id: other.id, citation: other.citation, title: other.title, topics: other.topics, reaches: other.reaches,
      exceptions: other.exceptions, disputes: other.disputes, penalty: other.penalty,
      aggravatedForms: other.aggravatedForms, attempt: other.attempt, legalPersons: other.legalPersons,
      inForce: other.inForce, source: other.source, review: other.review, note: other.note, place: other.place)
  }
}
