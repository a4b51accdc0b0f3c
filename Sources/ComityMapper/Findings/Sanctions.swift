// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension ConductInquiry {
  /// Answers the duty to punish with effective, proportionate and dissuasive sanctions, as far as numbers can tell:
  /// whether deprivation of liberty is among them.
  ///
  /// "Effective" and "proportionate" are standards without a number: the offences that carry a penalty answer them. Where
  /// nothing is an offence, or the module says that the law knows no sanction, nothing does.
  func answer(sanctions requirement: Requirement, _ established: [Established]) -> Answered {
    let concerned = established.filter { requirement.extending?.concerns([$0.requirement.id]) ?? true }
    guard !concerned.isEmpty else { return Answered(.notSurveyed) }
    let answering = offenses.filter { offense in
      concerned.contains { !$0.answer.strict.owed.isDisjoint(with: offense.core) }
    }
    let isDuty = requirement.modality.isDuty
    let waitsFor = concerned.filter(\.region.isEmpty).map(\.requirement.article).unique
    guard !answering.isEmpty, !module.statesNone(on: requirement.topic) else {
      var answered = Answered(isDuty ? .notMet : .notUsed)
      answered.waitsFor = waitsFor
      return answered
    }
    var answered = Answered(isDuty ? .met : .used)
    answered.provisions = answering.map(\.id)
    answered.waitsFor = waitsFor
    guard requirement.requiresDeprivationOfLiberty else { return answered }
    let floor = PenaltyFloor(neededMonths: 1, of: self)
    answered.findings = concerned.compactMap { shortfall($0, of: requirement, floor, threshold: nil) }
    if !answered.findings.isEmpty {
      // Where disputed provisions carry the penalty that is missing, it can be argued that nothing is.
      let isArguable = answered.findings.allSatisfy { $0.certainty == .arguable }
      answered.status = !isDuty ? .partlyUsed : isArguable ? .arguable : .partlyMet
      answered.certainty = isArguable ? .arguable : .certain
    }
    return answered
  }

  /// For every threshold on which extradition rests: the offences whose maximum stays below it.
  func thresholdFindings(_ established: [Established]) -> [Finding] {
    treaty.thresholds.filter { $0.purpose == .extradition }.flatMap { threshold in
      let floor = PenaltyFloor(neededMonths: threshold.minimumOfMaximumMonths, of: self)
      return established.filter { $0.requirement.modality.isDuty }
        .compactMap { shortfall($0, of: $0.requirement, floor, threshold: threshold) }
    }
  }

  /// The cases of a requirement that the law punishes, but nowhere with so many months; penalties that were not read
  /// are not held against the law.
  private func shortfall(
    _ base: Established, of requirement: Requirement, _ floor: PenaltyFloor, threshold: Threshold?
  ) -> Finding? {
    let (covered, neededMonths) = (floor.sufficient, floor.neededMonths)
    let region = base.answer.strict.owed.intersection(floor.punished)
    guard !region.isSubset(of: covered) else { return nil }
    let certainty: Certainty = region.isSubset(of: floor.sufficientLeniently) ? .arguable : .certain
    let short = offenses.filter { offense in
      offense.definition.penalty.isKnown && !offense.definition.penalty.maximum.reaches(neededMonths)
        && !region.intersection(offense.core).isSubset(of: covered)
    }
    let found = facts.uncovered(region, by: covered, limit: 2, showing: relevantVariables(region))
    let maximum = short.compactMap { $0.definition.penalty.maximum.months }.max() ?? 0
    return finding(
      .sanctionShort(
        Finding.Shortfall(
          requirement: base.requirement.id, provisions: short.map(\.id), maximumMonths: maximum,
          neededMonths: neededMonths, threshold: threshold)),
      of: requirement, named: threshold.map(\.id) ?? base.requirement.id,
      level: min(
        threshold == nil ? .error : .warning,
        .of(requirement, certainty: certainty, isProvisional: base.answer.isProvisional)),
      certainty: certainty, isProvisional: base.answer.isProvisional, provisions: short.map(\.id),
      witness: found.cases.first?.witness,
      uncovered: found.cases, isComplete: found.isComplete,
      remedies: [.raise(provisions: short.map(\.id), toMonths: max(neededMonths, 1))])
  }
}

/// What the law punishes, and what of it with a maximum of so many months or more.
///
/// Only the completed offence of a human perpetrator is measured; penalties that were not read count as enough.
struct PenaltyFloor {
  let neededMonths: Int
  let punished: Region
  let sufficient: Region
  /// The same under the lenient reading of what is disputed.
  let sufficientLeniently: Region

  init(neededMonths: Int, of inquiry: ConductInquiry) {
    self.neededMonths = neededMonths
    func region(_ offenses: [CompiledOffense]) -> Region {
      Region(joining: offenses.map(\.core), in: inquiry.facts.space)
    }
    punished = region(inquiry.offenses)
    let grave = inquiry.offenses.filter {
      !$0.definition.penalty.isKnown || $0.definition.penalty.maximum.reaches(neededMonths)
    }
    sufficient = region(grave)
    sufficientLeniently = Region(joining: grave.map(\.lenientCore), in: inquiry.facts.space)
  }
}
