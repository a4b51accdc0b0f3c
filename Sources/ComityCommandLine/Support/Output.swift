// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityReports
import ComityYAML

/// The formats of one kind of answer.
protocol OutputFormat: RawRepresentable, CaseIterable, Sendable where RawValue == String {}

extension OutputFormat {
  static var words: [String] { allCases.map(\.rawValue) }
}

/// The formats of answers that are no reports.
enum PlainFormat: String, OutputFormat {
  case text
  case json
}

/// The formats of answers between States.
enum StatesFormats: String, OutputFormat {
  case text
  case json
  case html
}

extension ReportFormat: OutputFormat {}
extension MatrixFormat: OutputFormat {}
extension DiffFormat.Form: OutputFormat {}
extension DiagnosticFormat: OutputFormat {}

/// One `--format`: what is written, and into which file, if not to the standard output.
struct FormatRequest<Format: OutputFormat>: Sendable {
  var format: Format
  var file: String?

  /// A format for the standard output.
  init(format: Format) {
    self.format = format
  }

  /// Reads `json` or `json=out.json`; `json=-` is the standard output.
  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    format = try word(parts[0], "format")
    if parts.count > 1 {
      guard !parts[1].isEmpty else { throw WrongWord(description: "'--format \(argument)' names no file") }
      if parts[1] != "-" { file = parts[1] }
    }
  }
}

/// Refuses outputs that would take the place of an input, or of each other.
func checkOutputs(_ files: [String], over inputs: [String]) throws {
  var written: [String: String] = [:]
  let read = Dictionary(inputs.compactMap { path in FileIdentity(of: path).map { ($0, path) } }) { first, _ in first }
  for file in files {
    let place = wholePath(file)
    if let identity = FileIdentity(of: file) {
      // What is written to a device or a pipe takes the place of nothing.
      guard identity.isOrdinaryFile || identity.isFolder else { continue }
      if let input = read[identity] {
        throw Failure(.usage, "'\(file)' would be written over '\(input)', which is read")
      }
    }
    if let other = written[place] {
      throw Failure(.usage, "'\(file)' and '\(other)' are one file, and only one of them could be kept")
    }
    written[place] = file
  }
}
