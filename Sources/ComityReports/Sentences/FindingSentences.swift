// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

/// The sentences of one report: what a lawyer reads, whatever the format.
struct FindingSentences {
  let report: Report
  let language: String
  /// The sentences on conduct.
  let facts: FactSentences
  /// The sentences on data.
  let evidence: FactSentences
  /// What the language calls States, treaties and topics.
  let names: Names
  /// The requirements of the treaty, by identifier.
  private let requirements: [String: Requirement]
  /// The citations of the provisions, by identifier, as a table has them.
  private let citations: [String: String]
  /// The citations of the provisions, by identifier, as a sentence has them.
  private let citationsInSentences: [String: String]

  init(_ report: Report, language: String) {
    self.report = report
    self.language = language
    names = Names(language: language)
    requirements = Dictionary(
      report.treaty.requirements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let cited = Dictionary(
      report.provisions.map { ($0.id, $0.citation) } + report.stateFacts.map { ($0.name.rawValue, $0.citation) },
      uniquingKeysWith: { first, _ in first })
    citations = cited.mapValues(names.reference)
    citationsInSentences = cited.mapValues(names.inSentence)
    var facts = FactSentences(vocabulary: report.vocabulary, language: language)
    facts.money = MoneyOfLaw(of: report.provisions, report.vocabulary)
    self.facts = facts
    evidence = FactSentences(vocabulary: report.evidenceVocabulary ?? report.vocabulary, language: language)
  }

  /// The sentences in the words of the space that a finding is about, with the object of its case for a noun.
  func facts(for finding: Finding) -> FactSentences {
    let requirement = requirements[finding.requirement]
    var facts = requirement?.kind.space == .evidence ? evidence : facts
    facts.object =
      finding.witness.flatMap { facts.object(of: $0) }
      ?? requirement?.reaches.lazy.compactMap { [facts] in facts.object(of: $0) }.first
    return facts
  }

  // MARK: Names

  /// The citations of provisions as a sentence has them, by identifier: each once, and of many the first.
  func citedList(_ ids: [String]) -> String { firstOf(ids.map(cited).unique) }

  /// A list that a sentence bears: of more than three, the first two and how many more there are.
  private func firstOf(_ all: [String]) -> String {
    guard all.count > 3 else { return facts.list(all, .and) }
    let more = Frame.moreArticles.text(["count": "\(all.count - 2)"], in: language)
    return facts.list(all.prefix(2) + [more], .and)
  }

  /// The citation of a provision as a sentence has it, with an article where the language asks for one.
  func cited(_ id: String) -> String { citationsInSentences[id] ?? citation(id) }

  /// The citation of a provision.
  func citation(_ id: String) -> String {
    citations[id] ?? (id == report.treaty.id ? treaty : id)
  }

  /// The citations of provisions for a table: each of them once, and where there is little room, only the first of many.
  func citations(_ ids: [String], atMost most: Int? = nil) -> String {
    let all = ids.map(citation).unique
    let comma = Frame.comma.text(in: language)
    guard let most, all.count > most else { return all.joined(separator: comma) }
    let more = Frame.andMoreCited.text(["count": "\(all.count - most)"], in: language)
    return "\(all.prefix(most).joined(separator: comma)) \(more)"
  }

  /// An option as a reader knows it: "Article 2, second sentence (only where security measures are infringed)".
  func option(_ id: String) -> String {
    guard let option = report.treaty.options.first(where: { $0.id == id }) else { return id }
    let title = option.title.prefix(1).lowercased() + option.title.dropFirst()
    return "\(articleCited(option.paragraph)) (\(title))"
  }

  /// The paragraph of an option, where its title was told already.
  func optionParagraph(_ id: String) -> String {
    report.treaty.options.first { $0.id == id }.map { articleCited($0.paragraph) } ?? id
  }

  /// A requirement's paragraph as it is cited.
  func paragraph(_ requirement: String) -> String {
    names.reference(requirements[requirement]?.paragraph ?? requirement)
  }

  /// An article as sentences cite it: "Article 2, second sentence".
  func articleCited(_ paragraph: String) -> String {
    Frame.articleNumber.text(["number": names.reference(paragraph)], in: language)
  }

  /// The name of the State.
  var country: String { names.country(report.jurisdiction) }

  /// The law of the State as sentences name it.
  var law: String { names.law(report.jurisdiction) }

  /// The short title of the treaty.
  var treaty: String { names.treaty(report.treaty) }

  /// A status in words.
  func status(_ status: Status) -> String { status.name(in: language) }

  /// A number of months in words: whole years as years.
  func months(_ number: Int) -> String {
    let isYears = number > 0 && number % 12 == 0
    let count = isYears ? number / 12 : number
    let frame: Frame = isYears ? (count == 1 ? .oneYear : .years) : (count == 1 ? .oneMonth : .months)
    return frame.text(["number": "\(count)"], in: language)
  }

  /// A maximum of a penalty in words.
  func maximum(_ maximum: Penalty.Maximum) -> String { maximum.months.map(months) ?? Frame.life.text(in: language) }

  // MARK: The head

  /// The heading of the report.
  var title: String {
    Frame.title.text(
      [
        "name": country, "treaty": treaty, "citation": names.citation(of: report.treaty),
      ], in: language)
  }

  /// What was asked: the day, how the State stands to the treaty, the bills, the declarations that count.
  var question: [String] {
    let standing = StandingSentences(language: language)
      .sentences(
        report.standing, report.record, of: names.countryInSentence(report.jurisdiction), isModeled: report.isModeled)
    let asked = Frame.asOf.text(["date": names.day(report.asOf)], in: language)
    let lines = ["\(asked) \(facts.capitalized(standing))"] + bills
    guard report.isModeled else { return lines }
    if !report.countsDeclarations { return lines + [Frame.withoutDeclarations.text(in: language)] }
    guard !report.declarations.isEmpty else { return lines }
    return lines + [Frame.withDeclarations.text(["count": "\(report.declarations.count)"], in: language)]
  }

  /// How far the law was surveyed and from which texts, and what the answers are not.
  var extent: [String] {
    var lines: [String] = []
    if report.isModeled {
      let days = report.surveyed.map(\.on).sorted()
      if let last = days.last {
        lines.append(Frame.surveyedCount.text(["count": "\(days.count)", "date": names.day(last)], in: language))
      }
    }
    lines.append(provisionSummary)
    if report.isModeled { lines += [missingLayers, ageing, unread].compactMap(\.self) }
    return lines + [Frame.disclaimer.text(in: language)]
  }

  /// The bills that are laid over the law, each as a sentence.
  var bills: [String] { report.bills.map { Frame.withBill.text(["bill": $0.title], in: language) } }

  /// The layers that were not loaded, as a sentence; nothing where all were.
  var missingLayers: String? {
    guard !report.missingLayers.isEmpty else { return nil }
    return Frame.missingLayers.text(["layers": facts.list(report.missingLayers, .and)], in: language)
  }

  /// How many provisions were modelled, how many of them checked, and from which texts.
  var provisionSummary: String {
    guard report.isModeled else {
      return Frame.notModeled.text(["name": names.countryInSentence(report.jurisdiction)], in: language)
    }
    let checked = report.provisions.filter { $0.review != .unreviewed }.count
    let dates = report.provisions.compactMap(\.source.consolidated).sorted()
    var text = Frame.provisionCount.text(
      ["count": "\(report.provisions.count)", "checked": "\(checked)"], in: language)
    if let oldest = dates.first, let newest = dates.last {
      text += " " + Frame.sources.text(["oldest": names.day(oldest), "newest": names.day(newest)], in: language)
    }
    return text
  }

  /// The articles of the treaty that were modelled without their text, if there are any.
  var unread: String? {
    let numbers = report.treaty.requirements.filter(\.isUnreviewed).map(\.article).unique
    guard !numbers.isEmpty else { return nil }
    var ranges: [(first: String, last: String)] = []
    for number in numbers {
      if let last = ranges.last?.last, let before = Int(last), Int(number) == before + 1 {
        ranges[ranges.count - 1].last = number
      } else {
        ranges.append((number, number))
      }
    }
    let articles = ranges.flatMap { first, last -> [String] in
      guard let lower = Int(first), let upper = Int(last), upper > lower + 1 else { return [first, last].unique }
      return [Frame.articleRange.text(["first": first, "last": last], in: language)]
    }
    return Frame.treatyUnread.text(["articles": facts.list(articles, .and), "treaty": treaty], in: language)
  }

  private var ageing: String? {
    let old = report.provisions.filter { provision in
      provision.source.consolidated.map { $0.years(until: report.asOf) >= 5 } ?? false
    }
    guard !old.isEmpty else { return nil }
    return Frame.ageing.text(["provisions": citedList(old.map(\.id))], in: language)
  }

  // MARK: Findings

  /// What a finding says, as sentences.
  func message(_ finding: Finding) -> String { text(of: finding, withObstacles: true) }

  /// What a finding says, without what the page shows element by element.
  func statement(_ finding: Finding) -> String { text(of: finding, withObstacles: false) }

  private func text(of finding: Finding, withObstacles: Bool) -> String {
    let text = finding.content.sentences(of: finding, in: report).map { sentence in
      facts.capitalized(self.text(sentence, of: finding, withObstacles: withObstacles))
    }.joined(separator: " ")
    guard language != "en" else { return text }
    return text.replacing(". " + opening(of: .inEnglish), with: ". " + opening(of: .inEnglishAlone))
  }

  /// What stands before the text of a frame: one that is a sentence of its own begins with a capital.
  private func opening(of frame: Frame) -> String {
    let text = frame.text(in: language)
    return text.firstRange(of: "{").map { String(text[..<$0.lowerBound]) } ?? text
  }

  private func text(_ sentence: FindingSentence, of finding: Finding, withObstacles: Bool) -> String {
    let text = FindingWords.sentence(sentence.key, in: language)
    var values = sentence.values.mapValues { self.text($0) }
    values["article"] = names.reference(finding.paragraph)
    values["law"] = law
    values["name"] = names.countryInSentence(report.jurisdiction)
    switch sentence.cases {
    case .none: return text.worded(values)
    case .told: return self.sentence(text, values, casesOf: finding)
    case .toldWithObstacles:
      let message = self.sentence(text, values, casesOf: finding)
      let obstacles = withObstacles ? blocking(finding, room: Length.message - message.words.count) : nil
      return [message, obstacles].compactMap(\.self).joined(separator: " ")
    }
  }

  /// What stands in a place of a sentence.
  private func text(_ value: FindingSentence.Value) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .firstSentence(let text): quoted(firstSentence(text) + ".")
    case .provisions(let ids): citedList(ids)
    case .requirements(let ids): firstOf(ids.map(paragraph))
    case .article(let paragraph): articleCited(paragraph)
    case .reference(let paragraph): names.reference(paragraph)
    case .anyOption(let ids): facts.list(ids.map(option), .or)
    case .optionParagraphs(let ids): facts.list(ids.map(optionParagraph), .and)
    case .activities(let activities): facts.list(activities.map(names.activity), .and)
    case .maximum(let maximum): self.maximum(maximum)
    case .months(let number): months(number)
    case .number(let number): "\(number)"
    case .treaty(let treaty): names.treaty(treaty)
    case .clause(let limits): spoken(evidence.clauses(limits), evidence)
    }
  }

  /// A text that a module or a treaty has in English only: said to be in English where the sentences are not.
  func quoted(_ text: String) -> String {
    Frame.quoted(text.closed, in: language)
  }

  /// A clause of a vocabulary that may not speak the language.
  func spoken(_ clause: String, _ facts: FactSentences) -> String {
    facts.language == language ? clause : Frame.inEnglish.text(["text": clause], in: language)
  }
}
