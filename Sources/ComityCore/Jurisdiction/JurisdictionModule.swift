// SPDX-License-Identifier: Apache-2.0

/// The law of one jurisdiction as the mapper sees it, whether it comes from YAML or is written in Swift.
public protocol JurisdictionModule: Sendable {
  /// Whose law it is.
  var jurisdiction: Jurisdiction { get }
  /// What the author has looked at.
  var surveyed: [SurveyedTopic] { get }
  /// The treaties that it has signed or is bound by.
  var participation: [TreatyParticipation] { get }
  /// Rules that open every offence, or some, to more cases.
  var generalPart: [GeneralRule] { get }
  /// The offences.
  var offenses: [any OffenseDefinition] { get }
  /// The rules on data.
  var dataSharing: [any DataSharingObligation] { get }
  /// Facts of the State on which duties hang.
  var stateFacts: [StateFact] { get }
  /// The module's own tests.
  var cases: [LegalCase] { get }
}

extension JurisdictionModule {
  /// The treaties: none, unless a type says so.
  public var participation: [TreatyParticipation] { [] }
  /// Rules of the general part: none, unless a type says so.
  public var generalPart: [GeneralRule] { [] }
  /// Rules on data: none, unless a type says so.
  public var dataSharing: [any DataSharingObligation] { [] }
  /// Facts of the State: none stated, unless a type says so.
  public var stateFacts: [StateFact] { [] }
  /// Cases: none, unless a type says so.
  public var cases: [LegalCase] { [] }

  /// How the State stands to a treaty on a day, as far as the module says; ``LawBook/standing(of:to:on:)`` asks the chart
  /// of the treaty as well.
  public func standing(to treaty: String, on date: CalendarDate) -> Standing {
    participation.participation(in: treaty, on: date)?.standing(on: date) ?? .notStated
  }

  /// The declarations and reservations to a treaty that have effect on a day.
  public func declarationsInForce(to treaty: String, on date: CalendarDate) -> [StateDeclaration] {
    participation.participation(in: treaty, on: date)?.declarationsInForce(on: date) ?? []
  }

  /// The declarations that use an option which the treaty gives this State, with the option.
  ///
  /// - Parameter space: the space of the options' regions.
  package func optionsUsed(
    of treaty: Treaty, on date: CalendarDate, in space: Vocabulary.Space
  ) -> [(declaration: StateDeclaration, option: TreatyOption)] {
    func option(_ id: String?) -> TreatyOption? { treaty.options.first { $0.id == id && $0.space == space } }
    let own = declarationsInForce(to: treaty.id, on: date)
      .compactMap { declaration in option(declaration.option).map { (declaration, $0) } }
    guard let borrowed = treaty.borrowedOptions else { return own }
    // What was declared to the mother treaty counts here, unless the State declared something of its own.
    return own
      + declarationsInForce(to: borrowed.treaty, on: date).compactMap { declaration in
        guard let ours = declaration.option.flatMap({ borrowed.options[$0] }), !own.contains(where: { $0.1.id == ours })
        else { return nil }
        return option(ours).map { (declaration, $0) }
      }
  }

  /// Whether a declaration under an option of a treaty, or under the one of its mother treaty that counts for it, may have
  /// been made without the module saying so.
  package func mayHaveDeclared(_ option: TreatyOption, of treaty: Treaty, on date: CalendarDate) -> Bool {
    func mayHold(_ treaty: String, _ option: String) -> Bool {
      participation.participation(in: treaty, on: date)?.notRead.mayHold(option) ?? false
    }
    let theirs = treaty.borrowedOptions?.options.first { $0.value == option.id }?.key
    return mayHold(treaty.id, option.id)
      || theirs.map { mayHold(treaty.borrowedOptions?.treaty ?? "", $0) } ?? false
  }

  /// Whether a fact holds of the State; `nil` where the module does not state it.
  public func holds(_ fact: StateFact.Name) -> Bool? {
    if fact == .isFederal { return jurisdiction.isFederal }
    return stateFacts.first { $0.name == fact }?.holds
  }

  /// Whether the author has looked at a topic and says that the law has no provision on it.
  package func statesNone(on topic: String) -> Bool {
    surveyed.contains { $0.topic == topic && $0.none != nil }
  }

  /// Every provision, of whichever section.
  package var provisions: [any Provision] { offenses + generalPart + dataSharing }

  /// Whether the author has looked at a topic.
  public func surveys(_ topic: String) -> Bool {
    surveyed.contains { $0.topic == topic }
  }
}

/// A module as its files state it.
public struct Module: JurisdictionModule {
  /// Whose law it is.
  public var jurisdiction: Jurisdiction
  /// What the author has looked at.
  public var surveyed: [SurveyedTopic]
  /// The treaties signed or in force.
  public var participation: [TreatyParticipation]
  /// Rules that open offences to more cases.
  public var generalPart: [GeneralRule]
  /// The offences.
  public var offenses: [any OffenseDefinition]
  /// The rules on data.
  public var dataSharing: [any DataSharingObligation]
  /// Facts of the State on which duties hang.
  public var stateFacts: [StateFact]
  /// The module's own tests.
  public var cases: [LegalCase]

  /// Creates a module; see ``JurisdictionModule`` for the meaning of each part.
  public init(
    jurisdiction: Jurisdiction, surveyed: [SurveyedTopic] = [], participation: [TreatyParticipation] = [],
    generalPart: [GeneralRule] = [], offenses: [any OffenseDefinition] = [],
    dataSharing: [any DataSharingObligation] = [], stateFacts: [StateFact] = [], cases: [LegalCase] = []
  ) {
    self.jurisdiction = jurisdiction
    self.surveyed = surveyed
    self.participation = participation
    self.generalPart = generalPart
    self.offenses = offenses
    self.dataSharing = dataSharing
    self.stateFacts = stateFacts
    self.cases = cases
  }
}

extension Module {
  /// What another module states, each of its properties asked once: one that answers otherwise when it is asked again
  /// would give reports that nobody can repeat.
  ///
  /// - Parameter topics: the topics of the law book, which say in which space the law on each is stated.
  package init(_ other: any JurisdictionModule, topics: [Topic]) {
    self.init(
      jurisdiction: other.jurisdiction, surveyed: other.surveyed, participation: other.participation,
      generalPart: other.generalPart, offenses: other.offenses.map { Offense($0) },
      dataSharing: other.dataSharing.map { DataSharingRule($0) }, stateFacts: other.stateFacts, cases: other.cases)
    for index in surveyed.indices {
      if let topic = topics.first(where: { $0.id == surveyed[index].topic }) { surveyed[index].space = topic.space }
    }
  }
}
