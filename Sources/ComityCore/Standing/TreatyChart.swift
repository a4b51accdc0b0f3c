// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// The chart of signatures and ratifications of a treaty: which State did what, when, as far as it was read.
public struct TreatyChart: Sendable {
  /// The day of an act.
  public enum Day: Sendable, Hashable {
    /// It was done on this day.
    case on(CalendarDate)
    /// It was done; on which day was not read.
    case undated

    /// The day, where it was read.
    public var date: CalendarDate? {
      switch self {
      case .on(let date): date
      case .undated: nil
      }
    }
  }

  /// What a depositary marks beside a State's name.
  public enum Mark: String, Sendable, CaseIterable {
    /// The State made reservations.
    case reservations = "R"
    /// It made declarations.
    case declarations = "D"
    /// It named authorities.
    case authorities = "A"
    /// It said to which territories the treaty applies.
    case territories = "T"
    /// It sent a communication.
    case communication = "C"
  }

  /// An act that only others report: it is told, and never counted.
  public struct Report: Sendable, Hashable {
    /// What is reported.
    public enum Act: String, Sendable, CaseIterable {
      /// A signature.
      case signed
      /// A ratification, acceptance or approval.
      case ratified
      /// An accession.
      case acceded
      /// A withdrawal.
      case withdrawn
    }

    /// What is reported.
    public var act: Act
    /// Of how many States; one, where it is that of an entry.
    public var count: Int
    /// When it is said to have been done, in words.
    public var when: String?
    /// What is reported, in our own words.
    public var summary: String
    /// Who reports it.
    public var source: Source

    /// Creates a report.
    public init(act: Act, count: Int = 1, when: String? = nil, summary: String, source: Source) {
      self.act = act
      self.count = count
      self.when = when
      self.summary = summary
      self.source = source
    }
  }

  /// What one State did.
  public struct Entry: Sendable {
    /// The code of the State.
    public var state: String
    /// Its signature.
    public var signed: Day?
    /// Its ratification, acceptance or approval.
    public var ratified: Day?
    /// Its accession.
    public var acceded: Day?
    /// When the treaty entered into force for it.
    public var inForce: CalendarDate?
    /// When its withdrawal took effect.
    public var withdrawn: CalendarDate?
    /// Whether it was invited to accede.
    public var isInvited: Bool
    /// The marks beside its name.
    public var marks: [Mark]
    /// What only others report of it.
    public var reported: [Report]
    /// The day up to which the list was read that says so; nothing where it was no list.
    public var asOf: CalendarDate?
    /// Where its acts can be read, if elsewhere than the chart.
    public var source: Source?
    /// Anything a reader should know.
    public var note: String?
    /// Where it is written down.
    public var place: Place?
    /// Whether the State's own module says something of it.
    package var isStatedByModule = false

    /// Creates an entry; see the properties for the meaning of each part.
    public init(
      state: String, signed: Day? = nil, ratified: Day? = nil, acceded: Day? = nil, inForce: CalendarDate? = nil,
      withdrawn: CalendarDate? = nil, isInvited: Bool = false, marks: [Mark] = [], reported: [Report] = [],
      asOf: CalendarDate? = nil, source: Source? = nil, note: String? = nil, place: Place? = nil
    ) {
      self.state = state
      self.signed = signed
      self.ratified = ratified
      self.acceded = acceded
      self.inForce = inForce
      self.withdrawn = withdrawn
      self.isInvited = isInvited
      self.marks = marks
      self.reported = reported
      self.asOf = asOf
      self.source = source
      self.note = note
      self.place = place
    }

    /// Its consent to be bound, by whichever instrument.
    public var consent: Day? { ratified ?? acceded }

    /// Whether it did anything, or was invited to; not, where acts are only reported.
    var isListed: Bool { signed != nil || consent != nil || inForce != nil || withdrawn != nil || isInvited }

    /// The entry with what another says of the same State: act by act, what the other is silent on stays.
    func amended(by other: Entry) -> Entry {
      var result = self
      // Whoever joins again after a withdrawal begins anew.
      if let ended = withdrawn,
        let again = [other.signed?.date, other.consent?.date, other.inForce].compactMap(\.self).min(),
        again >= ended
      {
        (result.signed, result.ratified, result.acceded, result.inForce, result.withdrawn) = (nil, nil, nil, nil, nil)
      }
      if let signed = other.signed { result.signed = signed }
      // A State has one instrument: whoever says accession says that it was no ratification.
      if other.consent != nil { (result.ratified, result.acceded) = (other.ratified, other.acceded) }
      if let inForce = other.inForce { result.inForce = inForce }
      if let withdrawn = other.withdrawn { result.withdrawn = withdrawn }
      if other.isInvited { result.isInvited = true }
      if !other.marks.isEmpty { result.marks = other.marks }
      result.reported += other.reported
      result.asOf = [asOf, other.asOf].compactMap(\.self).max()
      if let source = other.source { result.source = source }
      if let note = other.note { result.note = note }
      result.place = other.place ?? place
      result.isStatedByModule = isStatedByModule || other.isStatedByModule
      return result
    }
  }

  /// The identifier of the treaty.
  public var treaty: String
  /// The day whose state it shows; nothing where no list was read, and only single States are known.
  public var asOf: CalendarDate?
  /// The latest day on which it named everybody; nothing where it never did.
  ///
  /// Whoever is not among the entries had done nothing by then.
  public var completeAsOf: CalendarDate?
  /// Where it can be read.
  public var source: Source?
  /// What the States did, in the order of their codes.
  public var entries: [Entry]
  /// What is reported of States that are not named.
  public var unnamed: [Report]
  /// Anything a reader should know.
  public var note: String?
  /// Where it is written down.
  public var place: Place?

  /// Creates a chart; see the properties for the meaning of each part.
  public init(
    treaty: String, asOf: CalendarDate? = nil, completeAsOf: CalendarDate? = nil, source: Source? = nil,
    entries: [Entry] = [], unnamed: [Report] = [], note: String? = nil, place: Place? = nil
  ) {
    self.treaty = treaty
    self.asOf = asOf
    self.completeAsOf = completeAsOf
    self.source = source
    self.entries = entries
    self.unnamed = unnamed
    self.note = note
    self.place = place
  }

  /// What a State did, where the chart names it.
  public func entry(_ state: String) -> Entry? { entries.first { $0.state == state } }

  /// The chart with what another says of the same treaty: a later file amends an earlier one, act by act.
  package func amended(by other: TreatyChart) -> TreatyChart {
    var result = self
    // News of single States does not make the list a newer one.
    if asOf == nil || other.completeAsOf != nil { result.asOf = [asOf, other.asOf].compactMap(\.self).max() }
    result.completeAsOf = [completeAsOf, other.completeAsOf].compactMap(\.self).max()
    for entry in other.entries {
      var entry = entry
      // What an amendment says can be read where it says so, not where the first chart can.
      if entry.source == nil { entry.source = other.source }
      result.amend(with: entry)
    }
    result.unnamed += other.unnamed
    if let note = other.note { result.note = note }
    return result
  }

  mutating func amend(with entry: Entry) {
    if let index = entries.firstIndex(where: { $0.state == entry.state }) {
      entries[index] = entries[index].amended(by: entry)
    } else {
      let index = entries.firstIndex { $0.state > entry.state } ?? entries.endIndex
      entries.insert(entry, at: index)
    }
  }

  // MARK: Totals

  /// How many have signed; those of whom it is only reported are not among them.
  public var signatureCount: Int { entries.count { $0.signed != nil } }

  /// How many instruments of ratification, acceptance, approval or accession were deposited.
  public var instrumentCount: Int { entries.count { $0.consent != nil } }

  /// How many acts of a kind are only reported.
  public func reportedCount(of act: Report.Act) -> Int {
    (entries.flatMap(\.reported) + unnamed).filter { $0.act == act }.map(\.count).reduce(0, +)
  }
}
