// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityMapper

extension StatesFormat {
  /// The answer to a request as text: the answer first, then why, then what would change it.
  package func text(_ answer: AssistanceAnswer, from asking: Jurisdiction, to asked: Jurisdiction) -> String {
    RequestDocument(answer, asking, asked, self).document().text(language: language)
  }

  /// The same as one self-contained page.
  package func page(_ answer: AssistanceAnswer, from asking: Jurisdiction, to asked: Jurisdiction) -> String {
    RequestDocument(answer, asking, asked, self).document().page(language: language)
  }
}

/// The answer to a request, put into words.
private struct RequestDocument {
  let answer: AssistanceAnswer
  let asking: Jurisdiction
  let asked: Jurisdiction
  let words: StatesFormat
  let evidence: FactSentences
  let conduct: FactSentences

  init(_ answer: AssistanceAnswer, _ asking: Jurisdiction, _ asked: Jurisdiction, _ words: StatesFormat) {
    self.answer = answer
    self.asking = asking
    self.asked = asked
    self.words = words
    evidence = FactSentences(vocabulary: answer.evidence, language: words.language)
    conduct = FactSentences(vocabulary: answer.conduct, language: words.language)
  }

  func document() -> AnswerDocument {
    let title = say(
      .requestTitle,
      ["from": words.state(asking), "to": words.state(asked), "verdict": words.words(answer.verdict)])
    var document = AnswerDocument(title: title)
    document.paragraph(headline)
    for line in words.billLines { document.paragraph(line) }
    shownCase(&document)
    grounds(&document)
    handling(&document)
    chain(&document)
    changes(&document)
    record(&document)
    return document
  }

  private func say(_ frame: AnswerFrame, _ values: [String: String] = [:]) -> String { words.say(frame, values) }

  // MARK: The answer

  private var subject: String {
    let state = words.state(asked)
    switch answer.request.addressee {
    case .provider:
      let place = answer.request.establishedIn ?? asked.code
      return say(place == asked.code ? .provider : .providerEstablished, ["place": place, "state": state])
    case .court: return say(.court, ["state": state])
    case .ministry: return say(.ministry, ["state": state])
    case .authority: return say(.authority, ["state": state])
    case nil: return say(.stateAsked, ["state": state])
    }
  }

  private func citations(_ effect: AssistanceAnswer.Effect) -> [String] {
    answer.chain.filter { $0.effect == effect && $0.applies }.map(words.cited)
  }

  private var treaty: String {
    let step = answer.chain.first { $0.norm == answer.treaty }
    return step.map { say(.namedTreaty, ["treaty": words.cited($0)]) } ?? say(.theTreaty)
  }

  /// What the one asked may do comes before what it must.
  private var headline: String {
    let state = words.state(asked)
    let obliging = words.listed(citations(.obliges))
    let fitting = words.listed(answer.grounds.filter(\.fitsCase).map { words.cited($0.citation) })
    var sentences: [String] = []
    var values = ["subject": subject, "state": state, "treaty": treaty, "norms": obliging, "grounds": fitting]
    switch answer.verdict {
    case .mustAssist where obliging.isEmpty:
      values["norms"] = words.listed(citations(.commands))
      sentences.append(say(.mustUnderOwnLaw, values))
    case .mustAssist:
      let hanging = answer.grounds.filter { !$0.fitsCase }.map { words.cited($0.citation) }.unique
      if !hanging.isEmpty {
        values["grounds"] = words.listed(hanging, joint: .or)
        sentences.append(say(.mayRefuseOnlyOn, values))
      }
      sentences.append(say(hanging.isEmpty ? .mustUnder : .mustOtherwise, values))
    case .mayRefuse:
      let isArguable = answer.grounds.filter(\.fitsCase).allSatisfy(\.isArguable)
      sentences += [say(isArguable ? .mayRefuseArguably : .mayRefuseOn, values), say(.elseMust, values)]
    case .mayAssist:
      let own = citations(.grants) + citations(.commands)
      let permits = citations(.permits).map { say(.ofTreaty, ["norm": $0, "treaty": treaty]) }
      values["norms"] = words.listed(own.isEmpty ? permits : own)
      sentences += [say(.mayAssistUnder, values), say(.noneObligesIt)]
    case .mustRefuse:
      sentences.append(say(fitting.isEmpty ? .mustRefuseByOwnLaw : .mustRefuseOn, values))
      let isCollision = answer.grounds.contains { $0.fitsCase && $0.isCollision }
      if isCollision { sentences.append(say(.obligedAllTheSame, values)) }
    case .noTreatyBasis: sentences.append(say(.noneObliges, values))
    }
    let released = citations(.releases)
    if !released.isEmpty {
      sentences.append(say(.releasedBy, ["state": state, "options": words.listed(released)]))
    }
    let unread = citations(.mayRelease)
    if !unread.isEmpty { sentences.append(say(.releaseUnread, ["options": words.listed(unread)])) }
    let lacking = citations(.lacks)
    if !lacking.isEmpty, answer.basis != .law {
      sentences.append(say(.notInList, ["norms": words.listed(lacking)]))
    }
    if answer.isUnavailableAtHome, obliging.isEmpty, answer.throughAuthorities == nil {
      sentences.append(say(.notOpenAtHome))
    }
    if let basis { sentences.append(say(basis)) }
    if let official = answer.throughAuthorities, official != answer.verdict {
      let frame: AnswerFrame = official == .noTreatyBasis ? .throughNoTreaty : .throughAuthorities
      sentences.append(say(frame, ["state": state, "verdict": words.words(official)]))
    }
    if let arrangement = answer.request.arrangement {
      sentences.append(say(.arrangementUnread, ["arrangement": arrangement]))
    }
    return sentences.joined(separator: " ")
  }

  private var basis: AnswerFrame? {
    let isObliged = [.mustAssist, .mayRefuse].contains(answer.verdict)
    let isFree = answer.verdict == .noTreatyBasis
    switch answer.basis {
    case .law: return nil
    case .treaty: return isObliged ? .actsOnTreaty : nil
    case .missing: return isObliged ? .noPowerFound : isFree ? .noPowerEither : nil
    case .notSurveyed: return isObliged ? .powerUnread : isFree ? .ownLawUnread : nil
    }
  }

  // MARK: The case

  private func limit(_ name: String, _ word: String) -> FactLimit? {
    guard let index = answer.evidence.index(of: name) else { return nil }
    if answer.evidence.variables[index].kind == .number {
      return Int(word).map { FactLimit(variable: name, words: [], ranges: [NumberRange(exactly: $0)]) }
    }
    return FactLimit(variable: name, words: [word], ranges: [])
  }

  private func shownCase(_ document: inout AnswerDocument) {
    document.heading(say(.caseHeading))
    let variables = answer.evidence.variables.filter { answer.witness.facts[$0.id] != nil }
    let deed = variables.filter { $0.role != .circumstance || $0.concept == .holder }.map(\.id)
    document.paragraph(
      evidence.sentence(FactPattern(facts: answer.witness.facts.filter { deed.contains($0.key) })) + ".")
    document.paragraph(say(.theAct, ["case": conduct.sentence(answer.conductWitness)]))
    func clauses(_ isStated: Bool) -> [String] {
      variables.filter { !deed.contains($0.id) && answer.stated.contains($0.id) == isStated }
        .compactMap { variable in limit(variable.id, answer.witness.facts[variable.id] ?? "") }
        .map(evidence.clause)
    }
    for (lead, facts) in [(AnswerFrame.factsLead, clauses(true)), (.takenLead, clauses(false))] where !facts.isEmpty {
      document.paragraph(say(lead))
      document.list(
        facts.enumerated().map { .init(say($0 == facts.count - 1 ? .lastFact : .fact, ["clause": $1])) })
    }
    document.paragraph(
      say(
        answer.maximumAsked == nil && !isPunishedThere ? .penaltyNoOffense : .penalty,
        [
          "maximum": words.words(answer.maximum), "from": words.state(asking), "to": words.state(asked),
          "other": words.words(answer.maximumAsked),
        ]))
  }

  private var isPunishedThere: Bool { answer.chain.contains { $0.effect == .dualCriminalityMet } }

  // MARK: Grounds

  private func grounds(_ document: inout AnswerDocument) {
    let fitting = answer.grounds.filter(\.fitsCase)
    if !fitting.isEmpty {
      document.heading(say(.groundsHereHeading))
      document.list(
        fitting.map { ground in
          AnswerDocument.Item(
            say(
              .groundHere,
              [
                "citation": words.cited(ground.citation), "force": force(ground),
                "summary": words.quoted(ground.summary),
              ]))
        })
    }
    // Grounds that ask for the same are told once.
    var merged: [(grounds: [AssistanceAnswer.Ground], conditions: [[FactLimit]])] = []
    for ground in answer.grounds where !ground.fitsCase {
      let index = merged.firstIndex { $0.conditions == ground.conditions && force($0.grounds[0]) == force(ground) }
      if let index { merged[index].grounds.append(ground) } else { merged.append(([ground], ground.conditions)) }
    }
    guard !merged.isEmpty else { return }
    document.heading(say(.groundsOpenHeading))
    document.list(
      merged.map { grounds, conditions in
        words.ground(
          words.listed(grounds.map { words.cited($0.citation) }), force(grounds[0]),
          if: conditions.map { evidence.clauses($0) }.unique)
      })
  }

  private func force(_ ground: AssistanceAnswer.Ground) -> String {
    guard ground.letBy.isEmpty else {
      return say(.mustRefuseLet, ["norms": words.listed(ground.letBy.map(words.cited))])
    }
    return ground.isCollision ? say(.mustRefuseCollision) : words.force(ground)
  }

  // MARK: Time, notice, secrecy

  private func handling(_ document: inout AnswerDocument) {
    guard ![.noTreatyBasis, .mustRefuse].contains(answer.verdict) else { return }
    document.heading(say(.handlingHeading))
    var items: [String] = []
    func found(_ kind: AssistanceAnswer.Handling.Kind) -> [AssistanceAnswer.Handling] {
      answer.handling.filter { $0.kind == kind }
    }
    if !answer.authorizedBy.isEmpty, let index = answer.evidence.index(of: .authorizedBy) {
      let variable = answer.evidence.variables[index].id
      let clause = evidence.clause(FactLimit(variable: variable, words: answer.authorizedBy, ranges: []))
      items.append(say(.whoDecides, ["clause": clause]))
    }
    let deadlines = found(.deadline).compactMap(\.summary).unique
    let rule = deadlines.joined(separator: Frame.semicolon.text(in: words.language))
    items.append(
      deadlines.isEmpty
        ? say(.timeUnknown)
        : say(.timeRule, ["rule": words.inEnglish(rule)]))
    let notices = found(.notice)
    let clauses = notices.compactMap { $0.allowed.map(evidence.clause) }.unique
    for clause in clauses {
      let cited = notices.filter { $0.allowed.map(evidence.clause) == clause }.map { words.cited($0.citation) }.unique
      items.append(say(.noticeRule, ["clause": clause, "norms": words.listed(cited)]))
    }
    if clauses.isEmpty { items.append(say(.noticeUnknown)) }
    let secrecy = found(.secrecy)
    items += secrecy.prefix(3).map {
      say(.secrecyRule, ["citation": words.cited($0.citation), "title": words.inEnglish($0.summary ?? "")])
    }
    if secrecy.isEmpty { items.append(say(.secrecyUnknown)) }
    document.list(items.map { .init($0) })
  }

  // MARK: The chain

  private func chain(_ document: inout AnswerDocument) {
    document.heading(say(.chainHeading))
    let strangers = answer.chain.filter { $0.effect == .doesNotBind }.map(words.cited)
    var items: [AnswerDocument.Item] = []
    for step in answer.chain where step.effect != .doesNotBind && step.applies {
      // What is asked of the case holds in the one shown; what is asked of the way is still to be done.
      let ways = step.condition.filter { limit in
        answer.evidence.variables.contains { $0.id == limit.variable && $0.aspect == .how }
      }
      let conditions = [.grants, .commands].contains(step.effect) ? ways.map(evidence.clause) : []
      let text = say(
        .step,
        [
          "citation": words.cited(step), "effect": words.words(step.effect, of: step.citation),
          "summary": words.summary(of: step, answer),
        ])
      items.append(.init(text, items: conditions.map { .init(say(.onCondition, ["clause": $0])) }))
    }
    if !strangers.isEmpty {
      items.append(.init(say(.notBinding, ["treaties": words.listed(strangers, most: 9)])))
    }
    document.list(items)
    if let witness = answer.dualCriminalityWitness,
      !answer.chain.contains(where: { $0.effect == .dualCriminalityUnknown })
    {
      document.paragraph(say(.notPunished, ["state": words.state(asked), "case": conduct.sentence(witness)]))
    }
  }

  private func changes(_ document: inout AnswerDocument) {
    guard !answer.changes.isEmpty else { return }
    document.heading(say(.changesHeading))
    document.list(
      AssistanceAnswer.Verdict.allCases.compactMap { verdict in
        let facts = answer.changes.filter { $0.verdict == verdict }.map { evidence.clause($0.fact) }
        guard let only = facts.first else { return nil }
        let verdict = words.words(verdict)
        if facts.count == 1 { return .init(say(.changeIf, ["verdict": verdict, "clause": only])) }
        return .init(
          say(.changeIfOne, ["verdict": verdict]),
          items: facts.enumerated().map { .init(words.ended($1, isLast: $0 == facts.count - 1)) })
      })
  }

  private func record(_ document: inout AnswerDocument) {
    document.heading(say(.recordHeading))
    let request = answer.request
    document.paragraph(
      say(
        words.version.isEmpty ? .decided : .decidedBy,
        [
          "date": words.names.day(answer.asOf), "version": words.version, "from": request.from, "to": request.to,
          "offense": request.offense,
        ]))
    document.list(
      answer.references.map { reference in
        let review: String? =
          switch reference.review {
          case .checkedAgainstSource(let date)?: say(.reviewed, ["date": words.names.day(date)])
          case .unreviewed?: say(.unreviewed)
          case nil: nil
          }
        return .init(
          say(
            .reference,
            [
              "norms": words.listed(words.cited(reference, in: answer), most: 4), "title": reference.source.title,
              "day": reference.source.consolidated.map { say(.consolidated, ["date": words.names.day($0)]) } ?? "",
              "review": review ?? "",
            ]),
          source: reference.source)
      })
  }
}

// MARK: - JSON

extension StatesFormat {
  /// The answer to a request as JSON, in the shape that scripts rely on.
  package func json(_ answer: AssistanceAnswer) -> String {
    let evidence = FactSentences(vocabulary: answer.evidence, language: language)
    return JSONFormat().encode(
      RequestJSON(
        answer: answer.verdict.rawValue, treaty: answer.treaty,
        grounds: answer.grounds.map { ground in
          .init(
            article: ground.article, citation: cited(ground.citation), condition: evidence.clauses(ground.condition),
            conditions: ground.conditions.map { evidence.clauses($0) }, certain: ground.isCertain,
            fitsCase: ground.fitsCase, arguable: ground.isArguable, letBy: ground.letBy.map(cited),
            collision: ground.isCollision,
            mandatory: ground.isMandatory, norm: ground.norm)
        },
        chain: answer.chain.map { step in
          .init(
            norm: step.norm, citation: cited(step), effect: step.effect.rawValue,
            condition: evidence.clauses(step.condition), summary: remark(step, answer) ?? step.summary,
            applies: step.applies)
        },
        dependsOn: answer.dependsOn, bills: bills.map(\.title),
        changes: answer.changes.map { change in
          .init(variable: change.fact.variable, values: change.fact.words, answer: change.verdict.rawValue)
        },
        witness: answer.witness.facts, dualCriminalityWitness: answer.dualCriminalityWitness?.facts,
        basis: answer.basis.rawValue, throughAuthorities: answer.throughAuthorities?.rawValue,
        addressee: answer.request.addressee?.rawValue, stated: answer.stated,
        act: answer.conductWitness.facts,
        dualCriminality: .init(
          result: answer.dualCriminality.rawValue, certainty: answer.dualCriminalityCertainty.rawValue),
        penalty: .init(answer.maximum), penaltyAsked: .init(answer.maximumAsked), authorizedBy: answer.authorizedBy,
        handling: answer.handling.map { handling in
          .init(
            kind: handling.kind.rawValue, norm: handling.norm, citation: cited(handling.citation),
            summary: handling.summary, allowed: handling.allowed?.words)
        },
        record: .init(
          asOf: "\(answer.asOf)", version: version,
          sources: answer.references.map { reference in
            .init(
              citations: cited(reference, in: answer), title: reference.source.title, url: reference.source.url,
              consolidated: reference.source.consolidated.map { "\($0)" })
          })))
  }
}

/// A maximum as scripts read it: a number of months, or life.
struct MaximumJSON: Encodable {
  var maxMonths: Int?
  var life: Bool

  init?(_ maximum: Penalty.Maximum?) {
    guard let maximum else { return nil }
    maxMonths = maximum.months
    life = maximum == .life
  }
}

private struct RequestJSON: Encodable {
  struct Ground: Encodable {
    var article: String
    var citation: String
    var condition: String
    var conditions: [String]
    var certain: Bool
    var fitsCase: Bool
    var arguable: Bool
    var letBy: [String]
    var collision: Bool
    var mandatory: Bool
    var norm: String
  }

  struct Step: Encodable {
    var norm: String
    var citation: String
    var effect: String
    var condition: String
    var summary: String
    var applies: Bool
  }

  struct Change: Encodable {
    var variable: String
    var values: [String]
    var answer: String
  }

  struct Dual: Encodable {
    var result: String
    var certainty: String
  }

  struct Handling: Encodable {
    var kind: String
    var norm: String
    var citation: String
    var summary: String?
    var allowed: [String]?
  }

  struct Record: Encodable {
    struct Text: Encodable {
      var citations: [String]
      var title: String
      var url: String
      var consolidated: String?
    }

    var asOf: String
    var version: String
    var sources: [Text]
  }

  var answer: String
  var treaty: String?
  var grounds: [Ground]
  var chain: [Step]
  var dependsOn: [String]
  var bills: [String]
  var changes: [Change]
  var witness: [String: String]
  var dualCriminalityWitness: [String: String]?
  var basis: String
  var throughAuthorities: String?
  var addressee: String?
  var stated: [String]
  var act: [String: String]
  var dualCriminality: Dual
  var penalty: MaximumJSON?
  var penaltyAsked: MaximumJSON?
  var authorizedBy: [String]
  var handling: [Handling]
  var record: Record
}
