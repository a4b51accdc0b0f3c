// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport
import Foundation

/// Prints how much processor time `check` and `report` take of modules that become twice as large, and how much memory at
/// most: each in a process of its own, since the peak of a process never falls.
///
/// - Parameter names: the respects in which modules grow; all of them, where none is named.
func measureGrowth(_ names: [String]) throws {
  let kinds = names.isEmpty ? GrownLaw.allCases : names.compactMap(GrownLaw.init)
  print("Growth: seconds of all processors and megabytes at their peak; × how much longer than for half the size")
  for kind in kinds {
    for command in ["check", "report"] {
      var cells: [String] = []
      var last: Double?
      for size in [1_250, 2_500, 5_000, 10_000] {
        guard let (seconds, megabytes) = try measured(kind, command, size) else {
          cells.append("\(size): failed")
          continue
        }
        let factor = last.map { ", × \(rounded(seconds / $0))" } ?? ""
        cells.append("\(size): \(rounded(seconds)) s, \(Int(megabytes)) MB\(factor)")
        last = seconds
      }
      line("\(kind.rawValue), \(command)", cells.joined(separator: " | "))
    }
  }
}

/// The shortest of some runs in processes of their own: others use the same machine.
private func measured(_ kind: GrownLaw, _ command: String, _ size: Int) throws -> (Double, Double)? {
  var best: (Double, Double)?
  for _ in 0..<3 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["grown", kind.rawValue, command, "\(size)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let numbers = output.split(separator: " ").compactMap { Double($0.filter { !$0.isNewline }) }
    guard process.terminationStatus == 0, numbers.count == 2 else { return nil }
    if best.map({ numbers[0] < $0.0 }) ?? true { best = (numbers[0], numbers[1]) }
    // What takes long is not much shorter the next time.
    if numbers[0] > 10 { break }
  }
  return best
}

/// Runs one command once, and prints its time and the peak of this process.
func measureGrown(_ arguments: [String]) throws {
  guard arguments.count == 3, let kind = GrownLaw(rawValue: arguments[0]), let size = Int(arguments[2]) else {
    print("usage: comity-bench grown RESPECT check|report SIZE")
    exit(64)
  }
  let folder = try TemporaryFolder()
  try folder.write(kind.text(size), to: "xr/module.yaml")
  let command =
    arguments[1] == "check"
    ? ["check", "\(folder.path)/xr"] : ["report", "XR", "--modules", folder.path, "--treaty", "budapest-2001"]
  let before = clock()
  let run = CommandRun(command)
  let seconds = Double(clock() - before) / Double(CLOCKS_PER_SEC)
  let isExpected = kind.isRefused ? run.status == .invalidInput : run.status == .done
  if !isExpected {
    print("\(run.status): \(run.output.prefix(1_000))\(run.messages.prefix(1_000))")
    exit(1)
  }
  print("\(seconds) \(peakMegabytes())")
}

/// The most memory that the process held, where the system says so in a file.
private func peakMegabytes() -> Int {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
  return (line.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1_024
}
