// SPDX-License-Identifier: Apache-2.0

/// One input: files in a folder, and a command line that is run in that folder.
///
/// Its text form is what people read, what the corpus keeps and what a fuzzer changes byte by byte:
///
///     comity report XK --modules xk
///     == xk/module.yaml
///     jurisdiction: …
///
/// A text that does not begin with a command line is one file of a module, which is read and checked.
package struct Scenario: Sendable, Hashable {
  /// A file, by its path in the folder.
  package struct File: Sendable, Hashable {
    package var path: String
    package var bytes: [UInt8]

    package init(_ path: String, _ bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  package var files: [File]
  /// The command line without the program; nothing where the files are only read and checked.
  package var arguments: [String]

  package init(files: [File], arguments: [String] = []) {
    self.files = files
    self.arguments = arguments
  }

  // MARK: Text form

  private static let mark = Array("\n== ".utf8)

  /// The scenario as one text.
  package var bytes: [UInt8] {
    if arguments.isEmpty, files.count == 1 { return files[0].bytes }
    var bytes = Array((["comity"] + arguments).joined(separator: " ").utf8)
    for file in files { bytes += Self.mark + Array(file.path.utf8) + [0x0A] + file.bytes }
    return bytes
  }

  /// Reads a scenario; nothing where it would reach out of its folder, or asks for too much.
  package init?(bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.starts(with: Array("comity ".utf8)) else {
      self.init(files: [File("xk/module.yaml", bytes)])
      return
    }
    var sections: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A && bytes[index...].starts(with: Self.mark) {
      sections.append(bytes[start..<index])
      start = index + Self.mark.count
    }
    sections.append(bytes[start...])
    let line = String(decoding: sections[0].prefix { $0 != 0x0A }, as: UTF8.self)
    let arguments = line.split(separator: " ").dropFirst().map(String.init)
    guard sections.count <= 12, Self.areHarmless(arguments) else { return nil }
    var files: [File] = []
    for section in sections.dropFirst() {
      let path = String(decoding: section.prefix { $0 != 0x0A }, as: UTF8.self)
      guard Self.isPath(path), !files.contains(where: { $0.path == path }) else { return nil }
      files.append(File(path, Array(section.drop { $0 != 0x0A }.dropFirst())))
    }
    self.init(files: files, arguments: arguments)
  }

  /// Whether a path stays in the folder and names a file that no other file of this form can be a folder for.
  private static func isPath(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && path.utf8.count <= 40
      && parts.allSatisfy { part in
        let isNamed = part.hasSuffix(".yaml") || part.hasSuffix(".json")
        let word = part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        return !part.isEmpty && (word || part.dropLast(5).utf8.allSatisfy { $0 != 0x2E } && isNamed)
      } && (parts.count == 1 || !parts[0].contains(".")) && (parts.last?.contains(".") ?? false)
      && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  /// Whether a command line neither reads nor writes outside of the folder it runs in.
  private static func areHarmless(_ arguments: [String]) -> Bool {
    guard arguments.count <= 40, let command = arguments.first, commands.contains(command) else { return false }
    return arguments.allSatisfy { argument in
      !argument.contains("..") && !argument.hasPrefix("/") && !argument.contains("=/") && !argument.contains("+/")
        && !argument.utf8.contains(0)
    }
  }

  /// The commands that are tried: all but those that only write a text that is known when the program is built.
  package static let commands = [
    "report", "matrix", "dual", "request", "exposure", "diff", "explain", "list", "check", "vocabulary",
  ]
}
