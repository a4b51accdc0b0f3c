// SPDX-License-Identifier: Apache-2.0

import Regions
import RegionsWorlds
import Testing

@Suite("Value sets")
struct ValueSetTests {
  @Test("Operations are those of sets of numbers, across words")
  func operations() {
    var dice = Dice(seed: 7)
    for _ in 0..<500 {
      let bound = [3, 64, 65, 200][Int.random(in: 0..<4, using: &dice)]
      let left = Set((0..<bound).filter { _ in dice.chance(40) })
      let right = Set((0..<bound).filter { _ in dice.chance(40) })
      let (a, b) = (ValueSet(Array(left)), ValueSet(Array(right)))
      let range = Int.random(in: 0...bound, using: &dice)..<(bound + 1)
      #expect(ValueSet(range) == ValueSet(Array(range)))
      #expect(a.values == left.sorted() && a.count == left.count && a.isEmpty == left.isEmpty)
      #expect(Set(a.union(b).values) == left.union(right))
      #expect(Set(a.intersection(b).values) == left.intersection(right))
      #expect(Set(a.subtracting(b).values) == left.subtracting(right))
      #expect(a.isSubset(of: b) == left.isSubset(of: right))
      #expect(a.subtracting(b).isSubset(of: a))
      // Equal sets are equal values whatever they were made from: no word is left behind.
      #expect(a.union(b).subtracting(b).union(a) == a && a.subtracting(a) == ValueSet())
    }
  }

  @Test("A value that the variable does not have is ignored by a cube")
  func foreignValues() {
    let space = Space(sizes: [3, 70])
    let cube = Cube(in: space, limiting: [0: [1, 3, 64], 1: [69, 70, 500]])
    #expect(cube.values(of: 0).values == [1])
    #expect(cube.values(of: 1).values == [69])
    #expect(cube.contains(Point(in: space, values: [1, 69])) && !cube.contains(Point(in: space, values: [2, 69])))
  }

  @Test("A point has the values that it was made of, and those that were set since", arguments: SmallWorld.shapes)
  func values(sizes: [Int]) {
    for (index, point) in SmallWorld(sizes: sizes).points.enumerated() {
      let values = sizes.indices.map { variable in
        index / sizes[(variable + 1)...].reduce(1, *) % sizes[variable]
      }
      #expect(point.values == values)
      var changed = point
      for variable in sizes.indices {
        changed[variable] = sizes[variable] - 1 - values[variable]
        #expect(changed[variable] == sizes[variable] - 1 - values[variable])
      }
      #expect(changed.values == zip(sizes, values).map { $0 - 1 - $1 })
      #expect(
        point.variables(differingFrom: changed) == sizes.indices.filter { 2 * values[$0] != sizes[$0] - 1 })
    }
  }
}
