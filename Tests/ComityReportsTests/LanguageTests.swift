// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityYAML
import Foundation
import Testing

@testable import ComityReports

@Suite("The languages of reports")
struct LanguageTests {
  static let languages = ["de", "fr"]

  @Test("Every sentence has a text in every catalog, with the places of the English one", arguments: languages)
  func catalogs(language: String) throws {
    let frames = try #require(Frame.catalog(language))
    for frame in Frame.allCases {
      let english = try #require(Frame.english[frame], "\(frame)")
      let text = try #require(frames[frame], "\(frame)")
      #expect(places(in: text) == places(in: english), "\(frame)")
    }
    let (words, english) = (try #require(FindingWords.catalogs[language]), FindingWords.english)
    #expect(words.names.keys == english.names.keys && words.sentences.keys == english.sentences.keys)
    for (key, text) in words.sentences {
      #expect(places(in: text) == places(in: try #require(english.sentences[key])), "\(key)")
    }
    let captions = try #require(Caption.catalogs[language])
    for caption in Caption.allCases {
      let english = try #require(Caption.english[caption], "\(caption)")
      let text = try #require(captions[caption], "\(caption)")
      #expect(places(in: text) == places(in: english), "\(caption)")
    }
    let answers = try #require(AnswerFrame.catalogs[language])
    for frame in AnswerFrame.allCases {
      let english = try #require(AnswerFrame.english[frame], "\(frame)")
      let text = try #require(answers[frame], "\(frame)")
      // A place may begin a sentence in one language and stand within it in another.
      #expect(places(in: text.lowercased()).isSubset(of: places(in: english.lowercased())), "\(frame)")
      #expect(text.isEmpty == english.isEmpty || frame == .factsLead, "\(frame)")
    }
  }

  @Test("What an answer counts or cites stands in its number", arguments: ["en", "de", "fr"])
  func numbers(language: String) {
    for frame in AnswerFrame.allCases {
      let places = places(in: (AnswerFrame.english[frame] ?? "").lowercased()).map { String($0.dropFirst().dropLast()) }
      for (count, citation) in [("1", "§ 1 A"), ("2", "§§ 1 and 2 A")] {
        var values = Dictionary(uniqueKeysWithValues: places.map { ($0.lowercased(), "X") })
        (values["count"], values["provision"]) = (count, citation)
        let text = frame.text(values, in: language)
        #expect(text.firstMatch(of: /[{}|]/) == nil, "\(frame): \(text)")
      }
    }
  }

  /// All reports of all bundled countries.
  static let reports = allReports(countsDeclarations: true)

  /// The same as if no State had declared anything.
  static let undeclared = allReports(countsDeclarations: false)

  private static func allReports(countsDeclarations: Bool) -> [Report] {
    do {
      let lawBook = try LawBook.load()
      let mapper = Mapper(lawBook)
      return try lawBook.modules.flatMap { module in
        try lawBook.treaties.map { treaty in
          try mapper.report(
            on: module.jurisdiction.code, to: treaty.id, asOf: CalendarDate("2026-07-01")!,
            countsDeclarations: countsDeclarations)
        }
      }
    } catch {
      Issue.record("the reports could not be made: \(error)")
      return []
    }
  }

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
    // A phrase is looked for where its first two words stand.
    let foreign = Dictionary(grouping: Set(english)) { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    func isForeign(_ text: String) -> Bool {
      let words = text.split(separator: " ")
      return words.indices.dropLast().contains { start in
        foreign[words[start..<start + 2].joined(separator: " ")]?.contains(where: text.contains) == true
      }
    }
    var seen: Set<String> = []
    for (report, finding) in Self.conductFindings {
      let sentences = FindingSentences(report, language: language)
      let own = [sentences.cases(finding)] + sentences.blockingSentences(finding) + [sentences.example(finding) ?? ""]
      for text in own + [sentences.message(finding)] + sentences.remedies(finding) {
        guard seen.insert(text).inserted else { continue }
        #expect(broken(text) == nil, "\(finding.id): \(text)")
      }
      for text in own where isForeign(text) {
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

  @Test("Every phrase of the evidence space has the form that sentences are put together from")
  func evidencePhrases() throws {
    let evidence = try #require(LawBook.load().evidence)
    for variable in evidence.variables {
      for value in variable.values + variable.groups {
        let phrase = value.phrase.english
        let place = "\(variable.id): \(phrase)"
        switch variable.role {
        case .act:
          #expect(phrase.hasPrefix("has "), "\(place)")
          #expect(phrase.contains("{object}") || value.id == "extradite", "\(place)")
        case .circumstance:
          let words = phrase.split(separator: " ")
          #expect(words.count > 2 && !words.contains { ["they", "them", "it", "that"].contains($0) && $0 == words[0] })
          #expect(!words.contains { ["they", "them", "their"].contains($0) }, "\(place)")
        default: #expect(!phrase.isEmpty)
        }
      }
    }
  }

  @Test(
    "Every phrase on data is translated, in the form that sentences are put together from", arguments: languages)
  func translatedEvidencePhrases(language: String) throws {
    let evidence = try #require(LawBook.load().evidence)
    let subjunction = try Regex(
      language == "de" ? #"^(?:dass|wenn|wobei) |\.$"# : #"^(?:ils?|elles?|on|que|si) |,$|\.$"#)
    for variable in evidence.variables {
      #expect(variable.label.translations[language] != nil, "\(variable.id)")
      if variable.kind == .number {
        #expect(variable.numberPhrase?.translations[language]?.contains("{range}") == true, "\(variable.id)")
      }
      for value in variable.values + variable.groups {
        let phrase = try #require(value.phrase.translations[language], "\(variable.id): \(value.id)")
        let place = "\(variable.id): \(phrase)"
        #expect(phrase.contains("{object}") == value.phrase.english.contains("{object}"), "\(place)")
        switch variable.role {
        case .act where language == "de":
          #expect(phrase.hasSuffix(" lassen") || phrase.hasSuffix(" bekommen"), "\(place)")
        case .act:
          #expect(phrase.hasPrefix("faire ") || phrase.hasPrefix("recevoir "), "\(place)")
          #expect(phrase.firstMatch(of: #/ (?:de|à) \{object\}/#) == nil, "\(place)")
        case .circumstance: #expect(phrase.firstMatch(of: subjunction) == nil, "\(place)")
        default: #expect(!phrase.isEmpty)
        }
      }
    }
  }

  @Test(
    "A rule on data is told in German and French with its verb in place, and what alternatives share once",
    arguments: [
      (
        "de",
        "Eine inländische Behörde darf Verkehrsdaten vom Inhaber sichern lassen oder die Daten vom Inhaber herausgeben "
          + "lassen, wobei die Daten bei einer Person liegen, die kein Anbieter ist, und die Maßnahme von einem Richter "
          + "oder von der Staatsanwaltschaft angeordnet wird"
      ),
      (
        "fr",
        "Une autorité nationale peut faire conserver par le détenteur des données relatives au trafic détenues par une "
          + "personne qui n’est pas un fournisseur ou faire produire par le détenteur les données, dans un cas où la "
          + "mesure est autorisée par un juge ou par un procureur"
      ),
    ])
  func translatedRules(language: String, text: String) throws {
    let evidence = try #require(LawBook.load().evidence)
    let facts = FactSentences(vocabulary: evidence, language: language)
    let rule = try evidence.condition([
      "requester": ["domestic-authority"], "action": ["preserve", "produce"], "data": ["traffic-data"],
      "holder": ["other-person"], "authorized-by": ["judge", "prosecutor"],
    ])
    #expect(facts.rules([rule], effect: .may).map(facts.sentence) == [text])
  }

  @Test("No sentence on data is broken, speaks of they or it, or repeats itself")
  func evidenceSentences() throws {
    var seen: Set<String> = []
    for report in Self.reports {
      let sentences = FindingSentences(report, language: "en")
      let evidence = sentences.evidence
      for finding in report.findings where isOnEvidence(finding, in: report) {
        // A rule of rank is quoted from the module, in its own words.
        var message = sentences.message(finding)
        if let rank = (finding.detail as? Finding.Collision)?.rankSummary.map({ firstSentence(of: $0) }) {
          message = message.replacing(" " + (rank.hasSuffix(".") ? rank : rank + "."), with: "")
        }
        var texts = [message, sentences.example(finding) ?? "", sentences.cases(finding)]
        texts += sentences.blockingSentences(finding)
        texts += sentences.remedies(finding)
        for text in texts where seen.insert(text).inserted { expectReadable(text, finding.id) }
      }
      for rule in report.provisions.compactMap({ $0 as? any DataSharingObligation }) {
        let texts = evidence.rules(rule.reaches, effect: rule.effect)
        #expect(Set(texts.map(\.head)).count == texts.count, "\(rule.id)")
        for text in texts.map(evidence.sentence) where seen.insert(text).inserted { expectReadable(text, rule.id) }
      }
      for requirement in report.treaty.requirements where requirement.kind.space == .evidence {
        for text in evidence.rules(requirement.reaches, effect: nil).map(evidence.sentence)
        where seen.insert(text).inserted { expectReadable(text, requirement.id) }
      }
    }
    #expect(seen.count > 500)
  }

  @Test("No sentence on data in German or French is broken or left in English", arguments: languages)
  func translatedEvidenceSentences(language: String) {
    var seen: Set<String> = []
    func expectWhole(_ text: String, _ id: String) {
      guard seen.insert(text).inserted else { return }
      // In German a comma before "und" ends a clause.
      let broken = ["{", "}", "  ", ",,", ",.", ",;", " ,", " .", "..", ", oder.", "“"].first(where: text.contains)
      #expect(broken == nil, "\(id): \(text)")
      let english = text.firstMatch(of: #/\b(?:the|has|have|is|are|of|or|and|by|where|may|must) /#)
      #expect(english == nil, "\(id): \(text)")
    }
    for report in Self.reports {
      let sentences = FindingSentences(report, language: language)
      for finding in report.findings where isOnEvidence(finding, in: report) {
        expectWhole(sentences.example(finding) ?? "", finding.id)
        expectWhole(sentences.cases(finding), finding.id)
      }
      for rule in report.provisions.compactMap({ $0 as? any DataSharingObligation }) {
        for text in sentences.evidence.rules(rule.reaches, effect: rule.effect) {
          expectWhole(sentences.evidence.sentence(text), rule.id)
        }
      }
      for requirement in report.treaty.requirements where requirement.kind.space == .evidence {
        for text in sentences.evidence.rules(requirement.reaches, effect: nil) {
          expectWhole(sentences.evidence.sentence(text), requirement.id)
        }
      }
    }
    #expect(seen.count > 300)
  }

  @Test(
    "What one case says of data is told in order: who, how, whom, which data, then the conditions, those first that tell"
  )
  func evidenceSentence() throws {
    let report = try #require(Self.reports.first)
    let evidence = FindingSentences(report, language: "en").evidence
    let facts = [
      "requester": "domestic-authority", "channel": "direct", "compulsion": "binding", "action": "produce",
      "data": "traffic-data", "holder": "provider-in-territory", "privilege": "not-privileged",
      "identification": "identify-only", "proceedings": "criminal", "days": "30", "authorized-by": "prosecutor",
      "remedy": "no-remedy",
    ]
    #expect(
      evidence.sentence(FactPattern(facts: facts))
        == "A domestic authority, directly and by a binding measure, has the holder produce traffic data held by a "
        + "provider in the territory, where the data are wanted only to identify a user and no remedy is open. The data "
        + "are covered by no privilege, and the measure serves a specific criminal investigation or proceeding, lasts 30 "
        + "days, and is authorised by a prosecutor")
  }

  @Test("Alternatives of one deed stand together, and what they share is said once")
  func ruleAlternatives() throws {
    let evidence = try #require(LawBook.load().evidence)
    let facts = FactSentences(vocabulary: evidence, language: "en")
    let deed = ["requester": ["domestic-authority"], "action": ["preserve"], "remedy": ["remedy-available"]]
    func condition(_ more: [String: [String]]) throws -> Condition {
      try evidence.condition(deed.merging(more) { $1 })
    }
    let rules = facts.rules(
      try [
        condition(["authorized-by": ["judge"], "data": ["traffic-data"]]),
        condition(["authorized-by": ["judge"], "data": ["content-data"]]),
        condition(["authorized-by": ["police"], "urgency": ["exigent"], "data": ["traffic-data", "content-data"]]),
      ], effect: .may)
    #expect(
      rules == [
        RuleText(
          head: "A domestic authority may have the holder preserve traffic data or content data",
          conditions: ["an effective remedy is open"],
          alternatives: [
            ["the measure is authorised by a judge"],
            ["evidence would be lost by waiting", "the measure is authorised by the police alone"],
          ])
      ])
    let acts = try evidence.condition(["action": ["produce", "preserve", "intercept"]])
    let forbidden = facts.rules([acts], effect: .mustNot)
    #expect(
      forbidden.map(\.head) == [
        "No requester may have the holder preserve or produce the data, or have the data intercepted in real time"
      ])
  }

  @Test(
    "An act is told with its object, but not where each limit stands for itself, or the object would come twice",
    arguments: [
      (["damage"], ["computer-data"], "the person damages data in a computer system"),
      (["disturb-otherwise"], ["computer-system"], "the person disturbs a computer system by other means"),
      (
        ["damage", "delete"], ["computer-data", "program"],
        "the person damages or deletes data in a computer system or a computer program"
      ),
      (
        ["damage", "disturb-otherwise"], ["computer-data"],
        "the person damages the object or disturbs the object by other means and the object is data in a computer system"
      ),
    ])
  func actsAndObjects(acts: [String], objects: [String], text: String) throws {
    let facts = FactSentences(vocabulary: try LawBook.load().conduct, language: "en")
    let limits = [
      FactLimit(variable: "act", words: acts, ranges: []), FactLimit(variable: "object", words: objects, ranges: []),
    ]
    #expect(facts.clauses(limits) == text)
    #expect(facts.clauses(limits, separately: true).contains("the object"))
    #expect(facts.clauses([limits[0]]).contains("the object"))
  }

  @Test(
    "English alternatives say once what they share, where that reads well",
    arguments: [
      (
        ["the tool was designed primarily for that", "the tool was adapted primarily for that"],
        "the tool was designed or adapted primarily for that"
      ),
      (["access is in view", "fraud is in view", "forgery is in view"], "access, fraud or forgery is in view"),
      (["the victim is the State", "the victim has no tie to it"], "the victim is the State or has no tie to it"),
      // A word that belongs to the next one stays with it.
      (["the offender is a national", "the offender is a foreigner"], "the offender is a national or a foreigner"),
      // Too little is shared, a list would stand in the list, or one is within the other.
      (["a measure is infringed", "no measure is infringed"], nil),
      (["the data record a right or a duty", "the data prove a fact"], nil),
      (["the order is to be overthrown", "the order is to be overthrown by force"], nil),
      (["the image is realistic, but made up", "the image is realistic, but old"], nil),
      (["alike in all", "alike in all"], nil), (["", "the act is done"], nil), (["the act is done"], nil), ([], nil),
    ] as [([String], String?)])
  func alternatives(clauses: [String], text: String?) {
    #expect(EnglishAlternatives(clauses)?.text == text)
  }

  @Test(
    "A verb agrees with the citations before it",
    arguments: [
      ("§ 73 IRG", false), ("§§ 6, 7 and 9 IRG", true), ("Art 197(2) with Arts 15 and 16 CP", false),
      ("Arts 155 and 156 Penal Code", true), ("§ 3(3) TDDDG, § 206(1) StGB", true), ("18 U.S.C. §§ 1201, 1204", true),
      ("18 U.S.C. § 2252A(a)(1), (2), (3)(A)", false), ("§ 202a StGB and § 202b StGB", true), ("s. 23 CMCA", false),
      ("les art. 1 et 2 CP", true), ("l’art. 323-1 CP", false), ("§§ 202a, 202b StGB", true),
    ])
  func agreement(citation: String, isPlural: Bool) {
    #expect(Names.citesSeveral(citation) == isPlural)
    let verb = "{forbids|forbid}".agreeing(with: citation, ofOneProvision: false)
    #expect(verb == (isPlural ? "forbid" : "forbids"))
  }

  @Test("What stands behind 'with' in the citation of one provision makes no plural")
  func agreementOfOne() {
    let citation = "§ 100j StPO, with § 174 TKG and § 22 TDDDG"
    #expect(Names.citesSeveral(citation))
    #expect(!Names.citesSeveral(citation, ofOneProvision: true))
    #expect(Names.citesSeveral("§§ 6 and 7 IRG, with § 8 IRG", ofOneProvision: true))
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
    #expect(french.replacing("\u{A0}", with: " ").contains("France : Convention de Budapest (STE n° 185)"))
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

  /// What a lawyer would not write of data, and a verb that does not agree with its citations.
  private func expectReadable(_ text: String, _ id: String) {
    #expect(broken(text) == nil, "\(id): \(text)")
    let bad = [
      " they ", " them ", " their ", "it is done", "it is not so", "the person has the", "the object is", " it lasts",
      "something", "the data the data", " or or ", " and and ", "may has", "must has", "have has", " where where ",
      "the requester the requester", ", , ", "where ;", "where .",
    ]
    if let words = bad.first(where: text.contains) { Issue.record("\(id) says '\(words)': \(text)") }
    let verb = #/(?:^|[.] )((?:§§?|Arts?|[0-9]+ U[.]S[.]C[.]) [^.;:]*?) (forbids?|requires?|takes?|leaves?) /#
    for match in text.matches(of: verb) {
      let isPlural = Names.citesSeveral(String(match.output.1))
      #expect(match.output.2.hasSuffix("s") != isPlural, "\(id): \(match.output.0)")
    }
  }

  /// What no sentence may contain.
  private func broken(_ text: String) -> String? {
    ["{", "}", "  ", ",,", ",.", ",;", " ,", " .", "..", ", und."].first(where: text.contains)
  }
}

private func isOnEvidence(_ finding: Finding, in report: Report) -> Bool {
  report.treaty.requirements.first { $0.id == finding.requirement }?.kind.space == .evidence
}
