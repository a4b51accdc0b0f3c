// SPDX-License-Identifier: Apache-2.0

/// One `--format`: what is written, and into which file, if not to the standard output.
struct FormatRequest<Format: RawRepresentable & CaseIterable> where Format.RawValue == String {
  var format: Format
  var file: String?

  /// Reads `json` or `json=out.json`.
  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let format = Format(rawValue: parts[0]) else {
      let words = Format.allCases.map(\.rawValue)
      throw Failure(.usage, "unknown format '\(parts[0])'; \(advice(on: parts[0], among: words))")
    }
    self.format = format
    if parts.count > 1 {
      guard !parts[1].isEmpty else { throw Failure(.usage, "'--format \(argument)' names no file") }
      file = parts[1]
    }
  }
}
