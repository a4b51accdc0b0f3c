// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// Penalties below what the treaty needs.
  public struct SanctionShort: FindingContent {
    /// The requirement whose offences are concerned.
    public var requirement: String
    /// The provisions that carry too low a maximum.
    public var provisions: [String]
    /// The highest maximum among them, in months.
    public var maximumMonths: Int
    /// The maximum needed, in months; 0 stands for "any deprivation of liberty".
    public var neededMonths: Int
    /// What the threshold opens; nothing for the duty to punish with deprivation of liberty.
    public var threshold: Threshold?

    /// The kind.
    public var kind: Kind { .sanctionShort }

    enum Sentence: String, CaseIterable {
      case noLiberty = "sanction-no-liberty", short = "sanction-short", fine = "sanction-short-fine"
    }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      guard let threshold else {
        return [
          FindingSentence(
            Sentence.noLiberty, ["provisions": .provisions(provisions), "of": .requirements([requirement])])
        ]
      }
      return [
        FindingSentence(
          maximumMonths == 0 ? Sentence.fine : .short,
          [
            "provisions": .provisions(provisions), "maximum": .months(maximumMonths),
            "threshold": .article(threshold.paragraph), "needed": .months(neededMonths),
            "summary": .text(threshold.summary),
          ])
      ]
    }

    package var reach: [String] { provisions }

    /// A threshold sets how far cooperation goes; only what sanctions are owed asks for a change of law.
    package var summary: Kind.Summary { threshold == nil ? kind.summary : .know }
  }
}

extension Finding.Kind {
  /// A penalty below what the treaty needs.
  public static let sanctionShort = Finding.Kind(
    "sanction-short", title: "A penalty below what the treaty needs",
    explanation:
      "The maximum penalty stays below what the treaty asks for, or below a threshold on which cooperation depends.",
    level: .warning, sentences: keys(Finding.SanctionShort.Sentence.self), summary: .amend)
}

extension ConductInquiry {
  /// Answers the duty to punish with effective, proportionate and dissuasive sanctions, as far as numbers can tell:
  /// whether deprivation of liberty is among them.
  ///
  /// "Effective" and "proportionate" are standards without a number: the offences that carry a penalty answer them. Where
  /// nothing is an offence, or the module says that the law knows no sanction, nothing does.
  func answer(sanctions requirement: Requirement, _ established: [Established]) -> Answered {
    let concerned = established.filter { requirement.extending?.concerns([$0.requirement.id]) ?? true }
    guard !concerned.isEmpty else { return Answered(.notSurveyed) }
    let answering = offenses.filter { offense in
      concerned.contains { !$0.answer.strict.owed.isDisjoint(with: offense.core) }
    }
    let isDuty = requirement.modality.isDuty
    let waitsFor = concerned.filter(\.region.isEmpty).map(\.requirement.article).unique
    guard !answering.isEmpty, !module.statesNone(on: requirement.topic) else {
      var answered = Answered(isDuty ? .notMet : .notUsed)
      answered.waitsFor = waitsFor
      return answered
    }
    var answered = Answered(isDuty ? .met : .used)
    answered.provisions = answering.map(\.id)
    answered.waitsFor = waitsFor
    guard requirement.requiresDeprivationOfLiberty else { return answered }
    let floor = PenaltyFloor(neededMonths: 1, of: self)
    answered.findings = concerned.compactMap { shortfall($0, of: requirement, floor, threshold: nil) }
    if !answered.findings.isEmpty {
      // Where disputed provisions carry the penalty that is missing, it can be argued that nothing is.
      let isArguable = answered.findings.allSatisfy { $0.certainty == .arguable }
      answered.status = !isDuty ? .partlyUsed : isArguable ? .arguable : .partlyMet
      answered.certainty = isArguable ? .arguable : .certain
    }
    return answered
  }

  /// For every threshold on which extradition rests: the offences whose maximum stays below it.
  func thresholdFindings(_ established: [Established]) -> [Finding] {
    treaty.thresholds.filter { $0.purpose == .extradition }.flatMap { threshold in
      let floor = PenaltyFloor(neededMonths: threshold.minimumOfMaximumMonths, of: self)
      return established.filter { $0.requirement.modality.isDuty }
        .compactMap { shortfall($0, of: $0.requirement, floor, threshold: threshold) }
    }
  }

  /// The cases of a requirement that the law punishes, but nowhere with so many months; penalties that were not read
  /// are not held against the law.
  private func shortfall(
    _ base: Established, of requirement: Requirement, _ floor: PenaltyFloor, threshold: Threshold?
  ) -> Finding? {
    let (covered, neededMonths) = (floor.sufficient, floor.neededMonths)
    let region = base.answer.strict.owed.intersection(floor.punished)
    guard !region.isSubset(of: covered) else { return nil }
    let certainty: Certainty = region.isSubset(of: floor.sufficientLeniently) ? .arguable : .certain
    let open = region.subtracting(covered)
    let short = offenses.filter { offense in
      offense.definition.penalty.isKnown && !offense.definition.penalty.maximum.reaches(neededMonths)
        && !open.isDisjoint(with: offense.core)
    }
    let found = facts.uncovered(region, by: covered, limit: 2, showing: relevantVariables(region))
    // Of the forms of an offence those count that fit some of the cases that stay short.
    let maximum =
      short.flatMap { offense in
        let cases = open.intersection(offense.core)
        return [offense.definition.penalty]
          + offense.forms.filter { !cases.isDisjoint(with: $0.cases) }.map(\.form.penalty)
      }.filter(\.isKnown).compactMap(\.maximum.months).max() ?? 0
    return finding(
      Finding.SanctionShort(
        requirement: base.requirement.id, provisions: short.map(\.id), maximumMonths: maximum,
        neededMonths: neededMonths, threshold: threshold),
      of: requirement, named: threshold.map(\.id) ?? base.requirement.id,
      // Nobody owes a maximum at which cooperation begins.
      level: threshold == nil
        ? .of(requirement, certainty: certainty, isProvisional: base.answer.isProvisional) : .note,
      certainty: certainty, isProvisional: base.answer.isProvisional, provisions: short.map(\.id),
      witness: found.cases.first?.witness,
      uncovered: found.cases, isComplete: found.isComplete,
      remedies: [.raise(provisions: short.map(\.id), toMonths: max(neededMonths, 1))])
  }
}

/// What the law punishes, and what of it with a maximum of so many months or more.
///
/// Only the completed offence of a human perpetrator is measured, case by case with the form that fits it; penalties that
/// were not read count as enough.
struct PenaltyFloor {
  let neededMonths: Int
  let punished: Region
  let sufficient: Region
  /// The same under the lenient reading of what is disputed.
  let sufficientLeniently: Region

  init(neededMonths: Int, of inquiry: ConductInquiry) {
    self.neededMonths = neededMonths
    let offenses = inquiry.offenses
    punished = Region(joining: offenses.map(\.core), in: inquiry.facts.space)
    sufficient = Region(
      joining: offenses.map { $0.carrying(atLeast: neededMonths, of: $0.core) }, in: inquiry.facts.space)
    sufficientLeniently = Region(
      joining: offenses.map { $0.carrying(atLeast: neededMonths, of: $0.lenientCore) }, in: inquiry.facts.space)
  }
}
