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
        // German and French need some words more where English needs none.
        let most = language == "en" ? 40 : 46
        for sentence in self.sentences(of: counted) {
          #expect(sentence.words.count <= most, "\(finding.id): \(sentence)")
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

  @Test("No word of a file, no dummy noun and no residue of logic reaches a reader")
  func residues() throws {
    let residues = try [
      #"\bsomething\b"#, "it is not so that", #"\band besides\b"#, "no provision comes near", #"\.yaml\b"#,
      #"\b1 (?:months|provisions|items|cases)\b"#, #"\bof United States\b"#, #"\b[a-z]+(?:-[a-z]+){2,}\b(?!\.)"#,
    ].map { try Regex($0) }
    for report in LanguageTests.reports {
      let sentences = FindingSentences(report, language: "en")
      for finding in report.findings {
        for text in [sentences.message(finding)] + sentences.remedies(finding) {
          for residue in residues { #expect(text.firstMatch(of: residue) == nil, "\(finding.id): \(text)") }
        }
      }
    }
  }

  @Test("The answer comes first: a headline, and no entry longer than a message", arguments: ["en", "de", "fr"])
  func summaries(language: String) {
    for report in LanguageTests.reports {
      let summary = FindingSentences(report, language: language).summary
      #expect(!summary.headline.isEmpty)
      for entry in summary.declare + summary.amend + summary.decide + summary.know {
        #expect(entry.text.words.count <= 120, "\(report.jurisdiction.code) \(report.treaty.id): \(entry.text)")
        #expect(entry.findings.allSatisfy { report.finding($0) != nil })
      }
    }
  }

  /// The message with one word for each citation, and for what is quoted from a module.
  private func withoutCitations(_ message: String, _ finding: Finding, _ sentences: FindingSentences) -> String {
    var text = message
    let provisions = (finding.provisions + finding.blocking.map(\.provision)).unique
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
