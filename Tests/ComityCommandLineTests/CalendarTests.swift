// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import Testing

/// What cannot have been on a day, what was law on it, and what bound a State.
@Suite("The calendar of the law")
struct CalendarTests {
  private func law(_ entries: String...) -> String {
    WrittenLaw.module(
      "offenses:\n" + WrittenLaw.offense()
        + "participation:\n" + entries.map { "  - {treaty: budapest-2001, \($0), \(WrittenLaw.source)}\n" }.joined())
  }

  // MARK: Participation

  @Test(
    "A treaty that was left and joined again binds in both periods and not between them",
    arguments: [
      ("2004-01-01", "not a party"), ("2010-01-01", "a party since 2005-06-01"),
      ("2016-01-01", "was a party from 2005-06-01 until 2015-01-01"),
      ("2020-02-01", "acceded on 2020-01-15; the treaty enters into force for it on 2020-05-01"),
      ("2026-01-01", "a party since 2020-05-01"),
    ])
  func periods(day: String, words: String) throws {
    let text = law(
      "ratified: 2005-02-28, in-force: 2005-06-01, withdrawn: 2015-01-01", "acceded: 2020-01-15, in-force: 2020-05-01")
    let run = try WrittenLaw.report(text, "--as-of", day)
    #expect(run.status == .done, "\(run.messages)")
    let output = run.output.replacing("\n", with: " ")
    #expect(
      output.contains(words) || (words == "not a party" && output.contains("had neither signed")),
      "\(output.prefix(600))")
  }

  @Test("Two periods at the same time are a mistake that says how a second one is written")
  func periodsTogether() throws {
    let run = try WrittenLaw.check(
      law("ratified: 2005-02-28, in-force: 2005-06-01", "acceded: 2020-01-15, in-force: 2020-05-01"))
    #expect(run.status == .invalidInput)
    #expect(run.output.contains("a second period begins on or after the day under 'withdrawn'"), "\(run.output)")
  }

  @Test(
    "A State that waits for the treaty has signed, ratified or acceded, and the report says which",
    arguments: [
      ("signed: 2019-01-15", "signed on 2019-01-15"),
      ("signed: 2019-01-15, ratified: 2020-01-15, in-force: 2020-05-01", "ratified on 2020-01-15"),
      ("acceded: 2020-01-15, in-force: 2020-05-01", "acceded on 2020-01-15"),
    ])
  func acts(entry: String, words: String) throws {
    let run = try WrittenLaw.report(law(entry), "--as-of", "2020-02-01")
    #expect(run.output.replacing("\n", with: " ").contains("Ruritania \(words)"), "\(run.output.prefix(600))")
  }

  // MARK: Days that cannot be

  @Test(
    "Days that cannot be are refused",
    arguments: [
      ("signed: 1999-01-10, ratified: 2005-01-01, in-force: 2005-05-01", "before-opening"),
      ("ratified: 2003-02-01, in-force: 2003-06-01", "impossible-order"),
      ("ratified: 2005-02-01, in-force: 2005-06-01, withdrawn: 2005-03-01", "impossible-order"),
      ("signed: 2006-02-01, ratified: 2005-02-01, in-force: 2005-06-01", "impossible-order"),
      (
        "ratified: 2005-02-01, in-force: 2005-06-01, declarations: [{option: 2-security, kind: declaration, "
          + "made: 1998-01-01, summary: s}]", "before-opening"
      ),
      (
        "ratified: 2005-02-01, in-force: 2005-06-01, declarations: [{option: 2-security, kind: declaration, "
          + "made: 2005-02-01, withdrawn: 2004-02-01, summary: s}]", "impossible-order"
      ),
      (
        "ratified: 2005-02-01, in-force: 2005-06-01, declarations: [{option: 2-security, kind: declaration, "
          + "made: 2005-02-01, in-force: 2005-01-01, summary: s}]", "impossible-order"
      ),
    ])
  func impossible(entry: String, identifier: String) throws {
    let run = try WrittenLaw.check(law(entry))
    #expect(run.status == .invalidInput)
    #expect(run.output.contains("[\(identifier)]"), "\(run.output)")
  }

  @Test("A model was not held against a text of a later day, unless the law is yet to come")
  func texts() throws {
    func offense(_ more: String) -> String {
      "offenses:\n"
        + WrittenLaw.offense(more: more).replacing(
          "url: \"https://example.org/code\"", with: "url: \"https://example.org/code\", consolidated: 2026-06-01"
        )
        .replacing("review: unreviewed", with: "review: {checked-against-source: 2026-01-01}")
    }
    #expect(try WrittenLaw.check(WrittenLaw.module(offense(""))).output.contains("[impossible-order]"))
    let later = try WrittenLaw.check(WrittenLaw.module(offense("in-force: {from: 2026-06-01}")))
    #expect(later.status == .done, "\(later.output)")
  }

  // MARK: Wordings

  private func wordings(_ first: String) -> String {
    WrittenLaw.module(
      "offenses:\n" + WrittenLaw.offense("xr-10-2005", more: "in-force: {from: 2005-01-01\(first)}")
        + WrittenLaw.offense(
          "xr-10-2020",
          reaches: "{act: access, object: computer-system, authorization: without-right, "
            + "security-measure: infringed, mental-state: intentional}", more: "in-force: {from: 2020-01-01}"))
  }

  @Test("Two wordings of one provision in force at once are told, and one after the other are not")
  func overlap() throws {
    let together = try WrittenLaw.check(wordings(""))
    #expect(
      together.output.contains(
        "'xr-10-2005' and 'xr-10-2020' have one citation, § 10, and are in force together since 2020-01-01"),
      "\(together.output)")
    #expect(try !WrittenLaw.check(wordings(", until: 2020-01-01")).output.contains("overlapping-wordings"))
  }

  @Test(
    "A wording without a first day was always law, and blanks make no other citation",
    arguments: [
      ("§ 10", "in-force: {from: 2020-01-01}", true), ("§10", "in-force: {from: 2020-01-01}", true),
      ("§\u{A0}10", "in-force: {from: 2020-01-01}", true), ("§ 1 0 ", "in-force: {from: 2020-01-01}", true),
      ("§ 11", "in-force: {from: 2020-01-01}", false), ("§ 10", "note: A limb of it.", false),
    ])
  func undated(citation: String, inForce: String, isTold: Bool) throws {
    func check(_ act: String, until: String = "") throws -> CommandRun {
      try WrittenLaw.check(
        WrittenLaw.module(
          "offenses:\n" + WrittenLaw.offense("xr-10", more: until)
            + WrittenLaw.offense(
              "xr-10-2020", citation: citation, reaches: "{act: \(act), object: computer-system, motive: journalism}",
              more: inForce)))
    }
    #expect(try check("access").output.contains("[overlapping-wordings]") == isTold)
    #expect(try !check("access", until: "in-force: {until: 2020-01-01}").output.contains("overlapping-wordings"))
    // Another act is another limb.
    #expect(try !check("intercept").output.contains("overlapping-wordings"))
  }

  @Test("A list has the provisions that are law on the day asked for, and those of every day where none is")
  func listed() throws {
    let folder = try TemporaryFolder()
    try folder.write(wordings(", until: 2020-01-01"), to: "xr/module.yaml")
    func list(_ subject: String..., asOf: String? = nil) -> String {
      let run = CommandRun(
        ["list"] + subject + ["--modules", folder.path] + (asOf.map { ["--as-of", $0] } ?? []))
      #expect(run.status == .done, "\(run.messages)")
      return run.output
    }
    func ids(_ text: String) -> [String] { ["xr-10-2005", "xr-10-2020"].filter(text.contains) }
    #expect(ids(list("provisions", "XR")) == ["xr-10-2005", "xr-10-2020"])
    #expect(ids(list("provisions", "XR", asOf: "2019-12-31")) == ["xr-10-2005"])
    #expect(ids(list("provisions", "XR", asOf: "2020-01-01")) == ["xr-10-2020"])
    #expect(ids(list("provisions", "XR", asOf: "2004-12-31")) == [])
    let row = list("jurisdictions", asOf: "2019-12-31").split(separator: "\n").first { $0.hasPrefix("XR") } ?? ""
    #expect(row.split(separator: " ").dropFirst(2).first == "1", "\(row)")
    #expect(list("treaties", "budapest-2001", asOf: "2003-01-01") != list("treaties", "budapest-2001"))
    #expect(CommandRun("list", "--as-of", "2019-13-31").status == .usage)
  }

  private func judgment(_ more: String) -> String {
    """
    cases:
      - id: xr-case
        question: punishable
        facts: {act: access, object: computer-system, authorization: no-authority, security-measure: not-infringed, mental-state: intentional}
        expected: punishable
        \(more)
        \(WrittenLaw.source)
    """
  }

  @Test(
    "A case is asked of the law of its day, or of that of the provisions that it names",
    arguments: [
      ("acted-on: 2011-11-02", CommandStatus.done), ("acted-on: 2021-11-02", .invalidInput),
      ("provisions: [xr-10-2005]", .done), ("provisions: [xr-10-2020]", .invalidInput),
    ])
  func days(more: String, status: CommandStatus) throws {
    for day in [nil, "2012-05-05", "2026-01-01"] {
      let run = try WrittenLaw.check(wordings(", until: 2020-01-01"), judgment(more), asOf: day)
      #expect(run.status == status, "\(day ?? "today"): \(run.output)")
    }
  }

  // MARK: Penalties

  @Test(
    "Penalties that contradict themselves are refused",
    arguments: [
      "{none: true, fine: true}", "{none: true, max-months: 12}", "{none: true, unread: true}",
      "{life: true, max-months: 24}",
      "{unread: true, max-months: 24}", "{max-months: 0, fine: false}", "{min-months: 24, max-months: 12}",
    ])
  func penalties(penalty: String) throws {
    let run = try WrittenLaw.check(WrittenLaw.module("offenses:\n" + WrittenLaw.offense(penalty: penalty)))
    #expect(run.status == .invalidInput)
    #expect(run.output.contains("[empty-penalty]"), "\(run.output)")
  }

  @Test(
    "A short maximum is taken for years only where nothing says that it is right",
    arguments: [
      ("{max-months: 3}", "", true), ("{max-months: 3, fine: true}", "", false),
      ("{max-months: 3}", "note: The section says three months.", false), ("{life: true, min-months: 3}", "", false),
    ])
  func shortMaxima(penalty: String, note: String, isTold: Bool) throws {
    let run = try WrittenLaw.check(
      WrittenLaw.module("offenses:\n" + WrittenLaw.offense(penalty: penalty, more: note)))
    #expect(run.status == .done, "\(run.output)")
    #expect(run.output.contains("[penalty-unit]") == isTold, "\(run.output)")
  }
}
