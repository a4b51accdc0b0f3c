// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// A treaty's requirements of the evidence space against the rules on data of one country.
struct EvidenceInquiry {
  let treaty: Treaty
  let law: CompiledEvidence
  let options: [UsedOption]

  var facts: FactSpace { law.facts }

  /// Answers every requirement of the evidence space that asks something of the law.
  func assess() -> [(requirement: Requirement, answer: Answered)] {
    treaty.requirements.filter { [.power, .safeguard, .cooperate].contains($0.kind) }.map { requirement in
      guard law.module.surveys(requirement.topic) else { return (requirement, Answered(status: .notSurveyed)) }
      return (requirement, requirement.kind == .safeguard ? safeguard(requirement) : duty(requirement))
    }
  }

  // MARK: Powers and cooperation

  /// Answers a duty to have a power, or to act for another State.
  ///
  /// A duty is met where, for everything that it asks to be done, the law knows some way of doing it. The ways are the
  /// values of the `how` variables; so the question is whether the duty lies inside the lawful ways, opened in them.
  private func duty(_ requirement: Requirement) -> Answered {
    let whole = law.region(of: requirement)
    let used = options.filter { $0.option.applies(to: requirement) }
    let remaining = used.applied(to: whole)
    let refusable = requirement.kind == .cooperate ? refusals(of: requirement) : Region(emptyIn: facts.space)
    let ways = lawfulWays(remaining)
    let asked = law.openedToEveryHow(remaining)
    let mustMeet = asked.subtracting(law.openedToEveryHow(refusable))
    var answer = Answered(status: .met)
    answer.options = used.map {
      OptionUse(
        option: $0.option.id, alternatives: $0.alternatives, article: $0.option.article,
        paragraph: $0.option.paragraph, use: .inForce, releases: [])
    }
    answer.provisions = law.rules.filter {
      $0.definition.effect != .mustNot && $0.definition.topics.contains(requirement.topic)
        && !$0.region.isDisjoint(with: remaining)
    }.map(\.id)
    if mustMeet.isSubset(of: ways) {
      let unrestricted = law.openedToEveryHow(whole).subtracting(law.openedToEveryHow(refusable))
      if !used.isEmpty, !unrestricted.isSubset(of: lawfulWays(whole)) { answer.status = .metByDeclaration }
    } else {
      answer.status = asked.isDisjoint(with: ways) ? .notMet : .partlyMet
      answer.findings += missing(requirement, remaining, mustMeet, ways)
    }
    answer.findings += collisions(requirement, remaining, refusable)
    return answer
  }

  /// What is lawful in some way: granted by a rule and not forbidden by another.
  private func lawfulWays(_ duty: Region) -> Region {
    law.openedToEveryHow(duty.intersection(law.granted).subtracting(law.forbidden))
  }

  /// The grounds on which the treaty lets or makes the State refuse.
  private func refusals(of requirement: Requirement) -> Region {
    let grounds = treaty.requirements.filter { ground in
      ground.kind == .refusal
        && (ground.extending.map { $0.of.contains("all") || $0.of.contains(requirement.id) } ?? true)
    }
    return Region(space: facts.space, terms: grounds.flatMap { law.region(of: $0).terms })
  }

  private func missing(
    _ requirement: Requirement, _ remaining: Region, _ mustMeet: Region, _ ways: Region
  ) -> [Finding] {
    // What is forbidden in every way is a collision, and is reported as one.
    let possible = law.openedToEveryHow(remaining.subtracting(law.forbidden))
    let open = mustMeet.intersection(possible)
    guard !open.isSubset(of: ways) else { return [] }
    let kind: Finding.Kind = requirement.kind == .cooperate ? .noLegalBasis : .gap
    let (cases, isComplete) = uncovered(open, by: ways, limit: 4, showing: requirement)
    let near = law.rules.filter {
      $0.definition.effect != .mustNot && $0.definition.topics.contains(requirement.topic)
    }
    return [
      finding(
        kind, of: requirement, named: "",
        detail: kind == .gap
          ? .gap(total: open.isDisjoint(with: ways)) : .noLegalBasis(total: open.isDisjoint(with: ways)),
        level: requirement.level, provisions: near.map(\.id), cases: cases, isComplete: isComplete)
    ]
  }

  // MARK: Collisions

  /// Prohibitions that meet a duty: with no way round them, or with a way that they leave open themselves.
  private func collisions(_ requirement: Requirement, _ duty: Region, _ refusable: Region) -> [Finding] {
    law.prohibitions.compactMap { rule, effective in
      let met = duty.intersection(effective)
      guard !met.isEmpty else { return nil }
      // For what is asked, does some way of doing it stay outside the prohibition?
      let open = law.openedToEveryHow(duty.subtracting(effective))
      let blocked = law.openedToEveryHow(met).subtracting(open)
      let beyondRefusal = blocked.subtracting(law.openedToEveryHow(refusable))
      let kind: Finding.Kind
      let shown: Region
      if !beyondRefusal.isEmpty {
        kind = rule.isInherited ? .treatyConflict : .collision
        shown = met.intersection(beyondRefusal)
      } else if !blocked.isEmpty {
        kind = .refusalAvailable
        shown = met.intersection(blocked)
      } else {
        kind = rule.isInherited ? .treatyConflict : .collision
        shown = met
      }
      let isLifted = blocked.isEmpty
      guard let point = facts.example(in: shown.without(facts.impossible)) else { return nil }
      var case_ = UncoveredCase(limits: [], telling: [], witness: pattern(point, requirement))
      case_.telling = doors(of: rule, at: point)
      return finding(
        kind, of: requirement, named: rule.id,
        detail: .collision(
          Finding.Collision(
            rule: rule.id, isLifted: isLifted, door: case_.telling, rank: law.module.jurisdiction.treatyRank,
            rankSummary: law.module.jurisdiction.treatyRankSummary, layer: rule.isInherited)),
        level: kind == .refusalAvailable || isLifted ? .note : .error, provisions: [rule.id], cases: [case_],
        isComplete: true)
    }
  }

  /// The `how` that lifts a prohibition from a case: the fewest answers that, changed, take the case out of it.
  private func doors(of rule: CompiledRule, at point: Point) -> [FactLimit] {
    for variable in law.howVariables {
      var values = ValueSet()
      for value in 0..<facts.space.sizes[variable] where value != point[variable] {
        var changed = point
        changed[variable] = value
        if !rule.region.contains(changed) { values.insert(value) }
      }
      if !values.isEmpty { return [facts.limit(values, of: variable)] }
    }
    return []
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
    guard !powers.isEmpty else { return Answered(status: .notSurveyed) }
    answer.findings = outside.map { rule in
      let (cases, isComplete) = uncovered(
        rule.region.intersection(scope), by: inside, limit: 3, showing: requirement)
      return finding(
        .missingSafeguard, of: requirement, named: rule.id, detail: .missingSafeguard(provision: rule.id),
        level: requirement.modality == .shall ? .warning : .note, provisions: [rule.id], cases: cases,
        isComplete: isComplete)
    }
    return answer
  }

  // MARK: Making findings

  private func uncovered(
    _ region: Region, by cover: Region, limit: Int, showing requirement: Requirement
  ) -> (cases: [UncoveredCase], isComplete: Bool) {
    let found = facts.uncovered(region, by: cover, limit: limit, showing: named(requirement))
    return (found.cases, found.isComplete)
  }

  private func pattern(_ point: Point, _ requirement: Requirement) -> FactPattern {
    facts.factPattern(point, showing: named(requirement))
  }

  /// The variables that a sentence has to name, whatever their value: who does what with which data.
  private func named(_ requirement: Requirement) -> Set<Int> {
    let always = ["requester", "action", "data"].compactMap { facts.vocabulary.index(of: $0) }
    return Set(always + (requirement.reaches + requirement.scope).flatMap(\.limits.keys))
  }

  private func finding(
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
