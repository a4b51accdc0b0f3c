// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension CompiledInquiry {
  /// The offences of this State that are serious crimes in the meaning of the treaty, so that it could ask every party
  /// for evidence of them, and that meet a protected activity.
  func exposureFindings() -> [Finding] {
    treaty.thresholds.filter { $0.purpose == .evidenceSharing }.flatMap { threshold in
      offenses.flatMap { offense in
        protectedActivities.compactMap { activity, region in
          exposure(offense, activity, region, threshold)
        }
      }
    }
  }

  private func exposure(
    _ offense: CompiledOffense, _ activity: ProtectedActivity, _ region: Region, _ threshold: Threshold
  ) -> Finding? {
    let definition = offense.definition
    guard let maximum = definition.gravestMaximum, maximum.reaches(threshold.minimumOfMaximumMonths) else { return nil }
    let isCertain = !offense.core.isDisjoint(with: region)
    guard isCertain || !offense.lenientCore.isDisjoint(with: region) else { return nil }
    let both = (isCertain ? offense.core : offense.lenientCore).intersection(region)
    let witness = facts.example(in: both.without(facts.impossible)).map {
      facts.factPattern($0, showing: relevantVariables(both))
    }
    return Finding(
      id:
        "\(module.jurisdiction.code)/\(treaty.id)/\(threshold.id)/serious-crime-exposure/\(offense.id):\(activity.id)",
      kind: .seriousCrimeExposure, level: .warning, certainty: isCertain ? .certain : .arguable,
      requirement: threshold.id, article: threshold.article, paragraph: threshold.paragraph,
      provisions: [offense.id], witness: witness, uncovered: [], uncoveredIsComplete: true, blocking: [],
      remedies: [.amend([Remedy.Amendment(provision: offense.id, except: .activity(activity.id))])],
      location: definition.place,
      detail: .exposure(
        Finding.Exposure(activity: activity, provision: offense.id, maximum: maximum, threshold: threshold)))
  }
}
