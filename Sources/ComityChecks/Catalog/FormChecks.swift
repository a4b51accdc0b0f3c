// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics

extension Check {
  /// Checks of the form of a module: keys, words, identifiers, and what one file says of another.
  static let ofForm: [Check] = [
    Check(
      "amount-without-currency", "An amount of money has its currency", severity: .warning,
      because:
        "200 is little in euros and nothing in yen: thresholds of two laws can only be compared with their currencies.",
      bad: provision(
        changing: "mental-state: intentional",
        to: "mental-state: intentional\n      loss-amount: {at-least: 200}"),
      good: provision(
        changing: "mental-state: intentional",
        to: "mental-state: intentional\n      loss-amount: {at-least: 200, currency: EUR}")),
    Check(
      "exact-number", "A number of a rule is a least or a greatest one, or says that it is exact", severity: .warning,
      because: """
        A rule with 'victim-age: 14' reaches victims of fourteen, and none of thirteen or fifteen. Law sets thresholds: write
        {below: 14} or {at-least: 14}, and {exactly: 14} where just this number is meant. In the facts of a case a number is
        that number.
        """,
      bad: provision(changing: "mental-state: intentional", to: "mental-state: intentional\n      victim-age: 14"),
      good: provision(
        changing: "mental-state: intentional", to: "mental-state: intentional\n      victim-age: {below: 14}")),
    Check(
      "unknown-key", "A key is one that the section has",
      because: "A mistyped key would otherwise be passed over, and with it what it states.",
      bad: provision(changing: "citation:", to: "cites:"), good: provision()),
    Check(
      "missing-key", "A required key is there",
      because: "Without it the entry cannot be understood or cannot be trusted: a provision without a source is none.",
      bad: provision(changing: "    title: Unauthorised access\n", to: ""), good: provision()),
    Check(
      "unknown-variable", "A condition names variables of the vocabulary",
      because: "Laws can be compared only in common words; 'comity vocabulary' shows them all.",
      bad: provision(changing: "authorization:", to: "permission:"), good: provision()),
    Check(
      "unknown-value", "A condition names values of its variable",
      because: "Laws can be compared only in common words; 'comity vocabulary' shows them all.",
      bad: provision(changing: "act: access", to: "act: acces"), good: provision()),
    Check(
      "unknown-comparison", "A comparison is one that the variable has",
      because: "Ordered variables and numbers can be compared, plain ones only be excluded with 'not'.",
      bad: provision(changing: "act: access", to: "act: {at-least: access}"),
      good: provision(changing: "act: access", to: "act: {not: obtain}")),
    Check(
      "unknown-word", "A word is one of its list",
      because: "Only these words have a meaning at this key.",
      bad: head(changing: "common-law", to: "anglo-saxon"), good: head()),
    Check(
      "unknown-topic", "A topic is one of the list of topics",
      because: "A requirement and the law that answers it meet through the topic.",
      bad: provision(changing: "topics: [illegal-access]", to: "topics: [hacking]"), good: provision()),
    Check(
      "unknown-provision", "A provision that is named is there",
      because: "A case or a rule that names a provision of another module, or one that was renamed, says nothing.",
      bad: caseText(changing: "provisions: [ke-cma-14]", to: "provisions: [ke-cma-41]"), good: caseText()),
    Check(
      "unknown-treaty", "A treaty is one that is known",
      because: "A participation in a treaty that is not modelled answers no question.",
      bad: participation(changing: "budapest-2001", to: "budapest-2011"), good: participation()),
    Check(
      "unknown-state", "A State is one of the list of States, or has a module",
      because: "What is said of a code that nobody knows is said of nobody.",
      bad: chart(changing: "KE:", to: "KX:"), good: chart()),
    Check(
      "unknown-source", "A source that is named by its word is there",
      because: "Each act of a State can be read somewhere; the head of the chart says where.",
      bad: chart(changing: "source: notice", to: "source: note"), good: chart()),
    Check(
      "unknown-delay", "A delay is a number of days, or of months",
      because: "The day of entry into force is reckoned from it.",
      bad: treaty(after: "{days: 30, months: 3}"), good: treaty(after: "{months: 3, then: first-of-month}")),
    Check(
      "unknown-option", "A declaration uses an option of its treaty, or 'other'",
      because: "The option decides what the declaration takes out of the duty.",
      bad: participation(changing: "2-security", to: "2-safety"), good: participation()),
    Check(
      "unknown-alternative", "A declaration names alternatives of its option",
      because: "The alternative decides which element the State requires.",
      bad: participation(changing: "option: 2-security", to: "option: 2-intent\n        as: [greed]"),
      good: participation(changing: "option: 2-security", to: "option: 2-intent\n        as: [deceive]")),
    Check(
      "unknown-requirement", "A treaty names requirements of its own",
      because: "An option or an extension that concerns no requirement changes nothing."),
    Check(
      "unknown-override", "An override replaces a provision of a layer",
      because: """
        A provision whose identifier starts with the code of a layer takes the place of the layer's provision with the
        same identifier; where there is none, the identifier is mistyped.
        """,
      bad: head(changing: "legal-system: common-law", to: "legal-system: common-law\n  inherits: [EU]")
        + provision(changing: "ke-cma-14", to: "eu-directive-3"),
      good: provision()),
    Check(
      "foreign-id", "An identifier starts with the code of its jurisdiction",
      because: "Reports show provisions of several countries side by side; the identifier tells them apart.",
      bad: provision(changing: "ke-cma-14", to: "cma-14"), good: provision()),
    Check(
      "duplicate-id", "An identifier stands once",
      because: "Cases, rules and reports name provisions by their identifiers; the note shows the other place.",
      bad: provision(
        and: provision(changing: "computer-system", to: "computer-data").replacing("offenses:\n", with: "")),
      good: provision()),
    Check(
      "duplicate-section", "A module says once whose law it is",
      because: "The files of a folder are one module, of one jurisdiction."),
    Check(
      "missing-jurisdiction", "A module says whose law it is",
      because: "One file of the folder has the section 'jurisdiction'; the files of a folder are one module."),
    Check(
      "replaces-module", "A bundled module is replaced only when told so",
      because: "A module from elsewhere with a code that is bundled is taken only with --replace."),
    Check(
      "layer-cycle", "A module does not inherit from itself",
      because: "A layer lies above what inherits it.",
      bad: head(changing: "legal-system: common-law", to: "legal-system: common-law\n  inherits: [KE]"), good: head()),
    Check(
      "not-a-layer", "A layer is a union or a federation",
      because: """
        What a State inherits is law in all of it. The law of a province or of another State is not: it would make a
        duty met for the whole territory.
        """),
    Check(
      "missing-layer", "A layer was loaded", severity: .warning,
      because: """
        The layer is not bundled, nor among the folders given: its provisions are not taken into account. Name its
        folder with --modules.
        """,
      bad: head(changing: "legal-system: common-law", to: "legal-system: common-law\n  inherits: [XA]"), good: head()),
    Check(
      "unknown-layer", "A layer is named by its code",
      because: "The code is written in capitals, as in the module of the layer.",
      bad: head(changing: "legal-system: common-law", to: "legal-system: common-law\n  inherits: [eu]"), good: head()),
    Check(
      "unassigned-code", "A code is assigned by ISO 3166-1, or left to users", severity: .warning,
      because: """
        Codes of other lists, such as UK and EL, are not those of ISO 3166-1. For a country that is none, or that has no
        code, take one of those left to users: AA, QM to QZ, XA to XZ, ZZ.
        """,
      bad: head(changing: "code: KE", to: "code: UK"), good: head()),
    Check(
      "not-an-intention", "The intent at a result has a value for each of the result's",
      because: "An attempt takes the intent at that very result: the values of the two variables answer each other."),
    Check(
      "missing-vocabulary", "The words were loaded",
      because: "Without the vocabulary of a space nothing that is stated in it can be read."),
    Check(
      "invalid-code", "A code is that of ISO 3166-1, in capitals",
      because: "Reports and scripts know jurisdictions by these two capitals.",
      bad: head(changing: "code: KE", to: "code: KEN"), good: head()),
    Check(
      "invalid-identifier", "An identifier has lower-case letters, digits, hyphens and dots",
      because: "It stands in addresses and names of files.",
      bad: provision(changing: "ke-cma-14", to: "ke-CMA 14"), good: provision()),
    Check(
      "invalid-date", "A day is one of the calendar, written YYYY-MM-DD",
      because: "Law is compared as of a day.",
      bad: provision(changing: "2026-01-01", to: "2026-02-30"), good: provision()),
    Check(
      "invalid-number", "A number is whole and within its bounds",
      because: "Months, years and days are counted in whole numbers.",
      bad: provision(changing: "max-months: 36", to: "max-months: three years"), good: provision()),
    Check(
      "invalid-boolean", "Yes and no are written true and false",
      because: "Words such as 'yes', 'no' and 'on' mean other things in some languages and some readers of YAML.",
      bad: provision(changing: "fine: true", to: "fine: yes"), good: provision()),
    Check(
      "invalid-address", "An address begins with https://",
      because: "A reader has to be able to open the source.",
      bad: provision(changing: "https://example.org/cma", to: "example.org/cma"), good: provision()),
    Check(
      "invalid-review", "A review is 'unreviewed', or the day of the comparison",
      because: "A report says of every provision whether its model was held against the text.",
      bad: provision(changing: "{checked-against-source: 2026-02-01}", to: "done"), good: provision()),
    Check(
      "not-a-mapping", "An entry is a mapping from keys to values",
      because: "The reader found a text or a list where keys are needed; often the indentation is wrong.",
      bad: provision(changing: "penalty: {max-months: 36, fine: true}", to: "penalty: three years"), good: provision()),
    Check(
      "not-a-list", "A section with several entries is a list",
      because: "Each entry begins with a hyphen.",
      bad: provision(changing: "topics: [illegal-access]", to: "topics: illegal-access"), good: provision()),
    Check(
      "not-text", "A text is a text",
      because: """
        The reader found a list or a mapping where one text is needed, or a word such as `null` or `false`, which other
        readers of YAML take for no text; texts with colons, and such words, need quotes.
        """,
      bad: provision(changing: "title: Unauthorised access", to: "title: [Unauthorised, access]"), good: provision()),
    Check(
      "empty-text", "A text says something",
      because: "An empty text is no citation and no title.",
      bad: provision(changing: "\"Section 14\"", to: "\" \""), good: provision()),
    Check(
      "not-a-condition", "Conditions are a mapping, or a list of mappings",
      because: "Each key is a variable; several mappings in a list are alternatives.",
      bad: provision(changing: "reaches:", to: "reaches: access to a system\n    note:").replacing(
        """

              act: access
              object: computer-system
              authorization: without-right
              mental-state: intentional
        """, with: " See the text."),
      good: provision()),
    Check(
      "not-a-value", "A variable has a value, or a list of values",
      because: "A key without a value limits nothing.",
      bad: provision(changing: "act: access", to: "act:"), good: provision()),
    Check(
      "not-a-number", "A number is a number, or a range",
      because: "Ages and amounts are written as 18, or as {at-least: 14, below: 18}.",
      bad: provision(changing: "act: access", to: "act: access\n      offender-age: [18, 19]"),
      good: provision(changing: "act: access", to: "act: access\n      offender-age: {at-least: 18}")),
    Check(
      "not-a-case", "The facts of a case are one mapping",
      because: "A case has one set of facts; write a second case for other facts.",
      bad: caseText(
        changing: "facts:\n      act: access\n      object: computer-system\n      authorization: no-authority\n",
        to: "facts:\n      any-of: [{act: access}, {act: obtain}]\n"), good: caseText()),
    Check(
      "empty-condition", "Conditions leave a case",
      because: "Limits that exclude each other are met by nobody.",
      bad: provision(
        changing: "mental-state: intentional", to: "mental-state: {at-least: intentional, at-most: reckless}"),
      good: provision()),
    Check(
      "empty-penalty", "The parts of a penalty do not contradict each other",
      because: """
        A minimum above its maximum, 'none' beside anything, 'unread' beside a number, 'life' beside 'max-months': which of
        them counts decides extradition and what is a serious crime.
        """,
      bad: provision(changing: "{max-months: 36", to: "{none: true"), good: provision()),
    Check(
      "empty-period", "A period ends after it begins",
      because: "A provision that was never law reaches nobody; 'until' is the first day on which it is law no longer.",
      bad: provision(
        changing: "    source:", to: "    in-force: {from: 2020-01-01, until: 2019-01-01}\n    source:"),
      good: provision(changing: "    source:", to: "    in-force: {from: 2020-01-01}\n    source:")),
    Check(
      "impossible-order", "What follows from something comes after it",
      because: """
        A treaty binds a State after it has ratified, and nobody before it is in force; a declaration ends after it was made;
        a model is held against a text that is there.
        """,
      bad: participation(changing: "in-force: 2024-10-01", to: "in-force: 2023-10-01"), good: participation()),
    Check(
      "undated-consent", "A State that is bound has ratified or acceded", severity: .warning,
      because: "Without the day nobody can tell until when the State could make reservations.",
      bad: participation(changing: "    signed: 2024-01-01\n    ratified: 2024-06-01\n", to: ""),
      good: participation(
        changing: "    signed: 2024-01-01\n    ratified: 2024-06-01\n", to: "    acceded: 2024-06-01\n")),
    Check(
      "overlapping-wordings", "Of one provision one wording is law at a time", severity: .warning,
      because: """
        Two entries with one citation that begin on different days are two wordings, and both would count; so are one that
        begins on a day and one that was always law, where they reach the same acts. State under 'until' when the first
        ended; limbs of a section that stand side by side have citations of their own.
        """,
      bad: provision(changing: "    source:", to: "    in-force: {from: 2015-01-01}\n    source:")
        + provision(changing: "ke-cma-14", to: "ke-cma-14-2020").replacing("offenses:\n", with: "")
        .replacing("computer-system", with: "computer-data")
        .replacing("    source:", with: "    in-force: {from: 2020-01-01}\n    source:"),
      good: provision(
        changing: "    source:", to: "    in-force: {from: 2015-01-01, until: 2020-01-01}\n    source:")
        + provision(changing: "ke-cma-14", to: "ke-cma-14-2020").replacing("offenses:\n", with: "")
        .replacing("computer-system", with: "computer-data")
        .replacing("    source:", with: "    in-force: {from: 2020-01-01}\n    source:")),
    Check(
      "repeated-declaration", "Under one option one declaration stands at a time",
      because: "Of two the State has withdrawn the first, or both are one; else nobody can tell what it declared.",
      bad: participation()
        + "      - {option: 2-security, kind: declaration, made: 2025-01-01, summary: Once more.}\n",
      good: participation(changing: "made: 2024-06-01", to: "made: 2024-06-01\n        withdrawn: 2025-01-01")
        + "      - {option: 2-security, kind: declaration, made: 2025-01-01, summary: Once more.}\n"),
    Check(
      "repeated-key", "A key stands once, in one spelling",
      because: "A key that was spelled otherwise once is still read; of two values one would be lost.",
      bad: "surveyed:\n  - {topic: illegal-access, read-on: 2026-01-01, on: 2026-01-02}\n" + provision(),
      good: "surveyed:\n  - {topic: illegal-access, read-on: 2026-01-01}\n" + provision()),
    Check(
      "too-many-alternatives", "Conditions have a bounded number of alternatives",
      because: """
        Lists of alternatives under 'all-of' multiply: ten of ten are ten thousand million. No law needs so many; state what
        the alternatives have in common, or several provisions.
        """),
    Check(
      "too-many-thresholds", "A law tells a bounded number of numbers apart",
      because: "Each number cuts every answer once more; no law has a thousand ages or amounts."),
    Check(
      "too-many-provisions", "A module has a bounded number of provisions",
      because: "No country has so many offences that are asked about; a generated module can be split by topic."),
    Check(
      "before-opening", "Nobody signs before a treaty is open for signature",
      because: "The day is mistyped, or is that of another treaty.",
      bad: chart(changing: "acceded: 2026-05-04", to: "acceded: 2001-05-04"), good: chart()),
    Check(
      "after-chart", "A list does not show what was done after its day",
      because: "The day of an act is mistyped, or 'as-of' was left behind when the list was read again.",
      bad: chart(changing: "as-of: 2026-10-01", to: "as-of: 2026-04-01"), good: chart()),
    Check(
      "two-instruments", "A State ratifies or accedes, not both",
      because: "Who has signed ratifies, accepts or approves; who has not accedes.",
      bad: chart(changing: "acceded: 2026-05-04", to: "acceded: 2026-05-04, ratified: 2026-05-04"), good: chart()),
    Check(
      "other-entry-into-force", "A treaty is in force from the day that its rule gives", severity: .warning,
      because: """
        The day follows from the instrument and the rule of the treaty. Where the list really has another, the treaty has
        a further rule, or the list a mistake; the warning can be left standing.
        """,
      bad: chart(changing: "in-force: 2026-09-01", to: "in-force: 2026-08-01"), good: chart()),
    Check(
      "other-participation", "A module and the list of parties give the same days", severity: .warning,
      because: "One of the two is mistaken; what the module says goes first, and so the mistake would be its own."),
    Check(
      "empty-topic", "A surveyed topic has a provision, or the statement that there is none", severity: .warning,
      because: """
        'Surveyed' means that somebody has looked. Where the law has nothing, say so with 'none' and what was looked at,
        so that a gap in the law is told from a gap in the module.
        """,
      bad: "surveyed:\n  - {topic: grooming, read-on: 2026-01-01}\n",
      good:
        "surveyed:\n  - {topic: grooming, read-on: 2026-01-01, none: \"The Penal Code was read; nothing is on it.\"}\n"),
    Check(
      "contradicted-none", "A topic without provision has none", severity: .warning,
      because: "The statement that there is no provision and a provision cannot both be right.",
      bad: "surveyed:\n  - {topic: illegal-access, read-on: 2026-01-01, none: \"Nothing was found.\"}\n" + provision(),
      good: "surveyed:\n  - {topic: illegal-access, read-on: 2026-01-01}\n" + provision()),
    Check(
      "unsurveyed-provision", "A provision answers a topic that was surveyed", severity: .warning,
      because: "Its topic is not among those surveyed, so that it answers no requirement by itself.",
      bad: "surveyed:\n  - {topic: limitation, read-on: 2026-01-01}\n" + provision(),
      good: "surveyed:\n  - {topic: illegal-access, read-on: 2026-01-01}\n" + provision()),
    Check(
      "too-many-mistakes", "The first mistakes of a file are shown", severity: .note,
      because: "A file with more mistakes than these is probably of another kind."),
    Check(
      "empty-file", "A file states something", severity: .warning,
      because: "A file that holds nothing, or only comments, can be removed.",
      bad: "---\n# Nothing yet.\n", good: "# Nothing yet.\n"),
  ]
}
