// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import Testing

/// The penalty of the form that fits a case.
@Suite("Aggravated forms")
struct AggravatedFormTests {
  private static let instruments = Result { try LawBook.load(jurisdictions: []) }

  /// Insulting an official: a year at most, and more where a form applies.
  private func insult(_ forms: [AggravatedForm], in lawBook: LawBook) throws -> Module {
    let reaches = try lawBook.conduct.condition([
      "act": ["express"], "object": ["statement"], "statement-content": ["insult", "opinion", "threat"],
      "statement-about": ["public-official", "government"], "mental-state": ["intentional"],
    ])
    return GeneratedLaw.state(
      in: lawBook,
      offenses: [
        Offense(
          id: "xr-1", citation: "§ 1", title: "Insult", topics: ["expression"], reaches: [reaches],
          penalty: Penalty(maximum: .months(12)), aggravatedForms: forms, source: GeneratedLaw.source)
      ])
  }

  private func form(_ when: String, months: Int, _ facts: [String: [String]], in lawBook: LawBook) throws
    -> AggravatedForm
  {
    AggravatedForm(
      when: when, reaches: facts.isEmpty ? [] : [try lawBook.conduct.condition(facts)],
      penalty: Penalty(maximum: .months(months)))
  }

  private func exposure(_ module: Module, _ lawBook: LawBook) throws -> (Finding, Finding.SeriousCrimeExposure)? {
    let report = try MapperLawTests.report(on: module, to: "un-cybercrime-2024", lawBook)
    return report.findings.lazy.compactMap { finding in
      (finding.detail as? Finding.SeriousCrimeExposure).map { (finding, $0) }
    }.first
  }

  @Test("Where the usual case has the facts of a form, the report tells its maximum, and no condition")
  func usualCase() throws {
    let lawBook = try Self.instruments.get()
    let inPublic = try form("In public", months: 60, ["statement-publicity": ["public-statement"]], in: lawBook)
    let told = try #require(try exposure(insult([inPublic], in: lawBook), lawBook))
    #expect(told.1.maximum == .months(60) && told.1.condition == nil)
    #expect(told.0.certainty == .certain && told.0.level == .warning)
    #expect(told.0.witness?.facts["statement-publicity"] == "public-statement")
  }

  @Test("Of several forms that fit the gravest counts; one in words alone fits no case")
  func gravest() throws {
    let lawBook = try Self.instruments.get()
    let module = try insult(
      [
        form("In public", months: 60, ["statement-publicity": ["public-statement"]], in: lawBook),
        form("In words", months: 72, ["statement-form": ["words"]], in: lawBook),
        form("By night", months: 120, [:], in: lawBook),
        form("In a picture", months: 96, ["statement-form": ["picture"]], in: lawBook),
      ], in: lawBook)
    #expect(try exposure(module, lawBook)?.1.maximum == .months(72))
  }

  @Test("Where only an unusual form makes it a serious crime, its condition is told, and a case that has its facts")
  func unusualForm() throws {
    let lawBook = try Self.instruments.get()
    let media = try form("In the press", months: 60, ["publication-medium": ["media-outlet"]], in: lawBook)
    let told = try #require(try exposure(insult([media], in: lawBook), lawBook))
    #expect(told.1.maximum == .months(60) && told.1.condition == "In the press")
    #expect(told.0.certainty == .certain && told.0.level == .note)
    #expect(told.0.witness?.facts["publication-medium"] == "media-outlet")
  }

  @Test("A form in words alone is told as before: arguable, with its condition")
  func wordsAlone() throws {
    let lawBook = try Self.instruments.get()
    let told = try #require(
      try exposure(insult([form("By night", months: 60, [:], in: lawBook)], in: lawBook), lawBook))
    #expect(told.1.condition == "By night" && told.0.certainty == .arguable && told.0.level == .note)
  }

  @Test("A form whose facts no protected activity has exposes none")
  func elsewhere() throws {
    let lawBook = try Self.instruments.get()
    let threat = try form("By a threat", months: 60, ["statement-content": ["threat"]], in: lawBook)
    #expect(try exposure(insult([threat], in: lawBook), lawBook) == nil)
  }

  @Test("The advice spares every activity that some form makes a serious crime, also those that are not told")
  func advice() throws {
    let lawBook = try Self.instruments.get()
    // Criticism has the facts of the first form as a rule, other activities only in the press.
    let module = try insult(
      [
        form("An opinion", months: 60, ["statement-content": ["opinion"], "motive": ["criticism"]], in: lawBook),
        form("In the press", months: 60, ["publication-medium": ["media-outlet"]], in: lawBook),
      ], in: lawBook)
    let told = try #require(try exposure(module, lawBook))
    guard case .amend(let amendments)? = told.0.remedies.first else {
      Issue.record("no advice")
      return
    }
    #expect(told.1.activities.map(\.id) == ["criticism-of-government"] && amendments.count > 1)
    var spared = module
    spared.offenses = module.offenses.map { offense in
      var exceptions = offense.exceptions
      for case .activity(let id)? in amendments.map(\.except) {
        let region = lawBook.protectedActivities.first { $0.id == id }?.region ?? []
        exceptions.append(Carveout(id: id, kind: .justification, when: region, summary: "Not for \(id)."))
      }
      return Offense(
        id: offense.id, citation: offense.citation, title: offense.title, topics: offense.topics,
        reaches: offense.reaches, exceptions: exceptions, penalty: offense.penalty,
        aggravatedForms: offense.aggravatedForms, source: offense.source)
    }
    #expect(try exposure(spared, lawBook) == nil)
  }

  @Test("A threshold of extradition stays short only where no form that fits reaches it")
  func extradition() throws {
    let lawBook = try Self.instruments.get()
    let requirement = try #require(lawBook.treaty("budapest-2001")?.requirements.first { $0.id == "2" })
    func shortfall(_ forms: [AggravatedForm]) throws -> (Finding, Finding.SanctionShort)? {
      let offense = Offense(
        id: "xr-1", citation: "§ 1", title: "Access", topics: [requirement.topic], reaches: requirement.reaches,
        penalty: Penalty(maximum: .months(6)), aggravatedForms: forms, source: GeneratedLaw.source)
      let report = try MapperLawTests.report(
        on: GeneratedLaw.state(in: lawBook, offenses: [offense]), to: "budapest-2001", lawBook)
      return report.findings.lazy.compactMap { finding in
        (finding.detail as? Finding.SanctionShort).map { (finding, $0) }
      }.first
    }
    let infringed = try form("A barrier", months: 24, ["security-measure": ["infringed"]], in: lawBook)
    let open = try form("No barrier", months: 9, ["security-measure": ["not-infringed"]], in: lawBook)
    #expect(try shortfall([])?.1.maximumMonths == 6)
    let left = try #require(try shortfall([infringed, open]))
    #expect(left.1.maximumMonths == 9)
    #expect(left.0.witness?.facts["security-measure"] == "not-infringed")
    let grave = try form("No barrier", months: 36, ["security-measure": ["not-infringed"]], in: lawBook)
    #expect(try shortfall([infringed, grave]) == nil)
  }

  @Test("The maximum of each serious crime is what reading the forms word by word gives for the case shown")
  func secondOpinion() throws {
    let lawBook = try LawBook.load(jurisdictions: ["FR", "TR"], treaties: ["un-cybercrime-2024"])
    for code in ["FR", "TR"] {
      let module = try #require(lawBook.module(code))
      let report = try Mapper(lawBook).report(on: code, to: "un-cybercrime-2024", asOf: GeneratedLaw.date)
      let evaluator = PointwiseEvaluator(vocabulary: lawBook.conduct, module: module, date: GeneratedLaw.date)
      var seen = 0
      for finding in report.findings {
        guard let told = finding.detail as? Finding.SeriousCrimeExposure, finding.certainty == .certain,
          let witness = finding.witness, let facts = evaluator.facts(witness),
          let offense = module.offenses.first(where: { $0.id == told.provision })
        else { continue }
        #expect(evaluator.penalty(of: offense, facts).maximum == told.maximum, "\(finding.id)")
        seen += 1
      }
      #expect(seen > 5)
    }
  }
}
