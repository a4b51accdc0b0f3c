// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is wrong with a command, by one run of it, and by what follows from what it wrote.
struct CommandOracle {
  /// Runs the command of a scenario in the folder where its files are.
  ///
  /// - Returns: everything that was written, for a comparison with another run, and what is wrong, if anything.
  func run(_ arguments: [String]) -> (written: String, defect: String?) {
    let run = CommandRun(arguments)
    let written = "\(run.status.rawValue)\n\(run.output)\n\(run.messages)"
    if let defect = defect(of: run, arguments) { return (written, defect) }
    return (written, run.status == .done ? followUp(run, arguments) : nil)
  }

  private func defect(of run: CommandRun, _ arguments: [String]) -> String? {
    // Findings have a status of their own, which only --fail-on asks for.
    switch run.status {
    case .done:
      if run.output.isEmpty, !writesFile(arguments), format(arguments) != "github" {
        return "done, and nothing written"
      }
    case .findings: if !arguments.contains("--fail-on") { return "findings without --fail-on" }
    case .usage, .cannotOpen, .invalidInput:
      if run.messages.isEmpty, run.output.isEmpty { return "status \(run.status.rawValue) without a word" }
    case .defect, .cannotWrite: return "status \(run.status.rawValue): \(run.messages)"
    }
    let isCSV = format(arguments) == "csv"
    // A tab steers nothing: a message quotes it as it was typed.
    let allowed: Set<Unicode.Scalar> = isCSV ? ["\n", "\t", "\r"] : ["\n", "\t"]
    for (name, text) in [("output", run.output), ("messages", run.messages)] {
      if let scalar = text.unicodeScalars.first(where: { $0.isUnsafe && !allowed.contains($0) }) {
        return "the control character \(scalar.value) in the \(name)"
      }
    }
    // Where an argument asks for help ("-h", alone or among other letters), help is what there is.
    let isHelp = run.output.hasPrefix("OVERVIEW:")
    if ["json", "sarif"].contains(format(arguments)), !run.output.isEmpty, !isHelp, (try? JSON(run.output)) == nil {
      return "JSON that cannot be parsed"
    }
    if arguments.first == "check", format(arguments) == "json", run.status != .usage, let list = try? JSON(run.output) {
      let errors = list["diagnostics"]?.items?.contains { $0["severity"]?.string == "error" } ?? false
      if errors != (run.status != .done) { return "status \(run.status.rawValue), and errors: \(errors)" }
    }
    return nil
  }

  // MARK: What follows

  /// Each finding of a report can be explained, and a baseline of all findings accepts them.
  private func followUp(_ run: CommandRun, _ arguments: [String]) -> String? {
    guard arguments.first == "report", format(arguments) == "json" else { return nil }
    let findings = (try? JSON(run.output))?["reports"]?.items?.flatMap { $0["findings"]?.items ?? [] } ?? []
    guard let finding = findings.first?["id"]?.string, let first = arguments.firstIndex(where: { $0.hasPrefix("--") })
    else { return nil }
    let question = arguments[first...]
    let kept = withoutOptions(["--format", "--treaty", "--show", "--fail-on", "--baseline"], question)
    let explained = CommandRun(["explain", finding] + kept)
    if explained.status != .done { return "\(finding) cannot be explained: \(explained.messages)" }
    let asked = arguments.prefix(first) + withoutOptions(["--format", "--fail-on", "--baseline"], question)
    let written = CommandRun(asked + ["--format", "csv", "--write-baseline", "all.json"])
    let accepted = CommandRun(asked + ["--format", "csv", "--baseline", "all.json", "--fail-on", "note"])
    try? FileManager.default.removeItem(atPath: "all.json")
    if written.status != .done || accepted.status != .done {
      return "a baseline of everything leaves \(accepted.status) (\(written.status)): \(accepted.messages)"
    }
    return nil
  }

  /// The command line without some options and their values.
  private func withoutOptions(_ options: Set<String>, _ arguments: ArraySlice<String>) -> [String] {
    var kept: [String] = []
    var isLeft = false
    for argument in arguments {
      if argument.hasPrefix("--") { isLeft = options.contains(argument) }
      if !isLeft { kept.append(argument) }
    }
    return kept
  }

  // MARK: Command lines

  /// The format of what goes to the console, where it is one.
  private func format(_ arguments: [String]) -> String? {
    let formats = arguments.indices.filter { $0 > 0 && arguments[$0 - 1] == "--format" }.map { arguments[$0] }
      .filter { !$0.contains("=") }
    return formats.count > 1 ? nil : formats.first ?? "text"
  }

  private func writesFile(_ arguments: [String]) -> Bool { arguments.contains { $0.contains("=") } }
}
