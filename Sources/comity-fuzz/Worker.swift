// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A process that tries seeds, read line by line; one that ends early is started anew after the seed it ended at.
final class Worker {
  /// What the process said of one seed.
  struct Result {
    var digest: Substring = ""
    var milliseconds = 0
    var bytes = 0
    var command: Substring = "none"
    var mistakes: [Substring] = []
    var defect: String?
  }

  private let limit: Limit
  private var process: Process?
  private var output: FileHandle?
  private var buffer: [UInt8] = []

  init(_ limit: Limit) {
    self.limit = limit
  }

  /// What the process says of a seed; seeds are asked for in order.
  func result(of seed: UInt64) throws -> Result {
    if process == nil { try start(at: seed) }
    var result = Result()
    while let line = nextLine() {
      let words = line.split(separator: " ", maxSplits: 6)
      switch words.first {
      case "done" where words.count > 6:
        (result.digest, result.command) = (words[2], words[5])
        (result.milliseconds, result.bytes) = (Int(words[3]) ?? 0, Int(words[4]) ?? 0)
        result.mistakes = words[6].dropFirst().split(separator: ",")
      case "defect": result.defect = line.split(separator: " ", maxSplits: 2).last.map(String.init)
      case "end": return result
      default: continue
      }
    }
    process?.waitUntilExit()
    let reason = process.map { $0.terminationReason == .uncaughtSignal ? "signal" : "status" } ?? ""
    result.defect = result.defect ?? "the process ended with \(reason) \(process?.terminationStatus ?? 0)"
    process = nil
    return result
  }

  private func start(at seed: UInt64) throws {
    var rest = limit
    rest.first = seed
    rest.count = limit.first + limit.count - seed
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["worker"] + rest.arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    self.process = process
    output = pipe.fileHandleForReading
    buffer = []
  }

  private func nextLine() -> String? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeSubrange(...end)
        return line
      }
      guard let data = output?.availableData, !data.isEmpty else { return nil }
      buffer += data
    }
  }
}
