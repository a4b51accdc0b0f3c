// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `comity report DE --treaty budapest-2001`.
struct ReportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report where the law of a country conflicts with a treaty, and why.")

  @Argument(help: "Jurisdictions, as ISO 3166-1 alpha-2 codes in capitals: DE US.")
  var jurisdictions: [String]

  @OptionGroup var question: Question

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  @Option(help: "The language of the sentences: en, de or fr; laws and treaties keep that of their files.")
  var language = "en"

  @Option(help: ArgumentHelp("Leave with status 1 at findings of this level or above.", valueName: "level"))
  var failOn: String?

  @Option(
    help: ArgumentHelp(
      "Findings that are accepted: they are marked, and do not count for --fail-on.", valueName: "file"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write a baseline that accepts every finding, with the reasons of --baseline kept.", valueName: "file"))
  var writeBaseline: String?

  @Option(help: ArgumentHelp("The reason for what --write-baseline newly accepts.", valueName: "text"))
  var reason: String = "No reason was given."

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<ReportFormat>($0) }
    guard Report.languages.contains(language) else {
      throw Failure(.usage, "unknown language '\(language)'; \(advice(on: language, among: Report.languages))")
    }
    let failing = try failOn.map(level)
    let accepted = try baseline.map(readBaseline)
    let reports = try question.reports(on: jurisdictions, in: language, console)
    for request in formats {
      if let file = request.file {
        try writeFile(reports.rendered(as: request.format, language: language, baseline: accepted), to: file)
      } else {
        try console.write(
          reports.rendered(
            as: request.format, language: language, usesColor: console.isTerminal, baseline: accepted))
      }
    }
    for gone in accepted?.gone(from: reports) ?? [] {
      console.writeMessage("note: the accepted finding \(gone.id) is gone; the baseline can be shortened\n")
    }
    if let writeBaseline {
      let baseline = Baseline(acceptingFindingsOf: reports, reason: reason, keeping: accepted ?? Baseline())
      try writeFile(baseline.json, to: writeBaseline)
    }
    guard let failing else { return .done }
    let isFailing = reports.contains { report in
      report.findings.contains { $0.level >= failing && accepted?.accepts($0) != true }
    }
    return isFailing ? .findings : .done
  }
}

/// Reads a file with accepted findings.
func readBaseline(_ path: String) throws -> Baseline {
  guard let data = try? Data(contentsOf: URL(filePath: path)) else {
    throw Failure(.cannotOpen, "\(path): cannot be opened")
  }
  do {
    return try Baseline(json: String(decoding: data, as: UTF8.self))
  } catch {
    throw Failure(.invalidInput, error.problems.map { "\(path): error: \($0)\n" }.joined())
  }
}

/// Reads a day from the command line.
func day(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(text) else {
    throw Failure(.usage, "'\(text)' is no day of the calendar; expected YYYY-MM-DD, such as 2026-01-31")
  }
  return date
}

/// Reads a level from the command line.
func level(_ text: String) throws -> Level {
  guard let level = Level(rawValue: text) else {
    throw Failure(.usage, "unknown level '\(text)'; \(advice(on: text, among: Level.allCases.map(\.rawValue)))")
  }
  return level
}
