// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import Testing

/// The answers between States agree with each other and with the report: on penalties, grounds and lists of offences.
///
/// All pairs of bundled States are gone through; of each pair one offence in so many, chosen by its place, so that the test
/// stays fast and always asks the same.
@Suite("Answers between States agree")
struct AgreementTests {
  private static let treaty = "un-cybercrime-2024"
  private static let date = WitnessTests.date

  /// Everything that is bundled, loaded once.
  private static let law: LawBook? = try? LawBook.load()

  private static func pairs() -> [(String, String)] {
    let codes = (law?.modules ?? []).filter { !$0.offenses.isEmpty }.map(\.jurisdiction.code)
    return codes.flatMap { from in codes.filter { $0 != from }.map { (from, $0) } }
  }

  /// One pair in so many, by its place.
  private static func sample(_ step: Int) -> [(String, String)] {
    pairs().enumerated().filter { $0.offset % step == 0 }.map(\.element)
  }

  @Test("Dual criminality says of an offence what a request about it says")
  func dualAndRequest() throws {
    let law = try #require(Self.law)
    let mapper = Mapper(law)
    for (from, to) in Self.sample(7) {
      let dual = try mapper.dualCriminality(of: from, and: to, asOf: Self.date)
      for (index, row) in dual.rows.enumerated() where index % 9 == 0 {
        let answer = try mapper.decide(
          AssistanceRequest(from: from, to: to, offense: row.left.id, measure: "produce", data: "content-data"),
          asOf: Self.date)
        #expect(answer.dualCriminality == row.result, "\(from) \(to) \(row.left.id)")
        #expect(answer.dualCriminalityCertainty == row.certainty, "\(from) \(to) \(row.left.id)")
        // The penalty is that of the form that fits the case shown; of a form in words alone no case is known to be.
        let forms = [row.left.penalty] + row.left.aggravatedForms.filter { !$0.reaches.isEmpty }.map(\.penalty)
        let maxima = forms.filter(\.isKnown).map(\.maximum)
        #expect(answer.maximum.map(maxima.contains) ?? maxima.isEmpty, "\(from) \(to) \(row.left.id)")
      }
    }
  }

  @Test("The pairs of offences and the table say the same")
  func pairsAndTable() throws {
    let mapper = Mapper(try #require(Self.law))
    for (from, to) in Self.sample(11) {
      let dual = try mapper.dualCriminality(of: from, and: to, asOf: Self.date)
      for row in dual.rows {
        let pairs = dual.pairs.filter { $0.left.id == row.left.id }
        if row.result == .none, row.certainty == .certain {
          #expect(pairs.allSatisfy { $0.result == .none && $0.right == nil }, "\(from) \(to) \(row.left.id)")
        } else {
          #expect(pairs.contains { $0.right != nil }, "\(from) \(to) \(row.left.id)")
        }
        if pairs.contains(where: { $0.result == .full }) {
          #expect(row.result == .full, "\(from) \(to) \(row.left.id)")
        }
        #expect((row.leftOnly == nil) == (row.result == .full), "\(from) \(to) \(row.left.id)")
      }
    }
  }

  @Test(
    "A request about the case that exposure shows is answered as exposure says, alone and in the table of all pairs")
  func exposureAndRequest() throws {
    var law = try #require(Self.law)
    law.treaties = law.treaties.filter { $0.id == Self.treaty }
    let treaty = try #require(law.treaty(Self.treaty))
    let mapper = Mapper(law)
    for (from, to) in Self.sample(13) {
      let exposure = try mapper.exposure(
        of: to, to: from, under: treaty.id, measure: "produce", data: "content-data", asOf: Self.date)
      let overview = try mapper.exposure(
        ofAll: [to], toAll: [from], under: treaty.id, measure: "produce", data: "content-data", asOf: Self.date)
      #expect(overview.rows.count == exposure.entries.count)
      for (entry, row) in zip(exposure.entries, overview.rows) {
        let name: Comment = "\(from) \(to) \(entry.offense.id):\(entry.activity.id)"
        #expect(row.offense == entry.offense.id && row.activity == entry.activity.id, name)
        #expect(row.verdict == entry.answer.verdict && row.maximum == entry.maximum, name)
        #expect(row.grounds == entry.answer.grounds.filter(\.fitsCase).map(\.norm), name)
        #expect(row.takesAJudge == entry.takesAJudge, name)
        #expect(entry.maximum == entry.answer.maximum, name)
      }
      for (index, entry) in exposure.entries.enumerated() where index % 5 == 0 && entry.dualCriminality != .partial {
        var request = AssistanceRequest(
          from: from, to: to, offense: entry.offense.id, measure: "produce", data: "content-data")
        request.act = Self.complete(entry.witness, in: law.conduct)
        let answer = try mapper.decide(request, asOf: Self.date, assuming: [Self.treaty])
        let name: Comment = "\(from) \(to) \(entry.offense.id):\(entry.activity.id)"
        #expect(answer.verdict == entry.answer.verdict, name)
        #expect(answer.maximumAsked == entry.answer.maximumAsked, name)
        #expect(answer.grounds.map(\.norm) == entry.answer.grounds.map(\.norm), name)
      }
    }
  }

  /// A case with the usual answer to every question that it does not answer itself.
  private static func complete(_ pattern: FactPattern, in vocabulary: Vocabulary) -> [String: String] {
    var facts = pattern.facts
    for variable in vocabulary.variables where facts[variable.id] == nil {
      if variable.kind == .number {
        facts[variable.id] = String(variable.usual ?? variable.minimum)
      } else {
        facts[variable.id] = variable.values[variable.usual ?? variable.whenSilent?.values.first ?? 0].id
      }
    }
    return facts
  }

  @Test("A serious crime of the report is one of exposure, with the same maximum")
  func exposureAndReport() throws {
    let law = try #require(Self.law)
    let treaty = try #require(law.treaty(Self.treaty))
    let mapper = Mapper(law)
    let modules = law.modules.filter { !$0.offenses.isEmpty }
    for (index, module) in modules.enumerated() where index % 4 == 0 {
      let code = module.jurisdiction.code
      let other = code == "DE" ? "US" : "DE"
      let report = try mapper.report(on: code, to: Self.treaty, asOf: Self.date)
      let exposure = try mapper.exposure(
        of: other, to: code, under: treaty.id, measure: "produce", data: "content-data", asOf: Self.date)
      for finding in report.findings {
        guard let found = finding.detail as? Finding.SeriousCrimeExposure, found.condition == nil,
          finding.certainty == .certain
        else {
          continue
        }
        for entry in exposure.entries
        where entry.offense.id == found.provision && found.activities.contains(where: { $0.id == entry.activity.id }) {
          #expect(entry.reachesThreshold == true, "\(finding.id)")
          // The maximum told is that of the case shown, which is one of the first activity.
          if entry.activity.id == found.activities.first?.id {
            #expect(entry.maximum == found.maximum, "\(finding.id)")
          }
        }
      }
      // And nothing that exposure calls a serious crime is missing from the report.
      let serious = Set(
        report.findings.flatMap { finding -> [String] in
          guard let found = finding.detail as? Finding.SeriousCrimeExposure else { return [] }
          let citation = report.provision(found.provision)?.citation ?? ""
          return found.activities.map { "\(citation):\($0.id)" }
        })
      for entry in exposure.entries where entry.reachesThreshold == true {
        #expect(serious.contains("\(entry.offense.citation):\(entry.activity.id)"), "\(code)")
      }
    }
  }

  @Test("What a report says of a case of assistance, a request about that case says too")
  func reportAndRequest() throws {
    var law = try #require(Self.law)
    law.treaties = law.treaties.filter { $0.id == "budapest-2001" }
    let vocabulary = try #require(law.evidence)
    let mapper = Mapper(law)
    let modules = law.modules.filter { !$0.offenses.isEmpty }
    for (index, module) in modules.enumerated() where index % 3 == 0 {
      let code = module.jurisdiction.code
      let asking = try #require(modules.first { $0.jurisdiction.code != code })
      let offense = try #require(asking.offenses.first { $0.inForce.contains(Self.date) })
      let report = try mapper.report(on: code, to: "budapest-2001", asOf: Self.date)
      for finding in report.findings where [.noLegalBasis, .collision].contains(finding.kind) {
        guard let witness = finding.witness, finding.certainty == .certain else { continue }
        var facts = Self.complete(witness, in: vocabulary)
        let measure = facts.removeValue(forKey: "action") ?? ""
        let data = facts.removeValue(forKey: "data") ?? ""
        let answer = try mapper.decide(
          AssistanceRequest(
            from: asking.jurisdiction.code, to: code, offense: offense.id, measure: measure, data: data, facts: facts),
          asOf: Self.date, assuming: ["budapest-2001"])
        // The report has taken out what may be refused on a ground that names facts.
        #expect(answer.verdict != .mayRefuse, "\(finding.id)")
        if finding.kind == .collision { #expect(answer.verdict == .mustRefuse, "\(finding.id)") }
        if finding.kind == .noLegalBasis { #expect(answer.basis != .law, "\(finding.id)") }
      }
    }
  }

  @Test("Nothing that is shown is impossible")
  func nothingImpossible() throws {
    let law = try #require(Self.law)
    let treaty = try #require(law.treaty(Self.treaty))
    let mapper = Mapper(law)
    for (from, to) in Self.sample(23) {
      let module = try #require(law.module(from))
      let evaluator = PointwiseEvaluator(vocabulary: law.conduct, module: module, date: Self.date)
      let dual = try mapper.dualCriminality(of: from, and: to, asOf: Self.date)
      let exposure = try mapper.exposure(
        of: to, to: from, under: treaty.id, measure: "produce", data: "content-data", asOf: Self.date)
      let shown =
        dual.rows.flatMap { [$0.leftOnly, $0.rightOnly].compactMap(\.self) } + exposure.entries.map(\.witness)
      for pattern in shown {
        let facts = try #require(evaluator.facts(pattern))
        #expect(!evaluator.isImpossible(facts), "\(from) \(to) \(pattern)")
      }
    }
  }
}
