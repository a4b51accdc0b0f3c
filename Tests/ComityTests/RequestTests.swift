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
    #expect(direct.throughAuthorities == .mustAssist)
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
    #expect(answer.grounds.contains { $0.citation == "Article 27(4)(a)" && $0.fitsCase && !$0.isMandatory })
    // With another treaty in force its grounds take the place of those of Article 27: the answer is the same.
    #expect(!answer.dependsOn.contains("other-treaty"))
    let elsewhere = try Self.decide(
      from: "TH", to: "DE", offense: "th-cc-112", facts: ["other-treaty": "other-treaty-in-force"],
      assuming: ["budapest-2001"])
    #expect(elsewhere.verdict == .mayRefuse)
    #expect(elsewhere.grounds.filter(\.fitsCase).allSatisfy { $0.article == "25" })
  }

  @Test("A provider may give subscriber data in an emergency, and need not")
  func emergency() throws {
    let lawBook = try LawBook.load(jurisdictions: ["DE", "US"])
    var request = AssistanceRequest(
      from: "DE", to: "US", offense: "de-stgb-202a", measure: "produce", data: "subscriber-data")
    request.addressee = .provider
    request.isEmergency = true
    let answer = try Mapper(lawBook).decide(request, asOf: Self.date)
    #expect(answer.verdict == .mayAssist && answer.treaty == nil)
    #expect(answer.chain.contains { $0.effect == .grants && $0.applies && $0.citation.contains("(c)(6)") })
  }

  @Test("Preservation without dual criminality is owed, but for a reservation; one that nobody read is told")
  func preservation() throws {
    let lawBook = try LawBook.load(jurisdictions: ["US", "DE", "EE", "NO"])
    func decide(_ asked: String) throws -> AssistanceAnswer {
      try Mapper(lawBook).decide(
        AssistanceRequest(
          from: "US", to: asked, offense: "us-18-1028-a-7", measure: "preserve", data: "content-data",
          facts: ["dual-criminality": "not-met"]), asOf: Self.date)
    }
    let reserved = try decide("DE")
    #expect(
      reserved.treaty == nil && reserved.chain.contains { $0.effect == .releases && $0.citation == "Article 29(4)" })
    let bound = try decide("EE")
    #expect(bound.treaty == "budapest-2001" && !bound.chain.contains { $0.effect == .mayRelease })
    #expect(try decide("NO").chain.contains { $0.effect == .mayRelease && $0.citation == "Article 29(4)" })
  }

  @Test("An offence that no list names opens no interception; the list is computed from the offence asked about")
  func catalog() throws {
    let lawBook = try LawBook.load(jurisdictions: ["US", "DE"])
    func decide(_ offense: String) throws -> AssistanceAnswer {
      try Mapper(lawBook).decide(
        AssistanceRequest(from: "US", to: "DE", offense: offense, measure: "intercept", data: "content-data"),
        asOf: Self.date)
    }
    let hacking = try decide("us-18-1030-a-2")
    #expect(hacking.chain.contains { $0.norm == "de-stpo-100a" && $0.effect == .lacks })
    #expect(hacking.isUnavailableAtHome && hacking.verdict == .noTreatyBasis)
    let abuse = try decide("us-18-2252-a-1-3")
    #expect(abuse.chain.contains { $0.norm == "de-stpo-100a" && $0.effect == .lists })
    #expect(!abuse.isUnavailableAtHome)
  }

  @Test("A duty that no provision of the State asked lets its authorities do is told to be without one")
  func withoutBasis() throws {
    let answer = try Self.decide(from: "DE", to: "US", offense: "de-stgb-202a", facts: [:])
    #expect(answer.verdict == .mustAssist && answer.basis == .law)
    #expect(answer.maximum == .months(36) && answer.maximumAsked == .months(12))
  }

  @Test(
    "Grounds that refer to domestic law are named with what that law says, and never where the article closes its list")
  func dynamicGrounds() throws {
    let lawBook = try LawBook.load()
    for code in ["DE", "JP", "US", "FR"] {
      for (measure, data) in [("preserve", "content-data"), ("produce", "content-data")] {
        let answer = try Mapper(lawBook).decide(
          AssistanceRequest(from: "EE", to: code, offense: "ee-kars-217", measure: measure, data: data),
          asOf: Self.date)
        for ground in answer.grounds where ground.norm.hasPrefix(code.lowercased() + "-") {
          #expect(ground.isCollision == ground.letBy.isEmpty, "\(code) \(measure) \(ground.citation)")
        }
      }
    }
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
