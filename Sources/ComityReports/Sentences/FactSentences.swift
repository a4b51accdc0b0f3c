// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper
import Regions

/// Sentences about facts, made of the vocabulary's phrases.
struct FactSentences {
  let vocabulary: Vocabulary
  /// The language of the sentences: English, where the vocabulary has no phrases in the one that was asked for.
  let language: String
  /// The noun of the case that sentences are about, for acts whose object is not told beside them.
  var object: String?
  /// The currency of the law that sentences speak of; `nil` where it sets no threshold of money.
  var money: MoneyOfLaw?

  init(vocabulary: Vocabulary, language: String) {
    self.vocabulary = vocabulary
    self.language = vocabulary.speaks(language) ? language : "en"
  }

  /// A case in one or two sentences, without the last full stop.
  ///
  /// For instance: "Someone, intentionally and without any right, gains access to a computer system, where no security
  /// measure is infringed".
  ///
  /// - Parameter deciding: the variables on which the case was chosen: they are told first. What two sentences have no
  ///   room for is left out, and first what is as usual, which nobody would doubt; the whole case stands in what is made for
  ///   machines.
  func sentence(_ pattern: FactPattern, deciding: Set<String> = []) -> String {
    if vocabulary.space == .evidence { return evidenceSentence(pattern, deciding: deciding) }
    var actor = ""
    var manners: [Circumstance] = []
    var act = ""
    var object = ""
    var circumstances: [Circumstance] = []
    for (index, word) in told(pattern) {
      let variable = vocabulary.variables[index]
      switch variable.role {
      case .actor: actor = phrase(word, of: variable)
      case .manner:
        manners.append(
          Circumstance(
            clause: phrase(word, of: variable), rank: rank(word, of: variable, deciding), place: manners.count))
      case .act: act = phrase(word, of: variable)
      case .object: object = phrase(word, of: variable)
      case .circumstance:
        let number = variable.kind == .number ? Int(word) : nil
        if variable.kind == .number, number == nil { continue }
        let clause = number.map { numberClause([NumberRange(exactly: $0)], variable) } ?? phrase(word, of: variable)
        circumstances.append(
          Circumstance(clause: clause, rank: rank(word, of: variable, deciding), place: circumstances.count))
      }
    }
    // A case on which the act makes no difference names none.
    if act.isEmpty, !object.isEmpty {
      circumstances.insert(
        Circumstance(clause: Frame.objectIs.text(["object": object], in: language), rank: 0, place: -1), at: 0)
    }
    func deed(_ manners: [Circumstance]) -> String {
      let frame: Frame =
        if act.isEmpty {
          manners.isEmpty ? .bareDeed : .bareDeedWithManner
        } else {
          manners.isEmpty ? .deed : .deedWithManner
        }
      return frame.text(
        ["actor": actor, "manner": list(manners.map(\.clause), .and), "act": filled(act, with: object)], in: language)
    }
    // Manners that are as usual give way to circumstances that are not, and in a deed of many words to the deed; then those
    // that decide nothing.
    let deeds = [2, 1, 0].map { most in deed(manners.filter { $0.rank <= most }) }
    let fitting = deeds.filter { $0.words.count <= Length.sentence }
    func divided(_ deed: String) -> (whole: String, parts: (first: [String], second: [String], tellsAll: Bool)) {
      (deed, shared(circumstances, after: deed))
    }
    let told = fitting.lazy.map { divided($0) }.first { $0.parts.tellsAll }
    let (whole, (first, second, _)) = told ?? divided(fitting.dropLast().last ?? deeds[2])
    var text =
      first.isEmpty
      ? whole.trimmedBlanks : Frame.deedWhere.text(["deed": whole, "clauses": clauseList(first)], in: language)
    text = capitalized(text.withoutLastComma)
    if !second.isEmpty { text += ". " + moreFacts(clauseList(second)) }
    return text
  }

  /// A circumstance of a case, and how much it tells.
  struct Circumstance {
    var clause: String
    /// 0 for what decides, 1 for what else tells, 2 for what is as usual.
    var rank: Int
    /// Where it stands in the vocabulary's order.
    var place: Int
  }

  func rank(_ word: String, of variable: Variable, _ deciding: Set<String>) -> Int {
    if deciding.contains(variable.id) { return 0 }
    return isUsual(word, of: variable) ? 2 : 1
  }

  /// Whether a fact is what one takes for granted where nobody speaks of it.
  func isUsual(_ word: String, of name: String) -> Bool {
    vocabulary.index(of: name).map { isUsual(word, of: vocabulary.variables[$0]) } ?? false
  }

  private func isUsual(_ word: String, of variable: Variable) -> Bool {
    variable.usual.map { variable.kind == .number ? word == "\($0)" : variable.values[$0].id == word } ?? false
  }

  /// The circumstances of a case, in its first and its second sentence; those that tell least give way.
  ///
  /// All that tells something is told, wherever there is a way to divide it between the two sentences.
  func shared(
    _ circumstances: [Circumstance], after deed: String
  ) -> (first: [String], second: [String], tellsAll: Bool) {
    var kept: (first: [Circumstance], second: [Circumstance]) = ([], [])
    let lead = Frame.moreFacts.text(["clauses": ""], in: language).words.count { $0 != "." }
    var room = (first: Length.sentence - deed.words.count - 1, second: Length.sentence - lead)
    /// Puts each where there is room for it; tells whether there was room for all.
    func place(_ some: [Circumstance]) -> Bool {
      var tellsAll = true
      for circumstance in some {
        let words = circumstance.clause.words.count + 1
        if words <= room.first {
          kept.first.append(circumstance)
          room.first -= words
        } else if words <= room.second {
          kept.second.append(circumstance)
          room.second -= words
        } else {
          tellsAll = false
        }
      }
      return tellsAll
    }
    let ranked = circumstances.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
    let telling = ranked.filter { $0.rank < 2 }
    let (empty, whole) = (kept, room)
    var tellsAll = place(telling)
    if !tellsAll {
      // The longest first leaves room for more; what decides still goes before.
      let inOrder = (kept, room)
      (kept, room) = (empty, whole)
      tellsAll = place(
        telling.sorted { left, right in
          let (one, two) = (left.clause.words.count, right.clause.words.count)
          return one == two ? left.place < right.place : one > two
        })
      if !tellsAll { (kept, room) = inOrder }
    }
    _ = place(ranked.filter { $0.rank == 2 })
    func clauses(_ kept: [Circumstance]) -> [String] { kept.sorted { $0.place < $1.place }.map(\.clause) }
    // No sentence begins with a figure, as long as another clause can go first.
    let second = clauses(kept.second)
    func isFigure(_ clause: String) -> Bool { clause.first?.isNumber ?? false }
    return (clauses(kept.first), second.filter { !isFigure($0) } + second.filter(isFigure), tellsAll)
  }

  /// Clauses as a sentence of their own, without its full stop.
  func moreFacts(_ clauses: String) -> String {
    let text = Frame.moreFacts.text(["clauses": clauses.withoutLastComma], in: language)
    return capitalized(text.hasSuffix(".") ? String(text.dropLast()) : text)
  }

  /// A limit as a clause: "a security measure is infringed", "the object is a password or a computer program".
  func clause(_ limit: FactLimit) -> String {
    if vocabulary.space == .evidence { return evidenceClauses([limit]) }
    guard let index = vocabulary.index(of: limit.variable) else { return limit.words.joined(separator: ", ") }
    let variable = vocabulary.variables[index]
    if variable.kind == .number { return numberClause(limit.ranges, variable) }
    // "Everything but one" reads better than a list of everything else.
    let others = others(than: limit)
    if variable.role == .manner || variable.role == .object, (1...3).contains(others.count),
      limit.words.count > others.count + 1
    {
      let phrases = list(others.map { phrase($0, of: variable) }, .or)
      return variable.role == .manner
        ? Frame.personActsNot.text(["manner": phrases], in: language)
        : Frame.objectIsNot.text(["object": phrases], in: language)
    }
    if isDenial(limit) {
      return Frame.notWhere.text(["clause": phrase(others[0], of: variable)], in: language)
    }
    let choices = limit.words.map { phrase($0, of: variable) }
    let phrases = list(choices, .or)
    switch variable.role {
    case .act:
      let acts = filled(choices, with: object ?? Frame.anyObject.text(in: language))
      return Frame.personDoes.text(["act": acts], in: language)
    case .object: return Frame.objectIs.text(["object": phrases], in: language)
    case .manner: return Frame.personActs.text(["manner": phrases], in: language)
    case .actor: return Frame.actorActs.text(["actor": phrases], in: language)
    case .circumstance: return alternatives(choices)
    }
  }

  /// Whether a limit is told as what is not so, for want of a word for everything else.
  func isDenial(_ limit: FactLimit) -> Bool {
    role(of: limit) == .circumstance && vocabulary.space == .conduct && limit.words.count > 2
      && others(than: limit).count == 1
  }

  /// What a limit leaves out, as a limit.
  func denied(_ limit: FactLimit) -> FactLimit {
    FactLimit(variable: limit.variable, words: others(than: limit), ranges: [])
  }

  private func others(than limit: FactLimit) -> [String] {
    vocabulary.index(of: limit.variable).map { vocabulary.variables[$0].complement(of: limit.words) } ?? []
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
    text.beginningAsSentence
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
    let text = list(
      ranges.map { variable.isMoney ? moneyText($0, variable) : rangeText($0, minimum: variable.minimum) }, .or)
    return (variable.numberPhrase ?? "{range}")[language].replacingEach("{range}", with: text)
  }

  /// A range of money, each bound in the currency of the law that sets it.
  private func moneyText(_ range: NumberRange, _ variable: Variable) -> String {
    func text(_ frame: Frame, _ amount: Amount) -> String {
      let currency = variable.currencies.first { $0.code == amount.currency }?.name[language]
      return frame.text(
        ["number": "\(amount.number) \(currency ?? Frame.ownCurrency.text(in: language))"], in: language)
    }
    if let upper = range.upper, upper - range.lower == 1 {
      // One amount: as a law has it, else in the currency of the law that is spoken of.
      let amount =
        range.lowerAmount.flatMap { $0.isBelow ? nil : $0 } ?? money?.amount(range.lower, of: variable)
        ?? Amount(range.lower, currency: variable.currencies.first { $0.worth == 1 }?.code, isBelow: false)
      return text(.numberExactly, amount)
    }
    let lower = range.lower <= variable.minimum ? nil : range.lowerAmount
    let parts =
      [lower.map { text($0.isBelow ? .numberMoreThan : .numberOrMore, $0) }]
      + [range.upperAmount.map { text($0.isBelow ? .numberAtMost : .numberBelow, $0) }]
    return list(parts.compactMap(\.self), .and)
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

/// The currency in which a law sets its thresholds of money.
struct MoneyOfLaw {
  /// Its code; `nil` where the author names none.
  let code: String?

  /// The currency of the first threshold of money in the provisions of a law; `nil` where they have none.
  init?(of provisions: [any Provision], _ vocabulary: Vocabulary) {
    let money = vocabulary.variables.indices.filter { vocabulary.variables[$0].isMoney }
    var found: Amount?
    for case let offense as any OffenseDefinition in provisions where found == nil {
      for condition in offense.conditions(in: vocabulary.space) {
        for case .numbers(let ranges)? in money.map({ condition.limits[$0] }) {
          found = found ?? ranges.compactMap { $0.lowerAmount ?? $0.upperAmount }.first
        }
      }
    }
    guard let first = found else { return nil }
    code = first.currency
  }

  /// An amount in the unit of the variable, in this currency.
  func amount(_ number: Int, of variable: Variable) -> Amount {
    let worth = variable.currencies.first { $0.code == code }?.worth ?? 1
    return Amount(Int((Double(number) / worth).rounded()), currency: code, isBelow: false)
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
