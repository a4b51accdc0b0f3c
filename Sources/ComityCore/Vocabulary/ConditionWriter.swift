// SPDX-License-Identifier: Apache-2.0

import Regions

/// Writes conditions in the words of a vocabulary, as an author would: the reverse of ``ConditionReader``.
package struct ConditionWriter: Sendable {
  package let vocabulary: Vocabulary

  package init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// The limits of a condition, one line for each variable, in the order of the vocabulary.
  package func lines(_ condition: Condition) -> [String] {
    condition.limits.keys.sorted().map { index in
      let variable = vocabulary.variables[index]
      return "\(variable.id): \(text(condition.limits[index], of: variable))"
    }
  }

  private func text(_ limit: Limit?, of variable: Variable) -> String {
    switch limit {
    case .values(let values): words(values, of: variable)
    case .numbers(let ranges): ranges.map(text).joined(separator: ", ")
    case nil: ""
    }
  }

  private func words(_ values: ValueSet, of variable: Variable) -> String {
    let all = ValueSet(variable.values.indices)
    if variable.kind == .ordered, let lowest = values.values.first {
      // A bare word of an ordered variable means "this or more".
      if values == ValueSet(lowest..<variable.values.count) { return variable.values[lowest].id }
      if values.count == 1 { return "{exactly: \(variable.values[lowest].id)}" }
    } else {
      let missing = names(all.subtracting(values), of: variable)
      if missing.count == 1, values.count > 2, let word = missing.first { return "{not: \(word)}" }
    }
    let words = variable.kind == .ordered ? values.values.map { variable.values[$0].id } : names(values, of: variable)
    return words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
  }

  /// The fewest words that say exactly these answers, groups before single answers.
  private func names(_ values: ValueSet, of variable: Variable) -> [String] {
    var rest = values
    var words: [String] = []
    for group in variable.groups.sorted(by: { $0.members.count > $1.members.count })
    where group.members.isSubset(of: rest) && !group.members.isEmpty {
      words.append(group.id)
      rest = rest.subtracting(group.members)
    }
    return words + rest.values.map { variable.values[$0].id }
  }

  private func text(_ range: NumberRange) -> String {
    if range.lowerAmount != nil || range.upperAmount != nil { return money(range) }
    return switch range.upper {
    case nil: "{at-least: \(range.lower)}"
    case range.lower + 1: "\(range.lower)"
    case let upper?: range.lower == 0 ? "{below: \(upper)}" : "{at-least: \(range.lower), below: \(upper)}"
    }
  }

  /// A range of money in the currency of its law.
  private func money(_ range: NumberRange) -> String {
    var parts: [String] = []
    if let lower = range.lowerAmount { parts.append("\(lower.isBelow ? "more-than" : "at-least"): \(lower.number)") }
    if let upper = range.upperAmount { parts.append("\(upper.isBelow ? "at-most" : "below"): \(upper.number)") }
    if let code = (range.lowerAmount ?? range.upperAmount)?.currency { parts.append("currency: \(code)") }
    return "{\(parts.joined(separator: ", "))}"
  }
}
