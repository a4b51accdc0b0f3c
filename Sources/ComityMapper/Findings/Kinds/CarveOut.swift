// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// Cases that an exception of a provision takes out of the law.
  public struct CarveOut: FindingContent {
    /// The provision.
    public var provision: String
    /// Its exception.
    public var carveout: Carveout
    /// The options under which the treaty tolerates it.
    public var toleratedBy: [String]

    /// The kind.
    public var kind: Kind { .carveOutGap }

    enum Sentence: String, CaseIterable {
      case message = "carve-out", tolerated = "carve-out-tolerated"
    }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [
        FindingSentence(Sentence.message, ["provision": .provisions([provision])]), .quoting(.text(carveout.summary)),
        toleratedBy.isEmpty ? nil : FindingSentence(Sentence.tolerated, ["options": .anyOption(toleratedBy)]),
      ].compactMap(\.self)
    }

    package func cause(of finding: Finding) -> [String]? { [provision, carveout.id] }

    package var exception: Carveout? { carveout }
  }
}

extension Finding.Kind {
  /// Cases that a defence or carve-out takes out of the law.
  public static let carveOutGap = Finding.Kind(
    "carve-out-gap", title: "A defence or carve-out takes out cases that the treaty reaches",
    explanation: "Cases that a provision would reach if one of its exceptions did not take them out.", level: .error,
    sentences: keys(Finding.CarveOut.Sentence.self), summary: .amend, isLaidBeside: true)
}

extension ConductInquiry {
  /// For every exception of a provision: the part of the requirement that only this exception takes out of the law.
  func carveOuts(_ answer: RequirementAnswer) -> [(finding: Finding, region: Region, exception: [String])] {
    let requirement = answer.requirement
    let covered = answer.strict.covered
    var result: [(Finding, Region, [String])] = []
    for offense in offenses(on: [requirement.topic]) {
      let exceptions = offense.definition.exceptions.filter { $0.kind != .bar }
      let cubes = exceptions.map { exception in exception.when.map { facts.cube($0) } }
      for (index, exception) in exceptions.enumerated() {
        let region = takenOut(byTheOneAt: index, of: cubes, offense, answer.strict.owed)
        guard !region.isSubset(of: covered) else { continue }
        let found = facts.uncovered(
          region, by: covered, limit: namedCases, showing: relevantVariables(answer.strict.owed),
          within: answer.strict.owed)
        let tolerating = closing(region, answer, outside: covered).sets
        let certainty: Certainty = answer.isAnsweredLeniently(region, outside: covered) ? .arguable : .certain
        let finding = finding(
          Finding.CarveOut(
            provision: offense.id, carveout: exception, toleratedBy: tolerating.first.map { $0.map(\.option.id) } ?? []),
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
  ///
  /// - Parameter exceptions: the cases of each exception of the offence.
  private func takenOut(
    byTheOneAt index: Int, of exceptions: [[Cube]], _ offense: CompiledOffense, _ region: Region
  ) -> Region {
    let own = region.intersection(Region(space: facts.space, terms: exceptions[index].map { Region.Term(cube: $0) }))
    guard !own.isEmpty else { return own }
    // Of the others those that meet it: a hundred sections with an exception each are not excluded from each other.
    let hull = own.hull
    let others = exceptions.indices.filter { $0 != index }.flatMap { exceptions[$0] }
      .filter { !$0.isDisjoint(with: hull) }
    return own.intersection(
      Region(
        space: facts.space, terms: offense.strict.terms.map { Region.Term(cube: $0.cube, exclusions: others) }))
  }
}
