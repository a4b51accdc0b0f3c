// SPDX-License-Identifier: Apache-2.0

public import ComityCore
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
    /// How far they overlap.
    public var result: Result
    /// Whether the right State's module has looked at the topics; if not, "none" means "not known".
    public var isSurveyed: Bool
    /// A case that only the left one reaches.
    public var leftOnly: FactPattern?
    /// A case that only the right one reaches.
    public var rightOnly: FactPattern?
  }

  /// The State whose offences are gone through.
  public var left: Jurisdiction
  /// The State whose law answers.
  public var right: Jurisdiction
  /// The pairs, in the order of the left module.
  public var pairs: [Pair]
  /// The words of the cases.
  public var vocabulary: Vocabulary
}

/// Two modules in one space of conduct.
struct CompiledPair {
  let facts: FactSpace
  let left: [CompiledOffense]
  let right: [CompiledOffense]
  /// All that the right State punishes.
  let rightLaw: Region

  init(
    _ left: any JurisdictionModule, _ right: any JurisdictionModule, _ vocabulary: Vocabulary, _ date: CalendarDate,
    and further: [Condition] = []
  ) {
    func offenses(_ module: any JurisdictionModule) -> [any OffenseDefinition] {
      module.offenses.filter { $0.inForce.contains(date) }
    }
    let conditions = further + (offenses(left) + offenses(right)).flatMap { $0.conditions(in: .conduct) }
    let facts = FactSpace(vocabulary, thresholdsOf: conditions)
    self.facts = facts
    let generalPart = CompiledGeneralPart([], in: facts)
    self.left = offenses(left).map { CompiledOffense($0, generalPart, in: facts) }
    self.right = offenses(right).map { CompiledOffense($0, generalPart, in: facts) }
    rightLaw = Region(joining: self.right.map(\.strict), in: facts.space)
  }
}

extension Mapper {
  /// Compares the offences of two States, one by one: the completed offence of a perpetrator under the strict reading,
  /// whatever its name and place in the statute book.
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
    let pairs = pair.left
      .filter { topics?.isDisjoint(with: $0.topics) != true }
      .flatMap { offense in
        compare(offense, pair, isSurveyed: offense.topics.contains { rightModule.surveys($0) })
      }
    return DualCriminality(
      left: leftModule.jurisdiction, right: rightModule.jurisdiction, pairs: pairs, vocabulary: lawBook.conduct)
  }

  private func compare(
    _ left: CompiledOffense, _ pair: CompiledPair, isSurveyed: Bool
  ) -> [DualCriminality.Pair] {
    let facts = pair.facts
    let own = left.core.without(facts.impossible)
    let shown = left.core.terms.reduce(into: Set<Int>()) { $0.formUnion($1.cube.limitedVariables) }
    func witness(_ region: Region) -> FactPattern? {
      facts.example(in: region).map { facts.factPattern($0, showing: shown) }
    }
    let meeting = pair.right.filter { !$0.strict.isDisjoint(with: own) }
    // Where an offence on the same topic meets it, those on other topics are not named beside it.
    let onTopic = meeting.filter { !Set($0.definition.topics).isDisjoint(with: left.definition.topics) }
    let named = onTopic.isEmpty ? meeting : onTopic
    guard !named.isEmpty else {
      return [
        DualCriminality.Pair(
          left: left.definition, right: nil, result: .none, isSurveyed: isSurveyed, leftOnly: witness(own),
          rightOnly: nil)
      ]
    }
    return named.map { right in
      let isFull = own.isSubset(of: right.strict)
      return DualCriminality.Pair(
        left: left.definition, right: right.definition, result: isFull ? .full : .partial, isSurveyed: isSurveyed,
        leftOnly: isFull ? nil : witness(own.subtracting(right.strict)),
        rightOnly: witness(right.core.without(facts.impossible).subtracting(left.core)))
    }
  }
}
