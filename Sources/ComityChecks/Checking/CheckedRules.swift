// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import CompiledLaw
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
  var forms: [AggravatedForm]
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
          exceptions: offense.exceptions, disputes: offense.disputes, forms: offense.aggravatedForms,
          cubes: offense.reaches.map { facts.cubeWithSilence($0) }, opened: compiled.strict.terms.map(\.cube))
      }
    case .evidence:
      rules = module.dataSharing.map { rule in
        let cubes = rule.reaches.map { facts.cubeWithSilence($0) }
        return CheckedRule(
          id: rule.id, citation: rule.citation, place: rule.place, inForce: rule.inForce, effect: rule.effect.rawValue,
          exceptions: rule.exceptions, disputes: rule.disputes, forms: [], cubes: cubes, opened: cubes)
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
        let all = facts.space.sizes[dispute.variable]
        return rule.cubes.allSatisfy { $0.values(of: dispute.variable).count == all }
      }.map { dispute in
        let name = facts.vocabulary.variables[dispute.variable].id
        return Diagnostic(
          "idle-dispute", "'\(name)' is said to be disputed, but '\(rule.id)' does not require it", severity: .warning,
          at: rule.place)
      }
    }
  }

  /// Aggravated forms that fit no case of their offence, or every one.
  func formsWithoutUse() -> [Diagnostic] {
    rules.flatMap { rule -> [Diagnostic] in
      let stated = rule.forms.filter { !$0.reaches.isEmpty }
      guard !stated.isEmpty else { return [] }
      let whole = region(rule.cubes, less: rule.exceptions.filter { $0.kind != .bar }.flatMap(\.when))
      guard !whole.isEmpty else { return [] }
      return stated.compactMap { form in
        let cases = facts.region(form.reaches)
        let notes = [Diagnostic.Note("the provision stands here", at: rule.place)]
        if whole.isDisjoint(with: cases) {
          return Diagnostic(
            "idle-form", "this aggravated form fits no case: '\(rule.id)' does not reach these facts", severity: .error,
            at: form.place ?? rule.place, notes: notes)
        }
        guard whole.isSubset(of: cases) else { return nil }
        return Diagnostic(
          "swallowing-form",
          "this aggravated form fits every case of '\(rule.id)', so that the basic penalty fits none",
          severity: .warning, at: form.place ?? rule.place, notes: notes)
      }
    }
  }

  /// Provisions that say the same as another.
  func sameRegions() -> [Diagnostic] {
    let regions = rules.map { region($0.cubes, less: $0.exceptions.flatMap(\.when)) }
    var problems: [Diagnostic] = []
    // Of many provisions only those are compared whose answers to a few questions are alike.
    let signatures = rules.count > 50 ? signatures(of: regions) : []
    var alike: [Signature: [Int]] = [:]
    for (index, rule) in rules.enumerated() where !regions[index].isEmpty {
      let signature = signatures.isEmpty ? Signature() : signatures[index]
      defer { alike[signature, default: []].append(index) }
      for other in alike[signature] ?? [] {
        let earlier = rules[other]
        guard rule.effect == earlier.effect, rule.inForce.meets(earlier.inForce),
          regions[index].isEquivalent(to: regions[other])
        else { continue }
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

  /// The least and the greatest answers that occur in a region, of some variables: equal for regions that are equal,
  /// however they are written.
  private struct Signature: Hashable {
    var bounds: [Int] = []
  }

  private func signatures(of regions: [Region]) -> [Signature] {
    // Those variables tell most provisions apart to which they give the most different sets.
    let variables = facts.vocabulary.variables.indices
    let varieties = variables.map { index in
      Set(rules.flatMap { rule in rule.cubes.map { $0.values(of: index) } }).count
    }
    let telling = variables.filter { varieties[$0] > 1 }.sorted { varieties[$0] > varieties[$1] }.prefix(6)
    return regions.map { region in
      guard !region.isEmpty else { return Signature() }
      return Signature(
        bounds: telling.flatMap { variable in
          let count = facts.space.sizes[variable]
          // Whether some answer before this one occurs, and whether this one or a later one does: both change once.
          let least = firstIndex(below: count) { !region.limited(variable, to: 0..<($0 + 1)).isEmpty }
          let greatest = firstIndex(below: count) { region.limited(variable, to: ($0 + 1)..<count).isEmpty }
          return [least, greatest]
        })
    }
  }

  /// The first of the indexes below a count for which something holds that holds from there on.
  private func firstIndex(below count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func region(_ cubes: [Cube], less exceptions: [Condition] = []) -> Region {
    let exclusions = exceptions.map { facts.cube($0) } + facts.impossible
    return Region(space: facts.space, terms: cubes.map { Region.Term(cube: $0, exclusions: exclusions) })
  }

  /// Why the facts of these cubes cannot occur.
  private func impossibilities(excluding cubes: [Cube]) -> [String] {
    facts.vocabulary.impossible.filter { impossibility in
      impossibility.when.contains { condition in
        guard let impossible = facts.cubeOfNamed(condition) else { return false }
        return cubes.contains { cube in
          !cube.isDisjoint(with: impossible)
            && Set(condition.limits.keys).isSubset(of: cube.limitedVariables)
        }
      }
    }.map(\.because)
  }
}

extension Region {
  /// What is left where a variable has one of these answers.
  fileprivate func limited(_ variable: Int, to values: Range<Int>) -> Region {
    intersection(Region(Cube(in: space, limiting: [variable: ValueSet(values)])))
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
