// SPDX-License-Identifier: Apache-2.0

// The tool of the plugins: checks YAML files and writes them into one Swift file as text, and begins new modules. It has
// no argument parser, since it is compiled a second time for the machine that builds.

import ComityCore
import ComityDiagnostics
import ComityYAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

exit(run(Array(CommandLine.arguments.dropFirst())))

/// Runs one command and returns the exit status.
func run(_ arguments: [String]) -> Int32 {
  if arguments.first == "new" { return newModule(Array(arguments.dropFirst())) }
  guard arguments.first == "embed", let options = EmbedOptions(Array(arguments.dropFirst())) else {
    print("usage: comity-compiler embed --output FILE [--base DIR] [--inherited FILE]… FILE…")
    return 64
  }
  let own = read(options.own, base: options.base)
  let inherited = read(options.inherited, base: options.base)
  // A module of one's own may stand for an inherited one; whether it does is decided by who loads both.
  let (ownFiles, inheritedFiles) = (own.texts.filesRead, inherited.texts.filesRead)
  let codes = Set(ownFiles.compactMap { $0.jurisdiction?.word })
  let replaced = Set(
    inheritedFiles.filter { file in file.jurisdiction.map { codes.contains($0.word) } ?? false }.map(\.text.folder))
  let result = loadLaw(inheritedFiles.filter { !replaced.contains($0.text.folder) } + ownFiles)
  // What is inherited was checked where it was built.
  let files = Set(options.own + own.texts.map(\.folder))
  let diagnostics =
    inherited.diagnostics + own.diagnostics
    + (result.diagnostics + result.billDiagnostics).sorted().filter { diagnostic in
      diagnostic.place.map { files.contains($0.file) } ?? true
    }
  // Absolute paths in messages, so that an editor that shows the build log opens the file.
  for diagnostic in diagnostics { print(diagnostic) }
  guard !diagnostics.contains(where: { $0.severity == .error }) else { return 1 }
  let paths = options.own.map { relative($0, to: options.base) }
  let swift = embedding(zip(paths, own.texts).map { LawText(path: $0, bytes: $1.bytes) })
  guard write(swift, to: options.output) else {
    print("\(options.output):0:0: error: cannot write the file")
    return 66
  }
  return 0
}

/// What the plugin asks for.
struct EmbedOptions {
  var output = ""
  var base = ""
  var inherited: [String] = []
  var own: [String] = []

  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--output":
        guard let value = rest.popFirst() else { return nil }
        output = value
      case "--base":
        guard let value = rest.popFirst() else { return nil }
        base = value
      case "--inherited":
        guard let value = rest.popFirst() else { return nil }
        inherited.append(value)
      default: own.append(argument)
      }
    }
    if output.isEmpty { return nil }
  }
}

/// Reads files; what cannot be read is a diagnostic.
func read(_ paths: [String], base: String) -> (texts: [LawText], diagnostics: [Diagnostic]) {
  var texts: [LawText] = []
  var diagnostics: [Diagnostic] = []
  for path in paths {
    let (file, problems) = readFile(at: path)
    diagnostics += problems
    if let file { texts.append(LawText(path: path, bytes: file.bytes)) }
  }
  return (texts, diagnostics)
}

/// The path below the base folder.
func relative(_ path: String, to base: String) -> String {
  let folder = base.hasSuffix("/") ? base : base + "/"
  return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
}

/// A Swift file with the texts as raw string literals, and the nodes that they were parsed into.
///
/// String literals compile fast at any size, unlike arrays of bytes.
func embedding(_ texts: [LawText]) -> String {
  var swift = "// Written by comity-compiler from the YAML files of this target.\n\n"
  swift += "enum EmbeddedTexts {\n"
  swift += "  static let all: [(path: String, text: String, tape: String, scalars: String)] = [\n"
  var literals = ""
  for (index, text) in texts.enumerated() {
    let nodes = SourceFile(name: text.path, bytes: text.bytes).embeddedNodes
    swift += "    (path: \(quoted(text.path)), text: text\(index), tape: tape\(index), scalars: scalars\(index)),\n"
    literals += literal("text\(index)", String(decoding: text.bytes, as: UTF8.self))
    literals += literal("tape\(index)", nodes?.tape ?? "") + literal("scalars\(index)", nodes?.scalars ?? "")
  }
  return swift + "  ]\n" + literals + "}\n"
}

/// The declaration of a constant text.
func literal(_ name: String, _ content: String) -> String {
  let fence = String(repeating: "#", count: fenceLength(content))
  return "\n  private static let \(name) = \(fence)\"\"\"\n\(content)\n\"\"\"\(fence)\n"
}

/// More number signs than any that follow a quotation mark or a backslash in the text.
func fenceLength(_ text: String) -> Int {
  var longest = 0
  var run = 0
  var isCounting = false
  for byte in text.utf8 {
    if byte == UInt8(ascii: "#"), isCounting {
      run += 1
      longest = max(longest, run)
    } else {
      run = 0
      isCounting = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
  }
  return longest + 1
}

func quoted(_ text: String) -> String {
  let fence = String(repeating: "#", count: fenceLength(text))
  return "\(fence)\"\(text)\"\(fence)"
}

/// Writes a file.
func write(_ text: String, to path: String) -> Bool {
  guard let file = unsafe fopen(path, "w") else { return false }
  defer { unsafe fclose(file) }
  return unsafe fputs(text, file) >= 0
}
