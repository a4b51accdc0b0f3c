// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension EvidenceInquiry {
  // MARK: Collisions

  /// Prohibitions that meet a duty and that neither a ground of refusal nor a way of doing it lifts.
  ///
  /// A prohibition that some way lifts, something which the authorities can bring about, is a safeguard and no finding. One
  /// that stays inside a ground of refusal, or that the treaty leaves to domestic law, is told as information.
  func collisions(_ answer: RequirementAnswer) -> [Finding] {
    let requirement = answer.requirement
    let inquiry = answer.inquiry
    let remaining = (answer.strict.used + answer.strict.choices).applied(to: inquiry.whole)
    return law.prohibitions.compactMap { prohibition -> Finding? in
      let rule = prohibition.rule
      let met = remaining.intersection(prohibition.effective)
      guard !met.isEmpty, rule.definition.yieldsToTreaties == nil else { return nil }
      let blocked = blocked(remaining, by: prohibition.effective, inquiry.openedToEveryWay)
      guard !blocked.isEmpty else { return nil }
      let colliding = blocked.intersection(answer.strict.asked)
      guard isTold(colliding, remaining, answer) else { return nil }
      let covered = answer.strict.covered
      let isRefusable = colliding.isSubset(of: covered)
      let shown = met.intersection(blocked)
      let point =
        isRefusable
        ? facts.example(in: shown.without(facts.impossible))
        : shown.subtracting(inquiry.grounds).without(facts.impossible)
          .witness(outside: covered, preferring: facts.usual)
      guard let point else { return nil }
      let cases = [
        UncoveredCase(limits: [], telling: [], witness: facts.factPattern(point, showing: named(requirement)))
      ]
      guard !isRefusable else {
        guard requirement.kind == .cooperate else { return nil }
        return finding(
          .refusalAvailable(collision(rule)), of: requirement, named: rule.id, level: .note, provisions: [rule.id],
          witness: cases[0].witness, uncovered: cases)
      }
      let certainty: Certainty = answer.isAnsweredLeniently(colliding, outside: covered) ? .arguable : .certain
      let releasing = ClosingSets(of: inquiry.options.open(under: .strict), in: facts, for: colliding) {
        $0.isSubset(of: covered)
      }
      return finding(
        .collision(collision(rule)), of: requirement, named: rule.id,
        level: .of(requirement, certainty: certainty, isProvisional: answer.isProvisional), certainty: certainty,
        isProvisional: answer.isProvisional, provisions: [rule.id], witness: cases[0].witness, uncovered: cases,
        remedies: releasing.sets.map(Remedy.declare)
          + (rule.isInherited
            ? [] : [.amend([Remedy.Amendment(provision: rule.id, except: .requirement(requirement.id))])]))
    }
  }

  /// Whether a collision is told: where no power would do what is forbidden, the missing power is; but that the usual case
  /// is forbidden always is.
  private func isTold(_ colliding: Region, _ asked: Region, _ answer: RequirementAnswer) -> Bool {
    let inquiry = answer.inquiry
    let isBasis = answer.requirement.treatyBasis.map { module.holds($0.fact) == true } ?? false
    let granted = inquiry.openedToEveryWay(asked.intersection(law.lenientGranted))
    return isBasis || colliding.isEmpty || !colliding.isDisjoint(with: granted)
      || inquiry.usualCases(of: asked).contains { !colliding.isDisjoint(with: Region($0)) }
  }

  /// What of what is asked a prohibition forbids in every way of doing it.
  private func blocked(_ asked: Region, by forbidden: Region, _ openedToEveryWay: (Region) -> Region) -> Region {
    openedToEveryWay(asked.intersection(forbidden)).subtracting(openedToEveryWay(asked.subtracting(forbidden)))
  }

  /// What is said of a prohibition that meets a duty.
  func collision(_ rule: CompiledRule) -> Finding.Collision {
    Finding.Collision(
      rule: rule.id, rank: module.jurisdiction.treatyRank, rankSummary: module.jurisdiction.treatyRankSummary,
      layer: rule.isInherited)
  }

  // MARK: Other treaties

  /// Where what this treaty permits meets what another forbids that binds the country.
  func permissionConflicts() -> [Finding] {
    guard !otherProhibitions.isEmpty else { return [] }
    return treaty.requirements.filter { $0.kind == .permit }.flatMap {
      treatyConflicts($0, law.region(of: $0), refusals: Region(emptyIn: facts.space))
    }
  }

  /// Where a duty, or a permission, of this treaty meets what another treaty that binds the country forbids.
  func treatyConflicts(_ requirement: Requirement, _ asked: Region, refusals: Region) -> [Finding] {
    let ways = ways(of: requirement)
    func openedToEveryWay(_ region: Region) -> Region { region.opening(ways) }
    return otherProhibitions.compactMap { other, prohibition, forbidden in
      let met = asked.intersection(forbidden)
      guard !met.isEmpty else { return nil }
      let blocked = blocked(asked, by: forbidden, openedToEveryWay)
      let beyond = blocked.subtracting(openedToEveryWay(refusals))
      let isLifted = blocked.isEmpty
      let isRefusable = !isLifted && beyond.isEmpty
      let shown = isLifted ? met : met.intersection(isRefusable ? blocked : beyond)
      guard let point = facts.example(in: shown.without(facts.impossible)) else { return nil }
      let isPermission = requirement.kind == .permit
      return finding(
        .treatyConflict(
          Finding.TreatyConflict(
            treaty: other, requirement: prohibition, isPermission: isPermission, isLifted: isLifted,
            isRefusable: isRefusable, door: doors(of: forbidden, at: point))),
        of: requirement, named: "\(other.id):\(prohibition.id)",
        level: isLifted || isRefusable || isPermission
          ? .note : .of(requirement, certainty: .certain, isProvisional: prohibition.basis == .unread), provisions: [],
        witness: facts.factPattern(point, showing: named(requirement)),
        uncovered: [
          UncoveredCase(limits: [], telling: [], witness: facts.factPattern(point, showing: named(requirement)))
        ])
    }
  }

  /// The `how` that lifts a prohibition from a case: the fewest answers that, changed, take the case out of it.
  private func doors(of prohibition: Region, at point: Point) -> [FactLimit] {
    for variable in law.howVariables {
      var values = ValueSet()
      for value in 0..<facts.space.sizes[variable] where value != point[variable] {
        var changed = point
        changed[variable] = value
        if !prohibition.contains(changed) { values.insert(value) }
      }
      if !values.isEmpty { return [facts.limit(values, of: variable)] }
    }
    return []
  }
}
