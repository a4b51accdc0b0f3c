// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// The offences of two States in one space of conduct, made ready to be asked whether the one punishes what the other does.
///
/// The act is moved: each law is asked as if it had been done there. Two things are moved with it. A circumstance that only
/// founds jurisdiction is left aside. And what belongs to a State, such as its head, is that of another State for the law
/// asked: an offence that names nothing but such things protects its own State, unless it says more, so that whether it
/// reaches those of another is open.
struct CompiledPair {
  /// An offence of the State asked, as it answers an act that was moved.
  struct Counterpart {
    let offense: CompiledOffense
    /// What it reaches, where an open question is decided against it.
    let strict: Region
    /// The same, where it is decided for it.
    let lenient: Region

    var definition: any OffenseDefinition { offense.definition }
  }

  let facts: FactSpace
  /// The offences of the State that asks.
  let left: [CompiledOffense]
  /// The offences of the State asked.
  let right: [Counterpart]
  /// All that the State asked punishes of acts that were moved; decided against it, and for it.
  let rightLaw: Region
  let lenientRightLaw: Region
  /// The variables that only found jurisdiction.
  let jurisdictional: [Int]
  private let states: StatesConcerned?

  /// Compiles the law of both.
  ///
  /// - Parameters:
  ///   - further: conditions that are asked about in the same space.
  ///   - offenses: the offences of the first State that are asked about; all, where nothing is given.
  init(
    _ left: any JurisdictionModule, _ right: any JurisdictionModule, _ vocabulary: Vocabulary, _ date: CalendarDate,
    and further: [Condition] = [], only offenses: Set<String>? = nil
  ) {
    let leftOffenses = left.offenses.filter { $0.inForce.contains(date) && offenses?.contains($0.id) ?? true }
    let rightOffenses = right.offenses.filter { $0.inForce.contains(date) }
    let conditions = further + (leftOffenses + rightOffenses).flatMap { $0.conditions(in: .conduct) }
    let states = StatesConcerned(vocabulary, conditions)
    let facts = FactSpace(vocabulary, thresholdsOf: conditions + (states?.conditions ?? []))
    let jurisdictional = vocabulary.variables.indices.filter { vocabulary.variables[$0].foundsJurisdiction }
    let generalPart = CompiledGeneralPart([], in: facts)
    self.facts = facts
    self.jurisdictional = jurisdictional
    self.states = states
    self.left = leftOffenses.map { CompiledOffense($0, generalPart, in: facts) }
    self.right = rightOffenses.map { definition in
      let offense = CompiledOffense(definition, generalPart, in: facts)
      return Counterpart(
        offense: offense,
        strict: (states?.ownOnly(offense.strict) ?? offense.strict).opening(jurisdictional),
        lenient: offense.lenient.opening(jurisdictional))
    }
    rightLaw = Region(joining: self.right.map(\.strict), in: facts.space)
    lenientRightLaw = Region(joining: self.right.map(\.lenient), in: facts.space)
  }

  /// What an offence of the State that asks reaches, as the law of the other sees it.
  func moved(_ region: Region) -> Region {
    (states?.moved(region) ?? region).without(facts.impossible)
  }

  /// The penalty of an offence of the State that asks, for an act that was moved: that of the form that fits it.
  func penalty(of offense: CompiledOffense, at point: Point) -> Penalty {
    offense.penalty(at: point) { $0.union(states?.moved($0) ?? $0) }
  }

  /// The penalty of an offence of the State asked, for an act that was moved: that of the form that fits it.
  func penalty(of counterpart: Counterpart, at point: Point) -> Penalty {
    counterpart.offense.penalty(at: point) { (states?.ownOnly($0) ?? $0).opening(jurisdictional) }
  }

  /// Whether a region speaks of what belongs to a State.
  func isAboutAState(_ region: Region) -> Bool { states?.speaks(region) ?? false }

  /// A case as a reader is told it: whose State is concerned follows from whose law is asked.
  func factPattern(_ point: Point, showing shown: Set<Int>) -> FactPattern {
    var pattern = facts.factPattern(point, showing: shown)
    if let states { pattern.facts[facts.vocabulary.variables[states.variable].id] = nil }
    return pattern
  }
}

/// Whose State is concerned by an act: the words with which an act is moved from the law of one State to that of another.
private struct StatesConcerned {
  /// The variable that tells whose State it is.
  let variable: Int
  private let own: ValueSet
  private let foreign: ValueSet
  private let all: ValueSet
  /// For each variable the answers that belong to a State.
  private let ofAState: [Int: ValueSet]

  /// What has to be in the space for an act to be moved.
  var conditions: [Condition] { [Condition(limits: [variable: .values(foreign)])] }

  /// - Parameter conditions: what the laws ask for; nothing is to be moved where none of it belongs to a State.
  init?(_ vocabulary: Vocabulary, _ conditions: [Condition]) {
    guard let variable = vocabulary.variables.firstIndex(where: { $0.foreignState != nil }),
      let foreign = vocabulary.variables[variable].foreignState
    else { return nil }
    var ofAState: [Int: ValueSet] = [:]
    for (index, variable) in vocabulary.variables.enumerated() where !variable.ofAState.isEmpty {
      ofAState[index] = variable.ofAState
    }
    let isNeeded = conditions.contains { condition in
      condition.limits[variable] != nil
        || ofAState.contains { index, values in
          if case .values(let allowed)? = condition.limits[index] { allowed.isSubset(of: values) } else { false }
        }
    }
    guard isNeeded else { return nil }
    self.variable = variable
    self.ofAState = ofAState
    self.foreign = ValueSet([foreign])
    all = ValueSet(vocabulary.variables[variable].values.indices)
    own = all.subtracting(self.foreign)
  }

  /// Whether a cube names nothing but what belongs to a State.
  private func speaks(_ cube: Cube) -> Bool {
    ofAState.contains { index, values in cube.values(of: index).isSubset(of: values) }
  }

  func speaks(_ region: Region) -> Bool { region.terms.contains { speaks($0.cube) } }

  /// The law asked: what it says of a State alone, and not of which, it says of its own.
  func ownOnly(_ region: Region) -> Region {
    mapped(region) { cube in cube.values(of: variable) == all ? cube.limiting(variable, to: own) : cube }
  }

  /// The act: what is the own State for the law that it comes from is another one for the law asked.
  func moved(_ region: Region) -> Region {
    mapped(region) { cube in
      let values = cube.values(of: variable)
      guard values != all else { return cube.limiting(variable, to: foreign) }
      // What is foreign to both, and what is foreign to the one only, cannot be told apart.
      return values.intersection(foreign).isEmpty ? cube.opening([variable]).limiting(variable, to: foreign) : cube
    }
  }

  private func mapped(_ region: Region, _ change: (Cube) -> Cube) -> Region {
    let terms = region.terms
    guard terms.contains(where: { speaks($0.cube) }) else { return region }
    return Region(
      space: region.space,
      terms: terms.map { term in
        speaks(term.cube) ? Region.Term(cube: change(term.cube), exclusions: term.exclusions) : term
      })
  }
}
