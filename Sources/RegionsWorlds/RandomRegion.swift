// SPDX-License-Identifier: Apache-2.0

package import Regions

extension Region {
  /// Makes a random region.
  ///
  /// - Parameters:
  ///   - space: the variables.
  ///   - termCount: the number of terms.
  ///   - limits: the largest number of variables that a cube limits.
  ///   - dice: where the choices come from.
  package static func random(
    in space: Space,
    termCount: Int,
    limits: Int,
    using dice: inout SeededGenerator
  ) -> Region {
    func cube(_ count: Int) -> Cube {
      var cube = Cube(in: space)
      for variable in space.sizes.indices.shuffled(using: &dice).prefix(count) {
        cube = cube.limiting(variable, to: ValueSet(dice.someValues(of: space.sizes[variable])))
      }
      return cube
    }
    return Region(
      space: space,
      terms: (0..<termCount).map { _ in
        let exclusionCount = dice.chance(35) ? Int.random(in: 1...3, using: &dice) : 0
        return Region.Term(
          cube: cube(Int.random(in: 1...limits, using: &dice)),
          exclusions: (0..<exclusionCount).map { _ in cube(Int.random(in: 1...limits, using: &dice)) }
        )
      }
    )
  }
}
