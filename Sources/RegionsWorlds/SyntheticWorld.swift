// SPDX-License-Identifier: Apache-2.0

package import Regions

/// A made-up world of the size that the mapper must stay quick for: a treaty and the laws of many jurisdictions.
///
/// The laws are variations of the treaty's offences and of offences the treaty does not ask for, as laws are: some ask
/// for more, some for less, some carve something out.
package struct SyntheticWorld: Sendable {
  /// The variables; the first is the act.
  package let space: Space
  /// What the treaty requires, offence by offence.
  package let treaty: [Region]
  /// For each treaty offence the cubes of three options that a State may use to narrow it.
  package let options: [[Cube]]
  /// The offences of each jurisdiction.
  package let offenses: [[Region]]
  /// The law of each jurisdiction: all its offences together.
  package let laws: [Region]

  /// The number of cubes of all offences, without exclusions.
  package var cubeCount: Int { laws.reduce(0) { $0 + $1.terms.count } }
  /// The number of exclusions of all offences.
  package var exclusionCount: Int { laws.reduce(0) { $1.terms.reduce($0) { $0 + $1.exclusions.count } } }

  /// Makes a world.
  ///
  /// - Parameters:
  ///   - seed: the same seed gives the same world.
  ///   - copies: how many times the vocabulary of 60 variables and 294 values is repeated; laws only speak of the first.
  ///   - jurisdictions: the number of jurisdictions; with 200 there are 7,121 offences, 14,877 cubes, 2,617 exclusions.
  package init(seed: UInt64, copies: Int = 1, jurisdictions: Int = 200) {
    var dice = SeededGenerator(seed: seed)
    let sizes = [40, 24, 16, 12, 10, 8, 8, 6] + Array(repeating: 3, count: 38) + Array(repeating: 4, count: 14)
    let space = Space(sizes: Array(repeatElement(sizes, count: copies).joined()))
    let topicCount = 30
    let treatyCount = 15
    // What the variables of a topic are: some are asked for by all laws on it.
    let topics = (0..<topicCount).map { topic -> [(variable: Int, values: [Int])] in
      var limits: [(variable: Int, values: [Int])] = [(0, [topic, (topic + 1) % 40, (topic + 7) % 40])]
      for variable in (1..<sizes.count).shuffled(using: &dice).prefix(9) {
        limits.append((variable, dice.someValues(of: sizes[variable])))
      }
      return limits
    }
    func cube(topic: Int, keeping percent: Int, adding extra: Int) -> Cube {
      var cube = Cube(in: space)
      for (index, limit) in topics[topic].enumerated() where index == 0 || dice.chance(percent) {
        var values = limit.values
        if dice.chance(25) { values += dice.someValues(of: sizes[limit.variable], atMost: 3) }
        if values.count > 1 && dice.chance(25) { values.remove(at: Int.random(in: values.indices, using: &dice)) }
        cube = cube.limiting(limit.variable, to: ValueSet(values))
      }
      for _ in 0..<Int.random(in: 0...extra, using: &dice) {
        let variable = Int.random(in: 1..<sizes.count, using: &dice)
        let more = cube.limiting(variable, to: ValueSet(dice.someValues(of: sizes[variable])))
        if !more.isEmpty { cube = more }
      }
      return cube
    }
    func exclusion(from cube: Cube) -> Cube {
      var result = cube
      for variable in (1..<sizes.count).shuffled(using: &dice).prefix(2) {
        let smaller = result.limiting(variable, to: ValueSet(dice.someValues(of: sizes[variable], atMost: 2)))
        if !smaller.isEmpty { result = smaller }
      }
      let opened = result.opening(cube.limitedVariables.shuffled(using: &dice).prefix(4).filter { $0 > 0 })
      // An exclusion never takes the whole cube.
      guard cube.isSubset(of: opened) else { return opened }
      let free = Set(sizes.indices).subtracting(cube.limitedVariables).min() ?? 0
      return cube.limiting(free, to: [0])
    }

    self.space = space
    treaty = (0..<treatyCount).map { topic in
      Region(
        space: space,
        terms: (0..<Int.random(in: 1...3, using: &dice)).map { _ in
          let cube = cube(topic: topic, keeping: 75, adding: 1)
          return Region.Term(cube: cube, exclusions: dice.chance(30) ? [exclusion(from: cube)] : [])
        }
      )
    }
    options = treaty.map { offense in
      (0..<3).map { _ in
        let variable = Int.random(in: 1..<sizes.count, using: &dice)
        return Cube(in: space, limiting: [variable: ValueSet(dice.someValues(of: sizes[variable]))])
      }
    }

    // The totals are met exactly: each place gets its share, and the remainder goes to the first ones.
    func shares(_ total: Int, among count: Int) -> [Int] {
      (0..<count).map { total * ($0 + 1) / count - total * $0 / count }
    }
    let offenseCounts = shares(7121 * jurisdictions / 200, among: jurisdictions)
    let offenseCount = offenseCounts.reduce(0, +)
    let cubeCounts = shares(14_877 * jurisdictions / 200, among: offenseCount).shuffled(using: &dice)
    let cubeCount = cubeCounts.reduce(0, +)
    let exclusionCounts = shares(2617 * jurisdictions / 200, among: cubeCount).shuffled(using: &dice)
    var (nextOffense, nextCube) = (0, 0)
    offenses = offenseCounts.map { count in
      (0..<count).map { _ in
        let topic = Int.random(in: 0..<topicCount, using: &dice)
        defer { nextOffense += 1 }
        return Region(
          space: space,
          terms: (0..<cubeCounts[nextOffense]).map { _ in
            let cube = cube(topic: topic, keeping: 45, adding: 3)
            defer { nextCube += 1 }
            return Region.Term(
              cube: cube,
              exclusions: (0..<exclusionCounts[nextCube]).map { _ in exclusion(from: cube) }
            )
          }
        )
      }
    }
    laws = offenses.map { $0.reduce(Region(emptyIn: space)) { $0.union($1) } }
  }
}
