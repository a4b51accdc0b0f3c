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
}
