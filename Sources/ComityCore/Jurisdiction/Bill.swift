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

  /// The repeal of an offence.
  public struct Repeal: Sendable, ExpressibleByStringLiteral {
    /// The offence.
    public var offense: String
    /// Where it is written down.
    public var place: Place?

    /// Creates a repeal.
    public init(offense: String, place: Place? = nil) {
      self.offense = offense
      self.place = place
    }

    /// Creates a repeal from the identifier of the offence.
    public init(stringLiteral offense: String) {
      self.init(offense: offense)
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
  /// The bills that it presupposes, by identifier: it changes the law as it would be after them.
  public var buildsOn: [String]
  /// Offences to be repealed.
  public var repeals: [Repeal]
  /// Offences to be changed.
  public var amendments: [Amendment]
  /// Offences to be added.
  public var offenses: [Offense]
  /// Where it is written down.
  public var place: Place?

  /// Creates a bill.
  public init(
    id: String, title: String, jurisdiction: String, source: Source, summary: String = "", buildsOn: [String] = [],
    repeals: [Repeal] = [], amendments: [Amendment] = [], offenses: [Offense] = [], place: Place? = nil
  ) {
    self.id = id
    self.title = title
    self.jurisdiction = jurisdiction
    self.source = source
    self.summary = summary
    self.buildsOn = buildsOn
    self.repeals = repeals
    self.amendments = amendments
    self.offenses = offenses
    self.place = place
  }
}

extension LawBook {
  /// The law as it would be if a bill passed, beside those that are laid over it already.
  ///
  /// What a State inherits from the layer that the bill changes, changes with it; what the State has in its own wording
  /// stays.
  package func with(_ bill: Bill) -> LawBook {
    var lawBook = self
    lawBook.bills.append(bill)
    guard let changed = module(bill.jurisdiction) else { return lawBook }
    // Of two wordings of one identifier, the one at the place of the layer's is the layer's.
    let wordings = Dictionary(
      changed.offenses.compactMap { offense in offense.place.map { (offense.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    lawBook.modules = modules.map { module in
      if module.jurisdiction.code == bill.jurisdiction { return module.with(bill) { _ in true } }
      guard layers(of: module.jurisdiction).contains(bill.jurisdiction) else { return module }
      return module.with(bill) { $0.place != nil && wordings[$0.id] == $0.place }
    }
    return lawBook
  }

  /// Whether a bill changes the law of a jurisdiction: its own, or that of a layer that it inherits.
  public func carries(_ bill: Bill, into code: String) -> Bool {
    code == bill.jurisdiction
      || module(code).map { layers(of: $0.jurisdiction).contains(bill.jurisdiction) } ?? false
  }

  /// The codes of the layers that a jurisdiction inherits, those of its layers included.
  package func layers(of jurisdiction: Jurisdiction) -> [String] {
    var layers: [String] = []
    var waiting = jurisdiction.inherits
    while let layer = waiting.popLast() {
      guard !layers.contains(layer) else { continue }
      layers.append(layer)
      waiting += module(layer)?.jurisdiction.inherits ?? []
    }
    return layers
  }
}

extension JurisdictionModule {
  /// The module with a bill laid over it, as far as its offences are those that the bill means.
  fileprivate func with(_ bill: Bill, means isMeant: (any OffenseDefinition) -> Bool) -> Module {
    let repealed = Set(bill.repeals.map(\.offense))
    let kept = offenses.filter { !(repealed.contains($0.id) && isMeant($0)) }.map { offense -> any OffenseDefinition in
      let amendments = bill.amendments.filter { $0.offense == offense.id }
      return amendments.isEmpty || !isMeant(offense) ? offense : amendments.reduce(Offense(offense)) { $0.with($1) }
    }
    // An offence that the bill adds to a layer gives way to the State's own of that identifier.
    let added = bill.offenses.filter { offense in !kept.contains { $0.id == offense.id } }
    return Module(
      jurisdiction: jurisdiction, surveyed: surveyed, participation: participation, generalPart: generalPart,
      offenses: kept + added, dataSharing: dataSharing, stateFacts: stateFacts, cases: cases)
  }
}

extension Offense {
  /// A copy of any offence, to be changed.
  fileprivate func with(_ amendment: Bill.Amendment) -> Offense {
    var offense = self
    offense.reaches = amendment.reaches ?? reaches
    offense.exceptions = exceptions.filter { !amendment.dropsExceptions.contains($0.id) } + amendment.exceptions
    offense.penalty = amendment.penalty ?? penalty
    offense.attempt = amendment.attempt ?? attempt
    offense.place = amendment.place ?? place
    return offense
  }
}
