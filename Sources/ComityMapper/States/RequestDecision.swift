// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// A request under one treaty and the law of the State asked.
struct RequestDecision {
  let treaty: Treaty
  let law: CompiledEvidence
  let comparison: RequestComparison
  /// Whether the treaty binds both States.
  let binds: Bool
  /// The cases that the request may be, its open facts being any.
  let cases: Region
  /// The request, with open facts as they usually are.
  let usual: Point
  /// The variables of which something is known.
  private let named: Set<Int>
  private let grounds: RefusalGrounds
  /// The duties that meet the request, each with the grounds against it that name facts.
  private let duties: [Duty]
  /// Where a duty meets the request.
  private let duty: Region
  /// Where every way of doing it is forbidden, and the prohibition does not give way to the treaty.
  private let barred: Region
  /// The same, where no treaty is in question.
  private let barredWithoutTreaty: Region
  /// What a rule of the State's own law commands, or allows, in some way; and what the treaty permits.
  private let commanded: Region
  private let allowed: Region
  /// The case shown, in whatever way the thing is done.
  private let here: Region

  /// Whether the same measure is not open to the State's own authorities.
  private let isUnavailableAtHome: Bool

  private struct Duty {
    let requirement: Requirement
    let region: Region
    let factual: [RefusalGrounds.Ground]
  }

  private var facts: FactSpace { law.facts }
  private var hasDuty: Bool { !duty.isEmpty }

  /// What decides between treaties: one that obliges in the case shown before one that lets refuse, and that before others.
  var weight: Int {
    switch (duty.contains(usual), verdict(at: usual)) {
    case (true, .mustAssist): 5
    case (true, .mayRefuse): 4
    case (true, _): 3
    case (false, .mayAssist) where permits.contains { $0.1.contains(usual) }: 2
    case (false, _): hasDuty ? 1 : 0
    }
  }

  init(_ question: RequestQuestion, _ comparison: RequestComparison) throws(RequestError) {
    let (treaty, law, binds, condition) = (question.treaty, question.law, question.binds, question.condition)
    self.treaty = treaty
    self.law = law
    self.comparison = comparison
    self.binds = binds
    let facts = law.facts
    let stated = facts.region([condition])
    var cases = stated.without(facts.impossible)
    guard var usual = facts.example(in: cases) else {
      let reason = facts.vocabulary.impossible.first { impossibility in
        stated.isSubset(of: facts.region(impossibility.when))
      }
      throw .contradiction(reason?.because ?? "the facts exclude each other")
    }
    if let (variable, values) = question.assumed.flatMap(facts.values), let value = values.values.first,
      facts.space.sizes[variable] > 1
    {
      var point = usual
      point[variable] = value
      if cases.contains(point) { usual = point }
    }
    usual = Self.withoutApproval(usual, in: cases, facts)
    var named = Set(condition.limits.keys)
    let availability = Self.isAvailableAtHome(usual, law, treaty, comparison)
    isUnavailableAtHome = availability == false
    if let availability, let (variable, values) = facts.values(availability ? .availableAtHome : .notAvailableAtHome),
      facts.space.sizes[variable] > 1, !named.contains(variable)
    {
      let limited = cases.intersection(Region(Cube(in: facts.space).limiting(variable, to: values)))
      var point = usual
      if let value = values.values.first { point[variable] = value }
      if limited.contains(point) {
        (cases, usual) = (limited, point)
        named.insert(variable)
      }
    }
    self.cases = cases
    self.usual = usual
    self.named = named
    let grounds = RefusalGrounds(of: treaty, against: law)
    self.grounds = grounds
    let nothing = Region(emptyIn: facts.space)
    let options = law.optionsInForce(of: treaty)
    let grantable = law.openedToEveryHow(law.granted.intersection(cases).subtracting(law.forbiddenDespiteTreaties))
    let (known, shown) = (cases, usual)
    let duties = treaty.requirements.filter { requirement in
      binds && requirement.kind == .cooperate && !law.module.isExempt(from: requirement)
        && [.shall, .asDomesticLawPermits].contains(requirement.modality)
        && !(requirement.isAsAvailableAtHome && availability == false)
    }.compactMap { requirement -> Duty? in
      let used = options.filter { $0.option.applies(to: requirement) }
      var region = used.applied(to: law.region(of: requirement)).part(meeting: known)
      // What is owed as far as domestic law permits is owed where it does.
      if requirement.modality == .asDomesticLawPermits { region = region.intersection(grantable) }
      guard !region.isDisjoint(with: known) else { return nil }
      return Duty(requirement: requirement, region: region, factual: grounds.factual(against: requirement))
    }
    self.duties = duties
    duty = Region(joining: duties.map(\.region), in: facts.space).intersection(cases)
    func barred(_ forbidden: Region) -> Region {
      let met = known.intersection(forbidden)
      guard !met.isEmpty else { return nothing }
      return law.openedToEveryHow(met).subtracting(law.openedToEveryHow(known.subtracting(forbidden)))
    }
    self.barred = barred(law.forbiddenDespiteTreaties)
    barredWithoutTreaty = barred(law.forbidden)
    let commands = law.rules.filter { $0.definition.effect == .must }.map(\.narrow)
    commanded = law.openedToEveryHow(Region(joining: commands, in: facts.space).intersection(cases))
    allowed = law.openedToEveryHow(law.granted.intersection(cases))
    let what = Set(facts.space.sizes.indices).subtracting(law.howVariables).sorted()
    here = Region(
      what.reduce(Cube(in: facts.space)) { $0.limiting($1, to: ValueSet([shown[$1]])) }
    ).intersection(known)
  }

  /// The usual case of a request that goes past the State asked: none of its authorities has approved it, unless the
  /// request says so.
  private static func withoutApproval(_ usual: Point, in cases: Region, _ facts: FactSpace) -> Point {
    guard let channel = facts.values(.direct),
      let approval = facts.values(.notApproved),
      channel.values.contains(usual[channel.variable]), facts.space.sizes[approval.variable] > 1,
      let none = approval.values.values.first
    else { return usual }
    var point = usual
    point[approval.variable] = none
    return cases.contains(point) ? point : usual
  }

  // MARK: The same case at home

  /// Whether the authorities of the State asked could take the measure in a case of their own: the law is asked again, with
  /// the requester at home; `nil` where nobody has read what would tell.
  private static func isAvailableAtHome(
    _ point: Point, _ law: CompiledEvidence, _ treaty: Treaty, _ comparison: RequestComparison
  ) -> Bool? {
    let facts = law.facts
    guard let home = facts.values(.domesticAuthority),
      let direct = facts.values(.direct),
      let action = facts.vocabulary.index(of: .act)
    else { return nil }
    // What only a foreign requester can bring with it is left to what the vocabulary says of one at home.
    var free = Set(law.howVariables + [home.variable, direct.variable])
    for impossibility in facts.vocabulary.impossible {
      for condition in impossibility.when {
        guard case .values(let requesters)? = condition.limits[home.variable],
          !requesters.intersection(home.values).isEmpty
        else { continue }
        free.formUnion(condition.limits.keys)
      }
    }
    free.remove(action)
    var cube = Cube(in: facts.space)
    for variable in facts.space.sizes.indices where !free.contains(variable) {
      cube.limit(variable, to: ValueSet([point[variable]]))
    }
    cube.limit(home.variable, to: home.values)
    cube.limit(direct.variable, to: direct.values)
    // At home one penalty counts: that of the act under the law of the State asked, where it is known.
    for concept in [VariableConcept.maximumWhereAsking, .maximumWhereAsked] {
      guard let variable = facts.vocabulary.index(of: concept) else { continue }
      cube.free(variable)
      if let maximum = comparison.maximumAsked {
        cube.limit(variable, to: facts.interval(of: maximum.number, of: variable))
      }
    }
    let cases = Region(cube).without(facts.impossible)
    guard !cases.isEmpty else { return nil }
    let strict = law.granted.intersection(cases).subtracting(law.forbidden)
    if !strict.isEmpty { return true }
    guard law.lenientGranted.intersection(cases).isEmpty || !law.granted.intersection(cases).isEmpty else { return nil }
    // Whether the power is there was read with the topic, however grave the offence is.
    let kernel = [action] + [facts.vocabulary.index(of: .object)].compactMap(\.self)
    let topics = treaty.requirements.filter { requirement in
      requirement.kind == .power
        && law.region(of: requirement).terms.contains { term in
          kernel.allSatisfy { term.cube.values(of: $0).contains(point[$0]) }
        }
    }.map(\.topic)
    return law.isRead(topics) ? false : nil
  }

  // MARK: The verdict

  /// The answer for one case.
  func verdict(at point: Point) -> AssistanceAnswer.Verdict {
    guard duty.contains(point) else {
      // Without a duty the one asked is free, unless its own law forbids what is asked in the way in which it is asked.
      if isForbidden(at: point) { return .mustRefuse }
      // A holder that is asked directly is bound by what commands it; an authority only has an order at hand.
      if isDirect(point), commanded.contains(point) { return .mustAssist }
      return allowed.contains(point) || permits.contains { $0.1.contains(point) } ? .mayAssist : .noTreatyBasis
    }
    let owed = duties.filter { $0.region.contains(point) }
    let found = owed.map { duty in duty.factual.filter { $0.arguable.contains(point) } }
    if barred.contains(point) || found.joined().contains(where: { $0.requirement.modality == .shall }) {
      return .mustRefuse
    }
    return found.contains(where: \.isEmpty) ? .mustAssist : .mayRefuse
  }

  /// Whether the law of the one asked forbids a case for which no treaty obliges: an authority can bring about what lifts a
  /// prohibition; a holder that is asked directly has to take it as it is.
  private func isForbidden(at point: Point) -> Bool {
    isDirect(point) ? law.forbidden.contains(point) : barredWithoutTreaty.contains(point)
  }

  /// Whether the holder itself is asked.
  private func isDirect(_ point: Point) -> Bool {
    facts.values(.direct).map { $0.values.contains(point[$0.variable]) } ?? false
  }

  /// What the treaty permits without the State asked.
  private var permits: [(Requirement, Region)] {
    guard binds else { return [] }
    return treaty.requirements.filter { $0.kind == .permit }.compactMap { requirement in
      let region = law.region(of: requirement)
      return region.isDisjoint(with: cases) ? nil : (requirement, region)
    }
  }

  /// On what the one asked can act in the case shown.
  private var basis: AssistanceAnswer.Basis {
    let forbidden = duty.contains(usual) ? law.forbiddenDespiteTreaties : law.forbidden
    if !law.granted.intersection(here).subtracting(forbidden).isEmpty { return .law }
    let owed = duties.map(\.requirement).filter { requirement in
      duties.contains { $0.requirement.id == requirement.id && $0.region.contains(usual) }
    }
    let facts = owed.compactMap(\.treatyBasis).map { law.module.holds($0.fact) }
    if facts.contains(true) || permits.contains(where: { $0.1.contains(usual) }) { return .treaty }
    let powers = treaty.requirements.filter { requirement in
      [.power, .cooperate].contains(requirement.kind) && !law.region(of: requirement).isDisjoint(with: here)
    }
    let topics = (owed.isEmpty ? powers : owed).map(\.topic)
    return facts.contains(nil) || !law.isRead(topics) ? .notSurveyed : .missing
  }

  // MARK: The answer

  func answer(
    _ request: AssistanceRequest, steps: [AssistanceAnswer.Step], conduct: Vocabulary
  ) -> AssistanceAnswer {
    let main = verdict(at: usual)
    let changes = changes(from: main)
    let always = facts.vocabulary.toldOfEveryRequest + [facts.vocabulary.index(of: .channel)].compactMap(\.self)
    let chain = steps + [dualStep] + catalogSteps + releases + unreadOptions + chain()
    return AssistanceAnswer(
      request: request, verdict: main, throughAuthorities: nil, treaty: decides ? treaty.id : nil, basis: basis,
      grounds: groundsInWords(),
      chain: chain, handling: handling(), dependsOn: changes.map(\.fact.variable).unique, changes: changes,
      witness: facts.factPattern(usual, showing: named.union(always)),
      stated: named.sorted().map { facts.vocabulary.variables[$0].id }, conductWitness: comparison.conductCase,
      dualCriminalityWitness: comparison.witness, dualCriminality: comparison.result,
      dualCriminalityCertainty: comparison.certainty, maximum: comparison.maximum,
      maximumAsked: comparison.maximumAsked, authorizedBy: authorizedBy, isUnavailableAtHome: isUnavailableAtHome,
      asOf: law.date, references: references(chain),
      evidence: facts.vocabulary, conduct: conduct)
  }

  /// Whether the treaty obliges in the case shown, or permits it.
  private var decides: Bool { duty.contains(usual) || permits.contains { $0.1.contains(usual) } }

  /// The options of the State asked that take the case shown out of a duty.
  private var releases: [AssistanceAnswer.Step] {
    guard binds, !duty.contains(usual) else { return [] }
    let concerned = treaty.requirements.filter {
      $0.kind == .cooperate && $0.modality == .shall && law.region(of: $0).contains(usual)
    }
    return law.optionsInForce(of: treaty).filter { used in
      concerned.contains { used.option.applies(to: $0) && used.takenOut(of: law.region(of: $0)).contains(usual) }
    }.map { step($0.option, .releases) }
  }

  /// The options that would take the case shown out of a duty, and of which nobody read whether the State asked used them.
  private var unreadOptions: [AssistanceAnswer.Step] {
    let state = StateAsked(law.module, on: law.date, isParty: binds)
    let unread = duties.filter { $0.region.contains(usual) }.flatMap { duty in
      OptionsAtStake(of: duty.requirement, in: treaty, for: state, facts).unread.compactMap(\.first)
        .filter { $0.takenOut(of: duty.region).contains(usual) }
    }
    var seen: Set<String> = []
    return unread.filter { seen.insert($0.option.id).inserted }.map { step($0.option, .mayRelease) }
  }

  private func step(_ option: TreatyOption, _ effect: AssistanceAnswer.Effect) -> AssistanceAnswer.Step {
    AssistanceAnswer.Step(
      norm: "\(treaty.id)/\(option.id)", citation: "Article \(option.paragraph)", effect: effect, summary: option.title,
      condition: [])
  }

  // MARK: Grounds

  /// The grounds of refusal: those that are there in the case shown, then those that hang on the case.
  func groundsInWords() -> [AssistanceAnswer.Ground] {
    guard duty.contains(usual) else {
      // No treaty is in question: what stands against the request is the law of the one asked.
      return law.prohibitions.filter { $0.effective.contains(usual) }.map { prohibition in
        ground(prohibition, isCertain: cases.isSubset(of: prohibition.effective), fitsCase: true)
      }
    }
    var seen: Set<String> = []
    var grounds: [AssistanceAnswer.Ground] = []
    for ground in duties.flatMap(\.factual) where seen.insert(ground.requirement.id).inserted {
      // It is the one asked that considers whether a ground is there: what can be argued counts, and is said to be no more.
      guard !ground.arguable.isDisjoint(with: duty) else { continue }
      let fitsCase = ground.arguable.contains(usual)
      grounds.append(
        AssistanceAnswer.Ground(
          norm: ground.requirement.id, article: ground.requirement.article,
          citation: "Article \(ground.requirement.paragraph)", isMandatory: ground.requirement.modality == .shall,
          isCertain: duty.isSubset(of: ground.region), fitsCase: fitsCase,
          isArguable: fitsCase && !ground.region.contains(usual),
          conditions: openLimits(of: ground.arguable, isOtherwise: !fitsCase), letBy: [], isCollision: false,
          summary: ground.requirement.summary))
    }
    for prohibition in law.prohibitions where prohibition.rule.definition.yieldsToTreaties == nil {
      let met = prohibition.effective.intersection(duty)
      guard !met.isEmpty, !law.openedToEveryHow(met).isDisjoint(with: barred) else { continue }
      let lets = duties.flatMap { duty in
        duty.region.isDisjoint(with: met) ? [] : paragraphs(letting: met, against: duty)
      }.unique
      var ground = ground(
        prohibition, isCertain: duty.isSubset(of: prohibition.effective),
        fitsCase: barred.contains(usual) && !prohibition.effective.isDisjoint(with: here))
      if !ground.fitsCase {
        ground.conditions = openLimits(of: law.openedToEveryHow(met).intersection(barred), isOtherwise: true)
      }
      ground.letBy = lets
      ground.isCollision = lets.isEmpty
      grounds.append(ground)
    }
    return grounds.filter(\.fitsCase) + grounds.filter { !$0.fitsCase }
  }

  /// The paragraphs that let a prohibition of domestic law count against a duty.
  private func paragraphs(letting met: Region, against duty: Duty) -> [String] {
    self.grounds.dynamic(against: duty.requirement, whole: duty.region)
      .filter { !$0.region.isDisjoint(with: met) }.map { "Article \($0.requirement.paragraph)" }
  }

  private func ground(
    _ prohibition: CompiledEvidence.Prohibition, isCertain: Bool, fitsCase: Bool
  ) -> AssistanceAnswer.Ground {
    let definition = prohibition.rule.definition
    return AssistanceAnswer.Ground(
      norm: definition.id, article: definition.citation, citation: definition.citation, isMandatory: true,
      isCertain: isCertain, fitsCase: fitsCase,
      conditions: duty.contains(usual) ? openLimits(of: prohibition.effective, isOtherwise: !fitsCase) : [], letBy: [],
      isCollision: false,
      summary: definition.title)
  }

  /// What a region asks of the facts that the request leaves open, alternative by alternative: nothing of those that it
  /// states; no alternative, where one of them asks nothing at all.
  ///
  /// - Parameter isOtherwise: whether only what would have to be otherwise than in the case shown is told.
  private func openLimits(of region: Region, isOtherwise: Bool = false) -> [[FactLimit]] {
    guard let stated = cases.terms.first?.cube else { return [] }
    var alternatives: [[FactLimit]] = []
    for term in region.terms where !term.cube.isDisjoint(with: stated) {
      let open = term.cube.limitedVariables.filter { variable in
        let values = term.cube.values(of: variable)
        return !stated.values(of: variable).isSubset(of: values)
          && !(isOtherwise && values.contains(usual[variable]))
      }
      if open.isEmpty { return [] }
      alternatives.append(facts.limits(of: term.cube, only: open))
    }
    // What asks for more than another alternative adds nothing to it.
    alternatives = alternatives.unique
    return alternatives.filter { one in
      !alternatives.contains { other in other != one && other.allSatisfy(one.contains) }
    }
  }

  // MARK: Dependence

  /// For each open fact, the values that lead to another answer than the usual case.
  private func changes(from main: AssistanceAnswer.Verdict) -> [AssistanceAnswer.Change] {
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

  private var dualStep: AssistanceAnswer.Step {
    let effect: AssistanceAnswer.Effect =
      if comparison.isSurveyed || !comparison.counterparts.isEmpty {
        switch comparison.result {
        case .full: .dualCriminalityMet
        case .partial: comparison.isCasePunishable ? .dualCriminalityMet : .dualCriminalityNotMet
        case .none: .dualCriminalityNotMet
        }
      } else {
        .dualCriminalityUnknown
      }
    return AssistanceAnswer.Step(
      norm: comparison.offense.id, citation: comparison.offense.citation,
      effect: comparison.counterparts.isEmpty && effect == .dualCriminalityMet ? .dualCriminalityNotMet : effect,
      summary: comparison.offense.title, condition: [], counterparts: comparison.counterparts.map(\.citation))
  }

  /// For each list of offences of a rule that applies whether the offence is in it.
  private var catalogSteps: [AssistanceAnswer.Step] {
    law.rules.compactMap { rule in
      guard let catalog = rule.definition.catalog, let isListed = comparison.isListed(in: catalog),
        isAboutAction(rule)
      else { return nil }
      return AssistanceAnswer.Step(
        norm: rule.id, citation: rule.definition.citation, effect: isListed ? .lists : .lacks,
        summary: rule.definition.title, condition: [])
    }
  }

  /// Whether a rule is about what is asked for; also one of which a list of offences leaves nothing.
  private func isAboutAction(_ rule: CompiledRule) -> Bool {
    guard let action = facts.vocabulary.index(of: .act) else { return false }
    let original = law.module.dataSharing.first { $0.id == rule.id }?.reaches ?? []
    return original.contains { condition in
      guard case .values(let values)? = condition.limits[action] else { return false }
      return values.contains(usual[action])
    }
  }

  /// Whether a rule speaks to the case shown, in whatever way the thing is done.
  private func applies(_ rule: CompiledRule) -> Bool { !rule.region.isDisjoint(with: here) }

  /// Whether a prohibition stands in the way of the case shown, and gives way to nothing.
  private func forbids(_ rule: CompiledRule) -> Bool {
    law.prohibitions.contains { $0.rule.id == rule.id && $0.effective.contains(usual) }
  }

  private func chain() -> [AssistanceAnswer.Step] {
    var steps: [AssistanceAnswer.Step] = []
    func add(_ requirement: Requirement, _ effect: AssistanceAnswer.Effect, _ region: Region) {
      steps.append(
        .init(
          norm: "\(treaty.id)/\(requirement.id)", citation: "Article \(requirement.paragraph)", effect: effect,
          summary: requirement.summary, condition: openLimits(of: region).first ?? [],
          applies: !region.isDisjoint(with: here)))
    }
    if binds {
      for duty in duties where duty.region.contains(usual) { add(duty.requirement, .obliges, duty.region) }
      var seen: Set<String> = []
      for ground in duties.flatMap(\.factual)
      where ground.region.contains(usual) && duty.contains(usual) && seen.insert(ground.requirement.id).inserted {
        add(ground.requirement, .refuses, ground.region)
      }
      for (requirement, region) in permits { add(requirement, .permits, region) }
    }
    for rule in law.rules where !rule.region.isDisjoint(with: cases) {
      let effect: AssistanceAnswer.Effect =
        switch rule.definition.effect {
        case .mustNot: .forbids
        case .must: .commands
        case .may: .grants
        }
      steps.append(
        .init(
          norm: rule.id, citation: rule.definition.citation, effect: effect, summary: rule.definition.title,
          condition: openLimits(of: rule.region).first ?? [],
          applies: rule.isProhibition ? forbids(rule) : applies(rule)))
    }
    return steps
  }

  // MARK: How to go about it

  /// The rules that let the one asked act in the case shown, or command it.
  private var grants: [CompiledRule] { law.rules.filter { !$0.isProhibition && applies($0) } }

  /// Who may allow the measure: what the rules ask for of whom.
  var authorizedBy: [String] {
    guard let variable = facts.vocabulary.index(of: .authorizedBy), !grants.isEmpty else { return [] }
    let values = grants.reduce(ValueSet()) { $0.union(self.values(of: variable, in: $1)) }
    return values.count == facts.space.sizes[variable] ? [] : facts.limit(values, of: variable).words
  }

  /// What a rule allows of a variable in the case shown.
  private func values(of variable: Int, in rule: CompiledRule) -> ValueSet {
    rule.region.intersection(here).terms.reduce(ValueSet()) { $0.union($1.cube.values(of: variable)) }
  }

  /// Time, notice and secrecy, as the treaty and the law of the one asked have them.
  private func handling() -> [AssistanceAnswer.Handling] {
    typealias Handling = AssistanceAnswer.Handling
    let obliging = duties.map(\.requirement).filter { requirement in
      duties.contains { $0.requirement.id == requirement.id && $0.region.contains(usual) }
    }
    let permitting = permits.filter { $0.1.contains(usual) }.map(\.0)
    var found = (obliging + permitting).compactMap { requirement in
      requirement.deadline.map {
        Handling(
          kind: .deadline, norm: requirement.id, citation: "Article \(requirement.paragraph)", summary: $0, allowed: nil
        )
      }
    }
    for rule in grants {
      if let deadline = rule.definition.deadline {
        found.append(
          Handling(
            kind: .deadline, norm: rule.id, citation: rule.definition.citation, summary: deadline, allowed: nil))
      }
    }
    if let notice = facts.vocabulary.index(of: .notice) {
      for rule in grants {
        let values = self.values(of: notice, in: rule)
        found.append(
          Handling(
            kind: .notice, norm: rule.id, citation: rule.definition.citation, summary: nil,
            allowed: values.count == facts.space.sizes[notice] ? nil : facts.limit(values, of: notice)))
      }
    }
    return found + secrecy()
  }

  /// The rules by which those who know of the request keep it secret.
  private func secrecy() -> [AssistanceAnswer.Handling] {
    guard let secret = facts.values(.keepSecret),
      let value = secret.values.values.first
    else { return [] }
    var free = Set(law.howVariables)
    if let measure = facts.vocabulary.index(of: .measureKeptSecret) { free.insert(measure) }
    var cube = Cube(in: facts.space)
    for variable in facts.space.sizes.indices where !free.contains(variable) {
      cube.limit(variable, to: ValueSet([variable == secret.variable ? value : usual[variable]]))
    }
    let kept = Region(cube)
    return law.rules.filter { !$0.isProhibition && !$0.region.isDisjoint(with: kept) }.map { rule in
      AssistanceAnswer.Handling(
        kind: .secrecy, norm: rule.id, citation: rule.definition.citation, summary: rule.definition.title, allowed: nil)
    }
  }

  // MARK: The record

  /// The texts that the answer rests on, each once: the treaty, the offences, the rules that speak to the case.
  private func references(_ chain: [AssistanceAnswer.Step]) -> [AssistanceAnswer.Reference] {
    var references: [AssistanceAnswer.Reference] = []
    func add(_ citation: String, _ source: Source, _ review: Review?) {
      if let index = references.firstIndex(where: { $0.source == source && $0.review == review }) {
        if !references[index].citations.contains(citation) { references[index].citations.append(citation) }
      } else {
        references.append(.init(citations: [citation], source: source, review: review))
      }
    }
    if binds { add(treaty.shortTitle.english, treaty.source, nil) }
    add(comparison.offense.citation, comparison.offense.source, comparison.offense.review)
    for offense in comparison.atCase { add(offense.citation, offense.source, offense.review) }
    let norms = Set(chain.filter(\.applies).map(\.norm))
    for rule in law.rules where norms.contains(rule.id) {
      add(rule.definition.citation, rule.definition.source, rule.definition.review)
    }
    return references
  }
}

extension CompiledEvidence {
  /// Whether topics were read, and wholly.
  func isRead(_ topics: [String]) -> Bool {
    !topics.isEmpty && topics.allSatisfy { survey.extent(of: $0) == .whole && survey.unreadPart(of: $0) == nil }
  }
}
