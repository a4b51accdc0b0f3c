// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// A treaty's requirements of the evidence space against the rules on data of one country.
final class EvidenceInquiry: Sendable {
  let treaty: Treaty
  let law: CompiledEvidence
  /// The options of the treaty that stand for the country.
  let options: [UsedOption]
  /// Where the treaty lets or makes the State refuse, ground by ground.
  let refusalGrounds: [(requirement: Requirement, region: Region)]
  /// What the other treaties forbid that bind the country on the day.
  let otherProhibitions: [(treaty: Treaty, requirement: Requirement, region: Region)]

  /// Compiles what a treaty says of refusals, and what other treaties forbid.
  ///
  /// - Parameter others: the other treaties that bind the country on the day.
  init(treaty: Treaty, law: CompiledEvidence, options: [UsedOption], others: [Treaty]) {
    self.treaty = treaty
    self.law = law
    self.options = options
    refusalGrounds = treaty.requirements.filter { $0.kind == .refusal }.map { ($0, law.region(of: $0)) }
    otherProhibitions = others.flatMap { other in
      other.requirements.filter { $0.kind == .forbid && $0.modality == .shall }
        .map { (other, $0, law.region(of: $0)) }
    }
  }

  var facts: FactSpace { law.facts }

  /// Answers a requirement of the evidence space; nothing where it asks nothing of the law.
  func answer(_ requirement: Requirement) -> Answered? {
    guard [.power, .safeguard, .cooperate].contains(requirement.kind) else { return nil }
    guard law.module.surveys(requirement.topic) else { return Answered(status: .notSurveyed) }
    return requirement.kind == .safeguard ? safeguard(requirement) : duty(requirement)
  }

  /// Where what this treaty permits meets what another forbids that binds the country.
  func permissionConflicts() -> [Finding] {
    guard !otherProhibitions.isEmpty else { return [] }
    return treaty.requirements.filter { $0.kind == .permit }.flatMap {
      treatyConflicts($0, law.region(of: $0), refusals: Region(emptyIn: facts.space))
    }
  }

  // MARK: Powers and cooperation

  /// Answers a duty to have a power, or to act for another State.
  private func duty(_ requirement: Requirement) -> Answered {
    let duty = EvidenceDuty(requirement, in: self)
    var answer = Answered(status: duty.status, options: duty.optionUses)
    answer.provisions = grants(on: requirement).filter { !$0.region.isDisjoint(with: duty.remaining) }.map(\.id)
    if duty.status != .met, duty.status != .metByDeclaration, let missing = missing(duty) {
      answer.findings.append(missing)
    }
    answer.findings += collisions(duty) + treatyConflicts(requirement, duty.remaining, refusals: duty.refusals)
    return answer
  }

  /// What nobody could lawfully do although the treaty asks for it; nothing where every such case is forbidden in every
  /// way, since that is a collision, and is reported as one.
  private func missing(_ duty: EvidenceDuty) -> Finding? {
    let requirement = duty.requirement
    let possible = law.openedToEveryHow(duty.owed.subtracting(law.forbidden))
    let (open, ways) = (duty.asked.intersection(possible), duty.ways)
    guard !open.isSubset(of: ways) else { return nil }
    let kind: Finding.Kind = requirement.kind == .cooperate ? .noLegalBasis : .gap
    let (cases, points, isComplete) = facts.uncovered(open, by: ways, limit: 4, showing: named(requirement))
    let near = grants(on: requirement).filter { isAbout($0, duty.remaining) }
    let blocking = obstacles(to: points, among: near)
    let isTotal = open.isDisjoint(with: ways)
    var finding = finding(
      kind, of: requirement, named: "",
      detail: kind == .gap ? .gap(total: isTotal) : .noLegalBasis(total: isTotal),
      level: duty.status == .needsDeclaration ? min(.warning, requirement.level) : requirement.level,
      provisions: blocking.isEmpty ? near.map(\.id) : blocking.map(\.provision).unique, cases: cases,
      isComplete: isComplete)
    finding.blocking = blocking
    finding.remedies = remedies(duty, open, near, points)
    return finding
  }

  /// The rules on the topic of a requirement that command or permit.
  private func grants(on requirement: Requirement) -> [CompiledRule] {
    law.rules.filter { $0.definition.effect != .mustNot && $0.definition.topics.contains(requirement.topic) }
  }

  /// Whether a rule is about an action that a duty asks for: a power to search is not near to a duty to intercept.
  private func isAbout(_ rule: CompiledRule, _ duty: Region) -> Bool {
    guard let action = facts.vocabulary.variables.firstIndex(where: { $0.role == .act }) else { return true }
    let asked = duty.terms.reduce(into: ValueSet()) { $0 = $0.union($1.cube.values(of: action)) }
    return rule.region.terms.contains { !$0.cube.values(of: action).intersection(asked).isEmpty }
  }

  // MARK: Collisions

  /// Prohibitions that meet a duty: with no way round them, or with a way that they leave open themselves.
  private func collisions(_ duty: EvidenceDuty) -> [Finding] {
    let requirement = duty.requirement
    return law.prohibitions.compactMap { rule, effective in
      guard let clash = clash(of: duty.remaining, with: effective, refusals: duty.refusals) else { return nil }
      let kind: Finding.Kind =
        clash.outcome == .refusable ? .refusalAvailable : rule.isInherited ? .treatyConflict : .collision
      guard let shown = example(of: clash, with: rule.region, requirement) else { return nil }
      var finding = finding(
        kind, of: requirement, named: rule.id,
        detail: .collision(
          Finding.Collision(
            rule: rule.id, isLifted: clash.outcome == .avoidable, door: shown.telling,
            rank: law.module.jurisdiction.treatyRank,
            rankSummary: law.module.jurisdiction.treatyRankSummary, layer: rule.isInherited)),
        level: clash.outcome == .blocked ? .error : .note, provisions: [rule.id], cases: [shown], isComplete: true)
      if clash.outcome == .blocked {
        let releasing = duty.sufficient {
          self.clash(of: $0, with: effective, refusals: duty.refusals)?.outcome != .blocked
        }
        finding.remedies = releasing.map(Remedy.declare)
        if !rule.isInherited {
          finding.remedies.append(
            .amend([Remedy.Amendment(provision: rule.id, except: .requirement(requirement.id))]))
        }
      }
      return finding
    }
  }

  // MARK: Safeguards

  /// Answers a clause that powers must stay inside certain conditions.
  private func safeguard(_ requirement: Requirement) -> Answered {
    let scope = facts.region(requirement.scope).without(facts.impossible)
    let inside = facts.region(requirement.reaches, except: requirement.exceptions)
    let powers = law.rules.filter {
      $0.definition.effect != .mustNot && !$0.isInherited && !$0.region.isDisjoint(with: scope)
    }
    let outside = powers.filter { !$0.region.intersection(scope).isSubset(of: inside) }
    var answer = Answered(
      status: outside.isEmpty ? .met : outside.count == powers.count ? .notMet : .partlyMet,
      provisions: powers.map(\.id))
    // Where powers were looked for and none was found, nothing is kept inside the safeguard.
    guard !powers.isEmpty else { return Answered(status: surveysPowers ? .notMet : .notSurveyed) }
    answer.findings = outside.map { rule in
      let exercised = rule.region.intersection(scope)
      let (cases, points, isComplete) = facts.uncovered(exercised, by: inside, limit: 3, showing: named(requirement))
      var finding = finding(
        .missingSafeguard, of: requirement, named: rule.id, detail: .missingSafeguard(provision: rule.id),
        level: requirement.modality == .shall ? .warning : .note, provisions: [rule.id], cases: cases,
        isComplete: isComplete)
      let missing = missingSafeguards(rule, exercised, inside)
      finding.blocking = laxities(of: rule, at: points, missing)
      if !missing.isEmpty {
        let limits = missing.map { facts.limit($0.allowed, of: $0.variable) }
        finding.remedies = [.amend([Remedy.Amendment(provision: rule.id, narrow: limits)])]
      }
      return finding
    }
    return answer
  }

  /// Whether the module has looked at some power that the treaty asks for.
  private var surveysPowers: Bool {
    treaty.requirements.contains { $0.kind == .power && law.module.surveys($0.topic) }
  }

  // MARK: Making findings

  /// The variables that a sentence has to name, whatever their value: who does what with which data.
  func named(_ requirement: Requirement) -> Set<Int> {
    let always = ["requester", "action", "data"].compactMap { facts.vocabulary.index(of: $0) }
    return Set(always + (requirement.reaches + requirement.scope).flatMap(\.limits.keys))
  }

  func finding(
    _ kind: Finding.Kind, of requirement: Requirement, named suffix: String, detail: Finding.Detail, level: Level,
    provisions: [String], cases: [UncoveredCase], isComplete: Bool
  ) -> Finding {
    let base = "\(law.module.jurisdiction.code)/\(treaty.id)/\(requirement.id)/\(kind.rawValue)"
    return Finding(
      id: suffix.isEmpty ? base : "\(base)/\(suffix)", kind: kind, level: level, certainty: .certain,
      requirement: requirement.id, article: requirement.article, paragraph: requirement.paragraph,
      provisions: provisions, witness: cases.first?.witness, uncovered: cases, uncoveredIsComplete: isComplete,
      blocking: [], remedies: [],
      location: provisions.first.flatMap { id in law.rules.first { $0.id == id }?.definition.place }
        ?? requirement.place, detail: detail)
  }
}
