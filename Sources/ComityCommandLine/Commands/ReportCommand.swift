// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityDiagnostics

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `comity report DE --treaty budapest-2001`.
struct ReportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Report where the law of a country conflicts with a treaty, and why.")

  @Argument(
    help: "Jurisdictions, as ISO 3166-1 alpha-2 codes in capitals: DE US.", completion: Bundled.jurisdictions)
  var jurisdictions: [String]

  @OptionGroup var question: Question
  @OptionGroup var format: FormatOptions<ReportFormat>
  @OptionGroup var language: LanguageOption

  /// What of a report people are shown.
  enum Shown: String, CaseIterable, ExpressibleByArgument {
    case findings, all
  }

  @Option(
    help: ArgumentHelp(
      "Show people the findings, or all: refusals that the treaty allows, too (values: \(listed(Shown.allCases.map(\.rawValue)))).",
      valueName: "what"), completion: .list(Shown.allCases.map(\.rawValue)))
  var show = Shown.findings

  @Option(
    help: ArgumentHelp(
      "Leave with status 1 at findings of this level or above: \(listed(Level.allCases.map(\.rawValue))).",
      valueName: "level"), completion: .list(Level.allCases.map(\.rawValue)), transform: level)
  var failOn: Level?

  @Option(
    help: ArgumentHelp(
      "Findings that are accepted: they are marked, and do not count for --fail-on; '-' for the standard input.",
      valueName: "file"),
    completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "Write a baseline that accepts every finding, with the reasons of --baseline kept.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  @Option(help: ArgumentHelp("The reason for what --write-baseline newly accepts.", valueName: "text"))
  var reason: String = "No reason was given."

  func run(on console: Console) throws -> CommandStatus {
    try checkInput(question.law.paths + (baseline.map { [$0] } ?? []))
    let law = try question.law.law(on: console)
    // A baseline may be written over the one that was read: its reasons are kept.
    try format.checkFiles(over: law.inputs + (baseline.map { [$0] } ?? []))
    try format.checkFiles(over: law.inputs, and: writeBaseline.map { [$0] } ?? [])
    let accepted = try baseline.map { try readBaseline($0, on: console) }
    let reports = try question.reports(on: jurisdictions, in: language.tag, of: law)
    try format.write(on: console) { request in
      reports.rendered(
        as: request.format, language: language.tag, usesColor: request.file == nil && console.isTerminal,
        baseline: accepted, showsAll: show == .all, files: Set(law.inputs).subtracting([standardInput]),
        folder: workingFolder())
    }
    for gone in accepted?.gone(from: reports) ?? [] {
      console.say("note: the accepted finding \(gone.id) is gone; the baseline can be shortened\n")
    }
    if let writeBaseline {
      let baseline = Baseline(acceptingFindingsOf: reports, reason: reason, keeping: accepted ?? Baseline())
      try writeFile(baseline.json.withoutUnsafeCharacters(as: .json), to: writeBaseline)
    }
    guard let failOn else { return .done }
    let isFailing = reports.contains { report in
      report.findings.contains { $0.level >= failOn && accepted?.accepts($0, in: report) != true }
    }
    return isFailing ? .findings : .done
  }
}

/// Reads a file with accepted findings.
func readBaseline(_ path: String, on console: Console) throws -> Baseline {
  let bytes = path == standardInput ? console.readInput() : (try? Data(contentsOf: URL(filePath: path))).map(Array.init)
  guard let bytes else { throw Failure(.cannotOpen, "\(path): cannot be opened") }
  do {
    return try Baseline(json: String(decoding: bytes, as: UTF8.self))
  } catch {
    throw Failure(.invalidInput, error.problems.map { "\(path): error: \($0)\n" }.joined())
  }
}
