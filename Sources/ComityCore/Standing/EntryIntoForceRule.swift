// SPDX-License-Identifier: Apache-2.0

/// When a treaty enters into force, as its final clauses have it: after how many instruments, and how long after them.
///
/// The instrument of a union of States is never counted in addition to those of its members.
public struct EntryIntoForceRule: Sendable, Hashable {
  /// The time that passes between a deposit and the day on which it has its effect.
  public enum Delay: Sendable, Hashable {
    /// "On the ninetieth day after": so many days later.
    case days(Int)
    /// "Three months after": the same day so many months later, or the last day of a shorter month.
    case months(Int)
    /// "On the first day of the month following the expiration of a period of three months after".
    case firstOfMonth(afterMonths: Int)

    /// The day on which a deposit has its effect.
    public func day(after deposit: CalendarDate) -> CalendarDate {
      switch self {
      case .days(let days): deposit.adding(days: days)
      case .months(let months): deposit.adding(months: months)
      case .firstOfMonth(let months): deposit.adding(months: months).firstOfNextMonth
      }
    }
  }

  /// An instrument that was deposited.
  public struct Instrument: Sendable, Hashable {
    /// The day of the deposit.
    public var deposited: CalendarDate
    /// The organizations of which its State is a member.
    public var memberOf: [String]

    /// Creates an instrument.
    public init(deposited: CalendarDate, memberOf: [String] = []) {
      self.deposited = deposited
      self.memberOf = memberOf
    }
  }

  /// How many instruments bring the treaty into force.
  public var instruments: Int
  /// How many of them have to come from members of an organization, by its word.
  public var amongThem: [String: Int]
  /// What passes after the instrument that completes the number.
  public var delay: Delay
  /// What passes after the instrument of a State that joins later.
  public var laterDelay: Delay

  /// Creates a rule.
  public init(instruments: Int, amongThem: [String: Int] = [:], delay: Delay, laterDelay: Delay? = nil) {
    self.instruments = instruments
    self.amongThem = amongThem
    self.delay = delay
    self.laterDelay = laterDelay ?? delay
  }

  /// The day on which the treaty enters into force, where these instruments bring it about.
  public func day(of instruments: [Instrument]) -> CalendarDate? {
    var count = 0
    var missing = amongThem
    for instrument in instruments.sorted(by: { $0.deposited < $1.deposited }) {
      count += 1
      for organization in instrument.memberOf { missing[organization]? -= 1 }
      if count >= self.instruments, missing.values.allSatisfy({ $0 <= 0 }) {
        return delay.day(after: instrument.deposited)
      }
    }
    return nil
  }

  /// The day on which the treaty enters into force for a State.
  ///
  /// - Parameters:
  ///   - deposit: when the State deposited its instrument.
  ///   - start: when the treaty itself entered into force.
  public func day(forDepositOn deposit: CalendarDate, inTreatyInForceFrom start: CalendarDate) -> CalendarDate {
    max(start, laterDelay.day(after: deposit))
  }
}
