// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// The space of facts of one inquiry: the vocabulary, with its numbers cut at every threshold that the laws in
/// question use, so that "under 18" and "under 16" are told apart exactly and nothing else is.
package final class FactSpace: Sendable {
  package let vocabulary: Vocabulary
  package let space: Space
  /// For each numeric variable, where its intervals begin; empty for the others.
  let cuts: [[Int]]
  /// For variables of money, the thresholds as their laws have them, by where an interval begins.
  let amounts: [Int: [Int: Amount]]
  /// The variables that nobody names who is asked: they have their usual answer only, so that they take no room.
  let unnamed: ValueSet
  /// What cannot occur, as cubes.
  package let impossible: [Cube]
  /// What an example avoids where it can, as cubes.
  let unlikely: [Cube]
  /// The answers that an example takes where nothing else decides.
  package let usual: Point
  /// The words with which an attempt is said; nothing where the vocabulary has none.
  package let attempt: AttemptWords?

  /// Cuts the numbers at the thresholds of the conditions, and of the vocabulary itself.
  package init(_ vocabulary: Vocabulary, thresholdsOf conditions: [Condition]) {
    var bounds = vocabulary.variables.map { Set($0.kind == .number ? [$0.minimum] : []) }
    var amounts: [Int: [Int: Amount]] = [:]
    for condition in conditions + (vocabulary.impossible + vocabulary.unlikely).flatMap(\.when) {
      // What is not above the least number that there is cuts nothing.
      for case (let index, .numbers(let ranges)) in condition.limits
      where vocabulary.variables.indices.contains(index) && vocabulary.variables[index].kind == .number {
        let minimum = vocabulary.variables[index].minimum
        for range in ranges {
          if range.lower > minimum { bounds[index].insert(range.lower) }
          if let upper = range.upper, upper > minimum { bounds[index].insert(upper) }
          // Of two laws that draw the line at the same place, the first is heard.
          if let amount = range.lowerAmount, amounts[index]?[range.lower] == nil {
            amounts[index, default: [:]][range.lower] = amount
          }
          if let amount = range.upperAmount, let upper = range.upper, amounts[index]?[upper] == nil {
            amounts[index, default: [:]][upper] = amount
          }
        }
      }
    }
    let cuts = bounds.map { $0.sorted() }
    let unnamed = FactSpace.unnamed(by: conditions, in: vocabulary)
    let space = Space(
      sizes: vocabulary.variables.indices.map { index in
        if unnamed.contains(index) { return 1 }
        let variable = vocabulary.variables[index]
        return variable.kind == .number ? cuts[index].count : variable.values.count
      })
    usual = Point(
      in: space,
      values: vocabulary.variables.indices.map { index in
        if unnamed.contains(index) { return 0 }
        let variable = vocabulary.variables[index]
        if variable.kind == .number {
          return FactSpace.interval(of: variable.usual ?? variable.minimum, in: cuts[index])
        }
        return variable.usualValue
      })
    func cubes(_ facts: [Vocabulary.Impossibility]) -> [Cube] {
      facts.flatMap(\.when).compactMap { condition in
        // What needs an unusual answer to a question that nobody asks does not occur here.
        let named = condition.limits.filter { !unnamed.contains($0.key) }
        let rest = condition.limits.filter { unnamed.contains($0.key) }
        guard rest.allSatisfy({ vocabulary.variables[$0.key].isUsual($0.value) }), !named.isEmpty else { return nil }
        return FactSpace.cube(Condition(limits: named), in: space, cuts)
      }
    }
    impossible = cubes(vocabulary.impossible)
    unlikely = cubes(vocabulary.unlikely)
    self.unnamed = unnamed
    self.amounts = amounts
    attempt = AttemptWords(vocabulary)
    self.vocabulary = vocabulary
    self.space = space
    self.cuts = cuts
  }

  /// The variables that no condition names, and that the answers do not need for another reason: a law that is silent on
  /// them says something, an attempt is told by them, or every sentence names them.
  private static func unnamed(by conditions: [Condition], in vocabulary: Vocabulary) -> ValueSet {
    var named = conditions.reduce(into: Set<Int>()) { $0.formUnion($1.limits.keys) }
    if let attempt = AttemptWords(vocabulary) { named.formUnion([attempt.stage, attempt.mentalState]) }
    for (index, variable) in vocabulary.variables.enumerated() {
      if variable.whenSilent != nil || [.actor, .act, .object].contains(variable.role) { named.insert(index) }
      guard variable.isResult, named.contains(index) else { continue }
      if let intended = variable.intendedIn { named.insert(intended) }
      named.formUnion(variable.attemptedWhen.flatMap(\.limits.keys))
    }
    return ValueSet(vocabulary.variables.indices.filter { !named.contains($0) })
  }

  static func interval(of number: Int, in cuts: [Int]) -> Int {
    let index = firstCut(atLeast: number, in: cuts)
    return index < cuts.count && cuts[index] == number ? index : max(0, index - 1)
  }

  // MARK: From words to sets

  /// The cube of a condition.
  package func cube(_ condition: Condition) -> Cube {
    assert(condition.limits.keys.allSatisfy { !unnamed.contains($0) }, "a condition that was not gathered")
    return FactSpace.cube(condition, in: space, cuts)
  }

  /// The cube of a condition of the vocabulary, as far as it names what is asked about; nothing where it needs an unusual
  /// answer to what nobody asks.
  package func cubeOfNamed(_ condition: Condition) -> Cube? {
    let named = condition.limits.filter { !unnamed.contains($0.key) }
    let rest = condition.limits.filter { unnamed.contains($0.key) }
    guard rest.allSatisfy({ vocabulary.variables[$0.key].isUsual($0.value) }), !named.isEmpty else { return nil }
    return FactSpace.cube(Condition(limits: named), in: space, cuts)
  }

  private static func cube(_ condition: Condition, in space: Space, _ cuts: [[Int]]) -> Cube {
    var cube = Cube(in: space)
    for (variable, limit) in condition.limits { cube.limit(variable, to: values(limit, cuts[variable])) }
    return cube
  }

  /// The cube of a condition, where silence has the meaning that the vocabulary gives it.
  package func cubeWithSilence(_ condition: Condition) -> Cube {
    var cube = cube(condition)
    for index in vocabulary.variables.indices where condition.limits[index] == nil {
      if let silent = vocabulary.variables[index].whenSilent { cube.limit(index, to: silent) }
    }
    return cube
  }

  /// The union of conditions.
  package func region(_ conditions: [Condition]) -> Region {
    Region(space: space, terms: conditions.map { Region.Term(cube: cube($0)) })
  }

  /// The union of conditions, less carve-outs.
  package func region(_ conditions: [Condition], except carveouts: [Carveout]) -> Region {
    let exclusions = carveouts.flatMap(\.when).map { cube($0) }
    return Region(space: space, terms: conditions.map { Region.Term(cube: cube($0), exclusions: exclusions) })
  }

  private static func values(_ limit: Limit, _ cuts: [Int]) -> ValueSet {
    switch limit {
    case .values(let values): values
    case .numbers(let ranges):
      numbers(ranges, cuts)
    }
  }

  private static func numbers(_ ranges: [NumberRange], _ cuts: [Int]) -> ValueSet {
    // A bound that is no cut would be rounded without a word.
    assert(
      ranges.allSatisfy { range in
        [range.lower, range.upper].compactMap(\.self).allSatisfy { bound in
          let index = firstCut(atLeast: bound, in: cuts)
          return index == 0 || (index < cuts.count && cuts[index] == bound)
        }
      }, "a threshold that was not gathered")
    return ranges.reduce(ValueSet()) { values, range in
      let lower = firstCut(atLeast: range.lower, in: cuts)
      let upper = range.upper.map { firstCut(atLeast: $0, in: cuts) } ?? cuts.count
      return lower < upper ? values.union(ValueSet(lower..<upper)) : values
    }
  }

  /// The index of the first interval that begins at a number or above it; their count, where there is none.
  private static func firstCut(atLeast number: Int, in cuts: [Int]) -> Int {
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The interval of a numeric variable in which a number lies.
  package func interval(of number: Int, of variable: Int) -> ValueSet {
    unnamed.contains(variable) ? ValueSet([0]) : ValueSet([FactSpace.interval(of: number, in: cuts[variable])])
  }
}

extension Variable {
  /// The index of the answer that is taken where nothing else decides.
  var usualValue: Int { usual ?? whenSilent?.values.first ?? 0 }

  /// Whether a limit allows the usual answer.
  fileprivate func isUsual(_ limit: Limit) -> Bool {
    switch limit {
    case .values(let values): values.contains(usualValue)
    case .numbers(let ranges): ranges.contains { $0.contains(usual ?? minimum) }
    }
  }
}
