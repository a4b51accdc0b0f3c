// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

extension Check {
  /// Checks of bills, and of words, translations and treaties of one's own.
  static let ofLaw: [Check] = [
    Check(
      "contradictory-bill", "A bill does one thing to an offence",
      because: "An offence that is repealed cannot be amended, and of two amendments only one could hold.",
      bad: billText(changing: "amend:", to: "repeal: [ke-cma-14]\namend:"), good: billText(), beside: provision()),
    Check(
      "idle-amendment", "An amendment changes something", severity: .warning,
      because: "What is not named in an amendment stays as it is, so that one without any change has no effect.",
      bad: billText(changing: "penalty: {max-months: 60}", to: "note: More severe."), good: billText(),
      beside: provision()),
    Check(
      "unknown-bill", "A bill builds on bills that are there",
      because: """
        With 'builds-on' a bill changes the law as it would be after another. Name both files, or lay the other over the
        law before it with --with.
        """,
      bad: billText(changing: "  source:", to: "  builds-on: [ke-bill-2025]\n  source:"), good: billText(),
      beside: provision()),
    Check(
      "bill-not-compared", "The law that a bill changes was loaded", severity: .note,
      because: """
        Whether the offences are there that it repeals or amends cannot be told without the module. Name its folder with
        --modules.
        """,
      bad: billText(changing: "jurisdiction: KE", to: "jurisdiction: XZ"), good: billText(), beside: provision()),
    Check(
      "not-a-bill", "What is laid over the law is a bill",
      because: "--with takes bills only; everything else is named with --modules."),
    Check(
      "vocabulary-clash", "Words are added to a vocabulary, and change none that is there",
      because: """
        A variable that is there gets further values, and nothing else; a value that stands for others gets further ones
        below it. To give a word another meaning, or to add to an ordered variable, would change what every law says that
        uses it. A phrase is translated once into each language.
        """,
      bad: words(changing: "sim-card: {", to: "computer-system: {"), good: words()),
    Check(
      "unknown-language", "A translation is into a language that sentences are made in",
      because: "Nobody would ever read another one.",
      bad: translationText(changing: "language: de", to: "language: tlh"), good: translationText(), beside: words()),
    Check(
      "replaces-treaty", "A bundled treaty is replaced only when told so",
      because: "A treaty from elsewhere with an identifier that is bundled is taken only with --replace."),
  ]
}
