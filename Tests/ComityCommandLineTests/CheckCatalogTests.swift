// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityChecks
import ComityCommandLine
import ComityDiagnostics
import ComityTestSupport
import Foundation
import Testing

@Suite("The catalog of checks")
struct CheckCatalogTests {
  /// What `comity check` says of a module with one file of an example.
  private func diagnostics(_ example: String, beside: String?) throws -> [Diagnostic] {
    struct Document: Decodable { var diagnostics: [Diagnostic] }
    let folder = try TemporaryFolder()
    try folder.write(example, to: "ke/example.yaml")
    // An example shows what it is about and no more: the rest of the module is as it should be.
    if let beside { try folder.write(beside, to: "ke/beside.yaml") }
    if !example.contains("jurisdiction:") || example.hasPrefix("bill:") {
      try folder.write(
        "jurisdiction: {code: KE, name: Kenya, in-sentences: Kenyan, legal-system: common-law}\n", to: "ke/module.yaml")
    }
    if !example.contains("surveyed:"), (example + (beside ?? "")).contains("illegal-access") {
      try folder.write("surveyed: [{topic: illegal-access, on: 2026-01-01}]\n", to: "ke/surveyed.yaml")
    }
    let run = CommandRun("check", "\(folder.path)/ke", "--format", "json")
    #expect(run.messages == "")
    let found = try JSONDecoder().decode(Document.self, from: Data(run.output.utf8)).diagnostics
    #expect((run.status == .done) == !found.contains { $0.severity == .error })
    return found
  }

  @Test(
    "The bad example is refused by its check, with its place",
    arguments: Check.all.filter { $0.bad != nil }.map(\.identifier))
  func bad(identifier: String) throws {
    let check = try #require(Check.named(identifier))
    let found = try diagnostics(try #require(check.bad), beside: check.beside)
    let own = found.filter { $0.identifier == check.identifier }
    #expect(!own.isEmpty, "\(found.text())")
    for diagnostic in own {
      #expect(diagnostic.severity == check.severity)
      #expect(diagnostic.place?.file.contains("/ke/") == true)
    }
    #expect(own.contains { ($0.place?.line ?? 0) > 0 } || check.identifier == "empty-file")
  }

  @Test("The good example is faultless", arguments: Check.all.filter { $0.good != nil }.map(\.identifier))
  func good(identifier: String) throws {
    let check = try #require(Check.named(identifier))
    #expect(try diagnostics(try #require(check.good), beside: check.beside).text() == "")
    #expect(check.bad != check.good)
  }

  @Test("Identifiers stand once, and titles are headlines")
  func form() {
    #expect(Set(Check.all.map(\.identifier)).count == Check.all.count)
    for check in Check.all {
      #expect(!check.title.hasSuffix("."))
      #expect(check.rationale.hasSuffix("."))
      #expect((check.bad == nil) == (check.good == nil))
    }
  }

  @Test("Every identifier in the sources is in the catalog, and the other way round")
  func complete() throws {
    let sources = ["ComityYAML", "CheckedLaw", "ComityDiagnostics", "ComityChecks/Checking", "Comity"].map {
      "\(packageFolder)/Sources/\($0)"
    }
    var found: Set<String> = []
    let pattern = try NSRegularExpression(
      pattern:
        #"(?:error|warning|unknownWord|Diagnostic)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"|"((?:yaml|file)-[a-z0-9-]+)""#)
    for folder in sources {
      for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init()
      where name.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
        for match in pattern.matches(in: text, range: NSRange(text.startIndex..., in: text)) {
          for group in 1...2 {
            if let range = Range(match.range(at: group), in: text) { found.insert(String(text[range])) }
          }
        }
      }
    }
    found.insert("duplicate-id")
    let known = Set(Check.all.map(\.identifier))
    #expect(found.subtracting(known) == [], "in the sources, not in the catalog")
    #expect(known.subtracting(found) == [], "in the catalog, not in the sources")
  }
}
