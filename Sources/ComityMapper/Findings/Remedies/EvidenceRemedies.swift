// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension EvidenceInquiry {
  // MARK: A power that is not there

  /// What keeps cases out of the rules nearest to them, whatever the way in which a thing is done.
  func obstacles(to points: [Point], among near: [CompiledRule]) -> [BlockingElement] {
    let open = Set(law.howVariables)
    return points.flatMap { point in
      let nearest = Distance.nearest(to: point, among: near, leavingOpen: open).sameAct(facts)
      return nearest.flatMap { distance -> [BlockingElement] in
        if distance.size > 0 { return distance.elements(at: point, facts) }
        return exceptions(of: distance.provision.id, at: point) + prohibitions(at: point)
      }
    }.unique
  }

  /// The exceptions that take a case out of a rule that would else reach it.
  private func exceptions(of rule: String, at point: Point) -> [BlockingElement] {
    guard let rule = law.rules.first(where: { $0.id == rule }) else { return [] }
    return rule.definition.exceptions.flatMap { exception in
      exception.when.compactMap { obstacle(rule.id, facts.cube($0), at: point, exception: exception.id) }
    }
  }

  /// The prohibitions that meet a case of which a rule gives the power.
  private func prohibitions(at point: Point) -> [BlockingElement] {
    law.prohibitions.flatMap { prohibition in
      prohibition.effective.terms.compactMap { obstacle(prohibition.rule.id, $0.cube, at: point, exception: nil) }
        .prefix(1)
    }
  }

  /// A cube that takes a case out: it would not, if the case had another answer to what the cube is about.
  private func obstacle(_ provision: String, _ cube: Cube, at point: Point, exception: String?) -> BlockingElement? {
    let limited = cube.limitedVariables.filter { !law.howVariables.contains($0) }
    guard limited.allSatisfy({ cube.values(of: $0).contains(point[$0]) }),
      let variable = limited.min(by: { cube.values(of: $0).count < cube.values(of: $1).count })
    else { return nil }
    let others = ValueSet(0..<facts.space.sizes[variable]).subtracting(cube.values(of: variable))
    return facts.blockingElement(of: provision, variable, allowed: others, at: point, exception: exception)
  }

  /// What would close a gap: declarations, the smallest change of words, or a new power.
  ///
  /// Each was tried by running the algebra again.
  func remedies(
    _ answer: RequirementAnswer, _ asked: Region, _ near: [CompiledRule], _ points: [Point], _ closing: ClosingSets
  ) -> [Remedy] {
    var remedies = closing.sets.map(Remedy.declare)
    let owed = answer.strict.owed
    /// A case for which there is no way, even with more rules that grant one.
    func openCase(_ more: Region) -> Point? {
      let further = answer.inquiry.openedToEveryWay(
        owed.intersection(more).subtracting(law.forbiddenDespiteTreaties))
      return asked.witness(outside: answer.strict.covered.union(further), preferring: facts.usual)
    }
    // The law of a layer above is not the State's to amend; and a rule on what officials hold is not the one to bind a
    // provider, nor one for requests from abroad the one for measures at home.
    let isPower = answer.requirement.kind == .power
    let fixed = [facts.vocabulary.index(of: .holder), isPower ? facts.vocabulary.index(of: .actor) : nil]
      .compactMap(\.self)
    let own = near.filter { rule in
      !rule.isInherited
        && fixed.allSatisfy { variable in
          let needed = owed.hull.values(of: variable)
          return rule.region.terms.contains { !$0.cube.values(of: variable).intersection(needed).isEmpty }
        }
    }
    let search = AmendmentSearch(
      facts: facts, topic: answer.requirement.topic, relatedTopics: [],
      kernel: facts.kernel(of: answer.requirement), law: law.granted, candidates: own, needed: owed.hull,
      leavingOpen: Set(law.howVariables), openCase: openCase)
    if let amendments = search.smallest(closing: points) {
      remedies.append(.amend(amendments))
    } else if let dropped = droppedException(own, openCase) {
      remedies.append(.amend([dropped]))
    } else if openCase(owed) == nil {
      remedies.append(.enact(answer.requirement.kind == .cooperate ? .assistance : .power))
    }
    return remedies
  }

  /// An exception of a rule without which the gap would be closed.
  private func droppedException(_ near: [CompiledRule], _ openCase: (Region) -> Point?) -> Remedy.Amendment? {
    for rule in near {
      for exception in rule.definition.exceptions {
        let others = rule.definition.exceptions.filter { $0.id != exception.id }
        if openCase(facts.region(rule.definition.reaches, except: others)) == nil {
          return Remedy.Amendment(provision: rule.id, drop: [exception.id])
        }
      }
    }
    return nil
  }

  // MARK: A power without a safeguard

  /// The limits that, added to a power, would keep every exercise of it inside a safeguard: the fewest that the clause
  /// offers; none where no such limits suffice.
  func missingSafeguards(
    _ rule: CompiledRule, _ exercised: Region, _ inside: Region
  ) -> [(variable: Int, allowed: ValueSet)] {
    let choices = inside.terms.compactMap { term -> [(variable: Int, allowed: ValueSet)]? in
      let missing = term.cube.limitedVariables.filter { variable in
        exercised.terms.contains { !$0.cube.values(of: variable).isSubset(of: term.cube.values(of: variable)) }
      }
      let limits = missing.map { ($0, term.cube.values(of: $0)) }
      let kept = limits.reduce(exercised) { region, limit in
        region.intersection(Region(Cube(in: facts.space, limiting: [limit.0: limit.1])))
      }
      return kept.isEmpty || !kept.isSubset(of: inside) ? nil : limits
    }
    return choices.min { $0.count < $1.count } ?? []
  }

  /// Where a power goes beyond a safeguard: what it allows, and what the cases have that the safeguard would not.
  func laxities(
    of rule: CompiledRule, at points: [Point], _ missing: [(variable: Int, allowed: ValueSet)]
  ) -> [BlockingElement] {
    points.flatMap { point in
      missing.filter { !$0.allowed.contains(point[$0.variable]) }.map { variable, _ in
        let allowed = rule.region.terms.filter { $0.contains(point) }
          .reduce(ValueSet()) { $0.union($1.cube.values(of: variable)) }
        return facts.blockingElement(of: rule.id, variable, allowed: allowed, at: point)
      }
    }.unique
  }
}
