// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension ConductInquiry {
  /// What would close a gap: declarations, a reading of disputed elements, the smallest change of words.
  ///
  /// Each was tried by running the algebra again.
  ///
  /// - Parameter told: the exceptions that are told as findings of their own, each with its provision.
  func remedies(
    _ answer: RequirementAnswer, outside cover: Region, _ candidates: [CompiledOffense], _ points: [Point],
    _ closing: ClosingSets, told: Set<[String]>
  ) -> [Remedy] {
    let owed = answer.strict.owed
    let candidates = candidates.filter { sharesAMentalState($0, with: owed) }
    var result = closing.sets.map(Remedy.declare)
    if let readings = sufficientReadings(for: owed, outside: cover) { result.append(.interpret(readings)) }
    let near = cover.part(meeting: owed)
    func search(_ candidates: [any CompiledProvision]) -> [Remedy.Amendment]? {
      AmendmentSearch(
        facts: facts, topic: answer.requirement.topic, relatedTopics: relatedTopics(answer),
        kernel: facts.kernel(of: answer.requirement), law: law,
        candidates: candidates, needed: owed.hull
      ) { [facts] more in
        owed.witness(outside: near.union(more), preferring: facts.usual)
      }
      .smallest(closing: points)
    }
    // What the law justifies of a wider offence is lawful, too, where the article leaves that to domestic law; and what is
    // told of an exception is not told again of the words beside it.
    let isLeft = answer.requirement.leavesLawfulnessToDomesticLaw
    let justify = isLeft && candidates.contains { $0.definition.exceptions.contains { $0.kind == .justification } }
    let usual = justify ? answer.inquiry.usualCases(of: owed) : []
    let wider = candidates.map { offense in
      WithoutExceptions(offense, in: facts, butWhereUsual: usual) { exception in
        isLeft && exception.kind == .justification || told.contains([offense.id, exception.id])
      }
    }
    if let amendments = search(wider) {
      result.append(.amend(amendments))
    } else if let amendments = search(candidates.map { WithoutExceptions($0, in: facts) { _ in true } }) {
      // Where words alone do not close it, an exception goes with them.
      result.append(
        .amend(
          amendments.map { amendment in
            var amendment = amendment
            amendment.drop =
              candidates.first { $0.id == amendment.provision }?.definition.exceptions
              .filter { $0.kind != .bar }.map(\.id) ?? []
            return amendment
          }))
    } else {
      result.append(.enact(.offense))
    }
    return result
  }

  /// Whether an offence punishes some state of mind that a duty asks for: an offence of carelessness is not amended until it
  /// is one of intent, which stands beside it.
  private func sharesAMentalState(_ offense: CompiledOffense, with owed: Region) -> Bool {
    guard let mentalState = facts.vocabulary.index(of: .mentalState) else { return true }
    return !offense.core.hull.values(of: mentalState).intersection(owed.hull.values(of: mentalState)).isEmpty
  }

  /// The topics on which the treaty asks for some of the same acts on the same objects.
  private func relatedTopics(_ answer: RequirementAnswer) -> Set<String> {
    let kernel = facts.kernel(of: answer.requirement)
    let asked = answer.inquiry.whole.hull
    return Set(
      treaty.requirements.filter { other in
        let hull = region(of: other).hull
        return other.kind == .criminalize
          && kernel.allSatisfy { !hull.values(of: $0).intersection(asked.values(of: $0)).isEmpty }
      }.map(\.topic))
  }

  /// The fewest disputed points that close a gap if they are read leniently.
  private func sufficientReadings(for owed: Region, outside cover: Region) -> [Remedy.DisputedReading]? {
    guard owed.isSubset(of: cover.union(lenientLaw)) else { return nil }
    let disputed = offenses.filter { $0.isDisputed && !owed.isDisjoint(with: $0.lenient) }
    for offense in disputed where owed.isSubset(of: cover.union(offense.lenient)) {
      let points = offense.definition.disputedPoints
      func closes(_ points: [DisputedPoint]) -> Bool {
        let definition = Offense(offense.definition, disputing: points)
        return owed.isSubset(of: cover.union(CompiledOffense(definition, generalPart, in: facts).lenient))
      }
      let named = points.first { closes([$0]) }.map { [$0] } ?? points.withoutNeedless(closes)
      if !named.isEmpty { return named.map { $0.reading(of: offense.id, facts) } }
    }
    let needed = disputed.withoutNeedless { offenses in
      owed.isSubset(of: Region(joining: [cover] + offenses.map(\.lenient), in: facts.space))
    }
    let readings = needed.flatMap { offense in
      offense.definition.disputedPoints.map { $0.reading(of: offense.id, facts) }
    }
    return readings.isEmpty ? nil : readings
  }
}

/// An offence as if it had not some of its exceptions.
private struct WithoutExceptions: CompiledProvision {
  let offense: CompiledOffense
  let core: Region
  private let exclusions: [Cube]
  let notCounted: [Cube]

  /// - Parameters:
  ///   - usual: the usual cases of the duty, which no credit reaches: what justifies them stays an exception.
  ///   - isLeftOut: which exceptions it is to be without.
  init(
    _ offense: CompiledOffense, in facts: FactSpace, butWhereUsual usual: [Cube] = [],
    where isLeftOut: (Carveout) -> Bool
  ) {
    self.offense = offense
    func cubes(_ exceptions: [Carveout]) -> [Cube] { exceptions.flatMap(\.when).map { facts.cube($0) } }
    let exceptions = offense.definition.exceptions.filter { $0.kind != .bar }
    func both(_ left: [Cube], _ right: [Cube]) -> [Cube] {
      left.flatMap { cube in right.compactMap { $0.isDisjoint(with: cube) ? nil : $0.intersection(cube) } }
    }
    let justifying = cubes(exceptions.filter { isLeftOut($0) && $0.kind == .justification })
    // A case that two exceptions take out is neither credited nor told of one of them.
    let twice = exceptions.filter { isLeftOut($0) && $0.kind != .justification }.flatMap { exception in
      both(cubes([exception]), cubes(exceptions.filter { $0.id != exception.id }))
    }
    let exclusions = cubes(exceptions.filter { !isLeftOut($0) }) + both(justifying, usual) + twice
    self.exclusions = exclusions
    notCounted = cubes(exceptions.filter(isLeftOut))
    core = Region(
      space: facts.space, terms: offense.openTerms.map { Region.Term(cube: $0.cube, exclusions: exclusions) })
  }

  var id: String { offense.id }
  var mainTopic: String? { offense.mainTopic }
  func exclusions(in facts: FactSpace) -> [Cube] { exclusions }
  func disputes(_ variable: Int) -> Bool { offense.disputes(variable) }
}

/// What is disputed of an offence.
private enum DisputedPoint {
  /// Whether the law requires an element.
  case element(Dispute)
  /// Whether an exception applies.
  case exception(String)

  func reading(of provision: String, _ facts: FactSpace) -> Remedy.DisputedReading {
    switch self {
    case .element(let dispute):
      Remedy.DisputedReading(provision: provision, element: facts.vocabulary.variables[dispute.variable].id)
    case .exception(let id): Remedy.DisputedReading(provision: provision, element: id)
    }
  }
}

extension OffenseDefinition {
  fileprivate var disputedPoints: [DisputedPoint] {
    disputes.map { .element($0) } + exceptions.filter { $0.disputed != nil }.map { .exception($0.id) }
  }
}

extension Offense {
  /// An offence of which some points are disputed, and the others are settled as the strict reading has them.
  fileprivate init(_ other: any OffenseDefinition, disputing points: [DisputedPoint]) {
    self.init(other)
    disputes = points.compactMap { point in
      if case .element(let dispute) = point { dispute } else { nil }
    }
    let open = points.compactMap { point in
      if case .exception(let id) = point { id } else { nil }
    }
    for index in exceptions.indices where !open.contains(exceptions[index].id) { exceptions[index].disputed = nil }
  }
}

extension Array {
  /// The elements without those, from the first on, that are not needed for something to hold.
  fileprivate func withoutNeedless(_ holds: ([Element]) -> Bool) -> [Element] {
    var needed = self
    var index = 0
    while index < needed.count {
      var fewer = needed
      fewer.remove(at: index)
      if holds(fewer) { needed = fewer } else { index += 1 }
    }
    return needed
  }
}
