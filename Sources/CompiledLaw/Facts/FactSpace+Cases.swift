// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// Cases: the points of a space, and the facts that they stand for.
extension FactSpace {
  /// A point as a fact pattern: the answers that differ from the usual ones, and those of the variables given.
  package func factPattern(_ point: Point, showing relevant: Set<Int>) -> FactPattern {
    // What every reader takes for granted (the act is carried out, by a perpetrator) is not said.
    let telling = relevant.filter { vocabulary.variables[$0].whenSilent == nil }
    var facts: [String: String] = [:]
    for variable in telling.union(point.variables(differingFrom: usual)) {
      facts[vocabulary.variables[variable].id] = word(point[variable], of: variable)
    }
    return FactPattern(facts: facts)
  }

  /// A case of a region that is as usual as it can be, so that what is special about it stands out.
  package func example(in region: Region) -> Point? {
    let likely = region.without(unlikely)
    return usualCase(of: likely) ?? usualCase(of: region)
  }

  /// Whether a case can occur, and hardly does.
  package func isUnlikely(_ point: Point) -> Bool { unlikely.contains { $0.contains(point) } }

  private func usualCase(of region: Region) -> Point? {
    guard var point = region.witness(preferring: usual) else { return nil }
    // A variable that cannot take its usual answer yet may do so after another has; two rounds are enough for the
    // pairs of facts that exclude each other.
    for _ in 0..<2 {
      for variable in point.variables(differingFrom: usual) {
        let value = point[variable]
        point[variable] = usual[variable]
        if !region.contains(point) { point[variable] = value }
      }
    }
    return point
  }

  /// The point of a fact pattern, the usual answers where it is silent; nothing where a word is unknown.
  package func point(_ pattern: FactPattern) -> Point? {
    var point = usual
    for (name, word) in pattern.facts {
      guard let variable = vocabulary.index(of: name) else { return nil }
      if unnamed.contains(variable) { continue }
      if vocabulary.variables[variable].kind == .number {
        guard let number = Int(word) else { return nil }
        point[variable] = FactSpace.interval(of: number, in: cuts[variable])
      } else {
        guard let value = vocabulary.variables[variable].values.firstIndex(where: { $0.id == word }) else { return nil }
        point[variable] = value
      }
    }
    return point
  }
}
