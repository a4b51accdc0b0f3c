// SPDX-License-Identifier: Apache-2.0

/// Numbers that follow from a seed: the sequence known as SplitMix64.
package struct SeededNumbers {
  private var state: UInt64

  package init(seed: UInt64) {
    // Mixed, since the sequence of the next seed would otherwise be this one, one number later.
    state = Self.mixed(seed &+ 0x1234_5678_9ABC_DEF1)
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  private static func mixed(_ number: UInt64) -> UInt64 {
    var number = number
    number = (number ^ (number >> 30)) &* 0xBF58_476D_1CE4_E5B9
    number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
    return number ^ (number >> 31)
  }

  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  package mutating func chance(_ one: Int) -> Bool { below(one) == 0 }

  package mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
