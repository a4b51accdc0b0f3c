// SPDX-License-Identifier: Apache-2.0

import ComityMapper

/// What a kind of finding is called, and what it means: one entry for each kind, from which captions, the rules of SARIF, the
/// schema's enumeration (by a test) and the page of the documentation are made.
struct KindText {
  /// The kind.
  let kind: Finding.Kind
  /// Its name for people, by language.
  let names: [String: String]
  /// What such a finding says, in half a sentence.
  let title: String
  /// When it is made, in a sentence.
  let explanation: String
  /// The level that it mostly has; a single finding has its own.
  let level: Level

  /// Every kind, in the order in which it is declared.
  static let all: [KindText] = [
    KindText(
      kind: .gap, names: ["en": "Gap", "de": "Lücke", "fr": "Lacune"],
      title: "The law does not reach cases that the treaty reaches",
      explanation:
        "Cases that the requirement reaches and that no provision reaches, after the options that the State has in force.",
      level: .error),
    KindText(
      kind: .carveOutGap,
      names: ["en": "Gap through a carve-out", "de": "Lücke durch eine Ausnahme", "fr": "Lacune par exception"],
      title: "A defence or carve-out takes out cases that the treaty reaches",
      explanation:
        "Cases that a provision would reach if one of its exceptions did not take them out.",
      level: .error),
    KindText(
      kind: .declarationUnneeded,
      names: ["en": "Declaration not needed", "de": "Erklärung nicht nötig", "fr": "Déclaration inutile"],
      title: "A declaration that the law does not need",
      explanation:
        "Everything that the declaration takes out of the requirement is punished anyway.",
      level: .note),
    KindText(
      kind: .declarationInsufficient,
      names: ["en": "Declaration not sufficient", "de": "Erklärung genügt nicht", "fr": "Déclaration insuffisante"],
      title: "Declarations in force leave something open",
      explanation:
        "The law does not meet the requirement, in spite of the declarations that the State made.",
      level: .warning),
    KindText(
      kind: .declarationNotPermitted,
      names: ["en": "Declaration not permitted", "de": "Erklärung nicht zulässig", "fr": "Déclaration non admise"],
      title: "A declaration that the treaty does not allow",
      explanation:
        "The declaration uses an option that is not open to the State, or goes further than the option allows.",
      level: .error),
    KindText(
      kind: .overreach, names: ["en": "Overreach", "de": "Zu weit", "fr": "Portée excessive"],
      title: "A protected activity is punished, or has to be",
      explanation:
        "The law, or the treaty itself, reaches an activity that should not be punished, such as good-faith research.",
      level: .warning),
    KindText(
      kind: .missingSafeguard,
      names: ["en": "Missing safeguard", "de": "Fehlende Garantie", "fr": "Garantie manquante"],
      title: "A power without the safeguard that the treaty asks for",
      explanation:
        "The law allows an exercise of power that stays outside the conditions and safeguards of the treaty.",
      level: .error),
    KindText(
      kind: .noLegalBasis,
      names: ["en": "No legal basis", "de": "Keine Rechtsgrundlage", "fr": "Absence de base légale"],
      title: "A duty that no domestic power can fulfil",
      explanation:
        "The treaty obliges the State to something that nobody could lawfully do under its law.",
      level: .error),
    KindText(
      kind: .collision, names: ["en": "Collision", "de": "Kollision", "fr": "Conflit"],
      title: "The law forbids what the treaty demands",
      explanation:
        "A duty of the treaty meets a prohibition of domestic law, and no ground of refusal covers the case.",
      level: .error),
    KindText(
      kind: .refusalAvailable, names: ["en": "Refusal available", "de": "Ablehnung möglich", "fr": "Refus possible"],
      title: "The law forbids it, and the treaty lets the State refuse",
      explanation:
        "A duty of the treaty meets a prohibition of domestic law inside a ground of refusal.",
      level: .note),
    KindText(
      kind: .sanctionShort, names: ["en": "Penalty too low", "de": "Strafe zu niedrig", "fr": "Peine trop faible"],
      title: "A penalty below what the treaty needs",
      explanation:
        "The maximum penalty stays below what the treaty asks for, or below a threshold on which cooperation depends.",
      level: .warning),
    KindText(
      kind: .seriousCrimeExposure,
      names: [
        "en": "Exposure as a serious crime", "de": "Gilt als schwere Straftat", "fr": "Traité comme infraction grave",
      ],
      title: "A penalty that opens the sharing of evidence",
      explanation:
        "A protected activity carries a penalty that makes it a serious crime, for which States share evidence.",
      level: .note),
    KindText(
      kind: .treatyConflict,
      names: ["en": "Treaty against treaty", "de": "Übereinkommen gegen Übereinkommen", "fr": "Traité contre traité"],
      title: "One treaty demands what another forbids",
      explanation:
        "A duty under one treaty meets a prohibition or a narrower permission under another that binds the same State.",
      level: .error),
  ]

  /// The text of a kind.
  static func of(_ kind: Finding.Kind) -> KindText {
    all.first { $0.kind == kind }
      ?? KindText(kind: kind, names: [:], title: kind.rawValue, explanation: "", level: .note)
  }

  /// The name of the rule in SARIF: "CarveOutGap".
  var ruleName: String {
    kind.rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension Finding.Kind {
  /// The kind in words.
  func name(in language: String) -> String {
    let names = KindText.of(self).names
    return names[language] ?? names["en"] ?? rawValue
  }
}

/// The page of the documentation on the kinds of finding.
package var findingsPage: String {
  let rows = KindText.all.map { text in
    ["`\(text.kind.rawValue)`", text.names["en"] ?? "", text.title, text.explanation]
  }
  return """
    # Kinds of finding

    What a finding can be, and when it is made.

    ## Overview

    A finding is an error where a duty (`shall`) whose text was read is certainly not met, whatever is still unread, and no
    declaration that can still be made closes it. What is arguable, provisional, derived from another treaty or unread is at
    most a warning, and so is what a duty to endeavor asks for. What a treaty leaves to the State is a note. Identifiers are
    stable: they are made of jurisdiction, treaty, requirement, kind and what is concerned.

    | Kind | For people | What it says | When it is made |
    | --- | --- | --- | --- |

    """ + rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
}
