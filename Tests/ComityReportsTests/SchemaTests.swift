// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityReports
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
      let problems = try JSONSchema(Self.schema()).problems(of: value)
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
    let problems = try JSONSchema(Self.schema()).problems(of: value)
    #expect(problems.isEmpty, "\(problems.prefix(5))", sourceLocation: sourceLocation)
  }
}

/// A value of JSON.
indirect enum JSON: Decodable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  subscript(key: String) -> JSON? { object?[key] }

  var object: [String: JSON]? { if case .object(let object) = self { object } else { nil } }
  var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
  var string: String? { if case .string(let string) = self { string } else { nil } }
}

/// As much of JSON Schema as the published schema uses.
///
/// Stricter in one point: a key that the schema does not name is
/// a problem, so that nothing is written that is not documented.
struct JSONSchema {
  let root: JSON

  init(_ root: JSON) { self.root = root }

  func problems(of value: JSON) -> [String] { problems(value, root, "") }

  private func problems(_ value: JSON, _ schema: JSON, _ path: String) -> [String] {
    if let reference = schema["$ref"]?.string {
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let target = root["$defs"]?[name] else { return ["\(path): no definition \(reference)"] }
      return problems(value, target, path)
    }
    var problems: [String] = []
    if let words = schema["enum"]?.items?.compactMap(\.string), !words.contains(value.string ?? "\u{0}") {
      problems.append("\(path): \(value) is none of \(words)")
    }
    if let pattern = schema["pattern"]?.string, let text = value.string,
      text.range(of: pattern, options: .regularExpression) == nil
    {
      problems.append("\(path): \(text) does not match \(pattern)")
    }
    switch (schema["type"]?.string, value) {
    case ("string", .string), ("boolean", .boolean), ("integer", .integer): break
    case ("array", .array(let items)):
      guard let item = schema["items"] else { return problems + ["\(path): the schema says nothing of the items"] }
      for (index, value) in items.enumerated() { problems += self.problems(value, item, "\(path)[\(index)]") }
    case ("object", .object(let object)):
      for key in schema["required"]?.items?.compactMap(\.string) ?? [] where object[key] == nil {
        problems.append("\(path): no '\(key)'")
      }
      for (key, value) in object {
        if let property = schema["properties"]?[key] ?? schema["additionalProperties"] {
          problems += self.problems(value, property, "\(path).\(key)")
        } else {
          problems.append("\(path): the schema has no '\(key)'")
        }
      }
    case (let type, _): problems.append("\(path): no \(type ?? "type")")
    }
    return problems
  }
}
