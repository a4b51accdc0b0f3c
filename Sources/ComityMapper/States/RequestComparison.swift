// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// What the offence behind a request is in both States, and one case of it: the act as the request tells it, else the usual
/// case of the offence.
struct RequestComparison {
  let offense: any OffenseDefinition
  /// How far the State asked punishes it, where an open question is decided against it.
  let result: DualCriminality.Result
  let certainty: Certainty
  /// Whether the module of the State asked has looked at the offence's topics; if not, "none" means "not known".
  let isSurveyed: Bool
  /// The provisions of the State asked that meet it.
  let counterparts: [any OffenseDefinition]
  /// The act that is decided.
  let conductCase: FactPattern
  /// Whether the State asked punishes that act.
  let isCasePunishable: Bool
  /// The provisions of the State asked that punish that act.
  let atCase: [any OffenseDefinition]
  /// Whether that act is one that nobody would think of, since its facts hardly occur together.
  let isUnlikely: Bool
  /// A case that the State asked does not punish.
  let witness: FactPattern?
  /// What the offence is, where it consists in a statement: one about a State, or another.
  let expression: AnswerConcept?
  /// The treaties under which the offence is one that the treaty establishes.
  let establishedBy: Set<String>

  /// The maximum of the case shown in the State that asks, of the form that fits it; nothing where it was not read.
  let maximum: Penalty.Maximum?
  /// The same in the State asked.
  let maximumAsked: Penalty.Maximum?

  /// Compares an offence of one State with the law of another.
  ///
  /// - Parameters:
  ///   - act: what is known of the act; nothing, where it is any that the offence reaches.
  ///   - prefersPunishable: whether the case shown is one that both punish, if there is one, as a request that leaves it open
  ///     takes dual criminality to be met; else it is the usual one.
  ///   - established: for each treaty what it makes an offence, with the topics.
  /// - Returns: `nil` where the offence reaches no such act.
  init?(
    _ offense: CompiledOffense, in pair: CompiledPair, act: Region?, isSurveyed: Bool,
    prefersPunishable: Bool, established: [EstablishedOffense]
  ) {
    let facts = pair.facts
    let own = act.map { offense.core.intersection($0) } ?? offense.core
    let moved = pair.moved(own)
    let punishable = prefersPunishable ? facts.example(in: moved.intersection(pair.rightLaw)) : nil
    guard let point = punishable ?? facts.example(in: moved) else { return nil }
    isUnlikely = facts.isUnlikely(point)
    self.offense = offense.definition
    self.isSurveyed = isSurveyed
    let result = DualCriminality.Result(moved, under: pair.rightLaw)
    self.result = result
    certainty = DualCriminality.Result(moved, under: pair.lenientRightLaw) == result ? .certain : .arguable
    counterparts = pair.right.filter { !$0.lenient.isDisjoint(with: moved) }.map(\.definition)
    let atCase = pair.right.filter { $0.strict.contains(point) }
    self.atCase = atCase.map(\.definition)
    isCasePunishable = !atCase.isEmpty
    maximum = pair.penalty(of: offense, at: point).knownMaximum
    maximumAsked = atCase.compactMap { pair.penalty(of: $0, at: point).knownMaximum }.max()
    let shown = offense.core.terms.reduce(into: offense.formVariables(at: point)) {
      $0.formUnion($1.cube.limitedVariables)
    }
    conductCase = pair.factPattern(point, showing: shown)
    witness =
      result == .full
      ? nil
      : facts.example(in: moved.subtracting(pair.rightLaw)).map { pair.factPattern($0, showing: shown) }
    expression = facts.expression(in: own)
    let topics = Set(offense.topics)
    establishedBy = Set(
      established.filter { topics.contains($0.topic) && !$0.region(in: facts).isDisjoint(with: own) }.map(\.treaty))
  }

  /// What follows from the offence, as the evidence space says it.
  func concepts(under treaty: Treaty) -> [AnswerConcept] {
    var concepts: [AnswerConcept] = []
    if establishedBy.contains(treaty.id) { concepts.append(.conventionOffense) }
    if let expression { concepts.append(expression) }
    switch result {
    case .full: concepts.append(.dualCriminalityMet)
    case .none where isSurveyed && certainty == .certain: concepts.append(.dualCriminalityNotMet)
    case .none, .partial: break
    }
    return concepts
  }

  /// The maxima of the act in the two States, in months, as far as they are known.
  var maxima: [(VariableConcept, Int)] {
    [(.maximumWhereAsking, maximum), (.maximumWhereAsked, maximumAsked)].compactMap { concept, maximum in
      maximum.map { (concept, $0.number) }
    }
  }

  /// What is taken to be so in the case shown, and is open all the same.
  var assumed: AnswerConcept? {
    guard result != .full, isSurveyed else { return nil }
    return isCasePunishable ? .dualCriminalityMet : .dualCriminalityNotMet
  }

  /// Whether the offence is in a list that a law draws up for a measure: a case is, if a listed offence of the State asked
  /// reaches it; nothing where that was not read, or hangs on the case.
  func isListed(in catalog: OffenseCatalog) -> Bool? {
    if atCase.contains(where: { catalog.lists.contains($0.id) }) { return true }
    let lacks = Set(catalog.lacks)
    if !atCase.isEmpty, atCase.allSatisfy({ lacks.contains($0.id) }) { return false }
    // What is no offence at all is in no list.
    return atCase.isEmpty && isSurveyed && certainty == .certain ? false : nil
  }
}

/// What a treaty makes an offence.
struct EstablishedOffense: Sendable {
  let treaty: String
  let requirement: Requirement

  var topic: String { requirement.topic }

  func region(in facts: FactSpace) -> Region { facts.region(requirement.reaches, except: requirement.exceptions) }

  /// What all the treaties make offences.
  static func all(in treaties: [Treaty]) -> [EstablishedOffense] {
    treaties.flatMap { treaty in
      treaty.requirements.filter { $0.kind == .criminalize }
        .map { EstablishedOffense(treaty: treaty.id, requirement: $0) }
    }
  }
}

extension FactSpace {
  /// What cases are, where their object is a statement: one about a State, its organs or symbols, if every one of them is;
  /// else another.
  fileprivate func expression(in cases: Region) -> AnswerConcept? {
    func areAll(_ variable: Int, _ values: ValueSet) -> Bool {
      !values.isEmpty && cases.terms.allSatisfy { $0.cube.values(of: variable).isSubset(of: values) }
    }
    guard let statement = values(.statement), areAll(statement.variable, statement.values) else { return nil }
    let isAboutAState = vocabulary.variables.indices.contains { index in
      index != statement.variable && space.sizes[index] > 1 && areAll(index, vocabulary.variables[index].ofAState)
    }
    return isAboutAState ? .expressionAboutState : .otherExpression
  }
}

extension DataSharingRule {
  /// A rule as it reads for one offence: whether that is in its list is known, and no longer a condition.
  init(_ rule: any DataSharingObligation, isListed: Bool, in vocabulary: Vocabulary) {
    func settled(_ conditions: [Condition]) -> [Condition] {
      guard let answer = vocabulary.answer(isListed ? .listed : .notListed) else { return conditions }
      return conditions.compactMap { condition in
        guard case .values(let allowed)? = condition.limits[answer.variable] else { return condition }
        guard answer.value.members.isSubset(of: allowed) else { return nil }
        var condition = condition
        condition.limits[answer.variable] = nil
        return condition
      }
    }
    self.init(
      id: rule.id, citation: rule.citation, title: rule.title, topics: rule.topics, effect: rule.effect,
      reaches: settled(rule.reaches),
      exceptions: rule.exceptions.map { exception in
        var exception = exception
        exception.when = settled(exception.when)
        return exception
      }, overrides: rule.overrides, inForce: rule.inForce, source: rule.source, review: rule.review, note: rule.note,
      place: rule.place)
    disputes = rule.disputes
    protectedRight = rule.protectedRight
    yieldsToTreaties = rule.yieldsToTreaties
    catalog = rule.catalog
    deadline = rule.deadline
  }
}
