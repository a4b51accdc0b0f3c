// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension FactSpace {
  /// Maximal uncovered cubes that may also hold cases which cannot occur.
  ///
  /// They have fewer limits, and read better, than cubes cut so as to avoid what nobody would think of. Each holds a
  /// case that can occur, its witness; none is told that the others hold together.
  func readableCubes(_ region: Region, by cover: Region, limit: Int) -> UncoveredCases {
    let cannotOccur = Set(impossible)
    let whole = Region(
      space: region.space,
      terms: region.terms.map { term in
        Region.Term(cube: term.cube, exclusions: term.exclusions.filter { !cannotOccur.contains($0) })
      })
    let found = whole.uncovered(by: cover, limit: 4 * limit, preferring: usual)
    var result = found
    result.cubes = []
    result.witnesses = []
    let terms = found.cubes.map { Region.Term(cube: $0) }
    // The largest cubes come first, so the last ones go.
    for cube in Region.needed(terms, in: region.space, droppingFirst: terms.indices.reversed()).map(\.cube) {
      let possible = Region(cube).without(impossible)
      guard let witness = example(in: possible) else { continue }
      guard result.cubes.count < limit else {
        result.isComplete = false
        break
      }
      result.cubes.append(cube)
      result.witnesses.append(witness)
    }
    return result.cubes.isEmpty ? region.uncovered(by: cover, limit: limit, preferring: usual) : result
  }

  /// What of a region a cover does not reach, in words.
  ///
  /// - Parameters:
  ///   - relevant: the variables that an example names whatever their value, besides those that its group limits.
  ///   - whole: what the groups are told apart from; the region itself, where nothing is given.
  func uncovered(
    _ region: Region, by cover: Region, limit: Int, showing relevant: Set<Int>, within whole: Region? = nil
  ) -> (cases: [UncoveredCase], cubes: [Cube], points: [Point], isComplete: Bool) {
    let found = readableCubes(region.inOneOrder, by: cover.inOneOrder, limit: limit)
    let shared = (whole ?? region).hull
    let cases = zip(found.cubes, found.witnesses).map { cube, witness in
      let limited = cube.limitedVariables
      let telling = limited.filter { cube.values(of: $0) != shared.values(of: $0) }
      return UncoveredCase(
        limits: limits(of: cube), telling: limits(of: cube, only: telling),
        witness: factPattern(witness, showing: relevant.union(limited)))
    }
    return (cases, found.cubes, found.witnesses, found.isComplete)
  }
}
