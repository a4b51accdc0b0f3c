// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityChecks
import ComityReports
import ComityYAML

/// `comity check jurisdictions/ke`.
struct CheckCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check law of your own: every mistake of every file, with its place.",
    discussion: """
      Files can be of every kind: modules, treaties, words, translations, activities, bills. A file of a module is read \
      together with the rest of its folder, a bill is held against the law that it changes.
      """)

  @Argument(
    help: "Folders or files; the bundled modules, if left out; '-' for a file from the standard input.",
    completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "The file that the standard input stands for, so that it is read with the rest of its folder.", valueName: "file"),
    completion: .file())
  var stdinFilename: String?

  @OptionGroup var format: FormatOptions<DiagnosticFormat>
  @OptionGroup var day: DayOption
  @OptionGroup var law: LawOptions

  func run(on console: Console) throws -> CommandStatus {
    try checkInput(paths + law.paths)
    let date = day.date(on: console)
    let files = try CheckedFiles(
      paths, standingInFor: stdinFilename, beside: law.modules.paths, with: law.bills, on: console)
    try format.checkFiles(over: files.inputs)
    let result = files.library.result(
      jurisdictions: paths.isEmpty ? nil : files.changedJurisdictions, with: files.laid)
    var diagnostics = files.unread + (result.diagnostics + result.billDiagnostics).sorted().filter(files.isAskedFor)
    let codes = Set(paths.isEmpty ? LawLibrary.bundledJurisdictions : files.jurisdictions)
    let modules = (result.lawBook?.modules ?? []).filter { codes.contains($0.jurisdiction.code) }
    let bills = result.bills.filter { bill in bill.place.map { files.asked.contains($0.file) } ?? false }
    // What could not be read is left out of a module, so that its cases would fail for a reason that is no reason.
    if let lawBook = result.lawBook, !result.hasErrors, files.unread.isEmpty {
      diagnostics += lawBook.problems(in: codes.sorted(), asOf: date).filter(files.isAskedFor)
      if !diagnostics.contains(where: { $0.severity == .error }) {
        diagnostics += bills.flatMap {
          result.bills.law(before: $0, over: lawBook).problems(of: $0, asOf: date)
        }.filter(files.isAskedFor)
      }
    }
    try format.write(on: console) { request in
      let text = diagnostics.rendered(
        as: request.format, rules: Check.all.map(\.rule), version: comityVersion, folder: workingFolder())
      return request.format == .text ? text + summary(modules, bills, diagnostics, fileCount: files.count) : text
    }
    guard diagnostics.contains(where: { $0.severity == .error }) else { return .done }
    return files.unread.areAboutContent ? .invalidInput : .cannotOpen
  }

  private func summary(
    _ modules: [any JurisdictionModule], _ bills: [Bill], _ diagnostics: [Diagnostic], fileCount: Int
  ) -> String {
    var text = ""
    for module in modules {
      let checked = module.offenses.filter { $0.review != .unreviewed }.count
      text += "\(module.jurisdiction.code)  \(module.jurisdiction.name): \(count(module.offenses.count, "offence")), "
      text += "\(checked) held against the text; \(count(module.surveyed.count, "topic")) surveyed; "
      text += "\(count(module.cases.count, "case"))\n"
    }
    for bill in bills {
      text += "\(bill.jurisdiction)  \(bill.title): \(count(bill.repeals.count, "offence")) repealed, "
      text += "\(count(bill.amendments.count, "offence")) changed, \(count(bill.offenses.count, "offence")) added\n"
    }
    let errors = diagnostics.filter { $0.severity == .error }.count
    let warnings = diagnostics.filter { $0.severity == .warning }.count
    return text + "\(count(fileCount, "file")): \(count(errors, "error")), \(count(warnings, "warning"))\n"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

/// The files that are checked, and what is read beside them so that they can be understood.
private struct CheckedFiles {
  /// The files and folders that were asked for, by path.
  let asked: Set<String>
  /// How many files are checked.
  let count: Int
  /// What cannot be read of them.
  let unread: [Diagnostic]
  /// All that was read.
  let inputs: [String]
  let library: LawLibrary
  /// The bills that are laid over the law before anything is checked.
  let laid: [LawFile]
  /// The jurisdictions of the modules that are checked.
  let jurisdictions: [String]
  /// Those whose law a bill changes that is checked or laid over the law.
  let changedJurisdictions: [String]
  private let isEverything: Bool

  init(
    _ paths: [String], standingInFor name: String?, beside modules: [String], with bills: [String], on console: Console
  ) throws {
    var reader = LawReader(console)
    // A bill that is laid over the law is no part of what it is laid over.
    laid = reader.read(bills).filesRead
    guard reader.problems.isEmpty else { throw Failure(reader.problems) }
    var texts: [LawText] = []
    for path in paths { texts += path == "-" ? [reader.readInput(as: name ?? "-")] : reader.read([path]) }
    unread = reader.problems
    if !paths.isEmpty, texts.isEmpty, laid.isEmpty {
      // Nothing to check: the reason is a message on the run, not its result.
      guard unread.isEmpty else { throw Failure(unread) }
      throw Failure(.cannotOpen, "no YAML file in \(paths.joined(separator: ", "))")
    }
    let files = texts.filesRead
    let rest = files.filter { $0.kind == .module }.map(\.text.folder).withoutRepetitions
      .flatMap { reader.readRest(of: $0) }.filesRead.filter { $0.kind == .module }
    let others = reader.read(modules)
    guard reader.problems.count == unread.count else { throw Failure(Array(reader.problems[unread.count...])) }
    library = LawLibrary(files + rest + others.filesRead, replacing: true)
    asked = Set((texts + laid.map(\.text)).flatMap { [$0.path, $0.folder] })
    count = paths.isEmpty ? LawLibrary.bundledFileCount : texts.count
    inputs = (texts + rest.map(\.text) + others + laid.map(\.text)).map(\.path)
    jurisdictions = (files + rest).compactMap { $0.jurisdiction?.word }
    changedJurisdictions = (files + others.filesRead + laid).compactMap { $0.bill?.jurisdiction?.word }
    isEverything = paths.isEmpty
  }

  /// Whether a mistake is in what was asked for, or in no file.
  func isAskedFor(_ diagnostic: Diagnostic) -> Bool {
    isEverything || diagnostic.place.map { asked.contains($0.file) } ?? true
  }
}

extension Check {
  /// What formats that list rules say of it.
  fileprivate var rule: DiagnosticFormat.Rule {
    DiagnosticFormat.Rule(identifier: identifier, title: title, rationale: rationale)
  }
}
