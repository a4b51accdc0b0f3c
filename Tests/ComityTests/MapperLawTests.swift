// SPDX-License-Identifier: Apache-2.0

import Comity
import Testing

/// The laws of the mapper: what has to hold of every treaty, whatever the law of a State says.
@Suite struct MapperLawTests {
  static let date = CalendarDate("2026-11-23")!
  static let source = Source(title: "Code of Ruritania", url: "https://example.org/code")

  static let treaties = ["budapest-2001", "budapest-protocol-1-2003", "budapest-protocol-2-2022", "un-cybercrime-2024"]

  /// A State whose author has looked at everything.
  static func state(
    in lawBook: LawBook, offenses: [Offense] = [], dataSharing: [DataSharingRule] = [], generalPart: [GeneralRule] = []
  ) -> Module {
    Module(
      jurisdiction: Jurisdiction(code: "XR", name: "Ruritania", adjective: "Ruritanian", legalSystem: .civilLaw),
      surveyed: lawBook.topics.map { SurveyedTopic(topic: $0.id, on: date) }, generalPart: generalPart,
      offenses: offenses, dataSharing: dataSharing,
      // Every fact of the State is stated, and none holds: a treaty is no basis on which its authorities act.
      stateFacts: StateFact.Name.allCases.map { StateFact($0, holds: false, citation: "§ 9", source: source) })
  }

  static func report(on module: Module, to treaty: String, _ lawBook: LawBook) throws -> Report {
    let lawBook = try lawBook.adding(module)
    return try Mapper(lawBook).report(on: "XR", to: treaty, asOf: date)
  }

  @Test("A State without law meets no duty", arguments: treaties)
  func noLaw(treaty: String) throws {
    let lawBook = try LawBook.load(jurisdictions: [])
    let report = try Self.report(on: Self.state(in: lawBook), to: treaty, lawBook)
    let duties = report.assessments.filter { $0.requirement.modality == .shall }
    #expect(!duties.isEmpty)
    for duty in duties {
      #expect(![.met, .metByDeclaration, .arguable].contains(duty.status), "\(duty.requirement.id): \(duty.status)")
      #expect(duty.status != .notSurveyed, "\(duty.requirement.id)")
    }
  }

  @Test("A State whose only rule forbids everything to foreign authorities meets no duty", arguments: treaties)
  func everythingForbidden(treaty: String) throws {
    let lawBook = try LawBook.load(jurisdictions: [])
    let evidence = try #require(lawBook.evidence)
    let foreign = try evidence.condition(["requester": ["party-authority", "non-party-authority"]])
    let rule = DataSharingRule(
      id: "xr-1", citation: "§ 1", title: "Nothing to foreign authorities", topics: ["mutual-assistance"],
      effect: .mustNot, reaches: [foreign], source: Self.source)
    let report = try Self.report(on: Self.state(in: lawBook, dataSharing: [rule]), to: treaty, lawBook)
    for duty in report.assessments where duty.requirement.modality == .shall {
      #expect(![.met, .metByDeclaration, .arguable].contains(duty.status), "\(duty.requirement.id): \(duty.status)")
    }
  }
}
