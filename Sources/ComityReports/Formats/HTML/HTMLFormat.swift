// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

/// Writes reports as one self-contained page: nothing is loaded, everything can be read without the script.
package struct HTMLFormat: Sendable {
  /// The language of the sentences.
  package var language: String
  /// The findings that are accepted.
  package var baseline: Baseline?

  package init(language: String = "en", baseline: Baseline? = nil) {
    self.language = language
    self.baseline = baseline
  }

  private var names: Names { Names(language: language) }

  /// The reports on one page: what was asked, the answers at a glance, then each report, then the sources.
  package func render(_ reports: [Report]) -> String {
    let all = reports.map { FindingSentences($0, language: language) }
    let matrices = AnswerMatrix.articles(reports, language: language).map { matrix in
      HTMLPage.table(matrix, language: language) { anchor($0.jurisdiction, $0.treaty, $0.row) }
    }
    let body: HTML = """
      \(question(all))
      <section aria-labelledby="short"><h2 id="short">\(Caption.inShort.text(in: language))</h2>
      <div class="cards">\(all.map { card($0, isOnly: all.count == 1) })</div></section>
      <section id="answers" aria-labelledby="matrix"><h2 id="matrix">\(Caption.matrix.text(in: language))</h2>
      <p>\(Caption.matrixHint.text(in: language))</p>
      \(matrices)
      \(HTMLPage.legend(language))</section>
      <section aria-labelledby="extent"><h2 id="extent">\(Caption.readHow.text(in: language))</h2>
      <ul class="head">\(surveys(all))</ul></section>
      \(gone(reports))
      <h2>\(Caption.details.text(in: language))</h2>
      \(filters(reports))
      \(all.map(section).joined("").packed(notice: "\(Caption.needsScript.text(in: language))"))
      \(activities(reports))
      \(sources(reports))
      """
    return HTMLPage.page(title: title(all), body: body, language: language)
  }

  // MARK: What was asked

  private func title(_ all: [FindingSentences]) -> String {
    if let only = all.first, all.count == 1 { return only.title }
    return countries(all)
  }

  private func countries(_ all: [FindingSentences]) -> String { list(all.map(\.country)) }

  private func treaties(_ all: [FindingSentences]) -> String {
    list(all.map { Caption.treatyNamed.text(["treaty": $0.treaty], in: language) })
  }

  /// The items, each once, as a sentence joins them.
  private func list(_ items: [String]) -> String {
    let once = items.unique
    guard let last = once.last, once.count > 1 else { return once.first ?? "" }
    let head = once.dropLast().joined(separator: Frame.comma.text(in: language))
    return "\(head) \(Frame.and.text(in: language)) \(last)"
  }

  private func question(_ all: [FindingSentences]) -> HTML {
    let asked = Caption.askedSentence.text(
      [
        "countries": list(all.map { names.countryInSentence($0.report.jurisdiction) }), "treaties": treaties(all),
        "date": all.first.map { names.day($0.report.asOf) } ?? "",
      ],
      in: language)
    return """
      <header id="top"><p class="kicker">Comity · \(Caption.reportOn.text(in: language))</p><h1>\(title(all))</h1>
      <p class="lead">\(lead(all) ?? asked)</p>
      <ul class="head">\(standing(all))\(bills(all))</ul>
      <p class="note">\(Frame.disclaimer.text(in: language))</p></header>
      """
  }

  /// Of a page on one State and one treaty: the day, and how the State stands to the treaty.
  private func standing(_ all: [FindingSentences]) -> [HTML] {
    guard let only = all.first, all.count == 1 else { return [] }
    return only.question.filter { !only.bills.contains($0) }.map { "<li>\($0)</li>" }
  }

  /// The answer of a page on one State and one treaty; with more, each has its own card.
  private func lead(_ all: [FindingSentences]) -> String? {
    guard let only = all.first, all.count == 1, only.report.isModeled else { return nil }
    return only.summary.headline
  }

  /// The bills that are laid over the law, with their sources.
  private func bills(_ all: [FindingSentences]) -> [HTML] {
    var seen: Set<String> = []
    return all.flatMap { sentences in
      zip(sentences.report.bills, sentences.bills).filter { seen.insert($0.0.id).inserted }.map { bill, sentence in
        "<li><b>\(sentence)</b> \(link(bill.source.title, bill.source.url))</li>" as HTML
      }
    }
  }

  /// How far the law of each country was surveyed, over all treaties that were asked about.
  private func surveys(_ all: [FindingSentences]) -> [HTML] {
    var codes: [String] = []
    for sentences in all where !codes.contains(sentences.report.jurisdiction.code) {
      codes.append(sentences.report.jurisdiction.code)
    }
    let unread = (all.compactMap(\.missingLayers) + all.compactMap(\.unread)).unique
    let countries: [HTML] = codes.map { code in
      let own = all.filter { $0.report.jurisdiction.code == code }
      let statuses = own.flatMap(\.report.assessments).map(\.status)
      let extent = Caption.howFar.text(
        [
          "country": own[0].country, "count": "\(statuses.count { $0 != .notSurveyed })",
          "total": "\(statuses.count)",
        ], in: language)
      return "<li>\(extent) \(own[0].provisionSummary)</li>"
    }
    return countries + unread.map { "<li>\($0)</li>" }
  }

  // MARK: In short

  private func card(_ sentences: FindingSentences, isOnly: Bool) -> HTML {
    let report = sentences.report
    let counts: [HTML] = Status.byWeight.compactMap { status in
      let count = report.assessments.count { $0.status == status }
      return count == 0
        ? nil : "<li>\(badge(status, sentences)) <b>\(count)</b></li>"
    }
    let summary = sentences.summary
    let lists: [HTML] =
      report.isModeled
      ? summary.lists(isParty: report.isJoined).filter { !$0.1.isEmpty }.map { caption, entries in
        let items: [HTML] = entries.prefix(ReportSummary.shown).map { item($0, sentences) }
        let more: HTML? =
          entries.count > ReportSummary.shown
          ? "<li class=\"note\">\(Frame.moreEntries.text(["count": "\(entries.count - ReportSummary.shown)"], in: language))</li>"
          : nil
        return "<h4>\(caption.text(in: language))</h4><ul>\(items)\(more)</ul>"
      } : []
    // On a page about one State and one treaty the answer stands above already.
    let answer: HTML? = report.isModeled && !isOnly ? "<p><b>\(summary.headline)</b></p>" : nil
    let id = anchor(report.jurisdiction.code, report.treaty.id)
    return """
      <article class="card"><h3><a href="#\(id)">\(sentences.country) · \(sentences.treaty)</a></h3>
      \(answer)<ul class="tally">\(counts)</ul>
      \(lists)</article>

      """
  }

  /// An entry of the summary, with a link to the first finding behind it.
  private func item(_ entry: ReportSummary.Entry, _ sentences: FindingSentences) -> HTML {
    guard let first = entry.findings.first(where: { sentences.report.finding($0) != nil }) else {
      return "<li>\(entry.text)</li>"
    }
    return "<li>\(entry.text) <a href=\"#\(first)\" aria-label=\"\(Caption.details.text(in: language))\">↓</a></li>"
  }

  private func gone(_ reports: [Report]) -> HTML? {
    guard let gone = baseline?.gone(from: reports), !gone.isEmpty else { return nil }
    let items: [HTML] = gone.map { "<li><code>\($0.id)</code> \($0.reason)</li>" }
    return """
      <section><h2>\(Caption.goneHeading.text(in: language))</h2>
      <ul>\(items)</ul></section>
      """
  }

  // MARK: Filters

  private func filters(_ reports: [Report]) -> HTML {
    var countries: [(String, String)] = []
    var articles: [(String, String)] = []
    var statuses: Set<Status> = []
    var kinds: Set<Finding.Kind> = []
    for report in reports {
      let country = (report.jurisdiction.code, names.country(report.jurisdiction))
      if !countries.contains(where: { $0.0 == country.0 }) { countries.append(country) }
      for assessment in report.assessments {
        statuses.insert(assessment.status)
        let article = anchor(report.treaty.id, assessment.requirement.article)
        let name =
          "\(names.treaty(report.treaty)), \(Frame.article.text(in: language)) \(assessment.requirement.article)"
        if !articles.contains(where: { $0.0 == article }) { articles.append((article, name)) }
      }
      for finding in report.findings { kinds.insert(finding.kind) }
      for finding in report.furtherFindings {
        let article = anchor(report.treaty.id, finding.article)
        let name = "\(names.treaty(report.treaty)), \(Frame.article.text(in: language)) \(finding.article)"
        if !articles.contains(where: { $0.0 == article }) { articles.append((article, name)) }
      }
    }
    let sentences = reports.first.map { FindingSentences($0, language: language) }
    let statusItems = Status.byWeight.filter(statuses.contains).map {
      ($0.rawValue, "\($0.sign) \(sentences?.status($0) ?? $0.rawValue)")
    }
    let kindItems = Finding.Kind.allCases.filter(kinds.contains).map { ($0.rawValue, $0.name(in: language)) }
    let baselineItems = [
      ("1", Caption.acceptedShort.text(in: language)), ("0", Caption.stillNew.text(in: language)),
    ]
    return """
      <form id="filter" hidden aria-label="\(Caption.filter.text(in: language))">
      \(countries.count > 1 ? choice("c", Caption.country.text(in: language), countries) : nil)
      \(choice("s", Frame.status.text(in: language), statusItems))
      \(choice("k", Caption.kind.text(in: language), kindItems))
      \(choice("a", Frame.article.text(in: language), articles))
      \(baseline == nil ? nil : choice("b", Caption.baselineFilter.text(in: language), baselineItems))
      <span class="buttons"><button type="reset">\(Caption.reset.text(in: language))</button>
      <button type="button" id="open">\(Caption.openAll.text(in: language))</button>
      <button type="button" id="close">\(Caption.closeAll.text(in: language))</button></span>
      <output aria-live="polite" data-text="\(Caption.shown.text(in: language))"></output></form>
      """
  }

  private func choice(_ name: String, _ label: String, _ items: [(String, String)]) -> HTML {
    let options: [HTML] = items.map { "<option value=\"\($0.0)\">\($0.1)</option>" }
    return """
      <label>\(label) <select name="\(name)"><option value="">\(Caption.everything.text(in: language))</option>\(options)</select></label>
      """
  }

  // MARK: A report

  private func section(_ sentences: FindingSentences) -> HTML {
    let report = sentences.report
    let id = anchor(report.jurisdiction.code, report.treaty.id)
    let head: [HTML] = (sentences.question + sentences.extent.dropLast()).map { "<li>\($0)</li>" }
    var articles: [(number: String, assessments: [Assessment])] = []
    for assessment in report.assessments {
      if articles.last?.number == assessment.requirement.article {
        articles[articles.count - 1].assessments.append(assessment)
      } else {
        articles.append((assessment.requirement.article, [assessment]))
      }
    }
    let findings = Dictionary(report.findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return """
      <section class="report" data-c="\(report.jurisdiction.code)" aria-labelledby="\(id)">
      <h3 id="\(id)">\(sentences.title)</h3>
      <ul class="head">\(head)</ul>
      \(articles.map { article($0.number, $0.assessments, findings, sentences) })\(further(sentences))</section>

      """
  }

  private func article(
    _ number: String, _ assessments: [Assessment], _ findings: [String: Finding], _ sentences: FindingSentences
  ) -> HTML {
    let report = sentences.report
    let weakest = assessments.map(\.status).max { $0.weight < $1.weight } ?? .notSurveyed
    let title = report.treaty.articles.first { $0.number == number }?.title ?? ""
    let id = anchor(report.jurisdiction.code, report.treaty.id, number)
    return """
      <details class="article" data-a="\(anchor(report.treaty.id, number))"><summary>
      <h4>\(Frame.article.text(in: language)) \(number) · \(title)</h4> \(badge(weakest, sentences))</summary>
      <div id="\(id)">\(assessments.filter { $0.status != .notSurveyed }.map { requirement($0, findings, sentences) })
      \(notSurveyed(assessments.filter { $0.status == .notSurveyed }, sentences))</div></details>

      """
  }

  /// The requirements of an article of which nothing can be said.
  private func notSurveyed(_ assessments: [Assessment], _ sentences: FindingSentences) -> HTML? {
    guard !assessments.isEmpty else { return nil }
    let items: [HTML] = assessments.map {
      "<li>\(names.reference($0.requirement.paragraph)) · \($0.requirement.title)</li>"
    }
    return """
      <div class="requirement" data-s="\(Status.notSurveyed.rawValue)"><h5>\(badge(.notSurveyed, sentences))</h5>
      <ul>\(items)</ul></div>
      """
  }

  /// What was found beside the requirements, such as what a threshold of the treaty opens.
  private func further(_ sentences: FindingSentences) -> HTML {
    let report = sentences.report
    let paragraphs = report.furtherFindings.map(\.paragraph).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let articles: [HTML] = paragraphs.map { paragraph in
      let found = report.furtherFindings.filter { $0.paragraph == paragraph }
      let pieces: [HTML] = found.map { finding($0, nil, sentences) }
      return """
        <details class="article" data-a="\(anchor(report.treaty.id, found[0].article))"><summary>
        <h4>\(Frame.article.text(in: language)) \(sentences.names.reference(paragraph)) · \(found[0].kind.name(in: language))</h4></summary>
        <div class="requirement" data-s="">\(pieces)</div></details>

        """
    }
    return articles.joined("")
  }

  private func requirement(
    _ assessment: Assessment, _ findings: [String: Finding], _ sentences: FindingSentences
  ) -> HTML {
    let requirement = assessment.requirement
    let report = sentences.report
    // Several models may stand for one section: it is named once, with a link to the first.
    var cited: Set<String> = []
    let provisions: [HTML] = assessment.provisions.filter { cited.insert(sentences.citation($0)).inserted }.map { id in
      // A fact of the State stands in no list of provisions of the page: its own source is opened.
      if let fact = report.stateFacts.first(where: { $0.name.rawValue == id }) {
        return link(sentences.citation(id), fact.source.url)
      }
      // A treaty can be the basis itself, where the law of the State lets it be one.
      if id == report.treaty.id { return "\(sentences.citation(id))" }
      return "<a href=\"#\(anchor("s", id))\">\(sentences.citation(id))</a>"
    }
    let answer: HTML? =
      provisions.isEmpty
      ? nil : "<p><b>\(Frame.answeredBy.text(in: language)):</b> \(provisions.joined(", "))</p>"
    let options: [HTML] = sentences.optionsInForce(assessment).map { "<li>\($0)</li>" }
    let used: HTML? =
      options.isEmpty
      ? nil : "<p><b>\(Frame.optionsInForce.text(in: language)):</b></p><ul>\(options)</ul>"
    // Only what the summary names is linked to.
    let id: HTML? =
      Status.attention.contains(assessment.status) ? " id=\"\(place(report, requirement))\"" : nil
    let asked: HTML = """
      <p><b>\(Caption.ask.text(in: language))</b> (\(requirement.modality.name(in: language))): \(requirement.summary)</p>
      """
    let found: [HTML] = assessment.findings.compactMap { findings[$0] }.map { finding in
      finding.requirement == requirement.id
        ? self.finding(finding, requirement, sentences) : mention(of: finding, sentences)
    }
    return """
      <div class="requirement" data-s="\(assessment.status.rawValue)"\(id)>
      <h5>\(sentences.names.reference(requirement.paragraph)) · \(requirement.title) \(badge(assessment.status, sentences))</h5>
      \(asked)\(answer)\(used)\(found)</div>

      """
  }

  // MARK: A finding

  /// A finding that is told at another paragraph, which has the same cause.
  private func mention(of finding: Finding, _ sentences: FindingSentences) -> HTML {
    let there = Caption.see.text(["article": sentences.articleCited(finding.paragraph)], in: language)
    return """
      <p>\(finding.kind.name(in: language))\(Frame.colon.text(in: language)) <a href="#\(finding.id)">\(there)</a></p>

      """
  }

  private func finding(_ finding: Finding, _ requirement: Requirement?, _ sentences: FindingSentences) -> HTML {
    let reason = baseline?.reason(for: finding, in: sentences.report)
    let accepted: HTML? = baseline.map { _ in " data-b=\"\(reason == nil ? 0 : 1)\"" }
    let comparison = requirement.flatMap { Comparison(finding, $0, sentences) }
    let statement = comparison == nil ? sentences.message(finding) : sentences.statement(finding)
    let certainty: HTML? =
      finding.certainty == .arguable ? " <small>\(Frame.arguable.text(in: language))</small>" : nil
    let heading: HTML = """
      \(finding.kind.name(in: language)) <small>\(sentences.level(finding.level))</small>\(certainty)
      """
    let activities: [HTML] = finding.content.activities.filter { !$0.instruments.isEmpty }.map { activity in
      let title = finding.content.activities.count > 1 ? ": \(activity.title[language])" : ""
      return """
        <p><a href="#\(anchor("p", activity.id))">\(Caption.protection.text(in: language))\(title)</a></p>
        """
    }
    let remedies: [HTML] = sentences.remedies(finding).map { "<li>\($0)</li>" }
    return """
      <div class="finding \(finding.level.rawValue)" data-k="\(finding.kind.rawValue)"\(accepted) id="\(finding.id)">
      \(requirement == nil ? "<h5>\(heading)</h5>" as HTML : "<h6>\(heading)</h6>")
      \(reason.map { "<p class=\"accepted\">\(Caption.accepted.text(["reason": $0], in: language))</p>" as HTML })
      <p>\(statement)</p>
      \(sentences.alsoIn(finding).map { "<p>\($0)</p>" as HTML })
      \(sentences.example(finding).map { "<p class=case><b>\(Frame.example.text(in: language))</b> \($0)</p>" as HTML })
      \(comparison.map { HTMLPage.table($0, of: sentences) })
      \(finding.uncoveredIsComplete ? nil : "<p>\(Frame.andMore.text(in: language))</p>" as HTML?)
      \(activities)
      \(remedies.isEmpty ? nil : "<p><b>\(Frame.remedies.text(in: language))\(Frame.colon.text(in: language))</b></p><ul>\(remedies)</ul>" as HTML?)
      </div>

      """
  }

  // MARK: Protected activities

  private func activities(_ reports: [Report]) -> HTML? {
    var seen: Set<String> = []
    var items: [HTML] = []
    for activity in reports.flatMap(\.findings).flatMap(\.content.activities) {
      guard !activity.instruments.isEmpty, seen.insert(activity.id).inserted else { continue }
      let instruments: [HTML] = activity.instruments.map {
        "<li>\(link("\($0.title), \($0.citation)", $0.url)): \($0.summary)</li>"
      }
      items.append(
        """
        <h3 id="\(anchor("p", activity.id))">\(activity.title[language])</h3>
        <p>\(activity.summary)</p><ul>\(instruments)</ul>

        """)
    }
    guard !items.isEmpty else { return nil }
    return """
      <section aria-labelledby="protected"><h2 id="protected">\(Caption.protectedActivities.text(in: language))</h2>
      \(items)</section>
      """
  }

  // MARK: Sources

  private func sources(_ reports: [Report]) -> HTML {
    var seen: Set<String> = []
    let treaties = reports.map(\.treaty).filter { seen.insert($0.id).inserted }
    let rows = treaties.map { HTMLPage.source("\(names.treaty($0))", $0.source, language: language) }
    let provisions = reports.flatMap(\.provisions).filter { seen.insert($0.id).inserted }
    return HTMLPage.sources(rows + HTMLPage.sources(of: provisions, language: language), language: language)
  }

  // MARK: Pieces

  private func badge(_ status: Status, _ sentences: FindingSentences) -> HTML {
    HTMLPage.badge(status, sentences.status(status))
  }

  private func place(_ report: Report, _ requirement: Requirement) -> String {
    anchor("r", report.jurisdiction.code, report.treaty.id, requirement.id)
  }
}

/// An identifier within the page, without blanks.
func anchor(_ parts: String...) -> String {
  String(parts.joined(separator: "/").map { $0.isWhitespace ? "_" : $0 })
}

extension Status {
  /// The statuses, those first that ask for most attention.
  static let byWeight = Status.allCases.sorted { $0.weight > $1.weight }

  /// The statuses under which something is to be done.
  static let attention: [Status] = [.notMet, .partlyMet, .needsDeclaration, .arguable]
}
