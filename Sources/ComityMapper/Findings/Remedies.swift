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
    var result = sufficient.map(Remedy.declare)
    if let readings = sufficientReadings(for: state.remaining) { result.append(.interpret(readings)) }
    let region = state.remaining
    let law = law.part(meeting: region)
    let search = AmendmentSearch(
      facts: facts, topic: state.requirement.topic, candidates: candidates, needed: region.hull
    ) { [facts] more in
      region.witness(outside: law.union(more), preferring: facts.usual)
    }
    if let amendments = search.smallest(closing: points) {
      result.append(.amend(amendments))
    } else {
      result.append(.enact(.offense))
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
}
