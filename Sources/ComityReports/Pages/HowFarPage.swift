// SPDX-License-Identifier: Apache-2.0

package import ComityCore

/// The page of the documentation that tells how far the data goes: per country what was read, from which day, and where a
/// model reaches more or less than its text.
package func howFarPage(_ lawBook: LawBook) -> String {
  let countries = lawBook.modules.map { Extent($0, in: lawBook) }
  var text = """
    # How far the data goes

    What was read of the law of each country, and where a model reaches more or less than its text.

    This page is made from the modules. What is not surveyed was not read: no report calls it a gap. What was surveyed in
    part is asked, and only "met" can be certain there. A fact of the State that no module states, and a declaration that
    nobody read, are open: an answer that hangs on them is provisional, and says so.

    ## By country

    Provisions are those of the module itself; what it inherits from a layer is counted there. *Held* are those whose model
    was held against the text. Texts are as old and as new as the day whose state of the law they show. *Facts stated* are
    facts of the State, of \(Extent.facts.count) on which treaties hang duties.


    """
  let heads = [
    "Code", "State", "Provisions", "Held", "Oldest text", "Newest text", "Cases", "Topics", "In part", "Facts stated",
    "Declarations not read", "Wider", "Narrower",
  ]
  text += markdownTable(heads, countries.map(\.cells) + [Extent.sum(of: countries)]) + "\n"
  text += """
    ## By topic

    How many provisions of each country answer a topic. A number alone: the topic was surveyed; with an asterisk: in part;
    *none*: surveyed, and the author says that the law has nothing on it; *yes*: surveyed, and told by keys of the
    offences, such as `attempt` and `penalty`; empty: not surveyed, whatever provisions of other topics say.


    """
  let topics = lawBook.topics.filter { topic in countries.contains { $0.survey(of: topic.id) != nil } }
  text += markdownTable(
    ["Topic"] + countries.map(\.code),
    topics.map { topic in [topic.label.english] + countries.map { $0.coverage(of: topic) } })
  let unsurveyed = lawBook.topics.filter { topic in !countries.contains { $0.survey(of: topic.id) != nil } }
  if !unsurveyed.isEmpty {
    text += "\nSurveyed nowhere: \(markdownText(unsurveyed.map(\.label.english).joined(separator: ", "))).\n"
  }
  text += "\n## Country by country\n\n" + countries.map { $0.section(lawBook) }.joined()
  let sentences = countries.flatMap(\.sentences)
  text += """
    ## Wider or narrower than the text

    Every sentence of a provision's note that begins with these words, \(sentences.count) in all. What a report says of a
    case that turns on such an element is not certain.


    """
  for country in countries where !country.sentences.isEmpty {
    text += "### \(markdownText(country.name)): \(country.sentences.count)\n\n"
    for sentence in country.sentences {
      text += "- \(markdownText(sentence.citation)) (`\(sentence.provision)`): \(markdownText(sentence.text))\n"
    }
    text += "\n"
  }
  return text
}

/// What a module covers.
private struct Extent {
  /// A sentence on where the model and the text part, with the provision whose model it is.
  struct Departure {
    var provision: String
    var citation: String
    var text: String

    var isWider: Bool { text.hasPrefix("Wider") }
  }

  /// The facts that a module states; whether a State is federal is said with its name.
  static let facts = StateFact.Name.allCases.filter { $0 != .isFederal }

  let module: any JurisdictionModule
  /// The provisions that the module itself states.
  let provisions: [any Provision]
  let sentences: [Departure]

  init(_ module: any JurisdictionModule, in lawBook: LawBook) {
    self.module = module
    let layers = module.jurisdiction.inherits.map { $0.lowercased() + "-" }
    let all = module.provisions
    provisions = all.filter { provision in !layers.contains { provision.id.hasPrefix($0) } }
    sentences = provisions.flatMap { provision in
      departures(in: provision.note ?? "").map {
        Departure(provision: provision.id, citation: provision.citation, text: $0)
      }
    }
  }

  var code: String { module.jurisdiction.code }
  var name: String { module.jurisdiction.name.english }
  var held: Int { provisions.count { $0.review != .unreviewed } }
  var inPart: [SurveyedTopic] { module.surveyed.filter { $0.notRead != nil } }
  var stated: [StateFact.Name] { Self.facts.filter { module.holds($0) != nil } }

  /// The treaties of which declarations were not read, with the options, or none where that is all of them.
  var notRead: [(treaty: String, options: [String])] {
    module.participation.compactMap { participation in
      switch participation.notRead {
      case .nothing: nil
      case .options(let options): (participation.treaty, options)
      case .everything: (participation.treaty, [])
      }
    }
  }

  func survey(of topic: String) -> SurveyedTopic? { module.surveyed.first { $0.topic == topic } }

  var cells: [String] {
    let days = provisions.compactMap(\.source.consolidated).sorted()
    let unread = notRead.map { $0.options.isEmpty ? "\($0.treaty): all" : "\($0.treaty): \($0.options.count)" }
    return [
      code, name, "\(provisions.count)", "\(held)", days.first.map { "\($0)" } ?? "", days.last.map { "\($0)" } ?? "",
      "\(module.cases.count)", "\(module.surveyed.count)", "\(inPart.count)", "\(stated.count)",
      unread.joined(separator: "; "), "\(sentences.count(where: \.isWider))",
      "\(sentences.count { !$0.isWider })",
    ]
  }

  static func sum(of countries: [Extent]) -> [String] {
    func total(_ count: (Extent) -> Int) -> String { "\(countries.reduce(0) { $0 + count($1) })" }
    return [
      "", "All", total { $0.provisions.count }, total(\.held), "", "", total { $0.module.cases.count },
      total { $0.module.surveyed.count }, total { $0.inPart.count }, total { $0.stated.count }, "",
      total { $0.sentences.count(where: \.isWider) }, total { $0.sentences.count { !$0.isWider } },
    ]
  }

  func coverage(of topic: Topic) -> String {
    guard let survey = survey(of: topic.id) else { return "" }
    if survey.none != nil { return "none" }
    let count = provisions.count { $0.topics.contains(topic.id) }
    return (count == 0 && !topic.hasProvisions ? "yes" : "\(count)") + (survey.notRead == nil ? "" : "*")
  }

  /// What was not read, in sentences.
  func section(_ lawBook: LawBook) -> String {
    var text = "### \(markdownText(name)) (\(code))\n\n"
    func topics(_ topics: [String]) -> String {
      lawBook.topics.filter { topics.contains($0.id) }.map(\.label.english).joined(separator: ", ")
    }
    let inherited = module.offenses.count + module.generalPart.count + module.dataSharing.count - provisions.count
    let days = module.surveyed.map(\.on).sorted()
    if let first = days.first, let last = days.last {
      text += "- Surveyed \(first == last ? "on \(first)" : "from \(first) to \(last)"): "
      text += markdownText(topics(module.surveyed.map(\.topic))) + ".\n"
    } else {
      text += "- No topic was surveyed.\n"
    }
    let missing = lawBook.topics.map(\.id).filter { survey(of: $0) == nil }
    if !missing.isEmpty, !module.surveyed.isEmpty { text += "- Not surveyed: \(markdownText(topics(missing))).\n" }
    if inherited > 0 {
      let layers = module.jurisdiction.inherits.joined(separator: ", ")
      text += "- Law of \(layers) that is law here too: \(inherited) provisions.\n"
    }
    for survey in module.surveyed {
      let topic = markdownText(topics([survey.topic]))
      if let none = survey.none { text += "- No provision on \(topic): \(markdownText(none))\n" }
      if let unread = survey.notRead { text += "- Not read of \(topic): \(markdownText(unread))\n" }
    }
    let missingFacts = Self.facts.filter { !stated.contains($0) }
    text += "- Facts of the State stated: \(list(stated)). Not stated: \(list(missingFacts)).\n"
    for (treaty, options) in notRead {
      let what = options.isEmpty ? "all" : options.map { "`\($0)`" }.joined(separator: ", ")
      text += "- Declarations to `\(treaty)` not read: \(what).\n"
    }
    let unchecked = provisions.filter { $0.review == .unreviewed }
    if !unchecked.isEmpty {
      text += "- Not held against the text: \(unchecked.map { "`\($0.id)`" }.joined(separator: ", ")).\n"
    }
    return text + "\n"
  }

  private func list(_ facts: [StateFact.Name]) -> String {
    facts.isEmpty ? "none" : facts.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  }
}

/// The sentences of a note that tell where the model and the text part.
func departures(in note: String) -> [String] {
  var result: [String] = []
  for opening in ["Wider than the text:", "Narrower than the text:"] {
    for part in note.split(separator: opening, omittingEmptySubsequences: false).dropFirst() {
      result.append("\(opening) \(firstSentence(of: part))")
    }
  }
  return result
}
