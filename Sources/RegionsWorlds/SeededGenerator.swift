// SPDX-License-Identifier: Apache-2.0

/// A random number generator that gives the same numbers for the same seed on every machine (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// Makes a generator.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Whether a chance of so many in a hundred comes true.
  package mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

  /// Some values of a variable: at least one, not all.
  package mutating func someValues(of size: Int, atMost most: Int = .max) -> [Int] {
    guard size > 1 else { return [0] }
    let count = Int.random(in: 1...max(1, min(most, size - 1)), using: &self)
    return Array((0..<size).shuffled(using: &self).prefix(count))
  }
}
