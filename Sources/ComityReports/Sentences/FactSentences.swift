// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper
import Regions

/// Sentences about facts, made of the vocabulary's phrases.
struct FactSentences {
  let vocabulary: Vocabulary
  let language: String

  /// A case as one sentence, without its full stop.
  ///
  /// For instance: "Someone, intentionally and without any right, gains access to a computer system, where no security
  /// measure is infringed".
  func sentence(_ pattern: FactPattern) -> String {
    var actor = ""
    var manners: [String] = []
    var act = ""
    var object = ""
    var clauses: [String] = []
    for variable in vocabulary.variables {
      guard let word = pattern.facts[variable.id] ?? implied(variable) else { continue }
      switch variable.role {
      case .actor: actor = phrase(word, of: variable)
      case .manner: manners.append(phrase(word, of: variable))
      case .act: act = phrase(word, of: variable)
      case .object: object = phrase(word, of: variable)
      case .circumstance:
        if variable.kind == .number {
          guard let number = Int(word) else { continue }
          clauses.append(numberClause([NumberRange(from: number, below: number + 1)], variable))
        } else {
          clauses.append(phrase(word, of: variable))
        }
      }
    }
    // The actor of the sentence is a clause that opens it; the rest follows in the vocabulary's order.
    let mannerText = manners.isEmpty ? "" : ", \(list(manners, .and)),"
    let whereText =
      clauses.isEmpty ? "" : ", " + Frame.whereClause.text(["clauses": list(clauses, .and)], in: language)
    let sentence = "\(actor)\(mannerText) \(act) \(object)\(whereText)"
    return capitalized(sentence.replacing(",,", with: ",").trimmedBlanks)
  }

  /// A limit as a clause: "a security measure is infringed", "the object is a password or a computer program".
  func clause(_ limit: FactLimit) -> String {
    guard let index = vocabulary.index(of: limit.variable) else { return limit.words.joined(separator: ", ") }
    let variable = vocabulary.variables[index]
    if variable.kind == .number { return numberClause(limit.ranges, variable) }
    // "Everything but one" reads better than a list of everything else.
    let others = variable.complement(of: limit.words)
    if variable.role == .manner || variable.role == .object, (1...3).contains(others.count),
      limit.words.count > others.count + 1
    {
      let phrases = list(others.map { phrase($0, of: variable) }, .or)
      return variable.role == .manner
        ? Frame.personActsNot.text(["manner": phrases], in: language)
        : Frame.objectIsNot.text(["object": phrases], in: language)
    }
    if variable.role == .circumstance, limit.words.count > 2, others.count == 1 {
      return Frame.notWhere.text(["clause": phrase(others[0], of: variable)], in: language)
    }
    let phrases = list(limit.words.map { phrase($0, of: variable) }, .or)
    switch variable.role {
    case .act: return Frame.personDoes.text(["act": phrases], in: language)
    case .object: return Frame.objectIs.text(["object": phrases], in: language)
    case .manner:
      let frame: Frame = vocabulary.space == .evidence ? .itIsDone : .personActs
      return frame.text(["manner": phrases], in: language)
    case .actor, .circumstance: return phrases
    }
  }

  /// Limits as one clause after "where": each limit a clause, joined by "and".
  func clauses(_ limits: [FactLimit]) -> String {
    list(limits.map(clause), .and)
  }

  /// Items joined as a sentence joins them: "a, b and c".
  func list(_ items: [String], _ joint: Frame) -> String {
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    let head = items.dropLast().joined(separator: Frame.comma.text(in: language))
    return "\(head) \(joint.text(in: language)) \(last)"
  }

  /// The text with a capital at its start.
  func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// What a sentence says of a variable that the pattern leaves out: only the actor needs to be named.
  private func implied(_ variable: Variable) -> String? {
    guard variable.role == .actor, let value = variable.whenSilent?.values.first else { return nil }
    return variable.values[value].id
  }

  private func phrase(_ word: String, of variable: Variable) -> String {
    variable.value(named: word)?.phrase[language] ?? word
  }

  private func numberClause(_ ranges: [NumberRange], _ variable: Variable) -> String {
    let text = list(ranges.map { rangeText($0, minimum: variable.minimum) }, .or)
    return (variable.numberPhrase ?? "{range}")[language].replacing("{range}", with: text)
  }

  private func rangeText(_ range: NumberRange, minimum: Int) -> String {
    guard let upper = range.upper else { return range.lower == minimum ? "any number of" : "\(range.lower) or more" }
    if upper - range.lower == 1 { return "\(range.lower)" }
    return range.lower <= minimum ? "fewer than \(upper)" : "\(range.lower) to \(upper - 1)"
  }
}

extension Variable {
  /// The fewest words for all the answers that these words do not allow.
  fileprivate func complement(of words: [String]) -> [String] {
    let allowed = words.compactMap { value(named: $0) }.reduce(ValueSet()) { $0.union($1.members) }
    return self.words(for: ValueSet(values.indices).subtracting(allowed))
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmedBlanks: String {
    var slice = self[...]
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}
