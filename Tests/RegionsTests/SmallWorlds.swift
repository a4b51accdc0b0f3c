// SPDX-License-Identifier: Apache-2.0

import Regions
import RegionsWorlds

typealias Dice = SeededGenerator

/// A space small enough to look at every point.
struct SmallWorld {
  let space: Space
  let points: [Point]

  init(sizes: [Int]) {
    let space = Space(sizes: sizes)
    var points: [[Int]] = [[]]
    for size in sizes {
      points = points.flatMap { point in (0..<size).map { point + [$0] } }
    }
    self.space = space
    self.points = points.map { Point(in: space, values: $0) }
  }

  /// The shapes that the properties are tried on: one word and several, variables of one value, fields that fill a word
  /// exactly, and variables of more than 64 and more than 128 values.
  static let shapes: [[Int]] = [
    [2, 2, 2, 2, 2, 2], [3, 2, 4, 2], [1, 3, 1, 4, 1], [7, 5, 3], [64, 2, 2], [63, 2, 2], [65, 2, 2], [130, 3],
    [40, 3, 2], [1], [1, 1], [70, 1, 2], [2, 33, 2], [2, 2, 2, 2, 2, 2, 2, 2], [64, 6], [66, 5, 1],
  ]

  static func random(_ dice: inout Dice) -> SmallWorld {
    worlds[Int.random(in: worlds.indices, using: &dice)]
  }

  private static let worlds = shapes.map(SmallWorld.init(sizes:))

  func cube(_ dice: inout Dice) -> Cube {
    var cube = Cube(in: space)
    for (variable, size) in space.sizes.enumerated() where dice.chance(55) {
      let density = Int.random(in: 1..<100, using: &dice)
      let values = (0..<size).filter { _ in dice.chance(density) }
      // Empty cubes are cases, too, but rare ones.
      if !values.isEmpty || dice.chance(3) { cube = cube.limiting(variable, to: ValueSet(values)) }
    }
    return cube
  }

  func region(_ dice: inout Dice, terms: ClosedRange<Int> = 0...4) -> Region {
    let count = Int.random(in: terms, using: &dice)
    return Region(
      space: space,
      terms: (0..<count).map { _ in
        let exclusions = dice.chance(50) ? Int.random(in: 0...3, using: &dice) : 0
        return Region.Term(cube: cube(&dice), exclusions: (0..<exclusions).map { _ in cube(&dice) })
      }
    )
  }

  /// The points of a region by definition: no word, no search.
  func members(of region: Region) -> Members {
    var members = Members(count: points.count)
    for term in region.terms {
      members.formUnion(term.exclusions.reduce(self.members(of: term.cube)) { $0.subtracting(self.members(of: $1)) })
    }
    return members
  }

  func members(of cube: Cube) -> Members {
    let allowed = space.sizes.indices.map { variable in
      let values = cube.values(of: variable)
      return (0..<space.sizes[variable]).map(values.contains)
    }
    var members = Members(count: points.count)
    for (index, point) in points.enumerated() {
      var isIn = true
      for variable in allowed.indices where !allowed[variable][point.values[variable]] {
        isIn = false
        break
      }
      if isIn { members.insert(index) }
    }
    return members
  }

  /// The place of a point in `points`.
  func index(of point: Point) -> Int {
    zip(space.sizes, point.values).reduce(0) { $0 * $1.0 + $1.1 }
  }
}

/// A set of numbers of points, written apart from the module under test.
struct Members: Equatable {
  private var words: [UInt64]

  init(count: Int) { words = [UInt64](repeating: 0, count: (count + 63) / 64) }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ index: Int) -> Bool { words[index / 64] & (1 << UInt64(index % 64)) != 0 }
  mutating func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }
  mutating func formUnion(_ other: Members) { for index in words.indices { words[index] |= other.words[index] } }

  func union(_ other: Members) -> Members { combined(other) { $0 | $1 } }
  func intersection(_ other: Members) -> Members { combined(other) { $0 & $1 } }
  func subtracting(_ other: Members) -> Members { combined(other) { $0 & ~$1 } }
  func isSubset(of other: Members) -> Bool { subtracting(other).isEmpty }
  func isDisjoint(with other: Members) -> Bool { intersection(other).isEmpty }

  private func combined(_ other: Members, _ operation: (UInt64, UInt64) -> UInt64) -> Members {
    var result = self
    for index in words.indices { result.words[index] = operation(words[index], other.words[index]) }
    return result
  }
}

extension Cube {
  /// Whether the cube has the point, by its value sets.
  func holds(_ point: Point) -> Bool {
    point.values.indices.allSatisfy { values(of: $0).contains(point[$0]) }
  }
}
