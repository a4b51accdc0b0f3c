// SPDX-License-Identifier: Apache-2.0

// Writes random and hard questions with the engine's answers, one JSON object a line, for `Tests/Solver/compare.py`.
// Usage: comity-algebra-queries [seed] [number of random questions]

import Regions
import RegionsWorlds

func json(_ cube: Cube) -> String {
  let limits = cube.limitedVariables.map { "\"\($0)\":\(cube.values(of: $0).values)" }
  return "{" + limits.joined(separator: ",") + "}"
}

func json(_ region: Region) -> String {
  let terms = region.terms.map { term in
    "{\"cube\":\(json(term.cube)),\"exclusions\":[\(term.exclusions.map(json).joined(separator: ","))]}"
  }
  return "[" + terms.joined(separator: ",") + "]"
}

/// Writes a line that asks for a point in `inside` that is in `other` (overlap) or not in it (coverage).
func write(_ kind: String, _ inside: Region, _ other: Region, budget: Search.Budget?) {
  let isOverlap = kind == "overlap"
  let witness: Point?
  var cubes: [Cube] = []
  if isOverlap {
    witness = inside.witness(sharedWith: other)
  } else {
    witness = inside.witness(outside: other, budget: budget ?? .standard)
    cubes = inside.uncovered(by: other, limit: 3).cubes
  }
  let point = witness.map { "\($0.values)" } ?? "null"
  print(
    """
    {"kind":"\(kind)","sizes":\(inside.space.sizes),"inside":\(json(inside)),"other":\(json(other)),\
    "witness":\(point),"cubes":[\(cubes.map(json).joined(separator: ","))]}
    """
  )
}

func run() {
  let arguments = CommandLine.arguments
  let seed = arguments.count > 1 ? UInt64(arguments[1]) ?? 1 : 1
  let count = arguments.count > 2 ? Int(arguments[2]) ?? 3000 : 3000
  var dice = SeededGenerator(seed: seed)
  // The standard budget never runs out on small questions, so most are asked of a fallback alone, or of all in short turns.
  let learning = Search.Budget(search: 0, decomposition: 0, learning: 1 << 40)
  let budgets: [Search.Budget?] = [
    nil, nil, learning, Search.Budget(search: 0, decomposition: 1 << 40, learning: 0),
    Search.Budget(search: 3, decomposition: 2, learning: 1),
  ]
  for index in 0..<count {
    let variableCount = Int.random(in: 2...14, using: &dice)
    let sizes = (0..<variableCount).map { _ in
      [2, 2, 2, 3, 3, 4, 5, 1, dice.chance(10) ? 70 : 6, dice.chance(5) ? 140 : 9][
        Int.random(in: 0..<10, using: &dice)]
    }
    let space = Space(sizes: sizes)
    let termCount = Int.random(in: 1...(index % 3 == 0 ? 30 : 12), using: &dice)
    let limits = min(variableCount, Int.random(in: 1...4, using: &dice))
    let other = Region.random(in: space, termCount: termCount, limits: limits, using: &dice)
    let everything = Region(everythingIn: space)
    let inside =
      dice.chance(40)
      ? everything
      : Region.random(in: space, termCount: Int.random(in: 1...3, using: &dice), limits: limits, using: &dice)
    switch index % 4 {
    case 0: write("overlap", inside, other, budget: nil)
    // What a region and its complement leave is nothing, whatever the region is.
    case 1: write("coverage", inside, other.union(everything.subtracting(other)), budget: budgets[index / 4 % 5])
    default: write("coverage", inside, other, budget: budgets[index / 4 % 5])
    }
  }
  // One word and many: a vocabulary of a thousand values.
  let large = SyntheticWorld(seed: seed, copies: 4, jurisdictions: 12)
  for law in large.laws {
    for (offense, options) in zip(large.treaty, large.options) {
      write("coverage", offense, law, budget: nil)
      write("overlap", offense, law, budget: nil)
      write("coverage", offense.intersection(Region(options[0])), law, budget: learning)
    }
  }
  var hard = [
    AdversarialCover.parity(variables: 8, isComplete: true), .parity(variables: 8, isComplete: false),
    .pigeons(7, holes: 6), .pigeons(6, holes: 6), .ladder(length: 12, isComplete: true),
    .ladder(length: 12, isComplete: false), .blocks(3, size: 3), .exclusions(60, isComplete: true, seed: seed),
    .exclusions(60, isComplete: false, seed: seed),
  ]
  for index in 0..<40 { hard.append(.random(variables: 24, terms: 80 + index, seed: seed &+ UInt64(index))) }
  for index in 0..<40 {
    hard.append(.random(variables: 12, terms: 250 + 8 * index, values: 4, seed: seed &+ UInt64(index)))
  }
  for index in 0..<10 { hard.append(.random(variables: 60, terms: 250 + index, seed: seed &+ UInt64(index))) }
  for question in hard {
    // The decomposition alone would take long for some; it has its turns in the last budget.
    for budget in [nil, learning, budgets[4]] {
      write("coverage", Region(everythingIn: question.cover.space), question.cover, budget: budget)
    }
  }
}

run()
