// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import Foundation
import Testing

/// What becomes of an offence when attempts, the general part, layers and declarations are counted.
@Suite("Offences that are opened")
struct OpenedOffenseTests {
  /// A module of Ruritania whose one offence is access without right.
  static func module(
    reaches: String = "", except: String = "", generalPart: [String] = [], cases: [String] = [], attempt: String = ""
  ) -> String {
    let source = "{title: Code, url: \"https://example.org/code\", consolidated: 2026-01-01}"
    var text = """
      jurisdiction: {code: XR, name: Ruritania, in-sentences: Ruritanian, legal-system: civil-law}
      surveyed:
        - {topic: illegal-access, on: 2026-01-01}
        - {topic: jurisdiction, on: 2026-01-01}
        - {topic: accomplices, on: 2026-01-01}
      offenses:
        - id: xr-1
          citation: "§ 1"
          title: Access
          topics: [illegal-access]
          reaches:
            act: access
            object: computer-system
            authorization: without-right
            mental-state: intentional\(reaches.isEmpty ? "" : ", " + reaches)
          penalty: {max-months: 24}
          source: \(source)
          review: unreviewed

      """
    text = text.replacing("mental-state: intentional, ", with: "mental-state: intentional\n      ")
    if !attempt.isEmpty { text += "    attempt: \(attempt)\n" }
    if !except.isEmpty { text += "    except: [\(except)]\n" }
    if !generalPart.isEmpty {
      text += "general-part:\n"
      for (index, opens) in generalPart.enumerated() {
        text +=
          "  - {id: xr-g\(index), citation: \"§ 9\", title: g, topic: jurisdiction, opens: \(opens), applies-to: all,"
          + " source: \(source), review: unreviewed}\n"
      }
    }
    if !cases.isEmpty {
      text += "cases:\n"
      for (index, facts) in cases.enumerated() {
        text += "  - {id: xr-case-\(index), question: punishable, \(facts), source: \(source)}\n"
      }
    }
    return text
  }

  static let access = "act: access, object: computer-system, authorization: no-authority, mental-state: intentional"

  static func check(_ text: String) throws -> CommandRun {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "xr/module.yaml")
    return CommandRun("check", folder.path)
  }

  @Test("An exception that takes nothing out of the section itself does so once accomplices are brought in")
  func exceptionIsKept() throws {
    let text = Self.module(
      except: "{id: source, kind: justification, when: {participation: accomplice, motive: journalism}, summary: s}",
      generalPart: ["{participation: [accomplice, instigator]}"],
      cases: [
        "facts: {\(Self.access), participation: accomplice, motive: journalism}, expected: not-punishable",
        "facts: {\(Self.access), participation: instigator, motive: journalism}, expected: punishable",
        "facts: {\(Self.access), participation: accomplice}, expected: punishable",
      ])
    let run = try Self.check(text)
    #expect(run.status == .done, "\(run.output)")
  }

  @Test("A rule of the general part that is disputed opens offences under the lenient reading alone")
  func disputedRule() throws {
    let rule = "{participation: [perpetrator, accomplice, instigator]}"
    let disputed = rule + ", disputed: {reason: The courts of Strelsau and of Zenda disagree.}"
    func verdict(_ rule: String, _ expected: String) throws -> CommandRun {
      try Self.check(
        Self.module(
          generalPart: [rule], cases: ["facts: {\(Self.access), participation: accomplice}, expected: \(expected)"]))
    }
    #expect(try verdict(rule, "punishable").status == .done)
    #expect(try verdict(disputed, "disputed").status == .done)
    #expect(try verdict(disputed, "punishable").output.contains("'xr-case-0' expects punishable"))
    // What the offence is of itself stays certain.
    let own = try Self.check(
      Self.module(generalPart: [disputed], cases: ["facts: {\(Self.access)}, expected: punishable"]))
    #expect(own.status == .done, "\(own.output)")
  }

  @Test("A duty that a disputed rule alone answers is arguable, and the report says who disagrees")
  func disputedRuleInReport() throws {
    func report(_ more: String) throws -> CommandRun {
      let folder = try TemporaryFolder()
      try folder.write(
        Self.module(generalPart: ["{participation: [perpetrator, accomplice, instigator]}" + more])
          .replacing("topic: jurisdiction, opens", with: "topic: accomplices, opens"), to: "xr/module.yaml")
      return CommandRun("report", "XR", "--modules", folder.path, "--treaty", "budapest-2001", "--format", "json")
    }
    func decoded(_ run: CommandRun) throws -> DecodedReport.Report {
      let document = try JSONDecoder().decode(DecodedReport.self, from: Data(run.output.utf8))
      return try #require(document.reports.first)
    }
    let settled = try decoded(report("")).requirements.first { $0.id == "11.1" }
    #expect(settled?.certainty == "certain" && settled?.status == "met")
    let disputed = try decoded(report(", disputed: {reason: The courts of Strelsau and of Zenda disagree.}"))
    let row = disputed.requirements.first { $0.id == "11.1" }
    #expect(row?.status == "arguable" && row?.certainty == "arguable")
    #expect(disputed.summary.decide.contains { $0.text.contains("Strelsau") })
  }

  @Test("A bar to proceedings takes nothing out of the offence")
  func barTakesNothingOut() throws {
    let text = Self.module(
      except: "{id: complaint, kind: bar, when: {motive: journalism}, summary: s}",
      cases: ["facts: {\(Self.access), motive: journalism}, expected: punishable"])
    let run = try Self.check(text)
    #expect(!run.output.contains("case-failed"), "\(run.output)")
  }

  @Test("A value that the section names is a limit, although silence would mean the same")
  func namedValueIsNoSilence() throws {
    for (reaches, expected) in [("place: territory", "not-punishable"), ("", "punishable")] {
      let text = Self.module(
        reaches: reaches, generalPart: ["{place: own-ship}"],
        cases: ["facts: {\(Self.access), place: own-ship}, expected: \(expected)"])
      let run = try Self.check(text)
      #expect(run.status == .done, "\(reaches): \(run.output)")
    }
  }

  @Test("The order of the rules of the general part makes no difference")
  func orderOfRules() throws {
    let rules = [
      "{participation: [accomplice, instigator]}", "{place: own-ship}",
      "{participation: accomplice, place: own-aircraft}",
    ]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let text = Self.module(
        generalPart: order.map { rules[$0] },
        cases: [
          "facts: {\(Self.access), participation: accomplice, place: own-ship}, expected: punishable",
          "facts: {\(Self.access), participation: accomplice, place: own-aircraft}, expected: punishable",
          "facts: {\(Self.access), participation: instigator, place: own-aircraft}, expected: not-punishable",
        ])
      let run = try Self.check(text)
      #expect(run.status == .done, "\(order): \(run.output)")
    }
  }

  @Test(
    "Until an override is in force, and after it, the provision of the layer is the law",
    arguments: ["2026-11-01", "2030-06-01", "2032-01-01"])
  func overrideInTime(day: String) throws {
    let folder = try TemporaryFolder()
    let layer = Self.module()
    try folder.write(
      layer.replacing("code: XR", with: "code: XS").replacing("xr-", with: "xs-")
        .replacing("legal-system: civil-law", with: "legal-system: supranational"), to: "xs/module.yaml")
    let own = layer.replacing("legal-system: civil-law", with: "legal-system: civil-law, inherits: [XS]")
      .replacing("xr-1", with: "xs-1").replacing("max-months: 24", with: "max-months: 60")
    try folder.write(own + "    in-force: {from: 2030-01-01, until: 2031-01-01}\n", to: "xr/module.yaml")
    let run = CommandRun(
      "dual", "XR", "DE", "--modules", folder.path, "--as-of", day, "--format", "json")
    #expect(run.status == .done, "\(run.messages)")
    #expect(run.output.contains("\"xs-1\""), "\(day): no wording of the section is law")
  }

  @Test("A declaration counts for a party, for whom the option is there, and as far as the option goes")
  func declarations() throws {
    func status(_ participation: String) throws -> String? {
      let folder = try TemporaryFolder()
      try folder.write(
        "jurisdiction: {code: XR, name: Ruritania, in-sentences: Ruritanian, legal-system: civil-law}\n"
          + "surveyed: [{topic: illegal-access, on: 2026-01-01, none: Nothing was found.}]\n" + participation,
        to: "xr/module.yaml")
      let run = CommandRun(
        "report", "XR", "--modules", folder.path, "--treaty", "budapest-2001", "--format", "csv")
      return run.output.split(separator: "\n").first { $0.contains(",2,") }.map(String.init)
    }
    let option = "declarations: [{option: 41-federal, kind: reservation, made: 2020-01-01, summary: s, region: {}}]"
    let source = "source: {title: Chart, url: \"https://example.org/chart\"}"
    for dates in ["signed: 2020-01-01, in-force: 2020-05-01", "signed: 2020-01-01"] {
      let row = try status("participation: [{treaty: budapest-2001, \(dates), \(source), \(option)}]\n")
      #expect(row?.contains("met-by-declaration") != true, "\(dates): \(row ?? "")")
    }
  }

  @Test(
    "A list without values, and a condition without limits, are mistakes and not another way to say anything",
    arguments: ["act: []", "victim-age: {}", "any-of: [{}]", "all-of: []", "act: {not: []}"])
  func emptyConditions(reaches: String) throws {
    let text = Self.module().replacing("      act: access\n", with: "      \(reaches)\n")
    let run = try Self.check(text)
    #expect(run.status == .invalidInput)
    #expect(run.output.contains("[empty-condition]"), "\(run.output)")
  }
}

/// As much of a report as these tests look at.
private struct DecodedReport: Decodable {
  struct Row: Decodable { var id, status, certainty: String }
  struct Entry: Decodable { var text: String }
  struct Summary: Decodable { var decide: [Entry] }
  struct Report: Decodable {
    var requirements: [Row]
    var summary: Summary
  }

  var reports: [Report]
}
