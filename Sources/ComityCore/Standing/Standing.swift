// SPDX-License-Identifier: Apache-2.0

/// How a State stands to a treaty.
public enum Standing: Sendable, Hashable {
  /// Bound by it.
  case party(since: CalendarDate)
  /// Has signed or ratified it, and is not bound yet; nothing where the day was not read.
  case signatory(since: CalendarDate?)
  /// A stranger to it.
  case none
  /// Nobody has said: no module states it, and no chart that was read shows it.
  case notStated

  /// Whether the treaty binds the State.
  public var isParty: Bool {
    if case .party = self { true } else { false }
  }
}

/// How a State stands to a treaty on a day, and from where that is known.
public struct StandingRecord: Sendable {
  /// The code of the State.
  public var state: String
  /// The identifier of the treaty.
  public var treaty: String
  /// Its standing on the day.
  public var standing: Standing
  /// The instrument of a State that is not bound yet; nothing where it only signed, or is bound.
  public var consent: Consent?
  /// The time in which it was a party, where it is one no longer; `nil` otherwise.
  public var former: Period?
  /// What the State did, act by act; nothing where neither its module nor a chart names it.
  public var entry: TreatyChart.Entry?
  /// The day up to which the chart was read that says so; nothing where the State's own module says it.
  public var asOf: CalendarDate?
  /// Where it can be read.
  public var source: Source?

  /// An instrument that was deposited and has not had its effect.
  public struct Consent: Sendable, Hashable {
    /// The day of the deposit.
    public var day: CalendarDate
    /// Whether it was an accession, by a State that had not signed, and no ratification.
    public var isAccession: Bool
    /// The day on which the treaty enters into force for the State, where it is known.
    public var entersIntoForce: CalendarDate?
  }
}
