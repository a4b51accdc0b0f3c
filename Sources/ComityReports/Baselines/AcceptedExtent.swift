// SPDX-License-Identifier: Apache-2.0

import ComityCore
public import ComityMapper

/// How far a finding reached when it was accepted.
public struct AcceptedExtent: Sendable, Hashable, Codable {
  /// How grave it was: `error`, `warning` or `note`.
  public var level: String
  /// Whether it held under every reading: `certain` or `arguable`.
  public var certainty: String
  /// Whether it could go once somebody read what nobody had read.
  public var provisional: Bool
  /// The status of its requirement; `nil` where it is about none, such as a threshold.
  public var status: String?
  /// The groups of cases concerned, each as the words that it allows of each variable.
  public var cases: [[String: [String]]]
  /// Whether those are all cases, or only the first.
  public var casesAreComplete: Bool
  /// What it named beside its cases, such as the provisions that punish a protected activity.
  public var reach: [String]

  /// How far a finding of a report reaches.
  public init(_ finding: Finding, in report: Report) {
    level = finding.level.rawValue
    certainty = finding.certainty.rawValue
    provisional = finding.isProvisional
    status = finding.status(in: report)?.rawValue
    cases = finding.uncovered.map(\.words)
    casesAreComplete = finding.uncoveredIsComplete
    reach = finding.content.reach.sorted()
  }

  /// Whether another reaches no further, is no graver and has the same status.
  ///
  /// Cases are compared group by group: a group that lies in no single accepted one counts as further, though several
  /// together may hold it.
  public func covers(_ other: AcceptedExtent) -> Bool {
    status == other.status && grade(level) >= grade(other.level) && (isCertain || !other.isCertain)
      && (!provisional || other.provisional) && (!casesAreComplete || other.casesAreComplete)
      && Set(other.reach).isSubset(of: reach)
      && other.cases.allSatisfy { group in cases.contains { AcceptedExtent.holds($0, group) } }
  }

  private var isCertain: Bool { certainty == Certainty.certain.rawValue }

  private func grade(_ level: String) -> Level { Level(rawValue: level) ?? .note }

  /// Whether a group of cases lies in another.
  private static func holds(_ wide: [String: [String]], _ narrow: [String: [String]]) -> Bool {
    wide.allSatisfy { variable, words in
      guard let own = narrow[variable] else { return false }
      return own.allSatisfy { word in
        words.contains(word)
          || range(word).map { range in words.contains { self.range($0)?.contains(range) ?? false } } ?? false
      }
    }
  }

  /// The numbers of a word such as `18+`, `0-17` or `16`.
  private static func range(_ word: String) -> ClosedRange<Int>? {
    if word.hasSuffix("+") { return Int(word.dropLast()).map { $0...Int.max } }
    let bounds = word.split(separator: "-").map { Int($0) }
    guard let lower = bounds.first ?? nil, let upper = bounds.last ?? nil, bounds.count <= 2, lower <= upper else {
      return nil
    }
    return lower...upper
  }
}
