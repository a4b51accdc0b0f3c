// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityChecks
import ComityCommandLine
import ComityCore
import ComityInstruments
import ComityMapper
import ComityReports
import ComityTestSupport
import ComityYAML
import Foundation
import Jurisdictions
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

  @Test("The page of the kinds of finding is the one that the catalog makes")
  func findings() throws {
    #expect(try difference(of: findingsPage, from: "\(Self.catalog)/Reference/Findings.md") == nil)
  }

  @Test("The page of who is bound is the one that the lists of parties make")
  func standing() throws {
    let page = standingPage(try LawBook.load(jurisdictions: []))
    #expect(try difference(of: page, from: "\(Self.catalog)/Reference/WhoIsBound.md") == nil)
  }

  @Test("The page of a treaty is the one that its file makes", arguments: Instruments.treaties)
  func treaty(id: String) throws {
    let law = try LawBook.load(jurisdictions: [])
    let treaty = try #require(law.treaty(id))
    let page = treatyPage(treaty, in: law)
    let paragraphs = treaty.requirements.map(\.paragraph) + treaty.articles.flatMap { $0.notes.map(\.paragraph) }
    // Under each article its paragraphs stand in the order in which they are cited.
    for article in treaty.articles {
      let start = try #require(page.range(of: "\n## Article \(article.number): "))
      let section = page[start.upperBound...].components(separatedBy: "\n## ")[0]
      for requirement in article.requirements { #expect(section.contains("`\(requirement.id)`")) }
      for option in treaty.options where option.article == article.number {
        #expect(section.contains("**Option** `\(option.id)`"))
      }
      let numbers = section.components(separatedBy: "\n### ").dropFirst().compactMap { heading in
        heading.wholeMatch(of: /\d+\((\d+)\)[^\n]*\n(?s:.*)/).flatMap { Int($0.output.1) }
      }
      #expect(numbers == numbers.sorted(), "Article \(article.number)")
    }
    #expect(page.components(separatedBy: "\n### ").count > Set(paragraphs).count)
    #expect(try difference(of: page, from: "\(Self.catalog)/Reference/Treaties/\(id).md") == nil)
    let start = try String(contentsOfFile: "\(Self.catalog)/Comity.md", encoding: .utf8)
    #expect(start.contains("<doc:\(id)>"))
  }

  @Test("The page on how far the data goes is the one that the modules make")
  func howFar() throws {
    let page = howFarPage(try LawBook.load())
    // Each sentence that an author began with these words is on the page.
    for opening in ["Wider than the text:", "Narrower than the text:"] {
      let written = Jurisdictions.texts().reduce(0) { count, text in
        let words = String(decoding: text.bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return count + words.joined(separator: " ").components(separatedBy: opening).count - 1
      }
      #expect(page.components(separatedBy: opening).count - 1 == written)
      #expect(written > 0)
    }
    for code in Jurisdictions.codes { #expect(page.contains("| \(code) |") && page.contains(" (\(code))\n")) }
    #expect(try difference(of: page, from: "\(Self.catalog)/Reference/HowFarTheDataGoes.md") == nil)
  }

  @Test("'The rules' says what the mapper answers")
  func rules() throws {
    let page = try String(contentsOfFile: "\(Self.catalog)/Guides/TheRules.md", encoding: .utf8)
    let (treatyHead, moduleHead) = (
      """
      treaty:
        id: zenda-2020
        title: Treaty of Zenda
        short-title: Treaty of Zenda
        citation: ZTS 1
        in-force: 2020-06-01
        entry-into-force: At once.
        source: {title: Treaty of Zenda, url: "https://example.org/zenda"}

      """,
      "jurisdiction: {code: XR, name: Ruritania, in-sentences: Ruritanian, legal-system: civil-law}\n"
    )
    let (sections, day) = (page.components(separatedBy: "\n### ").dropFirst(), CommandRun.today)
    for section in sections {
      var answers = 0
      let title = String(section.prefix { $0 != "\n" })
      let folder = try TemporaryFolder()
      var texts: [String: String] = [:]
      let parts = section.components(separatedBy: "\n```")
      #expect(parts.count > 1, "\(title) has no example")
      for (index, part) in parts.enumerated() {
        if index.isMultiple(of: 2) {
          for match in part.replacing("\n", with: " ").matches(of: /answer on `([^`]+)`: `([^`]+)`, (certain|arguable)/)
          {
            let law = try LawBook.load(
              jurisdictions: [], treaties: [], and: texts.map { LawText(path: $0.key, text: $0.value) })
            let report = try Mapper(law).report(on: "XR", to: "zenda-2020", asOf: day)
            let row = try #require(report.assessments.first { $0.requirement.id == match.output.1 })
            #expect(row.status.rawValue == match.output.2, "\(title): \(row.requirement.id)")
            #expect(row.certainty.rawValue == match.output.3, "\(title): \(row.requirement.id)")
            answers += 1
          }
          continue
        }
        let example = part.dropFirst("yaml\n".count) + "\n"
        if example.hasPrefix("articles:") {
          texts["zenda.yaml"] = treatyHead + example
        } else if example.hasPrefix("vocabulary:") {
          texts["words.yaml"] = String(example)
        } else {
          var topics = Set(example.matches(of: /topics: \[([^\]]+)\]/).map { String($0.output.1) })
          if example.contains("surveyed:") { topics = [] }
          let surveyed = topics.sorted().map { "{topic: \($0), on: 2026-11-20}" }.joined(separator: ", ")
          texts["xr/module.yaml"] = moduleHead
          texts["xr/surveyed.yaml"] = topics.isEmpty ? nil : "surveyed: [\(surveyed)]\n"
          texts["xr/example.yaml"] = String(example)
        }
        for (path, text) in texts { try folder.write(text, to: path) }
        let run = CommandRun(["check"] + texts.keys.sorted().map { "\(folder.path)/\($0)" })
        #expect(run.output.hasSuffix("no errors, no warnings\n"), "\(title)\n\(example)\n\(run.output)\(run.messages)")
      }
      #expect(answers > 0, "\(title) names no answer")
    }
    #expect(sections.count == 19)
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
