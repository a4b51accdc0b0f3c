// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import Foundation
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The command line, run in process: what it prints, and the status it leaves with.
@Suite struct CommandLineTests {
  static func comity(_ arguments: String...) -> CommandRun { CommandRun(arguments) }

  static func run(arguments: [String]) -> CommandRun { CommandRun(arguments) }

  // MARK: Help

  @Test(
    "Each command has its own help, asked for either way",
    arguments: [
      "report", "matrix", "check", "list", "dual", "request", "exposure", "diff", "explain", "vocabulary", "new",
      "schema",
    ])
  func help(command: String) {
    for outcome in [Self.comity(command, "--help"), Self.comity("help", command)] {
      #expect(outcome.output.contains("USAGE: comity \(command)"))
      #expect(outcome.messages.isEmpty)
      #expect(outcome.status == .done)
    }
    #expect(Self.comity().output.contains("  \(command) "))
  }

  // MARK: Wrong input

  @Test(
    "Wrong input says what is wrong and what is possible, and leaves with its status",
    arguments: [
      (["report", "DX"], CommandStatus.usage, "there is no module 'DX'; expected one of: "),
      (["report", "DE", "--treaty", "budapest-2002"], .cannotOpen, "did you mean 'budapest-2001'?"),
      (["report", "DE", "--as-of", "2026-02-30"], .usage, "'2026-02-30' is no day of the calendar"),
      (["report", "DE", "--format", "jsn"], .usage, "unknown format 'jsn'; did you mean 'json'?"),
      (["report", "DE", "--fail-on", "errors"], .usage, "did you mean 'error'?"),
      (["report"], .usage, "Missing expected argument"),
      (["reprot", "DE"], .usage, "unexpected arguments: 'reprot'"),
      (["check", "no/such/folder"], .cannotOpen, "no/such/folder"),
      (["report", "DE", "--modules", "no/such/folder"], .cannotOpen, "no/such/folder"),
      (
        ["report", "DE", "--treaty", "budapest-2001", "--format", "json=/no/such/folder/x.json"], .cannotWrite, "x.json"
      ),
      (["list", "provisions"], .usage, "needs a jurisdiction"),
      (["vocabulary", "contuct"], .usage, "did you mean 'conduct'?"),
      (["dual", "DE", "XX"], .usage, "there is no module 'XX'"),
      (["dual", "DE", "GH"], .cannotOpen, "the law of Ghana is not modelled: there is no module 'GH'"),
      (["list", "treaties", "budapest-2002"], .cannotOpen, "did you mean 'budapest-2001'?"),
    ])
  func wrongInput(arguments: [String], status: CommandStatus, message: String) {
    let outcome = Self.run(arguments: arguments)
    #expect(outcome.status == status)
    #expect(outcome.messages.contains(message), "\(outcome.messages)")
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "A module with a mistake is refused with file, line and column",
    arguments: [
      ("offence: []", "1:1: error: unknown key in a module file 'offence'; did you mean 'offenses'?"),
      (
        "jurisdiction: {code: XA, name: X, in-sentences: X, legal-system: civil}",
        "1:66: error: unknown word for 'legal-system' 'civil'; expected one of: civil-law"
      ),
      ("jurisdiction: [", "error: "),
      ("surveyed:\n  - {topic: ilegal-access, on: 2026-01-01}", "2:13: error: unknown topic 'ilegal-access'"),
      ("surveyed:\n  - {topic: illegal-access, on: 2026-13-01}", "2:33: error: '2026-13-01' is no day"),
    ])
  func wrongModule(text: String, message: String) throws {
    try Self.withFolder { folder in
      try Data(text.utf8).write(to: URL(filePath: folder + "/module.yaml"))
      let outcome = Self.comity("check", folder)
      #expect(outcome.status == .invalidInput)
      #expect((outcome.output + outcome.messages).contains(message), "\(outcome.output)\(outcome.messages)")
    }
  }

  @Test("An empty folder has no module")
  func emptyFolder() throws {
    try Self.withFolder { folder in
      let outcome = Self.comity("check", folder)
      #expect(outcome.status == .cannotOpen)
      #expect(outcome.messages.contains("no YAML file"))
    }
  }

  // MARK: Good input

  @Test("Every bundled module is sound")
  func checkAll() {
    let outcome = Self.comity("check")
    #expect(outcome.status == .done)
    #expect(outcome.output.contains("no errors"))
  }

  @Test("A report fails a build only where it is told to")
  func failOn() {
    #expect(Self.comity("report", "DE", "--treaty", "budapest-2001").status == .done)
    #expect(Self.comity("report", "DE", "--treaty", "budapest-2001", "--fail-on", "error").status == .findings)
  }

  @Test("A report is equal to the byte when the question is equal")
  func stableBytes() {
    let once = Self.comity("report", "EE", "--treaty", "budapest-2001", "--format", "json").output
    let again = Self.comity("report", "EE", "--treaty", "budapest-2001", "--format", "json").output
    #expect(!once.isEmpty)
    #expect(once == again)
  }

  @Test("Several formats in one run: one to the console, one into a file")
  func severalFormats() throws {
    try Self.withFolder { folder in
      let path = folder + "/report.json"
      let outcome = Self.comity(
        "report", "EE", "--treaty", "budapest-2001", "--format", "text", "--format", "json=\(path)")
      #expect(outcome.output.hasPrefix("Estonia and the Budapest Convention"))
      let json = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      #expect(json.contains("\"schemaVersion\""))
    }
  }

  @Test("The list of provisions has the keys that scripts rely on")
  func provisions() throws {
    struct Entry: Decodable {
      struct Penalty: Decodable {
        var maxMonths: Int?
      }
      var id: String
      var kind: String
      var citation: String
      var title: String
      var attempt: Bool?
      var review: String
    }
    let outcome = Self.comity("list", "provisions", "DE", "--format", "json")
    let entries = try JSONDecoder().decode([Entry].self, from: Data(outcome.output.utf8))
    let access = try #require(entries.first { $0.id == "de-stgb-202a" })
    #expect(access.kind == "offense")
    #expect(access.citation == "§ 202a StGB")
    #expect(access.attempt == false)
  }

  @Test("The example of the README is what the command prints")
  func readme() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let block = try #require(readme.components(separatedBy: "```console\n").dropFirst().first)
    let lines = try #require(block.components(separatedBy: "```").first).components(separatedBy: "\n")
    let command = try #require(lines.first).components(separatedBy: " ").dropFirst(2)
    let outcome = Self.run(arguments: Array(command))
    #expect(outcome.status == .done)
    // Each part between two marks of omission stands in the output as it is printed.
    let parts = lines.dropFirst().split(separator: "…").map {
      $0.joined(separator: "\n").trimmingCharacters(in: .newlines)
    }
    #expect(parts.count > 2)
    for part in parts where !part.isEmpty { #expect(outcome.output.contains(part), "\(part)") }
  }

  // MARK: Helpers

  /// Gives a new folder to the body and removes it afterwards.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try body(folder.path + "/")
  }
}
