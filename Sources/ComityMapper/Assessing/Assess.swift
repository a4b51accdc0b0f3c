// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// What the assessment of one requirement gives.
struct Answered {
  var status: Status
  var options: [OptionUse] = []
  var provisions: [String] = []
  /// The articles on which the law has no offence yet that this duty could be asked of.
  var waitsFor: [String] = []
  var findings: [Finding] = []
}

extension CompiledInquiry {
  /// A requirement to make conduct an offence as it stands, with the part of the law that it has to do with, and what
  /// the offences on its topic already punish of it in a perpetrator.
  typealias NarrowedState = (near: CompiledInquiry, state: RequirementState, established: Region)

  /// The requirements to make conduct an offence on which the law was surveyed, with what is left of each.
  func states(countsDeclarations: Bool) -> [NarrowedState] {
    treaty.requirements.filter { $0.kind == .criminalize && module.surveys($0.topic) }.concurrentMap { requirement in
      let near = narrowed(to: region(of: requirement))
      let state = RequirementState(requirement, in: near, countsDeclarations: countsDeclarations)
      let punished = Region(joining: offenses(on: [requirement.topic]).map(\.core), in: facts.space)
      return (near, state, state.remaining.intersection(punished))
    }
  }

  /// Answers a requirement of the conduct space.
  func answer(_ requirement: Requirement, _ states: [NarrowedState], countsDeclarations: Bool) -> Answered {
    guard module.surveys(requirement.topic) else { return Answered(status: .notSurveyed) }
    if let (near, state, _) = states.first(where: { $0.state.requirement.id == requirement.id }) {
      return near.assess(state)
    }
    return requirement.kind == .sanction
      ? assess(sanctions: requirement, states.map(\.state))
      : assess(extending: requirement, states, countsDeclarations: countsDeclarations)
  }

  /// Something that is asked beside the single requirements, and can be asked at the same time as they; in the order in
  /// which the findings stand in a report.
  enum FurtherQuestion: CaseIterable {
    /// What is to be said of the declarations that the State made.
    case declarations
    /// What the treaty and the law do to protected activities.
    case overreach
    /// Which penalties do not reach a threshold of the treaty, and which do so for a protected activity.
    case thresholds
  }

  /// Answers a further question.
  func findings(on question: FurtherQuestion, _ states: [RequirementState], countsDeclarations: Bool) -> [Finding] {
    switch question {
    case .declarations: declarationFindings(states, countsDeclarations: countsDeclarations)
    case .overreach: overreachFindings(states)
    case .thresholds: thresholdFindings(states) + exposureFindings()
    }
  }

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

  /// What of a region a cover does not reach, in words.
  ///
  /// - Parameter whole: what the cases are told apart from; the region itself, where nothing is given.
  func uncovered(
    _ region: Region, by cover: Region, limit: Int, showing relevant: Set<Int> = [], within whole: Region? = nil
  ) -> (cases: [UncoveredCase], points: [Point], isComplete: Bool) {
    facts.uncovered(region, by: cover, limit: limit, showing: relevant, within: whole)
  }
}
