// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import CompiledLaw
import Regions

extension ConductInquiry: AsksOneTreaty {
  func place(of provision: String) -> Place? { offenses.first { $0.id == provision }?.definition.place }

  /// A requirement to make conduct an offence, answered; with what the offences on its topic punish of it in a perpetrator.
  struct Established: Sendable {
    let answer: RequirementAnswer
    let region: Region
    var requirement: Requirement { answer.requirement }
  }

  /// The requirements to make conduct an offence on which the law was surveyed and which the State owes.
  func established() -> [Established] {
    treaty.requirements.filter { requirement in
      requirement.kind == .criminalize && survey.extent(of: requirement.topic) != .none
        && !module.isExempt(from: requirement)
    }
    .concurrentMap { requirement in
      let answer = RequirementAnswer(
        inquiry(requirement, about: region(of: requirement), topics: [requirement.topic]))
      let punished = Region(joining: offenses(on: [requirement.topic]).map(\.core), in: facts.space)
      return Established(answer: answer, region: answer.strict.owed.intersection(punished))
    }
  }

  /// Answers a requirement of the conduct space.
  func answer(_ requirement: Requirement, _ established: [Established]) -> Answered {
    if module.isExempt(from: requirement) { return Answered(.notOwed) }
    guard survey.extent(of: requirement.topic) != .none else { return Answered(.notSurveyed) }
    if let own = established.first(where: { $0.requirement.id == requirement.id }) { return answer(own) }
    return requirement.kind == .sanction
      ? answer(sanctions: requirement, established) : answer(extending: requirement, established)
  }

  private func answer(_ established: Established) -> Answered {
    let answer = established.answer
    var answered = Answered(answer)
    answered.provisions = answering(answer.requirement, answer.strict.owed)
    answered.options = optionUses(answer)
    answered.credited = credited(answer)
    if answer.requirement.modality.isDuty, !answer.status.isMet { answered.findings = gapFindings(answer) }
    return answered
  }

  /// The provisions that answer a requirement: those on its topic that reach some of its cases, and any other
  /// without which cases would be lost.
  private func answering(_ requirement: Requirement, _ region: Region) -> [String] {
    let reaching = offenses.filter { !region.isDisjoint(with: $0.lenient) }
    let onTopic = reaching.filter { $0.topics.contains(requirement.topic) }
    let covered = Region(joining: onTopic.map(\.strict), in: facts.space)
    // Offences on other topics are named where the answer would be another without them.
    guard !region.isSubset(of: covered), region.isSubset(of: law) else { return onTopic.map(\.id) }
    let others = reaching.filter { offense in
      !offense.topics.contains(requirement.topic)
        && !region.intersection(offense.strict).isSubset(of: covered)
    }
    return (onTopic + others).map(\.id)
  }

  /// The justifications that count for an answer: without them cases would be open.
  private func credited(_ answer: RequirementAnswer) -> [CreditedProvision] {
    guard answer.requirement.leavesLawfulnessToDomesticLaw else { return [] }
    let left = answer.strict.owed.subtracting(answer.strict.reached.part(meeting: answer.strict.owed))
    guard !left.isEmpty else { return [] }
    return offenses.filter { !$0.justified.isDisjoint(with: left) }.flatMap { offense in
      offense.definition.exceptions.filter { exception in
        exception.kind == .justification
          && !facts.region(exception.when).intersection(offense.justified).isDisjoint(with: left)
      }
      .map { CreditedProvision(provision: offense.id, exception: $0.id) }
    }
  }
}
