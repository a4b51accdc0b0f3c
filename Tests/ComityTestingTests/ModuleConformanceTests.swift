// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTesting
import Regions
import Testing

/// Counts how often something was asked, in one thread.
private final class Counter: @unchecked Sendable { var count = 0 }

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
      jurisdiction: ruritania.jurisdiction, surveyed: ruritania.surveyed.filter { $0.topic != "data-interference" },
      participation: ruritania.participation, generalPart: ruritania.generalPart, cases: ruritania.cases)
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

  /// A module that is about to be changed, with the one offense of it that is.
  struct Draft {
    let words: Vocabulary
    var module: Module
    var offense: Offense
  }

  /// One thing that a file cannot say, and with which mistakes it is refused.
  struct Refusal: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var identifiers: Set<String>
    var change: @Sendable (inout Draft) -> Void

    init(
      _ name: String, _ identifiers: Set<String>,
      _ change: @escaping @Sendable (inout Draft) -> Void
    ) {
      testDescription = name
      self.identifiers = identifiers
      self.change = change
    }
  }

  static let refusals: [Refusal] = [
    Refusal("reaches nothing", ["missing-key"]) { $0.offense.reaches = [] },
    Refusal("a variable beyond the last", ["unknown-variable"]) { $0.offense.reaches[0].limits[999] = .values([0]) },
    Refusal("a variable before the first", ["unknown-variable"]) { $0.offense.reaches[0].limits[-1] = .values([0]) },
    Refusal("a value beyond the last", ["unknown-value"]) { $0.offense.reaches[0].limits[0] = .values([7_000]) },
    Refusal("no value", ["empty-condition"]) { $0.offense.reaches[0].limits[0] = .values([]) },
    Refusal("numbers of words", ["not-a-value"]) { $0.offense.reaches[0].limits[0] = .numbers([NumberRange(from: 1)]) },
    Refusal("words of a number", ["not-a-number"]) { $0.offense.reaches[0].limits[age($0.words)] = .values([0]) },
    Refusal("an empty range", ["empty-condition"]) {
      $0.offense.reaches[0].limits[age($0.words)] = .numbers([NumberRange(from: 9, below: 9)])
    },
    Refusal("a range that ends nowhere", ["invalid-number"]) {
      $0.offense.reaches[0].limits[age($0.words)] = .numbers([NumberRange(from: 1, below: .max)])
    },
    Refusal("a range that begins nowhere", ["invalid-number"]) {
      $0.offense.reaches[0].limits[age($0.words)] = .numbers([NumberRange(from: .min, below: .min + 1)])
    },
    Refusal("more numbers than are told apart", ["too-many-thresholds"]) { draft in
      draft.offense.reaches = (0..<1_100).map { [draft] number in
        var condition = draft.offense.reaches[0]
        condition.limits[age(draft.words)] = .numbers([NumberRange(exactly: 2 * number)])
        return condition
      }
    },
    Refusal("more alternatives than are compiled", ["too-many-alternatives"]) {
      $0.offense.reaches = Array(repeating: $0.offense.reaches[0], count: 10_001)
    },
    Refusal("an exception of another vocabulary", ["unknown-variable"]) {
      $0.offense.exceptions = [
        Carveout(id: "x", kind: .limit, when: [Condition(limits: [500: .values([0])])], summary: "Other words.")
      ]
    },
    Refusal("an exception without cases", ["empty-condition"]) {
      $0.offense.exceptions = [Carveout(id: "x", kind: .limit, when: [], summary: "Nothing.")]
    },
    Refusal("two exceptions of one name", ["duplicate-id"]) {
      let one = Carveout(id: "x", kind: .limit, when: [Condition(limits: [0: .values([0])])], summary: "One.")
      $0.offense.exceptions = [one, one]
    },
    Refusal("a dispute about nothing", ["unknown-variable"]) {
      $0.offense.disputes = [Dispute(variable: 999, lenient: nil, ground: Dispute.Ground(reason: "Courts differ."))]
    },
    Refusal("a dispute that allows what there is not", ["unknown-value"]) {
      $0.offense.disputes = [
        Dispute(variable: 0, lenient: .values([7_000]), ground: Dispute.Ground(reason: "Courts differ."))
      ]
    },
    Refusal("another identifier", ["foreign-id", "unknown-provision"]) { $0.offense.id = "100" },
    Refusal("no identifier", ["invalid-identifier"]) { $0.offense.id = "xr Code" },
    Refusal("an unknown topic", ["unknown-topic"]) { $0.offense.topics = ["hacking"] },
    Refusal("no address", ["invalid-address"]) { $0.offense.source.url = "the library" },
    Refusal("no citation", ["empty-text"]) { $0.offense.citation = " " },
    Refusal("a text that steers the terminal", ["unprintable-text"]) { $0.offense.title = "a\u{1B}[31mred" },
    Refusal("a text that turns the direction", ["unprintable-text"]) { $0.offense.citation = "§ \u{202E}9" },
    Refusal("a minimum above the maximum", ["empty-penalty"]) {
      $0.offense.penalty = Penalty(minimumMonths: 30, maximum: .months(24))
    },
    Refusal("a penalty below nothing", ["invalid-number"]) {
      $0.offense.penalty = Penalty(minimumMonths: -5, maximum: .months(-1))
    },
    Refusal("an aggravated form beyond all bounds", ["invalid-number"]) {
      $0.offense.aggravatedForms = [AggravatedForm(when: "by many", penalty: Penalty(maximum: .months(.max)))]
    },
    Refusal("one provision twice", ["duplicate-id"]) { $0.module.offenses = [$0.offense] },
    Refusal("no code", ["invalid-code"]) { $0.module.jurisdiction.code = "ruritania" },
    Refusal("a fact of a case that is none", ["unknown-variable"]) {
      $0.module.cases[0].facts.limits[999] = .values([0])
    },
    Refusal("a case about a provision that is not there", ["unknown-provision"]) {
      $0.module.cases[0].provisions = ["xr-none"]
    },
    Refusal("a rule for an offense that is not there", ["unknown-provision"]) {
      $0.module.generalPart[0].appliesTo = ["xr-none"]
    },
    Refusal("a rule that opens nothing", ["missing-key"]) { $0.module.generalPart[0].opens = [] },
    Refusal("an option that is not there", ["unknown-option"]) {
      $0.module.participation[0].declarations[0].option = "1"
    },
    Refusal("a region of a declaration that is none", ["unknown-variable"]) {
      $0.module.participation[0].declarations[0].region = [Condition(limits: [999: .values([0])])]
    },
    Refusal("one declaration twice", ["repeated-declaration"]) {
      $0.module.participation[0].declarations += $0.module.participation[0].declarations
    },
    Refusal("one participation twice", ["duplicate-id"]) { $0.module.participation += $0.module.participation },
    Refusal("a signature before there was a treaty", ["before-opening"]) {
      $0.module.participation[0].signed = CalendarDate(year: 1990, month: 1, day: 1)
    },
    Refusal("a treaty that nobody knows", ["unknown-treaty"]) { $0.module.participation[0].treaty = "budapest-2011" },
    Refusal("a topic surveyed twice", ["duplicate-id"]) { $0.module.surveyed += $0.module.surveyed },
  ]

  private static func age(_ words: Vocabulary) -> Int { words.index(of: "offender-age") ?? 0 }

  @Test(
    "What a file may not say, a module in Swift may not say either: it is a mistake, and never a crash",
    arguments: refusals)
  func refused(refusal: Refusal) throws {
    let module = try module { module, offense in
      var draft = Draft(words: lawBook.conduct, module: module, offense: offense)
      refusal.change(&draft)
      (module, offense) = (draft.module, draft.offense)
    }
    func errors(_ mistakes: [Diagnostic]) -> Set<String> {
      Set(mistakes.filter { $0.severity == .error }.map(\.identifier))
    }
    let conformance = ModuleConformance(of: module, in: lawBook).problems(asOf: Self.today)
    #expect(errors(conformance).isSuperset(of: refusal.identifiers), "\(conformance.text())")
    do {
      _ = try lawBook.adding(module)
      Issue.record("it was accepted")
    } catch {
      #expect(errors(error.diagnostics) == errors(conformance))
    }
  }

  @Test("A module is read once: what it answers the next time changes no report")
  func readOnce() throws {
    struct Fickle: OffenseDefinition {
      let inner: UnauthorizedAccess
      let asked = Counter()
      var id: String { inner.id }
      var citation: String { inner.citation }
      var title: String { inner.title }
      var topics: [String] { inner.topics }
      var source: Source { inner.source }
      var review: Review { inner.review }
      var penalty: Penalty { inner.penalty }
      var reaches: [Condition] {
        asked.count += 1
        return asked.count == 1 ? inner.reaches : [Condition(limits: [999: .values([0])])]
      }
    }
    let ruritania = try Ruritania(lawBook.conduct)
    let module = Module(
      jurisdiction: ruritania.jurisdiction, surveyed: ruritania.surveyed,
      offenses: [Fickle(inner: try UnauthorizedAccess(lawBook.conduct))])
    let book = try lawBook.adding(module)
    let reports = try (0..<2).map { _ in try Mapper(book).report(on: "XR", to: "budapest-2001", asOf: Self.today) }
    #expect(reports[0].rendered(as: .json) == reports[1].rendered(as: .json))
  }

  @Test("A module that was read from files, with a wording of its layer before its own, can be added again")
  func readAgain() throws {
    func text(_ head: String, _ more: String) -> String {
      """
      jurisdiction: {code: \(head)}
      surveyed: [{topic: illegal-access, read-on: 2026-01-15}]
      offenses:
        - id: xu-1
          citation: "Art 1"
          title: Access
          topics: [illegal-access]
          reaches: {act: access, object: computer-system, authorization: without-right, mental-state: intentional}
          penalty: {max-months: 24}
          \(more)
          source: {title: Code, url: "https://example.org/code", consolidated: 2026-01-01}
          review: unreviewed
      """
    }
    let union = text("XU, name: Union, in-sentences: Union, legal-system: supranational", "note: Of the Union.")
    let state = text(
      "XR, name: Ruritania, in-sentences: Ruritanian, legal-system: civil-law, inherits: [XU]",
      "in-force: {from: 2020-01-01}")
    let book = try LawBook.load(
      jurisdictions: [], treaties: ["budapest-2001"],
      and: [LawText(path: "xu/module.yaml", text: union), LawText(path: "xr/module.yaml", text: state)])
    let module = try #require(book.module("XR"))
    #expect(module.offenses.map(\.id) == ["xu-1", "xu-1"])
    #expect(try book.adding(module, replacing: true).module("XR")?.offenses.count == 2)
  }

  @Test("A bill in Swift changes only what is there, in words that there are")
  func bills() throws {
    let book = try lawBook.adding(Ruritania(lawBook.conduct))
    func bill(_ amendment: Bill.Amendment, buildsOn: [String] = []) -> Bill {
      Bill(
        id: "xr-bill", title: "A bill", jurisdiction: "XR", source: Ruritania.code, buildsOn: buildsOn,
        amendments: [amendment])
    }
    func identifiers(_ bill: Bill) -> [String] {
      do {
        _ = try book.adding(bill)
        return []
      } catch {
        return error.diagnostics.map(\.identifier)
      }
    }
    let penalty = Penalty(maximum: .months(36))
    #expect(identifiers(bill(Bill.Amendment(offense: "xr-code-100", penalty: penalty))).isEmpty)
    #expect(identifiers(bill(Bill.Amendment(offense: "xr-code-999", penalty: penalty))) == ["unknown-provision"])
    #expect(
      identifiers(bill(Bill.Amendment(offense: "xr-code-100", penalty: Penalty(maximum: .months(-1)))))
        == ["invalid-number"])
    #expect(
      identifiers(bill(Bill.Amendment(offense: "xr-code-100", reaches: [Condition(limits: [999: .values([0])])])))
        == ["unknown-variable"])
    #expect(
      identifiers(bill(Bill.Amendment(offense: "xr-code-100", penalty: penalty), buildsOn: ["xr-other"]))
        == ["unknown-bill"])
    let changed = try book.adding(bill(Bill.Amendment(offense: "xr-code-100", penalty: penalty)))
    #expect(changed.module("XR")?.offenses.first { $0.id == "xr-code-100" }?.penalty == penalty)
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
