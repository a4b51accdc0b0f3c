// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

/// How the offences of two States answer each other: whether what the one punishes is an offence in the other as well.
public struct DualCriminality: Sendable {
  /// How far two offences overlap.
  public enum Result: String, Sendable, CaseIterable {
    /// Every case of the left offence is an offence under the right one.
    case full
    /// Some cases are, some are not.
    case partial
    /// No case is an offence under the law of the right State.
    case none
  }

  /// One offence of the left State, and one of the right that meets it.
  public struct Pair: Sendable {
    /// The offence of the left State.
    public var left: any OffenseDefinition
    /// The offence of the right State; nothing where none meets the left one.
    public var right: (any OffenseDefinition)?
    /// How far they overlap, where an open question is decided against it.
    public var result: Result
    /// Whether the result is the same where such a question is decided for it.
    public var certainty: Certainty
    /// Whether the right State's module has looked at the topics; if not, "none" means "not known".
    public var isSurveyed: Bool
    /// A case that only the left one reaches.
    public var leftOnly: FactPattern?
    /// A case that only the right one reaches.
    public var rightOnly: FactPattern?
  }

  /// One offence of the left State against the whole law of the right one, with the offence there that comes nearest.
  public struct Row: Sendable {
    /// The offence of the left State.
    public var left: any OffenseDefinition
    /// The offence of the right State that matches best; where none meets the left one, the nearest on the topic.
    public var best: (any OffenseDefinition)?
    /// How far the law of the right State punishes the left offence, where an open question is decided against it.
    public var result: Result
    /// Whether the result is the same where such a question is decided for it.
    public var certainty: Certainty
    /// Whether the right State's module has looked at the topics; if not, "none" means "not known".
    public var isSurveyed: Bool
    /// What keeps the case that only the left one reaches out of the best match: the elements that differ.
    public var differences: [BlockingElement]
    /// A case that the law of the right State does not punish.
    public var leftOnly: FactPattern?
    /// A case that the best match reaches, and the left offence does not.
    public var rightOnly: FactPattern?
    /// What either asks for only in order to have jurisdiction: left aside.
    public var leftAside: [FactLimit]
    /// Whether the offence is about what belongs to a State, so that the law of another may not reach it.
    public var isAboutAState: Bool
    /// Whether the best match reaches the case that only the left one reaches, if it protects what belongs to another State.
    public var hangsOnWhoseState: Bool
  }

  /// The State whose offences are gone through.
  public var left: Jurisdiction
  /// The State whose law answers.
  public var right: Jurisdiction
  /// The offences of the left State, each against the whole law of the right one, in the order of the left module.
  public var rows: [Row]
  /// The pairs, in the order of the left module.
  public var pairs: [Pair]
  /// The words of the cases.
  public var vocabulary: Vocabulary
}

extension DualCriminality.Result {
  /// How far a law punishes the cases of a region.
  init(_ own: Region, under law: Region) {
    self = own.isSubset(of: law) ? .full : own.isDisjoint(with: law) ? .none : .partial
  }
}

extension Mapper {
  /// Compares the offences of two States, one by one: the completed offence of a perpetrator, whatever its name and place
  /// in the statute book, as if the act had been done where the law is asked.
  ///
  /// - Parameters:
  ///   - left: the State whose offences are gone through.
  ///   - right: the State whose law answers.
  ///   - treaty: a treaty to whose topics the comparison is limited; nothing for all offences.
  ///   - date: the day asked for.
  /// - Throws: ``QuestionError`` where a jurisdiction or the treaty is not in the law book.
  public func dualCriminality(
    of left: String, and right: String, treaty: String? = nil, asOf date: CalendarDate
  ) throws(QuestionError) -> DualCriminality {
    guard let leftModule = lawBook.module(left) else { throw .unknownJurisdiction(left) }
    guard let rightModule = lawBook.module(right) else { throw .unknownJurisdiction(right) }
    var topics: Set<String>?
    if let treaty {
      guard let treaty = lawBook.treaty(treaty) else { throw .unknownTreaty(treaty) }
      topics = Set(treaty.requirements.filter { $0.kind == .criminalize }.map(\.topic))
    }
    let pair = CompiledPair(leftModule, rightModule, lawBook.conduct, date)
    let compared = pair.left
      .filter { topics?.isDisjoint(with: $0.topics) != true }
      .map { offense in
        OffenseComparison(
          offense, pair, isSurveyed: offense.definition.topics.contains { rightModule.surveys($0) })
      }
    return DualCriminality(
      left: leftModule.jurisdiction, right: rightModule.jurisdiction, rows: compared.map { $0.row() },
      pairs: compared.flatMap { $0.pairs() }, vocabulary: lawBook.conduct)
  }
}

/// One offence of a State against the law of another.
private struct OffenseComparison {
  let left: CompiledOffense
  let pair: CompiledPair
  let isSurveyed: Bool
  /// What it reaches, as the law asked sees it.
  private let own: Region
  /// The offences of the State asked that meet it, under the lenient reading at least.
  private let meeting: [CompiledPair.Counterpart]

  init(_ left: CompiledOffense, _ pair: CompiledPair, isSurveyed: Bool) {
    self.left = left
    self.pair = pair
    self.isSurveyed = isSurveyed
    own = pair.moved(left.core)
    let own = own
    let meeting = pair.right.filter { !$0.lenient.isDisjoint(with: own) }
    // Where an offence on the same topic meets it, those on other topics are not named beside it.
    let onTopic = meeting.filter { !Set($0.definition.topics).isDisjoint(with: left.definition.topics) }
    self.meeting = onTopic.isEmpty ? meeting : onTopic
  }

  private var facts: FactSpace { pair.facts }

  /// The variables that a case has to name: those that the offence limits, and those that decide.
  private func shown(_ deciding: [Int] = []) -> Set<Int> {
    left.core.terms.reduce(into: Set(deciding)) { $0.formUnion($1.cube.limitedVariables) }
  }

  func pairs() -> [DualCriminality.Pair] {
    guard !meeting.isEmpty else {
      return [
        DualCriminality.Pair(
          left: left.definition, right: nil, result: .none, certainty: .certain, isSurveyed: isSurveyed,
          leftOnly: facts.example(in: own).map { pair.factPattern($0, showing: shown()) }, rightOnly: nil)
      ]
    }
    return meeting.map { right in
      let result = DualCriminality.Result(own, under: right.strict)
      return DualCriminality.Pair(
        left: left.definition, right: right.definition, result: result,
        certainty: DualCriminality.Result(own, under: right.lenient) == result ? .certain : .arguable,
        isSurveyed: isSurveyed, leftOnly: leftOnly(beyond: right.strict, right)?.pattern, rightOnly: rightOnly(right))
    }
  }

  func row() -> DualCriminality.Row {
    let result = DualCriminality.Result(own, under: pair.rightLaw)
    let best = best()
    let beyond = leftOnly(beyond: pair.rightLaw, best)
    return DualCriminality.Row(
      left: left.definition, best: best?.definition, result: result,
      certainty: DualCriminality.Result(own, under: pair.lenientRightLaw) == result ? .certain : .arguable,
      isSurveyed: isSurveyed, differences: beyond?.differences ?? [], leftOnly: beyond?.pattern,
      rightOnly: best.flatMap(rightOnly), leftAside: leftAside(best), isAboutAState: pair.isAboutAState(left.core),
      hangsOnWhoseState: beyond?.hangsOnWhoseState ?? false)
  }

  /// The offence of the State asked that matches best: one that punishes every case before one that does not, one that
  /// punishes the usual case before others, then the one that misses the fewest elements of it, and of equals one of the
  /// same main topic.
  private func best() -> CompiledPair.Counterpart? {
    guard let usual = facts.example(in: own) else { return nil }
    let onTopic = pair.right.filter { !Set($0.definition.topics).isDisjoint(with: left.definition.topics) }
    let candidates = meeting.isEmpty ? (isSurveyed ? onTopic : []) : meeting
    func rank(_ right: CompiledPair.Counterpart) -> [Int] {
      let missed = Distance(from: right.offense, to: usual, leavingOpen: Set(pair.jurisdictional))?.size ?? Int.max
      return [
        own.isSubset(of: right.strict) ? 0 : own.isSubset(of: right.lenient) ? 1 : 2,
        right.strict.contains(usual) ? 0 : 1, missed, right.offense.mainTopic == left.mainTopic ? 0 : 1,
      ]
    }
    var best: (rank: [Int], right: CompiledPair.Counterpart)?
    for candidate in candidates {
      let rank = rank(candidate)
      if best.map({ rank.lexicographicallyPrecedes($0.rank) }) ?? true { best = (rank, candidate) }
    }
    // An offence on the same subject that is about quite another act is none to be compared.
    if meeting.isEmpty, let found = best, found.rank[2] > 3 { return nil }
    return best?.right
  }

  /// A case outside a law, with what keeps it out of an offence of that law.
  private func leftOnly(
    beyond law: Region, _ right: CompiledPair.Counterpart?
  ) -> (pattern: FactPattern, differences: [BlockingElement], hangsOnWhoseState: Bool)? {
    guard let point = facts.example(in: own.subtracting(law)) else { return nil }
    let distance = right.flatMap { Distance(from: $0.offense, to: point, leavingOpen: Set(pair.jurisdictional)) }
    return (
      pair.factPattern(point, showing: shown(distance?.variables ?? [])), distance?.elements(at: point, facts) ?? [],
      right.map { pair.isAboutAState(left.core) && !$0.strict.contains(point) && $0.lenient.contains(point) } ?? false
    )
  }

  /// A case that an offence of the State asked reaches, and the left one does not.
  private func rightOnly(_ right: CompiledPair.Counterpart) -> FactPattern? {
    let core = right.offense.core.without(facts.impossible)
    guard let point = facts.example(in: core.subtracting(left.core.opening(pair.jurisdictional))) else { return nil }
    let deciding = Distance(from: left, to: point, leavingOpen: Set(pair.jurisdictional))?.variables ?? []
    return pair.factPattern(
      point,
      showing: right.offense.core.terms.reduce(into: shown(deciding)) { $0.formUnion($1.cube.limitedVariables) })
  }

  /// What either offence asks for only in order to have jurisdiction.
  private func leftAside(_ right: CompiledPair.Counterpart?) -> [FactLimit] {
    let terms = left.core.terms + (right?.offense.core.terms ?? [])
    return pair.jurisdictional.compactMap { variable in
      terms.first { $0.cube.limitedVariables.contains(variable) }
        .map { facts.limit($0.cube.values(of: variable), of: variable) }
    }
  }
}
