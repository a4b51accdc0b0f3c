// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ComityReports

/// How the texts of the catalogs are filled in.
@Suite("The frames of sentences")
struct FrameTests {
  @Test("What a count decides stands in its number", arguments: ["en", "de", "fr"])
  func counts(language: String) {
    for frame in [Frame.provisionCount, .headlineDeclared, .moreArticles, .andMoreCited, .openNotMet, .openPartly] {
      let (one, two) = (
        frame.text(["count": "1", "checked": "0"], in: language),
        frame.text(["count": "2", "checked": "0"], in: language)
      )
      for text in [one, two] { #expect(!text.contains("|") && !text.contains("{"), "\(text)") }
    }
    #expect(Frame.provisionCount.text(["count": "1", "checked": "0"], in: "en").hasPrefix("1 provision;"))
    #expect(Frame.openNotMet.text(["count": "5"], in: "fr") == "5 non satisfaites")
    #expect(Frame.openNotMet.text(["count": "1"], in: "fr") == "1 non satisfaite")
    #expect(Frame.moreArticles.text(["count": "1"], in: "fr") == "1 autre")
  }

  @Test("Behind a preposition a French article becomes one word with it")
  func contractions() {
    let text = { Frame.decideDispute.text(["provision": $0, "reason": "…"], in: "fr") }
    #expect(text("les §§ 3 et 4 StGB").contains("la lecture des §§ 3 et 4 StGB"))
    #expect(text("le § 303b StGB").contains("la lecture du § 303b StGB"))
    #expect(text("l’art. 5 CP").contains("la lecture de l’art. 5 CP"))
  }

  @Test("No French line breaks before a double mark")
  func noBreakSpaces() throws {
    let frames = try #require(Frame.catalog("fr"))
    let answers = try #require(AnswerFrame.catalogs["fr"])
    for text in Array(frames.values) + Array(answers.values)
      + Array(FindingWords.catalogs["fr"]?.sentences.values ?? [:].values)
    {
      #expect(text.firstMatch(of: #/ [:;?!»]|« /#) == nil, "\(text)")
    }
    let open = Frame.headlineOpen.text(["counts": "5"], in: "fr")
    #expect(foldedLines(open, to: 7) == ["Restent\u{A0}:", "5."])
  }

  @Test(
    "A verb agrees with the sections that a citation names",
    arguments: [
      ("Ss 7C and 7D Communications (Retention of Data) Act 2011", true),
      ("ss 15 and 16 Criminal Justice Act 2011", true),
      ("s 7(1) Criminal Justice Act 2011", false), ("§ 67 with § 66(1) IRG", false), ("Arts 3 and 4 CP", true),
    ])
  func verbs(citation: String, isPlural: Bool) {
    #expect(Names.citesSeveral(citation) == isPlural)
    let text = Frame.allowsOnlyWhere.text(["provision": citation, "clause": "a judge agrees"], in: "en")
    #expect(text.contains(isPlural ? " allow it" : " allows it"), "\(text)")
  }

  @Test("A State whose name takes an article has it in a sentence")
  func articles() {
    #expect(englishInSentence(countryName: "United States") == "the United States")
    #expect(englishInSentence(countryName: "European Union") == "the European Union")
    #expect(englishInSentence(countryName: "Kenya") == "Kenya")
  }
}
