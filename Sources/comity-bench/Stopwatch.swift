// SPDX-License-Identifier: Apache-2.0

/// Times one thing many times and keeps the median: these machines are noisy, and a mean would follow the noise.
struct Stopwatch {
  /// Nanoseconds of one of `count` equal parts of the work, the median of the repeats.
  static func median(repeats: Int = 9, count: Int = 1, _ work: () -> Int) -> Double {
    let clock = ContinuousClock()
    var times: [Double] = []
    var check = 0
    for _ in 0..<repeats {
      let time = clock.measure { check &+= work() }
      times.append(Double(time.components.seconds) * 1e9 + Double(time.components.attoseconds) / 1e9)
    }
    times.sort()
    // The sum is used, so that the work cannot be left out by the compiler.
    return check == .min ? 0 : times[times.count / 2] / Double(Swift.max(count, 1))
  }
}

/// A time in the unit that reads best.
func readable(_ nanoseconds: Double) -> String {
  switch nanoseconds {
  case ..<1_000: "\(rounded(nanoseconds)) ns"
  case ..<1_000_000: "\(rounded(nanoseconds / 1_000)) µs"
  default: "\(rounded(nanoseconds / 1_000_000)) ms"
  }
}

/// A number with two decimals.
func rounded(_ number: Double) -> String {
  let hundredths = Int((number * 100).rounded())
  let rest = hundredths % 100
  return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
}
