// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import Foundation
import Synchronization

/// One run of the command line in this process: what it wrote, and the status it left with.
struct CommandRun {
  var output = ""
  var messages = ""
  var status = CommandStatus.defect

  /// The day on which every run of a test takes place.
  static let today = CalendarDate("2026-11-23")!

  init(_ arguments: String..., today: CalendarDate = Self.today) {
    self.init(arguments, today: today)
  }

  init(_ arguments: [String], today: CalendarDate = Self.today, input: String = "") {
    final class Written { var output = "" }
    let written = Written()
    // Messages may come from any thread.
    let messages = Mutex("")
    status = run(
      arguments,
      on: Console(
        write: { written.output += $0 }, writeMessage: { text in messages.withLock { $0 += text } }, isTerminal: false,
        showsProgress: false, today: today, readInput: { Array(input.utf8) }))
    output = written.output
    self.messages = messages.withLock(\.self)
  }
}

/// A folder that is removed when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("comity-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  func write(_ data: Data, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }
}

/// The folder of the package, found from this file.
let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
