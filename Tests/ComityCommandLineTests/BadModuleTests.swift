// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport
import Foundation
import Testing

/// Modules with mistakes that people make, each with all that the program says of it.
///
/// A file of `Bad/` holds the files of a module, the command, its output, its messages and its exit status. After a change
/// that is meant, run the tests with COMITY_RECORD=1, which writes the outputs anew and fails, and look at the difference.
@Suite("Bad modules")
struct BadModuleTests {
  static let folder = "\(packageFolder)/Tests/ComityCommandLineTests/Bad"
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".txt") }.sorted()

  @Test("There are at least forty kinds")
  func count() {
    #expect(Self.names.count >= 40)
  }

  @Test("The output and the status are those recorded", arguments: names)
  func output(name: String) throws {
    let recorded = try RecordedRun(String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8))
    let folder = try TemporaryFolder()
    for (path, text) in recorded.files { try folder.write(text, to: path) }
    let paths = Set(recorded.files.map { String($0.path.prefix { $0 != "/" }) } + ["."])
    let arguments = recorded.command.split(separator: " ").map(String.init).map { argument in
      paths.contains(argument) || argument == "xz" ? "\(folder.path)/\(argument)" : argument
    }
    let run = CommandRun(arguments)
    func local(_ text: String) -> String {
      text.replacingOccurrences(of: "\(folder.path)/./", with: "").replacingOccurrences(of: "\(folder.path)/", with: "")
    }
    let result = recorded.replacing(
      output: local(run.output), messages: local(run.messages), status: run.status.rawValue)
    #expect(try difference(of: result, from: "\(Self.folder)/\(name)") == nil)
    #expect(run.status != .defect)
  }
}

/// A file of `Bad/`.
struct RecordedRun {
  var files: [(path: String, text: String)] = []
  var command = ""

  init(_ text: String) {
    // Parts begin with a line `==> path`, the command with `==> $ comity`; what comes after it was recorded.
    for part in ("\n" + text).components(separatedBy: "\n==> ").dropFirst() {
      let head = part.prefix { $0 != "\n" }
      if head.hasPrefix("$ comity ") {
        command = String(head.dropFirst("$ comity ".count))
        return
      }
      files.append((String(head), String(part.dropFirst(head.count + 1)) + "\n"))
    }
  }

  func replacing(output: String, messages: String, status: Int32) -> String {
    var text = files.map { "==> \($0.path)\n\($0.text)" }.joined() + "==> $ comity \(command)\n" + output
    if !messages.isEmpty { text += "==> messages\n" + messages }
    return text + "==> exit status \(status)\n"
  }
}
