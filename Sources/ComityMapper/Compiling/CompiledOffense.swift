// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// An offence as regions: what its words reach, and what it reaches with attempt and the general part.
package final class CompiledOffense: Sendable {
  package let definition: any OffenseDefinition
  /// The offence itself under the strict reading: completed, by a perpetrator, as the vocabulary reads silence.
  package let core: Region
  /// The same under the lenient reading of every disputed element.
  package let lenientCore: Region
  /// The offence with attempt, accomplices, legal persons and places abroad, under the strict reading.
  package let strict: Region
  /// The same under the lenient reading of every disputed element.
  package let lenient: Region

  package var id: String { definition.id }
  /// Whether any element or exception is disputed.
  package var isDisputed: Bool {
    !definition.disputes.isEmpty || definition.exceptions.contains { $0.disputed != nil }
  }

  package init(_ definition: any OffenseDefinition, rules: [GeneralRule], in facts: FactSpace) {
    self.definition = definition
    let expansion = OffenseExpansion(definition, rules, facts)
    core = Region(space: facts.space, terms: expansion.core(.strict))
    strict = Region(space: facts.space, terms: expansion.expanded(core.terms))
    if definition.disputes.isEmpty && definition.exceptions.allSatisfy({ $0.disputed == nil }) {
      lenientCore = core
      lenient = strict
    } else {
      lenientCore = Region(space: facts.space, terms: expansion.core(.lenient))
      lenient = Region(space: facts.space, terms: expansion.expanded(lenientCore.terms))
    }
  }
}

/// One of the two readings of a provision with disputed elements.
package enum Reading: Sendable {
  /// Every disputed element is required, every disputed exception applies.
  case strict
  /// None is, none does.
  case lenient
}

/// How an offence's terms grow by attempt and by the rules of the general part.
private struct OffenseExpansion {
  let definition: any OffenseDefinition
  /// The cases to which each group of rules opens a term, as limits.
  let rules: [[FactSpace.LimitSets]]
  let facts: FactSpace

  init(_ definition: any OffenseDefinition, _ rules: [GeneralRule], _ facts: FactSpace) {
    self.definition = definition
    self.facts = facts
    var opening = rules.filter { $0.appliesTo?.contains(definition.id) ?? true }.map(\.opens)
    if definition.legalPersons?.holds == true, let legalPersons = facts.legalPersons { opening.append([legalPersons]) }
    self.rules = facts.grouped(opening).map { $0.map(facts.limitSets) }
  }

  func core(_ reading: Reading) -> [Region.Term] {
    let exclusions = definition.exceptions
      .filter { reading == .strict || $0.disputed == nil }
      .flatMap(\.when).map { facts.cube($0) }
    return definition.reaches.map { condition in
      var condition = condition
      if reading == .lenient {
        for dispute in definition.disputes where condition.limits[dispute.variable] != nil {
          condition.limits[dispute.variable] = dispute.lenient
        }
      }
      return Region.Term(cube: facts.cubeWithSilence(condition), exclusions: exclusions)
    }
  }

  func expanded(_ core: [Region.Term]) -> [Region.Term] {
    var terms = core
    if definition.attempt?.holds == true { terms += core.flatMap { facts.attempts(at: $0) } }
    for rule in rules {
      terms = terms.flatMap { term -> [Region.Term] in
        let opened = rule.map { facts.opened(term, to: $0) }
        let isKept = !opened.contains { term.cube.isSubset(of: $0.cube) }
        return (isKept ? [term] : []) + opened.filter { !$0.cube.isEmpty }
      }
    }
    return terms
  }
}

extension FactSpace {
  /// The condition that opens an offence to legal persons beside natural ones.
  fileprivate var legalPersons: Condition? {
    guard let actor = vocabulary.index(of: "actor") else { return nil }
    return Condition(limits: [actor: .values(ValueSet(vocabulary.variables[actor].values.indices))])
  }

  /// Rules that open the same variables, put together, so that the order in which they are written does not matter:
  /// one rule on acts on ships and another on acts abroad open an offence to both.
  fileprivate func grouped(_ rules: [[Condition]]) -> [[Condition]] {
    var groups: [(variables: Set<Int>, conditions: [Condition])] = []
    for rule in rules {
      let variables = Set(rule.flatMap(\.limits.keys)).filter { vocabulary.variables[$0].whenSilent != nil }
      if let index = groups.firstIndex(where: { !$0.variables.isDisjoint(with: variables) }) {
        groups[index].variables.formUnion(variables)
        groups[index].conditions += rule
      } else {
        groups.append((variables, rule))
      }
    }
    return groups.map(\.conditions)
  }

  /// A term opened to further cases: a variable on which the term is silent takes the new values, any other is
  /// limited further.
  package func opened(_ term: Region.Term, to condition: Condition) -> Region.Term {
    opened(term, to: limitSets(condition))
  }

  fileprivate func opened(_ term: Region.Term, to limits: LimitSets) -> Region.Term {
    var cube = term.cube
    for (variable, values) in limits {
      if let silent = vocabulary.variables[variable].whenSilent, cube.values(of: variable) == silent {
        cube = cube.opening([variable])
      }
      cube = cube.limiting(variable, to: values)
    }
    return Region.Term(cube: cube, exclusions: term.exclusions)
  }

  /// The attempts at what a term reaches: the act begun but not done, or done without the result; always with
  /// intent, and with what the vocabulary says that an attempt at the result presupposes.
  package func attempts(at term: Region.Term) -> [Region.Term] {
    guard let stage = vocabulary.index(of: "stage"), let mind = vocabulary.index(of: "mental-state"),
      let begun = vocabulary.variables[stage].value(named: "begun"),
      let done = vocabulary.variables[stage].value(named: "carried-out"),
      let intent = vocabulary.variables[mind].value(named: "intentional")
    else { return [] }
    let results = term.cube.limitedVariables.filter { vocabulary.variables[$0].isResult }
    let presupposed = results.flatMap { vocabulary.variables[$0].attemptedWhen }
    var cube = term.cube.opening(results + [stage])
      .limiting(mind, to: vocabulary.variables[mind].atLeast(intent))
    for condition in presupposed {
      for (variable, values) in limitSets(condition) { cube = cube.limiting(variable, to: values) }
    }
    let stages = results.isEmpty ? begun.members : begun.members.union(done.members)
    let attempt = Region.Term(cube: cube.limiting(stage, to: stages), exclusions: term.exclusions)
    return attempt.cube.isEmpty ? [] : [attempt]
  }

  /// What a condition allows of each variable that it names, in the order of the variables.
  fileprivate typealias LimitSets = [(variable: Int, values: ValueSet)]

  fileprivate func limitSets(_ condition: Condition) -> LimitSets {
    let cube = cube(condition)
    return condition.limits.keys.sorted().map { ($0, cube.values(of: $0)) }
  }
}
