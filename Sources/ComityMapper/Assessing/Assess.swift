// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// Answers every requirement of the inquiry's treaty and gathers the findings.
package func assess(_ inquiry: CompiledInquiry, countsDeclarations: Bool) -> Report {
  let criminalized = inquiry.treaty.requirements
    .filter { $0.kind == .criminalize && inquiry.module.surveys($0.topic) }
    .map { requirement in
      let near = inquiry.narrowed(to: inquiry.region(of: requirement))
      return (near: near, state: RequirementState(requirement, in: near, countsDeclarations: countsDeclarations))
    }
  let states = criminalized.map(\.state)
  var assessments: [Assessment] = []
  var findings: [Finding] = []
  for requirement in inquiry.treaty.requirements where requirement.kind.space == .conduct {
    guard inquiry.module.surveys(requirement.topic) else {
      assessments.append(
        Assessment(requirement: requirement, status: .notSurveyed, options: [], provisions: [], findings: []))
      continue
    }
    let answer: Answered
    switch requirement.kind {
    case .criminalize:
      guard let (near, state) = criminalized.first(where: { $0.state.requirement.id == requirement.id })
      else { continue }
      answer = near.assess(state)
    case .extend:
      answer = inquiry.assess(extending: requirement, states, countsDeclarations: countsDeclarations)
    case .sanction:
      answer = inquiry.assess(sanctions: requirement, states)
    case .power, .safeguard, .cooperate, .refusal, .permit, .forbid:
      continue
    }
    assessments.append(
      Assessment(
        requirement: requirement, status: answer.status, options: answer.options, provisions: answer.provisions,
        findings: answer.findings.map(\.id)))
    findings += answer.findings
  }
  let more =
    inquiry.declarationFindings(states, countsDeclarations: countsDeclarations)
    + inquiry.overreachFindings(states) + inquiry.thresholdFindings(states) + inquiry.exposureFindings()
  for finding in more {
    if let index = assessments.firstIndex(where: { $0.requirement.id == finding.requirement }) {
      assessments[index].findings.append(finding.id)
    }
  }
  let module = inquiry.module
  return Report(
    jurisdiction: module.jurisdiction, treaty: inquiry.treaty, asOf: inquiry.date,
    standing: module.standing(to: inquiry.treaty.id, on: inquiry.date), countsDeclarations: countsDeclarations,
    surveyed: module.surveyed,
    provisions: inquiry.offenses.map(\.definition) + module.generalPart.filter { $0.inForce.contains(inquiry.date) },
    declarations: (module.participation.first { $0.treaty == inquiry.treaty.id }?.declarations ?? [])
      .filter { $0.stands(on: inquiry.date) },
    assessments: assessments, findings: findings + more, vocabulary: inquiry.facts.vocabulary)
}

/// What the assessment of one requirement gives.
struct Answered {
  var status: Status
  var options: [OptionUse] = []
  var provisions: [String] = []
  var findings: [Finding] = []
}

extension CompiledInquiry {
  /// Answers a requirement to make conduct an offence.
  func assess(_ state: RequirementState) -> Answered {
    let (status, sufficient) = state.status(in: self)
    var answer = Answered(status: status)
    answer.provisions = answering(state.requirement, state.remaining)
    answer.options = optionUses(state, status, sufficient)
    if status != .met, status != .metByDeclaration {
      answer.findings = gapFindings(state, status, sufficient)
    }
    return answer
  }

  /// The options that stand behind a status: those in force, or the smallest set that would close the rest.
  func optionUses(_ state: RequirementState, _ status: Status, _ sufficient: [[UsedOption]]) -> [OptionUse] {
    var uses = state.inForce.map { used in
      var without = state.whole
      for other in state.inForce where other.option.id != used.option.id { without = other.applied(to: without) }
      return use(used, .inForce, releasing: used.takenOut(of: without))
    }
    if let first = sufficient.first, status == .needsDeclaration {
      uses += first.map { use($0, .needed, releasing: $0.takenOut(of: state.remaining)) }
    }
    return uses
  }

  private func use(_ used: UsedOption, _ kind: OptionUse.Use, releasing region: Region) -> OptionUse {
    OptionUse(
      option: used.option.id, alternatives: used.alternatives, article: used.option.article,
      paragraph: used.option.paragraph, use: kind,
      releases: uncovered(region, by: law, limit: 3).cases)
  }

  /// The provisions that answer a requirement: those on its topic that reach some of its cases, and any other
  /// without which cases would be lost.
  func answering(_ requirement: Requirement, _ region: Region) -> [String] {
    let reaching = offenses.filter { !region.isDisjoint(with: $0.lenient) }
    let onTopic = reaching.filter { $0.definition.topics.contains(requirement.topic) }
    let covered = Region(joining: onTopic.map(\.strict), in: facts.space)
    // Offences on other topics are named where the answer would be another without them.
    guard !region.isSubset(of: covered), region.isSubset(of: law) else { return onTopic.map(\.id) }
    let others = reaching.filter { offense in
      !offense.definition.topics.contains(requirement.topic)
        && !region.intersection(offense.strict).isSubset(of: covered)
    }
    return (onTopic + others).map(\.id)
  }

  /// What of a region a cover does not reach, in words.
  ///
  /// - Parameter whole: what the cases are told apart from; the region itself, where nothing is given.
  func uncovered(
    _ region: Region, by cover: Region, limit: Int, showing relevant: Set<Int> = [], within whole: Region? = nil
  ) -> (cases: [UncoveredCase], points: [Point], isComplete: Bool) {
    facts.uncovered(region, by: cover, limit: limit, showing: relevant, within: whole)
  }
}

extension Region {
  /// For each variable that every term limits or that some term limits, the union of what the terms allow.
  func projections() -> [Int: ValueSet] {
    var result: [Int: ValueSet] = [:]
    for variable in 0..<space.variableCount {
      result[variable] = terms.reduce(ValueSet()) { $0.union($1.cube.values(of: variable)) }
    }
    return result
  }
}
