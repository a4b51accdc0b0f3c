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
  /// The citations of the provisions, by identifier.
  private let citations: [String: String]

  init(_ report: Report, language: String) {
    self.report = report
    self.language = language
    names = Names(language: language)
    requirements = Dictionary(
      report.treaty.requirements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    citations = Dictionary(
      report.provisions.map { [names] in ($0.id, names.reference($0.citation)) },
      uniquingKeysWith: { first, _ in first })
    facts = FactSentences(vocabulary: report.vocabulary, language: language)
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
  func citedList(_ ids: [String]) -> String {
    let all = ids.map(cited).unique
    guard all.count > 3 else { return facts.list(all, .and) }
    let more = Frame.moreArticles.text(["count": "\(all.count - 2)"], in: language)
    return facts.list(all.prefix(2) + [more], .and)
  }

  /// The citation of a provision as a sentence has it, with an article where the language asks for one.
  func cited(_ id: String) -> String { names.inSentence(citation(id)) }

  /// The citation of a provision.
  func citation(_ id: String) -> String {
    citations[id] ?? (id == report.treaty.id ? treaty : id)
  }

  /// The citations of provisions for a table: each of them once, and where there is little room, only the first of many.
  func citations(_ ids: [String], atMost most: Int? = nil) -> String {
    let all = ids.map(citation).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
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
    guard report.isModeled else { return Frame.notModeled.text(["name": country], in: language) }
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
  func message(_ finding: Finding) -> String { facts.capitalized(plainMessage(finding)) }

  private func plainMessage(_ finding: Finding) -> String {
    let article = names.reference(finding.paragraph)
    switch finding.detail {
    case .gap(let isTotal):
      if isTotal {
        let frame: Frame = isDoubtful(finding) ? .gapDoubtful : .gapTotal
        return frame.text(["law": law, "article": article], in: language)
      }
      return withObstacles(sentence(.gapMessage, ["article": article, "law": law], casesOf: finding), finding)
    case .extensionGap(let bases, let isTotal):
      let frame: Frame = isTotal && !isDoubtful(finding) ? .extensionTotal : .extensionGap
      let named = bases.count > 3 ? Array(bases.prefix(2)) : bases
      let more = bases.count > 3 ? [Frame.moreArticles.text(["count": "\(bases.count - 2)"], in: language)] : []
      return sentence(
        frame, ["article": article, "law": law, "base": facts.list(named.map(paragraph) + more, .and)],
        casesOf: finding)
    case .carveOut(let provision, let exception, let tolerating):
      let tolerated =
        tolerating.isEmpty
        ? nil
        : Frame.carveOutTolerated.text(["options": facts.list(tolerating.map(option), .or)], in: language)
      return join([
        Frame.carveOutMessage.text(["provision": cited(provision), "article": article], in: language),
        exception.summary, tolerated,
      ])
    case .declarationUnneeded(let used):
      return Frame.declarationUnneeded.text(["option": option(used), "article": article], in: language)
    case .declarationInsufficient(let used):
      return sentence(
        .declarationInsufficient,
        ["article": article, "options": facts.list(used.map(optionParagraph), .and), "law": law], casesOf: finding)
    case .declarationNotPermitted(let used, let reason):
      let frame: Frame = reason == .notFederal ? .declarationNotFederal : .declarationTooWide
      return frame.text(["option": option(used), "name": country], in: language)
    case .overreach(let overreach):
      return overreachMessage(overreach, article: article)
    case .noLegalBasis(let isTotal):
      if isTotal {
        let frame: Frame = isDoubtful(finding) ? .noLegalBasisDoubtful : .noLegalBasisTotal
        return frame.text(["law": law, "article": article], in: language)
      }
      return withObstacles(sentence(.noLegalBasis, ["article": article, "law": law], casesOf: finding), finding)
    case .missingSafeguard(let provision):
      return sentence(
        .missingSafeguard, ["provision": cited(provision), "article": article], casesOf: finding)
    case .collision(let collision):
      return collisionMessage(collision, article: article)
    case .refusalAvailable(let collision):
      return Frame.refusalAvailable.text(
        [
          "article": article, "provision": cited(collision.rule), "name": names.countryInSentence(report.jurisdiction),
        ], in: language)
    case .treatyConflict(let conflict):
      return treatyConflictMessage(conflict, article: article)
    case .exposure(let exposure):
      let frame: Frame = exposure.condition == nil ? .exposure : .exposureAggravated
      return frame.text(
        [
          "condition": exposure.condition ?? "",
          "article": article, "provision": cited(exposure.provision),
          "activity": facts.list(exposure.activities.map(names.activity), .and),
          "maximum": maximum(exposure.maximum), "needed": "\(exposure.threshold.minimumOfMaximumMonths)",
          "name": names.countryInSentence(report.jurisdiction),
        ], in: language)
    case .sanctionShort(let shortfall):
      return shortfallMessage(shortfall, article: article)
    }
  }

  /// Whether the law reaches some of the cases under the lenient reading, so that "none" would say too much.
  private func isDoubtful(_ finding: Finding) -> Bool {
    let status = report.assessments.first { $0.requirement.id == finding.requirement }?.status
    return status == .partlyMet || status == .arguable
  }

  private func collisionMessage(_ collision: Finding.Collision, article: String) -> String {
    join([
      Frame.collision.text(["article": article, "provision": cited(collision.rule)], in: language),
      collision.layer ? Frame.collisionLayer.text(in: language) : nil,
      collision.rankSummary.map { firstSentence($0) + "." },
    ])
  }

  private func treatyConflictMessage(_ conflict: Finding.TreatyConflict, article: String) -> String {
    let frame: Frame = conflict.isPermission ? .treatyConflictPermission : .treatyConflictDuty
    var parts = [
      frame.text(
        [
          "article": article, "other": names.reference(conflict.requirement.paragraph),
          "treaty": names.treaty(conflict.treaty), "summary": conflict.requirement.summary,
        ], in: language)
    ]
    let door = evidence.clauses(conflict.door)
    if conflict.isLifted, !door.isEmpty {
      parts.append(Frame.treatyConflictLifted.text(["door": spoken(door, evidence)], in: language))
    } else if conflict.isRefusable {
      parts.append(Frame.treatyConflictRefusable.text(in: language))
    }
    return parts.joined(separator: " ")
  }

  private func overreachMessage(_ overreach: Finding.Overreach, article: String) -> String {
    let activity = names.activity(overreach.activity)
    var parts: [String] = []
    if !overreach.punishedBy.isEmpty {
      parts.append(
        Frame.overreachPunished.text(
          ["activity": activity, "law": law, "provisions": citedList(overreach.punishedBy)], in: language))
    }
    if !overreach.arguablyPunishedBy.isEmpty {
      parts.append(
        Frame.overreachArguable.text(
          ["activity": activity, "law": law, "provisions": citedList(overreach.arguablyPunishedBy)], in: language))
    }
    if parts.isEmpty {
      parts.append(Frame.overreachNotPunished.text(["law": law, "activity": activity], in: language))
    }
    let values = [
      "article": article, "activity": activity, "options": facts.list(overreach.releasedBy.map(option), .or),
    ]
    let duty: Frame =
      if overreach.isDuty, overreach.leavesLawfulness {
        .overreachLawfulness
      } else if overreach.isDuty {
        overreach.releasedBy.isEmpty ? .overreachDuty : .overreachDutyReleased
      } else if overreach.isDutyWithoutOptions {
        .overreachDutyRemoved
      } else {
        .overreachNoOption
      }
    parts.append(duty.text(values, in: language))
    return parts.map(facts.capitalized).joined(separator: " ")
  }

  private func shortfallMessage(_ shortfall: Finding.Shortfall, article: String) -> String {
    guard let threshold = shortfall.threshold else {
      return Frame.sanctionNoLiberty.text(
        ["article": article, "provisions": citedList(shortfall.provisions), "of": paragraph(shortfall.requirement)],
        in: language)
    }
    return Frame.sanctionShort.text(
      [
        "provisions": citedList(shortfall.provisions), "maximum": months(shortfall.maximumMonths),
        "threshold": articleCited(threshold.paragraph),
        "needed": months(shortfall.neededMonths), "summary": threshold.summary,
      ], in: language)
  }

  /// A clause of a vocabulary that may not speak the language.
  func spoken(_ clause: String, _ facts: FactSentences) -> String {
    facts.language == language ? clause : Frame.inEnglish.text(["text": clause], in: language)
  }

  /// A message with what stands in the way, as far as there is room for it.
  private func withObstacles(_ message: String, _ finding: Finding) -> String {
    join([message, blocking(finding, room: Length.message - message.words.count)])
  }

  private func join(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: " ")
  }
}
