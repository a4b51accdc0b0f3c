// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The program that was built with the tests, in processes of its own.
package enum BuiltProgram {
  /// Where it is.
  package static var path: String? {
    let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path
    return [beside, "\(packageFolder)/.build/debug", "\(packageFolder)/.build/release"].map { "\($0)/comity" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Starts a program in a folder; its output goes nowhere, unless a handle is given.
  package static func start(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder, output: Any? = nil
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder.path)
    process.standardOutput = output ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    // The threads of tests hold signals back, and a program inherits that.
    var none = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&none)
    unsafe pthread_sigmask(SIG_SETMASK, &none, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    try process.run()
    return process
  }

  /// How many seconds of a processor a command of the program takes, and with which status it ends: what others do at the
  /// same time counts little.
  package static func processorTime(
    of arguments: [String], in folder: TemporaryFolder
  ) throws -> (seconds: Double, status: Int32)? {
    guard let path else { return nil }
    let pipe = Pipe()
    // The shell tells, in its second line, how long its children took in user and in system mode: "0m1.230s 0m0.010s".
    let script = #""$0" "$@" >/dev/null 2>&1; status=$?; times; exit $status"#
    let process = try start("/bin/sh", ["-c", script, path] + arguments, in: folder, output: pipe)
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard let line = text.split(separator: "\n").dropFirst().first else { return nil }
    let seconds = line.split(separator: " ").compactMap { time -> Double? in
      let parts = time.dropLast().split(separator: "m").compactMap { Double($0) }
      return parts.count == 2 ? parts[0] * 60 + parts[1] : nil
    }
    return seconds.count == 2 ? (seconds[0] + seconds[1], process.terminationStatus) : nil
  }
}

/// How many seconds of a processor this thread has taken.
package func processorTime() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
