// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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

/// Writes a whole file or nothing: a reader never sees half of it.
///
/// The text is written beside the file and takes its place when it is complete. A device or a pipe cannot be replaced
/// (and must not be), so that it is written to as it is.
func writeFile(_ text: String, to path: String) throws {
  let file = URL(filePath: path).resolvingSymlinksInPath()
  let type = try? FileManager.default.attributesOfItem(atPath: file.path)[.type] as? FileAttributeType
  do {
    try Data(text.utf8).write(to: file, options: type == nil || type == .typeRegular ? .atomic : [])
  } catch {
    throw Failure(.cannotWrite, "\(path): cannot be written; is the folder there, and is there room?")
  }
}
