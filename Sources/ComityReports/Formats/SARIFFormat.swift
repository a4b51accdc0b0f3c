// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
package import ComityMapper

/// Writes reports as SARIF 2.1.0, as platforms for code scanning take it.
///
/// A run for each jurisdiction, a rule for each kind of finding, a result for each finding that is certain: such platforms
/// make an alert of every result, whatever its kind. What is arguable, is met, was not surveyed or lets the State refuse is
/// told in the properties of the run. The treaties are taxonomies, their requirements are the taxa.
package struct SARIFFormat: Sendable {
  /// How many runs a file may have: GitHub refuses one with more.
  package static let mostRuns = 20

  /// The language of the sentences.
  package var language: String
  /// The findings that are accepted.
  package var baseline: Baseline?
  /// The files that whoever reads the results has; nothing where all places are in such files.
  package var files: Set<String>?

  /// The folder to which addresses are relative, as an absolute path; absolute paths stay so, where none is given.
  package var folder: String?

  package init(
    language: String = "en", baseline: Baseline? = nil, files: Set<String>? = nil, folder: String? = nil
  ) {
    self.language = language
    self.baseline = baseline
    self.files = files
    self.folder = folder
  }

  /// The reports in one document.
  package func render(_ reports: [Report]) -> String {
    var codes: [String] = []
    for report in reports where !codes.contains(report.jurisdiction.code) { codes.append(report.jurisdiction.code) }
    // Of more jurisdictions than runs are taken, several share one.
    let size = max(1, (codes.count + Self.mostRuns - 1) / Self.mostRuns)
    let groups = stride(from: 0, to: codes.count, by: size).map { start in
      let group = Set(codes[start..<min(start + size, codes.count)])
      return reports.filter { group.contains($0.jurisdiction.code) }
    }
    return JSONFormat().encode(
      Log(
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0", runs: groups.concurrentMap(run)))
  }

  private func run(_ reports: [Report]) -> Run {
    var codes: [String] = []
    for report in reports where !codes.contains(report.jurisdiction.code) { codes.append(report.jurisdiction.code) }
    var treaties: [Treaty] = []
    for report in reports where !treaties.contains(where: { $0.id == report.treaty.id }) {
      treaties.append(report.treaty)
    }
    var results: [Result] = []
    var properties = RunProperties(
      asOf: reports.first.map { "\($0.asOf)" } ?? "", jurisdictions: codes, treaties: treaties.map(\.id))
    for report in reports {
      let sentences = FindingSentences(report, language: language)
      let findings = Dictionary(report.findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      func add(_ finding: Finding, _ taxa: [TaxonReference]?) {
        if finding.kind.isInformation {
          properties.refusals.append(.init(id: finding.id, message: sentences.message(finding)))
        } else if finding.certainty == .arguable {
          properties.arguable.append(.init(id: finding.id, message: words(finding, sentences)))
        } else {
          results.append(result(finding, taxa, report, sentences))
        }
      }
      for (index, assessment) in report.assessments.enumerated() {
        let requirement = assessment.requirement
        let taxa = [TaxonReference(id: requirement.id, index: index, toolComponent: Named(name: report.treaty.id))]
        properties.requirements.append(
          .init(
            jurisdiction: report.jurisdiction.code, treaty: report.treaty.id, requirement: requirement.id,
            status: assessment.status.rawValue))
        for finding in assessment.findings.compactMap({ findings[$0] }) { add(finding, taxa) }
      }
      for finding in report.furtherFindings { add(finding, nil) }
      properties.notes += sentences.question + sentences.extent
    }
    properties.gone = (baseline?.gone(from: reports) ?? []).map { acceptance in
      .init(
        id: acceptance.id,
        message: Caption.goneFinding.text(["id": acceptance.id, "reason": acceptance.reason], in: language))
    }
    return Run(
      tool: Tool(driver: Component(name: "Comity", rules: Self.kinds.map(RuleDescription.init))),
      automationDetails: Identified(id: "comity/\(codes.joined(separator: "+"))/"),
      columnKind: "unicodeCodePoints", language: language,
      taxonomies: treaties.map { treaty in
        let assessments = reports.first { $0.treaty.id == treaty.id }?.assessments ?? []
        return Component(
          name: treaty.id, fullName: treaty.title, informationUri: webAddress(treaty.source.url),
          taxa: assessments.map { assessment in
            let requirement = assessment.requirement
            return RuleDescription(
              id: requirement.id, shortDescription: Text("\(requirement.paragraph): \(requirement.title)"),
              fullDescription: Text(requirement.summary))
          })
      },
      results: results, properties: properties)
  }

  /// The kinds of finding, which are the rules, by their identifier.
  private static let kinds = Finding.Kind.allCases.sorted { $0.rawValue < $1.rawValue }

  // MARK: Results

  /// The finding, its example and its remedies, in words.
  private func words(_ finding: Finding, _ sentences: FindingSentences) -> String {
    var text = sentences.message(finding)
    if let example = sentences.example(finding) { text += "\n\(Frame.example.text(in: language)) \(example)" }
    if !finding.remedies.isEmpty {
      text += "\n\(Frame.remedies.text(in: language))\(Frame.colon.text(in: language)) "
      text += sentences.remedies(finding).joined(separator: " ")
    }
    return text
  }

  private func result(
    _ finding: Finding, _ taxa: [TaxonReference]?, _ report: Report, _ sentences: FindingSentences
  ) -> Result {
    let others = finding.provisions.compactMap { report.provision($0) }.compactMap { provision in
      provision.place.map { (citation: provision.citation, place: $0) }
    }.filter { $0.place != finding.location }
    let reason = baseline?.reason(for: finding, in: report)
    return Result(
      ruleId: finding.kind.rawValue, ruleIndex: Self.kinds.firstIndex { $0 == finding.kind } ?? -1, kind: "fail",
      level: finding.level.rawValue, message: Text(words(finding, sentences)),
      locations: [location(finding.location, finding.id)],
      relatedLocations: others.isEmpty
        ? nil
        : others.enumerated().map { index, other in
          var location = location(other.place, nil)
          location.id = index + 1
          location.message = Text(other.citation)
          return location
        },
      partialFingerprints: fingerprints(finding.id), taxa: taxa,
      suppressions: baseline.map { _ in
        reason.map { [Suppression(kind: "external", status: "accepted", justification: $0)] } ?? []
      },
      baselineState: baseline.map { _ in reason == nil ? "new" : "unchanged" })
  }

  // MARK: Places

  private func location(_ place: Place?, _ name: String?) -> Location {
    var region: Region?
    if let place, place.line > 0 {
      let column = max(1, place.column)
      region = Region(
        startLine: place.line, startColumn: column, endLine: place.line,
        endColumn: place.column > 0 ? column + 1 : column)
      if place.column <= 0 { region?.startColumn = nil; region?.endColumn = nil }
    }
    let hasFile = place.map { files?.contains($0.file) ?? true } ?? false
    // What the reader has not as a file is named by its place in the bundled law.
    let logical = name ?? (hasFile ? nil : place.map { "comity:\($0)" })
    return Location(
      physicalLocation: hasFile
        ? place.map { place in
          PhysicalLocation(
            artifactLocation: ArtifactLocation(uri: artifactAddress(place.file, in: folder)), region: region)
        } : nil,
      logicalLocations: logical.map { [LogicalLocation(fullyQualifiedName: $0)] })
  }

  private func fingerprints(_ id: String) -> [String: String] {
    // FNV-1a: the identifier is stable, and the hash only has to tell identifiers apart.
    let hash = id.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return [
      "comityFindingId/v1": id,
      "primaryLocationLineHash": String(repeating: "0", count: 16 - digits.count) + digits + ":1",
    ]
  }
}

// MARK: The document, key by key

private struct Log: Encodable {
  var schema: String
  var version: String
  var runs: [Run]

  enum CodingKeys: String, CodingKey {
    case schema = "$schema"
    case version, runs
  }
}

private struct Run: Encodable {
  var tool: Tool
  var automationDetails: Identified
  var columnKind: String
  var language: String
  var taxonomies: [Component]
  var results: [Result]
  var properties: RunProperties
}

private struct RunProperties: Encodable {
  var asOf: String
  var jurisdictions: [String]
  var treaties: [String]
  var notes: [String] = []
  /// The status of every requirement.
  var requirements: [Requirement] = []
  /// Findings of which it can be argued that there is nothing.
  var arguable: [Remark] = []
  /// What the law forbids and the treaty lets the State refuse.
  var refusals: [Remark] = []
  /// Accepted findings that are no longer found.
  var gone: [Remark] = []

  struct Requirement: Encodable {
    var jurisdiction: String
    var treaty: String
    var requirement: String
    var status: String
  }

  struct Remark: Encodable {
    var id: String
    var message: String
  }
}

private struct Tool: Encodable { var driver: Component }

private struct Identified: Encodable { var id: String }

private struct Named: Encodable { var name: String }

private struct Component: Encodable {
  var name: String
  var fullName: String?
  var informationUri: String?
  var rules: [RuleDescription]?
  var taxa: [RuleDescription]?
}

private struct RuleDescription: Encodable {
  var id: String
  var name: String?
  var shortDescription: Text
  var fullDescription: Text
  var help: Text?
  var defaultConfiguration: Configuration?
}

extension RuleDescription {
  fileprivate init(_ kind: Finding.Kind) {
    self.init(
      id: kind.rawValue, name: kind.ruleName, shortDescription: Text(kind.title),
      fullDescription: Text(kind.explanation), help: Text(kind.explanation),
      defaultConfiguration: Configuration(level: kind.level.rawValue))
  }
}

private struct Configuration: Encodable { var level: String }

private struct Text: Encodable {
  var text: String
  init(_ text: String) { self.text = text }
}

private struct Result: Encodable {
  var ruleId: String
  var ruleIndex: Int
  var kind: String
  var level: String
  var message: Text
  var locations: [Location]
  var relatedLocations: [Location]?
  var partialFingerprints: [String: String]
  var taxa: [TaxonReference]?
  var suppressions: [Suppression]?
  var baselineState: String?
}

private struct TaxonReference: Encodable {
  var id: String
  var index: Int
  var toolComponent: Named
}

private struct Suppression: Encodable {
  var kind: String
  var status: String
  var justification: String
}

private struct Location: Encodable {
  var id: Int?
  var message: Text?
  var physicalLocation: PhysicalLocation?
  var logicalLocations: [LogicalLocation]?
}

private struct PhysicalLocation: Encodable {
  var artifactLocation: ArtifactLocation
  var region: Region?
}

private struct ArtifactLocation: Encodable { var uri: String }

private struct LogicalLocation: Encodable { var fullyQualifiedName: String }

private struct Region: Encodable {
  var startLine: Int
  var startColumn: Int?
  var endLine: Int
  var endColumn: Int?
}
