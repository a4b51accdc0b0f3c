// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

/// What a reader should know first: how far the law does what the treaty asks for, and what is to be done, in the order of
/// its weight.
struct ReportSummary {
  /// One thing to do or to know.
  struct Entry {
    /// The bare number of the article where it shows first.
    var article: String
    /// What to do, or what is so, in a sentence or two.
    var text: String
    /// The provisions concerned.
    var provisions: [String] = []
    /// The options of the treaty concerned.
    var options: [String] = []
    /// The findings behind it.
    var findings: [String] = []
    /// Whether it holds under every reading.
    var certainty = Certainty.certain
  }

  /// The sentence that answers.
  var headline: String
  /// For a State that has not joined: the declarations and reservations to deposit; for a party, those that it can
  /// withdraw.
  var declare: [Entry]
  /// Which sections to change, and why.
  var amend: [Entry]
  /// What is arguable, and on which reading it hangs.
  var decide: [Entry]
  /// Rights at risk, safeguards that are missing, what is lawful at home by a justification, how far cooperation goes.
  var know: [Entry]
  /// Why answers may be others once somebody has read what nobody has.
  var provisional: [String]
}

extension ReportSummary {
  /// The entries of a list that are shown where there is room for one screen.
  static let shown = 5

  /// The lists by their headings, in the order in which they are read.
  func lists(isParty: Bool) -> [(Caption, [Entry])] {
    [
      (isParty ? .withdraw : .declare, declare), (.amend, amend), (.decide, decide), (.know, know),
      (.provisional, provisional.map { Entry(article: "", text: $0) }),
    ]
  }
}

extension Report {
  /// Whether the answers are those of a party, which can declare nothing any more and only withdraw.
  var isJoined: Bool { standing.isParty && countsDeclarations }
}

extension Array {
  /// The list, or `nil` where it is empty.
  var nonempty: Self? { isEmpty ? nil : self }
}

/// How much a finding weighs, least first, so that what weighs most is told first.
///
/// The order is that of the modality, then of the certainty, then whether the answer is provisional, then of the number of
/// articles in which the cause shows, then how usual its case is.
private struct Weight: Comparable {
  var modality: Int
  var isArguable: Bool
  var isProvisional: Bool
  var articles: Int
  var unusualFacts: Int

  init(_ finding: Finding, in report: Report) {
    let requirement = report.treaty.requirements.first { $0.id == finding.requirement }
    modality = requirement?.modality == .shall ? 0 : 1
    isArguable = finding.certainty == .arguable
    isProvisional = finding.isProvisional || requirement?.basis == .unread
    articles = -finding.articles.count
    let vocabulary = requirement?.kind.space == .evidence ? report.evidenceVocabulary : report.vocabulary
    unusualFacts =
      finding.witness?.facts.count { name, word in
        guard let variable = vocabulary?.index(of: name).map({ vocabulary?.variables[$0] }) ?? nil,
          let usual = variable.usual, variable.kind != .number
        else { return false }
        return variable.values[usual].id != word
      } ?? 0
  }

  static func < (left: Weight, right: Weight) -> Bool {
    func key(_ weight: Weight) -> (Int, Int, Int, Int, Int) {
      (
        weight.modality, weight.isArguable ? 1 : 0, weight.isProvisional ? 1 : 0, weight.articles, weight.unusualFacts
      )
    }
    return key(left) < key(right)
  }
}

extension FindingSentences {
  /// The summary of the report.
  var summary: ReportSummary {
    func whole(_ entries: [ReportSummary.Entry]) -> [ReportSummary.Entry] {
      entries.map { entry in
        var entry = entry
        entry.text = facts.capitalized(entry.text)
        return entry
      }
    }
    return ReportSummary(
      headline: headline, declare: whole(report.isJoined ? toWithdraw : toDeclare), amend: whole(toAmend),
      decide: whole(toDecide), know: whole(rights + missingSafeguards + lawfulAtHome + worthKnowing),
      provisional: provisionalReasons)
  }

  // MARK: The answer

  private var headline: String {
    let owed = report.assessments.filter {
      $0.requirement.modality == .shall && $0.status != .notSurveyed && $0.status != .notOwed
    }
    guard !owed.isEmpty else {
      return Frame.headlineNothing.text(
        ["name": names.countryInSentence(report.jurisdiction), "treaty": treaty], in: language)
    }
    let isOne = owed.count == 1
    let declared = owed.count { $0.status == .metByDeclaration }
    let done = "\(owed.count { $0.status.isMet })"
    let thanks: Frame = isOne ? .headlineOneDeclared : .headlineDeclared
    let values = [
      "name": names.countryInSentence(report.jurisdiction), "treaty": treaty, "total": "\(owed.count)",
      "done": done, "count": done,
      "declared": declared == 0 ? "" : thanks.text(["count": "\(declared)"], in: language),
    ]
    let open: [(Status, Frame)] = [
      (.notMet, .openNotMet), (.partlyMet, .openPartly), (.needsDeclaration, .openWithDeclaration),
      (.arguable, .openArguable),
    ]
    let counts = open.compactMap { wanted, frame -> String? in
      let count = owed.count { $0.status == wanted }
      return count == 0 ? nil : frame.text(["count": "\(count)"], in: language)
    }
    let frame: Frame =
      report.standing.isParty ? (isOne ? .headlineOne : .headline) : isOne ? .headlineOneWould : .headlineWould
    let answer = facts.capitalized(frame.text(values, in: language))
    return counts.isEmpty
      ? answer : "\(answer) \(Frame.headlineOpen.text(["counts": facts.list(counts, .and)], in: language))"
  }

  // MARK: Declare

  /// The options that the law needs, with one text for each paragraph, which can be deposited.
  private var toDeclare: [ReportSummary.Entry] {
    let needed = report.assessments.filter { $0.status == .needsDeclaration }.flatMap { assessment in
      // The first set is the smallest; the others stand in the table.
      assessment.options.filter { $0.use == .needed && $0.set == 1 && $0.form != .choice }.compactMap { use in
        report.treaty.options.first { $0.id == use.option }.map { (option: $0, use: use, assessment: assessment) }
      }
    }
    return needed.grouped { [$0.option.paragraph, $0.option.form.rawValue] }.map { _, uses in
      let texts = uses.grouped(by: \.option.id).map { _, uses in
        // An option that one requirement needs whole is used whole.
        let isWhole = uses.contains { $0.use.alternatives.isEmpty }
        return depositText(uses[0].option, isWhole ? [] : uses.flatMap(\.use.alternatives).unique)
      }
      return ReportSummary.Entry(
        article: uses[0].use.article, text: deposit(uses[0].option, texts), options: uses.map(\.use.option).unique,
        findings: uses.flatMap(\.assessment.findings).unique,
        certainty: uses.allSatisfy { $0.assessment.certainty == .certain } ? .certain : .arguable)
    }
  }

  /// A declaration or reservation in the form in which treaties have them, ready to deposit.
  private func deposit(_ option: TreatyOption, _ texts: [String]) -> String {
    let article = "Article \(option.paragraph)" + (option.paragraph.holds(", ") ? "," : "")
    // Where no clause of its own permits it, the paragraph does.
    let permission = option.permission.map { $0.replacingEach("Art ", with: "Article ") }
    let frame: Frame =
      option.deposit == nil ? .depositPlain : option.form == .reservation ? .depositReservation : .depositDeclaration
    // What is deposited is English in every language: it is one of the languages of the depositary.
    let english = FactSentences(vocabulary: report.vocabulary, language: "en")
    let sentence = frame.text(
      [
        "name": Names(language: "en").countryInSentence(report.jurisdiction),
        "treaty": report.treaty.shortTitle.english, "text": english.list(texts, .and),
        "permission": option.form == .reservation
          ? permission ?? article : (permission.map { $0 + " and " } ?? "") + article,
        "article": article,
      ], in: "en")
    let head = Frame.depositHead.text(["option": articleCited(option.paragraph)], in: language)
    return "\(head) “\(facts.capitalized(sentence))”"
  }

  /// What a State deposits to use an option, as the end of "declares that it …" or "reserves the right …".
  private func depositText(_ option: TreatyOption, _ alternatives: [String]) -> String {
    guard let deposit = option.deposit else { return option.title.prefix(1).lowercased() + option.title.dropFirst() }
    let chosen = option.alternatives.first { alternatives.contains($0.id) }?.title ?? ""
    let text = deposit.replacingEach("{alternative}", with: chosen)
    // What is used in part is deposited for that part.
    let parts = option.parts.filter { alternatives.contains($0.id) }.map { part in
      ["not of ", "not "].first(where: part.title.hasPrefix).map { String(part.title.dropFirst($0.count)) }
        ?? part.title
    }
    guard !parts.isEmpty else { return text }
    let english = FactSentences(vocabulary: report.vocabulary, language: "en")
    return "\(text), as far as it concerns \(english.list(parts, .and))"
  }

  /// The declarations and reservations of a party that its law does not need.
  private var toWithdraw: [ReportSummary.Entry] {
    report.findings.filter { $0.content.summary == .withdraw }.map { finding in
      ReportSummary.Entry(
        article: finding.article, text: "\(message(finding)) \(remedies(finding).first ?? "")".trimmedBlanks,
        options: finding.remedies.compactMap { if case .withdraw(let option) = $0 { option } else { nil } },
        findings: [finding.id], certainty: finding.certainty)
    }
  }

  // MARK: Amend

  /// The changes of law that close what is certainly open, each told once.
  private var toAmend: [ReportSummary.Entry] {
    let open = report.findings.filter { $0.content.summary == .amend && $0.certainty == .certain }
    var entries: [ReportSummary.Entry] = []
    var byText: [String: Int] = [:]
    for finding in byWeight(open) {
      let remedy = finding.remedies.first { remedy in
        switch remedy {
        case .amend, .enact, .raise, .declareAndAmend: true
        case .declare, .interpret, .withdraw: false
        }
      }
      // What a declaration closes is told there, as long as it can be made.
      let isDeclarable = finding.remedies.contains { if case .declare = $0 { true } else { false } }
      if isDeclarable && !report.isJoined || remedy == nil && !finding.remedies.isEmpty { continue }
      let what = remedy.map { change($0, of: finding) } ?? message(finding)
      if let index = byText[what] {
        entries[index].findings.append(finding.id)
        entries[index].provisions = (entries[index].provisions + finding.provisions).unique
        continue
      }
      byText[what] = entries.count
      entries.append(
        ReportSummary.Entry(
          article: finding.article, text: what, provisions: finding.provisions, findings: [finding.id],
          certainty: finding.certainty))
    }
    for index in entries.indices { entries[index].text = head(entries[index]) + entries[index].text }
    return entries
  }

  /// A remedy in a sentence that fits on a first screen; a longer one stands at its finding.
  private func change(_ remedy: Remedy, of finding: Finding) -> String {
    // The head of the entry names the articles, of which several can ask for the same.
    if case .enact(let enactment) = remedy {
      let frame: Frame =
        switch enactment {
        case .offense: .summaryEnact
        case .power: .summaryEnactPower
        case .assistance: .summaryEnactAssistance
        }
      return frame.text(in: language)
    }
    if let exception = finding.content.exception, case .amend(let amendments) = remedy, amendments.count == 1,
      amendments[0].drop == [exception.id]
    {
      let change = Frame.remedyDrop.text(
        ["provision": cited(amendments[0].provision), "exception": firstSentence(exception.summary)], in: language)
      return Frame.remedyAmend.text(["changes": change], in: language)
    }
    let text = self.remedy(remedy, of: finding)
    guard text.words.count > Length.sentence, case .amend(let amendments) = remedy else { return text }
    return Frame.amendBelow.text(["provisions": citedList(amendments.map(\.provision).unique)], in: language)
  }

  /// The articles that an entry is about, and how they stand.
  private func head(_ entry: ReportSummary.Entry) -> String {
    let concerned = report.findings.filter { entry.findings.contains($0.id) }
    let articles = concerned.flatMap { finding in
      finding.articles.count > 1
        ? finding.articles : ([finding.paragraph] + finding.otherParagraphs).map(names.reference)
    }.unique
    let shown = articles.prefix(3) + (articles.count > 3 ? [more(articles.count - 3)] : [])
    let requirement = concerned.first.flatMap { first in
      report.assessments.first { $0.requirement.id == first.requirement }
    }
    let title = requirement.map { " (\($0.requirement.title))" } ?? ""
    let frame: Frame = articles.count > 1 ? .articleNumbers : .articleNumber
    let article = frame.text(["number": facts.list(Array(shown), .and)], in: language)
    // Where a provision is to be enacted, the title alone says what it is about.
    let isEnacted = concerned.first?.remedies.contains { if case .enact = $0 { true } else { false } } == true
    let isTitled = concerned.count == 1 && (articles.count == 1 || isEnacted)
    return "\(article)\(isTitled ? title : "")\(Frame.colon.text(in: language)) "
  }

  /// Paragraphs as a sentence begins with them: "Articles 16(1) and 17"; of many, the first.
  private func firstArticles(_ paragraphs: [String]) -> String {
    let paragraphs = paragraphs.unique
    let shown = paragraphs.count > 5 ? paragraphs.prefix(4) + [more(paragraphs.count - 4)] : paragraphs
    let frame: Frame = paragraphs.count > 1 ? .articleNumbers : .articleNumber
    return frame.text(["number": facts.list(shown, .and)], in: language)
  }

  private func more(_ count: Int) -> String { Frame.moreArticles.text(["count": "\(count)"], in: language) }

  // MARK: Decide

  /// What is arguable, and on what it hangs.
  private var toDecide: [ReportSummary.Entry] {
    let rows = report.assessments.filter {
      $0.status == .arguable
        || $0.status != .notSurveyed && $0.requirement.modality == .shall && $0.certainty == .arguable
    }
    // What hangs on one reading is told once, with its articles; what only has to be read stands under what is provisional.
    let groups = rows.filter { !$0.dependsOn.isEmpty || unreadReasons($0).isEmpty }.grouped { row in
      reasons(row, row.findings.compactMap { report.finding($0) }).unique.prefix(2).joined(separator: " ")
    }
    let sorted = groups.enumerated().sorted { left, right in
      left.element.elements.count == right.element.elements.count
        ? left.offset < right.offset : left.element.elements.count > right.element.elements.count
    }
    return sorted.map(\.element).map { reason, rows in
      let article = firstArticles(rows.map { names.reference($0.requirement.paragraph) })
      let title = rows.count == 1 ? " (\(rows[0].requirement.title))" : ""
      return ReportSummary.Entry(
        article: rows[0].requirement.article, text: "\(article)\(title)\(Frame.colon.text(in: language)) \(reason)",
        provisions: rows.flatMap(\.provisions).unique, findings: rows.flatMap(\.findings).unique,
        certainty: .arguable)
    }
  }

  /// On what an arguable answer hangs, a sentence for each reason.
  private func reasons(_ row: Assessment, _ findings: [Finding]) -> [String] {
    if !row.dependsOn.isEmpty {
      let named = facts.list(row.dependsOn.map(names.stateFact), .and)
      return [Frame.decideFact.text(["facts": named], in: language)]
    }
    let blocking = findings.flatMap(\.blocking)
    // What stands in the way tells on which provision it hangs; else any of those that answer may be the one.
    let sentences = [blocking.map(\.provision), row.provisions].lazy.map { disputes(of: $0.unique, blocking) }
    if let told = sentences.first(where: { !$0.isEmpty }) { return told }
    if let finding = findings.first(where: { !$0.blocking.isEmpty }), let sentence = blockingSentences(finding).first {
      return [Frame.decideOpen.text(["sentence": facts.capitalized(sentence)], in: language)]
    }
    return [Frame.decideElse.text(in: language)]
  }

  /// What is disputed of provisions, a sentence for each reason; with the question itself, where there is room for it.
  private func disputes(of provisions: [String], _ blocking: [BlockingElement]) -> [String] {
    // The head of the entry needs some words, too.
    let room = Length.message - 12
    func isShort(_ sentences: [String]) -> Bool { sentences.joined(separator: " ").words.count <= room }
    let whole = disputes(of: provisions, blocking, told: opening)
    if isShort(whole) { return whole }
    let first = disputes(of: provisions, blocking, told: firstSentence)
    return isShort(first) ? first : Array(first.prefix(1))
  }

  private func disputes(
    of provisions: [String], _ blocking: [BlockingElement], told: (String) -> String
  ) -> [String] {
    let disputed = provisions.compactMap { report.provision($0) }.flatMap { provision in
      let own = blocking.filter { $0.provision == provision.id }.map(\.variable)
      return disagreements(on: provision, about: Set(own)).map { (reason: told($0), provision: provision.id) }
    }
    // Several points that are disputed of the same provisions are told after one another.
    let points = disputed.grouped(by: \.reason).prefix(2).grouped { $0.elements.map(\.provision).unique }
    return points.map { ids, points in
      var values = ["provision": citedList(ids), "reason": quoted(points.map(\.key).joined(separator: ". "))]
      if ids.count > 1 { values["provisions"] = values["provision"] }
      return Frame.decideDispute.text(values, in: language)
    }
  }

  /// What is disputed of a provision, and who says so.
  private func disagreements(on provision: any Provision, about variables: Set<String>) -> [String] {
    if let rule = provision as? GeneralRule { return rule.disputed.map { [$0.reason] } ?? [] }
    let (disputes, exceptions, vocabulary): ([Dispute], [Carveout], Vocabulary) =
      if let offense = provision as? any OffenseDefinition {
        (offense.disputes, offense.exceptions, report.vocabulary)
      } else if let rule = provision as? any DataSharingObligation {
        (rule.disputes, rule.exceptions, report.evidenceVocabulary ?? report.vocabulary)
      } else {
        ([], [], report.vocabulary)
      }
    let own = disputes.filter { variables.isEmpty || variables.contains(vocabulary.variables[$0.variable].id) }
    return own.map(\.ground.reason) + exceptions.compactMap(\.disputed?.reason)
  }

  /// What a dispute is about: its first sentence, and the one that asks the question, where that is another.
  private func opening(of text: String) -> String {
    let first = firstSentence(text)
    guard !first.contains("hether"), first.count + 2 < text.count else { return first }
    let second = firstSentence(String(text.dropFirst(first.count + 1)))
    return second.contains("hether") && (first + second).words.count <= 70 ? "\(first). \(second)" : first
  }

  /// The first sentence of a text, without its full stop.
  func firstSentence(_ text: String) -> String {
    let sentence = ComityReports.firstSentence(of: text)
    return sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
  }

  // MARK: Know

  /// The protected activities that the law punishes, the gravest penalty first.
  private var rights: [ReportSummary.Entry] {
    struct Risk {
      var activity: ProtectedActivity
      var article: String
      var punishing: [String] = []
      var arguable: [String] = []
      var findings: [String] = []
      /// The penalties of its usual case, where they are not those of the basic form.
      var penalties: [String: Penalty] = [:]
      /// The provisions that punish it under every reading, or else those that arguably do.
      var gravest: [String] { punishing.isEmpty ? arguable : punishing }
    }
    var risks: [Risk] = []
    for finding in report.findings {
      let punishing = finding.content.punishing
      guard !punishing.isEmpty else { continue }
      for activity in finding.content.activities {
        let index =
          risks.firstIndex { $0.activity.id == activity.id } ?? risks.count
        if index == risks.count { risks.append(Risk(activity: activity, article: finding.article)) }
        let certain = finding.certainty == .certain ? finding.content.certainlyPunishing(activity) : []
        risks[index].punishing += certain
        risks[index].arguable += punishing.filter { !certain.contains($0) }
        risks[index].findings.append(finding.id)
        if let overreach = finding.detail as? Finding.Overreach {
          risks[index].penalties.merge(overreach.penalties) { first, _ in first }
        }
      }
    }
    let sorted = risks.enumerated().sorted { left, right in
      let one = gravest(left.element.gravest, left.element.penalties)
      let two = gravest(right.element.gravest, right.element.penalties)
      return one == two ? left.offset < right.offset : one > two
    }
    return sorted.map { _, risk in
      // What is certain of a citation is not told of it as arguable, too.
      let certain = Set(risk.punishing.map(citation))
      let arguable = risk.arguable.filter { !certain.contains(citation($0)) }
      let sentences = [(Frame.knowPunished, risk.punishing), (.knowArguable, arguable)].compactMap {
        frame, provisions in
        provisions.isEmpty
          ? nil
          : facts.capitalized(
            frame.text(
              [
                "law": law, "activity": names.activity(risk.activity),
                "list": withMaxima(provisions, risk.penalties),
              ], in: language))
      }
      return ReportSummary.Entry(
        article: risk.article, text: sentences.joined(separator: " "),
        provisions: (risk.punishing + risk.arguable).unique, findings: risk.findings,
        certainty: certain.isEmpty ? .arguable : .certain)
    }
  }

  /// The citations of provisions with their maxima, the gravest first, each citation once; of many, the first.
  private func withMaxima(_ provisions: [String], _ penalties: [String: Penalty]) -> String {
    let sorted = provisions.unique.sorted { gravest([$0], penalties) > gravest([$1], penalties) }
    let cited = sorted.grouped(by: citation).map { $0.elements[0] }
    let shown =
      cited.prefix(3).map { withMaximum($0, penalties) } + (cited.count > 3 ? [more(cited.count - 3)] : [])
    return facts.list(Array(shown), .and)
  }

  /// The highest maximum among provisions, in months; life is above all.
  private func gravest(_ provisions: [String], _ penalties: [String: Penalty]) -> Int {
    provisions.compactMap { penalty(of: $0, penalties).map { $0.maximum.months ?? .max } }.max() ?? 0
  }

  /// The penalty of the form that fits the case; of the basic one, where none is told.
  private func penalty(of provision: String, _ penalties: [String: Penalty]) -> Penalty? {
    penalties[provision] ?? (report.provision(provision) as? any OffenseDefinition)?.penalty
  }

  /// A provision with the maximum of the form that fits the case.
  private func withMaximum(_ provision: String, _ penalties: [String: Penalty]) -> String {
    guard let penalty = penalty(of: provision, penalties), penalty.isKnown, gravest([provision], penalties) > 0 else {
      return citation(provision)
    }
    return "\(citation(provision)) (\(Frame.upTo.text(["maximum": maximum(penalty.maximum)], in: language)))"
  }

  private var missingSafeguards: [ReportSummary.Entry] {
    byWeight(report.findings.filter { $0.content.summary == .safeguard }).map(entry)
  }

  /// What nobody owes and is worth knowing, what several articles share told once.
  private var worthKnowing: [ReportSummary.Entry] {
    byWeight(report.findings.filter { $0.content.summary == .know }).map(entry).grouped(by: \.text).map { _, same in
      var entry = same[0]
      entry.findings = same.flatMap(\.findings)
      return entry
    }
  }

  private func entry(_ finding: Finding) -> ReportSummary.Entry {
    ReportSummary.Entry(
      article: finding.article, text: message(finding), provisions: finding.provisions, findings: [finding.id],
      certainty: finding.certainty)
  }

  /// What the law leaves lawful, which the treaty leaves to it.
  private var lawfulAtHome: [ReportSummary.Entry] {
    var seen: Set<CreditedProvision> = []
    return report.assessments.flatMap { row in
      row.credited.filter { seen.insert($0).inserted }.compactMap { credited in
        let provision = report.provision(credited.provision)
        let exceptions =
          (provision as? any OffenseDefinition)?.exceptions ?? (provision as? any DataSharingObligation)?.exceptions
          ?? []
        let what = exceptions.first { $0.id == credited.exception }?.summary ?? provision?.title
        guard let what else { return nil }
        return ReportSummary.Entry(
          article: row.requirement.article,
          text: Frame.knowCredited.text(
            [
              "article": articleCited(row.requirement.paragraph), "provision": citation(credited.provision),
              "what": quoted(firstSentence(what)),
            ], in: language), provisions: [credited.provision])
      }
    }
  }

  // MARK: Provisional

  private var provisionalReasons: [String] {
    let unreadOf = report.assessments.flatMap { row in
      unreadReasons(row).map { (reason: $0, paragraph: names.reference(row.requirement.paragraph)) }
    }
    let reasons = unreadOf.grouped(by: \.reason).map { reason, rows in
      "\(firstArticles(rows.map(\.paragraph)))\(Frame.colon.text(in: language)) \(reason)."
    }
    return ([unread].compactMap(\.self) + reasons).map(facts.capitalized)
  }

  private func byWeight(_ findings: [Finding]) -> [Finding] {
    let weights = findings.map { Weight($0, in: report) }
    let order = findings.indices.sorted { left, right in
      weights[left] == weights[right] ? left < right : weights[left] < weights[right]
    }
    return order.map { findings[$0] }
  }
}
