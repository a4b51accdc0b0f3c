// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityChecks
import ComityCommandLine
import ComityReports
import ComityTestSupport
import ComityYAML
import Foundation
import Testing

@Suite("The guides and the reference")
struct GuideTests {
  static let catalog = "\(packageFolder)/Sources/Comity/Comity.docc"

  @Test("The reference of keys is the one that the shapes make")
  func keys() throws {
    let page = keysReference(try LawBook.load(jurisdictions: []))
    for kind in FileKind.allCases {
      for field in kind.shape.fields { #expect(page.contains("`\(field.key)`")) }
    }
    #expect(try difference(of: page, from: "\(Self.catalog)/Reference/Keys.md") == nil)
  }

  @Test("The page of checks is the one that the catalog makes")
  func checks() throws {
    #expect(try difference(of: Check.page, from: "\(Self.catalog)/Reference/Checks.md") == nil)
  }

  @Test("The page of who is bound is the one that the lists of parties make")
  func standing() throws {
    let page = standingPage(try LawBook.load(jurisdictions: []))
    #expect(try difference(of: page, from: "\(Self.catalog)/Reference/Standing.md") == nil)
  }

  @Test("'Add a country' can be followed word for word")
  func addACountry() throws {
    let commands = try follow("AddACountry") { command, outcome in
      #expect(outcome.output.contains("Ruritania") && outcome.output.contains("needs declaration"), "\(command)")
    }
    #expect(
      commands.map { String($0.prefix { $0 != " " }) } == [
        "new", "check", "check", "check", "check", "check", "report",
      ])
  }

  @Test("'Lay a bill over the law' can be followed word for word")
  func bills() throws {
    let commands = try follow("Bills") { command, outcome in
      let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains("Access Bill 2027"), "\(command)")
      #expect(words.contains("Research Bill 2028") == command.contains("research-bill"), "\(command)")
      if command.hasPrefix("diff") { #expect(outcome.output.contains("Closed (1)"), "\(outcome.output)") }
    }
    #expect(commands.count == 5)
  }

  /// Does what a page says, in a folder of its own: writes its files, runs its commands, compares what they print.
  ///
  /// - Parameter check: what is asked of a command whose output the page leaves out.
  private func follow(_ guide: String, check: (String, CommandRun) -> Void) throws -> [String] {
    let folder = try TemporaryFolder()
    let page = try String(contentsOfFile: "\(Self.catalog)/Guides/\(guide).md", encoding: .utf8)
    var commands: [String] = []
    var files: [String] = ["laws"]
    var before = ""
    for (index, part) in page.components(separatedBy: "\n```").enumerated() {
      if index.isMultiple(of: 2) {
        before = part
        continue
      }
      let lines = part.components(separatedBy: "\n")
      let content = lines.dropFirst().joined(separator: "\n") + "\n"
      switch lines[0] {
      case "yaml":
        // A block is the content of the file that the sentence before it names at its end.
        guard before.hasSuffix("`:\n"), let path = before.dropLast(3).split(separator: "`").last else { continue }
        files.append(String(path))
        try folder.write(content, to: String(path))
      case "console":
        for run in content.components(separatedBy: "$ comity ").dropFirst() {
          let command = String(run.prefix { $0 != "\n" })
          commands.append(command)
          let arguments = command.split(separator: " ").map { word -> String in
            if let plus = word.firstIndex(of: "+") {
              return "\(word[...plus])\(folder.path)/\(word[word.index(after: plus)...])"
            }
            return files.contains(String(word)) || word.hasPrefix("laws/") ? "\(folder.path)/\(word)" : String(word)
          }
          let outcome = CommandRun(arguments)
          let output = (outcome.output + outcome.messages).replacingOccurrences(of: "\(folder.path)/", with: "")
          let expected = String(run.dropFirst(command.count + 1))
          if expected == "…\n" {
            #expect(outcome.status == .done, "\(command): \(output)")
            check(command, outcome)
          } else {
            #expect(output == expected, "\(command)")
          }
        }
      default: break
      }
    }
    return commands
  }

  @Test(
    "The examples of the guides for authors are without fault", arguments: [("ModelHardThings", 8), ("Conventions", 1)])
  func examples(guide: String, least: Int) throws {
    let page = try String(contentsOfFile: "\(Self.catalog)/Guides/\(guide).md", encoding: .utf8)
    var count = 0
    for part in page.components(separatedBy: "\n```yaml\n").dropFirst() {
      let example = (part.components(separatedBy: "\n```").first ?? "") + "\n"
      let folder = try TemporaryFolder()
      try folder.write(example, to: "xr/example.yaml")
      if !example.contains("jurisdiction:") {
        try folder.write(
          "jurisdiction: {code: XR, name: Ruritania, in-sentences: Ruritanian, legal-system: civil-law}\n",
          to: "xr/module.yaml")
      }
      let topics = [
        "illegal-access", "illegal-interception", "data-interference", "system-interference", "grooming", "fraud",
      ]
      .filter { example.contains("[\($0)]") }
      let surveyed = topics.map { "{topic: \($0), on: 2026-11-20}" }.joined(separator: ", ")
      try folder.write("surveyed: [\(surveyed)]\n", to: "xr/surveyed.yaml")
      let run = CommandRun("check", "\(folder.path)/xr")
      #expect(run.output.hasSuffix("no errors, no warnings\n"), "\(example)\n\(run.output)")
      count += 1
    }
    #expect(count >= least)
  }

  @Test("The examples of 'Bring law of your own' are without fault")
  func lawOfYourOwn() throws {
    let page = try String(contentsOfFile: "\(Self.catalog)/Guides/LawOfYourOwn.md", encoding: .utf8)
    let examples = page.components(separatedBy: "\n```yaml\n").dropFirst()
    #expect(examples.count == 2)
    let folder = try TemporaryFolder()
    for (index, part) in examples.enumerated() {
      try folder.write((part.components(separatedBy: "\n```").first ?? "") + "\n", to: "\(index)/example.yaml")
    }
    let run = CommandRun("check", folder.path)
    #expect(run.output.hasSuffix("2 files: no errors, no warnings\n"), "\(run.output)")
  }
}
