// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityReports
import ComityTestSupport
import Foundation
import Testing

/// The published schema of the JSON report, held against real reports and against the code.
@Suite struct SchemaTests {
  static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/ComityReports/Schemas/report-1.schema.json")

  static func schema() throws -> JSON {
    try JSONDecoder().decode(JSON.self, from: Data(contentsOf: file))
  }

  @Test("Reports on bundled law are valid, and every key that they have is in the schema", arguments: ["DE", "JP"])
  func realReports(code: String) throws {
    let lawBook = try LawBook.load(jurisdictions: [code])
    let date = try #require(CalendarDate("2026-11-23"))
    let reports = try lawBook.treaties.map { try Mapper(lawBook).report(on: code, to: $0.id, asOf: date) }
    #expect(reports.contains { !$0.findings.isEmpty })
    try validate(reports.rendered(as: .json))
    let baseline = Baseline(acceptingFindingsOf: Array(reports.prefix(1)), reason: "Known.")
    try validate(reports.rendered(as: .json, baseline: baseline))
  }

  @Test("The awkward reports are valid")
  func awkwardReports() throws {
    try validate(AwkwardReport.reports.rendered(as: .json))
    try validate(AwkwardReport.reports.rendered(as: .json, baseline: AwkwardReport.baseline))
    try validate([Report]().rendered(as: .json))
  }

  @Test("What breaks the schema is noticed")
  func wrongDocuments() throws {
    let json = AwkwardReport.reports.rendered(as: .json)
    for (right, wrong) in [
      ("\"partly-met\"", "\"nearly-met\""), ("\"schemaVersion\" : \"1.", "\"schemaVersion\" : \"2."),
      ("\"countsDeclarations\" : true", "\"countsDeclarations\" : 1"), ("\"certainty\"", "\"certainly\""),
      ("\"level\" : \"error\"", "\"level\" : 3"),
    ] {
      #expect(json.contains(right))
      let value = try JSONDecoder().decode(JSON.self, from: Data(json.replacing(right, with: wrong).utf8))
      let problems = try SchemaValidator(Self.schema()).problems(of: value)
      #expect(!problems.isEmpty, "\(wrong)")
    }
  }

  @Test("The schema lists the words that the code knows")
  func words() throws {
    let definitions = try #require(try Self.schema()["$defs"])
    func words(_ definition: String, _ key: String) -> [String]? {
      definitions[definition]?["properties"]?[key]?["enum"]?.items?.compactMap(\.string)
    }
    #expect(words("requirement", "status") == Status.allCases.map(\.rawValue))
    #expect(words("requirement", "kind") == Requirement.Kind.allCases.map(\.rawValue))
    #expect(words("requirement", "modality") == Requirement.Modality.allCases.map(\.rawValue))
    #expect(words("option", "use") == OptionUse.Use.allCases.map(\.rawValue))
    #expect(words("finding", "kind") == Finding.Kind.allCases.map(\.rawValue))
    #expect(words("finding", "level") == Level.allCases.map(\.rawValue))
    #expect(words("finding", "certainty") == Certainty.allCases.map(\.rawValue))
  }

  private func validate(_ json: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let value = try JSONDecoder().decode(JSON.self, from: Data(json.utf8))
    let problems = try SchemaValidator(Self.schema()).problems(of: value)
    #expect(problems.isEmpty, "\(problems.prefix(5))", sourceLocation: sourceLocation)
  }
}
