// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// What binds a State to a treaty, and on which terms.
public struct TreatyParticipation: Sendable {
  /// The treaty.
  public var treaty: String
  /// When the State signed.
  public var signed: CalendarDate?
  /// When it ratified, accepted, approved or acceded.
  public var ratified: CalendarDate?
  /// Whether that was an accession, by a State that had not signed.
  public var isAccession: Bool
  /// When the treaty entered into force for it.
  public var inForce: CalendarDate?
  /// When its withdrawal took effect.
  public var withdrawn: CalendarDate?
  /// The declarations and reservations that it made.
  public var declarations: [StateDeclaration]
  /// What of its declarations and reservations was not read.
  public var notRead = Unread.nothing

  /// Declarations and reservations of a State that nobody has read.
  public enum Unread: Sendable, Hashable {
    /// All were read.
    case nothing
    /// Those under these options were not.
    case options([String])
    /// None was.
    case everything

    /// Whether a declaration under this option may have been made without the module saying so.
    public func mayHold(_ option: String) -> Bool {
      switch self {
      case .nothing: false
      case .options(let options): options.contains(option)
      case .everything: true
      }
    }
  }
  /// Where this can be read.
  public var source: Source
  /// Where it is written down.
  public var place: Place?

  /// Creates a participation.
  public init(
    treaty: String, signed: CalendarDate? = nil, ratified: CalendarDate? = nil, isAccession: Bool = false,
    inForce: CalendarDate? = nil, withdrawn: CalendarDate? = nil, declarations: [StateDeclaration] = [], source: Source,
    place: Place? = nil
  ) {
    self.treaty = treaty
    self.signed = signed
    self.ratified = ratified
    self.isAccession = isAccession
    self.inForce = inForce
    self.withdrawn = withdrawn
    self.declarations = declarations
    self.source = source
    self.place = place
  }

  /// The declarations and reservations that have effect on a day: while the treaty binds the State, and no longer.
  public func declarationsInForce(on date: CalendarDate) -> [StateDeclaration] {
    guard case .party = standing(on: date) else { return [] }
    return declarations.filter { $0.stands(on: date) }
  }

  /// The State's standing on a day.
  public func standing(on date: CalendarDate) -> Standing {
    if let withdrawn, withdrawn <= date { return .none }
    if let inForce, inForce <= date { return .party(since: inForce) }
    if let signed, signed <= date { return .signatory(since: signed) }
    if let ratified, ratified <= date { return .signatory(since: ratified) }
    return .none
  }
}

extension TreatyParticipation {
  /// The first act of the State.
  package var firstDay: CalendarDate? { [signed, ratified, inForce].compactMap(\.self).min() }
}

extension [TreatyParticipation] {
  /// What counts on a day of several periods in which a State joined a treaty: the last that had begun, or the first.
  package func participation(in treaty: String, on date: CalendarDate) -> TreatyParticipation? {
    let own = filter { $0.treaty == treaty }
    guard own.count > 1 else { return own.first }
    let sorted = own.sorted { ($0.firstDay?.daysSince1970 ?? 0) < ($1.firstDay?.daysSince1970 ?? 0) }
    return sorted.last { $0.firstDay.map { $0 <= date } ?? true } ?? sorted.first
  }
}

/// A declaration or reservation that a State made.
public struct StateDeclaration: Sendable {
  /// What the State called it.
  public enum Kind: String, Sendable, CaseIterable {
    /// A declaration.
    case declaration
    /// A reservation.
    case reservation
  }

  /// The option of the treaty that it uses; nothing where it uses none of those modelled.
  public var option: String?
  /// What the State called it.
  public var kind: Kind
  /// When it was made.
  public var made: CalendarDate
  /// When it took effect; nothing where it did so together with the treaty.
  public var inForce: CalendarDate?
  /// When it was withdrawn.
  public var withdrawn: CalendarDate?
  /// The alternatives of the option that the State named; nothing where it repeated the treaty's words.
  public var alternatives: [String]
  /// What it covers, where that is not the whole of the option.
  public var region: [Condition]?
  /// The declaration in our own words.
  public var summary: String
  /// Where it can be read.
  public var source: Source?
  /// Where it is written down.
  public var place: Place?

  /// Creates a declaration.
  public init(
    option: String?, kind: Kind, made: CalendarDate, inForce: CalendarDate? = nil, withdrawn: CalendarDate? = nil,
    alternatives: [String] = [], region: [Condition]? = nil, summary: String, source: Source? = nil,
    place: Place? = nil
  ) {
    self.option = option
    self.kind = kind
    self.made = made
    self.inForce = inForce
    self.withdrawn = withdrawn
    self.alternatives = alternatives
    self.region = region
    self.summary = summary
    self.source = source
    self.place = place
  }

  /// Whether the declaration was made and not withdrawn; whether it has effect depends on the treaty, too.
  public func stands(on date: CalendarDate) -> Bool {
    if let withdrawn, withdrawn <= date { return false }
    return (inForce ?? made) <= date
  }
}
