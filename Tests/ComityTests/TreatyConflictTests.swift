// SPDX-License-Identifier: Apache-2.0

import Comity
import Regions
import Testing

/// Two conventions that bind one State: what the one asks for, and what the other forbids.
@Suite struct TreatyConflictTests {
  private static let bundled = Result { try LawBook.load(jurisdictions: ["JP"], treaties: ["budapest-2001"]) }

  /// A treaty with one paragraph: nobody may have content data produced, unless what is given holds.
  private func prohibition(_ vocabulary: Vocabulary, unless door: [String: String] = [:]) throws -> Treaty {
    let exception = Carveout(
      id: "door", kind: .exception, when: [try condition(door, vocabulary)], summary: "Not where the door is open.")
    var treaty = try #require(try Self.bundled.get().treaty("budapest-2001"))
    treaty.id = "secrecy-2026"
    treaty.shortTitle = "Secrecy Convention"
    treaty.options = []
    treaty.articles = [
      Article(
        number: "1", title: "Secrecy",
        requirements: [
          Requirement(
            id: "1", article: "1", paragraph: "1", title: "Secrecy", kind: .forbid, modality: .shall,
            topic: "production", reaches: [try condition(["action": "produce", "data": "content-data"], vocabulary)],
            exceptions: door.isEmpty ? [] : [exception], summary: "Content data stay with their holder.")
        ])
    ]
    return treaty
  }

  private func condition(_ facts: [String: String], _ vocabulary: Vocabulary) throws -> Condition {
    var limits: [Int: Limit] = [:]
    for (name, word) in facts {
      let variable = try #require(vocabulary.index(of: name))
      limits[variable] = .values(try #require(vocabulary.variables[variable].value(named: word)).members)
    }
    return Condition(limits: limits)
  }

  /// Japan against the Budapest Convention, with the other treaty in force for it or not.
  private func report(_ treaty: Treaty, binds: Bool) throws -> Report {
    let lawBook = try Self.bundled.get()
    let japan = try #require(lawBook.module("JP"))
    let participation = TreatyParticipation(
      treaty: treaty.id, signed: CalendarDate("2026-01-01"), inForce: binds ? CalendarDate("2026-01-01") : nil,
      source: Source(title: "test", url: "https://example.org"))
    var both = lawBook
    both.treaties.append(treaty)
    both = try both.adding(
      Module(
        jurisdiction: japan.jurisdiction, surveyed: japan.surveyed,
        participation: japan.participation + [participation],
        generalPart: japan.generalPart, offenses: japan.offenses, dataSharing: japan.dataSharing), replacing: true)
    return try Mapper(both).report(on: "JP", to: "budapest-2001", asOf: WitnessTests.date)
  }

  private func conflicts(_ report: Report) -> [Finding] {
    report.findings.filter { $0.detail is Finding.TreatyConflict }
  }

  @Test("A duty that another treaty forbids in every way is a conflict, with a case inside both")
  func blocked() throws {
    let vocabulary = try #require(try Self.bundled.get().evidence)
    let treaty = try prohibition(vocabulary)
    let report = try report(treaty, binds: true)
    let finding = try #require(conflicts(report).first { $0.requirement == "18.1.a" })
    #expect(finding.id == "JP/budapest-2001/18.1.a/treaty-conflict/secrecy-2026:1")
    #expect(finding.kind == .treatyConflict && finding.level == .error)
    let pattern = try #require(finding.witness)
    #expect(pattern.facts["action"] == "produce" && pattern.facts["data"] == "content-data")
    let law = PointwiseRules(vocabulary: vocabulary, rules: [])
    let facts = try #require(law.facts(pattern))
    let duty = try #require(report.treaty.requirements.first { $0.id == "18.1.a" })
    #expect(law.asks(duty, facts))
    let text = report.rendered(as: .text).replacing("\n  ", with: " ")
    #expect(text.contains("Article 1 of the Secrecy Convention, which binds it too, forbids"))
  }

  @Test("Where the other treaty leaves a way open, the finding is a note that says which")
  func lifted() throws {
    let vocabulary = try #require(try Self.bundled.get().evidence)
    let report = try report(prohibition(vocabulary, unless: ["authorized-by": "judge"]), binds: true)
    let finding = try #require(conflicts(report).first { $0.requirement == "18.1.a" })
    #expect(finding.level == .note)
    let conflict = try #require(finding.detail as? Finding.TreatyConflict)
    #expect(conflict.isLifted && conflict.door.first?.variable == "authorized-by")
  }

  @Test("A treaty that does not bind the State conflicts with nothing")
  func notBound() throws {
    let vocabulary = try #require(try Self.bundled.get().evidence)
    #expect(try conflicts(report(prohibition(vocabulary), binds: false)).isEmpty)
  }
}
