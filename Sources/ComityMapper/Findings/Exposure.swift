// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

extension ConductInquiry {
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

  /// The maximum told is that of the basic form, which the case shown fulfils.
  ///
  /// Where only an aggravated form reaches the threshold, its condition is told, and that it has to be met besides.
  private func exposure(
    _ offense: CompiledOffense, _ activity: ProtectedActivity, _ region: Region, _ threshold: Threshold
  ) -> Finding? {
    let definition = offense.definition
    let needed = threshold.minimumOfMaximumMonths
    let isBasic = definition.penalty.isKnown && definition.penalty.maximum.reaches(needed)
    let aggravated = definition.aggravatedForms.filter { $0.penalty.isKnown && $0.penalty.maximum.reaches(needed) }
      .min { $0.penalty.maximum < $1.penalty.maximum }
    guard isBasic || aggravated != nil else { return nil }
    let maximum = isBasic ? definition.penalty.maximum : aggravated?.penalty.maximum ?? definition.penalty.maximum
    let isCertain = !offense.core.isDisjoint(with: region)
    guard isCertain || !offense.lenientCore.isDisjoint(with: region) else { return nil }
    let both = (isCertain ? offense.core : offense.lenientCore).intersection(region)
    // Every element of the offence is shown, since the case has to be one that it reaches.
    let witness = facts.example(in: both.without(facts.impossible)).map {
      facts.factPattern($0, showing: relevantVariables(both))
    }
    guard let witness else { return nil }
    return Finding(
      id:
        "\(module.jurisdiction.code)/\(treaty.id)/\(threshold.id)/serious-crime-exposure/\(offense.id):\(activity.id)",
      level: isBasic ? .warning : .note, certainty: isCertain && isBasic ? .certain : .arguable, isProvisional: false,
      requirement: threshold.id, article: threshold.article, articles: [threshold.article],
      paragraph: threshold.paragraph, provisions: [offense.id], witness: witness, uncovered: [],
      uncoveredIsComplete: true, blocking: [],
      remedies: [.amend([Remedy.Amendment(provision: offense.id, except: .activity(activity.id))])],
      location: definition.place,
      detail: .exposure(
        Finding.Exposure(
          activity: activity, provision: offense.id, maximum: maximum, condition: isBasic ? nil : aggravated?.when,
          threshold: threshold)))
  }
}
