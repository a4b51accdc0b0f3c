// SPDX-License-Identifier: Apache-2.0

import Comity
import Testing

/// Requests of one State to another, and what the law of the State asked says to them.
@Suite struct RequestTests {
  static let date = CalendarDate("2026-11-23")!

  static func decide(
    from: String, to: String, offense: String, facts: [String: String] = [:], assuming: [String] = []
  ) throws -> AssistanceAnswer {
    let lawBook = try LawBook.load(jurisdictions: [from, to])
    return try Mapper(lawBook).decide(
      AssistanceRequest(
        from: from, to: to, offense: offense, measure: "produce", data: "content-data", facts: facts),
      asOf: date, assuming: assuming)
  }

  @Test("A provider in the United States that is asked directly for content must refuse; mutual assistance is open")
  func unitedStates() throws {
    let direct = try Self.decide(from: "DE", to: "US", offense: "de-stgb-202a", facts: ["channel": "direct"])
    #expect(direct.verdict == .mustRefuse)
    #expect(direct.grounds.contains { $0.citation.contains("2702") })
    let agreed = try Self.decide(
      from: "DE", to: "US", offense: "de-stgb-202a",
      facts: ["channel": "direct", "executive-agreement": "agreement-in-force", "target-link": "not-linked"])
    #expect(agreed.verdict != .mustRefuse)
    #expect(agreed.chain.contains { $0.effect == .grants && $0.citation.contains("2523") })
    let assisted = try Self.decide(
      from: "DE", to: "US", offense: "de-stgb-202a", facts: ["channel": "mutual-legal-assistance"])
    #expect(assisted.verdict == .mustAssist)
    #expect(assisted.treaty == "budapest-2001")
    #expect(assisted.chain.contains { $0.effect == .obliges })
  }

  @Test("A provider in China that is asked directly must refuse, unless the competent authority approves")
  func china() throws {
    let answer = try Self.decide(from: "DE", to: "CN", offense: "de-stgb-202a", facts: ["channel": "direct"])
    #expect(answer.verdict == .mustRefuse)
    #expect(answer.dependsOn.contains("central-authority-approval"))
    #expect(answer.treaty == nil)
  }

  @Test("A request about an offence of expression may be refused, under the article on political offences")
  func expression() throws {
    let answer = try Self.decide(
      from: "TH", to: "DE", offense: "th-cc-112", assuming: ["budapest-2001"])
    #expect(answer.verdict == .mayRefuse)
    #expect(answer.grounds.contains { $0.article == "27" })
  }

  @Test("Words that are not known, and facts that exclude each other, are said to be so")
  func wrongWords() throws {
    #expect(throws: RequestError.self) { try Self.decide(from: "DE", to: "US", offense: "de-stgb-999") }
    #expect(throws: RequestError.self) {
      try Self.decide(from: "DE", to: "US", offense: "de-stgb-202a", facts: ["channell": "direct"])
    }
    #expect(throws: RequestError.self) {
      try Self.decide(
        from: "DE", to: "US", offense: "de-stgb-202a",
        facts: ["requester": "domestic-authority", "channel": "network-24-7"])
    }
  }
}
