// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import ComityFuzzing

/// Lets two processes try the same seeds, compares what they say, and goes on after one that ended early.
struct Supervision {
  private let limit: Limit

  init(_ limit: Limit) {
    self.limit = limit
  }

  /// Tries all seeds and prints what was found.
  ///
  /// - Returns: whether nothing is wrong.
  func run() throws -> Bool {
    if limit.count == 1, let scenario = Scenarios()?.scenario(limit.first) {
      print(String(decoding: scenario.bytes, as: UTF8.self))
      let result = try Workbench().attempt(scenario, seed: limit.first)
      print(result.mistakes.text() + result.written)
    }
    let workers = [Worker(limit), Worker(limit)]
    var mistakes: [Substring: Int] = [:]
    var commands: [Substring: Int] = [:]
    var bytes = 0
    var slowest = (milliseconds: 0, seed: limit.first)
    var isSound = true
    let clock = ContinuousClock()
    let time = try clock.measure {
      for seed in limit.seeds {
        let (one, other) = (try workers[0].result(of: seed), try workers[1].result(of: seed))
        if let defect = one.defect ?? other.defect {
          print("seed \(seed): \(defect)")
          isSound = false
        } else if one.digest != other.digest {
          print("seed \(seed): two runs differ")
          isSound = false
        }
        for mistake in one.mistakes { mistakes[mistake, default: 0] += 1 }
        commands[one.command, default: 0] += 1
        bytes += one.bytes
        if one.milliseconds > slowest.milliseconds { slowest = (one.milliseconds, seed) }
      }
    }
    for (identifier, count) in mistakes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      print("\(count)  \(identifier)")
    }
    print(commands.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
    print(
      "\(limit.count) inputs, \(bytes) bytes, \(time); \(mistakes.values.reduce(0, +)) mistakes of \(mistakes.count)",
      "kinds; slowest \(slowest.milliseconds) ms (seed \(slowest.seed))")
    return isSound
  }
}
