// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// Answers the duty to punish with effective, proportionate and dissuasive sanctions, as far as numbers can tell:
  /// whether deprivation of liberty is among them.
  ///
  /// "Effective" and "proportionate" are standards without a number: the offences that carry a penalty answer them. Where
  /// nothing is an offence, or the module says that the law knows no sanction, nothing does.
  func assess(sanctions requirement: Requirement, _ states: [RequirementState]) -> Answered {
    let concerned = states.filter { requirement.extending?.concerns([$0.requirement.id]) ?? true }
    guard !concerned.isEmpty else { return Answered(status: .notSurveyed) }
    let answering = offenses.filter { offense in concerned.contains { !$0.remaining.isDisjoint(with: offense.core) } }
    let waitsFor = concerned.filter { state in offenses.allSatisfy { state.remaining.isDisjoint(with: $0.core) } }
      .map(\.requirement.article).unique
    guard !answering.isEmpty, !module.statesNone(on: requirement.topic) else {
      return Answered(status: .notMet, waitsFor: waitsFor)
    }
    var answer = Answered(status: .met, provisions: answering.map(\.id), waitsFor: waitsFor)
    guard requirement.requiresDeprivationOfLiberty else { return answer }
    let floor = PenaltyFloor(neededMonths: 1, of: self)
    answer.findings = concerned.compactMap { shortfall($0, of: requirement, floor, threshold: nil) }
    if !answer.findings.isEmpty { answer.status = .partlyMet }
    return answer
  }

  /// For every threshold on which extradition rests: the offences whose maximum stays below it.
  func thresholdFindings(_ states: [RequirementState]) -> [Finding] {
    treaty.thresholds.filter { $0.purpose == .extradition }.flatMap { threshold in
      let floor = PenaltyFloor(neededMonths: threshold.minimumOfMaximumMonths, of: self)
      return states.compactMap { shortfall($0, of: $0.requirement, floor, threshold: threshold) }
    }
  }

  /// The cases of a requirement that the law punishes, but nowhere with so many months; penalties that were not read
  /// are not held against the law.
  private func shortfall(
    _ state: RequirementState, of requirement: Requirement, _ floor: PenaltyFloor, threshold: Threshold?
  ) -> Finding? {
    let (covered, neededMonths) = (floor.sufficient, floor.neededMonths)
    let region = state.remaining.intersection(floor.punished)
    guard !region.isSubset(of: covered) else { return nil }
    let short = offenses.filter { offense in
      offense.definition.penalty.isKnown && !offense.definition.penalty.maximum.reaches(neededMonths)
        && !region.intersection(offense.core).isSubset(of: covered)
    }
    let (cases, _, isComplete) = uncovered(region, by: covered, limit: 2, showing: relevantVariables(region))
    let maximum = short.compactMap { $0.definition.penalty.maximum.months }.max() ?? 0
    return finding(
      .sanctionShort, of: requirement, named: threshold.map(\.id) ?? state.requirement.id,
      detail: .sanctionShort(
        Finding.Shortfall(
          requirement: state.requirement.id, provisions: short.map(\.id), maximumMonths: maximum,
          neededMonths: neededMonths, threshold: threshold)),
      level: .warning, provisions: short.map(\.id), witness: cases.first?.witness, uncovered: cases,
      isComplete: isComplete, remedies: [.raise(provisions: short.map(\.id), toMonths: max(neededMonths, 1))])
  }
}

/// What the law punishes, and what of it with a maximum of so many months or more.
///
/// Only the completed offence of a human perpetrator is measured; penalties that were not read count as enough.
private struct PenaltyFloor {
  let neededMonths: Int
  let punished: Region
  let sufficient: Region

  init(neededMonths: Int, of inquiry: CompiledInquiry) {
    self.neededMonths = neededMonths
    func region(_ offenses: [CompiledOffense]) -> Region {
      Region(joining: offenses.map(\.core), in: inquiry.facts.space)
    }
    punished = region(inquiry.offenses)
    sufficient = region(
      inquiry.offenses.filter {
        !$0.definition.penalty.isKnown || $0.definition.penalty.maximum.reaches(neededMonths)
      })
  }
}
