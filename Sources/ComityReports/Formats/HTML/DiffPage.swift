// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

/// A comparison as one self-contained page.
struct DiffPage {
  let language: String

  private var names: Names { Names(language: language) }

  // MARK: Reports

  /// Two states of one country's law, treaty by treaty: what closes, what opens, what changes.
  func page(_ diffs: [ReportDiff]) -> String {
    let country = diffs.first.map { names.country($0.left.jurisdiction) } ?? ""
    let title = Caption.changesOf.text(
      [
        "country": country, "left": diffs.first?.left.side(in: language) ?? "",
        "right": diffs.first?.right.side(in: language) ?? "",
      ], in: language)
    let body: HTML = """
      \(header(title, .changesLead))
      <section id="answers" aria-labelledby="short"><h2 id="short">\(Caption.inShort.text(in: language))</h2>
      \(counts(diffs))</section>
      \(diffs.map(section))
      \(sources(diffs.map(\.left.treaty), provisions(diffs)))
      """
    return HTMLPage.page(title: title, body: body, language: language)
  }

  /// How many findings close, open, change and stay, treaty by treaty.
  private func counts(_ diffs: [ReportDiff]) -> HTML {
    let heads: [HTML] = diffs.map { diff in
      "<th scope=\"col\"><a href=\"#\(place(diff))\">\(names.treaty(diff.left.treaty))</a></th>"
    }
    let numbers: [(Caption, (ReportDiff) -> Int)] = [
      (.closed, { $0.closed.count }), (.opened, { $0.opened.count }), (.changed, { $0.changed.count }),
      (.unchanged, { $0.unchanged.count }), (.answersThatChange, { $0.statusChanges.count }),
    ]
    let rows: [HTML] = numbers.map { caption, number in
      let cells: [HTML] = diffs.map(number).map { $0 == 0 ? "<td class=\"none\">0</td>" : "<td><b>\($0)</b></td>" }
      return "<tr><th scope=\"row\">\(caption.text(in: language))</th>\(cells)</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-labelledby="short"><table class="counts">
      <thead><tr><th scope="col">\(Frame.findings.text(in: language))</th>\(heads)</tr></thead>
      <tbody>\(rows)</tbody></table></div>
      """
  }

  private func section(_ diff: ReportDiff) -> HTML {
    let before = FindingSentences(diff.left, language: language)
    let after = FindingSentences(diff.right, language: language)
    let standings: [HTML] = [(Caption.before, before), (.after, after)].map { caption, sentences in
      "<li>\(caption.text(in: language))\(colon) \(([sentences.question.first ?? ""] + sentences.bills).joined(separator: " "))</li>"
    }
    let (different, same) = diff.changes(before, after)
    let changed: [HTML] = different.map { old, new in
      """
      <div class="finding \(new.level.rawValue)"><h4>\(heading(new, after))</h4>
      <div class="cards">\(card(.before, old, before))\(card(.after, new, after))</div></div>

      """
    }
    return """
      <section class="report" aria-labelledby="\(place(diff))">
      <h2 id="\(place(diff))">\(names.treaty(diff.left.treaty)) <small>\(names.citation(of: diff.left.treaty))</small></h2>
      <ul class="head">\(standings)</ul>
      \(rights(diff, before, after))
      <h3>\(Caption.answersThatChange.text(in: language))</h3>
      \(statuses(diff, before, after))
      \(group(.closed, diff.closed.map { closed($0, before) }))
      \(group(.opened, diff.opened.map { opened($0, after) }))
      \(group(.changed, changed))
      \(unchanged(diff.unchanged + same, after))</section>

      """
  }

  /// What protected activities gain and lose.
  private func rights(_ diff: ReportDiff, _ before: FindingSentences, _ after: FindingSentences) -> HTML? {
    let lines = diff.rights(before, after)
    guard !lines.isEmpty else { return nil }
    let items: [HTML] = lines.map { "<li>\($0)</li>" }
    return "<h3>\(Caption.protectedActivities.text(in: language))</h3><ul>\(items)</ul>"
  }

  private func statuses(_ diff: ReportDiff, _ before: FindingSentences, _ after: FindingSentences) -> HTML {
    let standing: [HTML] = diff.standing(before, after).map { "<p>\($0)</p>" }
    guard !diff.statusChanges.isEmpty else {
      return "<p>\(Caption.noAnswerChanges.text(in: language))</p>\(standing)"
    }
    let rows: [HTML] = diff.statusChanges.map { change in
      """
      <tr><th scope="row"><b>\(names.reference(change.requirement.paragraph))</b> <span class="title">\(change.requirement.title)</span></th>
      <td>\(HTMLPage.badge(change.before, before.status(change.before)))</td>
      <td>\(HTMLPage.badge(change.after, after.status(change.after)))</td></tr>

      """
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(Caption.answersThatChange.text(in: language))">
      <table class="answers"><thead><tr><th scope="col">\(Frame.article.text(in: language))</th>
      <th scope="col">\(Caption.before.text(in: language))</th><th scope="col">\(Caption.after.text(in: language))</th></tr></thead>
      <tbody>\(rows)</tbody></table></div>\(standing)
      """
  }

  private func group(_ caption: Caption, _ findings: [HTML]) -> HTML {
    """
    <h3>\(caption.text(in: language)) <small>\(findings.count)</small></h3>
    \(findings.isEmpty ? "<p class=\"note\">\(Caption.nothingBeyond.text(in: language))</p>" as HTML : findings.joined(""))
    """
  }

  private func heading(_ finding: Finding, _ sentences: FindingSentences) -> HTML {
    let certainty: HTML? =
      finding.certainty == .arguable ? " <small>\(Frame.arguable.text(in: language))</small>" : nil
    return """
      \(Frame.article.text(in: language)) \(names.reference(finding.paragraph)) · \(finding.kind.name(in: language)) <small>\(sentences.level(finding.level))</small>\(certainty)
      """
  }

  private func closed(_ finding: Finding, _ sentences: FindingSentences) -> HTML {
    """
    <div class="finding gone"><h4>✓ \(heading(finding, sentences))</h4>
    <p>\(sentences.message(finding))</p></div>

    """
  }

  private func opened(_ finding: Finding, _ sentences: FindingSentences) -> HTML {
    let requirement = sentences.report.treaty.requirements.first { $0.id == finding.requirement }
    let comparison = requirement.flatMap { Comparison(finding, $0, sentences) }
    let table = comparison.map { HTMLPage.table($0, of: sentences) }
    let remedies: [HTML] = sentences.remedies(finding).map { "<li>\($0)</li>" }
    let closing: HTML? =
      remedies.isEmpty ? nil : "<p><b>\(Frame.remedies.text(in: language))\(colon)</b></p><ul>\(remedies)</ul>"
    return """
      <div class="finding \(finding.level.rawValue)"><h4>✗ \(heading(finding, sentences))</h4>
      <p>\(table == nil ? sentences.message(finding) : sentences.statement(finding))</p>
      \(example(sentences.example(finding)))\(table)\(closing)</div>

      """
  }

  private func card(_ caption: Caption, _ finding: Finding, _ sentences: FindingSentences) -> HTML {
    """
    <div class="card"><h5>\(caption.text(in: language))</h5><p>\(sentences.message(finding))</p>
    \(example(sentences.example(finding)))</div>
    """
  }

  private func unchanged(_ ids: [String], _ sentences: FindingSentences) -> HTML? {
    guard !ids.isEmpty else { return group(.unchanged, []) }
    let items: [HTML] = sentences.kinds(of: ids).map { "<li>\($0)</li>" }
    return """
      <details class="article"><summary><h3>\(Caption.unchanged.text(in: language)) <small>\(ids.count)</small></h3></summary>
      <ul>\(items)</ul></details>
      """
  }

  /// The provisions that what closes, opens or changes is about, each of them once, as the law has them in the end.
  private func provisions(_ diffs: [ReportDiff]) -> [any Provision] {
    var seen: Set<String> = []
    return diffs.flatMap { diff in
      (diff.closed + diff.opened + diff.changed.map(\.after)).flatMap(\.provisions).filter { seen.insert($0).inserted }
        .compactMap { diff.right.provision($0) ?? diff.left.provision($0) }
    }
  }

  private func place(_ diff: ReportDiff) -> String { anchor("t", diff.left.treaty.id) }

  // MARK: Treaties

  /// Two treaties: what each asks for beyond the other, element by element.
  func page(_ diff: TreatyDiff) -> String {
    let title = Caption.treatiesCompared.text(
      ["left": names.treaty(diff.left), "right": names.treaty(diff.right)], in: language)
    let sides = [
      Side(one: diff.left, other: diff.right, excesses: diff.leftBeyond),
      Side(one: diff.right, other: diff.left, excesses: diff.rightBeyond),
    ]
    let body: HTML = """
      \(header(title, .treatiesLead))
      <section id="answers" aria-labelledby="short"><h2 id="short">\(Caption.inShort.text(in: language))</h2>
      <div class="cards">\(sides.map(card))</div></section>
      \(sides.map { section($0, diff.vocabulary) })
      \(sources([diff.left, diff.right], []))
      """
    return HTMLPage.page(title: title, body: body, language: language)
  }

  /// One treaty beyond the other.
  private struct Side {
    var one: Treaty
    var other: Treaty
    var excesses: [TreatyDiff.Excess]
  }

  private func card(_ side: Side) -> HTML {
    let whole = side.excesses.count(where: \.isWhole)
    let numbers = [(true, whole), (false, side.excesses.count - whole)]
    let counts: [HTML] = numbers.filter { $0.1 > 0 }.map { "<li>\(badge(isWhole: $0.0)) <b>\($0.1)</b></li>" }
    let items: [HTML] = side.excesses.map { excess in
      """
      <li><a href="#\(place(side, excess))">\(Frame.article.text(in: language)) \(names.reference(excess.requirement.paragraph)) · \(excess.requirement.title)</a></li>
      """
    }
    let list: HTML =
      items.isEmpty ? "<p>\(Caption.nothingBeyond.text(in: language))</p>" : "<ul>\(items)</ul>"
    return """
      <article class="card"><h3><a href="#\(place(side))">\(heading(side))</a></h3>
      <ul class="tally">\(counts)</ul>
      \(list)</article>

      """
  }

  private func section(_ side: Side, _ vocabulary: Vocabulary) -> HTML {
    let options: [HTML] = side.one.options.filter { $0.space == .conduct }.map { option in
      "<li><b>\(names.reference(option.paragraph))</b> \(option.title) <small>\(option.form.rawValue)</small></li>"
    }
    let choices: HTML? =
      options.isEmpty
      ? nil
      : """
      <details class="article"><summary><h3>\(Caption.optionsOf.text(["treaty": names.treaty(side.one)], in: language)) <small>\(options.count)</small></h3></summary>
      <ul>\(options)</ul></details>
      """
    let nothing: HTML? = side.excesses.isEmpty ? "<p>\(Caption.nothingBeyond.text(in: language))</p>" : nil
    return """
      <section class="report" aria-labelledby="\(place(side))"><h2 id="\(place(side))">\(heading(side))</h2>
      \(nothing)\(side.excesses.map { article($0, side, vocabulary) })\(choices)</section>

      """
  }

  private func article(_ excess: TreatyDiff.Excess, _ side: Side, _ vocabulary: Vocabulary) -> HTML {
    let requirement = excess.requirement
    let facts = FactSentences(vocabulary: vocabulary, language: language)
    let told = facts.caseClauses(excess.cases, room: Length.sentence - 8)
    let statement: String
    if excess.isWhole {
      statement = Caption.noneOfIt.text(in: language)
    } else {
      let cases = facts.whereClauses(told.clauses)
      statement = Caption.furtherWhere.text(["cases": cases], in: language).closed
    }
    let table = Comparison(excess, vocabulary: vocabulary, language: language).map { comparison in
      let others = comparison.citations.map { asks(side.other, $0) }
      return HTMLPage.table(
        comparison, caption: .bothTreaties, treaty: asks(side.one, requirement.paragraph), others: others,
        way: .narrower, language: language)
    }
    let more: HTML? =
      excess.isWhole || excess.isComplete && told.isComplete ? nil : "<p>\(Frame.andMore.text(in: language))</p>"
    return """
      <details class="article" id="\(place(side, excess))"><summary>
      <h3>\(Frame.article.text(in: language)) \(names.reference(requirement.paragraph)) · \(requirement.title)</h3> \(badge(isWhole: excess.isWhole))</summary>
      <p><b>\(Caption.ask.text(in: language))</b> (\(requirement.modality.name(in: language))): \(requirement.summary)</p>
      <p>\(statement)</p>
      \(example(excess.cases.first.map { facts.sentence($0.witness) + "." }))\(table)\(more)</details>

      """
  }

  private func asks(_ treaty: Treaty, _ paragraph: String) -> String {
    Caption.articleAsks.text(["treaty": names.treaty(treaty), "number": names.reference(paragraph)], in: language)
  }

  private func heading(_ side: Side) -> String {
    Caption.beyond.text(["one": names.treaty(side.one), "other": names.treaty(side.other)], in: language)
  }

  private func badge(isWhole: Bool) -> HTML {
    isWhole
      ? "<span class=\"badge not-met\">\(Caption.whollyBeyond.text(in: language))</span>"
      : "<span class=\"badge needs-declaration\">\(Caption.partlyBeyond.text(in: language))</span>"
  }

  private func place(_ side: Side, _ excess: TreatyDiff.Excess? = nil) -> String {
    guard let excess else { return anchor("t", side.one.id) }
    return anchor("r", side.one.id, excess.requirement.id)
  }

  // MARK: Pieces

  private var colon: String { Frame.colon.text(in: language) }

  private func header(_ title: String, _ lead: Caption) -> HTML {
    """
    <header id="top"><p class="kicker">Comity · \(Caption.comparing.text(in: language))</p><h1>\(title)</h1>
    <p class="lead">\(lead.text(in: language))</p>
    <p class="note">\(Frame.disclaimer.text(in: language))</p></header>
    """
  }

  private func example(_ sentence: String?) -> HTML? {
    sentence.map { "<p class=\"case\"><b>\(Frame.example.text(in: language))</b> \($0)</p>" }
  }

  private func sources(_ treaties: [Treaty], _ provisions: [any Provision]) -> HTML {
    let rows = treaties.map { HTMLPage.source("\(names.treaty($0))", $0.source, language: language) }
    return HTMLPage.sources(rows + HTMLPage.sources(of: provisions, language: language), language: language)
  }
}
