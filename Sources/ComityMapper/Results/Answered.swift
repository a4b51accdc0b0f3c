// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import CompiledLaw
import Regions

/// What the assessment of one requirement gives.
struct Answered: Sendable {
  var status: Status
  var certainty = Certainty.certain
  var options: [OptionUse] = []
  var provisions: [String] = []
  /// The articles on which the law has no offence yet that this duty could be asked of.
  var waitsFor: [String] = []
  /// The exceptions and prohibitions that the treaty leaves to domestic law.
  var credited: [CreditedProvision] = []
  /// The facts of the State on which the answer hangs.
  var dependsOn: [StateFact.Name] = []
  /// What nobody read and would change the answer.
  var unread: [UnreadMatter] = []
  var findings: [Finding] = []
  /// Of a duty to do abroad what can be done at home: the duties to have the power at home, where the law knows no such power.
  ///
  /// What is missing at home is told there.
  var missesPowerOf: [String] = []
  /// How the requirement was answered, where it was asked as a region.
  var answer: RequirementAnswer?

  init(_ status: Status) {
    self.status = status
  }

  /// The answer of a region, with what stands behind it.
  init(_ answer: RequirementAnswer) {
    status = answer.status
    certainty = answer.certainty
    dependsOn = answer.dependsOn
    unread = answer.unread.compactMap(\.matter)
    self.answer = answer
  }
}

extension OpenQuestion {
  /// What nobody has read, for a reader; `nil` for what is merely disputed.
  fileprivate var matter: UnreadMatter? {
    switch self {
    case .disputes, .fact: nil
    case .declaration(let option): .declaration(option)
    case .beginning(let provision): .beginning(provision)
    case .part(let topic): .topic(topic)
    }
  }
}

/// What asks one treaty of one country's law, and makes findings about it.
protocol AsksOneTreaty {
  var treaty: Treaty { get }
  var module: any JurisdictionModule { get }
  var facts: FactSpace { get }
  /// Where a provision is written down.
  func place(of provision: String) -> Place?
}

extension AsksOneTreaty {
  /// The variables that a region speaks of: a case that leaves one of them out is not clear.
  func relevantVariables(_ region: Region) -> Set<Int> {
    region.terms.reduce(into: []) { $0.formUnion($1.cube.limitedVariables) }
  }

  /// A finding with its stable identifier.
  func finding(
    _ content: any FindingContent, of requirement: Requirement, named suffix: String = "", level: Level,
    certainty: Certainty = .certain, isProvisional: Bool = false, provisions: [String], witness: FactPattern?,
    uncovered: [UncoveredCase] = [], isComplete: Bool = true, blocking: [BlockingElement] = [],
    remedies: [Remedy] = []
  ) -> Finding {
    let base = "\(module.jurisdiction.code)/\(treaty.id)/\(requirement.id)/\(content.kind.rawValue)"
    return Finding(
      id: suffix.isEmpty ? base : "\(base)/\(suffix)", level: level, certainty: certainty,
      isProvisional: isProvisional, requirement: requirement.id, article: requirement.article,
      articles: [requirement.article], paragraph: requirement.paragraph, provisions: provisions, witness: witness,
      uncovered: uncovered, uncoveredIsComplete: isComplete, blocking: blocking, remedies: remedies,
      location: provisions.first.flatMap(place(of:)) ?? requirement.place, content: content)
  }

  /// The options behind an answer: in force, needed, helping, or too late.
  func optionUses(_ answer: RequirementAnswer, releases: Bool = true) -> [OptionUse] {
    func use(_ used: UsedOption, _ kind: OptionUse.Use, of region: Region, set: Int? = nil) -> OptionUse {
      let cases =
        releases
        ? facts.uncovered(used.takenOut(of: region), by: answer.strict.answering.reached, limit: 3, showing: []).cases
        : []
      return OptionUse(
        option: used.option.id, alternatives: used.alternatives, article: used.option.article,
        paragraph: used.option.paragraph, form: used.option.form, use: kind, set: set, releases: cases)
    }
    let used = answer.strict.used + answer.strict.choices
    var uses = used.map { one in
      let without = used.filter { $0.option.id != one.option.id }.applied(to: answer.inquiry.whole)
      return use(one, .inForce, of: without)
    }
    let left = used.applied(to: answer.inquiry.whole)
    for (index, set) in answer.closing.sets.enumerated() {
      uses += set.map { use($0, .needed, of: left, set: index + 1) }
    }
    uses += answer.helping.map { use($0, .helps, of: left) }
    return uses + answer.late.map { use($0, .tooLate, of: left) }
  }
}
