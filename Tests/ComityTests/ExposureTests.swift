// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Testing

/// What a State could ask of another about acts that should not be punished.
@Suite struct ExposureTests {
  private func exposure(from asking: String, to asked: String) throws -> CooperationExposure {
    let treaty = "un-cybercrime-2024"
    let lawBook = try LawBook.load(jurisdictions: [asking, asked], treaties: [treaty])
    return try Mapper(lawBook).exposure(
      of: asked, to: asking, under: treaty, measure: "produce", data: "content-data",
      asOf: WitnessTests.date)
  }

  @Test(
    "Evidence of criticism of the head of State could be asked for; dual criminality decides whether it must be given")
  func criticism() throws {
    let entries = try exposure(from: "TH", to: "US").entries.filter {
      $0.offense.id == "th-cc-112" && $0.activity.id == "criticism-of-government"
    }
    let entry = try #require(entries.first)
    #expect(entry.reachesThreshold == true)
    #expect(entry.isSurveyed && entry.dualCriminality != .full && !entry.isCasePunishable)
    // Article 40(8) lets the United States refuse; its own law goes further, and 40(21)(d) lets that count.
    #expect(entry.answer.verdict == .mustRefuse)
    let fitting = entry.answer.grounds.filter(\.fitsCase)
    #expect(fitting.contains { $0.citation == "Article 40(8)" && !$0.isMandatory })
    let own = try #require(fitting.first { $0.norm == "us-18-2702-contents" })
    #expect(own.isMandatory && !own.isCollision && own.letBy.contains { $0.hasPrefix("Article 40(21)(d)") })
    #expect(entry.answer.grounds.contains { !$0.fitsCase && $0.article == "40" })
  }

  @Test("Every case is one that the asking State punishes and that is a protected activity")
  func witnesses() throws {
    for (asking, asked) in [("TH", "DE"), ("VN", "FR"), ("US", "JP")] {
      let exposure = try exposure(from: asking, to: asked)
      let lawBook = try LawBook.load(jurisdictions: [asking], treaties: [])
      let module = try #require(lawBook.module(asking))
      let evaluator = PointwiseEvaluator(vocabulary: lawBook.conduct, module: module, date: WitnessTests.date)
      for entry in exposure.entries {
        let pattern = entry.witness
        let facts = try #require(evaluator.facts(pattern))
        #expect(evaluator.reaches(entry.offense, facts), "\(entry.offense.id): \(pattern)")
        #expect(
          entry.activity.region.contains { evaluator.meets($0, facts) }, "\(entry.offense.id): \(entry.activity.id)")
      }
      #expect(!exposure.entries.isEmpty)
    }
  }

  @Test("An offence below the threshold of a serious crime opens no duty")
  func belowTheThreshold() throws {
    let entries = try exposure(from: "TH", to: "DE").entries.filter { $0.reachesThreshold == false }
    #expect(!entries.isEmpty)
    #expect(entries.allSatisfy { [.noTreatyBasis, .mayAssist].contains($0.answer.verdict) && $0.answer.treaty == nil })
  }
}
