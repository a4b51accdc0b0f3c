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

  /// The answers that stay as they are, in one sentence for each status: "Articles 2 and 3: as before, met".
  ///
  /// Where a bill is compared, only those to which the provisions answer that it changes.
  func standing(_ before: FindingSentences, _ after: FindingSentences) -> [String] {
    let known = Set(left.bills.map(\.id))
    let touched = right.bills.filter { !known.contains($0.id) }.flatMap { bill in
      bill.amendments.map(\.offense) + bill.repeals.map(\.offense) + bill.offenses.map(\.id)
    }
    let old = Dictionary(left.assessments.map { ($0.requirement.id, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = right.assessments.filter { row in
      guard let before = old[row.requirement.id], row.status != .notSurveyed, row.status != .notOwed else {
        return false
      }
      return touched.isEmpty || (before.provisions + row.provisions).contains(where: touched.contains)
    }
    // An article whose paragraphs stand alike is told as a whole.
    typealias Place = (status: Status, article: String)
    let articles = rows.grouped(by: \.requirement.article).flatMap { article, rows -> [Place] in
      let same = rows.filter { old[$0.requirement.id]?.status == $0.status }
      if same.count == rows.count, Set(rows.map(\.status)).count == 1 { return [(rows[0].status, article)] }
      return same.map { ($0.status, after.names.reference($0.requirement.paragraph)) }
    }
    return articles.grouped(by: \.status).map { status, articles in
      let text = Frame.asBefore.text(
        ["articles": after.articles(articles.map(\.article)), "status": after.status(status)], in: after.language)
      return after.facts.capitalized(text)
    }
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

extension FindingSentences {
  /// Findings by their kind, with the articles in which they show: "Gap: Articles 5 and 9(1)(d)".
  func kinds(of findings: [String]) -> [String] {
    findings.compactMap(report.finding).grouped(by: \.kind).map { kind, findings in
      let paragraphs = findings.map { names.reference($0.paragraph) }.unique
      return "\(kind.name(in: language))\(Frame.colon.text(in: language)) \(articles(paragraphs))."
    }
  }

  /// Paragraphs as they are cited, all of them: "Articles 16(1) and 17".
  fileprivate func articles(_ paragraphs: [String]) -> String {
    let frame: Frame = paragraphs.count > 1 ? .articleNumbers : .articleNumber
    return frame.text(["number": facts.list(paragraphs, .and)], in: language)
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
