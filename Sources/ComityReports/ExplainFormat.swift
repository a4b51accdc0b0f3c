// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

/// Writes one finding in full: the regions involved, the algebra step by step in words, the provisions with their
/// sources, and the remedies tried.
package struct ExplainFormat: Sendable {
  package var language: String

  package init(language: String = "en") {
    self.language = language
  }

  /// The explanation of a finding of a report.
  package func render(_ finding: Finding, in report: Report) -> String {
    let sentences = FindingSentences(report, language: language)
    let facts = sentences.facts(for: finding)
    var text = "\(finding.id)\n\(String(repeating: "=", count: finding.id.count))\n"
    func section(_ title: String) { text += "\n\(title)\n" }
    func item(_ sentence: String, sign: String = "-", depth: Int = 0) {
      let start = String(repeating: "  ", count: depth) + sign + " "
      let indent = String(repeating: " ", count: start.count)
      text += foldedLines(sentence, to: 100 - start.count).enumerated()
        .map { ($0 == 0 ? start : indent) + $1 + "\n" }.joined()
    }
    func rules(_ conditions: [Condition], _ effect: DataSharingEffect?, depth: Int) {
      for rule in facts.rules(conditions, effect: effect) {
        let hasConditions = !rule.conditions.isEmpty || !rule.alternatives.isEmpty
        item(rule.head + (hasConditions ? ", where" : "."), depth: depth)
        let clauses = rule.conditions
        for (index, clause) in clauses.enumerated() {
          let isLast = index == clauses.count - 1
          item(clause + (isLast ? rule.alternatives.isEmpty ? "." : "," : ","), depth: depth + 1)
        }
        guard !rule.alternatives.isEmpty else { continue }
        item(clauses.isEmpty ? "one of these holds:" : "and one of these holds:", depth: depth + 1)
        for (index, alternative) in rule.alternatives.enumerated() {
          let isLast = index == rule.alternatives.count - 1
          item(facts.joined(alternative) + (isLast ? "." : ";"), sign: "(\(index + 1))", depth: depth + 2)
        }
      }
    }
    func disputed(_ disputes: [Dispute], _ exceptions: [Carveout], _ vocabulary: Vocabulary) {
      for dispute in disputes {
        let label = vocabulary.variables[dispute.variable].label[language]
        item("Disputed: \(label). \(dispute.ground.reason)", depth: 1)
      }
      for exception in exceptions {
        guard let ground = exception.disputed else { continue }
        item("Disputed whether it is an exception: \(exception.summary) \(ground.reason)", depth: 1)
      }
    }
    for bill in sentences.bills { text += "\n" + foldedLines(bill, to: 100).map { $0 + "\n" }.joined() + "\n" }
    item(sentences.message(finding))

    if let requirement = report.treaty.requirements.first(where: { $0.id == finding.requirement }) {
      section("1. What the treaty reaches: Article \(requirement.paragraph)")
      item(requirement.summary)
      if requirement.kind.space == .evidence {
        rules(requirement.reaches, nil, depth: 0)
      } else {
        for condition in requirement.reaches { item(elements(condition, facts)) }
      }
      for exception in requirement.exceptions { item("Less: \(exception.summary)") }
      let uses = report.assessments.first { $0.requirement.id == requirement.id }?.options ?? []
      for use in uses where use.use == .inForce {
        item("Less, by the State's declaration: \(sentences.option(use.option))")
      }
      item("Source: \(report.treaty.source.title), \(report.treaty.source.url)")
    }

    section("2. What the law reaches: the provisions concerned")
    for id in finding.provisions {
      guard let provision = report.provision(id) else { continue }
      item("\(provision.citation), \(provision.title)")
      if let offense = provision as? any OffenseDefinition {
        for condition in offense.reaches { item(elements(condition, facts), depth: 1) }
        for exception in offense.exceptions { item("Less: \(exception.summary)", depth: 1) }
        disputed(offense.disputes, offense.exceptions, report.vocabulary)
        for form in offense.aggravatedForms where !form.reaches.isEmpty && form.penalty.isKnown {
          let maximum = sentences.maximum(form.penalty.maximum)
          item("Up to \(maximum), \(form.citation.map { "by \($0), " } ?? "")where: \(form.when)", depth: 1)
          for condition in form.reaches { item(elements(condition, facts), depth: 2) }
        }
      } else if let rule = provision as? any DataSharingObligation {
        rules(rule.reaches, rule.effect, depth: 1)
        for exception in rule.exceptions { item("Less: \(exception.summary)", depth: 1) }
        disputed(rule.disputes, rule.exceptions, report.evidenceVocabulary ?? report.vocabulary)
      } else if let rule = provision as? GeneralRule {
        for condition in rule.opens { item("Opens offences: \(elements(condition, facts))", depth: 1) }
        if let ground = rule.disputed { item("Disputed: \(ground.reason)", depth: 1) }
      }
      if let note = provision.note { item("Note: \(note)", depth: 1) }
      item("Source: \(source(provision))", depth: 1)
    }

    section("3. What the one reaches and the other does not")
    for (index, group) in finding.uncovered.enumerated() {
      let telling = facts.clauses(group.telling)
      item("Group \(index + 1)\(telling.isEmpty ? "" : ": \(telling)")")
      item("A case of it: \(facts.sentence(group.witness)).", depth: 1)
      let facts = group.witness.facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      item("As facts: \(facts.joined(separator: " "))", depth: 1)
    }
    if finding.uncovered.isEmpty, let witness = finding.witness { item("\(facts.sentence(witness)).") }
    if !finding.uncoveredIsComplete { item(Frame.andMore.text(in: language)) }

    if !finding.blocking.isEmpty {
      section("4. What keeps the cases out")
      for sentence in sentences.blockingSentences(finding) { item("\(sentence).") }
    }
    section("5. What was tried to close it")
    for remedy in sentences.remedies(finding) { item("\(remedy) With that, nothing of it is left.") }
    if finding.remedies.isEmpty { item("Nothing that the tool knows closes it.") }
    return text
  }

  /// The same as JSON: the finding as reports have it, with the requirement, the provisions and their sources.
  ///
  /// - Parameter isClosed: whether the declarations in force have closed it, so that it is told as it would be without them.
  package func json(_ finding: Finding, in report: Report, isClosedByDeclarations isClosed: Bool = false) -> String {
    let entry = ReportDocument.Entry(report, FindingSentences(report, language: language), nil)
    return JSONFormat().encode(
      ExplanationDocument(
        schemaVersion: JSONFormat.schemaVersion, asOf: "\(report.asOf)", jurisdiction: entry.jurisdiction,
        treaty: entry.treaty, participation: entry.participation, countsDeclarations: entry.countsDeclarations,
        closedByDeclarations: isClosed, bills: entry.bills,
        finding: ReportDocument.FindingEntry(finding, FindingSentences(report, language: language), nil),
        requirement: entry.requirements.first { $0.id == finding.requirement },
        provisions: finding.provisions.compactMap { report.provision($0) }.map { provision in
          .init(
            id: provision.id, citation: provision.citation, title: provision.title, source: .init(provision.source),
            review: provision.review.words, note: provision.note)
        }, text: render(finding, in: report)))
  }

  private func elements(_ condition: Condition, _ facts: FactSentences) -> String {
    let limits = condition.limits.sorted { $0.key < $1.key }.map { facts.vocabulary.factLimit($0.value, of: $0.key) }
    return facts.capitalized(facts.clauses(limits)) + "."
  }

  private func source(_ provision: any Provision) -> String {
    var text = "\(provision.source.title), \(provision.source.url)"
    if let date = provision.source.consolidated { text += ", consolidated \(date)" }
    switch provision.review {
    case .unreviewed: text += " (unreviewed)"
    case .checkedAgainstSource(let date): text += " (checked against the text on \(date))"
    }
    return text
  }
}

extension Vocabulary {
  /// A limit of a condition in words.
  func factLimit(_ limit: Limit, of variable: Int) -> FactLimit {
    switch limit {
    case .values(let values):
      FactLimit(variable: variables[variable].id, words: variables[variable].words(for: values), ranges: [])
    case .numbers(let ranges):
      FactLimit(variable: variables[variable].id, words: [], ranges: ranges)
    }
  }
}

private struct ExplanationDocument: Encodable {
  struct Provision: Encodable {
    var id: String
    var citation: String
    var title: String
    var source: SourceEntry
    var review: String
    var note: String?
  }

  var schemaVersion: String
  var asOf: String
  var jurisdiction: String
  var treaty: String
  var participation: ReportDocument.Participation
  var countsDeclarations: Bool
  var closedByDeclarations: Bool
  var bills: [String]
  var finding: ReportDocument.FindingEntry
  var requirement: ReportDocument.RequirementEntry?
  var provisions: [Provision]
  var text: String
}
