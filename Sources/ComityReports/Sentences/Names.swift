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

  /// A topic, by its identifier in English.
  func topic(_ id: String, among topics: [Topic]) -> String {
    topics.first { $0.id == id }?.label.translations[language] ?? id
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

  /// A paragraph or a citation: the words between its numbers in the language.
  func reference(_ text: String) -> String {
    guard let words = Self.referenceWords[language] else { return text }
    // Only whole words are replaced, the longer ones first.
    let translated = words.reduce(" " + text + " ") { $0.replacingEach($1.0, with: $1.1) }.trimmedBlanks
    return language == "de" && translated.holds("§") ? withSubsections(translated) : translated
  }

  /// A citation as a sentence has it, with an article before it where the language asks for one.
  func inSentence(_ citation: String) -> String {
    if language == "en" { return citation.holds(", with ") ? citation + "," : citation }
    guard language == "fr" else { return citation }
    if citation.hasPrefix("§§") { return "les " + citation }
    if citation.hasPrefix("§") { return "le " + citation }
    guard citation.hasPrefix("art. ") else { return citation }
    let isOne = !citation.holds(" et ") && !citation.holds(" à ") && !citation.holds(",")
    return isOne ? "l’" + citation : "les " + citation
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
      case "§§", "arts", "articles", "ss.", "sections", "les":
        if !isAfterWith { return true }
      case "§", "art", "art.", "article", "artikel", "s.", "section", "rule", "regulation":
        if !isAfterWith { count += 1 }
      default: break
      }
      isAfterWith = ["with", "m.", "avec"].contains(word)
      if isAfterWith, isOne { break }
    }
    return count > 1
  }

  /// A German citation with its subsections as German lawyers write them.
  private func withSubsections(_ citation: String) -> String {
    citation.replacing(/(§+ [0-9]+[a-z]?)\(([0-9]+)\)/) { "\($0.output.1) Abs. \($0.output.2)" }
  }
}

extension Names {
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

  private static let referenceWords: [String: [(String, String)]] = [
    "de": [
      (", first sentence", " Satz 1"), (", second sentence", " Satz 2"), (", opening words", " Einleitung"),
      (", as defined in domestic law", " nach Maßgabe des innerstaatlichen Rechts"),
      (" of the Convention ", " des Übereinkommens "), (" of Act ", " des Gesetzes "), (" Arts ", " Art. "),
      (" Art ", " Art. "), (" no. ", " Nr. "), (" nos ", " Nrn. "), (" to ", " bis "), (" and ", " und "),
      (" with ", " i. V. m. "),
    ],
    "fr": [
      (", first sentence", ", première phrase"), (", second sentence", ", deuxième phrase"),
      (", opening words", ", phrase introductive"), (", as defined in domestic law", ", selon le droit interne"),
      (" of the Convention ", " de la Convention "), (" of Act ", " de la loi "), (" Arts ", " art. "),
      (" Art ", " art. "), (" no. ", " n° "), (" nos ", " nos "), (" to ", " à "), (" and ", " et "),
      (" with ", " avec "),
    ],
  ]
}
