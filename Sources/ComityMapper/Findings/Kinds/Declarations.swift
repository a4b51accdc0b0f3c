// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// A declaration that takes out nothing that the law fails to reach.
  public struct DeclarationUnneeded: FindingContent {
    /// The option that was used.
    public var option: String

    /// The kind.
    public var kind: Kind { .declarationUnneeded }

    enum Sentence: String, CaseIterable { case message = "declaration-unneeded" }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [FindingSentence(Sentence.message, ["option": .anyOption([option])])]
    }
  }

  /// Declarations that leave something open.
  public struct DeclarationInsufficient: FindingContent {
    /// The options that were used.
    public var options: [String]

    /// The kind.
    public var kind: Kind { .declarationInsufficient }

    enum Sentence: String, CaseIterable { case message = "declaration-insufficient" }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [FindingSentence(Sentence.message, ["options": .optionParagraphs(options)], cases: .told)]
    }
  }

  /// A declaration that the treaty does not allow.
  public struct DeclarationNotPermitted: FindingContent {
    /// The option that was used.
    public var option: String
    /// Why it may not be.
    public var reason: Reason

    /// Why a declaration is not permitted.
    public enum Reason: Sendable, Hashable {
      /// The option is for federal States.
      case notFederal
      /// It covers cases that the option does not, such as the one shown.
      case wider
    }

    /// The kind.
    public var kind: Kind { .declarationNotPermitted }

    enum Sentence: String, CaseIterable { case notFederal = "declaration-not-federal", wider = "declaration-too-wide" }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [FindingSentence(reason == .notFederal ? Sentence.notFederal : .wider, ["option": .anyOption([option])])]
    }
  }
}

extension Finding.Kind {
  /// A declaration that the law does not need.
  public static let declarationUnneeded = Finding.Kind(
    "declaration-unneeded", title: "A declaration that the law does not need",
    explanation: "Everything that the declaration takes out of the requirement is punished anyway.", level: .note,
    sentences: keys(Finding.DeclarationUnneeded.Sentence.self), summary: .withdraw)

  /// Declarations that leave something open.
  public static let declarationInsufficient = Finding.Kind(
    "declaration-insufficient", title: "Declarations in force leave something open",
    explanation: "The law does not meet the requirement, in spite of the declarations that the State made.",
    level: .warning, sentences: keys(Finding.DeclarationInsufficient.Sentence.self), isLaidBeside: true)

  /// A declaration that the treaty does not allow.
  public static let declarationNotPermitted = Finding.Kind(
    "declaration-not-permitted", title: "A declaration that the treaty does not allow",
    explanation:
      "The declaration uses an option that is not open to the State, or goes further than the option allows.",
    level: .error, sentences: keys(Finding.DeclarationNotPermitted.Sentence.self))
}

extension AsksOneTreaty {
  /// What is to be said of the declarations that the State made under options of one space: not permitted, unneeded, or
  /// not enough.
  func declarationFindings(_ answers: [RequirementAnswer], _ space: Vocabulary.Space, on date: CalendarDate)
    -> [Finding]
  {
    var findings: [Finding] = []
    for (declaration, option) in module.optionsUsed(of: treaty, on: date, in: space) {
      let concerned = answers.filter { option.applies(to: $0.requirement) }
      guard let first = concerned.first else { continue }
      if let finding = notPermitted(declaration, option, first) {
        findings.append(finding)
        if !option.isAvailable(to: module) { continue }
      }
      if concerned.allSatisfy({ isUnneeded(option, $0) }) {
        findings.append(
          finding(
            Finding.DeclarationUnneeded(option: option.id), of: first.requirement, named: option.id, level: .note,
            provisions: [], witness: nil, remedies: [.withdraw(option: option.id)]))
      } else {
        findings += concerned.compactMap { insufficient(option, $0) }
      }
    }
    return findings
  }

  /// Whether as much is open with the option as without it.
  private func isUnneeded(_ option: TreatyOption, _ answer: RequirementAnswer) -> Bool {
    let strict = answer.strict
    guard strict.used.contains(where: { $0.option.id == option.id }) else { return true }
    let others = strict.used.filter { $0.option.id != option.id } + strict.choices
    let owed = answer.inquiry.owed(of: answer.inquiry.whole, using: others, .strict)
    let added = answer.inquiry.openedToEveryWay(owed).subtracting(strict.asked)
    let reached = answer.inquiry.reachedInSomeWay(of: owed, strict.answering)
    return added.isSubset(of: reached.union(strict.credited))
  }

  /// A declaration that leaves open what the whole option would have closed.
  private func insufficient(_ option: TreatyOption, _ answer: RequirementAnswer) -> Finding? {
    let strict = answer.strict
    guard answer.requirement.modality.isDuty, !strict.isMet,
      strict.used.contains(where: { $0.option.id == option.id })
    else { return nil }
    let covered = strict.covered
    let whole = facts.fullUses(of: option).first { use in
      answer.inquiry.openedToEveryWay(use.applied(to: strict.owed)).isSubset(of: covered)
    }
    guard whole != nil else { return nil }
    let certainty: Certainty = answer.lenient.isMet ? .arguable : .certain
    // What is certain is what stays open under the lenient reading, too.
    let shown = certainty == .certain ? strict.asked.intersection(answer.lenient.asked) : strict.asked
    let cover = certainty == .certain ? covered.union(answer.lenient.covered) : covered
    let found = facts.uncovered(shown, by: cover, limit: 3, showing: relevantVariables(strict.owed))
    return finding(
      Finding.DeclarationInsufficient(options: [option.id]), of: answer.requirement,
      level: min(.warning, .of(answer.requirement, certainty: certainty, isProvisional: answer.isProvisional)),
      certainty: certainty, isProvisional: answer.isProvisional, provisions: [],
      witness: found.cases.first?.witness, uncovered: found.cases, isComplete: found.isComplete)
  }

  private func notPermitted(
    _ declaration: StateDeclaration, _ option: TreatyOption, _ answer: RequirementAnswer
  ) -> Finding? {
    func finding(_ reason: Finding.DeclarationNotPermitted.Reason, _ witness: FactPattern?) -> Finding {
      self.finding(
        Finding.DeclarationNotPermitted(option: option.id, reason: reason), of: answer.requirement, named: option.id,
        level: .error, provisions: [], witness: witness, remedies: [.withdraw(option: option.id)])
    }
    if !option.isAvailable(to: module) { return finding(.notFederal, nil) }
    guard let declared = declaration.region,
      let point = facts.excess(of: declared, under: option, in: answer.inquiry.whole)
    else { return nil }
    return finding(.wider, facts.factPattern(point, showing: relevantVariables(answer.inquiry.whole)))
  }
}
