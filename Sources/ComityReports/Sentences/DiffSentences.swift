// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

extension Report {
  /// A side of a comparison as a reader knows it, for instance "the law of 2026-07-01 with the Cyber Bill 2027": its day, and
  /// the titles of the bills that are laid over it.
  func side(in language: String) -> String {
    let law = Caption.lawOf.text(["date": Names(language: language).day(asOf)], in: language)
    guard !bills.isEmpty else { return law }
    return Caption.withBill.text(["law": law, "bill": bills.map(\.title).joined(separator: "; ")], in: language)
  }
}

extension ReportDiff {
  /// Whether a bill is laid over the law of one day, so that its title needs no place in a heading.
  var isOfBill: Bool { left.asOf == right.asOf && left.bills.isEmpty && !right.bills.isEmpty }

  /// The findings that say something else, and those that stay under their identifier and read the same.
  func changes(
    _ before: FindingSentences, _ after: FindingSentences
  ) -> (different: [(before: Finding, after: Finding)], same: [String]) {
    var different: [(before: Finding, after: Finding)] = []
    var same: [String] = []
    for (old, new) in changed {
      if before.message(old) == after.message(new), old.level == new.level, old.certainty == new.certainty {
        same.append(new.id)
      } else {
        different.append((old, new))
      }
    }
    return (different, same)
  }

  /// What protected activities gain and lose: the provisions that punish them no longer, and those that do now.
  func rights(_ before: FindingSentences, _ after: FindingSentences) -> [String] {
    let (old, new) = (left.punishing, right.punishing)
    let ids = (left.findings + right.findings).flatMap(\.content.activities).map(\.id).unique
    let activities = Dictionary(
      (left.findings + right.findings).flatMap(\.content.activities).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return ids.flatMap { id -> [String] in
      guard let activity = activities[id] else { return [] }
      let name = after.names.activity(activity)
      let spared = exceptions(for: activity)
      let gone = ((old[id] ?? []).filter { !(new[id] ?? []).contains($0) } + spared).unique
      let come = (new[id] ?? []).filter { !(old[id] ?? []).contains($0) }
      return [(Frame.rightGained, gone, before), (.rightLost, come, after)].compactMap { frame, provisions, sentences in
        guard !provisions.isEmpty else { return nil }
        let cited = sentences.facts.list(provisions.map(sentences.cited).unique, .and)
        return sentences.facts.capitalized(
          frame.text(["activity": name, "list": cited], in: sentences.language))
      }
    }
  }
}

extension ReportDiff {
  /// The offences to which an exception comes that speaks of what all cases of a protected activity share, such as the
  /// purpose of the one who acts, so that the activity is spared there however it is done.
  private func exceptions(for activity: ProtectedActivity) -> [String] {
    let first = activity.region.first?.limits ?? [:]
    let shared = first.filter { variable, limit in activity.region.allSatisfy { $0.limits[variable] == limit } }
    guard !shared.isEmpty else { return [] }
    return right.provisions.compactMap { provision in
      guard let offense = provision as? any OffenseDefinition,
        let before = left.provision(provision.id) as? any OffenseDefinition
      else { return nil }
      let known = Set(before.exceptions.map(\.id))
      let isSparing = offense.exceptions.contains { exception in
        !known.contains(exception.id)
          && exception.when.contains { condition in
            !condition.limits.isEmpty && condition.limits.allSatisfy { variable, limit in shared[variable] == limit }
          }
      }
      return isSparing ? provision.id : nil
    }
  }
}

extension Report {
  /// The provisions that punish each protected activity, by its identifier.
  fileprivate var punishing: [String: [String]] {
    findings.reduce(into: [:]) { result, finding in
      for activity in finding.content.activities {
        result[activity.id] = ((result[activity.id] ?? []) + finding.content.punishing).unique
      }
    }
  }
}
