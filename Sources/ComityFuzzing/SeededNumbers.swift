// SPDX-License-Identifier: Apache-2.0

import RegionsWorlds

/// Numbers that follow from a seed.
package struct SeededNumbers {
  private var generator: SeededGenerator

  package init(seed: UInt64) {
    // Mixed, since the sequence of the next seed would otherwise be this one, one number later.
    var mixing = SeededGenerator(seed: seed)
    generator = SeededGenerator(seed: mixing.next())
  }

  package mutating func next() -> UInt64 { generator.next() }

  package mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  package mutating func chance(_ one: Int) -> Bool { below(one) == 0 }

  package mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
