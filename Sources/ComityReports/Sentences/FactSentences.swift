// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper
import Regions

/// Sentences about facts, made of the vocabulary's phrases.
struct FactSentences {
  let vocabulary: Vocabulary
  /// The language of the sentences: English, where the vocabulary has no phrases in the one that was asked for.
  let language: String

  init(vocabulary: Vocabulary, language: String) {
    self.vocabulary = vocabulary
    // Sentences on data are put together by the grammar of English.
    self.language = vocabulary.space == .conduct && vocabulary.speaks(language) ? language : "en"
  }

  /// A case as one sentence, without its full stop.
  ///
  /// For instance: "Someone, intentionally and without any right, gains access to a computer system, where no security
  /// measure is infringed".
  func sentence(_ pattern: FactPattern) -> String {
    if vocabulary.space == .evidence { return evidenceSentence(pattern) }
    var actor = ""
    var manners: [String] = []
    var act = ""
    var object = ""
    var clauses: [String] = []
    for (index, word) in told(pattern) {
      let variable = vocabulary.variables[index]
      switch variable.role {
      case .actor: actor = phrase(word, of: variable)
      case .manner: manners.append(phrase(word, of: variable))
      case .act: act = phrase(word, of: variable)
      case .object: object = phrase(word, of: variable)
      case .circumstance:
        if variable.kind == .number {
          guard let number = Int(word) else { continue }
          clauses.append(numberClause([NumberRange(exactly: number)], variable))
        } else {
          clauses.append(phrase(word, of: variable))
        }
      }
    }
    // A case on which the act makes no difference names none.
    if act.isEmpty, !object.isEmpty { clauses.insert(Frame.objectIs.text(["object": object], in: language), at: 0) }
    let deed: Frame =
      if act.isEmpty {
        manners.isEmpty ? .bareDeed : .bareDeedWithManner
      } else {
        manners.isEmpty ? .deed : .deedWithManner
      }
    let whole = deed.text(
      ["actor": actor, "manner": list(manners, .and), "act": filled(act, with: object)], in: language)
    guard !clauses.isEmpty else { return capitalized(whole.trimmedBlanks.withoutLastComma) }
    let sentence = Frame.deedWhere.text(
      ["deed": whole, "clauses": clauseList(clauses)], in: language)
    return capitalized(sentence.withoutLastComma)
  }

  /// A limit as a clause: "a security measure is infringed", "the object is a password or a computer program".
  func clause(_ limit: FactLimit) -> String {
    if vocabulary.space == .evidence { return evidenceClauses([limit]) }
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
    let choices = limit.words.map { phrase($0, of: variable) }
    let phrases = list(choices, .or)
    switch variable.role {
    case .act:
      let acts = filled(choices, with: Frame.something.text(in: language))
      return Frame.personDoes.text(["act": acts], in: language)
    case .object: return Frame.objectIs.text(["object": phrases], in: language)
    case .manner: return Frame.personActs.text(["manner": phrases], in: language)
    case .actor: return Frame.actorActs.text(["actor": phrases], in: language)
    case .circumstance: return alternatives(choices)
    }
  }

  /// Limits as one clause after "where": each limit a clause, joined by "and".
  ///
  /// - Parameter separately: whether each limit stands for itself, as in a list of changes; else they are of one group of
  ///   cases, and the act is told with its object.
  func clauses(_ limits: [FactLimit], separately: Bool = false) -> String {
    if vocabulary.space == .evidence { return evidenceClauses(limits) }
    return clauseList(separately ? limits.map(clause) : conditions(limits))
  }

  /// Limits of one group of cases on conduct, each as a clause, but the act together with its object.
  func conditions(_ limits: [FactLimit]) -> [String] {
    guard let deed = deed(limits) else { return limits.map(clause) }
    return limits.compactMap { limit in
      switch role(of: limit) {
      case .act: deed
      case .object: nil
      default: clause(limit)
      }
    }
  }

  /// What is done to what, where limits say both: "the person disturbs a computer system by other means".
  ///
  /// Nothing where the object would have to be named twice, or where acts or objects are told in several limits.
  private func deed(_ limits: [FactLimit]) -> String? {
    let (acts, objects) = (limits.filter { role(of: $0) == .act }, limits.filter { role(of: $0) == .object })
    guard let act = acts.first, acts.count == 1, let object = objects.first, objects.count == 1, object.words.count <= 3
    else { return nil }
    let name = list(phrases(object), .or)
    let whole = filled(phrases(act), with: name)
    guard whole.utf8.count - whole.replacingEach(name, with: "").utf8.count == name.utf8.count else { return nil }
    return Frame.personDoes.text(["act": whole], in: language)
  }

  private func role(of limit: FactLimit) -> Variable.Role? {
    vocabulary.index(of: limit.variable).map { vocabulary.variables[$0].role }
  }

  private func phrases(_ limit: FactLimit) -> [String] {
    guard let index = vocabulary.index(of: limit.variable) else { return limit.words }
    return limit.words.map { phrase($0, of: vocabulary.variables[index]) }
  }

  /// What is special about groups of cases, at most three of them, each told once.
  func plainest(_ groups: [UncoveredCase]) -> [[FactLimit]] {
    var told: Set<String> = []
    let different = groups.map(\.telling).filter { telling in
      let text = clauses(telling)
      return !text.isEmpty && told.insert(text).inserted
    }
    return Array(different.prefix(3))
  }

  /// Groups of cases as the end of a sentence: "where A; or where B"; what all of them share is said once.
  func cases(_ groups: [[FactLimit]]) -> String {
    let shared = (groups.first ?? []).filter { limit in groups.allSatisfy { $0.contains(limit) } }
    let rest = groups.map { $0.filter { !shared.contains($0) } }
    let or = Frame.orCases.text(in: language)
    guard groups.count > 1, !shared.isEmpty, !rest.contains(where: \.isEmpty) else {
      return Frame.whereClause.text(["clauses": groups.map { clauses($0) }.joined(separator: or).closed], in: language)
    }
    return Frame.whereShared.text(
      ["clauses": clauses(shared), "alternatives": rest.map { clauses($0) }.joined(separator: or).closed], in: language)
  }

  /// Clauses that must all hold, joined so that they can follow "where".
  private func clauseList(_ clauses: [String]) -> String {
    guard let last = clauses.last, clauses.count > 1 else { return clauses.first ?? "" }
    let head = clauses.dropLast().joined(separator: Frame.commaClause.text(in: language))
    return "\(head) \(Frame.andClause.text(in: language)) \(last)".closed
  }

  /// Clauses of which one must hold.
  private func alternatives(_ clauses: [String]) -> String {
    guard let last = clauses.last, clauses.count > 1 else { return clauses.first ?? "" }
    if language == "en", let short = EnglishAlternatives(clauses)?.text { return short }
    let head = clauses.dropLast().joined(separator: Frame.eitherComma.text(in: language))
    return "\(Frame.either.text(in: language))\(head)\(Frame.eitherOr.text(in: language))\(last)".closed
  }

  /// An act done to an object: the object stands in the place that the phrase has for it, or follows.
  func filled(_ act: String, with object: String) -> String {
    guard act.holds("{object}") else { return "\(act) \(object)".trimmedBlanks }
    return act.replacingEach("{object}", with: object)
  }

  /// Several acts done to one object, which is named once where the phrases all begin or end with it.
  private func filled(_ acts: [String], with object: String) -> String {
    let place = "{object}"
    let (closed, open) = (acts.filter { $0.contains(place) }, acts.filter { !$0.contains(place) })
    guard let first = acts.first, open.isEmpty else {
      // "Transmits or damages something or disturbs something by other means".
      return list(["\(list(open, .or)) \(object)"] + closed.map { filled($0, with: object) }, .or)
    }
    if acts.allSatisfy({ $0.hasPrefix(place) }) {
      return list([first] + acts.dropFirst().map { String($0.dropFirst(place.count + 1)) }, .or)
        .replacingEach(place, with: object)
    }
    // "Efface ou altère quelque chose", but not "accède à ou altère quelque chose".
    let bare = acts.map { String($0.dropLast(place.count + 1)) }
    if acts.allSatisfy({ $0.hasSuffix(place) }),
      bare.allSatisfy({ !["à", "avec", "dans", "par"].contains($0.split(separator: " ").last ?? "") })
    {
      return "\(list(bare, .or)) \(object)".closed
    }
    return list(acts, .or).replacingEach(place, with: object)
  }

  /// Items joined as a sentence joins them: "a, b and c".
  func list(_ items: [String], _ joint: Frame) -> String {
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    let head = items.dropLast().joined(separator: Frame.comma.text(in: language))
    return "\(head) \(joint.text(in: language)) \(last)".closed
  }

  /// The text with a capital at its start.
  func capitalized(_ text: String) -> String {
    guard let first = text.first, first.isLowercase else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// What a sentence says of a case, in the order of the variables: its facts, and the actor, who is named in any case.
  func told(_ pattern: FactPattern) -> [(variable: Int, word: String)] {
    var told: [(variable: Int, word: String)] = pattern.facts.compactMap { name, word in
      vocabulary.index(of: name).map { ($0, word) }
    }
    for index in vocabulary.variables.indices where vocabulary.variables[index].role == .actor {
      guard let value = vocabulary.variables[index].whenSilent?.values.first,
        !told.contains(where: { $0.variable == index })
      else { continue }
      told.append((index, vocabulary.variables[index].values[value].id))
    }
    return told.sorted { $0.variable < $1.variable }
  }

  func phrase(_ word: String, of variable: Variable) -> String {
    variable.value(named: word)?.phrase[language] ?? word
  }

  func numberClause(_ ranges: [NumberRange], _ variable: Variable) -> String {
    let text = list(ranges.map { rangeText($0, minimum: variable.minimum) }, .or)
    return (variable.numberPhrase ?? "{range}")[language].replacingEach("{range}", with: text)
  }

  private func rangeText(_ range: NumberRange, minimum: Int) -> String {
    guard let upper = range.upper else {
      return Frame.numberOrMore.text(["number": "\(range.lower)"], in: language)
    }
    if upper - range.lower == 1 { return "\(range.lower)" }
    if range.lower <= minimum { return Frame.numberBelow.text(["number": "\(upper)"], in: language) }
    return Frame.numberRange.text(["lower": "\(range.lower)", "upper": "\(upper - 1)"], in: language)
  }
}

extension Vocabulary {
  /// Whether the phrases were translated into a language.
  func speaks(_ language: String) -> Bool {
    language == "en" || variables.contains { $0.values.contains { $0.phrase.translations[language] != nil } }
  }
}

extension Variable {
  /// The fewest words for all the answers that these words do not allow.
  func complement(of words: [String]) -> [String] {
    let allowed = words.compactMap { value(named: $0) }.reduce(ValueSet()) { $0.union($1.members) }
    return self.words(for: ValueSet(values.indices).subtracting(allowed))
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmedBlanks: String {
    guard utf8.first == 0x20 || utf8.last == 0x20 else { return self }
    var slice = self[...]
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}
