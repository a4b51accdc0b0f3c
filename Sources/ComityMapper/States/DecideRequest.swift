// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

/// Why a request cannot be decided.
public enum RequestError: Error, Sendable, Hashable {
  /// No module of this jurisdiction was loaded.
  case unknownJurisdiction(String)
  /// No treaty with this identifier was loaded.
  case unknownTreaty(String)
  /// The asking State's module has no such offence; the ones that it has.
  case unknownOffense(String, known: [String])
  /// No variable of the evidence space has this name; the ones that there are.
  case unknownFact(String, known: [String])
  /// The variable has no such value; the ones that it has.
  case unknownValue(String, fact: String, known: [String])
  /// The facts exclude each other; why.
  case contradiction(String)
  /// No vocabulary of the evidence space was loaded.
  case noEvidenceVocabulary
}

extension Mapper {
  /// Decides a request of one State to another under the treaties that bind both on a day.
  ///
  /// Facts that the request leaves open are taken as they usually are, and the answer names those on which it depends.
  ///
  /// - Parameters:
  ///   - request: the request.
  ///   - date: the day on which it is asked.
  ///   - assumed: treaties that are taken to bind both States, whatever their standing.
  /// - Throws: ``RequestError`` where a word of the request is not known, or its facts exclude each other.
  public func decide(
    _ request: AssistanceRequest, asOf date: CalendarDate, assuming assumed: [String] = []
  ) throws(RequestError) -> AssistanceAnswer {
    guard let asking = lawBook.module(request.from) else { throw .unknownJurisdiction(request.from) }
    guard let asked = lawBook.module(request.to) else { throw .unknownJurisdiction(request.to) }
    guard let offense = asking.offenses.first(where: { $0.id == request.offense }) else {
      throw .unknownOffense(request.offense, known: asking.offenses.map(\.id))
    }
    let established = EstablishedOffense.all(in: lawBook.treaties)
    var act = Condition()
    for (name, word) in request.act.sorted(by: { $0.key < $1.key }) {
      let limit = try limit(name, word, lawBook.conduct)
      act.limits[limit.index] = limit.limit
    }
    let conditions = established.flatMap { $0.requirement.conditions(in: .conduct) } + [act]
    let pair = CompiledPair(
      asking, asked, lawBook.conduct, date, and: conditions + offense.conditions(in: .conduct), only: [offense.id])
    let compiled = pair.left.first ?? CompiledOffense(offense, CompiledGeneralPart([], in: pair.facts), in: pair.facts)
    let comparison = RequestComparison(
      compiled, in: pair, act: act.limits.isEmpty ? nil : pair.facts.region([act]),
      isSurveyed: offense.topics.contains { asked.surveys($0) }, prefersPunishable: true, established: established)
    guard let comparison else { throw .contradiction("the offence reaches no such act") }
    var answer = try decide(request, comparison, RequestLaws(lawBook, date), asOf: date, assuming: assumed)
    if let vocabulary = lawBook.evidence, let official = request.throughAuthorities(in: vocabulary) {
      answer.throughAuthorities = try decide(
        official, comparison, RequestLaws(lawBook, date), asOf: date, assuming: assumed
      ).verdict
    }
    return answer
  }

  /// Decides a request about an offence that was compared already.
  func decide(
    _ request: AssistanceRequest, _ comparison: RequestComparison, _ laws: RequestLaws, asOf date: CalendarDate,
    assuming assumed: [String]
  ) throws(RequestError) -> AssistanceAnswer {
    guard let asking = lawBook.module(request.from) else { throw .unknownJurisdiction(request.from) }
    guard let asked = lawBook.module(request.to) else { throw .unknownJurisdiction(request.to) }
    let treaties = lawBook.treaties.filter { $0.requirements.contains { $0.kind == .cooperate } }
    let binding = treaties.filter { treaty in
      assumed.contains(treaty.id) || isParty(asking, treaty, date) && isParty(asked, treaty, date)
    }
    var decisions: [RequestDecision] = []
    for treaty in treaties {
      decisions.append(
        try RequestDecision(
          question(request, comparison, laws, asking, asked, under: treaty, binding: binding), comparison))
    }
    let open = decisions.filter(\.binds)
    // Of treaties that answer alike the first decides.
    let best = (open.isEmpty ? decisions : open).reduce(nil as RequestDecision?) { best, decision in
      best.map { $0.weight >= decision.weight ? $0 : decision } ?? decision
    }
    guard let best else { throw .noEvidenceVocabulary }
    return best.answer(
      request,
      steps: decisions.map { decision in
        AssistanceAnswer.Step(
          norm: decision.treaty.id, citation: decision.treaty.shortTitle.english,
          effect: decision.binds ? .binds : .doesNotBind, summary: decision.treaty.title, condition: [],
          treaty: decision.treaty)
      }, conduct: lawBook.conduct)
  }

  /// Holds a request against one treaty and the law of the State asked.
  ///
  /// - Parameter binding: the treaties on assistance that bind both States, or are taken to.
  func question(
    _ request: AssistanceRequest, _ comparison: RequestComparison, _ laws: RequestLaws,
    _ asking: any JurisdictionModule, _ asked: any JurisdictionModule, under treaty: Treaty, binding: [Treaty]
  ) throws(RequestError) -> RequestQuestion {
    guard let vocabulary = lawBook.evidence else { throw .noEvidenceVocabulary }
    let binds = binding.contains { $0.id == treaty.id }
    var known: [Int: Limit] = [:]
    for (name, word) in request.stated(in: vocabulary) {
      let limit = try limit(name, word, vocabulary)
      known[limit.index] = limit.limit
    }
    let shared = Set(asking.jurisdiction.inherits).intersection(asked.jurisdiction.inherits)
    var follows = comparison.concepts(under: treaty)
    follows += [
      binds ? .partyAuthority : .nonPartyAuthority, .criminalProceedings, shared.isEmpty ? .outsideUnion : .sameUnion,
    ]
    if binding.contains(where: { $0.isAnotherTreaty(than: treaty) }) { follows.append(.otherTreatyInForce) }
    for answer in follows.compactMap(vocabulary.answer) where known[answer.variable] == nil {
      known[answer.variable] = .values(answer.value.members)
    }
    for (concept, number) in comparison.maxima {
      guard let index = vocabulary.index(of: concept), known[index] == nil else { continue }
      known[index] = .numbers([NumberRange(exactly: number)])
    }
    let condition = Condition(limits: known)
    let law = laws.law(
      of: asked, rules: rulesOnData(in: asked, on: laws.date), under: treaty, for: comparison, and: [condition])
    let assumed = comparison.assumed.flatMap { concept in
      vocabulary.answer(concept).flatMap { known[$0.variable] == nil ? concept : nil }
    }
    return RequestQuestion(
      treaty: treaty, law: law, condition: condition,
      assumed: assumed, binds: binds,
      maximumAsked: comparison.maximumAsked)
  }

  /// Looks at the words of a request that is not decided, as where the law of a State is not modeled.
  ///
  /// - Throws: ``RequestError`` where a word is not known.
  package func checkWords(of request: AssistanceRequest) throws(RequestError) {
    guard let vocabulary = lawBook.evidence else { throw .noEvidenceVocabulary }
    for (name, word) in request.stated(in: vocabulary) { _ = try limit(name, word, vocabulary) }
    for (name, word) in request.act { _ = try limit(name, word, lawBook.conduct) }
  }

  func isParty(_ module: any JurisdictionModule, _ treaty: Treaty, _ date: CalendarDate) -> Bool {
    lawBook.standing(of: module.jurisdiction.code, to: treaty.id, on: date).isParty
  }

  /// Reads one stated fact.
  private func limit(
    _ name: String, _ word: String, _ vocabulary: Vocabulary
  ) throws(RequestError) -> (index: Int, limit: Limit) {
    guard let index = vocabulary.index(of: name) else {
      throw .unknownFact(name, known: vocabulary.variables.map(\.id))
    }
    let variable = vocabulary.variables[index]
    if variable.kind == .number {
      guard let number = Int(word), variable.numbers.contains(number) else {
        let bounds = variable.numbers
        throw .unknownValue(
          word, fact: name, known: ["a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"])
      }
      return (index, .numbers([NumberRange(exactly: number)]))
    }
    guard let value = variable.value(named: word) else {
      throw .unknownValue(word, fact: name, known: variable.words)
    }
    return (index, .values(value.members))
  }
}

extension Treaty {
  /// Whether it is a treaty on assistance of its own, beside another one: no protocol to it, nor its mother treaty.
  fileprivate func isAnotherTreaty(than other: Treaty) -> Bool {
    id != other.id && borrowedOptions?.treaty != other.id && other.borrowedOptions?.treaty != id
      && requirements.contains { $0.kind == .cooperate && $0.modality == .shall }
  }
}

/// All that decides a request under one treaty.
struct RequestQuestion: Hashable {
  let treaty: Treaty
  let law: CompiledEvidence
  /// What is known.
  let condition: Condition
  /// What is taken to be so in the case shown.
  let assumed: AnswerConcept?
  /// Whether the treaty binds both States, or is taken to.
  let binds: Bool
  /// The maximum of the act in the State asked.
  let maximumAsked: Penalty.Maximum?

  static func == (left: RequestQuestion, right: RequestQuestion) -> Bool {
    left.law === right.law && left.treaty.id == right.treaty.id && left.condition == right.condition
      && left.assumed == right.assumed && left.binds == right.binds && left.maximumAsked == right.maximumAsked
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(law))
    hasher.combine(condition)
    hasher.combine(assumed)
    hasher.combine(binds)
    hasher.combine(maximumAsked)
  }
}

/// The law of States on data, compiled once for the requests that ask it alike.
///
/// It is used from one thread.
final class RequestLaws {
  private struct Key: Hashable {
    var asked: String
    var treaty: String
    /// For each rule with a list of offences whether the offence behind the request is in it.
    var listed: [String: Bool]
    var further: [Condition]
  }

  let date: CalendarDate
  private let lawBook: LawBook
  /// Conditions that all requests share: the numbers that any of them might state.
  private let shared: [Condition]
  private var compiled: [Key: CompiledEvidence] = [:]
  private var outcomes: [RequestQuestion: RequestOutcome] = [:]

  init(_ lawBook: LawBook, _ date: CalendarDate, sharing shared: [Condition] = []) {
    self.lawBook = lawBook
    self.date = date
    self.shared = shared
  }

  /// The law of a State as it reads for the offence behind a request.
  func law(
    of module: any JurisdictionModule, rules: @autoclosure () -> [any DataSharingObligation], under treaty: Treaty,
    for comparison: RequestComparison, and further: [Condition]
  ) -> CompiledEvidence {
    let rules = rules()
    var listed: [String: Bool] = [:]
    for rule in rules { listed[rule.id] = rule.catalog.flatMap(comparison.isListed) }
    let key = Key(
      asked: module.jurisdiction.code, treaty: treaty.id, listed: listed, further: shared.isEmpty ? further : [])
    if let law = compiled[key] { return law }
    guard let vocabulary = lawBook.evidence else { preconditionFailure("a request without a vocabulary") }
    let law = CompiledEvidence(
      module: module,
      rules: rules.map { rule in
        listed[rule.id].map { DataSharingRule(rule, isListed: $0, in: vocabulary) } ?? rule
      }, treaties: [treaty], date: date, vocabulary: vocabulary, and: shared.isEmpty ? further : shared)
    compiled[key] = law
    return law
  }

  /// What becomes of a request, in short: decided once for all requests that ask the same.
  func outcome(of question: RequestQuestion, _ comparison: RequestComparison) throws(RequestError) -> RequestOutcome {
    if let outcome = outcomes[question] { return outcome }
    let outcome = RequestOutcome(try RequestDecision(question, comparison))
    outcomes[question] = outcome
    return outcome
  }
}

/// What becomes of a request, in short.
struct RequestOutcome: Sendable {
  let verdict: AssistanceAnswer.Verdict
  let authorizedBy: [String]
  /// The norms that give grounds in the case shown, and those whose grounds hang on the case.
  let fitting: [String]
  let hanging: [String]

  init(_ decision: RequestDecision) {
    verdict = decision.verdict(at: decision.usual)
    authorizedBy = decision.authorizedBy
    let grounds = decision.groundsInWords()
    fitting = grounds.filter(\.fitsCase).map(\.norm)
    hanging = grounds.filter { !$0.fitsCase }.map(\.norm)
  }
}
