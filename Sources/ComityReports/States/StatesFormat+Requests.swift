// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityMapper

extension StatesFormat {
  /// The answer to a request as text: the answer first, then why, then what would change it.
  package func text(_ answer: AssistanceAnswer, from asking: Jurisdiction, to asked: Jurisdiction) -> String {
    RequestDocument(answer, asking, asked, self).document().text()
  }

  /// The same as one self-contained page.
  package func page(_ answer: AssistanceAnswer, from asking: Jurisdiction, to asked: Jurisdiction) -> String {
    RequestDocument(answer, asking, asked, self).document().page(language: "en")
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
    let title =
      "\(words.capitalized(words.state(asking))) asks \(words.state(asked)): \(words.words(answer.verdict))"
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

  // MARK: The answer

  private var subject: String {
    let state = words.state(asked)
    switch answer.request.addressee {
    case .provider:
      let place = answer.request.establishedIn ?? asked.code
      return place == asked.code
        ? "a provider in \(state)" : "a provider established in \(place) that offers its services in \(state)"
    case .court: return "a court or prosecutor of \(state)"
    case .ministry: return "the central authority of \(state)"
    case .authority: return "an authority of \(state)"
    case nil: return state
    }
  }

  private func citations(_ effect: AssistanceAnswer.Effect) -> [String] {
    answer.chain.filter { $0.effect == effect && $0.applies }.map(\.citation)
  }

  private var treaty: String {
    let step = answer.chain.first { $0.norm == answer.treaty }
    return step.map { "the \($0.citation)" } ?? "the treaty"
  }

  /// What the one asked may do comes before what it must.
  private var headline: String {
    let obliging = words.listed(citations(.obliges))
    let fitting = words.listed(answer.grounds.filter(\.fitsCase).map(\.citation))
    var sentences: [String] = []
    let subject = words.capitalized(subject)
    switch answer.verdict {
    case .mustAssist where obliging.isEmpty:
      sentences.append("\(subject) must assist, under its own law: \(words.listed(citations(.commands))).")
    case .mustAssist:
      let hanging = answer.grounds.filter { !$0.fitsCase }.map(\.citation).unique
      if !hanging.isEmpty {
        sentences.append(
          "\(subject) may refuse only on a ground that hangs on the case: \(words.listed(hanging, joint: "or")).")
      }
      sentences.append(
        "\(hanging.isEmpty ? subject + " must assist" : "Where none is there, it must assist"), under \(obliging) of "
          + "\(treaty).")
    case .mayRefuse:
      let isArguable = answer.grounds.filter(\.fitsCase).allSatisfy(\.isArguable)
      sentences.append(
        "\(subject) may refuse, \(isArguable ? "as can be argued, " : "")on the ground of \(fitting) of \(treaty).")
      sentences.append("If it does not, it must assist, under \(obliging).")
    case .mayAssist:
      let own = citations(.grants) + citations(.commands)
      let permits = citations(.permits).map { "\($0) of \(treaty)" }
      sentences.append("\(subject) may assist, and need not: \(words.listed(own.isEmpty ? permits : own)).")
      sentences.append("None of the treaties modelled obliges it.")
    case .mustRefuse:
      let collision = answer.grounds.contains { $0.fitsCase && $0.isCollision }
      let reason = fitting.isEmpty ? "its own law forbids it" : fitting
      sentences.append(words.sentence("\(subject) must refuse: \(reason)"))
      if collision { sentences.append("The treaty obliges \(words.state(asked)) all the same, under \(obliging).") }
    case .noTreatyBasis: sentences.append("None of the treaties modelled obliges \(self.subject).")
    }
    let released = citations(.releases)
    if !released.isEmpty {
      sentences.append(
        "\(words.capitalized(words.state(asked))) made use of \(words.listed(released)), which releases it.")
    }
    let unread = citations(.mayRelease)
    if !unread.isEmpty {
      sentences.append("Whether it made use of \(words.listed(unread)), which would release it, was not read.")
    }
    let lacking = citations(.lacks)
    if !lacking.isEmpty, answer.basis != .law {
      sentences.append("The offence is not in the list of \(words.listed(lacking)).")
    }
    if answer.isUnavailableAtHome, obliging.isEmpty, answer.throughAuthorities == nil {
      sentences.append("The measure is not open to its own authorities in a like case, and no more is owed abroad.")
    }
    sentences += basis
    if let official = answer.throughAuthorities, official != answer.verdict {
      let state = words.capitalized(words.state(asked))
      sentences.append(
        official == .noTreatyBasis
          ? "Asked through its authorities, \(words.state(asked)) is obliged by no treaty, either."
          : "\(state) \(words.words(official)), if it is asked through its authorities.")
    }
    if let arrangement = answer.request.arrangement {
      sentences.append("Whether the \(arrangement) asks for more was not modelled.")
    }
    return sentences.joined(separator: " ")
  }

  private var basis: [String] {
    let isObliged = [.mustAssist, .mayRefuse].contains(answer.verdict)
    switch answer.basis {
    case .law: return []
    case .treaty:
      return isObliged ? ["Its authorities act on the treaty itself; no provision of its own was found."] : []
    case .missing:
      if isObliged { return ["No provision that was surveyed lets its authorities do so."] }
      return answer.verdict == .noTreatyBasis ? ["No provision of its own law that was surveyed lets it, either."] : []
    case .notSurveyed:
      if isObliged { return ["Whether its own law lets its authorities do so was not read, or not wholly."] }
      return answer.verdict == .noTreatyBasis ? ["What its own law says of it was not read, or not wholly."] : []
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
    document.heading("The case shown")
    let variables = answer.evidence.variables.filter { answer.witness.facts[$0.id] != nil }
    let deed = variables.filter { $0.role != .circumstance || $0.concept == .holder }.map(\.id)
    document.paragraph(
      evidence.sentence(FactPattern(facts: answer.witness.facts.filter { deed.contains($0.key) })) + ".")
    document.paragraph("The act: \(conduct.sentence(answer.conductWitness)).")
    func clauses(_ isStated: Bool) -> [AnswerDocument.Item] {
      variables.filter { !deed.contains($0.id) && answer.stated.contains($0.id) == isStated }
        .compactMap { variable in limit(variable.id, answer.witness.facts[variable.id] ?? "") }
        .map { AnswerDocument.Item(words.sentence(evidence.clause($0))) }
    }
    document.list(clauses(true))
    let taken = clauses(false)
    if !taken.isEmpty {
      document.paragraph("Taken to be so, since nothing is said of it:")
      document.list(taken)
    }
    document.paragraph(
      "Maximum penalty of the act: \(words.words(answer.maximum)) in \(words.state(asking)); in "
        + "\(words.state(asked)) "
        + (answer.maximumAsked == nil && !isPunishedThere
          ? "the act is not known to be an offence." : "\(words.words(answer.maximumAsked))."))
  }

  private var isPunishedThere: Bool { answer.chain.contains { $0.effect == .dualCriminalityMet } }

  // MARK: Grounds

  private func grounds(_ document: inout AnswerDocument) {
    let fitting = answer.grounds.filter(\.fitsCase)
    if !fitting.isEmpty {
      document.heading("Grounds of refusal in the case shown")
      document.list(
        fitting.map { ground in
          AnswerDocument.Item("\(ground.citation): \(force(ground)). \(words.sentence(ground.summary))")
        })
    }
    // Grounds that ask for the same are told once.
    var merged: [(grounds: [AssistanceAnswer.Ground], conditions: [[FactLimit]])] = []
    for ground in answer.grounds where !ground.fitsCase {
      let index = merged.firstIndex { $0.conditions == ground.conditions && force($0.grounds[0]) == force(ground) }
      if let index { merged[index].grounds.append(ground) } else { merged.append(([ground], ground.conditions)) }
    }
    guard !merged.isEmpty else { return }
    document.heading("Grounds that hang on the case")
    document.list(
      merged.map { grounds, conditions in
        let cited = words.listed(grounds.map(\.citation))
        let head = "\(cited): \(force(grounds[0]))"
        let clauses = conditions.map { evidence.clauses($0) }.unique
        if clauses.count < 2 {
          let condition = clauses.first.map { ", if \($0)" } ?? ""
          return AnswerDocument.Item("\(head)\(condition).")
        }
        return AnswerDocument.Item("\(head), if one of these holds:", items: words.alternatives(clauses))
      })
  }

  private func force(_ ground: AssistanceAnswer.Ground) -> String {
    guard ground.letBy.isEmpty else {
      return "must refuse under its own law, which \(words.listed(ground.letBy)) lets count"
    }
    if ground.isCollision { return "must refuse under its own law, which no ground of the treaty lets count" }
    return (ground.isMandatory ? "must refuse" : "may refuse") + (ground.isArguable ? ", as can be argued" : "")
  }

  // MARK: Time, notice, secrecy

  private func handling(_ document: inout AnswerDocument) {
    guard ![.noTreatyBasis, .mustRefuse].contains(answer.verdict) else { return }
    document.heading("How to go about it")
    var items: [AnswerDocument.Item] = []
    func found(_ kind: AssistanceAnswer.Handling.Kind) -> [AssistanceAnswer.Handling] {
      answer.handling.filter { $0.kind == kind }
    }
    if !answer.authorizedBy.isEmpty {
      let clause = evidence.clause(FactLimit(variable: "authorized-by", words: answer.authorizedBy, ranges: []))
      items.append(.init("Who decides: \(clause)."))
    }
    let deadlines = found(.deadline).compactMap(\.summary).unique
    items.append(
      .init("Time to answer: " + (deadlines.isEmpty ? "no rule was found." : deadlines.joined(separator: "; ") + ".")))
    let notices = found(.notice)
    let clauses = notices.compactMap { $0.allowed.map(evidence.clause) }.unique
    for clause in clauses {
      let cited = notices.filter { $0.allowed.map(evidence.clause) == clause }.map(\.citation).unique
      items.append(.init("Notice: \(clause) (\(words.listed(cited)))."))
    }
    if clauses.isEmpty { items.append(.init("Notice: no rule says whether the person concerned is told.")) }
    let secrecy = found(.secrecy)
    items += secrecy.prefix(3).map { .init("Secrecy: \($0.citation), \($0.summary ?? "").") }
    if secrecy.isEmpty { items.append(.init("Secrecy: no rule was found that binds those who know of the request.")) }
    document.list(items)
  }

  // MARK: The chain

  private func chain(_ document: inout AnswerDocument) {
    document.heading("The chain of norms")
    let strangers = answer.chain.filter { $0.effect == .doesNotBind }.map(\.citation)
    var items: [AnswerDocument.Item] = []
    for step in answer.chain where step.effect != .doesNotBind && step.applies {
      let effect = words.words(step.effect).agreeing(with: step.citation, ofOneProvision: true)
      // What is asked of the case holds in the one shown; what is asked of the way is still to be done.
      let ways = step.condition.filter { limit in
        answer.evidence.variables.contains { $0.id == limit.variable && $0.aspect == .how }
      }
      let conditions = [.grants, .commands].contains(step.effect) ? ways.map(evidence.clause) : []
      items.append(
        .init(
          "\(step.citation): \(effect). \(words.sentence(step.summary))",
          items: conditions.map { .init("on condition that \($0)") }))
    }
    if !strangers.isEmpty {
      items.append(.init("Not binding both States: \(words.listed(strangers, most: 9))."))
    }
    document.list(items)
    if let witness = answer.dualCriminalityWitness,
      !answer.chain.contains(where: { $0.effect == .dualCriminalityUnknown })
    {
      document.paragraph("A case that \(words.state(asked)) does not punish: \(conduct.sentence(witness)).")
    }
  }

  private func changes(_ document: inout AnswerDocument) {
    guard !answer.changes.isEmpty else { return }
    document.heading("The answer would be another")
    document.list(
      AssistanceAnswer.Verdict.allCases.compactMap { verdict in
        let facts = answer.changes.filter { $0.verdict == verdict }.map { evidence.clause($0.fact) }
        guard let only = facts.first else { return nil }
        if facts.count == 1 { return .init("\(words.words(verdict)), if \(only).") }
        return .init(
          "\(words.words(verdict)), if one of these holds:",
          items: facts.enumerated().map { .init("\($1)\($0 == facts.count - 1 ? "." : ";")") })
      })
  }

  private func record(_ document: inout AnswerDocument) {
    document.heading("For the file")
    let request = answer.request
    document.paragraph(
      "Decided for the law of \(words.names.day(answer.asOf))\(words.version.isEmpty ? "" : " by Comity \(words.version)"). "
        + "Request: \(request.from) to \(request.to), offence \(request.offense).")
    document.list(
      answer.references.map { reference in
        let day = reference.source.consolidated.map { ", as of \(words.names.day($0))" } ?? ""
        let review =
          switch reference.review {
          case .checkedAgainstSource(let date)?: "; model checked against it on \(words.names.day(date))"
          case .unreviewed?: "; model not checked against it"
          case nil: ""
          }
        return .init(
          "\(words.listed(reference.citations, most: 4)): \(reference.source.title)\(day)\(review).",
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
            article: ground.article, citation: ground.citation, condition: evidence.clauses(ground.condition),
            conditions: ground.conditions.map { evidence.clauses($0) }, certain: ground.isCertain,
            fitsCase: ground.fitsCase, arguable: ground.isArguable, letBy: ground.letBy, collision: ground.isCollision,
            mandatory: ground.isMandatory, norm: ground.norm)
        },
        chain: answer.chain.map { step in
          .init(
            norm: step.norm, citation: step.citation, effect: step.effect.rawValue,
            condition: evidence.clauses(step.condition), summary: step.summary, applies: step.applies)
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
            kind: handling.kind.rawValue, norm: handling.norm, citation: handling.citation,
            summary: handling.summary, allowed: handling.allowed?.words)
        },
        record: .init(
          asOf: "\(answer.asOf)", version: version,
          sources: answer.references.map { reference in
            .init(
              citations: reference.citations, title: reference.source.title, url: reference.source.url,
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
