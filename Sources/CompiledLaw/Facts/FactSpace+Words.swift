// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// From sets to words.
extension FactSpace {
  /// The word of one answer; for numbers, an example from the interval.
  package func word(_ value: Int, of variable: Int) -> String {
    guard vocabulary.variables[variable].kind == .number else {
      let variable =
        unnamed.contains(variable) ? (variable, vocabulary.variables[variable].usualValue) : (variable, value)
      return vocabulary.variables[variable.0].values[variable.1].id
    }
    return String(number(inInterval: value, of: variable))
  }

  /// A number in an interval: the usual one where it lies there, else the one that is nearest to it.
  private func number(inInterval index: Int, of variable: Int) -> Int {
    if unnamed.contains(variable) {
      return vocabulary.variables[variable].usual ?? vocabulary.variables[variable].minimum
    }
    let cuts = cuts[variable]
    let usual = vocabulary.variables[variable].usual ?? vocabulary.variables[variable].minimum
    guard cuts[index] <= usual else { return cuts[index] }
    return index + 1 < cuts.count ? min(usual, cuts[index + 1] - 1) : usual
  }

  /// The numbers that a set of intervals stands for, joined where they touch.
  package func ranges(_ values: ValueSet, of variable: Int) -> [NumberRange] {
    let cuts = cuts[variable]
    var result: [NumberRange] = []
    for index in values.values {
      let upper = index + 1 < cuts.count ? cuts[index + 1] : nil
      if let last = result.last, last.upper == cuts[index] {
        result[result.count - 1].upper = upper
      } else {
        result.append(NumberRange(from: cuts[index], below: upper))
      }
    }
    guard let amounts = amounts[variable] else { return result }
    for index in result.indices {
      result[index].lowerAmount = amounts[result[index].lower]
      result[index].upperAmount = result[index].upper.flatMap { amounts[$0] }
    }
    return result
  }

  /// What a cube limits, in words: the most general word that says exactly these answers, else the answers.
  package func limits(of cube: Cube, only variables: [Int]? = nil) -> [FactLimit] {
    (variables ?? cube.limitedVariables).map { limit(cube.values(of: $0), of: $0) }
  }

  /// A set of answers of one variable, in words.
  package func limit(_ values: ValueSet, of variable: Int) -> FactLimit {
    let id = vocabulary.variables[variable].id
    guard vocabulary.variables[variable].kind != .number else {
      let ranges = ranges(values, of: variable)
      return FactLimit(variable: id, words: ranges.map(\.words), ranges: ranges)
    }
    return FactLimit(variable: id, words: vocabulary.variables[variable].words(for: values), ranges: [])
  }
}
