// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityChecks
import ComityReports
import ComityYAML
import Jurisdictions

/// `comity check jurisdictions/ke`.
struct CheckCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check modules: every mistake of every file, with its place.")

  @Argument(help: "Folders or files of modules; the bundled modules, if left out.")
  var paths: [String] = []

  @Option(
    help: ArgumentHelp(
      "text, json, sarif or github, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  @Option(
    help: ArgumentHelp(
      "The day on which cases are decided and the age of sources is counted, YYYY-MM-DD; today, if left out.",
      valueName: "date"))
  var asOf: String?

  @Option(
    name: .customLong("modules"),
    help: ArgumentHelp(
      "A folder with layers that the modules inherit from; may be given several times.", valueName: "dir")
  )
  var layers: [String] = []

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<DiagnosticFormat>($0) }
    let date = try asOf.map(day) ?? console.today
    let (texts, unread) = gatherTexts(in: paths)
    if !paths.isEmpty, texts.isEmpty {
      // Nothing to check: the reason is a message on the run, not its result.
      guard unread.isEmpty else { throw Failure(unread) }
      throw Failure(.cannotOpen, "no YAML file in \(paths.joined(separator: ", "))")
    }
    let others = try readTexts(in: layers)
    let result = loadLaw(bundled: paths.isEmpty ? nil : [], and: texts + others, replacing: true)
    // What is checked is what was asked for; layers are there so that it can be understood.
    let files = Set(texts.map(\.path) + texts.map(\.folder))
    func isAskedFor(_ diagnostic: Diagnostic) -> Bool {
      paths.isEmpty || diagnostic.place.map { files.contains($0.file) } ?? true
    }
    var diagnostics = unread + result.diagnostics.filter(isAskedFor)
    let codes = Set(paths.isEmpty ? Jurisdictions.codes : jurisdictionCodes(in: texts).map(\.code))
    let modules = (result.lawBook?.modules ?? []).filter { codes.contains($0.jurisdiction.code) }
    // What could not be read is left out of a module, so that its cases would fail for a reason that is no reason.
    if let lawBook = result.lawBook, !result.hasErrors, unread.isEmpty {
      diagnostics += lawBook.problems(in: codes.sorted(), asOf: date).filter(isAskedFor)
    }
    for request in formats {
      var text = diagnostics.rendered(as: request.format, rules: Check.all.map(\.rule), version: comityVersion)
      if request.format == .text { text += summary(modules, diagnostics, fileCount: texts.count) }
      if let file = request.file { try writeFile(text, to: file) } else { try console.write(text) }
    }
    guard diagnostics.contains(where: { $0.severity == .error }) else { return .done }
    return unread.areAboutContent ? .invalidInput : .cannotOpen
  }

  private func summary(
    _ modules: [any JurisdictionModule], _ diagnostics: [Diagnostic], fileCount: Int
  ) -> String {
    var text = ""
    for module in modules {
      let checked = module.offenses.filter { $0.review != .unreviewed }.count
      text += "\(module.jurisdiction.code)  \(module.jurisdiction.name): \(count(module.offenses.count, "offence")), "
      text += "\(checked) held against the text; \(count(module.surveyed.count, "topic")) surveyed; "
      text += "\(count(module.cases.count, "case"))\n"
    }
    let errors = diagnostics.filter { $0.severity == .error }.count
    let warnings = diagnostics.filter { $0.severity == .warning }.count
    let files = paths.isEmpty ? Jurisdictions.texts().count : fileCount
    return text + "\(count(files, "file")): \(count(errors, "error")), \(count(warnings, "warning"))\n"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Check {
  /// What formats that list rules say of it.
  fileprivate var rule: DiagnosticFormat.Rule {
    DiagnosticFormat.Rule(identifier: identifier, title: title, rationale: rationale)
  }
}
