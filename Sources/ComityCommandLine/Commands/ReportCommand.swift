// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityInstruments

/// `comity report DE --treaty budapest-2001`.
struct ReportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report where the law of a country conflicts with a treaty, and why.")

  @Argument(help: "Jurisdictions, as ISO 3166-1 alpha-2 codes in capitals: DE US.")
  var jurisdictions: [String]

  @Option(name: .long, parsing: .upToNextOption, help: "Treaties to report on; all that are known, if left out.")
  var treaty: [String] = []

  @Option(help: ArgumentHelp("The day asked for, YYYY-MM-DD; today, if left out.", valueName: "date"))
  var asOf: String?

  @Flag(help: "Answer as if the State had made no declaration or reservation.")
  var withoutDeclarations = false

  @OptionGroup var modules: ModuleOptions

  @Option(help: ArgumentHelp("A bill to be laid over the law; may be given several times.", valueName: "file"))
  var with: [String] = []

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  @Option(help: ArgumentHelp("Leave with status 1 at findings of this level or above.", valueName: "level"))
  var failOn: String?

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<ReportFormat>($0) }
    let date = try asOf.map(day) ?? console.today
    let failing = try failOn.map(level)
    let known = Instruments.treaties
    try checkTreaties(treaty)
    let source = modules.source
    let lawBook = try source.load(
      jurisdictions: jurisdictions, treaties: treaty.isEmpty ? nil : treaty, bills: with)
    let mapper = Mapper(lawBook)
    var reports: [Report] = []
    for code in jurisdictions {
      _ = try source.module(code, in: lawBook)
      for id in treaty.isEmpty ? known : treaty {
        do {
          reports.append(
            try mapper.report(on: code, to: id, asOf: date, countsDeclarations: !withoutDeclarations))
        } catch {
          throw Failure(.defect, "the report on \(code) and \(id) failed: \(error)")
        }
      }
    }
    for request in formats {
      if let file = request.file {
        try writeFile(reports.rendered(as: request.format), to: file)
      } else {
        try console.write(reports.rendered(as: request.format, usesColor: console.isTerminal))
      }
    }
    guard let failing else { return .done }
    return reports.contains { $0.findings.contains { $0.level >= failing } } ? .findings : .done
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
