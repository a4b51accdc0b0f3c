// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Testing

private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

@Suite("Days and what begins on them")
struct TimeTests {
  @Test(
    "Days that the calendar does not have are none",
    arguments: [
      "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01", "2026-1-01", "26-01-01",
    ])
  func noDay(text: String) { #expect(CalendarDate(text) == nil) }

  @Test(
    "Every day of four centuries is counted to a number and back", arguments: [-719_162, -1, 0, 59, 11_016, 146_097])
  func counted(start: Int) throws {
    for number in stride(from: start, to: start + 1500, by: 1) {
      let day = CalendarDate(daysSince1970: number)
      #expect(day.daysSince1970 == number)
      #expect(CalendarDate("\(day)") == day)
      #expect(day < CalendarDate(daysSince1970: number + 1))
    }
    #expect("\(CalendarDate(daysSince1970: 0))" == "1970-01-01")
  }

  @Test(
    "Before the first and after the last day of the calendar are those days",
    arguments: [Int.max, 4_000_000, 20_000_000])
  func edges(many: Int) throws {
    let (first, last, some) = (try day("0001-01-01"), try day("9999-12-31"), try day("2026-11-23"))
    #expect(CalendarDate(daysSince1970: many) == last && CalendarDate(daysSince1970: -many) == first)
    #expect(some.adding(days: many) == last && some.adding(days: -many) == first)
    #expect(some.adding(months: many) == last && some.adding(months: -many) == first)
  }

  @Test(
    "Months are added to the same day, or to the last of a shorter month",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-30", 3, "2027-02-28"),
      ("2026-12-15", 12, "2027-12-15"),
    ])
  func months(text: String, months: Int, later: String) throws {
    #expect(try day(text).adding(months: months) == day(later))
  }

  @Test("Whole years are counted to the day before the anniversary, and from it")
  func years() throws {
    #expect(try day("2021-11-30").years(until: day("2026-11-29")) == 4)
    #expect(try day("2021-11-30").years(until: day("2026-11-30")) == 5)
  }

  @Test("A treaty binds from its day on, and no longer on the day of its end")
  func participation() throws {
    let source = Source(title: "Chart", url: "https://example.org/chart")
    let participation = try TreatyParticipation(
      treaty: "t", signed: day("2010-01-01"), ratified: day("2012-01-01"), inForce: day("2012-05-01"),
      withdrawn: day("2020-01-01"), source: source)
    let standings: [(String, Standing)] = try [
      ("2009-12-31", .none), ("2010-01-01", .signatory(since: day("2010-01-01"))),
      ("2012-04-30", .signatory(since: day("2010-01-01"))), ("2012-05-01", .party(since: day("2012-05-01"))),
      ("2019-12-31", .party(since: day("2012-05-01"))), ("2020-01-01", .none),
    ]
    for (text, standing) in standings { #expect(try participation.standing(on: day(text)) == standing, "\(text)") }
  }

  @Test("Of several periods that counts which had begun last")
  func periods() throws {
    let source = Source(title: "Chart", url: "https://example.org/chart")
    let first = try TreatyParticipation(
      treaty: "t", ratified: day("2005-01-01"), inForce: day("2005-06-01"), withdrawn: day("2015-01-01"), source: source
    )
    let second = try TreatyParticipation(
      treaty: "t", ratified: day("2020-01-15"), inForce: day("2020-05-01"), source: source)
    let other = TreatyParticipation(treaty: "u", source: source)
    func counting(_ text: String) throws -> CalendarDate? {
      try [second, other, first].participation(in: "t", on: day(text))?.inForce
    }
    #expect(try counting("2004-01-01") == day("2005-06-01"))
    #expect(try counting("2016-01-01") == day("2005-06-01"))
    #expect(try counting("2020-01-15") == day("2020-05-01"))
  }

  @Test("A treaty enters into force with the last instrument that it needs, members of an organization among them")
  func entryIntoForce() throws {
    let rule = EntryIntoForceRule(instruments: 3, amongThem: ["coe": 2], delay: .firstOfMonth(afterMonths: 3))
    func instrument(_ text: String, _ organizations: String...) throws -> EntryIntoForceRule.Instrument {
      EntryIntoForceRule.Instrument(deposited: try day(text), memberOf: organizations)
    }
    let three = try [instrument("2026-03-31"), instrument("2026-01-10", "coe"), instrument("2026-02-10")]
    #expect(rule.day(of: three) == nil)
    #expect(try rule.day(of: three + [instrument("2026-05-20", "coe")]) == day("2026-09-01"))
    #expect(try rule.day(forDepositOn: day("2026-01-02"), inTreatyInForceFrom: day("2026-09-01")) == day("2026-09-01"))
    #expect(EntryIntoForceRule.Delay.days(90).day(after: try day("2026-11-30")) == CalendarDate("2027-02-28"))
  }
}
