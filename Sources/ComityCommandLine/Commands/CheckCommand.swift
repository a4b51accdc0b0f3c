// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityInstruments
import ComityReports
import ComityYAML
import Jurisdictions

/// `comity check jurisdictions/ke`.
struct CheckCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check modules: every mistake of every file, with its place.")

  /// The formats in which mistakes can be written.
  enum Format: String, CaseIterable {
    case text
    case json
  }

  @Argument(help: "Folders or files of modules; the bundled modules, if left out.")
  var paths: [String] = []

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<Format>($0) }
    let modules = paths.isEmpty ? Jurisdictions.texts() : try readTexts(in: paths)
    if !paths.isEmpty, modules.isEmpty {
      throw Failure(.cannotOpen, "no YAML file in \(paths.joined(separator: ", "))")
    }
    let result = loadLaw(Instruments.common + Instruments.treaties() + modules)
    for request in formats {
      let text: String
      switch request.format {
      case .text: text = self.text(result, fileCount: modules.count)
      case .json: text = JSONFormat().encode(result.diagnostics)
      }
      if let file = request.file { try writeFile(text, to: file) } else { try console.write(text) }
    }
    return result.hasErrors ? .invalidInput : .done
  }

  private func text(_ result: LoadResult, fileCount: Int) -> String {
    var text = result.diagnostics.text()
    for module in result.lawBook?.modules ?? [] {
      let checked = module.offenses.filter { $0.review != .unreviewed }.count
      text += "\(module.jurisdiction.code)  \(module.jurisdiction.name): \(module.offenses.count) offences, "
      text += "\(checked) held against the text; \(module.surveyed.count) topics surveyed\n"
    }
    let errors = result.diagnostics.filter { $0.severity == .error }.count
    let warnings = result.diagnostics.filter { $0.severity == .warning }.count
    return text + "\(count(fileCount, "file")): \(count(errors, "error")), \(count(warnings, "warning"))\n"
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number == 0 ? "no" : String(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}
