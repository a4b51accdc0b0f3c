// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import ComityMapper
import Regions

/// A provision of either space, with as much of it as the checks of regions need.
struct CheckedRule {
  var id: String
  var citation: String
  var place: Place?
  var inForce: Period
  /// What must be equal besides the region for two provisions to say the same: permission and prohibition do not.
  var effect: String
  var exceptions: [Carveout]
  var disputes: [Dispute]
  /// What it reaches by its own words, as cubes.
  var cubes: [Cube]
  /// The same, opened to attempts, accomplices and whatever else the general part adds.
  var opened: [Cube]
}

/// The provisions of a module that are stated in one space.
struct CheckedRules {
  let facts: FactSpace
  let rules: [CheckedRule]

  init(of module: any JurisdictionModule, in vocabulary: Vocabulary) {
    let conditions = module.conditions(in: vocabulary.space)
    let facts = FactSpace(vocabulary, thresholdsOf: conditions)
    self.facts = facts
    switch vocabulary.space {
    case .conduct:
      let generalPart = CompiledGeneralPart(module.generalPart, in: facts)
      rules = module.offenses.map { offense in
        let compiled = CompiledOffense(offense.withoutExceptions, generalPart, in: facts)
        return CheckedRule(
          id: offense.id, citation: offense.citation, place: offense.place, inForce: offense.inForce, effect: "",
          exceptions: offense.exceptions, disputes: offense.disputes,
          cubes: offense.reaches.map { facts.cubeWithSilence($0) }, opened: compiled.strict.terms.map(\.cube))
      }
    case .evidence:
      rules = module.dataSharing.map { rule in
        let cubes = rule.reaches.map { facts.cubeWithSilence($0) }
        return CheckedRule(
          id: rule.id, citation: rule.citation, place: rule.place, inForce: rule.inForce, effect: rule.effect.rawValue,
          exceptions: rule.exceptions, disputes: [], cubes: cubes, opened: cubes)
      }
    }
  }

  /// Provisions that reach nothing, by themselves or because of their exceptions.
  func emptyRules() -> [Diagnostic] {
    rules.flatMap { rule -> [Diagnostic] in
      let whole = region(rule.cubes)
      if whole.isEmpty {
        return [
          Diagnostic(
            "unreachable-provision", "no fact pattern can meet '\(rule.id)'", severity: .error, at: rule.place,
            notes: impossibilities(excluding: rule.cubes).map {
              Diagnostic.Note("the vocabulary says of these facts: \($0)")
            })
        ]
      }
      let swallowing = rule.exceptions.filter { exception in
        region(rule.cubes, less: exception.when).isEmpty
      }
      if !swallowing.isEmpty {
        return swallowing.map { exception in
          Diagnostic(
            "swallowing-exception",
            "the \(exception.kind.rawValue) '\(exception.id)' takes out everything that '\(rule.id)' reaches",
            severity: .error, at: exception.place ?? rule.place,
            notes: [Diagnostic.Note("the provision stands here", at: rule.place)])
        }
      }
      if region(rule.cubes, less: rule.exceptions.flatMap(\.when)).isEmpty {
        return [
          Diagnostic(
            "unreachable-provision", "the exceptions of '\(rule.id)' together leave nothing of it", severity: .error,
            at: rule.place,
            notes: rule.exceptions.map { Diagnostic.Note("the \($0.kind.rawValue) '\($0.id)'", at: $0.place) })
        ]
      }
      return []
    }
  }

  /// Exceptions that take nothing out.
  func exceptionsWithoutUse() -> [Diagnostic] {
    rules.flatMap { rule in
      rule.exceptions.filter { exception in
        let taken = exception.when.map { facts.cube($0) }
        return !rule.opened.contains { cube in taken.contains { !$0.isDisjoint(with: cube) } }
      }.map { exception in
        Diagnostic(
          "idle-exception",
          "the \(exception.kind.rawValue) '\(exception.id)' takes nothing out: '\(rule.id)' does not reach these cases",
          severity: .warning, at: exception.place ?? rule.place,
          notes: [Diagnostic.Note("the provision stands here", at: rule.place)])
      }
    }
  }

  /// Elements said to be disputed that the provision does not require under any reading.
  func disputesWithoutUse() -> [Diagnostic] {
    rules.flatMap { rule in
      rule.disputes.filter { dispute in
        let all = facts.vocabulary.variables[dispute.variable].values.count
        return rule.cubes.allSatisfy { $0.values(of: dispute.variable).count == all }
      }.map { dispute in
        let name = facts.vocabulary.variables[dispute.variable].id
        return Diagnostic(
          "idle-dispute", "'\(name)' is said to be disputed, but '\(rule.id)' does not require it", severity: .warning,
          at: rule.place)
      }
    }
  }

  /// Provisions that say the same as another.
  func sameRegions() -> [Diagnostic] {
    let regions = rules.map { region($0.cubes, less: $0.exceptions.flatMap(\.when)) }
    var problems: [Diagnostic] = []
    for (index, rule) in rules.enumerated() {
      for (other, earlier) in rules[..<index].enumerated()
      where rule.effect == earlier.effect && rule.inForce.meets(earlier.inForce) {
        guard !regions[index].isEmpty, regions[index].isEquivalent(to: regions[other]) else { continue }
        problems.append(
          Diagnostic(
            "same-region", "'\(rule.id)' reaches exactly the cases of '\(earlier.id)'", severity: .warning,
            at: rule.place, notes: [Diagnostic.Note("the other provision stands here", at: earlier.place)]))
        break
      }
    }
    return problems
  }

  // MARK: Regions

  private func region(_ cubes: [Cube], less exceptions: [Condition] = []) -> Region {
    let exclusions = exceptions.map { facts.cube($0) } + facts.impossible
    return Region(space: facts.space, terms: cubes.map { Region.Term(cube: $0, exclusions: exclusions) })
  }

  /// Why the facts of these cubes cannot occur.
  private func impossibilities(excluding cubes: [Cube]) -> [String] {
    facts.vocabulary.impossible.filter { impossibility in
      impossibility.when.contains { condition in
        cubes.contains { cube in
          !cube.isDisjoint(with: facts.cube(condition))
            && Set(condition.limits.keys).isSubset(of: cube.limitedVariables)
        }
      }
    }.map(\.because)
  }
}

extension Period {
  /// Whether there is a day on which both are law.
  fileprivate func meets(_ other: Period) -> Bool {
    if let until, let from = other.from, until <= from { return false }
    if let until = other.until, let from, until <= from { return false }
    return true
  }
}

extension OffenseDefinition {
  /// The same offence, as if it had no defence.
  fileprivate var withoutExceptions: Offense {
    Offense(
      id: id, citation: citation, title: title, topics: topics, reaches: reaches, disputes: disputes, penalty: penalty,
      attempt: attempt, legalPersons: legalPersons, inForce: inForce, source: source, review: review, place: place)
  }
}
