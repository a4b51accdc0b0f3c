// SPDX-License-Identifier: Apache-2.0

// A module written in Swift: an example to copy. Ruritania is a country of novels, and so is its law.
//
// Most countries are better written in YAML, which needs no compiler and shows every mistake with its line. Swift serves
// where provisions come from somewhere else: a database, a table as below, another program.

import Comity

/// The law of Ruritania.
struct Ruritania: JurisdictionModule {
  let jurisdiction = Jurisdiction(
    code: "XR", name: "Ruritania", adjective: "Ruritanian", legalSystem: .civilLaw, treatyRank: .statute,
    treatyRankSummary: "Ratified treaties have the rank of a statute (Art 3 of the Charter).")

  let surveyed = ["illegal-access", "data-interference", "accomplices"].map {
    SurveyedTopic(topic: $0, on: Ruritania.day(2026, 1, 15))
  }

  let participation = [
    TreatyParticipation(
      treaty: "budapest-2001", signed: Ruritania.day(2020, 5, 4), ratified: Ruritania.day(2021, 3, 1),
      inForce: Ruritania.day(2021, 7, 1),
      declarations: [
        StateDeclaration(
          option: "2-security", kind: .declaration, made: Ruritania.day(2021, 3, 1),
          summary: "Access is an offence only where a security measure is infringed.")
      ],
      source: Source(
        title: "List of parties", url: "https://example.org/parties", consolidated: Ruritania.day(2026, 1, 1)))
  ]

  let generalPart: [GeneralRule]
  let offenses: [any OffenseDefinition]
  let cases: [LegalCase]

  /// States the law in the words of a vocabulary.
  ///
  /// - Throws: ``Vocabulary/WordError`` where a word is not in the vocabulary: the mistake of a programmer, found by the
  ///   first test.
  init(_ words: Vocabulary) throws {
    offenses = try [UnauthorizedAccess(words)] + Interference.allCases.map { try DataOffense($0, words) }
    generalPart = [
      GeneralRule(
        id: "xr-code-9", citation: "§ 9 of the Code", title: "Accomplices", topics: ["accomplices"],
        opens: [try words.condition(["participation": ["perpetrator", "accomplice", "instigator"]])],
        source: Ruritania.code)
    ]
    cases = [
      LegalCase(
        id: "xr-case-1", question: .punishable,
        facts: try words.condition([
          "act": ["access"], "object": ["computer-system"], "authorization": ["no-authority"],
          "security-measure": ["infringed"], "mental-state": ["intentional"],
        ]), expected: .yes, provisions: ["xr-code-100"], summary: "Someone guesses the password of the court's mailbox."
      )
    ]
  }

  static let code = Source(
    title: "Code of Ruritania", url: "https://example.org/code", consolidated: day(2026, 1, 1), language: "de")

  /// A day that the calendar has; the module's tests would find one that it has not.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    CalendarDate(year: year, month: month, day: day) ?? CalendarDate(daysSince1970: 0)
  }
}

/// One provision as a type of its own: what it does not state has a default.
struct UnauthorizedAccess: OffenseDefinition {
  let id = "xr-code-100"
  let citation = "§ 100 of the Code"
  let title = "Unauthorized access"
  let topics = ["illegal-access"]
  let reaches: [Condition]
  let exceptions: [Carveout]
  let penalty = Penalty(maximum: .months(24), fine: true)
  let source = Ruritania.code
  let review = Review.checkedAgainstSource(Ruritania.day(2026, 1, 15))

  init(_ words: Vocabulary) throws {
    reaches = [
      try words.condition([
        "act": ["access"], "object": ["computer-system"], "authorization": ["without-right"],
        "security-measure": ["infringed"], "mental-state": ["intentional"],
      ])
    ]
    exceptions = [
      Carveout(
        id: "minors", kind: .limit,
        when: [try words.condition([:], numbers: ["offender-age": NumberRange(from: 0, below: 14)])],
        summary: "Children under fourteen are not punished.")
    ]
  }
}

/// Provisions that differ in little come from a table.
enum Interference: String, CaseIterable {
  case damage
  case delete
  case deteriorate
  case alter
  case suppress
}

/// An offence made from one line of the table.
struct DataOffense: OffenseDefinition {
  let id: String
  let citation: String
  let title: String
  let topics = ["data-interference"]
  let reaches: [Condition]
  let penalty: Penalty
  let source = Ruritania.code
  let review = Review.checkedAgainstSource(Ruritania.day(2026, 1, 15))

  init(_ interference: Interference, _ words: Vocabulary) throws {
    let number = 101 + (Interference.allCases.firstIndex(of: interference) ?? 0)
    id = "xr-code-\(number)"
    citation = "§ \(number) of the Code"
    title = "To \(interference.rawValue) data"
    reaches = [
      try words.condition([
        "act": [interference.rawValue], "object": ["computer-data"], "authorization": ["without-right"],
        "mental-state": ["intentional"],
      ])
    ]
    penalty = Penalty(maximum: .months(interference == .delete ? 36 : 24), fine: true)
  }
}
