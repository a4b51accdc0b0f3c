// SPDX-License-Identifier: Apache-2.0

import Regions
import RegionsWorlds
import Testing

/// Every operation against the enumeration of all points of small spaces.
@Suite("Regions agree with the enumeration of all points")
struct AlgebraTests {
  /// Random cases with a seed each, so that a failure can be run again.
  static let seeds: Range<UInt64> = 0..<1500

  private func forEachCase(_ body: (SmallWorld, inout Dice, UInt64) -> Void) {
    for seed in Self.seeds {
      var dice = Dice(seed: seed)
      body(SmallWorld.random(&dice), &dice, seed)
    }
  }

  @Test("A region has the points of its terms less their exclusions")
  func membership() {
    forEachCase { world, dice, seed in
      let terms = (0..<3).map { _ in
        Region.Term(cube: world.cube(&dice), exclusions: [world.cube(&dice), world.cube(&dice)])
      }
      let region = Region(space: world.space, terms: terms)
      for point in world.points {
        let expected = terms.contains { $0.cube.holds(point) && !$0.exclusions.contains { $0.holds(point) } }
        if region.contains(point) != expected { Issue.record("seed \(seed), \(point)") }
      }
    }
  }

  @Test("Union, intersection and subtraction are those of sets, and De Morgan holds")
  func algebra() {
    forEachCase { world, dice, seed in
      let (left, right) = (world.region(&dice), world.region(&dice))
      let (leftPoints, rightPoints) = (world.members(of: left), world.members(of: right))
      let everything = Region(everythingIn: world.space)
      #expect(world.members(of: left.union(right)) == leftPoints.union(rightPoints), "seed \(seed)")
      #expect(world.members(of: left.intersection(right)) == leftPoints.intersection(rightPoints), "seed \(seed)")
      #expect(world.members(of: left.subtracting(right)) == leftPoints.subtracting(rightPoints), "seed \(seed)")
      let more = world.region(&dice)
      let joined = Region(joining: [left, right, more], in: world.space)
      #expect(world.members(of: joined) == leftPoints.union(rightPoints).union(world.members(of: more)), "seed \(seed)")
      let part = left.part(meeting: right)
      #expect(part.isSubset(of: left), "seed \(seed)")
      #expect(world.members(of: part.intersection(right)) == leftPoints.intersection(rightPoints), "seed \(seed)")
      let complements = everything.subtracting(left).intersection(everything.subtracting(right))
      #expect(everything.subtracting(left.union(right)).isEquivalent(to: complements), "seed \(seed)")
    }
  }

  @Test("Emptiness, subset, disjointness and equivalence are those of sets")
  func comparison() {
    forEachCase { world, dice, seed in
      let (left, right) = (world.region(&dice), world.region(&dice, terms: 0...7))
      let (leftPoints, rightPoints) = (world.members(of: left), world.members(of: right))
      #expect(left.isEmpty == leftPoints.isEmpty, "seed \(seed)")
      #expect(left.isSubset(of: right) == leftPoints.isSubset(of: rightPoints), "seed \(seed)")
      #expect(left.isDisjoint(with: right) == leftPoints.isDisjoint(with: rightPoints), "seed \(seed)")
      #expect(left.isEquivalent(to: right) == (leftPoints == rightPoints), "seed \(seed)")
      #expect(left.isSubset(of: left.union(right)), "seed \(seed)")
    }
  }

  @Test("Cubes compare and intersect as sets")
  func cubes() {
    forEachCase { world, dice, seed in
      let (left, right) = (world.cube(&dice), world.cube(&dice))
      let (leftPoints, rightPoints) = (world.members(of: left), world.members(of: right))
      #expect(left.isEmpty == leftPoints.isEmpty, "seed \(seed)")
      #expect(left.isSubset(of: right) == leftPoints.isSubset(of: rightPoints), "seed \(seed)")
      #expect(left.isDisjoint(with: right) == leftPoints.isDisjoint(with: rightPoints), "seed \(seed)")
      #expect(world.members(of: left.intersection(right)) == leftPoints.intersection(rightPoints), "seed \(seed)")
      #expect(world.points.allSatisfy { left.contains($0) == left.holds($0) }, "seed \(seed)")
      for variable in world.space.sizes.indices {
        let isFree = left.values(of: variable).count == world.space.sizes[variable]
        #expect(left.limitedVariables.contains(variable) == !isFree, "seed \(seed)")
      }
    }
  }

  @Test("Simplification keeps the points, and leaves no term that the others hold")
  func simplification() {
    forEachCase { world, dice, seed in
      let region = world.region(&dice, terms: 0...6)
      let simple = region.simplified()
      #expect(world.members(of: simple) == world.members(of: region), "seed \(seed)")
      #expect(simple.terms.count <= region.terms.count, "seed \(seed)")
      for index in simple.terms.indices {
        var others = simple.terms
        let term = Region(space: world.space, terms: [others.remove(at: index)])
        let rest = world.members(of: Region(space: world.space, terms: others))
        #expect(!world.members(of: term).isSubset(of: rest), "seed \(seed)")
      }
    }
  }

  @Test("Opening is the projection, also where an exclusion limits an opened variable")
  func opening() {
    forEachCase { world, dice, seed in
      let region = world.region(&dice)
      let variables = world.space.sizes.indices.filter { _ in dice.chance(40) }
      func projected(_ point: Point) -> Point {
        var point = point
        for variable in variables { point[variable] = 0 }
        return point
      }
      let points = world.members(of: region)
      var shadow = Members(count: world.points.count)
      for (index, point) in world.points.enumerated() where points.contains(index) {
        shadow.insert(world.index(of: projected(point)))
      }
      var expected = Members(count: world.points.count)
      for (index, point) in world.points.enumerated() where shadow.contains(world.index(of: projected(point))) {
        expected.insert(index)
      }
      #expect(world.members(of: region.opening(variables)) == expected, "seed \(seed)")
      #expect(world.members(of: region.opening(variables, fewCombinations: 0)) == expected, "seed \(seed)")
    }
  }

  @Test("Opening many variables, each told apart by exclusions of its own, stays small", .timeLimit(.minutes(10)))
  func openingOfMany() {
    let space = Space(sizes: Array(repeating: 3, count: 60))
    let opened = 0..<30
    // A choice of values for the opened variables escapes one exclusion of each pair, and there are 2³⁰ such choices.
    let exclusions = opened.flatMap { variable in
      [[0], [1, 2]].map { Cube(in: space, limiting: [variable: $0, 30 + variable: [0, $0.count]]) }
    }
    let region = Region(space: space, terms: [.init(cube: Cube(in: space), exclusions: exclusions)])
    let expected = Region(everythingIn: space).subtracting(
      Region(space: space, terms: opened.map { .init(cube: Cube(in: space, limiting: [30 + $0: [0]])) })
    )
    #expect(region.opening(Array(opened)).isEquivalent(to: expected))
    #expect(region.opening(Array(opened)).terms.count == 1)
  }

  @Test("A witness is in the region, outside the cover, and takes the preferred point if it can")
  func witnesses() {
    forEachCase { world, dice, seed in
      let (region, cover) = (world.region(&dice), world.region(&dice, terms: 0...7))
      let (points, covered) = (world.members(of: region), world.members(of: cover))
      let preferred = world.points[Int.random(in: world.points.indices, using: &dice)]
      for wish in [nil, preferred] {
        let inside = region.witness(preferring: wish)
        let outside = region.witness(outside: cover, preferring: wish)
        let shared = region.witness(sharedWith: cover, preferring: wish)
        for (witness, expected) in [
          (inside, points), (outside, points.subtracting(covered)), (shared, points.intersection(covered)),
        ] {
          #expect(witness.map { expected.contains(world.index(of: $0)) } ?? expected.isEmpty, "seed \(seed)")
        }
        guard wish != nil else { continue }
        // In a cube nothing stands in the way of a preferred value.
        if let cube = region.terms.first, region.terms.count == 1, cube.exclusions.isEmpty, let inside {
          for variable in world.space.sizes.indices where cube.cube.values(of: variable).contains(preferred[variable]) {
            #expect(inside[variable] == preferred[variable], "seed \(seed)")
          }
        }
      }
    }
  }

  @Test("Uncovered cubes are maximal, distinct, ordered, and together all there is if the list is complete")
  func uncovered() {
    forEachCase { world, dice, seed in
      let (region, cover) = (world.region(&dice), world.region(&dice, terms: 0...6))
      let missing = world.members(of: region).subtracting(world.members(of: cover))
      let limit = [0, 1, 2, 8, 1000][Int.random(in: 0..<5, using: &dice)]
      // With hardly any budget, searches go on where they stopped, after fallbacks found parts elsewhere.
      let budget = [
        Search.Budget.standard,
        Search.Budget(search: Int.random(in: 0...6, using: &dice), decomposition: 1, learning: 1),
      ]
      .randomElement(using: &dice)!
      let cases = region.uncovered(by: cover, limit: limit, budget: budget)
      #expect(cases.cubes.count <= limit && cases.cubes.count == cases.witnesses.count, "seed \(seed)")
      #expect(Set(cases.cubes).count == cases.cubes.count, "seed \(seed)")
      #expect(cases.isEmpty == missing.isEmpty, "seed \(seed)")
      for (cube, witness) in zip(cases.cubes, cases.witnesses) {
        let points = world.members(of: cube)
        #expect(points.isSubset(of: missing) && points.contains(world.index(of: witness)), "seed \(seed)")
        for (variable, size) in world.space.sizes.enumerated() {
          for value in 0..<size where !cube.values(of: variable).contains(value) {
            let larger = cube.opening([variable]).limiting(variable, to: cube.values(of: variable).union([value]))
            #expect(!world.members(of: larger).isSubset(of: missing), "seed \(seed)")
          }
        }
      }
      let union = cases.cubes.reduce(Members(count: world.points.count)) { $0.union(world.members(of: $1)) }
      #expect(cases.isComplete == (union == missing), "seed \(seed)")
      let counts = cases.cubes.map { world.members(of: $0).count }
      #expect(counts == counts.sorted(by: >), "seed \(seed)")
    }
  }

  @Test("More uncovered cubes are found than a search has room for at first")
  func manyUncovered() {
    let space = Space(sizes: Array(repeating: 2, count: 8))
    let points = (0..<256).map { number in (0..<8).map { number >> $0 & 1 } }
    // No two points with an even sum differ in one variable only, so that each is a maximal cube.
    let (odd, even) = (points.filter { $0.reduce(0, +) % 2 == 1 }, points.filter { $0.reduce(0, +) % 2 == 0 })
    let cover = Region(
      space: space,
      terms: odd.map { point in
        Region.Term(
          cube: Cube(in: space, limiting: Dictionary(uniqueKeysWithValues: point.enumerated().map { ($0, [$1]) })))
      })
    for budget in [Search.Budget.standard, Search.Budget(search: 20, decomposition: 1, learning: 1)] {
      let all = Region(everythingIn: space).uncovered(by: cover, limit: 1000, budget: budget)
      #expect(all.isComplete && Set(all.witnesses.map(\.values)) == Set(even))
      let some = Region(everythingIn: space).uncovered(by: cover, limit: 100, budget: budget)
      #expect(!some.isComplete && some.cubes.count == 100)
    }
  }
}
