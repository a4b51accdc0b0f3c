// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// What a language calls things that the files name in English: States and their law, treaties, topics, units, days.
///
/// What a language has no name for keeps the name of its file; a law is then called the domestic law.
struct Names {
  let language: String

  /// The name of a State.
  func country(_ jurisdiction: Jurisdiction) -> String {
    Self.countries[jurisdiction.code]?[language]?.name ?? jurisdiction.translations[language] ?? jurisdiction.name
  }

  /// The law of a State as sentences name it: "German" in English, "das deutsche Recht" in German.
  func law(_ jurisdiction: Jurisdiction) -> String {
    Self.countries[jurisdiction.code]?[language]?.law ?? Self.domesticLaw[language] ?? jurisdiction.adjective
  }

  /// The short title of a treaty.
  func treaty(_ treaty: Treaty) -> String {
    Self.treaties[treaty.id]?[language] ?? treaty.shortTitle
  }

  /// The number of a treaty in its series.
  func citation(of treaty: Treaty) -> String {
    guard let series = Self.series[language] else { return treaty.citation }
    return series.reduce(treaty.citation) { $0.replacingEach($1.0, with: $1.1) }
  }

  /// A topic, by its identifier in English.
  func topic(_ id: String) -> String { Self.topics[id]?[language] ?? id }

  /// A protected activity as sentences name it.
  func activity(_ activity: ProtectedActivity) -> String {
    Self.activities[activity.id]?[language] ?? activity.title.prefix(1).lowercased() + activity.title.dropFirst()
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

  private typealias Country = [String: (name: String, law: String)]

  private static func country(_ german: (String, String), _ french: (String, String)) -> Country {
    ["de": (german.0, "das \(german.1)"), "fr": (french.0, "le droit \(french.1)")]
  }

  private static let countries: [String: Country] = [
    "CL": country(("Chile", "chilenische Recht"), ("Chili", "chilien")),
    "CN": country(("China", "chinesische Recht"), ("Chine", "chinois")),
    "DE": country(("Deutschland", "deutsche Recht"), ("Allemagne", "allemand")),
    "EE": country(("Estland", "estnische Recht"), ("Estonie", "estonien")),
    "ES": country(("Spanien", "spanische Recht"), ("Espagne", "espagnol")),
    "FR": country(("Frankreich", "französische Recht"), ("France", "français")),
    "IE": country(("Irland", "irische Recht"), ("Irlande", "irlandais")),
    "JO": country(("Jordanien", "jordanische Recht"), ("Jordanie", "jordanien")),
    "JP": country(("Japan", "japanische Recht"), ("Japon", "japonais")),
    "KE": country(("Kenia", "kenianische Recht"), ("Kenya", "kényan")),
    "NO": country(("Norwegen", "norwegische Recht"), ("Norvège", "norvégien")),
    "RU": country(("Russland", "russische Recht"), ("Russie", "russe")),
    "SA": country(("Saudi-Arabien", "saudi-arabische Recht"), ("Arabie saoudite", "saoudien")),
    "TH": country(("Thailand", "thailändische Recht"), ("Thaïlande", "thaïlandais")),
    "TR": country(("Türkei", "türkische Recht"), ("Turquie", "turc")),
    "UA": country(("Ukraine", "ukrainische Recht"), ("Ukraine", "ukrainien")),
    "US": country(
      ("Vereinigte Staaten", "Bundesrecht der Vereinigten Staaten"), ("États-Unis", "fédéral des États-Unis")),
    "VN": country(("Vietnam", "vietnamesische Recht"), ("Viet Nam", "vietnamien")),
  ]

  private static let treaties: [String: [String: String]] = [
    "budapest-2001": ["de": "Budapester Übereinkommen", "fr": "Convention de Budapest"],
    "budapest-protocol-1-2003": [
      "de": "Erstes Zusatzprotokoll zum Budapester Übereinkommen",
      "fr": "Premier Protocole additionnel à la Convention de Budapest",
    ],
    "budapest-protocol-2-2022": [
      "de": "Zweites Zusatzprotokoll zum Budapester Übereinkommen",
      "fr": "Deuxième Protocole additionnel à la Convention de Budapest",
    ],
    "un-cybercrime-2024": [
      "de": "VN-Übereinkommen gegen Computerkriminalität",
      "fr": "Convention des Nations Unies contre la cybercriminalité",
    ],
  ]

  private static let series: [String: [(String, String)]] = [
    "de": [("CETS No.", "SEV Nr."), ("ETS No.", "SEV Nr.")],
    "fr": [("CETS No.", "STCE n°"), ("ETS No.", "STE n°")],
  ]

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

  private static let activities: [String: [String: String]] = [
    "security-research": [
      "de": "Sicherheitsforschung in gutem Glauben", "fr": "la recherche en sécurité menée de bonne foi",
    ],
    "journalism": ["de": "Journalismus und seine Quellen", "fr": "le journalisme et ses sources"],
    "whistleblowing": ["de": "Hinweise auf Missstände", "fr": "le lancement d’alerte"],
    "criticism-of-government": [
      "de": "Kritik an Regierungen oder Personen des öffentlichen Lebens",
      "fr": "la critique d’un gouvernement ou d’une personnalité publique",
    ],
    "privacy-tools": [
      "de": "Werkzeuge für Privatsphäre und Verschlüsselung", "fr": "les outils de vie privée et de chiffrement",
    ],
    "consensual-images-between-minors": [
      "de": "einvernehmliche Aufnahmen unter Minderjährigen", "fr": "les images consenties entre mineurs",
    ],
  ]

  private static let topics: [String: [String: String]] = [
    "illegal-access": ["de": "rechtswidriger Zugang", "fr": "accès illégal"],
    "illegal-interception": ["de": "rechtswidriges Abfangen", "fr": "interception illégale"],
    "data-interference": ["de": "Eingriff in Daten", "fr": "atteinte à l’intégrité des données"],
    "system-interference": ["de": "Eingriff in ein System", "fr": "atteinte à l’intégrité du système"],
    "misuse-of-devices": ["de": "Missbrauch von Vorrichtungen", "fr": "abus de dispositifs"],
    "forgery": ["de": "computerbezogene Fälschung", "fr": "falsification informatique"],
    "fraud": ["de": "computerbezogener Diebstahl oder Betrug", "fr": "vol ou fraude informatique"],
    "child-sexual-abuse-material": [
      "de": "Missbrauchsdarstellungen von Kindern", "fr": "contenus d’abus sexuels sur enfants",
    ],
    "grooming": [
      "de": "Anbahnung sexueller Kontakte zu Kindern", "fr": "sollicitation d’enfants à des fins sexuelles",
    ],
    "intimate-images": ["de": "Verbreitung intimer Bildaufnahmen", "fr": "diffusion d’images intimes"],
    "copyright": ["de": "Urheberrecht und verwandte Schutzrechte", "fr": "droit d’auteur et droits connexes"],
    "laundering": ["de": "Geldwäsche", "fr": "blanchiment"],
    "expression": ["de": "Äußerungsdelikte", "fr": "délits d’expression"],
    "legal-persons": ["de": "Verantwortlichkeit juristischer Personen", "fr": "responsabilité des personnes morales"],
    "accomplices": ["de": "Beihilfe und Anstiftung", "fr": "complicité"],
    "attempt": ["de": "Versuch und Vorbereitung", "fr": "tentative et préparation"],
    "sanctions": ["de": "Sanktionen", "fr": "sanctions"],
    "limitation": ["de": "Verjährung", "fr": "prescription"],
    "jurisdiction": ["de": "Gerichtsbarkeit", "fr": "compétence"],
    "preservation": ["de": "Datensicherung", "fr": "conservation rapide de données"],
    "partial-disclosure": [
      "de": "teilweise Weitergabe von Verkehrsdaten", "fr": "divulgation partielle de données de trafic",
    ],
    "production": ["de": "Herausgabe von Daten", "fr": "injonction de produire"],
    "search-and-seizure": [
      "de": "Durchsuchung und Beschlagnahme von Daten", "fr": "perquisition et saisie de données",
    ],
    "real-time-traffic": [
      "de": "Erhebung von Verkehrsdaten in Echtzeit", "fr": "collecte en temps réel de données de trafic",
    ],
    "interception": ["de": "Erhebung von Inhaltsdaten", "fr": "interception de données de contenu"],
    "safeguards": ["de": "Bedingungen und Garantien", "fr": "conditions et sauvegardes"],
    "mutual-assistance": ["de": "Rechtshilfe", "fr": "entraide judiciaire"],
    "direct-cooperation": [
      "de": "unmittelbare Zusammenarbeit mit Anbietern im Ausland",
      "fr": "coopération directe avec des détenteurs à l’étranger",
    ],
    "joint-investigation": ["de": "gemeinsame Ermittlungen", "fr": "enquêtes communes"],
    "spontaneous-information": ["de": "unaufgefordert übermittelte Informationen", "fr": "information spontanée"],
    "secrecy": [
      "de": "Vertraulichkeit von Maßnahmen und Ersuchen", "fr": "confidentialité des mesures et des demandes",
    ],
    "data-protection": ["de": "Datenschutz", "fr": "protection des données"],
    "data-localization": [
      "de": "Datenlokalisierung und Sperrvorschriften", "fr": "localisation des données et lois de blocage",
    ],
    "extradition": ["de": "Auslieferung", "fr": "extradition"],
    "network-24-7": ["de": "24/7-Netz", "fr": "réseau 24/7"],
  ]
}
