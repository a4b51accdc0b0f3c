// SPDX-License-Identifier: Apache-2.0

package import Regions

/// A cover of a whole space that is hard for a search that takes one term after the other.
package struct AdversarialCover: Sendable {
  /// What kind of cover it is.
  package let name: String
  /// What is said to be everything.
  package let cover: Region
  /// Whether it is everything, if that is known.
  package let coversEverything: Bool?

  private init(_ name: String, _ space: Space, _ terms: [Region.Term], coversEverything: Bool?) {
    self.name = name
    cover = Region(space: space, terms: terms)
    self.coversEverything = coversEverything
  }

  private static func term(_ space: Space, _ values: [Int: Int]) -> Region.Term {
    Region.Term(cube: Cube(in: space, limiting: values.mapValues { [$0] }))
  }

  /// All points of even parity over two-valued variables, a cube for each, and all of odd parity but perhaps the last.
  package static func parity(variables: Int, isComplete: Bool) -> AdversarialCover {
    let space = Space(sizes: Array(repeating: 2, count: variables))
    let points = (0..<(1 << variables)).sorted { $0.nonzeroBitCount & 1 < $1.nonzeroBitCount & 1 }
    let terms = points.dropLast(isComplete ? 0 : 1).map { bits in
      term(space, Dictionary(uniqueKeysWithValues: (0..<variables).map { ($0, bits >> $0 & 1) }))
    }
    return AdversarialCover("parity \(variables)", space, terms, coversEverything: isComplete)
  }

  /// For each two pigeons and each hole the cube in which both sit in it; with more pigeons than holes that is all.
  package static func pigeons(_ pigeons: Int, holes: Int) -> AdversarialCover {
    let space = Space(sizes: Array(repeating: holes, count: pigeons))
    var terms: [Region.Term] = []
    for first in 0..<pigeons {
      for second in 0..<first {
        for hole in 0..<holes { terms.append(term(space, [first: hole, second: hole])) }
      }
    }
    return AdversarialCover("\(pigeons) pigeons", space, terms, coversEverything: pigeons > holes)
  }

  /// Two running parities of the same variables, which must agree at the end; the cover is every way to be wrong.
  package static func ladder(length: Int, isComplete: Bool) -> AdversarialCover {
    // The variables are interleaved: input, then the two parities after it; the parities start at 0.
    let space = Space(sizes: Array(repeating: 2, count: 3 * length))
    var terms: [Region.Term] = []
    for step in 0..<length {
      for sum in [1, 2] {
        for bits in 0..<8 {
          let (input, before, after) = (bits & 1, bits >> 1 & 1, bits >> 2 & 1)
          guard input ^ before != after else { continue }
          if step == 0 {
            if before == 0 { terms.append(term(space, [0: input, sum: after])) }
          } else {
            terms.append(term(space, [3 * step: input, 3 * (step - 1) + sum: before, 3 * step + sum: after]))
          }
        }
      }
    }
    let last = 3 * (length - 1)
    terms.append(term(space, [last + 1: 0, last + 2: 0]))
    if isComplete { terms.append(term(space, [last + 1: 1, last + 2: 1])) }
    return AdversarialCover("ladder \(length)", space, terms, coversEverything: isComplete)
  }

  /// Several pigeon problems side by side, of which only the last one is a cover, with their variables mixed.
  package static func blocks(_ count: Int, size: Int) -> AdversarialCover {
    let space = Space(sizes: (0..<(count * (size + 1))).map { _ in size + 1 })
    var terms: [Region.Term] = []
    for block in 0..<count {
      for first in 0...size {
        for second in 0..<first {
          for hole in 0...size {
            terms.append(term(space, [first * count + block: hole, second * count + block: hole]))
          }
        }
      }
    }
    // The last block has one hole less.
    for pigeon in 0...size { terms.append(term(space, [pigeon * count + count - 1: size])) }
    return AdversarialCover("\(count) blocks", space, terms, coversEverything: true)
  }

  /// One term that holds everything less many exclusions, each of which another term gives back; perhaps not the last.
  package static func exclusions(_ count: Int, isComplete: Bool, seed: UInt64) -> AdversarialCover {
    var dice = SeededGenerator(seed: seed)
    let space = Space(sizes: Array(repeating: 4, count: 30))
    let cubes = (0..<count).map { index in
      // All different, so that no other term gives the last one back.
      var limits: [Int: ValueSet] = [:]
      for digit in 0..<6 { limits[digit] = [index >> (2 * digit) & 3] }
      for variable in (6..<30).shuffled(using: &dice).prefix(2) {
        limits[variable] = [Int.random(in: 0..<4, using: &dice)]
      }
      return Cube(in: space, limiting: limits)
    }
    var terms = [Region.Term(cube: Cube(in: space), exclusions: cubes)]
    terms += cubes.dropLast(isComplete ? 0 : 1).map { Region.Term(cube: $0) }
    return AdversarialCover("\(count) exclusions", space, terms, coversEverything: isComplete)
  }

  /// Random cubes that limit three variables each.
  package static func random(variables: Int, terms count: Int, values: Int = 2, seed: UInt64) -> AdversarialCover {
    var dice = SeededGenerator(seed: seed)
    let space = Space(sizes: Array(repeating: values, count: variables))
    let terms = (0..<count).map { _ in
      term(
        space,
        Dictionary(
          uniqueKeysWithValues: (0..<variables).shuffled(using: &dice).prefix(3).map {
            ($0, Int.random(in: 0..<values, using: &dice))
          }
        )
      )
    }
    return AdversarialCover("random \(variables)", space, terms, coversEverything: nil)
  }
}
