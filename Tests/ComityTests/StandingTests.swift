// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Who is bound by which treaty, since when: the lists of parties, and what is reckoned from them.
@Suite("The standing of States") struct StandingTests {
  static let lawBook = Result { try LawBook.load() }
  static let date = CalendarDate("2026-11-29")!

  private static func chart(_ treaty: String) throws -> TreatyChart {
    try #require(try lawBook.get().charts.first { $0.treaty == treaty })
  }

  /// The bundled law without modules, with a list of parties amended.
  private static func amended(_ treaty: String, _ entries: String) throws -> LawBook {
    try LawBook.load(
      jurisdictions: [],
      and: [
        LawText(
          path: "news/standing.yaml",
          text: """
            standing:
              treaty: \(treaty)
              source: {title: "News", url: "https://example.org/news"}
            entries:
            \(entries)
            """)
      ])
  }

  // MARK: What the lists show

  @Test("The lists have as many signatures and instruments as they say of themselves")
  func totals() throws {
    let budapest = try Self.chart("budapest-2001")
    #expect(budapest.entries.count { $0.inForce != nil } == 81)
    #expect(budapest.instrumentCount == 81)
    #expect(budapest.entries.count { $0.isInvited } == 14)
    #expect(budapest.signatureCount == 50)
    #expect(budapest.completeAsOf == CalendarDate("2026-04-25"))

    let second = try Self.chart("budapest-protocol-2-2022")
    #expect(second.signatureCount == 52)
    #expect(second.entries.filter { $0.consent != nil }.map(\.state) == ["CR", "HU", "JP", "RS"])

    let nations = try Self.chart("un-cybercrime-2024")
    #expect(nations.signatureCount == 74)
    #expect(nations.instrumentCount == 0, "what is only reported is no instrument")
    #expect(nations.completeAsOf == nil)
    #expect(nations.reportedCount(of: .signed) == 2)
    #expect(nations.entry("CA")?.signed == nil && nations.entry("CA")?.reported.map(\.act) == [.signed])
    #expect(nations.unnamed.map(\.count) == [1])
    #expect(nations.entries.filter { $0.reported.contains { $0.act == .ratified } }.map(\.state) == ["AZ", "QA", "VN"])

    // Its chart was not read: what is known is known of single States.
    let first = try Self.chart("budapest-protocol-1-2003")
    #expect(first.completeAsOf == nil && first.asOf == nil)
    #expect(first.entries.allSatisfy { $0.source != nil })
  }

  @Test("On the day of the list the Budapest Convention binds 81 States")
  func parties() throws {
    let records = try Self.lawBook.get().records(to: "budapest-2001", on: CalendarDate("2026-04-25")!)
    #expect(records.count { $0.standing.isParty } == 81)
    #expect(records.filter { !$0.standing.isParty && $0.entry?.isInvited != true }.map(\.state) == ["IE", "ZA"])
  }

  @Test("All members of the United Nations are there, the observer States and the Union, named in three languages")
  func names() throws {
    let states = try Self.lawBook.get().states
    #expect(states.count { $0.memberOf.contains("united-nations") } == 193)
    #expect(states.filter { $0.observerAt.contains("united-nations") }.map(\.code) == ["PS", "VA"])
    #expect(states.filter { $0.kind == .union }.map(\.code) == ["EU"])
    #expect(states.count { $0.memberOf.contains("council-of-europe") } == 46)
    #expect(states.count == 196)
    for state in states {
      #expect(Set(state.name.translations.keys) == ["de", "fr"], "\(state.code)")
      #expect(!state.name.english.contains("&") && !state.name.english.isEmpty)
    }
    for language in ["en", "de", "fr"] { #expect(Set(states.map { $0.name[language] }).count == states.count) }
  }

  @Test("A module names its State as the list of States does")
  func namesOfModules() throws {
    let lawBook = try Self.lawBook.get()
    for module in lawBook.modules {
      let code = module.jurisdiction.code
      #expect(module.jurisdiction.name.english == lawBook.state(code)?.name.english, "\(code)")
    }
  }

  @Test("What a module says of its own participation is what the list of parties says")
  func modulesAgree() throws {
    let lawBook = try Self.lawBook.get()
    for module in lawBook.modules {
      for own in module.participation {
        let code = module.jurisdiction.code
        let entry = try #require(
          try Self.chart(own.treaty).entry(code), "\(code) is not in the list of \(own.treaty)")
        func agree(_ own: CalendarDate?, _ listed: CalendarDate?, _ what: String, from treaty: String) {
          guard let own else { return }
          #expect(own == listed, "\(code), \(treaty): \(what)")
        }
        agree(own.signed, entry.signed?.date, "signed", from: own.treaty)
        agree(own.ratified, entry.consent?.date, "ratified", from: own.treaty)
        agree(own.inForce, entry.inForce, "in force", from: own.treaty)
        if own.ratified != nil { #expect(own.isAccession == (entry.acceded != nil), "\(code), \(own.treaty)") }
        // Nor does the list have an instrument of which the module does not know.
        if entry.consent != nil { #expect(own.ratified != nil, "\(code), \(own.treaty)") }
      }
    }
  }

  @Test(
    "An amendment that cannot be is refused with its place",
    arguments: [
      ("entries: {GH: {withdrawn: 2018-01-01}}", "4:11: error: signature, ratification and entry into force are not"),
      ("entries: {gh: {signed: 2018-01-01}}", "4:11: error: 'gh' is no code of a State"),
      ("entries: {XQ: {invited: true}}", "4:11: error: unknown State 'XQ'"),
      ("entries: {GH: {marks: [X]}}", "4:24: error: unknown mark 'X'; expected one of: R, D, A, T, C"),
      ("entries: {GH: {signed: maybe}}", "4:24: error: 'maybe' is no day of the calendar"),
      ("  sources: [a]\nentries: {GH: {invited: true}}", "4:12: error: 'sources' is a mapping"),
      ("  complete: true\nentries: {GH: {invited: true}}", "2:3: error: a list that is complete needs 'as-of'"),
    ])
  func refused(entries: String, message: String) throws {
    try CommandLineTests.withFolder { folder in
      let file = """
        standing:
          treaty: budapest-2001
          source: {title: "News", url: "https://example.org/news"}
        """
      try Data("\(file)\n\(entries)\n".utf8).write(to: URL(filePath: folder + "/news.yaml"))
      let check = CommandLineTests.comity("check", folder)
      #expect(check.status == .invalidInput)
      #expect(check.output.contains("news.yaml:" + message), "\(check.output)")
    }
  }

  @Test("A module that gives another day than the list of parties is warned, with both places")
  func disagreement() throws {
    try CommandLineTests.withFolder { folder in
      let module = """
        jurisdiction: {code: GH, name: Ghana, in-sentences: Ghanaian, legal-system: common-law}
        participation:
          - treaty: budapest-2001
            acceded: 2018-12-04
            source: {title: "Gazette", url: "https://example.org/gazette"}
        """
      try Data(module.utf8).write(to: URL(filePath: folder + "/module.yaml"))
      let check = CommandLineTests.comity("check", folder)
      #expect(check.status == .done)
      #expect(
        check.output.contains(
          "module.yaml:3:13: warning: the instrument is said to be of 2018-12-04, and the list of parties has 2018-12-03"
        ),
        "\(check.output)")
      #expect(check.output.contains("Standing/budapest-2001.yaml:"))
      let report = CommandLineTests.comity("report", "GH", "--treaty", "budapest-2001", "--modules", folder)
      #expect(report.output.contains("Ghana is a party since 2019-04-01."))
    }
  }

  // MARK: What is reckoned

  @Test("The rule of the treaty gives the day that is stated for it, and that of every party")
  func ruleAgreesWithTheLists() throws {
    var count = 0
    let lawBook = try LawBook.load(jurisdictions: [])
    for treaty in lawBook.treaties {
      let rule = try #require(treaty.entryIntoForceRule)
      let chart = try #require(lawBook.chart(of: treaty.id))
      if let stated = treaty.inForce, chart.completeAsOf != nil {
        var unstated = treaty
        unstated.inForce = nil
        #expect(lawBook.entryIntoForce(of: unstated) == stated)
      }
      for entry in chart.entries {
        guard let stated = entry.inForce, let deposited = entry.consent?.date, let start = treaty.inForce else {
          continue
        }
        #expect(rule.day(forDepositOn: deposited, inTreatyInForceFrom: start) == stated, "\(entry.state)")
        count += 1
      }
    }
    #expect(count == 85)
  }

  @Test(
    "If the fortieth instrument is deposited on 29 November 2026, the UN Convention is in force from 27 February 2027")
  func fortieth() throws {
    let states = try Self.lawBook.get().states.filter { $0.kind == .state }.map(\.code)
    func lawBook(_ count: Int, and more: String = "") throws -> LawBook {
      let early = states.prefix(count - 1).map { "  \"\($0)\": {ratified: 2026-06-01}" }
      let last = "  \"\(states[count - 1])\": {ratified: 2026-11-29}"
      return try Self.amended("un-cybercrime-2024", (early + [last, more]).joined(separator: "\n"))
    }
    func day(_ lawBook: LawBook) -> CalendarDate? {
      lawBook.treaty("un-cybercrime-2024").flatMap(lawBook.entryIntoForce)
    }
    let inForce = CalendarDate("2027-02-27")!
    #expect(day(try lawBook(40)) == inForce)
    #expect(day(try lawBook(39)) == nil)
    #expect(day(try lawBook(39, and: "  EU: {ratified: 2026-07-01}")) == nil, "that of a union does not count")

    // Who joins later is bound thirty days after, and not before the treaty is in force.
    let more = "  ZA: {ratified: 2026-12-01}\n  ZM: {acceded: 2027-03-01}\n  ZW: {ratified: 2027-02-20}"
    let later = try lawBook(40, and: more)
    for (state, expected) in [
      (states[0], "2027-02-27"), (states[39], "2027-02-27"), ("ZA", "2027-02-27"), ("ZM", "2027-03-31"),
      ("ZW", "2027-03-22"),
    ] {
      let standing = later.standing(of: state, to: "un-cybercrime-2024", on: CalendarDate("2028-01-01")!)
      #expect(standing == .party(since: CalendarDate(expected)!), "\(state)")
    }
    let first = later.standing(of: states[0], to: "un-cybercrime-2024", on: CalendarDate("2027-02-26")!)
    #expect(!first.isParty)
  }

  @Test("A fifth instrument brings the Second Protocol into force, also for those that ratified before")
  func fifth() throws {
    let lawBook = try Self.amended("budapest-protocol-2-2022", "  GH: {ratified: 2026-11-30}")
    for state in ["CR", "GH", "HU", "JP", "RS"] {
      let standing = lawBook.standing(of: state, to: "budapest-protocol-2-2022", on: CalendarDate("2027-03-01")!)
      #expect(standing == .party(since: CalendarDate("2027-03-01")!), "\(state)")
    }
    let day = CalendarDate("2027-03-01")!
    #expect(
      lawBook.standing(of: "FR", to: "budapest-protocol-2-2022", on: day)
        == .signatory(since: CalendarDate("2023-01-27")!))
  }

  @Test("Members of an organization are counted apart where the treaty asks for them")
  func amongThem() {
    let rule = EntryIntoForceRule(
      instruments: 3, amongThem: ["council-of-europe": 2], delay: .firstOfMonth(afterMonths: 3))
    func instrument(_ date: String, _ organizations: String...) -> EntryIntoForceRule.Instrument {
      .init(deposited: CalendarDate(date)!, memberOf: organizations)
    }
    var instruments = [
      instrument("2026-03-31"), instrument("2026-01-01"), instrument("2026-02-02", "council-of-europe"),
    ]
    #expect(rule.day(of: instruments) == nil)
    instruments.append(instrument("2026-11-30", "united-nations", "council-of-europe"))
    #expect(rule.day(of: instruments) == CalendarDate("2027-03-01"))
  }

  @Test("Days are counted over months, years and leap days")
  func calendar() {
    let day = CalendarDate("2026-11-29")!
    #expect(day.adding(days: 90) == CalendarDate("2027-02-27"))
    #expect(CalendarDate("2028-02-28")!.adding(days: 1) == CalendarDate("2028-02-29"))
    #expect(CalendarDate("2026-11-30")!.adding(months: 3) == CalendarDate("2027-02-28"))
    #expect(EntryIntoForceRule.Delay.months(2).day(after: CalendarDate("2026-12-31")!) == CalendarDate("2027-02-28"))
    for offset in stride(from: -719_162, through: 2_932_896, by: 9_973) {
      let date = CalendarDate(daysSince1970: offset)
      #expect(date.daysSince1970 == offset)
    }
  }

  // MARK: Who answers

  @Test(
    "The module of the State goes first, then the list; where nobody says anything the standing is not stated",
    arguments: [
      ("DE", "budapest-2001", "2026-11-29", Standing.party(since: CalendarDate("2009-07-01")!)),
      ("DE", "budapest-protocol-2-2022", "2026-11-29", .signatory(since: CalendarDate("2023-01-27")!)),
      // The list has 74 of 76 signatories, so that it says nothing of the others.
      ("DE", "un-cybercrime-2024", "2026-11-29", .notStated),
      ("CA", "un-cybercrime-2024", "2026-11-29", .notStated),
      // Before a treaty is open for signature everybody is a stranger to it.
      ("DE", "un-cybercrime-2024", "2025-10-24", .none),
      ("GH", "budapest-2001", "2026-11-29", .party(since: CalendarDate("2019-04-01")!)),
      ("GH", "budapest-2001", "2019-03-31", .signatory(since: CalendarDate("2018-12-03")!)),
      ("GH", "budapest-2001", "2018-12-02", .none),
      ("IE", "budapest-2001", "2026-11-29", .signatory(since: CalendarDate("2002-02-28")!)),
      ("KR", "budapest-2001", "2026-11-29", .none), ("IN", "budapest-2001", "2026-11-29", .none),
      ("GH", "budapest-protocol-1-2003", "2026-11-29", .notStated),
      // Signed by the day of the list; on which day was not read.
      ("UG", "un-cybercrime-2024", "2026-11-29", .signatory(since: nil)),
      ("UG", "un-cybercrime-2024", "2026-01-01", .notStated), ("UG", "un-cybercrime-2024", "2025-01-01", .none),
      ("EU", "un-cybercrime-2024", "2026-11-29", .signatory(since: CalendarDate("2025-10-25")!)),
      ("QA", "un-cybercrime-2024", "2026-11-29", .signatory(since: nil)),
    ])
  func standing(state: String, treaty: String, day: String, expected: Standing) throws {
    #expect(try Self.lawBook.get().standing(of: state, to: treaty, on: CalendarDate(day)!) == expected)
  }

  @Test("An amendment of single States does not make the list a newer one, and withdrawal ends it")
  func amendments() throws {
    let lawBook = try Self.amended("budapest-2001", "  KE: {acceded: 2026-05-04}\n  GH: {withdrawn: 2026-10-01}")
    let day = Self.date
    let kenya = lawBook.record(of: "KE", to: "budapest-2001", on: day)
    #expect(kenya.standing == .party(since: CalendarDate("2026-09-01")!))
    #expect(kenya.source?.title == "News")
    #expect(lawBook.standing(of: "GH", to: "budapest-2001", on: CalendarDate("2026-09-30")!).isParty)
    #expect(lawBook.standing(of: "GH", to: "budapest-2001", on: day) == .none)
    #expect(lawBook.record(of: "FI", to: "budapest-2001", on: day).asOf == CalendarDate("2026-04-25"))
    #expect(lawBook.charts.first { $0.treaty == "budapest-2001" }?.asOf == CalendarDate("2026-04-25"))
  }

  // MARK: Commands

  @Test("A State without a module is answered as far as its standing goes")
  func unmodeled() throws {
    let report = CommandLineTests.comity("report", "GH", "--treaty", "budapest-2001")
    #expect(report.status == .done)
    for line in ["Ghana is a party since 2019-04-01.", "The law of Ghana is not modelled: nothing was surveyed"] {
      #expect(report.output.contains(line), "\(report.output)")
    }
    let german = CommandLineTests.comity("report", "UG", "--treaty", "un-cybercrime-2024", "--language", "de")
    #expect(german.output.contains("Uganda: unterzeichnet an einem Tag, der nicht gelesen"))

    struct Document: Decodable {
      struct Report: Decodable {
        struct Participation: Decodable {
          var status: String
          var since: String?
          var asOf: String?
        }
        struct Requirement: Decodable { var status: String }
        var participation: Participation
        var requirements: [Requirement]
        var modeled: Bool?
      }
      var reports: [Report]
    }
    let json = CommandLineTests.comity(
      "report", "QA", "FI", "--treaty", "budapest-2001", "un-cybercrime-2024", "--format", "json")
    let reports = try JSONDecoder().decode(Document.self, from: Data(json.output.utf8)).reports
    #expect(reports.map(\.participation.status) == ["none", "signatory", "party", "not-stated"])
    #expect(reports.map(\.participation.since) == [nil, nil, "2007-09-01", nil])
    #expect(reports.map(\.participation.asOf) == ["2026-04-25", "2026-04-25", "2026-04-25", nil])
    #expect(reports.allSatisfy { $0.modeled == false })
    #expect(reports.flatMap(\.requirements).allSatisfy { $0.status == "not-surveyed" })
    for format in ["markdown", "html", "csv", "sarif", "junit"] {
      #expect(CommandLineTests.comity("report", "GH", "--treaty", "budapest-2001", "--format", format).status == .done)
    }
  }

  @Test("A request, and what one could obtain, are answered by standing where the law of a State is not modelled")
  func betweenStates() throws {
    func request(_ from: String, _ to: String, _ more: String...) -> CommandRun {
      CommandLineTests.run(
        arguments: [
          "request", "--from", from, "--to", to, "--offense", "any", "--measure", "produce", "--data", "traffic-data",
        ] + more)
    }
    let bound = request("GH", "DE")
    #expect(bound.status == .done)
    #expect(bound.output.hasPrefix("Ghana asks Germany: not surveyed\n"))
    #expect(bound.output.contains("Budapest Convention: binds both States since 2019-04-01."))
    // South Africa has signed the one treaty; whom the First Protocol binds is not known of every State.
    let unbound = request("GH", "ZA", "--format", "json")
    #expect(unbound.output.contains(#""answer" : "not-surveyed""#), "\(unbound.output)")
    #expect(request("GH", "FI", "--format", "json").output.contains(#""answer" : "not-surveyed""#))
    #expect(request("GH", "FI", "--fact", "channel=dirct").status == .usage)
    #expect(request("GH", "XX").status == .usage)

    let exposure = CommandLineTests.comity("exposure", "--from", "QA", "--to", "DE", "--format", "json")
    #expect(exposure.status == .done)
    #expect(exposure.output.contains(#""binds" : false"#) && exposure.output.contains(#""unmodeled""#))
    #expect(
      CommandLineTests.comity("exposure", "--from", "GH", "--to", "DE", "--treaty", "budapest-2001").status == .done)
  }

  @Test("The list of treaties says who is bound, in sum and State by State")
  func list() throws {
    let all = CommandLineTests.comity("list", "treaties")
    #expect(all.status == .done)
    for word in ["2004-07-01", "81", "at least 74 (+2)", "none seen", "52"] { #expect(all.output.contains(word)) }

    struct Chart: Decodable {
      struct State: Decodable {
        var code: String
        var standing: String
        var ratified: String?
        var inForce: String?
      }
      var states: [State]
    }
    let json = CommandLineTests.comity("list", "treaties", "budapest-2001", "--format", "json").output
    #expect(json == CommandLineTests.comity("list", "treaties", "budapest-2001", "--format", "json").output)
    let states = try JSONDecoder().decode(Chart.self, from: Data(json.utf8)).states
    #expect(states.count { $0.standing == "party" } == 81)
    #expect(states.map(\.code) == states.map(\.code).sorted())
    let text = CommandLineTests.comity("list", "treaties", "un-cybercrime-2024").output
    #expect(text.contains("- Canada: signed (May or July 2026)."))
    #expect(text.contains("- 1 not named: signed"))
  }

  @Test("An instrument that is given with the modules moves the entry into force")
  func given() throws {
    try CommandLineTests.withFolder { folder in
      let file = """
        standing:
          treaty: budapest-protocol-2-2022
          source: {title: "News", url: "https://example.org/news"}
        entries:
          GH: {ratified: 2026-11-22}
        """
      try Data(file.utf8).write(to: URL(filePath: folder + "/news.yaml"))
      let list = CommandLineTests.comity("list", "treaties", "budapest-protocol-2-2022", "--modules", folder)
      #expect(list.output.contains("In force from 2027-03-01."), "\(list.output)\(list.messages)")
      let report = CommandLineTests.comity(
        "report", "JP", "--treaty", "budapest-protocol-2-2022", "--modules", folder, "--as-of", "2027-03-01")
      #expect(report.output.contains("Japan is a party since 2027-03-01."))
      #expect(CommandLineTests.comity("check", folder + "/news.yaml").status == .done)
    }
  }
}
