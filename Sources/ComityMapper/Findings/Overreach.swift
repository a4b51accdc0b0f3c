// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// For every requirement and every protected activity, whether the treaty obliges the State to punish it, and
  /// whether the provisions that answer the requirement do.
  func overreachFindings(_ states: [RequirementState]) -> [Finding] {
    protectedActivities.flatMap { activity, region in
      var named: Set<String> = []
      var findings: [Finding] = []
      var isLastOfTopic: [String: String] = [:]
      for state in states { isLastOfTopic[state.requirement.topic] = state.requirement.id }
      for state in states {
        let onTopic = offenses.filter { $0.definition.topics.contains(state.requirement.topic) }
        // What the law punishes of the article; and, once for every topic, what it punishes beyond all its articles.
        let isLast = isLastOfTopic[state.requirement.topic] == state.requirement.id
        let scope = state.whole.intersection(region)
        let concerned = onTopic.filter { offense in
          !offense.lenient.isDisjoint(with: scope) || isLast && !named.contains(offense.id)
        }
        guard let finding = overreach(state, activity, region, concerned) else { continue }
        named.formUnion(finding.provisions)
        findings.append(finding)
      }
      return findings
    }.sorted { left, right in
      (position(of: left), left.id) < (position(of: right), right.id)
    }
  }

  private func position(of finding: Finding) -> Int {
    treaty.requirements.firstIndex { $0.id == finding.requirement } ?? 0
  }

  private func overreach(
    _ state: RequirementState, _ activity: ProtectedActivity, _ region: Region, _ concerned: [CompiledOffense]
  ) -> Finding? {
    let dutyWithoutOptions = state.whole.intersection(region)
    let duty = state.remaining.intersection(region)
    let punishing = concerned.filter { !$0.core.isDisjoint(with: region) }
    let arguable = concerned.filter { $0.core.isDisjoint(with: region) && !$0.lenient.isDisjoint(with: region) }
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
      facts.factPattern($0, showing: relevantVariables(state.remaining.intersection(region)))
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
