// SPDX-License-Identifier: Apache-2.0

import Comity
import Testing

/// What the mapper finds by itself in the statutes of the bundled countries.
@Suite struct AnswersTests {
  static let date = CalendarDate("2026-11-23")!

  static func report(_ code: String, _ treaty: String, withDeclarations: Bool = true) throws -> Report {
    let lawBook = try LawBook.load(jurisdictions: [code], treaties: [treaty])
    return try Mapper(lawBook).report(on: code, to: treaty, asOf: date, countsDeclarations: withDeclarations)
  }

  static func assessment(_ report: Report, _ requirement: String) throws -> Assessment {
    try #require(report.assessments.first { $0.requirement.id == requirement })
  }

  /// The sets of options that are named as remedies of a finding.
  static func declarations(_ report: Report, _ finding: String) -> [[String]] {
    (report.finding(finding)?.remedies ?? []).compactMap { remedy in
      if case .declare(let declarations) = remedy { declarations.map(\.option) } else { nil }
    }
  }

  // MARK: Germany against Budapest, as if no declaration had been made

  @Test("German law needs exactly the option on security measures for Article 2")
  func illegalAccess() throws {
    let report = try Self.report("DE", "budapest-2001", withDeclarations: false)
    #expect(try Self.assessment(report, "2").status == .needsDeclaration)
    #expect(Self.declarations(report, "DE/budapest-2001/2/gap") == [["2-security"]])
    let finding = try #require(report.finding("DE/budapest-2001/2/gap"))
    #expect(finding.witness?.facts["security-measure"] == "not-infringed")
    #expect(finding.blocking.map(\.variable) == ["security-measure"])
    #expect(finding.blocking.map(\.provision) == ["de-stgb-202a"])
  }

  @Test("German law needs the reservation of Article 6(3): for devices that are no programs, and for possession")
  func misuseOfDevices() throws {
    let report = try Self.report("DE", "budapest-2001", withDeclarations: false)
    #expect(try Self.assessment(report, "6.1.a.i").status == .needsDeclaration)
    #expect(try Self.assessment(report, "6.1.a.ii").status == .met)
    #expect(try Self.assessment(report, "6.1.b").status == .needsDeclaration)
    #expect(Self.declarations(report, "DE/budapest-2001/6.1.a.i/gap") == [["6-reservation"]])
    #expect(Self.declarations(report, "DE/budapest-2001/6.1.b/gap") == [["6-reservation"]])
    let devices = try #require(report.finding("DE/budapest-2001/6.1.a.i/gap"))
    #expect(devices.uncoveredIsComplete)
    #expect(devices.uncovered.map { $0.telling.map(\.variable) } == [["object"]])
    #expect(devices.uncovered.first?.telling.first?.words == ["device"])
    let possession = try #require(report.finding("DE/budapest-2001/6.1.b/gap"))
    #expect(possession.witness?.facts["act"] == "possess")
    #expect(report.rendered(as: .json).contains("device that is not a program"))
  }

  @Test("German law needs the option on intent for Article 7, and meets Article 4")
  func forgeryAndData() throws {
    let report = try Self.report("DE", "budapest-2001", withDeclarations: false)
    // Which documents are protected is left to the State: read so, nothing is open; else the option closes it.
    let forgery = try Self.assessment(report, "7")
    #expect(forgery.status == .arguable && forgery.options.contains { $0.option == "7-intent" && $0.use == .needed })
    #expect(Self.declarations(report, "DE/budapest-2001/7/gap").allSatisfy { $0 == ["7-intent"] })
    #expect(!Self.declarations(report, "DE/budapest-2001/7/gap").isEmpty)
    #expect(try Self.assessment(report, "4.1").status == .met)
  }

  @Test(
    "With the declarations really made, Articles 2, 6 and 7 are met by declaration",
    arguments: [
      ("2", "2-security"), ("6.1.a.i", "6-reservation"), ("6.1.b", "6-reservation"), ("7", "7-intent"),
    ])
  func withDeclarations(requirement: String, option: String) throws {
    let report = try Self.report("DE", "budapest-2001")
    let assessment = try Self.assessment(report, requirement)
    #expect(assessment.status == .metByDeclaration)
    #expect(assessment.options.contains { $0.option == option && $0.use == .inForce })
    #expect(!report.findings.contains { $0.kind == .declarationUnneeded || $0.kind == .declarationNotPermitted })
  }

  // MARK: The United States

  @Test("A duty of jurisdiction is answered by the rules that open offences of the treaty to what it asks")
  func rulesOnJurisdiction() throws {
    let german = try Self.report("DE", "budapest-2001")
    for duty in ["22.1.a", "22.1.b", "22.1.c", "22.1.d", "22.3"] {
      #expect(try Self.assessment(german, duty).provisions == ["de-stgb-3-7"], "\(duty)")
    }
    // Offences against nationals: the rules that go further, each for its own offences, stand beside the general one.
    let further = try Self.assessment(Self.report("DE", "un-cybercrime-2024"), "22.2.a").provisions
    #expect(further == ["de-stgb-3-7", "de-stgb-5-sexual", "de-stgb-6-pornography"])
    let american = try Self.report("US", "budapest-2001")
    #expect(try Self.assessment(american, "22.1.a").provisions == ["us-18-5-territory"])
  }

  @Test("Where no rule of the general part says it, the offences answer that punish the attempt, or legal persons")
  func offencesThatAnswer() throws {
    let estonian = try Self.report("EE", "budapest-2001")
    for duty in ["11.2", "12"] {
      let assessment = try #require(
        estonian.assessments.first { $0.requirement.id == duty || $0.requirement.id.hasPrefix("\(duty).") })
      #expect(assessment.status == .met && !assessment.provisions.isEmpty)
      let offenses = assessment.provisions.compactMap { estonian.provision($0) as? any OffenseDefinition }
      #expect(offenses.count == assessment.provisions.count, "they are offences: \(assessment.provisions)")
      #expect(
        offenses.allSatisfy { (duty == "11.2" ? $0.attempt : $0.legalPersons)?.holds == true },
        "\(assessment.provisions)")
    }
  }

  @Test("A section sign stays on the line of its number")
  func sectionSigns() throws {
    let text = try Self.report("DE", "budapest-2001").rendered(as: .text)
    #expect(!text.split(separator: "\n").contains { $0.hasSuffix("§") })
  }

  @Test("Federal law of the United States leaves out the stand-alone computer")
  func standAlone() throws {
    let report = try Self.report("US", "budapest-2001")
    let finding = try #require(report.finding("US/budapest-2001/2/gap"))
    #expect(finding.witness?.facts["system-link"] == "stand-alone")
    // The reservation of Article 41 was not read: the answer says so, and a party is told nothing that it can no longer do.
    let access = try Self.assessment(report, "2")
    #expect(access.unread.contains(.declaration("41-federal")) && access.status == .arguable)
    #expect(Self.declarations(report, finding.id).isEmpty)
  }

  // MARK: The UN Convention and security research

  @Test(
    "Article 7 of the UN Convention obliges to punish security research, unless the option on intent is used",
    arguments: [("DE", true), ("US", true), ("EE", true), ("JP", true)])
  func securityResearch(code: String, isPunished: Bool) throws {
    let report = try Self.report(code, "un-cybercrime-2024", withDeclarations: false)
    let finding = try #require(
      report.findings.first { $0.kind == .overreach && $0.article == "7" && $0.id.hasSuffix("security-research") })
    let overreach = try #require(finding.detail as? Finding.Overreach)
    #expect(overreach.isDutyWithoutOptions)
    #expect(overreach.releasedBy.contains("7-intent"))
    #expect(overreach.punishedBy.isEmpty != isPunished)
  }

  @Test("A stranger to a treaty is told so, and is answered as if it were a party")
  func stranger() throws {
    let report = try Self.report("DE", "un-cybercrime-2024")
    #expect(report.standing == .notStated)
    #expect(report.assessments.contains { $0.status == .met })
  }

  @Test("The law is asked as of the day: before the section was there, it does not answer")
  func asOf() throws {
    let lawBook = try LawBook.load(jurisdictions: ["DE"], treaties: ["budapest-2001"])
    let early = try Mapper(lawBook).report(on: "DE", to: "budapest-2001", asOf: CalendarDate("2003-01-01")!)
    #expect(early.standing == .signatory(since: CalendarDate("2001-11-23")!))
  }

  @Test("A jurisdiction or a treaty that is not there is said to be unknown")
  func unknown() throws {
    let lawBook = try LawBook.load(jurisdictions: ["DE"])
    #expect(throws: Mapper.QuestionError.unknownJurisdiction("XX")) {
      try Mapper(lawBook).report(on: "XX", to: "budapest-2001", asOf: Self.date)
    }
    #expect(throws: Mapper.QuestionError.unknownTreaty("x")) {
      try Mapper(lawBook).report(on: "DE", to: "x", asOf: Self.date)
    }
  }
}
