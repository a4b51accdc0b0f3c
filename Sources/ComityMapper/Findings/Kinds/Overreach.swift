// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// A protected activity that a provision punishes, or that a duty obliges the State to punish.
  public struct Overreach: FindingContent {
    /// The activity.
    public var activity: ProtectedActivity
    /// Whether the treaty, with the options in force, obliges the State to punish it.
    public var isDuty: Bool
    /// Whether the treaty's text, with no option used, obliges a State to punish it.
    public var isDutyWithoutOptions: Bool
    /// Whether the article leaves to domestic law what makes an act lawful, so that the State can spare the activity.
    public var leavesLawfulness: Bool
    /// The options each of which takes the activity out of the duty.
    public var releasedBy: [String]
    /// The provisions that punish it under the strict reading.
    public var punishedBy: [String]
    /// The provisions that punish it only under the lenient reading.
    public var arguablyPunishedBy: [String]
    /// By provision the penalty of the form that fits the usual case of the activity, where forms with facts are stated;
    /// of the other provisions it is the basic one.
    public var penalties: [String: Penalty]

    /// The kind.
    public var kind: Kind { .overreach }

    /// What is told of the law: arguable, where no provision punishes the activity under every reading and some do under one.
    var certainty: Certainty { punishedBy.isEmpty && !arguablyPunishedBy.isEmpty ? .arguable : .certain }

    enum Sentence: String, CaseIterable {
      case punished = "overreach-punished", arguable = "overreach-arguable", notPunished = "overreach-not-punished"
      case duty = "overreach-duty", dutyReleased = "overreach-duty-released", dutyRemoved = "overreach-duty-removed"
      case lawfulness = "overreach-lawfulness", noDuty = "overreach-no-duty"
    }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      func sentence(_ key: Sentence, by provisions: [String]) -> FindingSentence? {
        provisions.isEmpty
          ? nil : FindingSentence(key, ["activity": .activities([activity]), "provisions": .provisions(provisions)])
      }
      let law = [sentence(.punished, by: punishedBy), sentence(.arguable, by: arguablyPunishedBy)].compactMap(\.self)
      let duty = FindingSentence(
        dutySentence, ["activity": .activities([activity]), "options": .anyOption(releasedBy)])
      return (law.isEmpty ? [FindingSentence(Sentence.notPunished, ["activity": .activities([activity])])] : law)
        + [duty]
    }

    private var dutySentence: Sentence {
      guard isDuty else { return isDutyWithoutOptions ? .dutyRemoved : .noDuty }
      return leavesLawfulness ? .lawfulness : releasedBy.isEmpty ? .duty : .dutyReleased
    }

    package func saysTheSame(as other: any FindingContent) -> Bool {
      guard let other = other as? Overreach else { return false }
      return isDuty == other.isDuty && punishedBy == other.punishedBy
        && arguablyPunishedBy == other.arguablyPunishedBy
    }

    /// The same provisions that punish the same activity, for which articles differ in nothing that is said.
    package func cause(of finding: Finding) -> [String]? {
      guard !punishing.isEmpty else { return nil }
      return [activity.id, dutySentence.rawValue] + punishedBy + ["arguably"] + arguablyPunishedBy + releasedBy
    }

    package var reach: [String] {
      // What is certainly punished is arguably punished, too.
      (isDuty ? ["duty"] : []) + punishedBy.map { "punished-by:\($0)" } + punishing.map { "arguably-punished-by:\($0)" }
    }

    package var activities: [ProtectedActivity] { [activity] }
    package var punishing: [String] { punishedBy + arguablyPunishedBy }
    package func certainlyPunishing(_ activity: ProtectedActivity) -> [String] { punishedBy }
  }
}

extension Finding.Kind {
  /// A protected activity that is punished, or that the treaty obliges to punish.
  public static let overreach = Finding.Kind(
    "overreach", title: "A protected activity is punished, or has to be",
    explanation:
      "The law, or the treaty itself, reaches an activity that should not be punished, such as good-faith research.",
    level: .warning, sentences: keys(Finding.Overreach.Sentence.self))
}

extension ConductInquiry {
  /// For every requirement and every protected activity, whether the treaty obliges the State to punish it, and
  /// whether the provisions that answer the requirement do.
  func overreachFindings(_ established: [Established]) -> [Finding] {
    let states = established.map(\.answer).filter { $0.requirement.modality.isDuty }
    let offensesOnTopic = states.map { offenses(on: [$0.requirement.topic]) }
    return protectedActivities.flatMap { activity, region in
      let beyond = beyond(states, offensesOnTopic, region)
      return states.indices.compactMap { index in
        let state = states[index]
        // What the law punishes of the article; then, once, what it punishes beyond all articles and is nearest to this one.
        let scope = state.inquiry.whole.intersection(region)
        let within = offensesOnTopic[index].filter { !$0.lenientCore.isDisjoint(with: scope) }
        let more = offensesOnTopic[index].filter { beyond[$0.id] == index }
        return overreach(state, activity, region, within + more, states)
      }
    }.sorted { left, right in
      (position(of: left), left.id) < (position(of: right), right.id)
    }
  }

  /// The offences that punish some of an activity, but nothing of it that an article speaks of, each with the article under
  /// which that is told: the first that asks for such acts on such objects, or else the last of its first topic.
  private func beyond(
    _ states: [RequirementAnswer], _ offensesOnTopic: [[CompiledOffense]], _ region: Region
  ) -> [String: Int] {
    var places: [String: Int] = [:]
    let scopes = states.map { $0.inquiry.whole.intersection(region) }
    lazy var deeds = states.map { self.deeds(of: $0) }
    var articles: [String: [Int]] = [:]
    for index in states.indices {
      for offense in offensesOnTopic[index] { articles[offense.id, default: []].append(index) }
    }
    for offense in offensesOnTopic.flatMap(\.self) where places[offense.id] == nil {
      let own = articles[offense.id] ?? []
      guard let first = own.first, !own.contains(where: { !offense.lenientCore.isDisjoint(with: scopes[$0]) })
      else { continue }
      let punished = offense.lenientCore.intersection(region)
      let topic = states[first].requirement.topic
      places[offense.id] =
        own.first { !punished.isDisjoint(with: deeds[$0]) }
        ?? own.last { states[$0].requirement.topic == topic }
    }
    return places
  }

  /// Everything that is done as an article speaks of it to what it speaks of.
  private func deeds(of state: RequirementAnswer) -> Region {
    let hull = state.inquiry.whole.hull
    let kernel = facts.kernel(of: state.requirement)
    return Region(
      kernel.reduce(Cube(in: facts.space)) { cube, variable in cube.limiting(variable, to: hull.values(of: variable)) })
  }

  private func position(of finding: Finding) -> Int {
    treaty.requirements.firstIndex { $0.id == finding.requirement } ?? 0
  }

  private func overreach(
    _ state: RequirementAnswer, _ activity: ProtectedActivity, _ region: Region, _ concerned: [CompiledOffense],
    _ states: [RequirementAnswer]
  ) -> Finding? {
    let requirement = state.requirement
    let dutyWithoutOptions = state.inquiry.whole.intersection(region)
    let duty = state.strict.owed.intersection(region)
    // Those first that punish what the article speaks of: the case shown is one of the first.
    let certain = concerned.filter { !$0.core.isDisjoint(with: region) }
    let punishing =
      certain.filter { !$0.core.isDisjoint(with: dutyWithoutOptions) }
      + certain.filter { $0.core.isDisjoint(with: dutyWithoutOptions) }
    let arguable = concerned.filter { $0.core.isDisjoint(with: region) && !$0.lenientCore.isDisjoint(with: region) }
    let isDuty = !duty.isEmpty
    let isDutyWithoutOptions = !dutyWithoutOptions.isEmpty
    // A law that does not punish it is no finding where options in force have removed the duty, or where the article lets
    // domestic law make the act lawful.
    let obliges = isDuty && !state.requirement.leavesLawfulnessToDomesticLaw
    guard obliges || !punishing.isEmpty || !arguable.isEmpty else { return nil }
    let options = state.inquiry.options
    let releasing = (options.open + options.choices + state.strict.used.map(\.option)).compactMap { option in
      isDutyWithoutOptions
        ? facts.fullUses(of: option).first { $0.applied(to: dutyWithoutOptions).isEmpty } : nil
    }
    let shown: Region
    if let first = punishing.first {
      let both = first.core.intersection(region)
      // The case is one of the article, as far as it can be.
      shown =
        [state.strict.owed, state.inquiry.whole, deeds(of: state)].lazy.map(both.intersection).first { !$0.isEmpty }
        ?? both
    } else {
      shown = isDuty ? duty : arguable.first.map { $0.lenientCore.intersection(region) } ?? duty
    }
    // All elements of the statute are shown: what the case has in common with the duty alone would be another case.
    let witness = facts.example(in: shown.without(facts.impossible)).map {
      facts.factPattern($0, showing: relevantVariables(shown))
    }
    // Where the article leaves lawfulness to domestic law, the State can spare the activity whatever it is obliged to.
    let isSpareable = requirement.leavesLawfulnessToDomesticLaw && isDuty && punishing.isEmpty
    let content = Finding.Overreach(
      activity: activity, isDuty: isDuty, isDutyWithoutOptions: isDutyWithoutOptions,
      leavesLawfulness: requirement.leavesLawfulnessToDomesticLaw, releasedBy: releasing.map(\.option.id),
      punishedBy: punishing.map(\.id), arguablyPunishedBy: arguable.map(\.id),
      penalties: penalties(of: activity, region, punishing + arguable))
    return finding(
      content, of: requirement, named: activity.id,
      level: isSpareable ? .note : .warning, certainty: content.certainty,
      provisions: (punishing + arguable).map(\.id), witness: witness,
      remedies: remedies(
        activity, region, punishing + arguable, isDuty && !requirement.leavesLawfulnessToDomesticLaw, releasing, states)
    )
  }

  private func penalties(
    of activity: ProtectedActivity, _ region: Region, _ offenses: [CompiledOffense]
  ) -> [String: Penalty] {
    Dictionary(
      offenses.filter { !$0.forms.isEmpty }.compactMap { offense in
        meeting(offense, activity, region).map { (offense.id, $0.penalty) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What would keep the law, and the treaty, from punishing a protected activity: an exception in the provisions that
  /// do, where no duty of the treaty is left open by it; else the options that take the duty away, with the exception.
  ///
  /// Each was tried: with the exception no provision reaches the activity, and whatever the treaty still asks to be
  /// punished of it is punished as before.
  private func remedies(
    _ activity: ProtectedActivity, _ region: Region, _ punishing: [CompiledOffense], _ isDuty: Bool,
    _ releasing: [UsedOption], _ states: [RequirementAnswer]
  ) -> [Remedy] {
    let changed = Set(punishing.map(\.id))
    let others = offenses.filter { !changed.contains($0.id) && !$0.strict.isDisjoint(with: region) }
    let excepting = Region(joining: others.map(\.strict), in: facts.space)
    let punished = excepting.union(Region(joining: punishing.map(\.strict), in: facts.space))
    // A duty that leaves lawfulness to domestic law lets the State except the activity.
    let concerned = states.filter {
      !$0.requirement.leavesLawfulnessToDomesticLaw && !$0.strict.owed.isDisjoint(with: region)
    }
    /// Whether the exception leaves nothing open that the treaty asks for, if this option is used.
    func isHarmless(using option: UsedOption?) -> Bool {
      concerned.allSatisfy { state in
        let owed = state.strict.owed
        let asked = option.map { $0.option.applies(to: state.requirement) ? $0.applied(to: owed) : nil }
        let duty = (asked ?? nil) ?? owed
        return duty.intersection(region).intersection(punished).isSubset(of: excepting)
      }
    }
    let amendments = punishing.map { Remedy.Amendment(provision: $0.id, except: .activity(activity.id)) }
    guard isDuty else { return amendments.isEmpty || !isHarmless(using: nil) ? [] : [.amend(amendments)] }
    return releasing.compactMap { used in
      if amendments.isEmpty { return .declare([used]) }
      return isHarmless(using: used) ? .declareAndAmend([Remedy.DeclarationToMake(used)], amendments) : nil
    }
  }
}
