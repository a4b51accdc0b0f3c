// SPDX-License-Identifier: Apache-2.0

import Regions
import RegionsWorlds
import Testing

@Suite("Covers that are hard for a search are decided, and rightly")
struct AdversarialTests {
  @Test(
    "No known kind of hard cover runs away",
    .timeLimit(.minutes(10)),
    arguments: [
      AdversarialCover.parity(variables: 8, isComplete: true), .parity(variables: 8, isComplete: false),
      .pigeons(7, holes: 6), .pigeons(7, holes: 7), .ladder(length: 30, isComplete: true),
      .ladder(length: 30, isComplete: false), .blocks(4, size: 3), .exclusions(200, isComplete: true, seed: 1),
      .exclusions(200, isComplete: false, seed: 1), .random(variables: 40, terms: 172, seed: 1),
      .random(variables: 30, terms: 170, seed: 2), .random(variables: 80, terms: 344, seed: 3),
      .random(variables: 24, terms: 1100, values: 4, seed: 4), .pigeons(9, holes: 8),
      .ladder(length: 100, isComplete: true),
    ]
  )
  func decided(_ hard: AdversarialCover) {
    let everything = Region(everythingIn: hard.cover.space)
    // With hardly any budget, the methods take turns many times; the answer must be the same.
    let hasty = everything.witness(outside: hard.cover, budget: Search.Budget(search: 1, decomposition: 1, learning: 1))
    let witness = everything.witness(outside: hard.cover)
    #expect((hasty == nil) == (witness == nil), "\(hard.name)")
    if let expected = hard.coversEverything { #expect((witness == nil) == expected, "\(hard.name)") }
    for point in [hasty, witness].compactMap(\.self) { #expect(!hard.cover.contains(point), "\(hard.name)") }
  }

  /// Budgets with which the search has no turn, so that each fallback answers alone, or all take many short turns.
  static let fallbacks = [
    Search.Budget(search: 0, decomposition: 1 << 40, learning: 0),
    Search.Budget(search: 0, decomposition: 0, learning: 1 << 40),
    Search.Budget(search: 1, decomposition: 1, learning: 0),
  ]

  @Test("Each fallback alone agrees with the enumeration of all points")
  func fallback() {
    for seed in UInt64(0)..<600 {
      var dice = Dice(seed: seed)
      let world = SmallWorld.random(&dice)
      let (region, cover) = (world.region(&dice), world.region(&dice, terms: 0...7))
      let missing = world.members(of: region).subtracting(world.members(of: cover))
      for budget in Self.fallbacks {
        let point = region.witness(outside: cover, budget: budget)
        #expect(point.map { missing.contains(world.index(of: $0)) } ?? missing.isEmpty, "seed \(seed)")
      }
    }
  }

  @Test("Learning alone, through restarts and forgetting, agrees with what is known", .timeLimit(.minutes(10)))
  func learning() {
    for hard in [
      AdversarialCover.pigeons(8, holes: 7), .ladder(length: 40, isComplete: true),
      .ladder(length: 40, isComplete: false), .parity(variables: 9, isComplete: true),
      .exclusions(300, isComplete: true, seed: 5), .exclusions(300, isComplete: false, seed: 5),
    ] {
      let point = Region(everythingIn: hard.cover.space).witness(outside: hard.cover, budget: Self.fallbacks[1])
      #expect((point == nil) == hard.coversEverything && !(point.map(hard.cover.contains) ?? false), "\(hard.name)")
    }
  }

  @Test("Intervals of variables of many values: fallbacks agree with the enumeration")
  func intervals() {
    let world = SmallWorld(sizes: [150, 70])
    for seed in UInt64(0)..<40 {
      var dice = Dice(seed: seed)
      func cube(ofAtLeast least: Int) -> Cube {
        world.space.sizes.enumerated().reduce(Cube(in: world.space)) { cube, variable in
          let low = Int.random(in: 0..<variable.element / 2, using: &dice)
          let high = min(variable.element, low + Int.random(in: least...variable.element, using: &dice))
          return cube.limiting(variable.offset, to: ValueSet(low..<high))
        }
      }
      let terms = (0..<12).map { index in
        Region.Term(cube: cube(ofAtLeast: 40), exclusions: (0..<(index % 3)).map { _ in cube(ofAtLeast: 1) })
      }
      let (region, cover) = (Region(cube(ofAtLeast: 30)), Region(space: world.space, terms: terms))
      let missing = world.members(of: region).subtracting(world.members(of: cover))
      for budget in Self.fallbacks {
        let point = region.witness(outside: cover, budget: budget)
        #expect(point.map { missing.contains(world.index(of: $0)) } ?? missing.isEmpty, "seed \(seed)")
      }
    }
  }

  @Test("A cover of many terms that are taken out one after the other does not exhaust the stack")
  func depth() {
    // One term for each value of a wide variable, each with a limit that only the last one lifts.
    let space = Space(sizes: [600, 2])
    let terms = (0..<600).map { value in
      Region.Term(cube: Cube(in: space, limiting: [0: [value]]), exclusions: [Cube(in: space, limiting: [1: [1]])])
    }
    let cover = Region(space: space, terms: terms)
    let rest = Region(Cube(in: space, limiting: [1: [1]]))
    #expect(Region(everythingIn: space).isSubset(of: cover.union(rest)))
    #expect(Region(everythingIn: space).witness(outside: cover)?[1] == 1)
  }

  @Test("Spaces of every number of words give the answers of the enumeration")
  func widths() {
    // The points that matter are in two small variables; others of up to 40 words are in between and always allowed.
    for wordCount in 1...40 {
      let space = Space(sizes: [3, 4] + Array(repeating: 60, count: wordCount))
      var dice = Dice(seed: UInt64(wordCount))
      for _ in 0..<20 {
        func cube() -> Cube {
          var cube = Cube(in: space, limiting: [0: [0, Int.random(in: 0..<3, using: &dice)]])
          cube = cube.limiting(1, to: ValueSet((0..<4).filter { _ in dice.chance(60) }))
          // Every cube allows value 7 of a few others, and so must the point that is looked for.
          for variable in (2..<(2 + wordCount)).shuffled(using: &dice).prefix(9) {
            cube = cube.limiting(variable, to: [7, Int.random(in: 0..<60, using: &dice)])
          }
          return cube
        }
        let cover = Region(space: space, terms: (0..<6).map { _ in .init(cube: cube(), exclusions: [cube()]) })
        var sevens = Cube(in: space)
        for variable in 2..<(2 + wordCount) { sevens = sevens.limiting(variable, to: [7]) }
        let isCovered = (0..<12).allSatisfy { index in
          cover.contains(Point(in: space, values: [index % 3, index / 3] + Array(repeating: 7, count: wordCount)))
        }
        #expect(Region(sevens).isSubset(of: cover) == isCovered, "\(wordCount) words")
        if let point = Region(everythingIn: space).witness(outside: cover) { #expect(!cover.contains(point)) }
      }
    }
  }
}
