// SPDX-License-Identifier: Apache-2.0

package import ComityCore

/// The page of the documentation that tells what became of every paragraph of a treaty, so that someone who has the
/// authentic text at hand can hold one against the other.
package func treatyPage(_ treaty: Treaty, in lawBook: LawBook) -> String {
  TreatyPage(treaty: treaty, lawBook: lawBook).text
}

private struct TreatyPage {
  let treaty: Treaty
  let lawBook: LawBook

  var text: String {
    head + articlesTable + groundsTable + treaty.articles.map(section).joined() + appendix
  }

  // MARK: What stands before the articles

  private var head: String {
    let requirements = treaty.requirements
    let bases = Requirement.Basis.allCases.map { basis in (basis, requirements.count { $0.basis == basis }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0.rawValue)" }
    let notes = treaty.articles.flatMap(\.notes)
    let natures = Article.ParagraphNote.Nature.allCases
      .map { nature in (nature, notes.count { $0.became == nature }) }
      .filter { $0.1 > 0 }.map { "\($0.1) \($0.0.counted)" }
    return """
      # \(markdownText(treaty.title))

      \(markdownText(treaty.shortTitle.english)), paragraph by paragraph: what became of each, and what that rests on.

      ## How to check it

      Open the text, \(markdownLink(treaty.source.title, treaty.source.url)), beside this page, which follows its order. \
      Where an entry says what the paragraph says, put `basis: read` in its place in \
      `Sources/ComityInstruments/Treaties/\(treaty.id).yaml`, which has each entry under its identifier, and drop \
      `derived-from`. Where it does not, mend it, and the note that tells why. `read` is said of what someone held against \
      the text, `derived` of what was modelled from the article of another treaty that the paragraph is reported to \
      repeat, `unread` of what nobody could read.

      What a requirement reaches stands in the words of the vocabulary (`comity vocabulary conduct`, `comity vocabulary \
      evidence`): all limits of a line must hold, and what is not named is free. Where it has several lines, one of them \
      has to hold. What is not said of an entry is the default: lawfulness is a matter of the treaty, the usual cases are \
      those of act and object or action and data, no word is left open, the duty hangs on no fact of the State.

      - \(treaty.articles.count) articles; \(requirements.count) requirements and grounds: \(bases.joined(separator: ", ")).
      - \(treaty.options.count) options. Other paragraphs: \(natures.joined(separator: ", ")).

      \(treaty.note.map { markdownText($0) + "\n\n" } ?? "")
      """
  }

  private var articlesTable: String {
    let rows = treaty.articles.map { article -> [String] in
      let grounds = article.requirements.count { $0.kind == .refusal }
      let requirements = article.requirements.count - grounds
      let bases = Requirement.Basis.allCases.filter { basis in article.requirements.contains { $0.basis == basis } }
      let counts = [
        requirements, options(of: article).count, grounds, article.notes.count { $0.became == .definition },
        article.notes.count { $0.became != .definition },
      ]
      return [article.number, article.title] + counts.map { $0 == 0 ? "" : "\($0)" }
        + [bases.map(\.rawValue).joined(separator: ", ")]
    }
    let heads = ["Article", "Title", "Requirements", "Options", "Grounds", "Definitions", "Notes", "Basis"]
    return "## Articles\n\n" + markdownTable(heads, rows) + "\n"
  }

  /// Which grounds of refusal refer to domestic law as a whole, which name facts, where they are the only ones.
  private var groundsTable: String {
    let grounds = treaty.requirements.filter { $0.kind == .refusal }
    guard !grounds.isEmpty else { return "" }
    let closed = Set(treaty.requirements.filter(\.hasClosedGrounds).map(\.id))
    let rows = grounds.map { ground -> [String] in
      let duties = ground.extending?.of ?? []
      let only = duties.filter(closed.contains)
      return [
        ground.paragraph, ground.title, ground.isDynamicGround ? "dynamic" : "names facts",
        duties.joined(separator: ", "), only.joined(separator: ", "),
        ground.barredGrounds.map { limits($0, of: ground.kind.space) }.joined(separator: " or "),
      ]
    }
    let heads = ["Paragraph", "Ground", "What it is", "Of the duties", "Closed for", "Bars"]
    return "## Grounds of refusal\n\n" + markdownTable(heads, rows) + "\n"
  }

  // MARK: An article

  private func options(of article: Article) -> [TreatyOption] {
    treaty.options.filter { $0.article == article.number }
  }

  private func section(_ article: Article) -> String {
    var entries = article.requirements.map { ($0.paragraph, entry($0)) }
    entries += options(of: article).map { ($0.paragraph, entry($0)) }
    entries += article.notes.map { ($0.paragraph, entry($0)) }
    let ordered = entries.enumerated().sorted {
      let (left, right) = (ParagraphOrder($0.element.0), ParagraphOrder($1.element.0))
      return left == right ? $0.offset < $1.offset : left < right
    }
    var text = "## Article \(article.number): \(markdownText(article.title))\n\n"
    if let note = article.note { text += markdownText(note) + "\n\n" }
    var paragraph: String?
    for (_, entry) in ordered {
      if entry.0 != paragraph { text += "### \(markdownText(entry.0))\n\n" }
      paragraph = entry.0
      text += entry.1 + "\n"
    }
    return text
  }

  private func entry(_ requirement: Requirement) -> String {
    let space = requirement.kind.space
    let what = requirement.kind == .refusal ? "Ground of refusal" : "Requirement"
    var text = "**\(what)** `\(requirement.id)`, \(markdownText(requirement.title)): "
    text += "`\(requirement.kind.rawValue)`, `\(requirement.modality.rawValue)`. "
    text += markdownText(requirement.summary) + "\n\n"
    var basis = "Basis: `\(requirement.basis.rawValue)`"
    if let from = requirement.derivedFrom { basis += ", from \(markdownText(from))" }
    var items = [basis + "; topic `\(requirement.topic)`."]
    if requirement.leavesLawfulnessToDomesticLaw { items.append("Lawfulness is left to domestic law.") }
    if let extending = requirement.extending {
      items.append("Of \(codes(extending.of)).")
      items += conditions("Further cases", extending.to, in: space)
    }
    items += conditions("Scope", requirement.scope, in: space)
    if requirement.isDynamicGround {
      items.append("Dynamic: the law of the State asked, as a whole.")
      items += conditions("Bars as a ground", requirement.barredGrounds, in: space)
    } else {
      items += conditions("Reaches", requirement.reaches, in: space)
      items += conditions("Arguable, too", requirement.arguableGrounds, in: space)
      items += conditions("Arguably outside", requirement.arguablyOutside, in: space)
    }
    for exception in requirement.exceptions {
      let citation = exception.citation.map { " (\(markdownText($0)))" } ?? ""
      let summary = markdownText(exception.summary) + citation
      items.append("Less `\(exception.id)`, `\(exception.kind.rawValue)`: \(summary)")
      items += conditions("Taken out", exception.when, in: space)
    }
    items += words(of: requirement)
    if let note = requirement.note { items.append("Why: \(markdownText(note))") }
    return text + items.map { "- \($0)\n" }.joined()
  }

  /// What a requirement says beside its region, in sentences.
  private func words(of requirement: Requirement) -> [String] {
    var items: [String] = []
    func name(_ variables: [Int], _ sentence: (String) -> String) {
      guard !variables.isEmpty, let vocabulary = lawBook.vocabulary(of: requirement.kind.space) else { return }
      items.append(sentence(codes(variables.map { vocabulary.variables[$0].id })))
    }
    name(requirement.kernel) { "Kernel: each value of \($0) is a usual case of its own." }
    name(requirement.openWords) { "Open words: \($0)." }
    name(requirement.some) { "Some: one way of \($0) is enough." }
    name(requirement.every) { "Every value of \($0) is asked for." }
    for condition in requirement.owedIf {
      items.append("Only for a State of which `\(condition.fact.rawValue)` is \(condition.holds).")
    }
    if requirement.isAsAvailableAtHome { items.append("No more than what is available at home.") }
    if requirement.hasClosedGrounds { items.append("Closed: the grounds of refusal of its article are the only ones.") }
    if let fact = requirement.answeringFact {
      items.append("Answered by the State of which `\(fact.rawValue)` is true.")
    }
    if let basis = requirement.treatyBasis { items.append("The treaty can itself be the basis of \(basis.rawValue).") }
    if requirement.isStandard { items.append("A standard without a number: shown, not judged.") }
    if requirement.requiresDeprivationOfLiberty { items.append("Deprivation of liberty must be among the sanctions.") }
    return items
  }

  private func entry(_ option: TreatyOption) -> String {
    let effect =
      switch option.effect {
      case .narrow: "the duty shrinks to it"
      case .exclude: "it is taken out of the duty"
      }
    let until =
      switch (option.form, option.deadline) {
      case (.choice, _): "no act is needed"
      case (_, .joining): "until the instrument is deposited"
      case (_, .anyTime): "at any time"
      }
    let permission = option.permission.map { " under \(markdownText($0))" } ?? ""
    var items = ["Concerns \(option.appliesTo.map(codes) ?? "every requirement that takes options")."]
    items += conditions("Region", option.region, in: option.space)
    items += conditions("Never touches", option.untouchable, in: option.space)
    for (what, list) in [("Alternative", option.alternatives), ("Part", option.parts)] {
      for item in list {
        items += conditions("\(what) `\(item.id)`, \(markdownText(item.title))", item.region, in: option.space)
      }
    }
    if option.inPart { items.append("It can be used for a part.") }
    if !option.condition.isEmpty { items.append("Counts only where \(codes(option.condition)) is met.") }
    if option.availability == .federal { items.append("For federal States only.") }
    if let limits = option.limits { items.append("Limits: \(markdownText(limits))") }
    if let note = option.note { items.append("Why: \(markdownText(note))") }
    return "**Option** `\(option.id)`, \(markdownText(option.title)): `\(option.form.rawValue)`\(permission), "
      + "`\(option.effect.rawValue)` (\(effect)), \(until).\n\n" + items.map { "- \($0)\n" }.joined()
  }

  private func entry(_ note: Article.ParagraphNote) -> String {
    "**\(note.became.heading)**. \(markdownText(note.why))\n"
  }

  // MARK: What stands after them

  private var appendix: String {
    var text = ""
    if !treaty.thresholds.isEmpty {
      text += "## Thresholds\n\n"
      for threshold in treaty.thresholds {
        text += "- Article \(markdownText(threshold.paragraph)), `\(threshold.id)`: a maximum of at least "
        text += "\(threshold.minimumOfMaximumMonths) months, for `\(threshold.purpose.rawValue)`. "
        text += markdownText(threshold.summary) + "\n"
      }
      text += "\n"
    }
    if let borrowed = treaty.borrowedOptions {
      text += "## Options of `\(borrowed.treaty)` that count here\n\n"
      for (theirs, ours) in borrowed.options.sorted(by: { $0.key < $1.key }) {
        text += "- `\(theirs)` counts as `\(ours)`.\n"
      }
      text += "\n"
    }
    return text
  }

  // MARK: Words

  private func codes(_ words: [String]) -> String { words.map { "`\($0)`" }.joined(separator: ", ") }

  /// One item where there is one way, else a list under a heading.
  private func conditions(_ heading: String, _ conditions: [Condition], in space: Vocabulary.Space) -> [String] {
    if conditions.count < 2 {
      return conditions.map { "\(heading): `\(limits($0, of: space))`" }
    }
    return ["\(heading):" + conditions.map { "\n  - `\(limits($0, of: space))`" }.joined()]
  }

  private func limits(_ condition: Condition, of space: Vocabulary.Space) -> String {
    guard let vocabulary = lawBook.vocabulary(of: space) else { return "" }
    let lines = ConditionWriter(vocabulary).lines(condition)
    return lines.isEmpty ? "everything" : lines.joined(separator: "; ")
  }
}

extension Article.ParagraphNote.Nature {
  /// What became of the paragraph.
  fileprivate var heading: String {
    switch self {
    case .definition: "Definition"
    case .option: "Modelled as an option"
    case .ground: "Modelled as a ground of refusal"
    case .note: "No requirement"
    case .finalClause: "Final clause"
    }
  }

  fileprivate var counted: String {
    switch self {
    case .definition: "definitions"
    case .option: "modelled as an option elsewhere"
    case .ground: "modelled as a ground elsewhere"
    case .note: "that ask nothing of domestic law"
    case .finalClause: "final clauses"
    }
  }
}

/// The order of paragraphs as they are cited: "6(1)(a)(i)", "6(1)(b)", "6(3)"; "2, first sentence", "2, second sentence".
private struct ParagraphOrder: Comparable {
  private var parts: [String] = []

  /// Numbers are filled up so that they sort as texts do; a paragraph without a number comes after those that have one.
  init(_ paragraph: String) {
    let ordinals = ["opening": "0", "first": "1", "second": "2", "third": "3", "fourth": "4", "last": "9"]
    for word in paragraph.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      if let number = Int(word) {
        parts.append("a" + String(repeating: "0", count: max(0, 6 - word.count)) + "\(number)")
      } else if let ordinal = ordinals[String(word)] {
        parts.append((ordinal == "0" ? "a" : "b") + ordinal)
      } else if word.count == 1 || word.allSatisfy({ "ivx".contains($0) }) {
        parts.append("c" + word)
      } else {
        if parts.count == 1 { parts.append("d") }
        break
      }
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.parts.lexicographicallyPrecedes(right.parts) }
}
