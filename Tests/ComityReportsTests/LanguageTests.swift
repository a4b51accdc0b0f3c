// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityYAML
import Testing

@testable import ComityReports

@Suite("The languages of reports")
struct LanguageTests {
  static let languages = ["de", "fr"]

  @Test("Every sentence has a text in every catalog, with the places of the English one", arguments: languages)
  func catalogs(language: String) throws {
    let frames = try #require(Frame.catalogs[language])
    for frame in Frame.allCases {
      let english = try #require(Frame.english[frame], "\(frame)")
      let text = try #require(frames[frame], "\(frame)")
      #expect(places(in: text) == places(in: english), "\(frame)")
    }
    let captions = try #require(Caption.catalogs[language])
    for caption in Caption.allCases {
      let english = try #require(Caption.english[caption], "\(caption)")
      let text = try #require(captions[caption], "\(caption)")
      #expect(places(in: text) == places(in: english), "\(caption)")
    }
  }

  /// All reports of all bundled countries.
  static let reports: [Report] = {
    do {
      let lawBook = try LawBook.load()
      let mapper = Mapper(lawBook)
      return try lawBook.modules.flatMap { module in
        try lawBook.treaties.map { treaty in
          try mapper.report(
            on: module.jurisdiction.code, to: treaty.id, asOf: CalendarDate("2026-07-01")!)
        }
      }
    } catch {
      Issue.record("the reports could not be made: \(error)")
      return []
    }
  }()

  @Test("Every phrase that a finding uses is there in German and French", arguments: languages)
  func phrases(language: String) throws {
    let vocabulary = try #require(Self.reports.first?.vocabulary)
    var missing: Set<String> = []
    func look(_ variable: String, _ word: String) {
      guard let index = vocabulary.index(of: variable) else { return }
      let variable = vocabulary.variables[index]
      if variable.label.translations[language] == nil { missing.insert(variable.id) }
      if variable.kind == .number {
        if variable.numberPhrase?.translations[language] == nil { missing.insert("\(variable.id) as a clause") }
      } else if variable.value(named: word)?.phrase.translations[language] == nil {
        missing.insert("\(variable.id): \(word)")
      }
    }
    var count = 0
    for (report, finding) in Self.conductFindings {
      count += 1
      for (variable, word) in finding.witness?.facts ?? [:] { look(variable, word) }
      for limit in finding.uncovered.flatMap(\.telling) + finding.blocking.map(\.allowed) {
        for word in limit.words { look(limit.variable, word) }
        if limit.words.isEmpty { look(limit.variable, "") }
      }
      #expect(report.vocabulary.space == .conduct)
    }
    #expect(count > 100)
    #expect(missing.sorted() == [])
  }

  @Test("No sentence on conduct in German or French is broken or left in English", arguments: languages)
  func sentences(language: String) throws {
    let vocabulary = try #require(Self.reports.first?.vocabulary)
    let english = vocabulary.variables.flatMap { variable in
      (variable.values + variable.groups).map(\.phrase.english).filter { $0.split(separator: " ").count > 2 }
    }
    #expect(english.count > 100)
    let foreign = Set(english)
    var seen: Set<String> = []
    for (report, finding) in Self.conductFindings {
      let sentences = FindingSentences(report, language: language)
      let own = [sentences.cases(finding)] + sentences.blockingSentences(finding) + [sentences.example(finding) ?? ""]
      for text in own + [sentences.message(finding)] + sentences.remedies(finding) {
        guard seen.insert(text).inserted else { continue }
        #expect(broken(text) == nil, "\(finding.id): \(text)")
      }
      for text in own where foreign.contains(where: text.contains) {
        Issue.record("\(finding.id) speaks English: \(text)")
      }
    }
    #expect(seen.count > 200)
  }

  @Test("No sentence on conduct in English is broken")
  func englishSentences() {
    for (report, finding) in Self.conductFindings {
      let sentences = FindingSentences(report, language: "en")
      for text in [sentences.message(finding), sentences.example(finding) ?? ""] {
        #expect(broken(text) == nil, "\(finding.id): \(text)")
      }
    }
  }

  @Test("A vocabulary that was not translated speaks English throughout")
  func untranslated() throws {
    let vocabulary = try #require(Self.reports.first?.vocabulary)
    let bare = Vocabulary(
      space: .conduct,
      variables: vocabulary.variables.map { variable in
        var variable = variable
        for index in variable.values.indices { variable.values[index].phrase.translations = [:] }
        return variable
      })
    #expect(FactSentences(vocabulary: vocabulary, language: "de").language == "de")
    #expect(FactSentences(vocabulary: bare, language: "de").language == "en")
  }

  @Test("Names, statuses and kinds are in the language that was asked for")
  func wholeReports() throws {
    func text(_ code: String, _ language: String) throws -> String {
      let report = Self.reports.first { $0.jurisdiction.code == code && $0.treaty.id == "budapest-2001" }
      return try #require(report).rendered(as: .text, language: language)
    }
    let german = try text("DE", "de")
    #expect(german.contains("Deutschland: Budapester Übereinkommen (SEV Nr. 185)"))
    #expect(german.contains("teilweise erfüllt") && !german.contains("partly met"))
    #expect(german.contains("Lücke durch eine Ausnahme") && !german.contains("carve-out-gap ("))
    #expect(german.contains("§ 184b Abs. 3 StGB") && german.contains("Artikel 2 Satz 1"))
    let french = try text("FR", "fr")
    #expect(french.contains("France : Convention de Budapest (STE n° 185)"))
    #expect(french.contains("l’art. 323-1 CP") && french.contains("1er mai 2006"))
    #expect(try text("DE", "en").contains("Germany and the Budapest Convention (ETS No. 185)"))
  }

  @Test("A translation names words of its vocabulary, or is told the nearest ones")
  func unknownWords() throws {
    let vocabulary = """
      vocabulary: {space: conduct, version: 1, title: Conduct, source: {title: a, url: "https://a.b"}}
      variables:
        act: {label: Act, kind: plain, role: act, definition: a, values: {access: {phrase: enters}}}
        age: {label: Age, kind: number, role: circumstance, definition: a, phrase: "the age is {range}"}
      """
    let translation = """
      translation: {space: conduct, language: de}
      labels: {akt: Handlung}
      clauses: {act: nichts, age: "das Alter {range} beträgt"}
      phrases:
        act: {acces: betritt, access: "{object} betritt"}
      """
    let result = loadLaw([
      LawText(path: "conduct.yaml", text: vocabulary), LawText(path: "conduct.de.yaml", text: translation),
    ])
    #expect(
      result.diagnostics.map(\.message) == [
        "unknown variable 'akt'; did you mean 'act'?",
        "'act' is no number; its words stand under 'phrases'",
        "unknown value of 'act' 'acces'; did you mean 'access'?",
      ])
    #expect(result.diagnostics.map { $0.place?.line } == [2, 3, 5])
    let act = try #require(result.lawBook?.conduct.variables.first)
    #expect(act.value(named: "access")?.phrase["de"] == "{object} betritt")
    #expect(result.lawBook?.conduct.variables.last?.numberPhrase?["de"] == "das Alter {range} beträgt")
  }

  // MARK: Help

  private static var conductFindings: [(Report, Finding)] {
    reports.flatMap { report in report.findings.filter { !isOnEvidence($0, in: report) }.map { (report, $0) } }
  }

  private func places(in text: String) -> Set<String> {
    Set(text.matches(of: /\{[a-z]+\}/).map { String($0.output) })
  }

  /// What no sentence may contain.
  private func broken(_ text: String) -> String? {
    ["{", "}", "  ", ",,", ",.", ",;", " ,", " .", "..", ", und."].first(where: text.contains)
  }
}

private func isOnEvidence(_ finding: Finding, in report: Report) -> Bool {
  report.treaty.requirements.first { $0.id == finding.requirement }?.kind.space == .evidence
}
