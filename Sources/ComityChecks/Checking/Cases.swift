// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import CompiledLaw
import Regions

extension LawBook {
  /// The module's own tests that turn out otherwise than the author says, with the elements that decide.
  func caseProblems(of module: any JurisdictionModule, asOf date: CalendarDate) -> [Diagnostic] {
    let cases = module.cases.filter { $0.question == .punishable }
    guard !cases.isEmpty else { return disclosureProblems(of: module, asOf: date) }
    let problems = Dictionary(grouping: cases) { $0.day(in: module, asOf: date) }.sorted { $0.key < $1.key }
      .flatMap { day, cases in
        let court = Court(module, cases: cases, vocabulary: conduct, date: day)
        return cases.flatMap { court.problems(of: $0) }
      }
    return problems + disclosureProblems(of: module, asOf: date)
  }
}

extension LegalCase {
  /// The day whose law decides: that of the act; where it is not stated the day asked for, or, where a provision that the
  /// case names is not law on that day, the last day on which all of them were, or the first on which they will be.
  func day(in module: any JurisdictionModule, asOf date: CalendarDate) -> CalendarDate {
    if let actedOn { return actedOn }
    let all: [any Provision] = module.offenses + module.dataSharing
    let named = all.filter { provisions.contains($0.id) }.map(\.inForce)
    guard named.contains(where: { !$0.contains(date) }) else { return date }
    let begin = named.compactMap(\.from).max()
    let end = named.compactMap(\.until).min()?.adding(days: -1)
    let day = min(max(begin ?? date, date), end ?? date)
    let nearest = begin.map { max($0, day) } ?? day
    return named.allSatisfy { $0.contains(nearest) } ? nearest : date
  }
}

/// The answers of the law.
private enum Verdict: String {
  case punishable
  case notPunishable = "not-punishable"
  case disputed
  /// The facts leave open something that decides.
  case open
}

/// The offences in force on a day, asked about cases.
private struct Court {
  let facts: FactSpace
  let offenses: [CompiledOffense]
  let strict: Region
  let lenient: Region

  init(_ module: any JurisdictionModule, cases: [LegalCase], vocabulary: Vocabulary, date: CalendarDate) {
    let definitions = module.offenses.filter { $0.inForce.contains(date) }
    let rules = module.generalPart.filter { $0.inForce.contains(date) }
    var conditions = rules.flatMap { $0.conditions(in: .conduct) } + cases.map(\.facts)
    conditions += definitions.flatMap { $0.conditions(in: .conduct) }
    let facts = FactSpace(vocabulary, thresholdsOf: conditions)
    self.facts = facts
    let generalPart = CompiledGeneralPart(rules, in: facts)
    offenses = definitions.map { CompiledOffense($0, generalPart, in: facts) }
    strict = Region(joining: offenses.map(\.strict), in: facts.space)
    lenient = Region(joining: offenses.map(\.lenient), in: facts.space)
  }

  func problems(of legalCase: LegalCase) -> [Diagnostic] {
    let cube = facts.cube(ofFacts: legalCase.facts)
    let region = Region(cube).without(facts.impossible)
    guard !region.isEmpty else {
      return [
        Diagnostic(
          "impossible-case", "the facts of '\(legalCase.id)' cannot occur together", severity: .error,
          at: legalCase.place,
          notes: facts.vocabulary.impossible.filter { impossibility in
            impossibility.when.contains { facts.cubeOfNamed($0).map(cube.isSubset) ?? false }
          }.map { Diagnostic.Note($0.because) })
      ]
    }
    // A dispute is about the provisions that the case names: what else may reach it does not settle it.
    let verdict = verdict(region, under: legalCase.expected == .disputed ? legalCase.provisions : [])
    guard legalCase.expected.rawValue == verdict.rawValue else {
      return [
        Diagnostic(
          "case-failed",
          "'\(legalCase.id)' expects \(legalCase.expected.rawValue), and the module says \(words(verdict))",
          severity: .error, at: legalCase.place, notes: reasons(verdict, legalCase, cube, region))
      ]
    }
    let missing =
      legalCase.expected == .no
      ? []
      : legalCase.provisions.filter { id in
        !offenses.contains { $0.id == id && !region.isDisjoint(with: $0.lenient) }
      }
    guard !missing.isEmpty else { return [] }
    return [
      Diagnostic(
        "case-other-provision",
        "'\(legalCase.id)' is \(verdict.rawValue), but not under '\(missing.joined(separator: "', '"))'",
        severity: .error, at: legalCase.place,
        notes: missing.flatMap { id in offenses.filter { $0.id == id }.flatMap { obstacles($0, cube) } }
          + reaching(region, cube))
    ]
  }

  /// The answer of the law, or of some provisions alone.
  private func verdict(_ region: Region, under provisions: [String]) -> Verdict {
    var (strict, lenient) = (strict, lenient)
    if !provisions.isEmpty {
      let named = offenses.filter { provisions.contains($0.id) }
      strict = Region(joining: named.map(\.strict), in: facts.space)
      lenient = Region(joining: named.map(\.lenient), in: facts.space)
    }
    if region.isSubset(of: strict) { return .punishable }
    if region.isDisjoint(with: lenient) { return .notPunishable }
    if region.isSubset(of: lenient), region.isDisjoint(with: strict) { return .disputed }
    return .open
  }

  private func words(_ verdict: Verdict) -> String {
    verdict == .open ? "that it depends on facts that the case leaves open" : verdict.rawValue
  }

  // MARK: The elements that decide

  private func reasons(
    _ verdict: Verdict, _ legalCase: LegalCase, _ cube: Cube, _ region: Region
  ) -> [Diagnostic.Note] {
    switch verdict {
    case .punishable: return reaching(region, cube)
    case .notPunishable, .disputed, .open:
      let named = offenses.filter { legalCase.provisions.contains($0.id) }
      if !named.isEmpty { return named.flatMap { obstacles($0, cube) } }
      if verdict != .notPunishable {
        return reaching(region, cube)
          + nearestObstacles(cube, among: offenses.filter { region.isDisjoint(with: $0.lenient) == false })
      }
      return nearestObstacles(cube, among: offenses)
    }
  }

  /// The provisions that reach the case, with the elements that it meets.
  private func reaching(_ region: Region, _ cube: Cube) -> [Diagnostic.Note] {
    offenses.compactMap { offense in
      guard
        let term = offense.lenient.terms.first(where: {
          !region.isDisjoint(with: Region(space: facts.space, terms: [$0]))
        })
      else { return nil }
      // What the vocabulary reads into silence is said only where the case is unusual in it.
      let elements = facts.limits(of: term.cube).filter { limit in
        guard let index = facts.vocabulary.index(of: limit.variable) else { return false }
        let silent = facts.vocabulary.variables[index].whenSilent
        return silent.map { !cube.values(of: index).isSubset(of: $0) } ?? true
      }
      return Diagnostic.Note(
        "'\(offense.id)' reaches it: \(elements.map(text).joined(separator: "; "))", at: offense.definition.place)
    }
  }

  /// The offences that come nearest to the case, with what keeps it out.
  private func nearestObstacles(_ cube: Cube, among offenses: [CompiledOffense]) -> [Diagnostic.Note] {
    let counted = offenses.map { (offense: $0, count: blocking($0, cube)?.variables.count ?? .max) }
    guard let least = counted.map(\.count).min(), least <= 3 else {
      return [Diagnostic.Note("no provision comes near to it")]
    }
    return counted.filter { $0.count == least }.prefix(3).flatMap { obstacles($0.offense, cube) }
  }

  /// What keeps a case out of an offence.
  private func obstacles(_ offense: CompiledOffense, _ cube: Cube) -> [Diagnostic.Note] {
    guard let (term, variables) = blocking(offense, cube) else {
      return [Diagnostic.Note("'\(offense.id)' is not in force, or reaches nothing", at: offense.definition.place)]
    }
    if variables.isEmpty {
      let exceptions = offense.definition.exceptions.filter { exception in
        exception.when.contains { !facts.cube($0).isDisjoint(with: cube) }
      }
      if exceptions.isEmpty, offense.isDisputed {
        return [
          Diagnostic.Note(
            "'\(offense.id)' reaches it only where a disputed element is read one way", at: offense.definition.place)
        ]
      }
      return exceptions.map {
        Diagnostic.Note(
          "the \($0.kind.rawValue) '\($0.id)' takes it out of '\(offense.id)'", at: $0.place ?? offense.definition.place
        )
      }
    }
    return variables.map { variable in
      let wanted = facts.limit(term.values(of: variable), of: variable)
      let found = facts.limit(cube.values(of: variable), of: variable)
      return Diagnostic.Note(
        "'\(offense.id)' needs \(text(wanted)), and the case has \(found.words.joined(separator: " or "))",
        at: offense.definition.place)
    }
  }

  /// The way into an offence with the fewest elements that a case lacks, and these elements.
  private func blocking(_ offense: CompiledOffense, _ cube: Cube) -> (term: Cube, variables: [Int])? {
    offense.strict.terms.map { term in
      (
        term: term.cube,
        variables: term.cube.limitedVariables.filter { variable in
          !cube.values(of: variable).isSubset(of: term.cube.values(of: variable))
        }
      )
    }.min { $0.variables.count < $1.variables.count }
  }

  private func text(_ limit: FactLimit) -> String {
    "\(limit.variable): \(limit.words.joined(separator: " or "))"
  }
}

extension FactSpace {
  /// The cube of a case: what it does not state is as usual, or as usual as what it states allows; of an ordered variable
  /// the weakest answer that it names, since a bare word there means "this or more".
  fileprivate func cube(ofFacts condition: Condition) -> Cube {
    var stated = cube(condition)
    for (index, variable) in vocabulary.variables.enumerated()
    where condition.limits[index] != nil && variable.kind == .ordered {
      if let lowest = stated.values(of: index).values.first { stated = stated.limiting(index, to: ValueSet([lowest])) }
    }
    let silent = vocabulary.variables.indices.filter { condition.limits[$0] == nil }
    func completed(by point: Point) -> Cube {
      silent.reduce(stated) { $0.limiting($1, to: ValueSet([point[$1]])) }
    }
    let ordinary = completed(by: usual)
    guard Region(ordinary).without(impossible).isEmpty,
      let point = example(in: Region(stated).without(impossible))
    else { return ordinary }
    return completed(by: point)
  }
}
