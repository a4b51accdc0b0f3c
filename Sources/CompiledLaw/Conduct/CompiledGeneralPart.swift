// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// The rules of the general part, compiled once for all offences: the cases to which each of them opens an offence.
package struct CompiledGeneralPart: Sendable {
  private struct Rule: Sendable {
    /// The offences to which it applies; all, where nothing is given.
    var appliesTo: [String]?
    var cases: [FactSpace.LimitSets]
    /// Whether it is disputed that it opens them.
    var isDisputed: Bool

    func applies(to offense: String) -> Bool { appliesTo?.contains(offense) ?? true }
  }

  private let rules: [Rule]
  /// What opens an offence to legal persons beside natural ones, where it says that they are liable on every ground.
  private let legalPersons: FactSpace.LimitSets?
  private let facts: FactSpace

  /// Compiles rules; of an offence that is compiled without any, only its own words count.
  package init(_ rules: [GeneralRule], in facts: FactSpace) {
    self.rules = rules.map {
      Rule(appliesTo: $0.appliesTo, cases: $0.opens.map(facts.limitSets), isDisputed: $0.disputed != nil)
    }
    legalPersons = facts.vocabulary.variables.firstIndex { $0.role == .actor }.map { actor in
      let everyone = ValueSet(facts.vocabulary.variables[actor].values.indices)
      return facts.limitSets(Condition(limits: [actor: .values(everyone)]))
    }
    self.facts = facts
  }

  /// Whether it is disputed how far an offence is opened.
  func isDisputed(for definition: any OffenseDefinition) -> Bool {
    rules.contains { $0.isDisputed && $0.applies(to: definition.id) }
  }

  /// The cases to which an offence is opened, by whichever rule.
  ///
  /// Under the strict reading no disputed rule opens it, under the lenient one each does.
  func opening(_ definition: any OffenseDefinition, isLenient: Bool) -> [FactSpace.LimitSets] {
    let cases = rules.filter { $0.applies(to: definition.id) && (isLenient || !$0.isDisputed) }.flatMap(\.cases)
    guard let answer = definition.legalPersons, answer.holds, let legalPersons else { return cases }
    // Where the law says less than that they are liable, only what it says.
    return cases
      + (answer.when.isEmpty
        ? [legalPersons] : answer.when.map { legalPersons + facts.limitSets($0) })
  }
}

/// One way into an offence, with what is needed to open it further: which variables its words leave to the meaning of
/// silence, and everything that its exceptions take out, even what they take out of no case yet.
package struct OpenTerm: Sendable {
  /// The elements, silence read as the vocabulary reads it.
  package var cube: Cube
  /// The variables on which the words are silent; a rule of the general part replaces what silence means, and limits any
  /// other variable further.
  package var silent: ValueSet
  /// What the exceptions take out.
  package var exclusions: [Cube]

  /// Creates a way into an offence.
  package init(cube: Cube, silent: ValueSet, exclusions: [Cube]) {
    self.cube = cube
    self.silent = silent
    self.exclusions = exclusions
  }

  /// The same as a term of a region.
  package var term: Region.Term { Region.Term(cube: cube, exclusions: exclusions) }
}

extension FactSpace {
  /// What a condition allows of each variable that it names, in the order of the variables.
  package typealias LimitSets = [(variable: Int, values: ValueSet)]

  package func limitSets(_ condition: Condition) -> LimitSets {
    let cube = cube(condition)
    return condition.limits.keys.sorted().map { ($0, cube.values(of: $0)) }
  }

  /// A condition as a term that can be opened: silence has its meaning only where the condition names no value.
  func openTerm(_ condition: Condition, less exclusions: [Cube]) -> OpenTerm {
    OpenTerm(cube: cubeWithSilence(condition), silent: silentVariables([condition]), exclusions: exclusions)
  }

  /// The variables on which silence has a meaning, and which none of the conditions names.
  package func silentVariables(_ conditions: [Condition]) -> ValueSet {
    ValueSet(
      vocabulary.variables.indices.filter { index in
        vocabulary.variables[index].whenSilent != nil && conditions.allSatisfy { $0.limits[index] == nil }
      })
  }

  /// A term opened to further cases; nothing where they exclude its own words.
  package func opened(_ term: OpenTerm, to limits: LimitSets) -> OpenTerm? {
    var term = term
    for (variable, values) in limits {
      if term.silent.contains(variable) {
        term.cube.free(variable)
        term.silent = term.silent.subtracting(ValueSet([variable]))
      }
      term.cube.limit(variable, to: values)
    }
    return term.cube.isEmpty ? nil : term
  }

  /// Terms with everything to which some of the cases, one after the other, open them.
  ///
  /// The order of the cases makes no difference: each is used or not, and what two of them allow of one variable is what
  /// both allow. So an accomplice on a ship is reached where one rule speaks of accomplices and another of ships.
  func opened(_ terms: [OpenTerm], toAnyOf cases: [LimitSets]) -> [OpenTerm] {
    terms.flatMap { term in
      var reached = [term]
      for limits in cases {
        for opened in reached.compactMap({ opened($0, to: limits) })
        where !reached.contains(where: { opened.cube.isSubset(of: $0.cube) && opened.silent.isSubset(of: $0.silent) }) {
          reached.append(opened)
        }
      }
      return reached.indices.filter { index in
        !reached.indices.contains { other in
          other != index && reached[index].cube.isSubset(of: reached[other].cube)
            && (other < index || !reached[other].cube.isSubset(of: reached[index].cube))
        }
      }.map { reached[$0] }
    }
  }

  /// The attempts at what a term reaches: the act begun but not done, and the act done without its result.
  ///
  /// Both take the intent to act, and the intent to bring that very result about. Where the vocabulary has no word for the
  /// latter, only the act begun is an attempt.
  package func attempts(at term: OpenTerm) -> [OpenTerm] {
    guard let attempt else { return [] }
    let results = term.cube.limitedVariables.filter { vocabulary.variables[$0].isResult }
    let words = results.map { ($0, vocabulary.variables[$0]) }
    var term = term
    for (result, variable) in words {
      if let intended = variable.intendedIn { term.cube.limit(intended, to: term.cube.values(of: result)) }
    }
    term.cube = term.cube.opening(results + [attempt.stage]).limiting(attempt.mentalState, to: attempt.intent)
    for condition in words.flatMap(\.1.attemptedWhen) {
      for (variable, values) in limitSets(condition) { term.cube.limit(variable, to: values) }
    }
    let isIntentTold = words.allSatisfy { $0.1.intendedIn != nil || !$0.1.attemptedWhen.isEmpty }
    let canFail = !results.isEmpty && isIntentTold
    term.cube.limit(attempt.stage, to: canFail ? attempt.begun.union(attempt.done) : attempt.begun)
    term.silent = term.silent.subtracting(ValueSet([attempt.stage]))
    return term.cube.isEmpty ? [] : [term]
  }
}
