// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// What would close a gap: declarations, a reading of disputed elements, the smallest change of words.
  ///
  /// Each was tried by running the algebra again.
  func remedies(
    _ state: RequirementState, _ candidates: [CompiledOffense], _ points: [Point], isComplete: Bool,
    _ sufficient: [[UsedOption]]
  ) -> [Remedy] {
    var result: [Remedy] = sufficient.map { set in
      .declare(set.map { Remedy.DeclarationToMake(option: $0.option.id, alternative: $0.alternatives.first) })
    }
    if let readings = sufficientReadings(for: state.remaining) { result.append(.interpret(readings)) }
    if let amendments = smallestAmendment(state.remaining, candidates, points) {
      result.append(.amend(amendments))
    } else {
      result.append(.enact)
    }
    return result
  }

  // MARK: Readings

  /// The fewest provisions whose disputed elements, read leniently, close the gap.
  private func sufficientReadings(for region: Region) -> [Remedy.DisputedReading]? {
    guard region.isSubset(of: lenientLaw) else { return nil }
    let disputed = offenses.filter { $0.isDisputed && !region.isDisjoint(with: $0.lenient) }
    for offense in disputed where region.isSubset(of: law.union(offense.lenient)) {
      return readings(of: offense)
    }
    return disputed.flatMap(readings)
  }

  private func readings(of offense: CompiledOffense) -> [Remedy.DisputedReading] {
    offense.definition.disputes.map {
      Remedy.DisputedReading(provision: offense.id, element: facts.vocabulary.variables[$0.variable].id)
    }
      + offense.definition.exceptions.filter { $0.disputed != nil }.map {
        Remedy.DisputedReading(provision: offense.id, element: $0.id)
      }
  }

  // MARK: Amendments

  /// A term of an offence, widened in some variables so that it takes in what the requirement reaches there.
  private struct Widening: Hashable {
    var provision: String
    var variables: Set<Int>
  }

  /// The smallest change that closes the gap: the fewest elements of one provision; failing that, of the provision
  /// nearest to each uncovered case.
  private func smallestAmendment(
    _ region: Region, _ candidates: [CompiledOffense], _ points: [Point]
  ) -> [Remedy.Amendment]? {
    guard !points.isEmpty else { return nil }
    let needed = region.projections()
    for size in 1...3 {
      for offense in candidates {
        let blocking = Set(points.compactMap { Distance(from: offense, to: $0)?.variables }.flatMap(\.self)).sorted()
        guard blocking.count >= size, blocking.count <= 8 else { continue }
        for variables in blocking.subsets(of: size) {
          let widened = widened(offense, variables, needed)
          if region.isSubset(of: law.union(widened)) { return [amendment(offense, variables, needed)] }
        }
      }
    }
    return combinedAmendment(region, candidates, needed)
  }

  /// Widens the provision nearest to an uncovered case in all that keeps the case out, then the one nearest to the
  /// next case that is still uncovered, until nothing is.
  private func combinedAmendment(
    _ region: Region, _ candidates: [CompiledOffense], _ needed: [Int: ValueSet]
  ) -> [Remedy.Amendment]? {
    var changes: [String: Set<Int>] = [:]
    func lawWith(_ changes: [String: Set<Int>]) -> Region {
      let terms = candidates.flatMap { offense -> [Region.Term] in
        guard let variables = changes[offense.id], !variables.isEmpty else { return [] }
        return widened(offense, variables.sorted(), needed).terms
      }
      return law.union(Region(space: facts.space, terms: terms))
    }
    for _ in 0..<8 {
      guard let point = region.witness(outside: lawWith(changes), preferring: facts.usual) else { break }
      guard let nearest = nearestProvisions(to: point, among: candidates).first, (1...3).contains(nearest.size)
      else { return nil }
      changes[nearest.offense.id, default: []].formUnion(nearest.variables)
    }
    guard !changes.isEmpty, region.isSubset(of: lawWith(changes)) else { return nil }
    // Drop what is not needed, so that the repair is one of the smallest of its kind.
    for offense in candidates {
      for variable in changes[offense.id, default: []].sorted() {
        var fewer = changes
        fewer[offense.id]?.remove(variable)
        if region.isSubset(of: lawWith(fewer)) { changes = fewer }
      }
    }
    return candidates.filter { !changes[$0.id, default: []].isEmpty }
      .map { amendment($0, changes[$0.id, default: []].sorted(), needed) }
  }

  private func widened(_ offense: CompiledOffense, _ variables: [Int], _ needed: [Int: ValueSet]) -> Region {
    let terms = offense.core.terms.map { term in
      var cube = term.cube
      for variable in variables {
        let values = cube.values(of: variable).union(needed[variable] ?? ValueSet())
        cube = cube.opening([variable]).limiting(variable, to: values)
      }
      return Region.Term(cube: cube, exclusions: term.exclusions)
    }
    return Region(space: facts.space, terms: terms)
  }

  private func amendment(
    _ offense: CompiledOffense, _ variables: [Int], _ needed: [Int: ValueSet]
  ) -> Remedy.Amendment {
    var amendment = Remedy.Amendment(provision: offense.id, widen: [], giveUp: [], drop: [])
    for variable in variables {
      let limits = offense.core.terms.map { $0.cube.values(of: variable) }
      let allowed = limits.dropFirst().reduce(limits.first ?? ValueSet()) { $0.intersection($1) }
      let added = (needed[variable] ?? ValueSet()).subtracting(allowed)
      let all = ValueSet(0..<facts.space.sizes[variable])
      if all.isSubset(of: allowed.union(added)) {
        amendment.giveUp.append(facts.limit(allowed, of: variable))
      } else {
        amendment.widen.append(facts.limit(added, of: variable))
      }
    }
    return amendment
  }
}

extension Array {
  /// Every choice of so many elements, in order.
  fileprivate func subsets(of size: Int) -> [[Element]] {
    guard size > 0 else { return [[]] }
    guard count >= size else { return [] }
    return indices.flatMap { index in
      Array(self[(index + 1)...]).subsets(of: size - 1).map { [self[index]] + $0 }
    }
  }
}
