// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// How many groups of uncovered cases a finding names; the rest is said to exist.
private let namedCases = 8

extension CompiledInquiry {
  /// What of a requirement the law does not reach: through its definitions, or through a carve-out.
  func gapFindings(_ state: RequirementState, _ status: Status, _ sufficient: [[UsedOption]]) -> [Finding] {
    let carveOuts = carveOutFindings(state)
    let carved = Region(joining: carveOuts.map(\.region), in: facts.space)
    let covered = law.union(carved)
    var findings: [Finding] = []
    if !state.remaining.isSubset(of: covered) {
      findings.append(gapFinding(state, covered, status, sufficient))
    }
    return findings + carveOuts.map(\.finding)
  }

  private func gapFinding(
    _ state: RequirementState, _ covered: Region, _ status: Status, _ sufficient: [[UsedOption]]
  ) -> Finding {
    let requirement = state.requirement
    let candidates = offenses(on: [requirement.topic])
    let (cases, points, isComplete) = uncovered(
      state.remaining, by: covered, limit: namedCases, showing: relevantVariables(state.remaining))
    var blocking: [BlockingElement] = []
    var nearest: [String] = []
    for point in points {
      for distance in Distance.nearest(to: point, among: candidates).sameActFirst(facts) {
        if !nearest.contains(distance.provision.id) { nearest.append(distance.provision.id) }
        for element in distance.elements(at: point, facts) where !blocking.contains(element) {
          blocking.append(element)
        }
      }
    }
    return finding(
      .gap, of: requirement, named: "", detail: .gap(total: state.remaining.isDisjoint(with: law)),
      level: status == .arguable || status == .needsDeclaration ? min(.warning, requirement.level) : requirement.level,
      certainty: status == .arguable ? .arguable : .certain, provisions: nearest,
      witness: cases.first?.witness, uncovered: cases, isComplete: isComplete, blocking: blocking,
      remedies: remedies(state, candidates, points, isComplete: isComplete, sufficient))
  }

  // MARK: Carve-outs

  /// For every exception of a provision: the part of the requirement that only this exception takes out of the law.
  private func carveOutFindings(_ state: RequirementState) -> [(finding: Finding, region: Region)] {
    var result: [(Finding, Region)] = []
    for offense in offenses(on: [state.requirement.topic]) {
      for exception in offense.definition.exceptions {
        let region = takenOut(by: exception, of: offense, state.remaining)
        guard !region.isSubset(of: law) else { continue }
        let (cases, _, isComplete) = uncovered(
          region, by: law, limit: namedCases, showing: relevantVariables(state.remaining),
          within: state.remaining)
        let tolerating = state.available.compactMap { option in
          facts.fullUses(of: option).first { $0.applied(to: region).isSubset(of: law) }
        }
        let isArguable = region.isSubset(of: lenientLaw)
        let finding = finding(
          .carveOutGap, of: state.requirement, named: "\(offense.id):\(exception.id)",
          detail: .carveOut(provision: offense.id, exception: exception, toleratedBy: tolerating.map(\.option.id)),
          level: isArguable || !tolerating.isEmpty ? min(.warning, state.requirement.level) : state.requirement.level,
          certainty: isArguable ? .arguable : .certain, provisions: [offense.id], witness: cases.first?.witness,
          uncovered: cases, isComplete: isComplete, blocking: [],
          remedies: tolerating.map { .declare([$0]) }
            + [.amend([Remedy.Amendment(provision: offense.id, drop: [exception.id])])])
        result.append((finding, region))
      }
    }
    return result
  }

  /// The cases of a region that an offence would reach if it had not this exception.
  private func takenOut(by exception: Carveout, of offense: CompiledOffense, _ region: Region) -> Region {
    let others = offense.definition.exceptions.filter { $0.id != exception.id }.flatMap(\.when).map { facts.cube($0) }
    let words = Region(
      space: facts.space, terms: offense.strict.terms.map { Region.Term(cube: $0.cube, exclusions: others) })
    return region.intersection(words).intersection(facts.region(exception.when))
  }

  // MARK: What stands in the way

  /// The variables that a region speaks of: a case that leaves one of them out is not clear.
  func relevantVariables(_ region: Region) -> Set<Int> {
    region.terms.reduce(into: []) { $0.formUnion($1.cube.limitedVariables) }
  }

  // MARK: Making a finding

  /// A finding with its stable identifier.
  func finding(
    _ kind: Finding.Kind, of requirement: Requirement, named suffix: String, detail: Finding.Detail, level: Level,
    certainty: Certainty = .certain, provisions: [String], witness: FactPattern?, uncovered: [UncoveredCase] = [],
    isComplete: Bool = true, blocking: [BlockingElement] = [], remedies: [Remedy] = []
  ) -> Finding {
    let base = "\(module.jurisdiction.code)/\(treaty.id)/\(requirement.id)/\(kind.rawValue)"
    let place = provisions.first.flatMap { id in offenses.first { $0.id == id }?.definition.place } ?? requirement.place
    return Finding(
      id: suffix.isEmpty ? base : "\(base)/\(suffix)", kind: kind, level: level, certainty: certainty,
      requirement: requirement.id, article: requirement.article, paragraph: requirement.paragraph,
      provisions: provisions, witness: witness, uncovered: uncovered, uncoveredIsComplete: isComplete,
      blocking: blocking, remedies: remedies, location: place, detail: detail)
  }
}

extension Requirement {
  /// The level of a gap in what the requirement asks.
  var level: Level {
    switch modality {
    case .shall: .error
    case .shallEndeavor, .shallConsider: .warning
    case .may, .asDomesticLawPermits: .note
    }
  }
}
