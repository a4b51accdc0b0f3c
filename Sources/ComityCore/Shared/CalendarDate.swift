// SPDX-License-Identifier: Apache-2.0

/// A day of the Gregorian calendar, without time or zone: the precision in which law enters into force.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year, for instance 2026.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int

  /// Creates a day, or nothing where the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CalendarDate.days(in: month, of: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads a day written `YYYY-MM-DD`.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var result = 0
      for byte in bytes[range] {
        guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
        result = result * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return result
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day so many days after 1 January 1970, which is how computers count them; the first day of the year 1 or the last
  /// of the year 9999, where it would lie beyond.
  public init(daysSince1970 count: Int) {
    let days = Swift.min(Swift.max(count, CalendarDate.days.lowerBound), CalendarDate.days.upperBound)
    // The civil calendar, reckoned from 1 March of the year 0 so that leap days come last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// From 0001-01-01 to 9999-12-31, as days since 1970.
  private static let days = -719_162...2_932_896

  /// How many days lie between 1 January 1970 and this day.
  public var daysSince1970: Int {
    let shiftedYear = month > 2 ? year : year - 1
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  /// The day so many days later.
  public func adding(days: Int) -> CalendarDate {
    // More days than the calendar has lead to its end.
    CalendarDate(daysSince1970: daysSince1970 + Swift.min(Swift.max(days, -4_000_000), 4_000_000))
  }

  /// The same day so many months later; the last one of the month, where it has no such day.
  public func adding(months: Int) -> CalendarDate {
    let total = year * 12 + month - 1 + Swift.min(Swift.max(months, -200_000), 200_000)
    guard total >= 12 else { return CalendarDate(daysSince1970: .min) }
    let (year, month) = (total / 12, total % 12 + 1)
    guard year <= 9999 else { return CalendarDate(daysSince1970: .max) }
    let day = Swift.min(day, CalendarDate.days(in: month, of: year))
    return CalendarDate(year: year, month: month, day: day) ?? self
  }

  /// The first day of the month after that of this day.
  var firstOfNextMonth: CalendarDate {
    let next = adding(months: 1)
    return CalendarDate(year: next.year, month: next.month, day: 1) ?? next
  }

  /// The day as `YYYY-MM-DD`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Whether one day comes before another.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Whole years from this day to a later one, as a birthday counts them.
  public func years(until later: CalendarDate) -> Int {
    let beforeAnniversary = (later.month, later.day) < (month, day)
    return later.year - year - (beforeAnniversary ? 1 : 0)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
