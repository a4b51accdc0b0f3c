// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A bill, or any change of the law that is thought of: laid over a module, it shows what would close and what open.
public struct Bill: Sendable {
  /// A change of one offence; what it does not mention stays as it is.
  public struct Amendment: Sendable {
    /// The offence.
    public var offense: String
    /// What it would reach.
    public var reaches: [Condition]?
    /// Exceptions to be added.
    public var exceptions: [Carveout]
    /// Exceptions to be dropped, by identifier.
    public var dropsExceptions: [String]
    /// The penalty to be.
    public var penalty: Penalty?
    /// Whether an attempt would be punishable.
    public var attempt: Answer?
    /// Where it is written down.
    public var place: Place?

    /// Creates an amendment.
    public init(
      offense: String, reaches: [Condition]? = nil, exceptions: [Carveout] = [], dropsExceptions: [String] = [],
      penalty: Penalty? = nil, attempt: Answer? = nil, place: Place? = nil
    ) {
      self.offense = offense
      self.reaches = reaches
      self.exceptions = exceptions
      self.dropsExceptions = dropsExceptions
      self.penalty = penalty
      self.attempt = attempt
      self.place = place
    }
  }

  /// The identifier.
  public var id: String
  /// The title.
  public var title: String
  /// Whose law it would change.
  public var jurisdiction: String
  /// Where it can be read.
  public var source: Source
  /// The bill in words.
  public var summary: String
  /// Offences to be repealed, by identifier.
  public var repeals: [String]
  /// Offences to be changed.
  public var amendments: [Amendment]
  /// Offences to be added.
  public var offenses: [Offense]

  /// Creates a bill.
  public init(
    id: String, title: String, jurisdiction: String, source: Source, summary: String = "", repeals: [String] = [],
    amendments: [Amendment] = [], offenses: [Offense] = []
  ) {
    self.id = id
    self.title = title
    self.jurisdiction = jurisdiction
    self.source = source
    self.summary = summary
    self.repeals = repeals
    self.amendments = amendments
    self.offenses = offenses
  }
}

extension LawBook {
  /// The law as it would be if a bill passed; the law as it is where the bill concerns another jurisdiction.
  public func with(_ bill: Bill) -> LawBook {
    var lawBook = self
    lawBook.modules = modules.map { module in
      module.jurisdiction.code == bill.jurisdiction ? module.with(bill) : module
    }
    return lawBook
  }
}

extension JurisdictionModule {
  /// The module with a bill laid over it.
  fileprivate func with(_ bill: Bill) -> Module {
    let kept = offenses.filter { !bill.repeals.contains($0.id) }.map { offense -> any OffenseDefinition in
      let amendments = bill.amendments.filter { $0.offense == offense.id }
      return amendments.isEmpty ? offense : amendments.reduce(Offense(offense)) { $0.with($1) }
    }
    return Module(
      jurisdiction: jurisdiction, surveyed: surveyed, participation: participation, generalPart: generalPart,
      offenses: kept + bill.offenses, dataSharing: dataSharing, stateFacts: stateFacts, cases: cases)
  }
}

extension Offense {
  /// A copy of any offence, to be changed.
  fileprivate init(_ other: any OffenseDefinition) {
    self.init(
      id: other.id, citation: other.citation, title: other.title, topics: other.topics, reaches: other.reaches,
      exceptions: other.exceptions, disputes: other.disputes, penalty: other.penalty,
      aggravatedForms: other.aggravatedForms, attempt: other.attempt, legalPersons: other.legalPersons,
      inForce: other.inForce, source: other.source, review: other.review, note: other.note, place: other.place)
  }

  fileprivate func with(_ amendment: Bill.Amendment) -> Offense {
    var offense = self
    offense.reaches = amendment.reaches ?? reaches
    offense.exceptions = exceptions.filter { !amendment.dropsExceptions.contains($0.id) } + amendment.exceptions
    offense.penalty = amendment.penalty ?? penalty
    offense.attempt = amendment.attempt ?? attempt
    return offense
  }
}
