// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper
import Regions

/// What may, must or must not be done with data, for a reader: the deed as the head of a sentence, then its conditions.
struct RuleText: Equatable {
  /// Who may do what with which data: "A domestic authority may, by a binding measure, have the holder produce …".
  var head: String
  /// The conditions that every alternative asks for, a clause for each subject.
  var conditions: [String]
  /// What the alternatives ask for besides, one of which must hold; none where there is only one.
  var alternatives: [[String]]
}

// Sentences about data: who, whom, what data, then the conditions, subject by subject.
extension FactSentences {
  /// A case in one or two sentences, without the last full stop.
  func evidenceSentence(_ pattern: FactPattern, deciding: Set<String>) -> String {
    var limits: [FactLimit] = []
    var ranks: [String: Int] = [:]
    for (index, word) in told(pattern) {
      let variable = vocabulary.variables[index]
      ranks[variable.id] = rank(word, of: variable, deciding)
      guard variable.kind == .number else {
        limits.append(FactLimit(variable: variable.id, words: [word], ranges: []))
        continue
      }
      if let number = Int(word) {
        limits.append(FactLimit(variable: variable.id, words: [], ranges: [NumberRange(exactly: number)]))
      }
    }
    let parts = Parts(limits, in: self)
    let deed = wholeDeed(parts, as: nil)
    let circumstances = parts.circumstanceLimits.enumerated().map { place, limit in
      Circumstance(clause: circumstance(limit), rank: ranks[limit.variable] ?? 1, place: place)
    }
    let (first, second, _) = shared(circumstances, after: deed)
    guard !first.isEmpty else { return capitalized(deed) }
    let whole = Frame.deedWhere.text(["deed": deed, "clauses": joined(bySubject(first))], in: language)
    return capitalized(whole.withoutLastComma) + (second.isEmpty ? "" : ". " + moreFacts(joined(bySubject(second))))
  }

  /// Limits as one clause that can follow "where".
  func evidenceClauses(_ limits: [FactLimit]) -> String {
    let parts = Parts(limits, in: self)
    let first = parts.act == nil ? parts.objectClause : nil
    return joined(deedClauses(parts) + bySubject(parts.circumstances, after: first))
  }

  /// A rule, or what a treaty asks for, as heads of sentences with their conditions.
  ///
  /// Alternatives of one deed stand together: what they share is said once, and those that differ in one point only are
  /// one.
  func rules(_ conditions: [Condition], effect: DataSharingEffect?) -> [RuleText] {
    var heads: [String] = []
    var byHead: [String: [[FactLimit]]] = [:]
    for condition in merged(conditions) {
      let limits = condition.limits.sorted { $0.key < $1.key }.map { vocabulary.factLimit($0.value, of: $0.key) }
      let parts = Parts(limits, in: self)
      let head = capitalized(wholeDeed(parts, as: effect))
      if byHead[head] == nil { heads.append(head) }
      byHead[head, default: []].append(parts.circumstanceLimits)
    }
    return heads.map { head in
      let alternatives = byHead[head] ?? []
      let shared = (alternatives.first ?? []).filter { limit in alternatives.allSatisfy { $0.contains(limit) } }
      let rest = alternatives.map { $0.filter { !shared.contains($0) } }
      // One alternative that asks for nothing besides holds whatever the others ask for.
      let isOpen = rest.contains(where: \.isEmpty)
      return RuleText(
        head: head, conditions: bySubject(shared.map(circumstance)),
        alternatives: isOpen ? [] : rest.map { bySubject($0.map(circumstance)) })
    }
  }

  /// The rule as one sentence: for a line that has no room for a list.
  func sentence(_ rule: RuleText) -> String {
    var clauses = rule.conditions
    if !rule.alternatives.isEmpty {
      clauses.append(rule.alternatives.map { joined($0) }.joined(separator: Frame.orCases.text(in: language)))
    }
    guard !clauses.isEmpty else { return rule.head }
    return Frame.deedWhere.text(["deed": rule.head, "clauses": joined(clauses)], in: language)
  }

  /// Conditions of which those that differ in one variable only are one.
  private func merged(_ conditions: [Condition]) -> [Condition] {
    var result = conditions
    var index = 0
    while index < result.count {
      var other = index + 1
      while other < result.count {
        if let union = result[index].merged(with: result[other], in: vocabulary) {
          result[index] = union
          result.remove(at: other)
          other = index + 1
        } else {
          other += 1
        }
      }
      index += 1
    }
    return result
  }
}

// MARK: The deed

/// The limits of a case or a rule by the place that they have in a sentence.
private struct Parts {
  var actor: FactLimit?
  var manners: [FactLimit] = []
  var act: FactLimit?
  var object: FactLimit?
  /// The clauses of the circumstances, but for the holder where the object names it.
  var circumstances: [String] = []
  /// The limits behind the clauses.
  var circumstanceLimits: [FactLimit] = []
  /// The object with its holder: "traffic data held by a provider in the territory".
  var namedObject: String?
  /// What the data are, where no deed names them.
  var objectClause: String?

  init(_ limits: [FactLimit], in facts: FactSentences) {
    for limit in limits {
      guard let index = facts.vocabulary.index(of: limit.variable) else { continue }
      switch facts.vocabulary.variables[index].role {
      case .actor: actor = limit
      case .manner: manners.append(limit)
      case .act: act = limit
      case .object: object = limit
      case .circumstance: circumstanceLimits.append(limit)
      }
    }
    namedObject = object.map(facts.objectText)
    // "Traffic data held by a provider" says in four words what a clause of its own says in eight.
    let relative = Frame.dataAre.text(in: facts.language)
    let holderWord = facts.vocabulary.index(of: .holder).map { facts.vocabulary.variables[$0].id }
    if act != nil, let holder = circumstanceLimits.first(where: { $0.variable == holderWord }) {
      let clause = facts.circumstance(holder)
      if clause.hasPrefix(relative + " ") {
        namedObject = (namedObject ?? Frame.data.text(in: facts.language)) + clause.dropFirst(relative.count)
        circumstanceLimits.removeAll { $0 == holder }
      }
    }
    if act == nil, let object { objectClause = facts.objectClause(object) }
    circumstances = circumstanceLimits.map(facts.circumstance)
  }
}

extension FactSentences {
  /// The deed as a sentence: as it is done, or as a rule permits, commands or forbids it.
  private func wholeDeed(_ parts: Parts, as effect: DataSharingEffect?) -> String {
    // A safeguard speaks of no measure in particular.
    if effect == nil, parts.actor == nil, parts.manners.isEmpty, parts.act == nil, parts.namedObject == nil {
      return Frame.anyMeasure.text(in: language)
    }
    let frame: Frame =
      switch effect {
      case nil: .evidenceDeed
      case .may: .ruleMay
      case .must: .ruleMust
      case .mustNot: parts.actor == nil ? .ruleMay : .ruleMustNot
      }
    let silent: Frame = effect == .mustNot ? .noRequester : effect == .may ? .anyRequester : .requester
    let actor = parts.actor.map { phrases($0, .or) } ?? silent.text(in: language)
    var manner = ""
    if !parts.manners.isEmpty {
      manner = Frame.inManner.text(["manner": mannerText(parts.manners)], in: language)
    }
    let isFinite = effect == nil || effect == .must
    let act =
      parts.act.map { actsText($0, object: parts.namedObject, isFinite: isFinite) }
      ?? (isFinite ? Frame.handles : .handle).text(
        ["object": parts.namedObject ?? Frame.theData.text(in: language)], in: language)
    return frame.text(["actor": actor, "manner": manner, "act": act], in: language)
  }

  /// What is done, by whom and how, as clauses of their own.
  private func deedClauses(_ parts: Parts) -> [String] {
    let actor = parts.actor.map { phrases($0, .or) }
    if let act = parts.act {
      var manner = ""
      if !parts.manners.isEmpty {
        manner = Frame.inManner.text(["manner": mannerText(parts.manners)], in: language)
      }
      let values = [
        "actor": actor ?? Frame.requester.text(in: language), "manner": manner,
        "act": actsText(act, object: parts.namedObject, isFinite: true),
      ]
      return [Frame.evidenceDeedClause.text(values, in: language)]
    }
    var clauses: [String] = []
    if let actor { clauses.append(Frame.requesterIs.text(["actor": actor], in: language)) }
    // "Anything but directly" is told as what it is not.
    let (negative, positive) = parts.manners.reduce(into: ([FactLimit](), [FactLimit]())) { result, limit in
      let isNegative = limit.words.count > 1 && complement(of: limit).count == 1
      if isNegative { result.0.append(limit) } else { result.1.append(limit) }
    }
    if !positive.isEmpty {
      clauses.append(Frame.requesterActs.text(["manner": mannerText(positive)], in: language))
    }
    clauses += negative.map { limit in
      Frame.requesterActsNot.text(["manner": phrase(complement(of: limit)[0], limit.variable)], in: language)
    }
    return clauses
  }

  private func mannerText(_ limits: [FactLimit]) -> String {
    list(limits.map { phrases($0, .or) }, .and)
  }

  fileprivate func objectClause(_ limit: FactLimit) -> String {
    let others = complement(of: limit)
    if (1...2).contains(others.count), limit.words.count > others.count + 1 {
      let text = list(others.map { phrase($0, limit.variable) }, .or)
      return Frame.dataAreNot.text(["object": text], in: language)
    }
    return Frame.dataAreThese.text(["object": objectText(limit)], in: language)
  }

  fileprivate func objectText(_ limit: FactLimit) -> String { phrases(limit, .or) }

  /// Acts on data, which are named in full once: "has the holder preserve or produce traffic data, or has the data
  /// intercepted in real time".
  private func actsText(_ limit: FactLimit, object: String?, isFinite: Bool) -> String {
    let others = complement(of: limit)
    if limit.words.count > 3, others.count <= 2 {
      let object = object ?? Frame.theData.text(in: language)
      let frame: Frame = isFinite ? .handles : .handle
      return frame.text(["object": object], in: language)
        + exceptFor(others.filter { phrase($0, limit.variable).contains(Self.place) }, limit.variable)
    }
    guard language == "en" else { return infinitives(limit.words, limit.variable, object: object) }
    let verb = isFinite ? "has" : "have"
    var groups: [(key: String, start: String, ends: [String], finish: String)] = []
    for act in limit.words.map({ phrase($0, limit.variable) }) {
      let words = act.words.map(String.init)
      guard words.first == "has", let at = words.firstIndex(of: Self.place) else {
        groups.append((act, words.first == "has" ? verb : "", [without(act, "has ")], ""))
        continue
      }
      // Acts that the holder does, and acts that the data suffer, are told in one breath each.
      if at == words.count - 1, words.count > 3 {
        let start = words[1...2].joined(separator: " ")
        let end = words[3..<at].joined(separator: " ")
        if let index = groups.firstIndex(where: { $0.key == start }) {
          groups[index].ends.append(end)
        } else {
          groups.append((start, "\(verb) \(start)", [end], " \(Self.place)"))
        }
      } else if at == 1 {
        let end = words[2...].joined(separator: " ")
        if let index = groups.firstIndex(where: { $0.key == Self.place }) {
          groups[index].ends.append(end)
        } else {
          groups.append((Self.place, "\(verb) \(Self.place)", [end], ""))
        }
      } else {
        groups.append((act, verb, [without(act, "has ")], ""))
      }
    }
    let data = Frame.theData.text(in: language)
    let texts = groups.enumerated().map { index, group in
      "\(group.start) \(choices(group.ends))\(group.finish)".trimmedBlanks
        .replacingEach(Self.place, with: index == 0 ? object ?? data : data)
    }
    return choices(texts)
  }

  /// Acts in a language whose vocabulary has them as infinitives: the data are named in the first of them.
  private func infinitives(_ acts: [String], _ variable: String, object: String?) -> String {
    let data = Frame.theData.text(in: language)
    return choices(
      acts.enumerated().map { index, act in
        phrase(act, variable).replacingEach(Self.place, with: index == 0 ? object ?? data : data)
      })
  }

  private func exceptFor(_ acts: [String], _ variable: String) -> String {
    guard !acts.isEmpty else { return "" }
    guard language == "en" else {
      return Frame.otherThan.text(["act": infinitives(acts, variable, object: nil)], in: language)
    }
    let data = Frame.theData.text(in: language)
    let texts = acts.map { phrase($0, variable).replacingEach(Self.place, with: data) }
    return Frame.otherThan.text(["act": choices(texts.map { "having " + without($0, "has ") })], in: language)
  }

  private func without(_ text: String, _ prefix: String) -> String {
    text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
  }

  private static let place = "{object}"
}

// MARK: Circumstances

extension FactSentences {
  /// What is asked of one circumstance, as a clause: "the data are held by a provider or by a public authority".
  func circumstance(_ limit: FactLimit) -> String {
    guard let index = vocabulary.index(of: limit.variable) else { return limit.words.joined(separator: ", ") }
    let variable = vocabulary.variables[index]
    if variable.kind == .number { return numberClause(limit.ranges, variable) }
    let members = limit.words.compactMap { variable.value(named: $0) }.reduce(ValueSet()) { $0.union($1.members) }
    if variable.kind == .ordered, members.count > 1, let least = members.values.first,
      members == ValueSet(least..<variable.values.count)
    {
      return Frame.atLeast.text(["clause": phrase(variable.values[least].id, limit.variable)], in: language)
    }
    return oneOf(limit.words.map { phrase($0, limit.variable) })
  }

  /// Clauses of which one must hold: what all begin with is said once.
  private func oneOf(_ clauses: [String]) -> String {
    guard clauses.count > 1 else { return clauses.first ?? "" }
    let words = clauses.map { $0.words.map(String.init) }
    var shared = 0
    while words.allSatisfy({ shared < $0.count - 1 && $0[shared] == words[0][shared] }) { shared += 1 }
    // "By a judge or by a prosecutor", not "by a judge or prosecutor"; "is an ordinary one or one under military law".
    let particles = Self.particles[language] ?? []
    while shared > 0, particles.contains(words[0][shared - 1]) { shared -= 1 }
    guard shared > 1 else { return choices(clauses) }
    let head = words[0][..<shared].joined(separator: " ")
    if language == "de", let text = withSharedVerb(words.map { $0.dropFirst(shared) }) { return "\(head) \(text)" }
    let rest = choices(words.map { $0[shared...].joined(separator: " ") })
    // Where the predicates differ, what else is said of the subject must not be taken for one of them.
    let isSubject = Self.subjects[language]?.contains(head) ?? false
    return "\(head) \(isSubject ? Frame.oneOfTwo.text(in: language) : "")\(rest)"
  }

  /// Predicates of which one must hold, with the verb that all end with said once: "von einem Richter oder von der
  /// Staatsanwaltschaft angeordnet wird"; nothing where they end otherwise, or would not read well broken.
  private func withSharedVerb(_ predicates: [ArraySlice<String>]) -> String? {
    guard let shortest = predicates.map(\.count).min(), let first = predicates.first, shortest > 1 else { return nil }
    let shared = (1..<shortest).prefix { place in
      predicates.allSatisfy { $0[$0.endIndex - place] == first[first.endIndex - place] }
    }
    let middles = predicates.map { $0.dropLast(shared.count).joined(separator: " ") }
    guard !shared.isEmpty, !middles.contains(where: { $0.holds(",") || $0.holds(" oder ") || $0.holds(" und ") }) else {
      return nil
    }
    return "\(choices(middles)) \(first.suffix(shared.count).joined(separator: " "))"
  }

  /// Clauses with what is said of one subject in one breath: "the data are personal and are in the territory".
  private func bySubject(_ clauses: [String], after first: String? = nil) -> [String] {
    let said = ([first].compactMap(\.self) + clauses).grouped { clause in
      Self.subjects[language]?.first { clause.hasPrefix($0 + " ") } ?? clause
    }
    return said.map { subject, clauses in
      guard Self.subjects[language]?.contains(subject) == true else { return clauses.joined(separator: " ") }
      let predicates = clauses.map { String($0.dropFirst(subject.count + 1)) }
      return "\(subject) \(self.said(joinedPredicates(predicates)))"
    }
  }

  /// Predicates of one subject, of which neighbors that begin alike are one: "is authorised by a judge and in advance".
  private func joinedPredicates(_ predicates: [String]) -> [String] {
    guard predicates.count > 1, language == "en" else { return predicates }
    return predicates.reduce(into: [String]()) { result, next in
      let words = next.words
      guard let last = result.last, words.count > 2, !last.holds(" or "),
        last.words.prefix(2).elementsEqual(words.prefix(2))
      else { return result.append(next) }
      result[result.count - 1] = "\(last) \(Frame.and.text(in: language)) \(words[2...].joined(separator: " "))"
    }
  }

  /// Predicates of one subject, all of which hold.
  private func said(_ predicates: [String]) -> String {
    let isShort = predicates.count == 2 && !predicates.contains { $0.holds(",") }
    return isShort ? list(predicates, .and) : joined(predicates, by: .comma, .and)
  }

  /// Clauses that must all hold; the last "and" is set off where a clause has one of its own.
  func joined(_ clauses: [String], by comma: Frame = .commaClause, _ joint: Frame = .andClause) -> String {
    guard let last = clauses.last, clauses.count > 1 else { return clauses.first ?? "" }
    let and = joint.text(in: language)
    let head = clauses.dropLast().joined(separator: comma.text(in: language))
    let joints = [Frame.and, .or].map { " \($0.text(in: language)) " } + [","]
    let isNested = clauses.contains { clause in joints.contains { clause.holds($0) } }
    return "\(head)\(isNested && marksNesting ? "," : "") \(and) \(last)".closed
  }

  /// Items of which one holds; the last "or" is set off where an item has one of its own.
  private func choices(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    let or = Frame.or.text(in: language)
    let head = items.dropLast().joined(separator: Frame.comma.text(in: language))
    let isNested = items.contains { $0.holds(" \(or) ") || $0.holds(", ") }
    return "\(head)\(isNested && marksNesting ? "," : "") \(or) \(last)".closed
  }

  /// Whether a comma may stand before the last "and" or "or"; in German it would end a clause that is none.
  private var marksNesting: Bool { language != "de" }

  private func phrases(_ limit: FactLimit, _ joint: Frame) -> String {
    list(limit.words.map { phrase($0, limit.variable) }, joint)
  }

  private func phrase(_ word: String, _ variable: String) -> String {
    guard let index = vocabulary.index(of: variable) else { return word }
    return phrase(word, of: vocabulary.variables[index])
  }

  private func complement(of limit: FactLimit) -> [String] {
    vocabulary.index(of: limit.variable).map { vocabulary.variables[$0].complement(of: limit.words) } ?? []
  }

  /// The subjects that many phrases have.
  private static let subjects: [String: [String]] = [
    "en": [
      "the data", "the measure", "the offence", "the conduct", "the request", "the person concerned", "the facts",
      "the authority", "the use of the data", "the requester",
    ],
    "de": [
      "die Daten", "die Maßnahme", "die Tat", "das Ersuchen", "die betroffene Person", "die ersuchende Stelle",
      "der ersuchende Staat", "die Pflicht zur Geheimhaltung",
    ],
    "fr": [
      "les données", "la mesure", "l’infraction", "les faits", "la demande", "la personne concernée", "le demandeur",
      "l’autorité", "l’État requérant", "le devoir de secret",
    ],
  ]

  /// Words at which a sentence does not break: what follows needs them each time.
  private static let particles: [String: Set<String>] = [
    "en": [
      "a", "an", "the", "no", "not", "by", "in", "at", "to", "for", "of", "under", "with", "only", "one", "another",
    ],
    "de": [
      "ein", "eine", "einem", "einen", "einer", "eines", "der", "die", "das", "dem", "den", "des", "kein", "keine",
      "nicht", "nur", "von", "bei", "in", "im", "an", "am", "auf", "zu", "zur", "zum", "mit", "für", "nach", "über",
      "ohne", "unter", "anderen",
    ],
    "fr": [
      "un", "une", "le", "la", "les", "de", "du", "des", "par", "à", "au", "aux", "en", "dans", "sur", "pour", "sous",
      "avec", "sans", "ne", "pas", "que", "autre",
    ],
  ]
}

extension Condition {
  /// The condition that both make together, where they differ in one variable only.
  fileprivate func merged(with other: Condition, in vocabulary: Vocabulary) -> Condition? {
    guard Set(limits.keys) == Set(other.limits.keys) else { return nil }
    let different = limits.keys.filter { limits[$0] != other.limits[$0] }
    guard different.count <= 1 else { return nil }
    guard let key = different.first else { return self }
    guard case .values(let one) = limits[key], case .values(let two) = other.limits[key] else { return nil }
    var result = self
    let union = one.union(two)
    result.limits[key] = union.count == vocabulary.variables[key].values.count ? nil : .values(union)
    return result
  }
}
