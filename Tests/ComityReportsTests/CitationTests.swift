// SPDX-License-Identifier: Apache-2.0

import Comity
import Testing

@testable import ComityReports

/// Citations in German and French, over all that the bundled law and treaties have.
@Suite("The citations of reports")
struct CitationTests {
  /// Every citation of a provision or a fact of a State, and every paragraph of a treaty.
  private static let citations: [String] = {
    guard let lawBook = try? LawBook.load() else { return [] }
    let provisions = lawBook.modules.flatMap { module -> [String] in
      (module.offenses as [any Provision] + module.generalPart + module.dataSharing).map(\.citation)
        + module.stateFacts.map(\.citation)
    }
    return Set(provisions + lawBook.treaties.flatMap(\.requirements).map(\.paragraph)).sorted()
  }()

  @Test("The title of a law is never translated word by word", arguments: ["de", "fr"])
  func titles(language: String) {
    let names = Names(language: language)
    var count = 0
    for citation in Self.citations {
      let words = citation.words.map(String.init)
      let translated = names.reference(citation)
      for index in words.indices.dropFirst().dropLast() where ["to", "and", "with"].contains(words[index]) {
        let isTitle = [words[index - 1], words[index + 1]].allSatisfy { word in
          word.contains(where: \.isLetter) && !word.contains(where: \.isNumber) && word.count > 3
            && !word.hasPrefix("(")
        }
        guard isTitle, !["Art", "Arts"].contains(words[index + 1]) else { continue }
        count += 1
        let title = words[(index - 1)...(index + 1)].joined(separator: " ")
        #expect(translated.contains(title), "\(citation): \(translated)")
      }
    }
    #expect(count > 40)
  }

  @Test(
    "An insertion at the end of a citation is closed by a comma, and a list of letters is none",
    arguments: [
      ("§ 100j StPO, with § 174 TKG", "§ 100j StPO, with § 174 TKG,"),
      ("s. 18(1) CMCA, as to passwords and codes", "s. 18(1) CMCA, as to passwords and codes,"),
      ("Arts 588 ter a, b and d LECrim", "Arts 588 ter a, b and d LECrim"),
      ("§§ 94, 97 and 98 StPO", "§§ 94, 97 and 98 StPO"),
    ])
  func insertions(citation: String, inSentence: String) {
    #expect(Names(language: "en").inSentence(citation) == inSentence)
  }

  @Test("Every word between two numbers is translated", arguments: ["de", "fr"])
  func frames(language: String) {
    let names = Names(language: language)
    for citation in Self.citations {
      let translated = names.reference(citation)
      let residue = translated.firstMatch(of: /[0-9)] (?:to|and|with) (?:[0-9(]|§|Arts? [0-9])/)
      #expect(residue == nil, "\(citation): \(translated)")
      #expect(translated.firstMatch(of: /\bArts? [0-9]/) == nil, "\(citation): \(translated)")
    }
  }

  @Test(
    "A citation reads as lawyers of the language write it",
    arguments: [
      (
        "Art 7(2) to (7) Act on Child Prostitution and Child Pornography with Arts 62 and 63 Penal Code",
        "Art. 7(2) bis (7) Act on Child Prostitution and Child Pornography i. V. m. Art. 62 und 63 Penal Code",
        "art. 7(2) à (7) Act on Child Prostitution and Child Pornography avec art. 62 et 63 Penal Code"
      ),
      (
        "s 7 Criminal Justice (Offences Relating to Information Systems) Act 2017",
        "s 7 Criminal Justice (Offences Relating to Information Systems) Act 2017",
        "s 7 Criminal Justice (Offences Relating to Information Systems) Act 2017"
      ),
      (
        "§ 184b(1) no. 1 with sentence 2 StGB", "§ 184b Abs. 1 Nr. 1 i. V. m. Satz 2 StGB",
        "§ 184b(1) n° 1 avec phrase 2 StGB"
      ),
      (
        "s. 18(1) CMCA, as to passwords and codes", "s. 18(1) CMCA, as to passwords and codes",
        "s. 18(1) CMCA, as to passwords and codes"
      ),
      (
        "Art 24(1) to (6) of the Act of 29 July 1881", "Art. 24(1) bis (6) des Gesetzes vom 29. Juli 1881",
        "art. 24(1) à (6) de la loi du 29 juillet 1881"
      ),
      (
        "Arts 218(1), second sentence, and 219 CPP", "Art. 218(1) Satz 2, und 219 CPP",
        "art. 218(1), deuxième phrase, et 219 CPP"
      ),
      (
        "§ 202a StGB, in the wording until 10 August 2007", "§ 202a StGB, in der Fassung bis 10. August 2007",
        "§ 202a StGB, dans sa rédaction jusqu’au 10 août 2007"
      ),
      ("Arts 588 septies a to c LECrim", "Art. 588 septies a bis c LECrim", "art. 588 septies a à c LECrim"),
      (
        "8(1), with Art 12(1) of the Convention", "8(1), i. V. m. Art. 12(1) des Übereinkommens",
        "8(1), avec art. 12(1) de la Convention"
      ),
    ])
  func examples(citation: String, german: String, french: String) {
    // Where a line must not break stands another blank.
    func plain(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }
    #expect(plain(Names(language: "de").reference(citation)) == german)
    #expect(plain(Names(language: "fr").reference(citation)) == french)
    #expect(Names(language: "en").reference(citation) == citation)
  }
}
