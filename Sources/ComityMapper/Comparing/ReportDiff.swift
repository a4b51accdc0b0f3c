// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// What changes from one report to another: two days, or the law and a bill laid over it.
public struct ReportDiff: Sendable {
  /// A requirement whose status changes.
  public struct StatusChange: Sendable {
    /// The requirement.
    public var requirement: Requirement
    /// The status on the left.
    public var before: Status
    /// The status on the right.
    public var after: Status
  }

  /// The report before.
  public var left: Report
  /// The report after.
  public var right: Report
  /// The requirements whose status changes.
  public var statusChanges: [StatusChange]
  /// The findings that are gone.
  public var closed: [Finding]
  /// The findings that are new.
  public var opened: [Finding]
  /// The findings that stay under the same identifier, with other cases.
  public var changed: [(before: Finding, after: Finding)]
  /// The findings that stay as they are, by identifier.
  public var unchanged: [String]

  /// Compares two reports on the same jurisdiction and treaty.
  public init(_ left: Report, _ right: Report) {
    self.left = left
    self.right = right
    let after = Dictionary(
      right.assessments.map { ($0.requirement.id, $0.status) }, uniquingKeysWith: { first, _ in first })
    statusChanges = left.assessments.compactMap { assessment in
      guard let status = after[assessment.requirement.id], status != assessment.status else { return nil }
      return StatusChange(requirement: assessment.requirement, before: assessment.status, after: status)
    }
    closed = left.findings.filter { right.finding($0.id) == nil }
    opened = right.findings.filter { left.finding($0.id) == nil }
    var changed: [(before: Finding, after: Finding)] = []
    var unchanged: [String] = []
    for before in left.findings {
      guard let after = right.finding(before.id) else { continue }
      if before.isSame(as: after) { unchanged.append(before.id) } else { changed.append((before, after)) }
    }
    self.changed = changed
    self.unchanged = unchanged
  }
}

extension Finding {
  /// Whether another finding says the same of the same cases and provisions.
  fileprivate func isSame(as other: Finding) -> Bool {
    guard uncovered.map(\.limits) == other.uncovered.map(\.limits), provisions == other.provisions,
      level == other.level, certainty == other.certainty
    else { return false }
    return content.saysTheSame(as: other.content)
  }
}
