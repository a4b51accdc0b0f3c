// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import Regions

/// The rules of the general part, compiled once for all offences: the cases to which each of them opens an offence.
package struct CompiledGeneralPart: Sendable {
  private struct Rule: Sendable {
    /// The offences to which it applies; all, where nothing is given.
    var appliesTo: [String]?
    /// The variables that it opens: those on which silence has a meaning.
    var variables: ValueSet
    var cases: [FactSpace.LimitSets]

    init(_ conditions: [Condition], appliesTo: [String]?, in facts: FactSpace) {
      self.appliesTo = appliesTo
      variables = ValueSet(
        conditions.flatMap(\.limits.keys).filter { facts.vocabulary.variables[$0].whenSilent != nil })
      cases = conditions.map(facts.limitSets)
    }
  }

  private let rules: [Rule]
  /// What opens an offence to legal persons beside natural ones, where it says that they are liable.
  private let legalPersons: Rule?

  /// Compiles rules; of an offence that is compiled without any, only its own words count.
  package init(_ rules: [GeneralRule], in facts: FactSpace) {
    self.rules = rules.map { Rule($0.opens, appliesTo: $0.appliesTo, in: facts) }
    legalPersons = facts.vocabulary.index(of: "actor").map { actor in
      let everyone = ValueSet(facts.vocabulary.variables[actor].values.indices)
      return Rule([Condition(limits: [actor: .values(everyone)])], appliesTo: nil, in: facts)
    }
  }

  /// The cases to which an offence is opened, group by group.
  ///
  /// Rules that open the same variables are put together, so that the order in which they are written does not matter:
  /// one rule on acts on ships and another on acts abroad open an offence to both.
  func opening(_ definition: any OffenseDefinition) -> [[FactSpace.LimitSets]] {
    let id = definition.id
    var groups: [(variables: ValueSet, cases: [FactSpace.LimitSets])] = []
    func add(_ rule: Rule) {
      if let index = groups.firstIndex(where: { !$0.variables.intersection(rule.variables).isEmpty }) {
        groups[index].variables = groups[index].variables.union(rule.variables)
        groups[index].cases += rule.cases
      } else {
        groups.append((rule.variables, rule.cases))
      }
    }
    for rule in rules where rule.appliesTo?.contains(id) ?? true { add(rule) }
    if definition.legalPersons?.holds == true, let legalPersons { add(legalPersons) }
    return groups.map(\.cases)
  }
}

extension FactSpace {
  /// What a condition allows of each variable that it names, in the order of the variables.
  typealias LimitSets = [(variable: Int, values: ValueSet)]

  func limitSets(_ condition: Condition) -> LimitSets {
    let cube = cube(condition)
    return condition.limits.keys.sorted().map { ($0, cube.values(of: $0)) }
  }

  /// A term opened to further cases: a variable on which the term is silent takes the new values, any other is
  /// limited further.
  func opened(_ term: Region.Term, to limits: LimitSets) -> Region.Term {
    var term = term
    for (variable, values) in limits {
      if let silent = vocabulary.variables[variable].whenSilent, term.cube.values(of: variable) == silent {
        term.cube.free(variable)
      }
      term.cube.limit(variable, to: values)
    }
    return term
  }

  /// The attempts at what a term reaches: the act begun but not done, or done without the result; always with
  /// intent, and with what the vocabulary says that an attempt at the result presupposes.
  func attempts(at term: Region.Term) -> [Region.Term] {
    guard let attempt else { return [] }
    let results = term.cube.limitedVariables.filter { vocabulary.variables[$0].isResult }
    let presupposed = results.flatMap { vocabulary.variables[$0].attemptedWhen }
    var cube = term.cube.opening(results + [attempt.stage]).limiting(attempt.mentalState, to: attempt.intent)
    for condition in presupposed {
      for (variable, values) in limitSets(condition) { cube.limit(variable, to: values) }
    }
    cube.limit(attempt.stage, to: results.isEmpty ? attempt.begun : attempt.begun.union(attempt.done))
    return cube.isEmpty ? [] : [Region.Term(cube: cube, exclusions: term.exclusions)]
  }
}
