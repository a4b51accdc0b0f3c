// SPDX-License-Identifier: Apache-2.0

import ComityCore
public import ComityMapper

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Findings that somebody has accepted, each with a reason, so that a build fails on new ones only.
///
/// What was accepted is the finding as it was: one that reaches further, is graver or whose requirement has another status
/// is new.
public struct Baseline: Sendable, Hashable {
  /// One accepted finding.
  public struct Acceptance: Sendable, Hashable, Codable {
    /// The finding's identifier.
    public var id: String
    /// Why it is accepted.
    public var reason: String
    /// What was accepted: how far the finding reached; `nil` where it is accepted however far it reaches, as files of version
    /// 1.0 do.
    public var extent: AcceptedExtent?

    /// Creates an acceptance.
    public init(id: String, reason: String, extent: AcceptedExtent? = nil) {
      self.id = id
      self.reason = reason
      self.extent = extent
    }
  }

  /// Why a text is no baseline, in words for its author.
  public struct Invalid: Error, Sendable, Hashable {
    /// One sentence for each mistake.
    public var problems: [String]
  }

  /// The version of the file's shape.
  public static let schemaVersion = "1.1"

  /// The accepted findings, sorted by identifier.
  public let accepted: [Acceptance]
  private let acceptances: [String: Acceptance]

  /// Creates a baseline; of two acceptances of one finding the first counts.
  public init(accepting accepted: [Acceptance] = []) {
    acceptances = Dictionary(accepted.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.accepted = acceptances.values.sorted { $0.id < $1.id }
  }

  /// Creates a baseline of every finding of some reports.
  ///
  /// - Parameters:
  ///   - reports: the reports whose findings are accepted.
  ///   - reason: the reason of those findings that `earlier` does not accept.
  ///   - earlier: a baseline whose reasons are kept, and of which is kept whatever the reports do not speak of.
  public init(acceptingFindingsOf reports: [Report], reason: String, keeping earlier: Baseline = Baseline()) {
    let found = reports.flatMap { report in
      report.findings.map { finding in
        Acceptance(
          id: finding.id, reason: earlier.reason(for: finding.id) ?? reason, extent: AcceptedExtent(finding, in: report)
        )
      }
    }
    let elsewhere = earlier.accepted.filter { acceptance in !reports.contains { $0.speaks(of: acceptance.id) } }
    self.init(accepting: found + elsewhere)
  }

  /// Reads a baseline from JSON.
  ///
  /// - Throws: ``Invalid`` with every mistake.
  public init(json: String) throws(Invalid) {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    } catch let error as DecodingError {
      throw Invalid(problems: [error.sentence])
    } catch {
      throw Invalid(problems: ["this is no JSON"])
    }
    var problems: [String] = []
    if document.schemaVersion.prefix(while: { $0 != "." }) != Baseline.schemaVersion.prefix(while: { $0 != "." }) {
      problems.append("unknown schemaVersion '\(document.schemaVersion)'; expected '\(Baseline.schemaVersion)'")
    }
    var seen: Set<String> = []
    for acceptance in document.accepted {
      if !seen.insert(acceptance.id).inserted { problems.append("'\(acceptance.id)' is accepted twice") }
      if acceptance.reason.allSatisfy(\.isWhitespace) {
        problems.append("'\(acceptance.id)' is accepted without a reason")
      }
    }
    guard problems.isEmpty else { throw Invalid(problems: problems) }
    self.init(accepting: document.accepted)
  }

  /// The baseline as JSON: equal input gives equal bytes.
  public var json: String {
    JSONFormat().encode(Document(schemaVersion: Baseline.schemaVersion, accepted: accepted))
  }

  /// The reason for which a finding of this identifier is accepted, however far it reaches; nothing where none is.
  public func reason(for finding: String) -> String? { acceptances[finding]?.reason }

  /// The reason for which a finding of a report is accepted; nothing where it is not, or says more than what was accepted.
  public func reason(for finding: Finding, in report: Report) -> String? {
    guard let acceptance = acceptances[finding.id],
      acceptance.extent?.covers(AcceptedExtent(finding, in: report)) ?? true
    else { return nil }
    return acceptance.reason
  }

  /// Whether a finding of a report is accepted.
  public func accepts(_ finding: Finding, in report: Report) -> Bool { reason(for: finding, in: report) != nil }

  /// What is accepted although it is gone: the reports speak of its law and its treaty, and do not find it.
  public func gone(from reports: [Report]) -> [Acceptance] {
    let found = Set(reports.flatMap(\.findings).map(\.id))
    return accepted.filter { acceptance in
      !found.contains(acceptance.id) && reports.contains { $0.speaks(of: acceptance.id) }
    }
  }

  private struct Document: Codable {
    var schemaVersion: String
    var accepted: [Acceptance]
  }
}

extension Report {
  /// Whether a finding with this identifier would be one of this report's.
  fileprivate func speaks(of finding: String) -> Bool {
    finding.hasPrefix("\(jurisdiction.code)/\(treaty.id)/")
  }
}

extension DecodingError {
  /// What is wrong, in one sentence.
  fileprivate var sentence: String {
    switch self {
    case .keyNotFound(let key, let context): "\(place(context))the key '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      "\(place(context))a value of another type is expected"
    case .dataCorrupted: "this is no JSON"
    @unknown default: "this is no baseline"
    }
  }

  private func place(_ context: Context) -> String {
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined(separator: " ")
    return path.isEmpty ? "" : "\(path): "
  }
}
