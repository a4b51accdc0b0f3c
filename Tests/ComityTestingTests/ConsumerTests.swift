// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import Foundation
import Testing

/// A package of someone else, built and run from outside: the plugins and the library as a consumer has them.
///
/// The first run compiles Comity once more, which takes minutes; later runs take seconds. COMITY_SKIP_CONSUMER=1 leaves
/// it out.
@Suite(
  "A consumer package", .serialized,
  .disabled(if: ProcessInfo.processInfo.environment["COMITY_SKIP_CONSUMER"] == "1", "left out by the environment"))
struct ConsumerTests {
  let consumer: Consumer

  init() throws {
    consumer = try Consumer()
  }

  @Test("Its module is built, loaded beside bundled ones, and mapped", .timeLimit(.minutes(20)))
  func builds() throws {
    let build = try consumer.swift("build")
    #expect(build.status == 0, "\(build.output)")
    let run = try consumer.swift("run", "--skip-build", "consumer")
    #expect(run.output.contains("XR 2 needs-declaration\n"), "\(run.output)")
    #expect(run.output.contains("XR 4.1 not-surveyed\n"))
    #expect(run.output.contains("DE 2 "))
  }

  @Test("Three calls give the findings of the command", .timeLimit(.minutes(20)))
  func embeds() throws {
    #expect(try consumer.swift("build", "--product", "embed").status == 0)
    let embedded = try consumer.swift("run", "--skip-build", "embed")
    var output = ""
    let status = run(
      ["report", "DE", "--treaty", "budapest-2001", "--as-of", "2026-11-23", "--format", "json"],
      on: Console(
        write: { output += $0 }, writeMessage: { _ in }, isTerminal: false, showsProgress: false,
        today: CalendarDate("2020-01-01")!))
    #expect(status == .done)
    #expect(output.count > 1000)
    #expect(embedded.output == output)
  }

  @Test(
    "Nothing is rebuilt when nothing changed, one command runs when one file did, and a mistake fails the build",
    .timeLimit(.minutes(20)))
  func rebuilds() throws {
    let step = "Check and embed"
    #expect(try consumer.swift("build").status == 0)
    let idle = try consumer.swift("build")
    let compiled = idle.output.split(separator: "\n").filter { $0.contains("Compiling") && !$0.contains("plugin") }
    #expect(idle.status == 0 && !idle.output.contains(step) && compiled.isEmpty, "\(idle.output)")

    let path = "Sources/Modules/xr/offenses.yaml"
    let text = try consumer.read(path)
    try consumer.write(text.replacingOccurrences(of: "max-months: 24", with: "max-months: 36"), to: path)
    let changed = try consumer.swift("build")
    #expect(changed.status == 0)
    #expect(changed.output.components(separatedBy: step).count == 2, "\(changed.output)")
    #expect(changed.output.contains("Check and embed Modules (2 YAML files)"))

    try consumer.write(text.replacingOccurrences(of: "act: access", with: "act: acces"), to: path)
    let broken = try consumer.swift("build")
    #expect(broken.status != 0)
    #expect(
      broken.output.contains(
        "/\(path):7:12: error: unknown value of 'act' 'acces'; did you mean 'access'? [unknown-value]"),
      "\(broken.output)")

    try consumer.write(text, to: path)
    #expect(try consumer.swift("build").status == 0)
  }

  @Test("The plugin begins a module that builds, and never touches one that is there", .timeLimit(.minutes(20)))
  func addsJurisdiction() throws {
    try consumer.remove("Sources/Modules/xs")
    let arguments = [
      "package", "--allow-writing-to-package-directory", "add-jurisdiction", "XS", "--name", "Syldavia",
    ]
    let added = try consumer.swift(arguments)
    #expect(added.status == 0, "\(added.output)")
    #expect(added.output.contains("swift package conflict-report XS"))
    #expect(try consumer.read("Sources/Modules/xs/offenses.yaml").contains("## illegal-access: Illegal access"))
    let again = try consumer.swift(arguments)
    #expect(again.status != 0)
    #expect(again.output.contains("is there already, and nothing in it was changed"))
    let build = try consumer.swift("build")
    #expect(build.status == 0, "\(build.output)")
    try consumer.remove("Sources/Modules/xs")
    #expect(try consumer.swift("build").status == 0, "files that are gone do not break the build")
  }

  @Test("The plugin reports on the module of the package", .timeLimit(.minutes(20)))
  func reports() throws {
    let report = try consumer.swift(
      "package", "conflict-report", "XR", "--treaty", "budapest-2001", "--as-of", "2026-11-23")
    #expect(report.status == 0, "\(report.output)")
    #expect(report.output.contains("Ruritania"))
    #expect(report.output.contains("xr-code-100") || report.output.contains("§ 100 of the Code"))
  }
}

/// A copy of the fixture, with a folder of its own for what is built.
struct Consumer {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private let folder = "\(Consumer.package)/.build/consumer-package"

  init() throws {
    // The sources are fresh in every test; what was built stays, so that only the first build takes long. Files that did
    // not change are left alone, since the build goes by the time of change.
    let fixture = "\(Consumer.package)/Tests/ComityTestingTests/Fixtures/Consumer"
    let files = FileManager.default
    for case let name as String in files.enumerator(atPath: fixture) ?? .init() {
      guard !name.hasPrefix("."), let text = try? String(contentsOfFile: "\(fixture)/\(name)", encoding: .utf8) else {
        continue
      }
      if (try? read(name)) != text { try write(text, to: name) }
    }
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    let url = URL(fileURLWithPath: "\(folder)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func remove(_ name: String) throws {
    if FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }

  func swift(_ arguments: String...) throws -> (output: String, status: Int32) { try swift(arguments) }

  /// Runs `swift` in the package; the output of programs and plugins alone, or of the build.
  ///
  /// A build is begun once more where the package manager itself dies of a signal, as it did once in its event loop: that
  /// says nothing of the package.
  func swift(_ arguments: [String]) throws -> (output: String, status: Int32) {
    let first = try once(arguments)
    guard arguments[0] == "build", first.reason == .uncaughtSignal else { return (first.output, first.status) }
    let second = try once(arguments)
    return (second.output, second.status)
  }

  private func once(
    _ arguments: [String]
  ) throws -> (output: String, status: Int32, reason: Process.TerminationReason) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    let verb = arguments[0]
    let place = ["--package-path", folder, "--scratch-path", "\(folder)/.build"]
    let jobs = verb == "build" ? ["-j", "2"] : []
    process.arguments = ["swift", verb] + place + jobs + arguments.dropFirst()
    var environment = ProcessInfo.processInfo.environment
    environment["COMITY_PACKAGE"] = Consumer.package
    process.environment = environment
    let output = Pipe()
    process.standardOutput = output
    // The log of a build goes to the error output of `run` and `package`; it is of interest only where a command fails.
    let log = Pipe()
    process.standardError = verb == "run" ? log : output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus, process.terminationReason)
  }
}
