// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension EvidenceInquiry {
  /// Answers a requirement of the evidence space; `nil` where it asks nothing of the law.
  func answer(_ requirement: Requirement) -> Answered? {
    guard [.power, .safeguard, .cooperate].contains(requirement.kind) else { return nil }
    if module.isExempt(from: requirement) { return Answered(.notOwed) }
    guard law.survey.extent(of: requirement.topic) != .none else { return Answered(.notSurveyed) }
    return requirement.kind == .safeguard ? safeguard(requirement) : duty(requirement)
  }

  // MARK: Powers and cooperation

  /// Answers a duty to have a power, or to act for another State.
  private func duty(_ requirement: Requirement) -> Answered {
    let answer = RequirementAnswer(inquiry(requirement))
    var answered = Answered(answer)
    // The title of an option on data says what it releases from; the cases would add every condition of the law.
    answered.options = optionUses(answer, releases: false)
    answered.provisions = grants(on: requirement).filter { !$0.wide.isDisjoint(with: answer.strict.owed) }.map(\.id)
    if let basis = requirement.treatyBasis, module.holds(basis.fact) == true { answered.provisions.append(treaty.id) }
    if let fact = requirement.answeringFact, module.holds(fact) == true { answered.provisions.append(fact.rawValue) }
    answered.credited = credited(answer)
    guard requirement.modality.isDuty else { return answered }
    if !answer.status.isMet, answer.status != .notOwed, let missing = missing(answer) {
      answered.findings.append(missing)
      answered.missesPowerOf = powersMissing(answer)
    }
    answered.findings +=
      collisions(answer) + treatyConflicts(requirement, answer.strict.owed, refusals: answer.inquiry.grounds)
    return answered
  }

  /// The prohibitions that keep cases out and that the treaty leaves to domestic law.
  private func credited(_ answer: RequirementAnswer) -> [CreditedProvision] {
    let strict = answer.strict
    guard !strict.credited.isEmpty else { return [] }
    return law.prohibitions.filter { prohibition in
      !prohibition.effective.intersection(strict.owed).intersection(strict.credited).isSubset(of: strict.reached)
    }
    .map { CreditedProvision(provision: $0.rule.id, exception: nil) }
  }

  /// Of a duty to do no more abroad than at home: the duties to have the power, where nothing lets the authorities of the
  /// State itself do with any of the data what is asked.
  private func powersMissing(_ answer: RequirementAnswer) -> [String] {
    let requirement = answer.requirement
    guard requirement.isAsAvailableAtHome, let home = facts.values(.domesticAuthority) else { return [] }
    let kernel = facts.kernel(of: requirement).filter { [.act, .object].contains(facts.vocabulary.variables[$0].role) }
    let asked = answer.strict.owed.terms.map { term in
      kernel.reduce(Cube(in: facts.space)) { $0.limiting($1, to: term.cube.values(of: $1)) }
    }
    let cells = Region(space: facts.space, terms: asked.unique.map { Region.Term(cube: $0, exclusions: []) })
    let atHome = Region(Cube(in: facts.space).limiting(home.variable, to: home.values))
    guard law.lenientGranted.intersection(atHome).isDisjoint(with: cells) else { return [] }
    return treaty.requirements.filter { $0.kind == .power && !law.region(of: $0).isDisjoint(with: cells) }.map(\.id)
  }

  /// The rules on the topic of a requirement that command or permit.
  func grants(on requirement: Requirement) -> [CompiledRule] {
    law.rules.filter { !$0.isProhibition && $0.definition.topics.contains(requirement.topic) }
  }

  /// Whether a rule is about an action that a duty asks for: a power to search is not near to a duty to intercept.
  func isAbout(_ rule: CompiledRule, _ duty: Region) -> Bool {
    guard let action = facts.vocabulary.variables.firstIndex(where: { $0.role == .act }) else { return true }
    let asked = duty.terms.reduce(into: ValueSet()) { $0 = $0.union($1.cube.values(of: action)) }
    return rule.region.terms.contains { !$0.cube.values(of: action).intersection(asked).isEmpty }
  }

  // MARK: Safeguards

  /// Answers a clause that powers must stay inside certain conditions.
  private func safeguard(_ requirement: Requirement) -> Answered {
    let scope = facts.region(requirement.scope).without(facts.impossible)
    let inside = facts.region(requirement.reaches, except: requirement.exceptions)
    // A power hurts a safeguard: it is read widely against the State.
    let powers = law.rules.filter { !$0.isProhibition && !$0.isInherited && !$0.wide.isDisjoint(with: scope) }
    // Where powers were looked for and none was found, nothing is kept inside the safeguard.
    guard !powers.isEmpty else { return Answered(surveysPowers ? .notMet : .notSurveyed) }
    var answered = Answered(.met)
    answered.provisions = powers.map(\.id)
    guard !requirement.isStandard else { return answered }
    let outside = powers.filter { !$0.wide.intersection(scope).isSubset(of: inside) }
    // What a word left to the State asks of a safeguard is open: read for the State, it asks nothing. A part of the topic
    // that was not read may hold the condition that is missed.
    let unreadPart = law.survey.unreadPart(of: requirement.topic).map { $0.isEmpty ? scope : facts.region($0) }
    let read = requirement.openWords.isEmpty ? inside : inside.opening(requirement.openWords)
    let insideLeniently = unreadPart.map { read.union($0) } ?? read
    let certainlyOutside = outside.filter { !$0.narrow.intersection(scope).isSubset(of: insideLeniently) }
    let strict = kept(powers.map { $0.wide.intersection(scope) }, inside: inside)
    let lenient = kept(powers.map { $0.narrow.intersection(scope) }, inside: insideLeniently)
    let isUnreadDecisive =
      unreadPart != nil && lenient != kept(powers.map { $0.narrow.intersection(scope) }, inside: read)
    if isUnreadDecisive { answered.unread = [.topic(requirement.topic)] }
    answered.status = strict == .met ? .met : lenient == .met ? .arguable : lenient
    answered.certainty = strict == lenient ? .certain : .arguable
    if !requirement.modality.isDuty {
      answered.status = strict == .met ? .used : strict == .notMet ? .notUsed : .partlyUsed
      return answered
    }
    answered.findings = outside.map { rule in
      let isCertain = certainlyOutside.contains { $0.id == rule.id }
      return missingSafeguard(
        requirement, rule, scope, inside, isCertain: isCertain,
        isProvisional: isUnreadDecisive || requirement.basis == .unread)
    }
    return answered
  }

  /// How far powers are kept inside a safeguard: met where every exercise is, in part where something can be done with
  /// some data only inside it, whichever of the powers is used.
  private func kept(_ exercised: [Region], inside: Region) -> Status {
    let all = Region(joining: exercised, in: facts.space)
    guard !all.isSubset(of: inside) else { return .met }
    let unsafe = law.openedToEveryHow(all.subtracting(inside))
    return all.isSubset(of: unsafe) ? .notMet : .partlyMet
  }

  /// Whether the module has looked at some power that the treaty asks for.
  private var surveysPowers: Bool {
    treaty.requirements.contains { $0.kind == .power && law.survey.extent(of: $0.topic) != .none }
  }

  // MARK: Duties not to hinder

  /// Answers a duty not to hinder another by an obstacle: met by its absence, beside a provision that does what the duty
  /// qualifies; without such a provision it shares the answer of what it qualifies.
  ///
  /// - Parameter answers: the answers to the other requirements, by identifier.
  func answer(obstacle requirement: Requirement, _ answers: [String: Answered]) -> Answered? {
    let bases = (requirement.extending?.of ?? []).compactMap { answers[$0] }
    guard requirement.kind == .noObstacle, !bases.isEmpty else { return nil }
    if module.isExempt(from: requirement) { return Answered(.notOwed) }
    let surveyed = bases.filter { $0.status != .notSurveyed }
    guard !surveyed.isEmpty else { return Answered(.notSurveyed) }
    let owed = Region(joining: surveyed.compactMap { $0.answer?.strict.owed }, in: facts.space)
    let reached = Region(joining: surveyed.compactMap { $0.answer?.strict.reached }, in: facts.space)
    let obstacle = owed.intersection(law.region(of: requirement))
    let provisions = surveyed.flatMap(\.provisions).unique
    guard !provisions.isEmpty else {
      // Nothing does what the duty qualifies: it is met no better than that.
      let worst = surveyed.max { $0.status.weight < $1.status.weight }
      var answered = Answered(worst?.status ?? .notMet)
      answered.certainty = worst?.certainty ?? .certain
      return answered
    }
    // What would be done but for the obstacle: the same case with any other fact is.
    let variables = Array(Set(requirement.reaches.flatMap(\.limits.keys)))
    let hindered = law.openedToEveryHow(obstacle).subtracting(reached)
      .intersection(reached.subtracting(law.region(of: requirement)).opening(variables))
    var answered = Answered(hindered.isEmpty ? .met : .notMet)
    answered.provisions = provisions
    guard !hindered.isEmpty, requirement.modality.isDuty,
      let rule = law.prohibitions.first(where: { !$0.effective.isDisjoint(with: hindered) }),
      let point = facts.example(in: hindered)
    else { return answered }
    answered.findings = [
      finding(
        collision(rule.rule), of: requirement, named: rule.rule.id,
        level: .of(requirement, certainty: .certain, isProvisional: false), provisions: [rule.rule.id],
        witness: facts.factPattern(point, showing: named(requirement)),
        remedies: [
          .amend([Remedy.Amendment(provision: rule.rule.id, except: .requirement(requirement.id))])
        ])
    ]
    return answered
  }
}

extension Status {
  /// How far from met, to find the worst of several.
  fileprivate var weight: Int {
    switch self {
    case .met, .used, .notOwed, .notSurveyed: 0
    case .metByDeclaration: 1
    case .arguable, .partlyUsed: 2
    case .needsDeclaration: 3
    case .partlyMet: 4
    case .notMet, .notUsed: 5
    }
  }
}
