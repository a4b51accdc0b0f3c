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

  /// The sentences in the words of the space that a finding is about.
  func facts(for finding: Finding) -> FactSentences {
    requirements[finding.requirement]?.kind.space == .evidence ? evidence : facts
  }

  // MARK: Names

  /// The citations of provisions as a sentence has them, by identifier.
  func citedList(_ ids: [String]) -> String {
    facts.list(ids.map(cited), .and)
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

  // MARK: The head

  /// The heading of the report.
  var title: String {
    Frame.title.text(
      [
        "name": country, "treaty": treaty, "citation": names.citation(of: report.treaty),
      ], in: language)
  }

  /// What was asked, of which law, how far surveyed, from which texts.
  var preamble: [String] {
    let standing = StandingSentences(language: language)
      .sentences(report.standing, report.record, of: country, isModeled: report.isModeled)
    var lines = [Frame.asOf.text(["date": names.day(report.asOf)], in: language) + " " + standing] + bills
    guard report.isModeled else {
      lines.append(provisionSummary)
      lines.append(Frame.disclaimer.text(in: language))
      return lines
    }
    if report.countsDeclarations {
      if !report.declarations.isEmpty {
        lines.append(Frame.withDeclarations.text(["count": "\(report.declarations.count)"], in: language))
      }
    } else {
      lines.append(Frame.withoutDeclarations.text(in: language))
    }
    let days = Set(report.surveyed.map(\.on)).sorted()
    for day in days {
      let topics = report.surveyed.filter { $0.on == day }.map(\.topic)
      lines.append(
        Frame.surveyedTopics.text(
          [
            "date": names.day(day),
            "topics": topics.map { names.topic($0, among: report.topics) }.joined(separator: ", "),
          ], in: language))
    }
    lines.append(provisionSummary)
    if let missingLayers { lines.append(missingLayers) }
    if let ageing { lines.append(ageing) }
    if let unread { lines.append(unread) }
    lines.append(Frame.disclaimer.text(in: language))
    return lines
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
      if isTotal { return Frame.gapTotal.text(["law": law, "article": article], in: language) }
      return join([
        Frame.gapMessage.text(["article": article, "law": law, "cases": cases(finding)], in: language),
        blocking(finding),
      ])
    case .extensionGap(let bases, let isTotal):
      let frame: Frame = isTotal ? .extensionTotal : .extensionGap
      let named = bases.count > 4 ? Array(bases.prefix(3)) : bases
      let more = bases.count > 4 ? [Frame.moreArticles.text(["count": "\(bases.count - 3)"], in: language)] : []
      return frame.text(
        [
          "article": article, "law": law, "base": facts.list(named.map(paragraph) + more, .and),
          "cases": cases(finding),
        ], in: language)
    case .carveOut(let provision, let exception, let tolerating):
      let tolerated =
        tolerating.isEmpty
        ? nil
        : Frame.carveOutTolerated.text(["options": facts.list(tolerating.map(option), .or)], in: language)
      return join([
        Frame.carveOutMessage.text(
          [
            "provision": cited(provision), "article": article, "cases": cases(finding),
            "summary": exception.summary,
          ], in: language), tolerated,
      ])
    case .declarationUnneeded(let used):
      return Frame.declarationUnneeded.text(["option": option(used), "article": article], in: language)
    case .declarationInsufficient(let used):
      return Frame.declarationInsufficient.text(
        [
          "article": article, "options": facts.list(used.map(option), .and), "law": law, "cases": cases(finding),
        ], in: language)
    case .declarationNotPermitted(let used, let reason):
      let frame: Frame = reason == .notFederal ? .declarationNotFederal : .declarationTooWide
      return frame.text(["option": option(used), "name": country], in: language)
    case .overreach(let overreach):
      return overreachMessage(overreach, article: article)
    case .noLegalBasis(let isTotal):
      if isTotal { return Frame.noLegalBasisTotal.text(["law": law, "article": article], in: language) }
      return join([
        Frame.noLegalBasis.text(["article": article, "law": law, "cases": cases(finding)], in: language),
        blocking(finding),
      ])
    case .missingSafeguard(let provision):
      return Frame.missingSafeguard.text(
        ["provision": cited(provision), "article": article, "cases": cases(finding)], in: language)
    case .collision(let collision):
      return collisionMessage(collision, article: article)
    case .refusalAvailable(let collision):
      return Frame.refusalAvailable.text(["article": article, "provision": cited(collision.rule)], in: language)
    case .treatyConflict(let conflict):
      return treatyConflictMessage(conflict, article: article)
    case .exposure(let exposure):
      let frame: Frame = exposure.condition == nil ? .exposure : .exposureAggravated
      return frame.text(
        [
          "condition": exposure.condition ?? "",
          "article": article, "provision": cited(exposure.provision),
          "activity": names.activity(exposure.activity),
          "maximum": exposure.maximum.months.map { Frame.months.text(["number": "\($0)"], in: language) }
            ?? Frame.life.text(in: language), "needed": "\(exposure.threshold.minimumOfMaximumMonths)",
          "name": country,
        ], in: language)
    case .sanctionShort(let shortfall):
      return shortfallMessage(shortfall, article: article)
    }
  }

  private func collisionMessage(_ collision: Finding.Collision, article: String) -> String {
    join([
      Frame.collision.text(["article": article, "provision": cited(collision.rule)], in: language),
      collision.layer ? Frame.collisionLayer.text(in: language) : nil, collision.rankSummary,
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
        "provisions": citedList(shortfall.provisions), "maximum": "\(shortfall.maximumMonths)",
        "threshold": articleCited(threshold.paragraph),
        "needed": "\(shortfall.neededMonths)", "summary": threshold.summary,
      ], in: language)
  }

  /// What is special about the cases of a finding, as a clause.
  ///
  /// For instance "where no security measure is infringed"; or, with nothing special, "in all the cases that the
  /// article reaches".
  func cases(_ finding: Finding) -> String {
    // The plainest groups say the most; every group is in the machine-readable formats.
    let plainest = finding.uncovered.enumerated()
      .sorted { ($0.element.telling.count, $0.offset) < ($1.element.telling.count, $1.offset) }.map(\.element)
    let readable = plainest.filter { $0.telling.count <= 3 }
    let facts = facts(for: finding)
    let groups = facts.plainest(readable.isEmpty ? Array(plainest.prefix(1)) : readable)
    guard !groups.isEmpty else { return Frame.everyCase.text(in: language) }
    let text = facts.cases(groups)
    return facts.language == language
      ? text.withoutLastComma : Frame.inEnglish.text(["text": text], in: language)
  }

  /// A clause of a vocabulary that may not speak the language.
  func spoken(_ clause: String, _ facts: FactSentences) -> String {
    facts.language == language ? clause : Frame.inEnglish.text(["text": clause], in: language)
  }

  /// Groups of cases, each a clause, as the end of a sentence.
  func casesText(_ clauses: [String], _ spoken: String) -> String {
    let text = Frame.whereClause.text(
      ["clauses": clauses.joined(separator: Frame.orCases.text(in: spoken)).closed], in: spoken)
    return spoken == language ? text.withoutLastComma : Frame.inEnglish.text(["text": text], in: language)
  }

  /// Whether the sentences about a finding leave out groups of cases.
  func leavesOutCases(_ finding: Finding) -> Bool {
    let readable = finding.uncovered.filter { $0.telling.count <= 3 }.count
    return !finding.uncoveredIsComplete || finding.uncovered.count > max(1, min(3, readable))
  }

  /// What stands in the way, as sentences.
  ///
  /// For instance: "§ 202a StGB requires that a security measure is infringed."
  func blocking(_ finding: Finding) -> String? {
    guard !finding.blocking.isEmpty else { return nil }
    let sentences = blockingSentences(finding)
    return sentences.map { $0 + "." }.joined(separator: " ")
  }

  /// What a provision in the way does: an offence asks for more, a power is for fewer cases or goes too far.
  private func blockingFrame(_ finding: Finding) -> Frame {
    switch finding.detail {
    case .missingSafeguard: .allowsEvenWhere
    case .noLegalBasis: .allowsOnlyWhere
    case .gap where facts(for: finding).vocabulary.space == .evidence: .allowsOnlyWhere
    default: .requiresThat
    }
  }

  /// What a provision in the way is asked about: what it asks for, or what it takes in although it should not.
  private func blockingLimit(_ element: BlockingElement, _ finding: Finding) -> FactLimit {
    if case .missingSafeguard = finding.detail { element.found } else { element.allowed }
  }

  /// One sentence for each provision in the way.
  func blockingSentences(_ finding: Finding) -> [String] {
    var order: [String] = []
    var limits: [String: [FactLimit]] = [:]
    for element in finding.blocking {
      if limits[element.provision] == nil { order.append(element.provision) }
      let limit = blockingLimit(element, finding)
      if !limits[element.provision, default: []].contains(limit) {
        limits[element.provision, default: []].append(limit)
      }
    }
    let facts = facts(for: finding)
    return order.map { provision in
      let own = limits[provision] ?? []
      let clause = facts.vocabulary.space == .evidence ? facts.clauses(own) : facts.list(facts.conditions(own), .and)
      return blockingFrame(finding)
        .text(["provision": cited(provision), "clause": spoken(clause, facts)], in: language).withoutLastComma
    }
  }

  private func join(_ parts: [String?]) -> String {
    parts.compactMap(\.self).joined(separator: " ")
  }
}
