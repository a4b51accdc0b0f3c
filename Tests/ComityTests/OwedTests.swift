// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import Testing

/// What is owed and what answers it, in laws of one or two provisions.
@Suite struct OwedTests {
  private static let instruments = Result { try LawBook.load(jurisdictions: []) }

  /// An offence that reaches all of a paragraph.
  private func offense(_ number: Int, of requirement: String, months: Int, _ treaty: Treaty) throws -> Offense {
    let requirement = try #require(treaty.requirements.first { $0.id == requirement })
    return Offense(
      id: "xr-\(number)", citation: "§ \(number)", title: requirement.title, topics: [requirement.topic],
      reaches: requirement.reaches, penalty: Penalty(maximum: .months(months)), source: GeneratedLaw.source)
  }

  private func assessments(_ module: Module, _ lawBook: LawBook) throws -> [String: Assessment] {
    let report = try MapperLawTests.report(on: module, to: "budapest-2001", lawBook)
    return Dictionary(uniqueKeysWithValues: report.assessments.map { ($0.requirement.id, $0) })
  }

  @Test("A statute that makes legal persons liable for their leaders alone does not answer for want of supervision")
  func legalPersons() throws {
    let lawBook = try Self.instruments.get()
    let treaty = try #require(lawBook.treaty("budapest-2001"))
    var offense = try offense(1, of: "2", months: 24, treaty)
    offense.legalPersons = Answer(true)
    let liable = try assessments(GeneratedLaw.state(in: lawBook, offenses: [offense]), lawBook)
    #expect(liable["12.1"]?.status == .met)
    #expect(liable["12.2"]?.status == .met)
    offense.legalPersons?.when = [try lawBook.conduct.condition(["corporate-ground": ["act-of-leader"]])]
    let forLeaders = try assessments(GeneratedLaw.state(in: lawBook, offenses: [offense]), lawBook)
    #expect(forLeaders["12.1"]?.status == .met)
    #expect(forLeaders["12.2"]?.status == .notMet)
  }

  @Test("Jurisdiction instead of extradition is asked for offences for which one could be extradited")
  func extraditableOffenses() throws {
    let lawBook = try Self.instruments.get()
    let treaty = try #require(lawBook.treaty("budapest-2001"))
    let duty = try #require(treaty.requirements.first { $0.id == "22.3" }?.extending)
    let petty = try offense(1, of: "2", months: 6, treaty)
    let grave = try offense(2, of: "3", months: 24, treaty)
    var module = GeneratedLaw.state(in: lawBook, offenses: [petty, grave])
    module.generalPart = [
      GeneralRule(
        id: "xr-3", citation: "§ 3", title: "Nationals who stay", topics: ["jurisdiction"], opens: duty.to,
        appliesTo: ["xr-2"], source: GeneratedLaw.source)
    ]
    #expect(try assessments(module, lawBook)["22.3"]?.status == .met)
    module.generalPart = []
    #expect(try assessments(module, lawBook)["22.3"]?.status == .notMet)
    module.offenses = [petty]
    #expect(try assessments(module, lawBook)["22.3"]?.status == .notOwed)
  }

  @Test("A safeguard that is missed is arguable where safeguards were read in part")
  func safeguardsReadInPart() throws {
    let lawBook = try Self.instruments.get()
    let power = DataSharingRule(
      id: "xr-1", citation: "§ 1", title: "Search", topics: ["search-and-seizure"], effect: .may,
      reaches: [try #require(lawBook.evidence).condition(["action": ["search-and-seize"]])],
      source: GeneratedLaw.source)
    var module = GeneratedLaw.state(in: lawBook, dataSharing: [power])
    #expect(try assessments(module, lawBook)["15.2.supervision"]?.status == .notMet)
    let topic = try #require(module.surveyed.firstIndex { $0.topic == "safeguards" })
    module.surveyed[topic].notRead = "the rules on courts"
    let supervision = try #require(try assessments(module, lawBook)["15.2.supervision"])
    #expect(supervision.status == .arguable && supervision.certainty == .arguable)
    #expect(supervision.unread == [.topic("safeguards")])
  }

  @Test("The law chooses what leaves nothing open: access only with the intent to obtain data, in the United States")
  func choices() throws {
    let report = try AnswersTests.report("US", "un-cybercrime-2024")
    let access = try AnswersTests.assessment(report, "7.1")
    #expect(access.status == .met)
    #expect(access.options.contains { $0.option == "7-intent" && $0.alternatives == ["obtain-data"] })
  }

  @Test(
    "Of the ages that a law may choose, its own is taken: that up to which it protects", arguments: ["EE", "JP", "NO"])
  func ownAge(code: String) throws {
    let grooming = try AnswersTests.assessment(AnswersTests.report(code, "un-cybercrime-2024"), "15.1")
    let age = grooming.options.first { $0.option == "15-domestic-definition" }
    #expect(age?.alternatives == ["sixteen"])
  }

  @Test("Where one reading alone has a power, a ground of refusal counts under that reading", arguments: ["JP", "NO"])
  func refusalUnderOneReading(code: String) throws {
    let report = try AnswersTests.report(code, "budapest-2001")
    let kinds = report.findings.filter { $0.requirement == "24.1" }.map(\.kind)
    #expect(kinds.contains(.refusalAvailable) && !kinds.contains(.collision))
  }

  @Test("A ground that can only be argued is none under the strict reading, and one under the lenient")
  func arguableGrounds() throws {
    let lawBook = try Self.instruments.get()
    let evidence = try #require(lawBook.evidence)
    let treaty = try #require(lawBook.treaty("budapest-2001"))
    let preservation = try #require(treaty.requirements.first { $0.id == "29.3" })
    func answer(without character: String) throws -> Assessment? {
      let index = try #require(evidence.index(of: "offense-character"))
      let variable = evidence.variables[index]
      let left = try #require(variable.value(named: character)).members
      let reaches = preservation.reaches.map { condition in
        var condition = condition
        condition.limits[index] = .values(ValueSet(variable.values.indices).subtracting(left))
        return condition
      }
      let rule = DataSharingRule(
        id: "xr-1", citation: "§ 1", title: "Preservation", topics: ["preservation"], effect: .must, reaches: reaches,
        source: GeneratedLaw.source)
      return try assessments(GeneratedLaw.state(in: lawBook, dataSharing: [rule]), lawBook)["29.3"]
    }
    #expect(try answer(without: "political")?.status == .met)
    #expect(try answer(without: "expression-about-state")?.status == .arguable)
    #expect(try answer(without: "other-expression")?.status == .partlyMet)
  }

  @Test("That a State prosecutes instead of extraditing answers the duty to do so, and is named")
  func prosecutionInstead() throws {
    let lawBook = try Self.instruments.get()
    let name = StateFact.Name.prosecutesInsteadOfExtraditing
    let prosecuting = try assessments(GeneratedLaw.state(in: lawBook) { $0 == name }, lawBook)["24.6"]
    #expect(prosecuting?.status == .met && prosecuting?.provisions == [name.rawValue])
    #expect(try assessments(GeneratedLaw.state(in: lawBook) { _ in false }, lawBook)["24.6"]?.status == .notMet)
    let surrendering = GeneratedLaw.state(in: lawBook) { $0 == .extraditesNationals }
    #expect(try assessments(surrendering, lawBook)["24.6"]?.status == .notOwed)
  }

  @Test("Extradition is owed without a treaty, or under one, as the law of the State has it")
  func extradition() throws {
    let lawBook = try Self.instruments.get()
    let free = try assessments(GeneratedLaw.state(in: lawBook), lawBook)
    #expect(free["24.1"]?.status == .notMet && free["24.2"]?.status == .notOwed)
    let bound = try assessments(GeneratedLaw.state(in: lawBook) { $0 == .extraditionNeedsATreaty }, lawBook)
    #expect(bound["24.1"]?.status == .notOwed && bound["24.2"]?.status == .notMet)
  }

  @Test("The reservation to preservation is open to a State that asks for dual criminality, and to no other")
  func optionsOnFacts() throws {
    let lawBook = try Self.instruments.get()
    let option = try #require(
      lawBook.treaty("budapest-2001")?.options.first { $0.id == "29-dual-criminality" })
    let name = StateFact.Name.requiresDualCriminalityForAssistance
    #expect(option.isAvailable(to: GeneratedLaw.state(in: lawBook) { $0 == name }))
    #expect(!option.isAvailable(to: GeneratedLaw.state(in: lawBook) { _ in false }))
    var silent = GeneratedLaw.state(in: lawBook)
    silent.stateFacts = []
    #expect(option.isAvailable(to: silent))
  }

  @Test("What a reservation in limited circumstances releases is released at most arguably")
  func indefiniteOptions() throws {
    let lawBook = try Self.instruments.get()
    let treaty = try #require(lawBook.treaty("budapest-2001"))
    let copying = try #require(treaty.requirements.first { $0.id == "10.1" })
    let act = try #require(lawBook.conduct.index(of: "act"))
    let reproduce = try #require(lawBook.conduct.variables[act].value(named: "reproduce")).members
    let reaches = copying.reaches.map { condition in
      var condition = condition
      condition.limits[act] = .values(reproduce)
      return condition
    }
    let offense = Offense(
      id: "xr-1", citation: "§ 1", title: "Copying", topics: [copying.topic], reaches: reaches,
      penalty: Penalty(maximum: .months(24)), source: GeneratedLaw.source)
    var module = GeneratedLaw.state(in: lawBook, offenses: [offense]) { $0 == .boundByCopyrightTreaties }
    // Distribution is missing, which the reservation could release.
    let joining = try #require(try assessments(module, lawBook)["10.1"])
    #expect(joining.status == .needsDeclaration && joining.certainty == .arguable)
    let day = try #require(CalendarDate("2010-01-01"))
    module.participation = [
      TreatyParticipation(
        treaty: treaty.id, signed: day, ratified: day, inForce: day,
        declarations: [
          StateDeclaration(option: "10-limited-circumstances", kind: .reservation, made: day, summary: "Made.")
        ], source: GeneratedLaw.source)
    ]
    let reserved = try #require(try assessments(module, lawBook)["10.1"])
    #expect(reserved.status == .arguable && reserved.certainty == .arguable)
  }

  @Test("A reservation to the Convention counts for its First Protocol, unless the State declared otherwise")
  func borrowedOptions() throws {
    let lawBook = try LawBook.load(jurisdictions: ["FR"])
    let report = try Mapper(lawBook).report(
      on: "FR", to: "budapest-protocol-1-2003", asOf: GeneratedLaw.date)
    let nationals = try #require(report.assessments.first { $0.requirement.id == "8.1.22.d" })
    #expect(nationals.status == .metByDeclaration)
    #expect(nationals.options.contains { $0.option == "22-nationals" && $0.use == .inForce })
  }

  @Test("What is missing abroad because it is missing at home keeps its status and is told once, of the power")
  func missingAtHome() throws {
    let report = try AnswersTests.report("IE", "budapest-2001")
    let abroad = try #require(report.assessments.first { $0.requirement.id == "33.1" })
    #expect(abroad.status == .notMet && abroad.findings == ["IE/budapest-2001/20.1/gap"])
    #expect(report.finding("IE/budapest-2001/20.1/gap")?.articles == ["20", "33"])
    #expect(!report.findings.contains { $0.requirement == "33.1" })
  }
}
