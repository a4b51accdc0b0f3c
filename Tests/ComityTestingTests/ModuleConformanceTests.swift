// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTesting
import Regions
import Testing

@Suite("A module in Swift")
struct ModuleConformanceTests {
  static let today = CalendarDate("2026-11-23")!
  let lawBook: LawBook

  init() throws {
    lawBook = try LawBook.load(jurisdictions: ["JP"], treaties: ["budapest-2001"])
  }

  /// A module with what a test says is wrong with it.
  private func module(_ change: (inout Module, inout Offense) throws -> Void) throws -> Module {
    let ruritania = try Ruritania(lawBook.conduct)
    let first = try #require(ruritania.offenses.first)
    var offense = Offense(
      id: first.id, citation: first.citation, title: first.title, topics: first.topics, reaches: first.reaches,
      exceptions: first.exceptions, penalty: first.penalty, source: first.source, review: first.review)
    var module = Module(
      jurisdiction: ruritania.jurisdiction, surveyed: ruritania.surveyed, participation: ruritania.participation,
      generalPart: ruritania.generalPart, cases: ruritania.cases)
    try change(&module, &offense)
    module.offenses = [offense] + module.offenses
    return module
  }

  @Test("The example conforms")
  func example() throws {
    let problems = ModuleConformance(of: try Ruritania(lawBook.conduct), in: lawBook).problems(asOf: Self.today)
    #expect(problems.text() == "")
  }

  @Test("It appears in reports beside modules written in YAML, with the same kinds of findings")
  func besideYAML() throws {
    let book = try lawBook.adding(Ruritania(lawBook.conduct))
    #expect(book.modules.map(\.jurisdiction.code) == ["JP", "XR"])
    let reports = try ["JP", "XR"].map { try Mapper(book).report(on: $0, to: "budapest-2001", asOf: Self.today) }
    func status(_ report: Report, _ id: String) -> Status? {
      report.assessments.first { $0.requirement.id == id }?.status
    }
    #expect(status(reports[1], "2") == .partlyMet, "children under fourteen are no exception that the treaty knows")
    #expect(status(reports[1], "4.1") == .met)
    #expect(status(reports[1], "3") == .notSurveyed)
    let text = reports.rendered(as: .text)
    #expect(text.contains("Japan") && text.contains("Ruritania") && text.contains("§ 100 of the Code"))
    #expect(reports[1].findings.contains { $0.kind == .carveOutGap })
  }

  @Test("A module whose code is there already is taken only when told so")
  func replacing() throws {
    let book = try lawBook.adding(Ruritania(lawBook.conduct))
    #expect(throws: InvalidLaw.self) { try book.adding(Ruritania(lawBook.conduct)) }
    #expect(try book.adding(Ruritania(lawBook.conduct), replacing: true).modules.count == 2)
  }

  @Test("What is out of bounds is refused, and never a crash")
  func outOfBounds() throws {
    func identifiers(_ change: (inout Module, inout Offense) throws -> Void) throws -> Set<String> {
      let module = try module(change)
      return Set(ModuleConformance(of: module, in: lawBook).problems(asOf: Self.today).map(\.identifier))
    }
    #expect(try identifiers { _, offense in offense.reaches = [] } == ["missing-key"])
    #expect(try identifiers { _, offense in offense.reaches[0].limits[999] = .values([0]) } == ["unknown-variable"])
    #expect(try identifiers { _, offense in offense.reaches[0].limits[-1] = .values([0]) } == ["unknown-variable"])
    #expect(try identifiers { _, offense in offense.reaches[0].limits[0] = .values([7]) } == ["unknown-value"])
    #expect(try identifiers { _, offense in offense.reaches[0].limits[0] = .values([]) } == ["empty-condition"])
    #expect(
      try identifiers { _, offense in offense.reaches[0].limits[0] = .numbers([NumberRange(from: 1)]) }
        == ["not-a-value"])
    let age = try #require(lawBook.conduct.index(of: "offender-age"))
    #expect(try identifiers { _, offense in offense.reaches[0].limits[age] = .values([0]) } == ["not-a-number"])
    #expect(
      try identifiers { _, offense in offense.reaches[0].limits[age] = .numbers([NumberRange(from: 9, below: 9)]) }
        == ["empty-condition"])
    #expect(try identifiers { _, offense in offense.id = "100" } == ["foreign-id", "unknown-provision"])
    #expect(try identifiers { _, offense in offense.topics = ["hacking"] }.contains("unknown-topic"))
    #expect(try identifiers { _, offense in offense.source.url = "the library" } == ["invalid-address"])
    #expect(
      try identifiers { _, offense in offense.penalty = Penalty(minimumMonths: 30, maximum: .months(24)) }
        == ["empty-penalty"])
    #expect(try identifiers { module, offense in module.offenses = [offense] } == ["duplicate-id"])
    #expect(try identifiers { module, _ in module.jurisdiction.code = "ruritania" }.contains("invalid-code"))
    #expect(try identifiers { module, _ in module.participation[0].declarations[0].option = "1" } == ["unknown-option"])
  }

  @Test("A case that turns out otherwise is shown with what decides")
  func failingCase() throws {
    let module = try module { module, _ in module.cases[0].expected = .no }
    let problems = ModuleConformance(of: module, in: lawBook).problems(asOf: Self.today)
    #expect(problems.map(\.identifier) == ["case-failed"])
    #expect(problems.first?.notes.first?.message.contains("'xr-code-100' reaches it") == true)
  }

  @Test("A module that answers otherwise when asked again is refused")
  func unstable() throws {
    final class Counter: @unchecked Sendable { var count = 0 }
    struct Moody: JurisdictionModule {
      let inner: Ruritania
      let counter = Counter()
      var jurisdiction: Jurisdiction { inner.jurisdiction }
      var surveyed: [SurveyedTopic] { inner.surveyed }
      var offenses: [any OffenseDefinition] {
        counter.count += 1
        return counter.count.isMultiple(of: 2) ? inner.offenses : inner.offenses.reversed()
      }
    }
    let problems = ModuleConformance(of: Moody(inner: try Ruritania(lawBook.conduct)), in: lawBook)
      .problems(asOf: Self.today)
    #expect(problems.map(\.identifier).contains("unstable-module"))
  }

  @Test("Every bundled module conforms in its form")
  func bundled() throws {
    let lawBook = try LawBook.load()
    for module in lawBook.modules {
      let errors = ModuleConformance(of: module, in: lawBook).problems(asOf: Self.today)
        .filter { $0.severity == .error }
      #expect(errors.text() == "", "\(module.jurisdiction.code)")
    }
  }
}
