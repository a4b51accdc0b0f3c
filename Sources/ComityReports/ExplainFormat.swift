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
  ///
  /// - Parameter isClosed: whether the declarations in force have closed it, so that it is told as it would be without them.
  package func render(_ finding: Finding, in report: Report, isClosedByDeclarations isClosed: Bool = false) -> String {
    let sentences = FindingSentences(report, language: language)
    let facts = sentences.facts(for: finding)
    var text = isClosed ? say(.closedByDeclarations) + "\n\n" : ""
    text += "\(finding.id)\n\(String(repeating: "=", count: finding.id.count))\n"
    func section(_ frame: AnswerFrame, _ values: [String: String] = [:]) { text += "\n\(say(frame, values))\n" }
    func item(_ sentence: String, sign: String = "-", depth: Int = 0) {
      let start = String(repeating: "  ", count: depth) + sign + " "
      let indent = String(repeating: " ", count: start.count)
      text += foldedLines(sentence, to: 100 - start.count).enumerated()
        .map { ($0 == 0 ? start : indent) + $1 + "\n" }.joined()
    }
    let semicolon = Frame.semicolon.text(in: language).trimmedBlanks
    func rules(_ conditions: [Condition], _ effect: DataSharingEffect?, depth: Int) {
      for rule in facts.rules(conditions, effect: effect) {
        let hasConditions = !rule.conditions.isEmpty || !rule.alternatives.isEmpty
        item(hasConditions ? say(.whereRule, ["head": rule.head]) : rule.head + ".", depth: depth)
        let clauses = rule.conditions
        for (index, clause) in clauses.enumerated() {
          let isLast = index == clauses.count - 1
          item((clause + (isLast ? rule.alternatives.isEmpty ? "." : "," : ",")).closed, depth: depth + 1)
        }
        guard !rule.alternatives.isEmpty else { continue }
        item(say(clauses.isEmpty ? .oneHolds : .andOneHolds), depth: depth + 1)
        for (index, alternative) in rule.alternatives.enumerated() {
          let isLast = index == rule.alternatives.count - 1
          item(
            (facts.joined(alternative) + (isLast ? "." : semicolon)).closed, sign: "(\(index + 1))", depth: depth + 2)
        }
      }
    }
    func disputed(_ disputes: [Dispute], _ exceptions: [Carveout], _ vocabulary: Vocabulary) {
      for dispute in disputes {
        let label = vocabulary.variables[dispute.variable].label[language]
        item(say(.disputed, ["element": label, "reason": sentences.quoted(dispute.ground.reason)]), depth: 1)
      }
      for exception in exceptions {
        guard let ground = exception.disputed else { continue }
        item(
          say(
            .disputedException,
            ["text": sentences.quoted(exception.summary), "reason": sentences.quoted(ground.reason)]), depth: 1)
      }
    }
    for bill in sentences.bills { text += "\n" + foldedLines(bill, to: 100).map { $0 + "\n" }.joined() + "\n" }
    item(sentences.message(finding))

    if let requirement = report.treaty.requirements.first(where: { $0.id == finding.requirement }) {
      let article = "\(Frame.article.text(in: language)) \(sentences.names.reference(requirement.paragraph))"
      section(.treatyReaches, ["article": article])
      item(sentences.quoted(requirement.summary))
      if requirement.kind.space == .evidence {
        rules(requirement.reaches, nil, depth: 0)
      } else {
        for condition in requirement.reaches { item(elements(condition, facts)) }
      }
      for exception in requirement.exceptions { item(say(.less, ["text": sentences.quoted(exception.summary)])) }
      let uses = report.assessments.first { $0.requirement.id == requirement.id }?.options ?? []
      for use in uses where use.use == .inForce {
        item(say(.lessByDeclaration, ["option": sentences.option(use.option)]))
      }
      item(say(.sourceOf, ["source": "\(report.treaty.source.title), \(report.treaty.source.url)"]))
    }

    section(.lawReaches)
    for id in finding.provisions {
      guard let provision = report.provision(id) else { continue }
      item("\(sentences.names.reference(provision.citation)), \(provision.title)")
      if let offense = provision as? any OffenseDefinition {
        for condition in offense.reaches { item(elements(condition, facts), depth: 1) }
        for exception in offense.exceptions {
          item(say(.less, ["text": sentences.quoted(exception.summary)]), depth: 1)
        }
        disputed(offense.disputes, offense.exceptions, report.vocabulary)
        for form in offense.aggravatedForms where !form.reaches.isEmpty && form.penalty.isKnown {
          let citation = form.citation.map { " (\(sentences.names.reference($0)))" } ?? ""
          item(
            say(
              .formWhere,
              [
                "maximum": sentences.maximum(form.penalty.maximum), "citation": citation,
                "condition": sentences.quoted(form.when),
              ]), depth: 1)
          for condition in form.reaches { item(elements(condition, facts), depth: 2) }
        }
      } else if let rule = provision as? any DataSharingObligation {
        rules(rule.reaches, rule.effect, depth: 1)
        for exception in rule.exceptions { item(say(.less, ["text": sentences.quoted(exception.summary)]), depth: 1) }
        disputed(rule.disputes, rule.exceptions, report.evidenceVocabulary ?? report.vocabulary)
      } else if let rule = provision as? GeneralRule {
        for condition in rule.opens { item(say(.opensOffenses, ["facts": elements(condition, facts)]), depth: 1) }
        if let ground = rule.disputed {
          item(say(.disputedRule, ["reason": sentences.quoted(ground.reason)]), depth: 1)
        }
      }
      if let note = provision.note { item(say(.note, ["text": sentences.quoted(note)]), depth: 1) }
      item(say(.sourceOf, ["source": source(provision)]), depth: 1)
    }

    section(.beyond)
    for (index, group) in finding.uncovered.enumerated() {
      let telling = facts.clauses(group.telling)
      item(say(telling.isEmpty ? .groupAlone : .group, ["number": "\(index + 1)", "clauses": telling]))
      item(say(.caseOf, ["case": facts.sentence(group.witness)]), depth: 1)
      let facts = group.witness.facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      item(say(.asFacts, ["facts": facts.joined(separator: " ")]), depth: 1)
    }
    if finding.uncovered.isEmpty, let witness = finding.witness { item("\(facts.sentence(witness)).") }
    if !finding.uncoveredIsComplete { item(Frame.andMore.text(in: language)) }

    if !finding.blocking.isEmpty {
      section(.keptOut)
      for sentence in sentences.blockingSentences(finding) { item("\(sentence).") }
    }
    section(.tried)
    for remedy in sentences.remedies(finding) { item(say(.closes, ["remedy": remedy])) }
    if finding.remedies.isEmpty { item(say(.nothingCloses)) }
    return text
  }

  private func say(_ frame: AnswerFrame, _ values: [String: String] = [:]) -> String {
    frame.text(values, in: language)
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
    return say(.cases, ["clauses": facts.clauses(limits)])
  }

  private func source(_ provision: any Provision) -> String {
    var text = "\(provision.source.title), \(provision.source.url)"
    let names = Names(language: language)
    if let date = provision.source.consolidated { text += say(.consolidatedOn, ["date": names.day(date)]) }
    switch provision.review {
    case .unreviewed: text += say(.unchecked)
    case .checkedAgainstSource(let date): text += say(.checkedOn, ["date": names.day(date)])
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
