// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// The space of facts of one inquiry: the vocabulary, with its numbers cut at every threshold that the laws in
/// question use, so that "under 18" and "under 16" are told apart exactly and nothing else is.
package final class FactSpace: Sendable {
  package let vocabulary: Vocabulary
  package let space: Space
  /// For each numeric variable, where its intervals begin; empty for the others.
  private let cuts: [[Int]]
  /// For variables of money, the thresholds as their laws have them, by where an interval begins.
  private let amounts: [Int: [Int: Amount]]
  /// The variables that nobody names who is asked: they have their usual answer only, so that they take no room.
  private let unnamed: ValueSet
  /// What cannot occur, as cubes.
  package let impossible: [Cube]
  /// What an example avoids where it can, as cubes.
  private let unlikely: [Cube]
  /// The answers that an example takes where nothing else decides.
  package let usual: Point
  /// The words with which an attempt is said; nothing where the vocabulary has none.
  let attempt: AttemptWords?

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

  private static func interval(of number: Int, in cuts: [Int]) -> Int {
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
  func interval(of number: Int, of variable: Int) -> ValueSet {
    unnamed.contains(variable) ? ValueSet([0]) : ValueSet([FactSpace.interval(of: number, in: cuts[variable])])
  }

  // MARK: From sets to words

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
  func isUnlikely(_ point: Point) -> Bool { unlikely.contains { $0.contains(point) } }

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

/// What the vocabulary says of attempts: an act that is begun, or done without its result, and the intent to do it.
struct AttemptWords {
  let stage: Int
  let begun: ValueSet
  let done: ValueSet
  let mentalState: Int
  /// Intent, and whatever is stronger.
  let intent: ValueSet

  init?(_ vocabulary: Vocabulary) {
    guard let stage = vocabulary.index(of: .stage), let mentalState = vocabulary.index(of: .mentalState),
      let begun = vocabulary.answer(.begun), let done = vocabulary.answer(.carriedOut),
      let intent = vocabulary.answer(.intentional)
    else { return nil }
    (self.stage, self.mentalState) = (stage, mentalState)
    (self.begun, self.done) = (begun.value.members, done.value.members)
    self.intent = vocabulary.variables[mentalState].atLeast(intent.value)
  }
}

extension Variable {
  /// The index of the answer that is taken where nothing else decides.
  fileprivate var usualValue: Int { usual ?? whenSilent?.values.first ?? 0 }

  /// Whether a limit allows the usual answer.
  fileprivate func isUsual(_ limit: Limit) -> Bool {
    switch limit {
    case .values(let values): values.contains(usualValue)
    case .numbers(let ranges): ranges.contains { $0.contains(usual ?? minimum) }
    }
  }

  /// The fewest words that say exactly these answers, groups before single answers.
  package func words(for values: ValueSet) -> [String] {
    var rest = values
    var words: [String] = []
    let sizes = groups.map(\.members.count)
    for index in groups.indices.sorted(by: { sizes[$0] > sizes[$1] })
    where groups[index].members.isSubset(of: rest) && sizes[index] > 0 {
      words.append(groups[index].id)
      rest = rest.subtracting(groups[index].members)
    }
    return words + rest.values.map { self.values[$0].id }
  }
}

extension NumberRange {
  /// The range as JSON and CSV show it: `18+`, `0-17`, `16`.
  var words: String {
    guard let upper else { return "\(lower)+" }
    return upper - lower == 1 ? "\(lower)" : "\(lower)-\(upper - 1)"
  }
}
