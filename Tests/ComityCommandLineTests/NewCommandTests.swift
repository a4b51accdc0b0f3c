// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport
import Foundation
import Testing

@Suite("comity new")
struct NewCommandTests {
  @Test("A new module validates as it stands, and the next command is printed")
  func validates() throws {
    let folder = try TemporaryFolder()
    let made = CommandRun("new", "XK", "--name", "Kosovo", "--in", "\(folder.path)/laws/africa")
    #expect(made.status == .done)
    #expect(made.output.contains("comity check \(folder.path)/laws/africa/xk\n"))
    let checked = CommandRun("check", "\(folder.path)/laws/africa/xk")
    #expect(checked.status == .done)
    #expect(checked.output.hasSuffix("no errors, no warnings\n"))
    for name in ["module.yaml", "offenses.yaml", "cases.yaml"] {
      let text = try folder.read("laws/africa/xk/\(name)")
      #expect(text.hasPrefix("# yaml-language-server: $schema=../.comity/module.schema.json\n"))
      #expect(text.split(separator: "\n").allSatisfy { $0.last != " " })
    }
    #expect(try folder.read("laws/africa/.comity/module.schema.json").contains("\"depicted-age\""))
  }

  @Test("Every topic is there as a comment, with the articles that ask for it and their elements")
  func topics() throws {
    let folder = try TemporaryFolder()
    #expect(CommandRun("new", "XK", "--name", "Kosovo", "--in", folder.path).status == .done)
    let module = try folder.read("xk/module.yaml")
    for topic in ["illegal-access", "grooming", "laundering", "limitation"] {
      #expect(module.contains("\n  # - {topic: \(topic), read-on: 2026-11-23}\n"))
    }
    let mandatory = try #require(module.range(of: "----- Mandatory"))
    let optional = try #require(module.range(of: "----- Optional"))
    let access = try #require(module.range(of: "topic: illegal-access"))
    #expect(mandatory.lowerBound < access.lowerBound && access.lowerBound < optional.lowerBound)
    let optionalTopics = module[optional.lowerBound...]
    #expect(optionalTopics.contains("# - {topic: ") && !optionalTopics.contains("topic: illegal-access"))
    let offenses = try folder.read("xk/offenses.yaml")
    #expect(offenses.contains("##   Budapest Convention, Article 3, first sentence"))
    #expect(offenses.contains("##       interception-means: technical\n"))
    #expect(offenses.contains("##       depicted-age: {below: 18}\n"))
  }

  @Test("What can be uncommented is right as it stands")
  func uncommented() throws {
    let folder = try TemporaryFolder()
    #expect(CommandRun("new", "XK", "--name", "Kosovo", "--in", folder.path).status == .done)
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/xk") {
      let lines = try folder.read("xk/\(name)").components(separatedBy: "\n")
      let uncommented = lines.enumerated().map { index, line -> String in
        let rest = line.drop { $0 == " " }
        guard index > 0, rest.hasPrefix("# ") else { return line }
        return String(line.prefix(line.count - rest.count) + rest.dropFirst(2))
      }
      try folder.write(uncommented.joined(separator: "\n"), to: "xk/\(name)")
    }
    let checked = CommandRun("check", "\(folder.path)/xk")
    #expect(checked.status == .done, "\(checked.output)")
    #expect(checked.output.contains("1 offence,"))
    let report = CommandRun("report", "XK", "--treaty", "budapest-2001", "--modules", "\(folder.path)/xk")
    #expect(report.status == .done)
    #expect(report.output.contains("Kosovo"))
  }

  @Test("A folder that is there is never touched")
  func occupied() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "xk/module.yaml")
    let again = CommandRun("new", "XK", "--name", "Kosovo", "--in", folder.path)
    #expect(again.status == .cannotWrite)
    #expect(again.messages == "error: \(folder.path)/xk is there already, and nothing in it was changed\n")
    #expect(try folder.read("xk/module.yaml") == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["xk"])
  }

  @Test(
    "A code that is none is refused with advice, and nothing is written",
    arguments: [
      ("xk", "did you mean 'XK'?"), ("KEN", "such as KE"), ("..", "such as KE"), ("../XK", "such as KE"),
      ("K/", "such as KE"), ("", "such as KE"), ("É1", "such as KE"),
    ])
  func badCode(code: String, advice: String) throws {
    let folder = try TemporaryFolder()
    let run = CommandRun("new", code, "--name", "Kosovo", "--in", folder.path)
    #expect(run.status == .usage)
    #expect(run.messages.contains(advice), "\(run.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test(
    "Names with quotes and colons are written so that they are read back",
    arguments: ["Côte d'Ivoire", "A \"B\": c \\"])
  func names(name: String) throws {
    let folder = try TemporaryFolder()
    #expect(CommandRun("new", "CI", "--name", name, "--in", folder.path).status == .done)
    #expect(CommandRun("check", "\(folder.path)/ci").output.contains("CI  \(name): no offences"))
  }

  @Test("A name that would break the file is refused", arguments: ["", "  ", "a\nb", "a\u{202E}b"])
  func badNames(name: String) throws {
    let folder = try TemporaryFolder()
    #expect(CommandRun("new", "CI", "--name", name, "--in", folder.path).status == .usage)
  }
}
