// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// How many groups of uncovered cases a finding names; the rest is said to exist.
private let namedCases = 8

extension ConductInquiry {
  /// What of a requirement the law does not reach: through its definitions, or through a limit that an exception draws.
  ///
  /// The two are judged apart: what an exception takes out is taken out of the question before the gap beside it is
  /// described, and the reverse.
  func gapFindings(_ answer: RequirementAnswer) -> [Finding] {
    let carveOuts = carveOuts(answer)
    let carved = Region(joining: carveOuts.map(\.region), in: facts.space)
    let cover = answer.strict.covered.union(carved)
    let isWhole = answer.strict.owed.isSubset(of: cover)
    let told = Set(carveOuts.map(\.exception))
    return (isWhole ? [] : [gapFinding(answer, outside: cover, told: told)]) + carveOuts.map(\.finding)
  }

  private func gapFinding(_ answer: RequirementAnswer, outside cover: Region, told: Set<[String]>) -> Finding {
    let requirement = answer.requirement
    let owed = answer.strict.owed
    let candidates = offenses(on: [requirement.topic])
    let certainty: Certainty = answer.isAnsweredLeniently(owed, outside: cover) ? .arguable : .certain
    let all = facts.uncovered(owed, by: cover, limit: namedCases, showing: relevantVariables(owed))
    // What is said to be certain is shown in a case that stays open however the open questions are decided.
    let found =
      certainty == .arguable || answer.inquiry.questions.isEmpty
      ? all
      : facts.uncovered(
        owed.intersection(answer.lenient.asked), by: cover.union(answer.lenient.covered), limit: namedCases,
        showing: relevantVariables(owed))
    var blocking: [BlockingElement] = []
    var nearest: [String] = []
    for point in found.points {
      for distance in Distance.nearest(to: point, among: candidates).sameActFirst(facts) {
        if !nearest.contains(distance.provision.id) { nearest.append(distance.provision.id) }
        blocking += distance.elements(at: point, facts)
      }
    }
    let closing = closing(owed, answer, outside: cover)
    return finding(
      .gap(total: !answer.strict.reachesSome), of: requirement,
      level: .of(
        requirement, certainty: certainty, isProvisional: answer.isProvisional,
        isClosable: !closing.isEmpty || !answer.closing.isEmpty),
      certainty: certainty, isProvisional: answer.isProvisional, provisions: nearest,
      witness: found.cases.first?.witness, uncovered: found.cases, isComplete: found.isComplete,
      blocking: blocking.unique, remedies: remedies(answer, outside: cover, candidates, all.points, closing, told: told)
    )
  }

  /// The sets of options, still open, that release what of a part is outside a cover.
  private func closing(_ part: Region, _ answer: RequirementAnswer, outside cover: Region) -> ClosingSets {
    ClosingSets(of: answer.inquiry.options.open(under: .strict), in: facts, for: part) { $0.isSubset(of: cover) }
  }

  // MARK: Carve-outs

  /// For every exception of a provision: the part of the requirement that only this exception takes out of the law.
  private func carveOuts(_ answer: RequirementAnswer) -> [(finding: Finding, region: Region, exception: [String])] {
    let requirement = answer.requirement
    let covered = answer.strict.covered
    var result: [(Finding, Region, [String])] = []
    for offense in offenses(on: [requirement.topic]) {
      for exception in offense.definition.exceptions where exception.kind != .bar {
        let region = takenOut(by: exception, of: offense, answer.strict.owed)
        guard !region.isSubset(of: covered) else { continue }
        let found = facts.uncovered(
          region, by: covered, limit: namedCases, showing: relevantVariables(answer.strict.owed),
          within: answer.strict.owed)
        let tolerating = closing(region, answer, outside: covered).sets
        let certainty: Certainty = answer.isAnsweredLeniently(region, outside: covered) ? .arguable : .certain
        let finding = finding(
          .carveOut(
            provision: offense.id, exception: exception, toleratedBy: tolerating.first.map { $0.map(\.option.id) } ?? []
          ),
          of: requirement, named: "\(offense.id):\(exception.id)",
          level: .of(
            requirement, certainty: certainty, isProvisional: answer.isProvisional, isClosable: !tolerating.isEmpty),
          certainty: certainty, isProvisional: answer.isProvisional, provisions: [offense.id],
          witness: found.cases.first?.witness, uncovered: found.cases, isComplete: found.isComplete,
          remedies: tolerating.map(Remedy.declare)
            + [.amend([Remedy.Amendment(provision: offense.id, drop: [exception.id])])])
        result.append((finding, region, [offense.id, exception.id]))
      }
    }
    return result
  }

  /// The cases of a region that an offence would reach if it had not this exception.
  private func takenOut(by exception: Carveout, of offense: CompiledOffense, _ region: Region) -> Region {
    let others = offense.definition.exceptions.filter { $0.id != exception.id && $0.kind != .bar }.flatMap(\.when)
      .map { facts.cube($0) }
    let words = Region(
      space: facts.space, terms: offense.strict.terms.map { Region.Term(cube: $0.cube, exclusions: others) })
    return region.intersection(words).intersection(facts.region(exception.when))
  }

  // MARK: Remedies

  /// What would close a gap: declarations, a reading of disputed elements, the smallest change of words.
  ///
  /// Each was tried by running the algebra again.
  ///
  /// - Parameter told: the exceptions that are told as findings of their own, each with its provision.
  private func remedies(
    _ answer: RequirementAnswer, outside cover: Region, _ candidates: [CompiledOffense], _ points: [Point],
    _ closing: ClosingSets, told: Set<[String]>
  ) -> [Remedy] {
    let owed = answer.strict.owed
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

  /// The disputed point, or the fewest of them, that closes a gap if it is read leniently.
  private func sufficientReadings(for owed: Region, outside cover: Region) -> [Remedy.DisputedReading]? {
    guard owed.isSubset(of: cover.union(lenientLaw)) else { return nil }
    let disputed = offenses.filter { $0.isDisputed && !owed.isDisjoint(with: $0.lenient) }
    for offense in disputed where owed.isSubset(of: cover.union(offense.lenient)) {
      let points = offense.definition.readings(facts)
      // One point alone decides where the offence with only that dispute closes the gap.
      let alone = points.first { point in
        owed.isSubset(of: cover.union(CompiledOffense(point.definition, generalPart, in: facts).lenient))
      }
      let named = alone.map { [$0.reading] } ?? points.map(\.reading)
      if !named.isEmpty { return named }
    }
    let readings = disputed.flatMap { $0.definition.readings(facts).map(\.reading) }
    return readings.isEmpty ? nil : readings
  }
}

/// An offence as if it had not some of its exceptions.
private struct WithoutExceptions: CompiledProvision {
  let offense: CompiledOffense
  let core: Region
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
    let justifying = cubes(exceptions.filter { isLeftOut($0) && $0.kind == .justification })
    let exclusions =
      cubes(exceptions.filter { !isLeftOut($0) })
      + justifying.flatMap { cube in usual.compactMap { $0.isDisjoint(with: cube) ? nil : $0.intersection(cube) } }
    notCounted = cubes(exceptions.filter(isLeftOut))
    core = Region(
      space: facts.space, terms: offense.openTerms.map { Region.Term(cube: $0.cube, exclusions: exclusions) })
  }

  var id: String { offense.id }
  var mainTopic: String? { offense.mainTopic }
  func disputes(_ variable: Int) -> Bool { offense.disputes(variable) }
}

extension OffenseDefinition {
  /// For each disputed point the offence with that dispute alone.
  fileprivate func readings(_ facts: FactSpace) -> [(reading: Remedy.DisputedReading, definition: Offense)] {
    func alone(_ disputes: [Dispute], _ exceptions: [Carveout]) -> Offense {
      Offense(
        id: id, citation: citation, title: title, topics: topics, reaches: reaches, exceptions: exceptions,
        disputes: disputes, penalty: penalty, aggravatedForms: aggravatedForms, attempt: attempt,
        legalPersons: legalPersons, inForce: inForce, source: source, review: review, note: note, place: place)
    }
    func settled(_ exceptions: [Carveout], but open: String?) -> [Carveout] {
      exceptions.map { exception in
        var exception = exception
        if exception.id != open { exception.disputed = nil }
        return exception
      }
    }
    return disputes.map {
      (
        Remedy.DisputedReading(provision: id, element: facts.vocabulary.variables[$0.variable].id),
        alone([$0], settled(exceptions, but: nil))
      )
    }
      + exceptions.filter { $0.disputed != nil }.map {
        (Remedy.DisputedReading(provision: id, element: $0.id), alone([], settled(exceptions, but: $0.id)))
      }
  }
}
