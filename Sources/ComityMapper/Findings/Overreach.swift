// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// For every requirement and every protected activity: does the treaty oblige the State to punish it, and do the
  /// provisions that answer the requirement punish it?
  func overreachFindings(_ states: [RequirementState]) -> [Finding] {
    states.flatMap { state in
      protectedActivities.compactMap { activity, region in overreach(state, activity, region) }
    }
  }

  private func overreach(_ state: RequirementState, _ activity: ProtectedActivity, _ region: Region) -> Finding? {
    let dutyWithoutOptions = state.whole.intersection(region)
    let duty = state.remaining.intersection(region)
    let answering = offenses.filter { $0.definition.topics.contains(state.requirement.topic) }
    let punishing = answering.filter { !$0.core.isDisjoint(with: region) }
    let arguable = answering.filter { $0.core.isDisjoint(with: region) && !$0.lenient.isDisjoint(with: region) }
    guard !dutyWithoutOptions.isEmpty || !punishing.isEmpty || !arguable.isEmpty else { return nil }
    let isDuty = !duty.isEmpty
    let isDutyWithoutOptions = !dutyWithoutOptions.isEmpty
    // A duty that the options in force have removed, and a law that does not punish it, is no finding.
    guard isDuty || !punishing.isEmpty || !arguable.isEmpty else { return nil }
    let releasing = (state.available + state.inForce.map(\.option)).filter { option in
      isDutyWithoutOptions && fullUses(of: option).contains { $0.applied(to: dutyWithoutOptions).isEmpty }
    }
    let shown: Region
    if let first = punishing.first {
      let both = first.core.intersection(region)
      let asDuty = both.intersection(state.remaining)
      shown = asDuty.isEmpty ? both : asDuty
    } else {
      shown = isDuty ? duty : arguable.first.map { $0.lenient.intersection(region) } ?? duty
    }
    let witness = facts.example(in: shown.without(facts.impossible)).map {
      facts.factPattern($0, showing: relevantVariables(state.remaining.intersection(region), punishing))
    }
    return finding(
      .overreach, of: state.requirement, named: activity.id,
      detail: .overreach(
        Finding.Overreach(
          activity: activity, isDuty: isDuty, isDutyWithoutOptions: isDutyWithoutOptions,
          releasedBy: releasing.map(\.id), punishedBy: punishing.map(\.id),
          arguablyPunishedBy: arguable.map(\.id))),
      level: .warning, certainty: punishing.isEmpty && !isDuty ? .arguable : .certain,
      provisions: (punishing + arguable).map(\.id), witness: witness,
      remedies: releasing.map { .declare([Remedy.DeclarationToMake(option: $0.id, alternative: nil)]) })
  }
}
