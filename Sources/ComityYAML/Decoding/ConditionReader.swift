// SPDX-License-Identifier: Apache-2.0

import CheckedLaw
package import ComityCore
package import ComityDiagnostics
import Regions

/// Reads cubes: mappings from variables to what they are limited to, in the words of one vocabulary.
package final class ConditionReader: Sendable {
  package let vocabulary: Vocabulary
  /// The words of each variable, ready to be looked up.
  private let words: [VariableWords]

  package init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    words = vocabulary.variables.map(VariableWords.init)
  }

  /// How many alternatives the conditions of one mapping may multiply out to, and how many one condition may have in all.
  ///
  /// The richest offence of the bundled law has less than a tenth of it.
  package static let mostAlternatives = (ofMapping: 1_000, inAll: ModuleLimits.alternatives)

  /// Reads one cube, or a list of them (their union), of a rule: a number without a comparison is probably a threshold.
  package func conditions(_ node: Node, _ log: DiagnosticLog) -> [Condition] {
    warnOfExactNumbers(node, log)
    return facts(node, log)
  }

  /// Reads the facts of a case, or what is written like them: there a number is that number.
  package func facts(_ node: Node, _ log: DiagnosticLog) -> [Condition] {
    let conditions = anyConditions(node, log)
    guard conditions.count > Self.mostAlternatives.inAll else { return conditions }
    tooMany("\(conditions.count)", most: Self.mostAlternatives.inAll, at: node, log)
    return []
  }

  private func tooMany(_ count: String, most: Int, at node: Node, _ log: DiagnosticLog) {
    log.error(
      "too-many-alternatives",
      "too many alternatives: these conditions multiply out to \(count), and \(most) are the most", at: node.place)
  }

  private func anyConditions(_ node: Node, _ log: DiagnosticLog) -> [Condition] {
    switch node.kind {
    case .mapping: return cube(node, log)
    case .sequence: return alternatives(node, log)
    default:
      if node.isUnresolved { return [] }
      log.error(
        "not-a-condition", "expected conditions: a mapping from variables to values, or a list of them", at: node.place)
      return []
    }
  }

  /// Reads a list of cubes.
  ///
  /// An alternative that limits nothing would make the others idle.
  private func alternatives(_ node: Node, _ log: DiagnosticLog) -> [Condition] {
    if node.items.isEmpty {
      log.error("empty-condition", "no condition stands in this list, so that no case would meet it", at: node.place)
    }
    var found: [Condition] = []
    for item in node.items {
      if item.kind == .mapping, item.entries.isEmpty {
        log.error(
          "empty-condition", "these conditions limit nothing, so that every case would meet them", at: item.place)
      }
      // What is past the limit is refused as a whole; nothing more of it is multiplied out.
      if found.count <= Self.mostAlternatives.inAll { found += anyConditions(item, log) }
    }
    return found
  }

  /// Reads a mapping: its limits must all hold, with one of the cubes of `any-of` and all of `all-of`.
  private func cube(_ node: Node, _ log: DiagnosticLog) -> [Condition] {
    var base = Condition()
    var factors: [[Condition]] = []
    for (key, value) in node.entries {
      let word = key.scalar ?? ""
      switch word {
      case "any-of":
        factors.append(anyConditions(value, log))
      case "all-of":
        if value.kind == .sequence, value.items.isEmpty { _ = alternatives(value, log) }
        factors += value.kind == .sequence ? value.items.map { anyConditions($0, log) } : [anyConditions(value, log)]
      default:
        guard let index = vocabulary.index(of: word) else {
          log.unknownWord(
            "unknown-variable", "variable", word, among: vocabulary.variables.map(\.id) + ["any-of", "all-of"],
            at: key.place)
          continue
        }
        if let limit = limit(value, words[index], log) { base.limits[index] = limit }
      }
    }
    if factors.contains(where: \.isEmpty) { return [] }  // Nothing could be read there, and it was reported.
    // Counted before it is multiplied out: a few lines can ask for more alternatives than memory holds.
    let (count, isBeyond) = factors.reduce((1, false)) { result, factor in
      let (product, overflows) = result.0.multipliedReportingOverflow(by: factor.count)
      return overflows ? (Int.max, true) : (product, result.1)
    }
    // A single list is no product: it is as long as what the file says.
    if factors.count(where: { $0.count > 1 }) > 1, count > Self.mostAlternatives.ofMapping {
      tooMany(
        isBeyond ? "more than \(Int.max)" : "\(count)", most: Self.mostAlternatives.ofMapping, at: node, log)
      return []
    }
    var product = [base]
    for factor in factors {
      product = product.flatMap { left in factor.compactMap { left.intersection($0) } }
    }
    if product.isEmpty {
      log.error("empty-condition", "no case satisfies these conditions: they exclude each other", at: node.place)
    }
    return product
  }

  /// What one variable is limited to.
  private func limit(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> Limit? {
    variable.kind == .number ? numbers(node, variable, log) : values(node, variable, log).map { .values($0) }
  }

  // MARK: Words

  private func values(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> ValueSet? {
    switch node.kind {
    case .scalar:
      return word(node, variable, log)?.atLeast
    case .sequence:
      if node.items.isEmpty { return emptied(variable, at: node, log) }
      var result = ValueSet()
      for item in node.items {
        guard let value = word(item, variable, log) else { continue }
        result = result.union(variable.kind == .ordered ? value.members : value.atLeast)
      }
      return result.isEmpty ? nil : result
    case .mapping:
      return comparison(node, variable, log)
    default:
      if node.isUnresolved { return nil }
      log.error("not-a-value", "expected a value of '\(variable.id)'", at: node.place)
      return nil
    }
  }

  private func word(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> VariableWords.Meaning? {
    guard let text = log.text(node, "a value of '\(variable.id)'") else { return nil }
    if let value = variable.meanings[text] { return value }
    log.unknownWord("unknown-value", "value of '\(variable.id)'", text, among: variable.words, at: node.place)
    return nil
  }

  /// `{not: …}`, and for ordered variables `{at-least: …}`, `{at-most: …}`, `{exactly: …}`.
  private func comparison(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> ValueSet? {
    if node.entries.isEmpty { return emptied(variable, at: node, log) }
    var result = variable.all
    let isOrdered = variable.kind == .ordered
    let known = isOrdered ? ["not", "at-least", "at-most", "exactly"] : ["not"]
    for (key, value) in node.entries {
      let comparison = key.scalar ?? ""
      guard known.contains(comparison) else {
        log.unknownWord(
          "unknown-comparison", "comparison for '\(variable.id)'", comparison, among: known, at: key.place)
        continue
      }
      let words = value.kind == .sequence ? Array(value.items) : [value]
      if words.isEmpty { return emptied(variable, at: value, log) }
      var members = ValueSet()
      for item in words { members = members.union(word(item, variable, log)?.members ?? ValueSet()) }
      guard let lowest = members.values.first, let highest = members.values.last else { return nil }
      switch comparison {
      case "not": result = result.subtracting(members)
      case "at-least": result = result.intersection(ValueSet(lowest..<variable.count))
      case "at-most": result = result.intersection(ValueSet(0..<(highest + 1)))
      default: result = result.intersection(members)
      }
    }
    return result.isEmpty ? emptied(variable, at: node, log) : result
  }

  /// Reports that nothing is left of a variable: an empty list is no other way to say "anything".
  private func emptied(_ variable: VariableWords, at node: Node, _ log: DiagnosticLog) -> ValueSet? {
    log.error(
      "empty-condition", "no value of '\(variable.id)' is left; leave '\(variable.id)' out where any will do",
      at: node.place)
    return nil
  }

  // MARK: Numbers

  private func numbers(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> Limit? {
    switch node.kind {
    case .scalar:
      guard let number = number(node, variable, log) else { return nil }
      var range = NumberRange(exactly: number)
      if !variable.currencies.isEmpty {
        warnOfNoCurrency(variable, at: node, log)
        range.lowerAmount = Amount(number, currency: nil, isBelow: false)
        range.upperAmount = Amount(number, currency: nil, isBelow: true)
      }
      return .numbers([range])
    case .mapping where node.entries.isEmpty:
      _ = emptied(variable, at: node, log)
      return nil
    case .mapping:
      return range(node, variable, log).map { .numbers([$0]) }
    default:
      if node.isUnresolved { return nil }
      log.error(
        "not-a-number", "expected a number of \(variable.unit ?? "units"), or {at-least: a, below: b}", at: node.place)
      return nil
    }
  }

  private func number(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> Int? {
    guard let text = log.scalar(node, "a value of '\(variable.id)'") else { return nil }
    guard let number = Int(text), variable.numbers.contains(number) else {
      log.error(
        "invalid-number",
        "\(namedWord(text)) is no whole number of \(variable.unit ?? "units") from \(variable.numbers.lowerBound) to "
          + "\(variable.numbers.upperBound)",
        at: node.place)
      return nil
    }
    return number
  }

  private func range(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> NumberRange? {
    if !variable.currencies.isEmpty { return money(node, variable, log) }
    var result = NumberRange(from: variable.minimum)
    for (key, value) in node.entries {
      let comparison = key.scalar ?? ""
      let known = Self.comparisons
      guard known.contains(comparison) else {
        log.unknownWord(
          "unknown-comparison", "comparison for '\(variable.id)'", comparison, among: known, at: key.place)
        continue
      }
      guard let bound = number(value, variable, log) else { return nil }
      switch comparison {
      case "at-least": result.lower = max(result.lower, bound)
      case "more-than": result.lower = max(result.lower, bound + 1)
      case "below": result.upper = min(result.upper ?? bound, bound)
      case "at-most": result.upper = min(result.upper ?? bound + 1, bound + 1)
      default: result = NumberRange(exactly: bound)
      }
    }
    return isEmpty(result, at: node, log) ? nil : result
  }

  /// The words that compare a number.
  package static let comparisons = ["at-least", "below", "exactly", "more-than", "at-most"]

  /// Says where a number stands alone in a rule: law sets a least or a greatest one, and hardly ever just one.
  ///
  /// The smallest number of a variable is no threshold, and an amount of money has a warning of its own.
  private func warnOfExactNumbers(_ node: Node, _ log: DiagnosticLog) {
    if node.kind == .sequence {
      for item in node.items { warnOfExactNumbers(item, log) }
    }
    guard node.kind == .mapping else { return }
    for (key, value) in node.entries {
      if key.isText("any-of") || key.isText("all-of") { warnOfExactNumbers(value, log) }
      guard value.kind == .scalar, let index = key.scalar.flatMap({ vocabulary.index(of: $0) }),
        case let variable = words[index], variable.kind == .number, variable.currencies.isEmpty,
        let text = value.scalar?.trimmed, let number = Int(text), variable.numbers.contains(number),
        number > variable.minimum
      else { continue }
      log.warning(
        "exact-number",
        "'\(variable.id): \(number)' is exactly \(number)\(variable.unit.map { " \($0)" } ?? ""), no more and no less; "
          + "{at-least: \(number)} or {below: \(number)} is probably meant; if not, write {exactly: \(number)}",
        at: value.place)
    }
  }

  private func isEmpty(_ range: NumberRange, at node: Node, _ log: DiagnosticLog) -> Bool {
    guard let upper = range.upper, upper <= range.lower else { return false }
    log.error("empty-condition", "no number is at least \(range.lower) and below \(upper)", at: node.place)
    return true
  }

  // MARK: Money

  private func warnOfNoCurrency(_ variable: VariableWords, at node: Node, _ log: DiagnosticLog) {
    log.warning(
      "amount-without-currency",
      "'\(variable.id)' names no currency: write {at-least: 200, currency: EUR}; the number is told as one of the law's "
        + "own currency, and compared as if it were one of \(variable.unit ?? "units")", at: node.place)
  }

  /// A range of amounts in the currency that the law names, cut where they lie in the unit of the variable.
  private func money(_ node: Node, _ variable: VariableWords, _ log: DiagnosticLog) -> NumberRange? {
    var result = NumberRange(from: variable.minimum)
    var worth = 1.0
    var code: String?
    if let value = node["currency"], let word = log.scalar(value, "'currency'") {
      guard let currency = variable.currencies.first(where: { $0.code == word }) else {
        log.unknownWord(
          "unknown-word", "currency of '\(variable.id)'", word, among: variable.currencies.map(\.code), at: value.place)
        return nil
      }
      (code, worth) = (word, currency.worth)
    } else {
      warnOfNoCurrency(variable, at: node, log)
    }
    for (key, value) in node.entries where !key.isText("currency") {
      let comparison = key.scalar ?? ""
      guard Self.comparisons.contains(comparison) else {
        log.unknownWord(
          "unknown-comparison", "comparison for '\(variable.id)'", comparison, among: Self.comparisons + ["currency"],
          at: key.place)
        continue
      }
      guard let number = number(value, variable, log) else { return nil }
      let bound = min((Double(number) * worth).rounded(), Double(variable.numbers.upperBound))
      let (at, after) = (Int(bound), Int(bound) + 1)
      if ["at-least", "exactly"].contains(comparison), at >= result.lower {
        result.lower = at
        result.lowerAmount = Amount(number, currency: code, isBelow: false)
      } else if comparison == "more-than", after >= result.lower {
        result.lower = after
        result.lowerAmount = Amount(number, currency: code, isBelow: true)
      }
      if comparison == "below", at <= result.upper ?? at {
        result.upper = at
        result.upperAmount = Amount(number, currency: code, isBelow: false)
      } else if ["at-most", "exactly"].contains(comparison), after <= result.upper ?? after {
        result.upper = after
        result.upperAmount = Amount(number, currency: code, isBelow: true)
      }
    }
    return isEmpty(result, at: node, log) ? nil : result
  }
}

/// The words of one variable, and what each of them allows: read thousands of times, so looked up and not searched.
private final class VariableWords: Sendable {
  /// What a word stands for.
  struct Meaning: Sendable {
    /// The answers that it names.
    var members: ValueSet
    /// The answers that it allows when it stands alone: for an ordered variable everything stronger too.
    var atLeast: ValueSet
  }

  let id: String
  let kind: Variable.Kind
  let unit: String?
  let currencies: [Currency]
  let minimum: Int
  let numbers: ClosedRange<Int>
  let count: Int
  let all: ValueSet
  let words: [String]
  let meanings: [String: Meaning]

  init(_ variable: Variable) {
    id = variable.id
    kind = variable.kind
    unit = variable.unit
    currencies = variable.currencies
    minimum = variable.minimum
    numbers = variable.numbers
    count = variable.values.count
    all = ValueSet(0..<variable.values.count)
    words = variable.words
    var meanings: [String: Meaning] = [:]
    meanings.reserveCapacity(words.count)
    for values in [variable.values, variable.groups] {
      for index in values.indices where meanings[values[index].id] == nil {
        meanings[values[index].id] = Meaning(
          members: values[index].members, atLeast: variable.atLeast(values[index]))
      }
    }
    self.meanings = meanings
  }
}
