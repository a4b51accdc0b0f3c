// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import Regions

/// The form of law that was put together in Swift: what a file cannot say, since nothing of it could be read.
///
/// Nothing is compiled into regions before this found no error: an index beside the vocabulary, a number out of bounds or a
/// range from behind to before would make no region.
struct FormChecks {
  let lawBook: LawBook
  let log: DiagnosticLog

  // MARK: Modules

  func check(_ module: Module) {
    check(module.jurisdiction)
    for survey in module.surveyed { check(survey) }
    for participation in module.participation { check(participation) }
    for rule in module.generalPart { check(rule) }
    for offense in module.offenses { check(offense) }
    for rule in module.dataSharing { check(rule) }
    for fact in module.stateFacts {
      let name = "the fact '\(fact.name.rawValue)'"
      check(fact.citation, "the citation of \(name)", at: fact.place)
      check(note: fact.note, of: name, at: fact.place)
      check(fact.source, of: name, at: fact.place)
    }
    for legalCase in module.cases { check(legalCase) }
  }

  private func check(_ jurisdiction: Jurisdiction) {
    let code = jurisdiction.code
    if !isCode(code) {
      log.error("invalid-code", "\(namedWord(code)) is no code of a jurisdiction; expected two capitals", at: nil)
    }
    for layer in jurisdiction.inherits where !isCode(layer) {
      log.error("unknown-layer", "unknown layer \(namedWord(layer)); expected two capitals, such as EU", at: nil)
    }
    check(jurisdiction.name, "the name of \(namedWord(code))")
    check(jurisdiction.adjective, "the adjective of \(namedWord(code))")
    check(note: jurisdiction.note, of: namedWord(code), at: nil)
    check(note: jurisdiction.treatyRankSummary, of: namedWord(code), at: nil)
    if let source = jurisdiction.treatyRankSource { check(source, of: "the rank of treaties", at: nil) }
  }

  private func check(_ survey: SurveyedTopic) {
    checkTopics([survey.topic], of: "what was surveyed", at: survey.place)
    check(note: survey.none, of: "the topic '\(survey.topic)'", at: survey.place)
    check(note: survey.notRead, of: "the topic '\(survey.topic)'", at: survey.place)
    check(survey.notReadCases, survey.space, of: "the topic '\(survey.topic)'", at: survey.place)
  }

  private func check(_ participation: TreatyParticipation) {
    let name = "the participation in \(namedWord(participation.treaty))"
    checkIdentifier(participation.treaty, at: participation.place)
    check(participation.source, of: name, at: participation.place)
    let treaty = lawBook.treaty(participation.treaty)
    for declaration in participation.declarations {
      check(declaration.summary, "the summary of a declaration in \(name)", at: declaration.place)
      if let source = declaration.source { check(source, of: name, at: declaration.place) }
      // The region of a declaration speaks the words of the option that it uses.
      let option = treaty?.options.first { $0.id == declaration.option }
      check(declaration.region ?? [], option?.space ?? .conduct, of: name, at: declaration.place)
    }
  }

  private func check(_ legalCase: LegalCase) {
    let name = "the case \(namedWord(legalCase.id))"
    checkIdentifier(legalCase.id, at: legalCase.place)
    check([legalCase.facts], legalCase.question.space, of: name, at: legalCase.place)
    check(note: legalCase.summary.isEmpty ? nil : legalCase.summary, of: name, at: legalCase.place)
    if let source = legalCase.source { check(source, of: name, at: legalCase.place) }
  }

  // MARK: Bills

  func check(_ bill: Bill) {
    let name = "the bill \(namedWord(bill.id))"
    checkIdentifier(bill.id, at: bill.place)
    check(bill.title, "the title of \(name)", at: bill.place)
    check(note: bill.summary.isEmpty ? nil : bill.summary, of: name, at: bill.place)
    check(bill.source, of: name, at: bill.place)
    for amendment in bill.amendments {
      let (name, place) = ("the amendment of \(namedWord(amendment.offense))", amendment.place)
      if let reaches = amendment.reaches { checkReach(reaches, .conduct, of: name, at: place) }
      check(amendment.exceptions, .conduct, of: name, at: place)
      if let penalty = amendment.penalty { check(penalty, of: name, at: place) }
      if let attempt = amendment.attempt { check(attempt, of: name, at: place) }
    }
    for offense in bill.offenses { check(offense) }
  }

  // MARK: Provisions

  func check(_ offense: any OffenseDefinition) {
    let name = checkHead(offense)
    checkReach(offense.reaches, .conduct, of: name, at: offense.place)
    check(offense.exceptions, .conduct, of: name, at: offense.place)
    check(offense.disputes, .conduct, of: name, at: offense.place)
    check(offense.penalty, of: name, at: offense.place)
    for form in offense.aggravatedForms {
      check(form.when, "the condition of an aggravated form of \(name)", at: offense.place)
      check(note: form.citation, of: name, at: offense.place)
      check(form.reaches, .conduct, of: name, at: offense.place)
      check(form.penalty, of: name, at: offense.place)
    }
    for answer in [offense.attempt, offense.legalPersons].compactMap(\.self) {
      check(answer, of: name, at: offense.place)
    }
  }

  private func check(_ answer: Answer, of name: String, at place: Place?) {
    check(note: answer.citation, of: name, at: place)
    check(answer.when, .conduct, of: name, at: place)
  }

  private func check(_ rule: GeneralRule) {
    let name = checkHead(rule)
    checkReach(rule.opens, .conduct, of: name, at: rule.place)
    if let ground = rule.disputed { check(ground, of: name, at: rule.place) }
  }

  private func check(_ rule: any DataSharingObligation) {
    let name = checkHead(rule)
    guard lawBook.evidence != nil else {
      log.error("missing-vocabulary", "the words of \(name) were not loaded", at: rule.place)
      return
    }
    checkReach(rule.reaches, .evidence, of: name, at: rule.place)
    check(rule.exceptions, .evidence, of: name, at: rule.place)
    check(rule.disputes, .evidence, of: name, at: rule.place)
    for text in [rule.protectedRight, rule.yieldsToTreaties, rule.deadline] {
      check(note: text, of: name, at: rule.place)
    }
  }

  /// Checks what every provision has, and gives its name in messages.
  private func checkHead(_ provision: any Provision) -> String {
    let (name, place) = (namedWord(provision.id), provision.place)
    checkIdentifier(provision.id, at: place)
    check(provision.citation, "the citation of \(name)", at: place)
    check(provision.title, "the title of \(name)", at: place)
    if provision.topics.isEmpty { log.error("missing-key", "\(name) answers no topic", at: place) }
    checkTopics(provision.topics, of: name, at: place)
    check(provision.source, of: name, at: place)
    check(note: provision.note, of: name, at: place)
    if let from = provision.inForce.from, let until = provision.inForce.until, until <= from {
      log.error("empty-period", "\(name) ends on \(until), before it begins on \(from)", at: place)
    }
    return name
  }

  private func checkReach(_ reach: [Condition], _ space: Vocabulary.Space, of name: String, at place: Place?) {
    if reach.isEmpty { log.error("missing-key", "\(name) reaches nothing", at: place) }
    check(reach, space, of: name, at: place)
  }

  private func check(_ exceptions: [Carveout], _ space: Vocabulary.Space, of name: String, at place: Place?) {
    reportDuplicates(exceptions.map { ($0.id, $0.place ?? place) }, "exception", log)
    for exception in exceptions {
      let place = exception.place ?? place
      checkIdentifier(exception.id, at: place)
      check(exception.summary, "the summary of the exception \(namedWord(exception.id)) of \(name)", at: place)
      check(note: exception.citation, of: name, at: place)
      if exception.when.isEmpty {
        log.error("empty-condition", "the exception \(namedWord(exception.id)) of \(name) takes out nothing", at: place)
      }
      check(exception.when, space, of: name, at: place)
      if let ground = exception.disputed { check(ground, of: name, at: place) }
    }
  }

  private func check(_ disputes: [Dispute], _ space: Vocabulary.Space, of name: String, at place: Place?) {
    for dispute in disputes {
      check(dispute.ground, of: name, at: place)
      if let variable = variable(dispute.variable, space, of: name, at: place), let lenient = dispute.lenient {
        check(lenient, variable, of: name, at: place)
      }
    }
  }

  private func check(_ ground: Dispute.Ground, of name: String, at place: Place?) {
    check(ground.reason, "the reason of a dispute about \(name)", at: place)
    if let source = ground.source { check(source, of: name, at: place) }
  }

  private func check(_ penalty: Penalty, of name: String, at place: Place?) {
    let stated = [penalty.minimumMonths] + [penalty.maximum.months].compactMap(\.self)
    if let months = stated.first(where: { !ModuleLimits.months.contains($0) }) {
      log.error(
        "invalid-number",
        "\(months) is no whole number of months from \(ModuleLimits.months.lowerBound) to "
          + "\(ModuleLimits.months.upperBound), as \(name) needs one", at: place)
    } else if let maximum = penalty.maximum.months, penalty.minimumMonths > maximum, !(penalty.fine && maximum == 0) {
      log.error(
        "empty-penalty",
        "the minimum of \(name), \(penalty.minimumMonths) months, is above the maximum of \(maximum)", at: place)
    }
  }

  // MARK: Conditions

  func check(_ conditions: [Condition], _ space: Vocabulary.Space, of name: String, at place: Place?) {
    if conditions.count > ModuleLimits.alternatives {
      log.error(
        "too-many-alternatives",
        "too many alternatives: \(name) has \(conditions.count), and \(ModuleLimits.alternatives) are the most",
        at: place)
    }
    for condition in conditions {
      for (index, limit) in condition.limits.sorted(by: { $0.key < $1.key }) {
        guard let variable = variable(index, space, of: name, at: place) else { continue }
        check(limit, variable, of: name, at: place)
      }
    }
  }

  private func variable(_ index: Int, _ space: Vocabulary.Space, of name: String, at place: Place?) -> Variable? {
    let variables = lawBook.vocabulary(of: space)?.variables ?? []
    if variables.indices.contains(index) { return variables[index] }
    log.error(
      "unknown-variable", "\(name) speaks of the variable \(index), and the vocabulary has \(variables.count)",
      at: place)
    return nil
  }

  private func check(_ limit: Limit, _ variable: Variable, of name: String, at place: Place?) {
    switch limit {
    case .values(let values):
      if variable.kind == .number {
        log.error("not-a-number", "\(name) limits the number '\(variable.id)' with words", at: place)
      } else if values.isEmpty {
        log.error("empty-condition", "\(name) leaves no value of '\(variable.id)'", at: place)
      } else if let highest = values.values.last, highest >= variable.values.count {
        log.error("unknown-value", "\(name) names a value that '\(variable.id)' does not have", at: place)
      }
    case .numbers(let ranges):
      if variable.kind != .number {
        log.error("not-a-value", "\(name) limits '\(variable.id)' with numbers", at: place)
        return
      }
      if ranges.isEmpty || ranges.contains(where: { range in range.upper.map { $0 <= range.lower } ?? false }) {
        log.error("empty-condition", "\(name) leaves no number of '\(variable.id)'", at: place)
      }
      let numbers = variable.numbers
      for range in ranges {
        let bounds = [range.lower] + [range.upper].compactMap(\.self).map { max($0, .min + 1) - 1 }
        for bound in bounds where !numbers.contains(bound) {
          log.error(
            "invalid-number",
            "\(name) has a number of '\(variable.id)' that is none from \(numbers.lowerBound) to \(numbers.upperBound)",
            at: place)
        }
      }
    }
  }

  // MARK: Texts

  private func check(_ source: Source, of name: String, at place: Place?) {
    check(source.title, "the title of the source of \(name)", at: place)
    check(note: source.language, of: name, at: place)
    if !source.url.hasPrefix("https://"), !source.url.hasPrefix("http://") {
      log.error("invalid-address", "the source of \(name) has no web address; expected https://…", at: place)
    } else {
      check(source.url, "the address of the source of \(name)", at: place)
    }
  }

  private func check(_ text: LocalizedText, _ what: String) {
    check(text.english, what, at: nil)
    for (_, translation) in text.translations.sorted(by: { $0.key < $1.key }) { check(translation, what, at: nil) }
  }

  private func check(note text: String?, of name: String, at place: Place?) {
    if let text { check(text, "a text of \(name)", at: place) }
  }

  private func check(_ text: String, _ what: String, at place: Place?) {
    if !text.contains(where: { !$0.isWhitespace }) { log.error("empty-text", "\(what) is empty", at: place) }
    if let scalar = text.unicodeScalars.first(where: isSteering) {
      log.error("unprintable-text", "\(what) holds \(codePoint(scalar)), which may stand in no text", at: place)
    } else if let scalar = text.unicodeScalars.first(where: isInvisible) {
      log.warning("unprintable-text", "\(what) holds \(codePoint(scalar)), which cannot be seen", at: place)
    }
  }

  private func checkIdentifier(_ id: String, at place: Place?) {
    guard id.isEmpty || !id.utf8.allSatisfy(isIdentifierByte) else { return }
    log.error(
      "invalid-identifier", "\(namedWord(id)) is no identifier: lower-case letters, digits, hyphens and dots only",
      at: place)
  }

  private func checkTopics(_ topics: [String], of name: String, at place: Place?) {
    let known = lawBook.topics.map(\.id)
    for topic in topics where !known.contains(topic) {
      log.unknownWord("unknown-topic", "topic of \(name)", topic, among: known, at: place)
    }
  }
}
