// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// An offence that meets protected activities and is a serious crime in the meaning of the treaty, so that evidence of
  /// them could be asked for.
  public struct SeriousCrimeExposure: FindingContent {
    /// The activities, those that it certainly reaches first; the case shown is of the first.
    public var activities: [ProtectedActivity]
    /// Those of them that it reaches only arguably, where it certainly reaches others.
    public var arguably: [ProtectedActivity]
    /// The offence.
    public var provision: String
    /// The maximum of the form that fits the case shown; or, where only an aggravated form reaches the threshold, of that.
    public var maximum: Penalty.Maximum
    /// The condition of the aggravated form that alone reaches the threshold; `nil` where the basic form does.
    public var condition: String?
    /// The threshold that it reaches.
    public var threshold: Threshold

    /// The kind.
    public var kind: Kind { .seriousCrimeExposure }

    enum Sentence: String, CaseIterable {
      case basic = "exposure", aggravated = "exposure-aggravated", arguable = "exposure-arguable"
    }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [
        FindingSentence(
          condition == nil ? Sentence.basic : .aggravated,
          [
            "condition": .text(condition ?? ""), "provision": .provisions([provision]),
            "activity": .activities(certainly), "maximum": .maximum(maximum),
            "needed": .number(threshold.minimumOfMaximumMonths),
          ])
      ] + (arguably.isEmpty ? [] : [FindingSentence(Sentence.arguable, ["activity": .activities(arguably)])])
    }

    package var reach: [String] {
      // What it certainly reaches it arguably reaches, too.
      certainly.map(\.id) + activities.map { "arguably:\($0.id)" }
        + ["maximum:\(maximum.months.map { "\($0)" } ?? "life")"]
    }

    private var certainly: [ProtectedActivity] {
      activities.filter { activity in !arguably.contains { $0.id == activity.id } }
    }

    package var punishing: [String] { [provision] }
    package func certainlyPunishing(_ activity: ProtectedActivity) -> [String] {
      arguably.contains { $0.id == activity.id } ? [] : [provision]
    }
  }
}

extension Finding.Kind {
  /// A protected activity whose penalty opens the sharing of evidence.
  public static let seriousCrimeExposure = Finding.Kind(
    "serious-crime-exposure", title: "A penalty that opens the sharing of evidence",
    explanation:
      "A protected activity carries a penalty that makes it a serious crime, for which States share evidence.",
    level: .note, sentences: keys(Finding.SeriousCrimeExposure.Sentence.self))
}

extension ConductInquiry {
  /// The offences of this State that are serious crimes in the meaning of the treaty, so that it could ask every party
  /// for evidence of them, and that meet protected activities; an offence is told once, with all that it meets.
  func exposureFindings() -> [Finding] {
    treaty.thresholds.filter { $0.purpose == .evidenceSharing }.flatMap { threshold in
      // Two models of one provision that meet the same are one to a reader.
      var told: Set<[String]> = []
      return offenses.compactMap { exposure($0, threshold) }.filter { finding in
        guard let exposure = finding.content as? Finding.SeriousCrimeExposure,
          let offense = offenses.first(where: { $0.id == exposure.provision })
        else { return true }
        return told.insert([offense.definition.citation] + exposure.activities.map(\.id)).inserted
      }
    }
  }

  /// The maximum told is that of the form that fits the case shown.
  ///
  /// Where only an aggravated form reaches the threshold, its condition is told, and that it has to be met besides: one
  /// that meets the activity, whose facts the case shown then has, before one of which no word tells the condition.
  private func exposure(_ offense: CompiledOffense, _ threshold: Threshold) -> Finding? {
    let definition = offense.definition
    let needed = threshold.minimumOfMaximumMonths
    func isEnough(_ penalty: Penalty) -> Bool { penalty.isKnown && penalty.maximum.reaches(needed) }
    let sufficient = definition.aggravatedForms.filter { isEnough($0.penalty) }
      .sorted { $0.penalty.maximum < $1.penalty.maximum }
    guard isEnough(definition.penalty) || !sufficient.isEmpty else { return nil }
    func meetings(in cases: Region?) -> [Meeting] {
      protectedActivities.compactMap { activity, region in
        meeting(offense, activity, cases.map(region.intersection) ?? region)
      }
    }
    let met = meetings(in: nil)
    let usual = met.filter { isEnough($0.penalty) }
    let conditional = sufficient.compactMap { form -> (form: AggravatedForm, met: [Meeting])? in
      if form.reaches.isEmpty { return met.isEmpty ? nil : (form, met) }
      let fitting = meetings(in: offense.forms.first { $0.form == form }?.cases)
      return fitting.isEmpty ? nil : (form, fitting)
    }
    let exposed = usual + conditional.flatMap(\.met)
    let amendments = exposed.certainFirst.map(\.activity.id).unique
      .map { Remedy.Amendment(provision: offense.id, except: .activity($0)) }
    if !usual.isEmpty { return exposure(offense, threshold, usual, form: nil, amendments) }
    return conditional.first.flatMap { exposure(offense, threshold, $0.met, form: $0.form, amendments) }
  }

  /// - Parameters:
  ///   - form: the aggravated form whose condition has to be met besides; `nil` where the activities are serious crimes as
  ///     they are.
  ///   - amendments: what spares these activities, and those that another form makes serious crimes.
  private func exposure(
    _ offense: CompiledOffense, _ threshold: Threshold, _ met: [Meeting], form: AggravatedForm?,
    _ amendments: [Remedy.Amendment]
  ) -> Finding? {
    let definition = offense.definition
    let shown = met.certainFirst
    guard let first = shown.first else { return nil }
    let isTold = form?.reaches.isEmpty ?? false
    return Finding(
      id: "\(module.jurisdiction.code)/\(treaty.id)/\(threshold.id)/serious-crime-exposure/\(offense.id)",
      level: form == nil ? .warning : .note, certainty: first.isCertain && !isTold ? .certain : .arguable,
      isProvisional: false, requirement: threshold.id, article: threshold.article, articles: [threshold.article],
      paragraph: threshold.paragraph, provisions: [offense.id], witness: first.witness, uncovered: [],
      uncoveredIsComplete: true, blocking: [],
      remedies: [.amend(amendments)],
      location: definition.place,
      content: Finding.SeriousCrimeExposure(
        activities: shown.map(\.activity),
        arguably: first.isCertain ? shown.filter { !$0.isCertain }.map(\.activity) : [], provision: offense.id,
        maximum: form?.penalty.maximum ?? first.penalty.maximum, condition: form?.when, threshold: threshold))
  }

  /// A protected activity that an offence meets, with a case of it.
  struct Meeting {
    var activity: ProtectedActivity
    var isCertain: Bool
    var witness: FactPattern
    /// The penalty of that case.
    var penalty: Penalty
  }

  /// The usual case of a protected activity that an offence reaches; `nil` where it reaches none.
  func meeting(_ offense: CompiledOffense, _ activity: ProtectedActivity, _ region: Region) -> Meeting? {
    let isCertain = !offense.core.isDisjoint(with: region)
    guard isCertain || !offense.lenientCore.isDisjoint(with: region) else { return nil }
    let both = (isCertain ? offense.core : offense.lenientCore).intersection(region)
    // Every element of the offence is shown, since the case has to be one that it reaches.
    return facts.example(in: both.without(facts.impossible)).map {
      Meeting(
        activity: activity, isCertain: isCertain,
        witness: facts.factPattern($0, showing: relevantVariables(both).union(offense.formVariables(at: $0))),
        penalty: offense.penalty(at: $0))
    }
  }
}

extension [ConductInquiry.Meeting] {
  /// What the offence certainly reaches before what it only arguably reaches.
  fileprivate var certainFirst: [ConductInquiry.Meeting] { filter(\.isCertain) + filter { !$0.isCertain } }
}
