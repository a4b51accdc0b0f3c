// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import ComityFuzzing
import Foundation

/// Tries every seed of a range and writes a line before and after each, so that whoever reads them knows which one was
/// being tried when the process ended.
func work(_ limit: Limit) throws {
  limitMemory(toMegabytes: limit.megabytes * 2)
  guard let scenarios = Scenarios() else { return say("the bundled words cannot be read") }
  let bench = try Workbench()
  defer { bench.close() }
  let watch = Watchdog(limit)
  for seed in limit.seeds {
    say("start \(seed)")
    watch.begin(seed)
    let scenario = scenarios.scenario(seed)
    let clock = ContinuousClock()
    var result = Workbench.Result()
    let time = try clock.measure { result = try bench.attempt(scenario, seed: seed) }
    watch.end()
    let milliseconds = time.components.seconds * 1_000 + time.components.attoseconds / 1_000_000_000_000_000
    let mistakes = result.mistakes.map(\.identifier).joined(separator: ",")
    // What was asked, and with which status it was answered.
    let question = "\(scenario.arguments.first ?? "load")/\(result.written.prefix { $0 != "\n" })"
    say("done \(seed) \(digest(result.written)) \(milliseconds) \(scenario.bytes.count) \(question) :\(mistakes)")
    if let defect = result.defect { say("defect \(seed) \(defect.replacing("\n", with: " | "))") }
    say("end \(seed)")
  }
}

/// Writes a line at once.
func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// A number that differs where texts do.
private func digest(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
