// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// What a language calls things: States and their law, treaties, topics and activities by the names that their files give
/// them, units and days by its own.
///
/// What has no name in the language keeps its English one; a law is then called the domestic law.
struct Names {
  let language: String

  /// The name of a State.
  func country(_ jurisdiction: Jurisdiction) -> String {
    jurisdiction.name[language]
  }

  /// The law of a State as sentences name it: "German" in English, "das deutsche Recht" in German.
  func law(_ jurisdiction: Jurisdiction) -> String {
    jurisdiction.adjective.translations[language] ?? Self.domesticLaw[language] ?? jurisdiction.adjective.english
  }

  /// The short title of a treaty.
  func treaty(_ treaty: Treaty) -> String {
    treaty.shortTitle[language]
  }

  /// The number of a treaty in its series.
  func citation(of treaty: Treaty) -> String {
    treaty.citation[language]
  }

  /// A topic as a sentence names it.
  func topic(_ id: String, among topics: [Topic]) -> String {
    guard let label = topics.first(where: { $0.id == id })?.label else { return id.replacingEach("-", with: " ") }
    let english = label.english.prefix(1).lowercased() + label.english.dropFirst()
    return label.translations[language] ?? String(english)
  }

  /// A State as the subject or object of a sentence: English says "the United States".
  func countryInSentence(_ jurisdiction: Jurisdiction) -> String {
    let name = country(jurisdiction)
    return language == "en" ? englishInSentence(countryName: name) : name
  }

  /// A fact of the State, as a clause after "whether".
  func stateFact(_ fact: StateFact.Name) -> String {
    let words = Self.stateFacts[fact] ?? [:]
    return words[language] ?? words["en"] ?? fact.rawValue.replacingEach("-", with: " ")
  }

  /// A protected activity as sentences name it.
  func activity(_ activity: ProtectedActivity) -> String {
    let title = activity.title.english
    return activity.title.translations[language] ?? title.prefix(1).lowercased() + title.dropFirst()
  }

  /// The unit of a number.
  func unit(_ unit: String) -> String { Self.units[unit]?[language] ?? unit }

  /// A day as it is written in sentences.
  func day(_ date: CalendarDate) -> String {
    guard let months = Self.months[language] else { return "\(date)" }
    let day = language == "de" ? "\(date.day)." : date.day == 1 ? "1er" : "\(date.day)"
    return "\(day) \(months[date.month - 1]) \(date.year)"
  }

  /// Whether citations name several sections or articles, so that a verb after them is a plural.
  ///
  /// What follows a "with" belongs to the section before it: "§ 67 with § 66(1) IRG forbids". In the citation of one
  /// provision that is all the rest: "§ 100j StPO, with § 174 TKG and § 22 TDDDG, allows".
  static func citesSeveral(_ citations: String, ofOneProvision isOne: Bool = false) -> Bool {
    var count = 0
    var isAfterWith = false
    for word in citations.split(whereSeparator: { " ’(".contains($0) }) {
      switch word.lowercased() {
      case "§§", "arts", "articles", "ss", "ss.", "sections", "les":
        if !isAfterWith { return true }
      case "§", "art", "art.", "article", "artikel", "s", "s.", "section", "rule", "regulation":
        if !isAfterWith { count += 1 }
      default: break
      }
      isAfterWith = ["with", "m.", "i.\u{A0}V.\u{A0}m.", "avec"].contains(word)
      if isAfterWith, isOne { break }
    }
    return count > 1
  }
}

private let namesWithArticle: Set = [
  "Bahamas", "Comoros", "Gambia", "Maldives", "Netherlands", "Philippines", "Seychelles", "Sudan",
]

/// The English name of a State as a sentence has it: "the United States", "the Philippines", "Kenya".
package func englishInSentence(countryName name: String) -> String {
  let takesArticle =
    name.hasPrefix("United ") || [" Union", " Republic", " Islands", " Federation"].contains(where: name.hasSuffix)
    || namesWithArticle.contains(name)
  return takesArticle ? "the " + name : name
}

extension Names {
  private static let stateFacts: [StateFact.Name: [String: String]] = [
    .extraditesNationals: [
      "en": "it extradites its own nationals", "de": "er eigene Staatsangehörige ausliefert",
      "fr": "l’État extrade ses nationaux",
    ],
    .requiresDualCriminalityForExtradition: [
      "en": "it extradites only for what is an offence in both States",
      "de": "er nur wegen beiderseits strafbarer Taten ausliefert",
      "fr": "l’État n’extrade qu’en cas de double incrimination",
    ],
    .requiresDualCriminalityForAssistance: [
      "en": "it assists only as to what is an offence in both States",
      "de": "er nur bei beiderseits strafbaren Taten Rechtshilfe leistet",
      "fr": "l’État n’accorde l’entraide qu’en cas de double incrimination",
    ],
    .extraditionNeedsATreaty: [
      "en": "it extradites only under a treaty", "de": "er nur auf Grund eines Vertrags ausliefert",
      "fr": "l’État n’extrade qu’en vertu d’un traité",
    ],
    .treatyIsBasisForExtradition: [
      "en": "a treaty in force is itself a basis for extradition",
      "de": "ein geltender Vertrag selbst Grundlage einer Auslieferung ist",
      "fr": "un traité en vigueur fonde à lui seul l’extradition",
    ],
    .treatyIsBasisForAssistance: [
      "en": "a treaty in force is itself a basis for assistance",
      "de": "ein geltender Vertrag selbst Grundlage der Rechtshilfe ist",
      "fr": "un traité en vigueur fonde à lui seul l’entraide",
    ],
    .treatyIsBasisForPreservation: [
      "en": "a treaty in force is itself a basis for preserving data",
      "de": "ein geltender Vertrag selbst Grundlage der Sicherung von Daten ist",
      "fr": "un traité en vigueur fonde à lui seul la conservation de données",
    ],
    .isFederal: [
      "en": "it is a federal State in the meaning of the clause", "de": "er ein Bundesstaat im Sinne der Klausel ist",
      "fr": "l’État est fédéral au sens de la clause",
    ],
    .listsPredicateOffenses: [
      "en": "laundering is punished for the proceeds of listed offences only",
      "de": "Geldwäsche nur bei aufgezählten Vortaten strafbar ist",
      "fr": "le blanchiment n’est puni que pour des infractions énumérées",
    ],
    .criminalLiabilityOfLegalPersons: [
      "en": "legal persons are liable under criminal law", "de": "juristische Personen strafrechtlich haften",
      "fr": "les personnes morales répondent pénalement",
    ],
    .prosecutesInsteadOfExtraditing: [
      "en": "a statute has it prosecute where it refuses to extradite",
      "de": "ein Gesetz die Verfolgung vorschreibt, wo die Auslieferung abgelehnt wird",
      "fr": "une loi impose de poursuivre en cas de refus d’extrader",
    ],
  ]

  private static let domesticLaw = ["de": "das innerstaatliche Recht", "fr": "le droit interne"]

  private static let units: [String: [String: String]] = [
    "years": ["de": "Jahre", "fr": "ans"], "months": ["de": "Monate", "fr": "mois"],
    "days": ["de": "Tage", "fr": "jours"], "items": ["de": "Gegenstände", "fr": "objets"],
    "US dollars": ["de": "US-Dollar", "fr": "dollars américains"],
  ]

  private static let months: [String: [String]] = [
    "de": [
      "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
      "Dezember",
    ],
    "fr": [
      "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
      "décembre",
    ],
  ]
}
