// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport
import Foundation
import Testing

/// A file is written whole or not at all, whatever happens to the program or the disk.
@Suite(.serialized) struct WholeFileTests {
  private static let whole = CommandRun("list", "provisions", "US", "--format", "json").output

  @Test("Signals to stop leave the old file or a whole new one, and nothing beside it", arguments: [SIGTERM, SIGINT])
  func stopped(_ signal: Int32) throws {
    try interrupt(with: signal) { files in #expect(files == ["out.json"]) }
  }

  @Test("A program that is killed leaves the old file or a whole new one")
  func killed() throws {
    try interrupt(with: SIGKILL) { files in
      #expect(files.allSatisfy { $0 == "out.json" || $0.hasPrefix("out.json.") && $0.hasSuffix(".tmp") }, "\(files)")
    }
  }

  @Test("What grows beyond the limit of the process leaves the old file, and nothing beside it")
  func limited() throws {
    let program = try #require(BuiltProgram.path, "the program was not built")
    let folder = try TemporaryFolder()
    try folder.write("old", to: "out.json")
    // In blocks of 512 or 1024 bytes, as the shell has it.
    let script = "ulimit -f 8; exec '\(program)' list provisions US --format json=out.json"
    let process = try BuiltProgram.start("/bin/sh", ["-c", script], in: folder)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == CommandStatus.cannotWrite.rawValue)
    #expect(try folder.read("out.json") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.json"])
  }

  @Test("A folder that does not exist is said so, and not made")
  func missingFolder() throws {
    let folder = try TemporaryFolder()
    let run = CommandRun("list", "provisions", "US", "--format", "json=\(folder.path)/none/out.json")
    #expect(run.status == .cannotWrite && run.messages.contains("is the folder there"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("A file keeps its permissions, and a link to it stays a link")
  func permissions() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "out.json")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: "\(folder.path)/out.json")
    try files.createSymbolicLink(atPath: "\(folder.path)/link.json", withDestinationPath: "out.json")
    #expect(CommandRun("list", "provisions", "US", "--format", "json=\(folder.path)/link.json").status == .done)
    #expect(try folder.read("out.json") == Self.whole)
    let mode = try files.attributesOfItem(atPath: "\(folder.path)/out.json")[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try files.destinationOfSymbolicLink(atPath: "\(folder.path)/link.json") == "out.json")
  }

  // MARK: Help

  /// Runs the program, which writes the same file hundreds of times, and interrupts it somewhere on the way.
  private func interrupt(with signal: Int32, _ check: ([String]) throws -> Void) throws {
    let program = try #require(BuiltProgram.path, "the program was not built")
    let folder = try TemporaryFolder()
    let formats = Array(repeating: ["--format", "json=out.json"], count: 500).flatMap(\.self)
    var (rounds, stopped) = (0, 0)
    // A busy machine can let a round end before it is stopped, and such a round shows nothing.
    while stopped < 3, rounds < 100 {
      try folder.write("old", to: "out.json")
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where file != "out.json" {
        try FileManager.default.removeItem(atPath: "\(folder.path)/\(file)")
      }
      let process = try BuiltProgram.start(program, ["list", "provisions", "US"] + formats, in: folder)
      // Once it has begun to write, and then a little later each time.
      while process.isRunning, try folder.read("out.json") == "old" { usleep(2_000) }
      usleep(UInt32(rounds % 5) * 1_700)
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      rounds += 1
      if process.terminationReason == .uncaughtSignal, process.terminationStatus == signal { stopped += 1 }
      let text = try folder.read("out.json")
      #expect(text == Self.whole || text == "old", "\(text.utf8.count) of \(Self.whole.utf8.count) bytes")
      try check(FileManager.default.contentsOfDirectory(atPath: folder.path))
    }
    #expect(stopped == 3)
  }
}
