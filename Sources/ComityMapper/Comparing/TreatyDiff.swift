// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

/// Two treaties side by side: which paragraphs speak of which subject, and what each requires to be an offence beyond the
/// other, element by element.
public struct TreatyDiff: Sendable {
  /// A subject, with the paragraphs of both treaties that speak of it.
  public struct Subject: Sendable {
    /// The topic.
    public var topic: Topic
    /// The requirements of the left treaty on it.
    public var left: [Requirement]
    /// The requirements of the right treaty on it.
    public var right: [Requirement]

    /// Whether every paragraph was read, so that a difference can be told.
    public var isRead: Bool { (left + right).allSatisfy { $0.basis == .read } }
  }

  /// A requirement that goes beyond the other treaty, with the cases in which it does.
  public struct Excess: Sendable {
    /// The requirement.
    public var requirement: Requirement
    /// The requirements of the other treaty on the same topic.
    public var counterparts: [Requirement]
    /// Whether no case of the requirement is asked for by the other treaty.
    public var isWhole: Bool
    /// The cases beyond, largest first.
    public var cases: [UncoveredCase]
    /// Whether these are all.
    public var isComplete: Bool
  }

  /// The treaty on the left.
  public var left: Treaty
  /// The treaty on the right.
  public var right: Treaty
  /// The subjects of either treaty, in the order of the topics.
  public var subjects: [Subject]
  /// What the left treaty requires beyond the right one.
  public var leftBeyond: [Excess]
  /// What the right treaty requires beyond the left one.
  public var rightBeyond: [Excess]
  /// The words of the cases.
  public var vocabulary: Vocabulary
}

extension Mapper {
  /// Compares what two treaties require to be an offence, before any option is used.
  ///
  /// - Throws: ``QuestionError`` where a treaty is not in the law book.
  public func diff(_ left: String, _ right: String) throws(QuestionError) -> TreatyDiff {
    guard let leftTreaty = lawBook.treaty(left) else { throw .unknownTreaty(left) }
    guard let rightTreaty = lawBook.treaty(right) else { throw .unknownTreaty(right) }
    let both = [leftTreaty, rightTreaty]
    let duties = both.flatMap(\.requirements).filter { $0.kind == .criminalize }
    let facts = FactSpace(
      lawBook.conduct,
      thresholdsOf: duties.flatMap { $0.conditions(in: .conduct) })
    return TreatyDiff(
      left: leftTreaty, right: rightTreaty, subjects: subjects(of: leftTreaty, and: rightTreaty),
      leftBeyond: excesses(of: leftTreaty, beyond: rightTreaty, facts),
      rightBeyond: excesses(of: rightTreaty, beyond: leftTreaty, facts), vocabulary: lawBook.conduct)
  }

  private func subjects(of left: Treaty, and right: Treaty) -> [TreatyDiff.Subject] {
    lawBook.topics.compactMap { topic in
      let (own, others) = (
        left.requirements.filter { $0.topic == topic.id }, right.requirements.filter { $0.topic == topic.id }
      )
      return own.isEmpty && others.isEmpty ? nil : TreatyDiff.Subject(topic: topic, left: own, right: others)
    }
  }

  private func excesses(of treaty: Treaty, beyond other: Treaty, _ facts: FactSpace) -> [TreatyDiff.Excess] {
    func region(_ requirement: Requirement) -> Region {
      let exclusions = requirement.exceptions.flatMap(\.when).map { facts.cube($0) } + facts.impossible
      return Region(
        space: facts.space,
        terms: requirement.reaches.map { Region.Term(cube: facts.cubeWithSilence($0), exclusions: exclusions) })
    }
    let others = other.requirements.filter { $0.kind == .criminalize && $0.modality == .shall }
    let cover = Region(space: facts.space, terms: others.flatMap { region($0).terms })
    return treaty.requirements.filter { $0.kind == .criminalize }.compactMap { requirement in
      let asked = region(requirement)
      guard !asked.isSubset(of: cover) else { return nil }
      let shown = asked.terms.reduce(into: Set<Int>()) { $0.formUnion($1.cube.limitedVariables) }
      let found = facts.uncovered(asked, by: cover, limit: 4, showing: shown)
      return TreatyDiff.Excess(
        requirement: requirement, counterparts: others.filter { $0.topic == requirement.topic },
        isWhole: asked.isDisjoint(with: cover), cases: found.cases, isComplete: found.isComplete)
    }
  }
}
