// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity explain DE/budapest-2001/2/gap`.
struct ExplainCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain one finding in full: regions, algebra in words, sources, remedies.")

  @Argument(help: "The identifier of the finding, as reports show it in brackets.")
  var finding: String

  @OptionGroup var day: DayOption

  @Flag(help: "Answer as if the State had made no declaration or reservation.")
  var withoutDeclarations = false

  @OptionGroup var law: LawOptions
  @OptionGroup var format: FormatOptions<PlainFormat>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    let parts = finding.split(separator: "/").map(String.init)
    guard parts.count >= 4 else {
      throw Failure(.usage, "'\(finding)' is no identifier of a finding; expected JURISDICTION/TREATY/REQUIREMENT/KIND")
    }
    let law = try law.law(on: console)
    try format.checkFiles(over: law.inputs)
    try law.checkTreaties([parts[1]])
    let lawBook = try law.load(jurisdictions: [parts[0]], treaties: [parts[1]], languages: [language.tag])
    _ = try law.module(parts[0], in: lawBook)
    let answer = ExplainFormat(language: language.tag)
    // A finding that declarations have closed is still explained, as what would be without them.
    for counts in withoutDeclarations ? [false] : [true, false] {
      let report: Report
      do {
        report = try Mapper(lawBook).report(
          on: parts[0], to: parts[1], asOf: day.date(on: console), countsDeclarations: counts)
      } catch {
        throw Failure(.defect, "the report failed: \(error)")
      }
      if let found = report.finding(finding) {
        let isClosed = !counts && !withoutDeclarations
        try format.write(on: console) { request in
          if request.format == .json { return answer.json(found, in: report, isClosedByDeclarations: isClosed) }
          return answer.render(found, in: report, isClosedByDeclarations: isClosed)
        }
        return .done
      }
      if !counts || withoutDeclarations {
        let known = report.findings.map(\.id)
        throw Failure(.cannotOpen, "there is no finding '\(finding)'; \(advice(on: finding, among: known))")
      }
    }
    return .done
  }
}
