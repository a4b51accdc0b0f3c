// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper
import Regions

/// How long what is said may be: who reads on a screen loses a longer sentence.
///
/// Texts of declarations and citations do not count, but it is simpler to let them.
enum Length {
  /// The words of a sentence; two fewer than a reader bears, since a place in a sentence can need a word more.
  static let sentence = 38
  /// The words of a message, of several sentences.
  static let message = 90
  /// The alternatives of a list.
  static let list = 3
  /// The words of a clause above which it is told by one case only.
  static let clause = 14
}

/// Groups of cases as clauses that fit into a sentence.
struct CaseClauses {
  /// The clauses, the plainest first.
  var clauses: [String]
  /// Whether all groups are told, each of them whole.
  var isComplete: Bool
}

extension FactSentences {
  /// Groups of cases as clauses, of which no more are given than there is room for.
  ///
  /// A clause says where some cases are that stand in the group. So it may be shorter than the group's own: a long list
  /// of answers gives way to the one that the group's example has, and of many circumstances those are told that decide.
  ///
  /// - Parameters:
  ///   - obstacles: what keeps the cases out of a law, the nearest provision first.
  ///   - room: the words that there is room for.
  func caseClauses(_ groups: [UncoveredCase], obstacles: [BlockingElement] = [], room: Int) -> CaseClauses {
    var told: [String] = []
    var isComplete = true
    for group in groups {
      // What keeps the case out of the nearest provision comes first; of the rest, what needs the fewest words.
      let ranked = group.telling.enumerated().map { offset, limit in
        (offset: offset, element: limit, rank: rank(limit, of: group, among: obstacles))
      }.sorted { ($0.rank, $0.offset) < ($1.rank, $1.offset) }
      var count = min(ranked.count, Length.list)
      var text = ""
      repeat {
        let shortest = ranked.min { left, right in
          (left.rank, words(left.element, of: group)) < (right.rank, words(right.element, of: group))
        }
        let kept = Set((count == 1 ? [shortest].compactMap(\.self) : Array(ranked.prefix(count))).map(\.offset))
        let limits = group.telling.enumerated().filter { kept.contains($0.offset) }
          .map { narrowed($0.element, to: group.witness) }
        text = clauses(limits)
        isComplete = isComplete && limits == group.telling
        count -= 1
      } while text.words.count > room && count > 0
      if !text.isEmpty, !told.contains(text) { told.append(text) }
    }
    // The first group is that of the example; of the others the shortest go on.
    let others = told.dropFirst().enumerated().sorted { left, right in
      (left.element.words.count, left.offset) < (right.element.words.count, right.offset)
    }.map(\.element)
    let sorted = told.prefix(1) + others
    var chosen: [String] = []
    var used = 0
    for text in sorted.prefix(Length.list) {
      // The sign of an item of a list counts as a word.
      let more = text.words.count + 1
      guard chosen.isEmpty || used + more <= room else { break }
      chosen.append(text)
      used += more
    }
    return CaseClauses(clauses: chosen, isComplete: isComplete && chosen.count == told.count)
  }

  /// The place of the nearest provision that a fact of a group of cases keeps it out of; behind all, where it keeps it out
  /// of none.
  private func rank(_ limit: FactLimit, of group: UncoveredCase, among obstacles: [BlockingElement]) -> Int {
    let provisions = obstacles.map(\.provision).unique
    let obstacle = obstacles.first { element in
      element.variable == limit.variable && holds(element.found, in: group.witness)
    }
    return obstacle.flatMap { provisions.firstIndex(of: $0.provision) } ?? provisions.count
  }

  /// Whether a case meets a limit; so it does where it leaves the variable out.
  func holds(_ limit: FactLimit, in pattern: FactPattern) -> Bool {
    guard let word = pattern.facts[limit.variable], let index = vocabulary.index(of: limit.variable) else {
      return true
    }
    if !limit.ranges.isEmpty {
      return Int(word).map { number in limit.ranges.contains { $0.contains(number) } } ?? true
    }
    let variable = vocabulary.variables[index]
    guard let value = variable.value(named: word) else { return true }
    return limit.words.contains { variable.value(named: $0).map { value.members.isSubset(of: $0.members) } ?? false }
  }

  private func words(_ limit: FactLimit, of group: UncoveredCase) -> Int {
    clause(narrowed(limit, to: group.witness)).words.count
  }

  /// A limit that fits into a clause: a long list of answers gives way to the one that the case has.
  func narrowed(_ limit: FactLimit, to pattern: FactPattern?) -> FactLimit {
    guard limit.words.count > 1 || limit.ranges.count > 1 else { return limit }
    let isShort = limit.words.count <= 2 && limit.ranges.count <= 2 && clause(limit).words.count <= Length.clause
    guard !isShort else { return limit }
    guard let word = pattern?.facts[limit.variable] else {
      return FactLimit(
        variable: limit.variable, words: Array(limit.words.prefix(1)), ranges: Array(limit.ranges.prefix(1)))
    }
    guard !limit.ranges.isEmpty else { return FactLimit(variable: limit.variable, words: [word], ranges: []) }
    let ranges = limit.ranges.filter { range in Int(word).map(range.contains) ?? false }
    return FactLimit(variable: limit.variable, words: [word], ranges: ranges)
  }

  /// The noun of a case: what the act is done to.
  func object(of pattern: FactPattern) -> String? {
    vocabulary.variables.lazy.filter { $0.role == .object }.compactMap { variable in
      pattern.facts[variable.id].map { phrase($0, of: variable) }
    }.first
  }

  /// The noun of what a condition asks for, where it names one.
  func object(of condition: Condition) -> String? {
    condition.limits.sorted { $0.key < $1.key }.lazy
      .filter { vocabulary.variables[$0.key].role == .object }
      .compactMap { index, limit in
        vocabulary.factLimit(limit, of: index).words.first.map { phrase($0, of: vocabulary.variables[index]) }
      }.first
  }

  /// Clauses as the end of a sentence: "where A", "where (a) A; (b) B"; without any, "in all the cases …".
  func whereClauses(_ clauses: [String]) -> String {
    guard !clauses.isEmpty else { return Frame.everyCase.text(in: language) }
    return Frame.whereClause.text(["clauses": lettered(clauses)], in: language).withoutLastComma
  }

  /// Clauses as a list: the clause alone, or "(a) …; (b) …".
  func lettered(_ clauses: [String]) -> String {
    guard clauses.count > 1 else { return clauses.first ?? "" }
    let letters = ["a", "b", "c", "d", "e", "f"]
    return zip(letters, clauses).map { "(\($0)) \($1)" }.joined(separator: Frame.semicolon.text(in: language)).closed
  }
}

extension FindingSentences {
  /// What is special about the cases of a finding, as the end of a sentence that is begun.
  ///
  /// For instance "where no security measure is infringed"; or, with nothing special, "in all the cases that the
  /// article reaches".
  func cases(_ finding: Finding, after start: String = "") -> String {
    var facts = facts(for: finding)
    let opening = Frame.whereClause.text(["clauses": ""], in: facts.language).words.count
    let room = Length.sentence - start.words.count - opening
    var told = caseClauses(finding, facts, room: room)
    guard !told.clauses.isEmpty else { return Frame.everyCase.text(in: language) }
    if told.clauses.count == 1, told.clauses[0].words.count > room {
      // An object of many words is told in the example.
      facts.object = nil
      told = caseClauses(finding, facts, room: room)
    }
    return whereText(told.clauses, facts)
  }

  /// Clauses as the end of a sentence, in the words of a vocabulary that may not speak the language.
  func whereText(_ clauses: [String], _ facts: FactSentences) -> String {
    spoken(facts.whereClauses(clauses), facts)
  }

  private func caseClauses(_ finding: Finding, _ facts: FactSentences, room: Int) -> CaseClauses {
    facts.caseClauses(finding.uncovered, obstacles: finding.blocking, room: max(room, Length.clause / 2))
  }

  /// A sentence of a finding that ends with its cases.
  func sentence(_ text: String, _ values: [String: String], casesOf finding: Finding) -> String {
    let start = text.worded(values.merging(["cases": ""]) { own, _ in own })
    return text.worded(values.merging(["cases": cases(finding, after: start)]) { own, _ in own })
  }

  /// Whether the sentences about a finding leave out cases.
  func leavesOutCases(_ finding: Finding) -> Bool {
    guard !finding.uncovered.isEmpty else { return false }
    return !finding.uncoveredIsComplete
      || !caseClauses(finding, facts(for: finding), room: Length.sentence / 2).isComplete
  }

  // MARK: What stands in the way

  /// What stands in the way, as sentences, as long as a message of so many words has room for them.
  ///
  /// For instance: "§ 202a StGB requires that a security measure is infringed."
  func blocking(_ finding: Finding, room: Int) -> String? {
    var left = room
    let sentences = blockingSentences(finding).prefix(2).prefix { sentence in
      left -= sentence.words.count
      return left >= 0
    }
    return sentences.isEmpty ? nil : sentences.map { facts.capitalized($0) + "." }.joined(separator: " ")
  }

  /// One sentence for what keeps a case out, with the provisions of which it is true; first that which is to be changed, then
  /// the nearest provision.
  func blockingSentences(_ finding: Finding) -> [String] {
    let facts = facts(for: finding)
    // Two models of one provision are one to a reader.
    var told: Set<String> = []
    let changed = finding.remedies.lazy.compactMap(\.wordChanges).first?.map(\.provision) ?? []
    // One that keeps out other cases only says nothing of those that were just told.
    let own = finding.blocking.filter { element in
      finding.witness.map { $0.facts[element.variable] != nil && facts.holds(element.found, in: $0) } ?? false
    }
    let first = Set(own.map(\.provision)).intersection(changed)
    let blocking = finding.blocking.map(\.provision).unique
    let inOrder = blocking.filter(first.contains) + blocking.filter { !first.contains($0) }
    let obstacles = inOrder.filter { told.insert(citation($0)).inserted }
      .compactMap { provision in obstacle(of: provision, finding, facts).map { (provision: provision, obstacle: $0) } }
    return obstacles.grouped(by: \.obstacle).map { obstacle, those in
      let ids = those.map(\.provision)
      var values = ["provision": citedList(ids), "clause": obstacle.clause]
      if ids.count > 1 { values["provisions"] = values["provision"] }
      let text = obstacle.frame.text(values, in: language)
      if text.words.count > Length.sentence { values["clause"] = obstacle.plainest }
      if ids.count > 1, text.words.count > Length.sentence {
        let more = Frame.moreArticles.text(["count": "\(ids.count - 1)"], in: language)
        values["provisions"] = self.facts.list([cited(ids[0]), more], .and)
        values["provision"] = values["provisions"]
      }
      return obstacle.frame.text(values, in: language).withoutLastComma
    }
  }

  /// Why a provision does not reach the cases of a finding.
  private struct Obstacle: Hashable {
    var frame: Frame
    var clause: String
    /// The part of it that needs the fewest words.
    var plainest: String
  }

  /// What a provision asks for, where that is told in few words; else what the case has that it leaves out.
  private func obstacle(of provision: String, _ finding: Finding, _ facts: FactSentences) -> Obstacle? {
    let all = finding.blocking.filter { $0.provision == provision }
    // What keeps the example out is told; what keeps out other cases only, where nothing keeps out this one.
    let own = all.filter { element in finding.witness.map { facts.holds(element.found, in: $0) } ?? true }
    let elements = own.isEmpty ? all : own
    if finding.kind.obstacles == .allowed {
      let limits = elements.map { facts.narrowed($0.found, to: finding.witness) }.unique.prefix(2)
      return Obstacle(
        frame: .allowsEvenWhere, clause: spoken(facts.clauses(Array(limits)), facts),
        plainest: spoken(facts.clauses(Array(limits.prefix(1))), facts))
    }
    let limits = elements.map(\.allowed).unique
    let short = limits.filter { limit in
      facts.narrowed(limit, to: nil) == limit && !facts.isDenial(limit)
        && facts.clause(limit).words.count <= Length.clause
    }
    if !short.isEmpty {
      let isEvidence = facts.vocabulary.space == .evidence
      let told = Array(short.sorted { facts.clause($0).words.count < facts.clause($1).words.count }.prefix(2))
      let clause = isEvidence ? facts.clauses(told) : facts.list(facts.conditions(told), .and)
      return Obstacle(
        frame: isEvidence ? .allowsOnlyWhere : .requiresThat, clause: spoken(clause, facts),
        plainest: spoken(facts.clauses(Array(told.prefix(1))), facts))
    }
    let found = elements.map { facts.narrowed($0.found, to: finding.witness) }.unique
    guard let plainest = found.min(by: { facts.clause($0).words.count < facts.clause($1).words.count }) else {
      return nil
    }
    let clause = spoken(facts.clause(plainest), facts)
    return Obstacle(frame: .leavesOut, clause: clause, plainest: clause)
  }
}
