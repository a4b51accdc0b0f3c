// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import Regions

/// Why a request cannot be decided.
public enum RequestError: Error, Sendable, Hashable {
  /// No module of this jurisdiction was loaded.
  case unknownJurisdiction(String)
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
    guard let vocabulary = lawBook.evidence else { throw .noEvidenceVocabulary }
    guard let asking = lawBook.module(request.from) else { throw .unknownJurisdiction(request.from) }
    guard let asked = lawBook.module(request.to) else { throw .unknownJurisdiction(request.to) }
    guard let offense = asking.offenses.first(where: { $0.id == request.offense }) else {
      throw .unknownOffense(request.offense, known: asking.offenses.map(\.id))
    }
    let comparison = RequestComparison(offense, asking, asked, lawBook, date)
    var limits: [Int: Limit] = [:]
    for (name, word) in request.stated { try limit(name, word, vocabulary, &limits) }
    let treaties = lawBook.treaties.filter { $0.requirements.contains { $0.kind == .cooperate } }
    var decisions: [(binds: Bool, decision: RequestDecision)] = []
    for treaty in treaties {
      let binds =
        assumed.contains(treaty.id)
        || isParty(asking, treaty, date) && isParty(asked, treaty, date)
      var known = limits
      for (name, word) in comparison.facts(under: treaty, binds: binds, asking, asked)
      where known[vocabulary.index(of: name) ?? -1] == nil {
        try limit(name, word, vocabulary, &known)
      }
      let condition = Condition(limits: known)
      let law = CompiledEvidence(
        module: asked, rules: rulesOnData(in: asked, on: date), treaties: [treaty], date: date, vocabulary: vocabulary,
        and: [condition])
      let decision = try RequestDecision(treaty, law, condition, comparison, binds: binds)
      decisions.append((binds, decision))
    }
    let binding = decisions.filter(\.binds).map(\.decision)
    let best = binding.max { $0.weight < $1.weight } ?? decisions.first?.decision
    guard let best else { throw .noEvidenceVocabulary }
    return best.answer(
      request,
      steps: decisions.map { binds, decision in
        AssistanceAnswer.Step(
          norm: decision.treaty.id, citation: decision.treaty.shortTitle.english, effect: binds ? .binds : .doesNotBind,
          summary: decision.treaty.title, condition: [])
      }, comparison, conduct: lawBook.conduct)
  }

  /// Looks at the words of a request that is not decided, as where the law of a State is not modeled.
  ///
  /// - Throws: ``RequestError`` where a word is not known.
  package func checkWords(of request: AssistanceRequest) throws(RequestError) {
    guard let vocabulary = lawBook.evidence else { throw .noEvidenceVocabulary }
    var limits: [Int: Limit] = [:]
    for (name, word) in request.stated { try limit(name, word, vocabulary, &limits) }
  }

  func isParty(_ module: any JurisdictionModule, _ treaty: Treaty, _ date: CalendarDate) -> Bool {
    lawBook.standing(of: module.jurisdiction.code, to: treaty.id, on: date).isParty
  }

  /// Reads one stated fact.
  private func limit(
    _ name: String, _ word: String, _ vocabulary: Vocabulary, _ limits: inout [Int: Limit]
  ) throws(RequestError) {
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
      limits[index] = .numbers([NumberRange(exactly: number)])
    } else {
      guard let value = variable.value(named: word) else {
        throw .unknownValue(word, fact: name, known: variable.words)
      }
      limits[index] = .values(value.members)
    }
  }
}

extension AssistanceRequest {
  /// All that the request states, in a fixed order.
  var stated: [(name: String, word: String)] {
    [("action", measure), ("data", data)] + facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

/// What the offence behind a request is in both States.
struct RequestComparison {
  let offense: any OffenseDefinition
  /// How far the State asked punishes it.
  let result: DualCriminality.Result
  /// Whether the module of the State asked has looked at the offence's topics; if not, "none" means "not known".
  let isSurveyed: Bool
  /// The provisions of the State asked that meet it.
  let counterparts: [any OffenseDefinition]
  /// A case that the State asked does not punish.
  let witness: FactPattern?
  /// The treaties under which the offence is one that the treaty establishes.
  let establishedBy: Set<String>

  init(
    _ offense: any OffenseDefinition, _ asking: any JurisdictionModule, _ asked: any JurisdictionModule,
    _ lawBook: LawBook, _ date: CalendarDate
  ) {
    self.offense = offense
    let requirements = lawBook.treaties.flatMap { treaty in
      treaty.requirements.filter { $0.kind == .criminalize }.map { (treaty.id, $0) }
    }
    let pair = CompiledPair(
      asking, asked, lawBook.conduct, date,
      and: requirements.flatMap { $0.1.conditions(in: .conduct) } + offense.conditions(in: .conduct))
    let facts = pair.facts
    let own = CompiledOffense(offense, CompiledGeneralPart([], in: facts), in: facts).core.without(facts.impossible)
    counterparts = pair.right.filter { !$0.strict.isDisjoint(with: own) }.map(\.definition)
    result = own.isSubset(of: pair.rightLaw) ? .full : counterparts.isEmpty ? .none : .partial
    isSurveyed = offense.topics.contains { asked.surveys($0) }
    let shown = own.terms.reduce(into: Set<Int>()) { $0.formUnion($1.cube.limitedVariables) }
    witness =
      result == .full
      ? nil
      : facts.example(in: own.subtracting(pair.rightLaw)).map { facts.factPattern($0, showing: shown) }
    establishedBy = Set(
      requirements.filter { _, requirement in
        offense.topics.contains(requirement.topic)
          && !own.isDisjoint(with: facts.region(requirement.reaches, except: requirement.exceptions))
      }.map(\.0))
  }

  /// The facts that follow from the offence and the treaty, in the words of the evidence space.
  func facts(
    under treaty: Treaty, binds: Bool, _ asking: any JurisdictionModule, _ asked: any JurisdictionModule
  ) -> [(name: String, word: String)] {
    var facts = [("requester", binds ? "party-authority" : "non-party-authority"), ("proceedings", "criminal")]
    let established = establishedBy.contains(treaty.id)
    if established { facts.append(("offense-class", "convention-offense")) }
    if offense.topics.contains("expression") { facts.append(("offense-character", "expression")) }
    if offense.penalty.isKnown {
      facts.append(("offense-max-months", String(offense.penalty.maximum.months ?? 1200)))
    }
    switch result {
    case .full: facts.append(("dual-criminality", "met"))
    case .none where isSurveyed: facts.append(("dual-criminality", "not-met"))
    case .none, .partial: break
    }
    let shared = Set(asking.jurisdiction.inherits).intersection(asked.jurisdiction.inherits)
    facts.append(("union-membership", shared.isEmpty ? "outside-union" : "same-union"))
    return facts
  }
}

/// A request under one treaty and the law of the State asked.
struct RequestDecision {
  let treaty: Treaty
  let law: CompiledEvidence
  let comparison: RequestComparison
  /// The cases that the request may be, its open facts being any.
  let cases: Region
  /// The request, with open facts as they usually are.
  let usual: Point
  /// Whether the treaty binds both States.
  private let binds: Bool
  /// The duties that meet the request.
  private let duties: [(requirement: Requirement, region: Region)]
  private let refusals: [(requirement: Requirement, region: Region)]
  /// Where a duty meets the request.
  private let duty: Region
  /// Where the State's own law leaves a way.
  private let lawful: Region
  /// Where every way is forbidden.
  private let barred: Region

  var hasDuty: Bool { !duty.isEmpty }

  /// A treaty that obliges in the usual case decides before one that only may.
  var weight: Int {
    switch verdict(at: usual) {
    case .mustAssist: 3
    case .mayRefuse, .mustRefuse: 2
    case .noTreatyBasis: hasDuty ? 1 : 0
    }
  }

  init(
    _ treaty: Treaty, _ law: CompiledEvidence, _ condition: Condition, _ comparison: RequestComparison, binds: Bool
  ) throws(RequestError) {
    self.treaty = treaty
    self.law = law
    self.comparison = comparison
    let facts = law.facts
    let stated = facts.region([condition])
    cases = stated.without(facts.impossible)
    guard let usual = facts.example(in: cases) else {
      let reason = facts.vocabulary.impossible.first { impossibility in
        stated.isSubset(of: facts.region(impossibility.when))
      }
      throw .contradiction(reason?.because ?? "the facts exclude each other")
    }
    self.usual = RequestDecision.withoutApproval(usual, in: cases, facts)
    self.binds = binds
    let options = law.optionsInForce(of: treaty)
    let cases = cases
    duties = treaty.requirements.filter { binds && $0.kind == .cooperate && $0.modality == .shall }.compactMap {
      requirement in
      let used = options.filter { $0.option.applies(to: requirement) }
      let region = used.applied(to: law.region(of: requirement))
      return region.isDisjoint(with: cases) ? nil : (requirement, region)
    }
    let dutyIDs = Set(duties.map(\.requirement.id))
    // A ground that refers to the law of the State asked as a whole is there where that law forbids what is asked.
    refusals = treaty.requirements.filter { $0.kind == .refusal && !$0.isDynamicGround }.compactMap { requirement in
      let concerns = requirement.extending?.concerns(dutyIDs) ?? true
      let region = law.region(of: requirement)
      return concerns && !region.isDisjoint(with: cases) ? (requirement, region) : nil
    }
    duty = Region(joining: duties.map(\.region), in: facts.space).intersection(cases)
    lawful = law.openedToEveryHow(cases.subtracting(law.forbidden))
    barred = law.openedToEveryHow(cases.intersection(law.forbidden)).subtracting(lawful)
  }

  /// The usual case of a request that goes past the State asked: none of its authorities has approved it, unless the
  /// request says so.
  private static func withoutApproval(_ usual: Point, in cases: Region, _ facts: FactSpace) -> Point {
    let words = facts.vocabulary
    guard let channel = words.index(of: "channel"), let approval = words.index(of: "central-authority-approval"),
      words.variables[channel].values[usual[channel]].id == "direct",
      let none = words.variables[approval].values.firstIndex(where: { $0.id == "not-approved" })
    else { return usual }
    var point = usual
    point[approval] = none
    return cases.contains(point) ? point : usual
  }

  /// The answer for one case.
  func verdict(at point: Point) -> AssistanceAnswer.Verdict {
    // Without a duty the holder is free, unless its own law forbids what is asked in the way in which it is asked.
    if !duty.contains(point) { return law.forbidden.contains(point) ? .mustRefuse : .noTreatyBasis }
    let grounds = refusals.filter { $0.region.contains(point) }
    if barred.contains(point) || grounds.contains(where: { $0.requirement.modality == .shall }) { return .mustRefuse }
    return grounds.isEmpty ? .mustAssist : .mayRefuse
  }

  func answer(
    _ request: AssistanceRequest, steps: [AssistanceAnswer.Step], _ comparison: RequestComparison,
    conduct: Vocabulary
  ) -> AssistanceAnswer {
    let facts = law.facts
    let main = verdict(at: usual)
    let changes = changes(from: main)
    let shown = Set(["requester", "action", "data", "channel"].compactMap { facts.vocabulary.index(of: $0) })
      .union(cases.terms.first.map { Set($0.cube.limitedVariables) } ?? [])
    let depends = changes.map(\.fact.variable).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return AssistanceAnswer(
      request: request, verdict: main, treaty: hasDuty ? treaty.id : nil, grounds: grounds(),
      chain: steps + [dualStep()] + chain(), dependsOn: depends, changes: changes,
      witness: facts.factPattern(usual, showing: shown), dualCriminalityWitness: comparison.witness,
      evidence: facts.vocabulary, conduct: conduct)
  }

  // MARK: Grounds

  private func grounds() -> [AssistanceAnswer.Ground] {
    let inDuty = duty
    var grounds = refusals.compactMap { requirement, region -> AssistanceAnswer.Ground? in
      guard !region.isDisjoint(with: inDuty) else { return nil }
      return AssistanceAnswer.Ground(
        norm: requirement.id, article: requirement.article, citation: "Article \(requirement.paragraph)",
        isMandatory: requirement.modality == .shall, isCertain: inDuty.isSubset(of: region),
        condition: openLimits(of: region), summary: requirement.summary)
    }
    if !inDuty.contains(usual) {
      // No treaty is in question: what stands against the request is the holder's own law.
      return law.prohibitions.filter { $0.effective.contains(usual) }.map { prohibition in
        let (rule, effective) = (prohibition.rule, prohibition.effective)
        return AssistanceAnswer.Ground(
          norm: rule.id, article: rule.definition.citation, citation: rule.definition.citation, isMandatory: true,
          isCertain: cases.isSubset(of: effective), condition: [], summary: rule.definition.title)
      }
    }
    for prohibition in law.prohibitions where !prohibition.effective.isDisjoint(with: inDuty) {
      let (rule, effective) = (prohibition.rule, prohibition.effective)
      guard !law.openedToEveryHow(effective.intersection(inDuty)).isDisjoint(with: barred) else { continue }
      grounds.append(
        AssistanceAnswer.Ground(
          norm: rule.id, article: rule.definition.citation, citation: rule.definition.citation, isMandatory: true,
          isCertain: inDuty.isSubset(of: effective), condition: openLimits(of: effective),
          summary: rule.definition.title))
    }
    return grounds.filter(\.isCertain) + grounds.filter { !$0.isCertain }
  }

  /// What a region asks of the facts that the request leaves open: nothing of those that it states.
  private func openLimits(of region: Region) -> [FactLimit] {
    guard let term = region.terms.first(where: { !$0.cube.isDisjoint(with: cases.terms.first?.cube ?? $0.cube) }),
      let stated = cases.terms.first?.cube
    else { return [] }
    let open = term.cube.limitedVariables.filter { !stated.values(of: $0).isSubset(of: term.cube.values(of: $0)) }
    return law.facts.limits(of: term.cube, only: open)
  }

  // MARK: Dependence

  /// For each open fact, the values that lead to another answer than the usual case.
  private func changes(from main: AssistanceAnswer.Verdict) -> [AssistanceAnswer.Change] {
    let facts = law.facts
    var changes: [AssistanceAnswer.Change] = []
    for variable in facts.vocabulary.variables.indices {
      var byVerdict: [AssistanceAnswer.Verdict: ValueSet] = [:]
      for value in 0..<facts.space.sizes[variable] where value != usual[variable] {
        var point = usual
        point[variable] = value
        guard cases.contains(point) else { continue }
        let other = verdict(at: point)
        if other != main { byVerdict[other, default: ValueSet()].insert(value) }
      }
      for verdict in AssistanceAnswer.Verdict.allCases {
        if let values = byVerdict[verdict] {
          changes.append(.init(fact: facts.limit(values, of: variable), verdict: verdict))
        }
      }
    }
    return changes
  }

  // MARK: The chain

  private func dualStep() -> AssistanceAnswer.Step {
    let counterparts = comparison.counterparts.prefix(4).map(\.citation).joined(separator: ", ")
    guard comparison.isSurveyed || comparison.result != .none else {
      return AssistanceAnswer.Step(
        norm: comparison.offense.id, citation: comparison.offense.citation, effect: .dualCriminalityUnknown,
        summary: "the law of the State asked was not surveyed for this topic", condition: [])
    }
    return AssistanceAnswer.Step(
      norm: comparison.offense.id, citation: comparison.offense.citation,
      effect: comparison.result == .none ? .dualCriminalityNotMet : .dualCriminalityMet,
      summary: comparison.result == .none
        ? "no offence of the State asked reaches any of its cases"
        : "\(comparison.result == .full ? "every case" : "some cases") punishable in the State asked too, under "
          + counterparts, condition: [])
  }

  private func chain() -> [AssistanceAnswer.Step] {
    var steps: [AssistanceAnswer.Step] = []
    func add(_ requirement: Requirement, _ effect: AssistanceAnswer.Effect, _ region: Region) {
      steps.append(
        .init(
          norm: "\(treaty.id)/\(requirement.id)", citation: "Article \(requirement.paragraph)", effect: effect,
          summary: requirement.summary, condition: openLimits(of: region)))
    }
    if binds {
      for (requirement, region) in duties where region.contains(usual) { add(requirement, .obliges, region) }
      for (requirement, region) in refusals where region.contains(usual) { add(requirement, .refuses, region) }
      for requirement in treaty.requirements where requirement.kind == .permit {
        let region = law.region(of: requirement)
        if !region.isDisjoint(with: cases) { add(requirement, .permits, region) }
      }
    }
    for rule in law.rules where !rule.region.isDisjoint(with: cases) {
      steps.append(
        .init(
          norm: rule.id, citation: rule.definition.citation,
          effect: rule.definition.effect == .mustNot ? .forbids : .grants, summary: rule.definition.title,
          condition: openLimits(of: rule.region)))
    }
    return steps
  }
}
