// SPDX-License-Identifier: Apache-2.0

import Comity
import Testing

@testable import ComityReports

/// Every message that the bundled law gives is short, and speaks as people do.
@Suite("The words of reports")
struct WordsTests {
  @Test(
    "A message has at most 90 words, a sentence at most 40, citations and quotations apart",
    arguments: ["en", "de", "fr"])
  func messages(language: String) {
    var said: Set<String> = []
    for report in LanguageTests.reports {
      let sentences = FindingSentences(report, language: language)
      for finding in report.findings {
        let message = sentences.message(finding)
        guard said.insert(message).inserted else { continue }
        let counted = withoutCitations(message, finding, sentences)
        #expect(counted.words.count <= 90, "\(finding.id): \(message)")
        for sentence in self.sentences(of: counted) {
          #expect(sentence.words.count <= Self.most(language), "\(finding.id): \(sentence)")
        }
      }
    }
    #expect(said.count > 500)
  }

  @Test("A case is told in at most two sentences of at most 40 words", arguments: ["en", "de", "fr"])
  func examples(language: String) {
    for report in LanguageTests.reports {
      let sentences = FindingSentences(report, language: language)
      for finding in report.findings {
        let told = self.sentences(of: sentences.example(finding) ?? "")
        #expect(told.count <= 2, "\(finding.id): \(told)")
        for sentence in told { #expect(sentence.words.count <= 42, "\(finding.id): \(sentence)") }
      }
    }
  }

  @Test("A sentence of a remedy has at most 40 words, citations apart", arguments: ["en", "de", "fr"])
  func remedies(language: String) {
    var said: Set<String> = []
    for report in LanguageTests.reports {
      let sentences = FindingSentences(report, language: language)
      for finding in report.findings {
        for remedy in sentences.remedies(finding) where said.insert(remedy).inserted {
          let changed = finding.remedies.flatMap(changedProvisions)
          let counted = withoutCitations(remedy, finding, sentences, changed)
          for sentence in self.sentences(of: counted) {
            #expect(sentence.words.count <= Self.most(language), "\(finding.id): \(sentence)")
          }
        }
      }
    }
    #expect(said.count > 300)
  }

  @Test("A list has at most three items", arguments: ["en", "de", "fr"])
  func lists(language: String) {
    for report in LanguageTests.reports {
      let sentences = FindingSentences(report, language: language)
      for finding in report.findings {
        for text in [sentences.message(finding)] + sentences.remedies(finding) {
          #expect(text.firstMatch(of: #/[;:,]? \(c\) [^;]*; \(d\) /#) == nil, "\(finding.id): \(text)")
        }
      }
    }
  }

  @Test(
    "No word of a file, no dummy noun and no residue of logic reaches a reader", arguments: ["en", "de", "fr"])
  func residues(language: String) throws {
    let ofAll = [#"\.yaml\b"#, #"\b[a-z]+(?:-[a-z]+){2,}\b(?!\.)"#, #"[{}|]"#]
    let own = [
      "en": [
        #"\bsomething\b"#, "it is not so that", #"\band besides\b"#, "no provision comes near",
        #"\b1 (?:months|provisions|items|cases|things)\b"#, #"\bof United (?:States|Kingdom)\b"#,
      ],
      "de": [
        "es sich nicht so verhält", #"\b1 (?:Monate|Jahre|weiteren|weitere)\b"#, #"\b(?:Art|Arts) [0-9]"#,
      ],
      "fr": [
        "quelque chose", "on n’est pas dans le cas où", #"\b1 (?:autres|ans)\b"#, #"\b(?:de|à) les (?:art|§)"#,
        #"\b(?:de|à) le §"#, " [:;?!»]",
      ],
    ]
    // What is quoted from a module, and a text in the depositary's language, has its own words.
    let residues = try (ofAll + (own[language] ?? [])).map { try Regex($0) }
    for report in LanguageTests.reports {
      let sentences = FindingSentences(report, language: language)
      let slugs = slugs(of: report)
      for finding in report.findings {
        var message = sentences.message(finding)
        if let rank = (finding.detail as? Finding.Collision)?.rankSummary {
          message = message.replacing(firstSentence(of: rank), with: "…")
        }
        for text in [message] + sentences.remedies(finding) {
          let own = text.replacing(#/“[^”]*”/#, with: "“…”")
          for residue in residues { #expect(own.firstMatch(of: residue) == nil, "\(finding.id): \(text)") }
          let words = own.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
          #expect(slugs.isDisjoint(with: words), "\(finding.id): \(text)")
        }
      }
    }
  }

  /// The identifiers that nobody would take for a word: those with a hyphen, but for words that people use, too.
  private func slugs(of report: Report) -> Set<String> {
    var (identifiers, phrases): ([String], [String]) = ([], [])
    for variable in [report.vocabulary, report.evidenceVocabulary].compactMap(\.self).flatMap(\.variables) {
      identifiers += [variable.id] + (variable.values + variable.groups).map(\.id)
      phrases += [variable.label.english] + (variable.values + variable.groups).map(\.phrase.english)
    }
    identifiers += report.protectedActivities.map(\.id) + report.provisions.map(\.id)
    identifiers += report.provisions.flatMap { provision in
      ((provision as? any OffenseDefinition)?.exceptions ?? (provision as? any DataSharingObligation)?.exceptions ?? [])
        .map(\.id)
    }
    phrases += report.protectedActivities.map(\.title.english)
    let spoken = Set(phrases.flatMap { $0.split(separator: " ").map(String.init) })
    return Set(identifiers.filter { $0.contains("-") }).subtracting(spoken)
  }

  @Test("The answer comes first: a headline, and no entry longer than a message", arguments: ["en", "de", "fr"])
  func summaries(language: String) {
    for report in LanguageTests.reports {
      let sentences = FindingSentences(report, language: language)
      let summary = sentences.summary
      #expect(!summary.headline.isEmpty)
      #expect(summary.headline.words.count <= 60)
      // Texts to deposit are in the words of treaties.
      for entry in summary.amend + summary.decide + summary.know {
        let counted = entry.provisions.reduce(entry.text) { text, id in
          text.replacing(sentences.cited(id), with: "§").replacing(sentences.citation(id), with: "§")
        }
        let place = "\(report.jurisdiction.code) \(report.treaty.id): \(entry.text)"
        #expect(counted.words.count <= Length.message, "\(place)")
      }
      for entry in summary.declare + summary.amend + summary.decide + summary.know {
        #expect(entry.findings.allSatisfy { report.finding($0) != nil })
      }
    }
  }

  @Test("A text to deposit is one sentence for one paragraph, with every part named as a noun")
  func deposits() throws {
    var texts: Set<String> = []
    for report in LanguageTests.undeclared {
      let declare = FindingSentences(report, language: "en").summary.declare
      let heads = declare.map { $0.text.prefix { $0 != "“" } }
      #expect(Set(heads).count == heads.count, "\(report.jurisdiction.code) \(report.treaty.id): \(heads)")
      texts.formUnion(declare.map(\.text))
    }
    #expect(texts.count > 40)
    for text in texts {
      #expect(text.firstMatch(of: #/ (?:declares,|reserves the right,|avails itself of) /#) != nil, "\(text)")
      #expect(text.hasSuffix(".”"), "\(text)")
      for residue in [
        "as to in ", "as to outside", "concerns their ", "concerns in ", "in part:", "sentence of the", "{",
      ] {
        #expect(!text.contains(residue), "\(text)")
      }
    }
  }

  @Test(
    "A sentence ends where a new one begins, and at no abbreviation",
    arguments: [
      ("Held in Int’l Airport Centers v. Citrin. Others disagree.", "Held in Int’l Airport Centers v. Citrin."),
      ("See 18 U.S.C. § 1030 and Art. 5. The rest is open.", "See 18 U.S.C. § 1030 and Art. 5."),
      ("Whether it is so was left open (no. 4). A court can say.", "Whether it is so was left open (no. 4)."),
      ("One sentence alone", "One sentence alone"),
    ])
  func firstSentences(text: String, first: String) {
    #expect(firstSentence(of: text) == first)
  }

  private func changedProvisions(_ remedy: Remedy) -> [String] {
    switch remedy {
    case .amend(let amendments), .declareAndAmend(_, let amendments): amendments.map(\.provision)
    case .interpret(let readings): readings.map(\.provision)
    case .raise(let provisions, _): provisions
    case .declare, .enact, .withdraw: []
    }
  }

  /// The words of a sentence: German and French need some more where English needs none.
  private static func most(_ language: String) -> Int { language == "en" ? 40 : 46 }

  /// The message with one word for each citation, and for what is quoted from a module.
  private func withoutCitations(
    _ message: String, _ finding: Finding, _ sentences: FindingSentences, _ others: [String] = []
  ) -> String {
    var text = message.replacing(#/“[^”]*”/#, with: "“…”")
    let provisions = (finding.provisions + finding.blocking.map(\.provision) + others).unique
    for id in provisions {
      for citation in [sentences.cited(id), sentences.citation(id)] {
        // The point of an abbreviation ("strl.") ends the sentence as well.
        text = text.replacing(citation, with: citation.hasSuffix(".") ? "§." : "§")
      }
    }
    // A paragraph of a treaty is cited in words: "8(1), with Art 12(1) of the Convention".
    let paragraphs = sentences.report.treaty.requirements.map { sentences.names.reference($0.paragraph) }
    for paragraph in paragraphs.filter({ $0.contains(" ") }).sorted(by: { $0.count > $1.count }) {
      text = text.replacing(paragraph, with: "§")
    }
    if let first = (finding.detail as? Finding.Collision)?.rankSummary.map({ firstSentence(of: $0) }) {
      text = text.replacing(first, with: "…")
    }
    return text
  }

  private func sentences(of message: String) -> [String] {
    message.replacing(#/([.!?])\s+([A-Z§„«])/#) { "\($0.output.1)\n\($0.output.2)" }
      .split(separator: "\n").map(String.init)
  }
}
