// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

/// What one State could ask of another about acts that should not be punished: the offences of the asking State that
/// meet a protected activity, and what becomes of a request for evidence of them.
public struct CooperationExposure: Sendable {
  /// An offence of the asking State that meets a protected activity.
  public struct Entry: Sendable {
    /// The offence.
    public var offense: any OffenseDefinition
    /// The activity that it meets.
    public var activity: ProtectedActivity
    /// The maximum of the case shown, of the form that fits it; nothing where it was not read.
    public var maximum: Penalty.Maximum?
    /// Whether that maximum makes it a crime of which the treaty opens the sharing of evidence; nothing where the treaty
    /// knows no such threshold.
    public var reachesThreshold: Bool?
    /// How far the State asked punishes what the offence and the activity have in common.
    public var dualCriminality: DualCriminality.Result
    /// Whether that is the same however open questions are decided.
    public var dualCriminalityCertainty: Certainty
    /// Whether the module of the State asked has looked at the offence's topics; if not, "none" means "not known".
    public var isSurveyed: Bool
    /// A case of the activity that the offence reaches, as usual as it can be.
    public var witness: FactPattern
    /// Whether the State asked punishes that case.
    public var isCasePunishable: Bool
    /// What becomes of a request about that case under the treaty, with the grounds of refusal that remain.
    public var answer: AssistanceAnswer

    /// Whether only a judge may allow the measure in the State asked; nothing where no rule tells who may.
    public var takesAJudge: Bool? { ExposureOverview.takesAJudge(answer.authorizedBy, in: answer.evidence) }

    fileprivate var weight: ExposureWeight {
      ExposureWeight(
        verdict: answer.verdict, maximum: maximum, takesAJudge: takesAJudge,
        grounds: answer.grounds.filter(\.fitsCase).count)
    }
  }

  /// The State that asks.
  public var asking: Jurisdiction
  /// The State that is asked.
  public var asked: Jurisdiction
  /// The treaty under which it is asked.
  public var treaty: Treaty
  /// Whether the treaty binds both on the day; if not, the answers say what would hold if it did.
  public var binds: Bool
  /// The measure that is asked for, by its word.
  public var measure: String
  /// The data that are asked for, by their word.
  public var data: String
  /// The offences, the weightiest first: where the State asked must assist, where the maximum is highest, where no judge is
  /// asked, where no ground of refusal is there.
  public var entries: [Entry]
  /// The words of the cases.
  public var vocabulary: Vocabulary
}

/// What States could ask of each other about acts that should not be punished: one against all, or all pairs.
public struct ExposureOverview: Sendable {
  /// One offence of one State, and what becomes of a request about it in another.
  public struct Row: Sendable {
    /// The State that asks.
    public var from: String
    /// The State that is asked.
    public var to: String
    /// The offence, by identifier.
    public var offense: String
    /// The offence as it is cited.
    public var citation: String
    /// The protected activity, by identifier.
    public var activity: String
    /// The maximum of the case shown; nothing where it was not read.
    public var maximum: Penalty.Maximum?
    /// Whether that opens the sharing of evidence; nothing where the treaty knows no such threshold.
    public var reachesThreshold: Bool?
    /// How far the State asked punishes it.
    public var dualCriminality: DualCriminality.Result
    /// Whether the module of the State asked has looked at the offence's topics.
    public var isSurveyed: Bool
    /// What the State asked has to do.
    public var verdict: AssistanceAnswer.Verdict
    /// Whether only a judge may allow the measure in the State asked; nothing where no rule tells who may.
    public var takesAJudge: Bool?
    /// The norms that give a ground of refusal in the case shown.
    public var grounds: [String]
    /// The norms whose grounds hang on the case.
    public var conditionalGrounds: [String]
    /// The case.
    public var witness: FactPattern

    fileprivate var weight: ExposureWeight {
      ExposureWeight(verdict: verdict, maximum: maximum, takesAJudge: takesAJudge, grounds: grounds.count)
    }
  }

  /// The States that ask, in the order of their codes.
  public var asking: [Jurisdiction]
  /// The States that are asked.
  public var asked: [Jurisdiction]
  /// The treaty, taken to bind all.
  public var treaty: Treaty
  /// The measure that is asked for, by its word.
  public var measure: String
  /// The data that are asked for, by their word.
  public var data: String
  /// The rows, the weightiest first.
  public var rows: [Row]
  /// The words of the cases.
  public var vocabulary: Vocabulary

  /// Whether only a judge may allow a measure, by the words of those who may.
  static func takesAJudge(_ authorizedBy: [String], in vocabulary: Vocabulary?) -> Bool? {
    authorizedBy.isEmpty ? nil : authorizedBy == [vocabulary?.answer(.judge)?.words.word]
  }
}

/// How heavy it weighs that a State could obtain evidence.
private struct ExposureWeight: Comparable {
  var verdict: AssistanceAnswer.Verdict
  var maximum: Penalty.Maximum?
  var takesAJudge: Bool?
  var grounds: Int

  private var rank: [Int] {
    let verdict =
      switch verdict {
      case .mustAssist: 4
      case .mayRefuse: 3
      case .mayAssist: 2
      case .noTreatyBasis: 1
      case .mustRefuse: 0
      }
    return [verdict, maximum.map(\.number) ?? 0, takesAJudge == false ? 1 : 0, -grounds]
  }

  static func < (left: ExposureWeight, right: ExposureWeight) -> Bool {
    left.rank.lexicographicallyPrecedes(right.rank)
  }
}

extension Sequence {
  /// The elements, the heaviest first; those that weigh the same stay in their order.
  fileprivate func heaviestFirst(_ weight: (Element) -> ExposureWeight) -> [Element] {
    enumerated().map { (weight($0.element), $0.offset, $0.element) }
      .sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }.map(\.2)
  }
}

/// An offence that meets a protected activity, compared with the law of the State asked, and the request about it.
private struct ExposedOffense {
  var comparison: RequestComparison
  var activity: ProtectedActivity
  var request: AssistanceRequest
}

extension Mapper {
  /// Goes through the offences of a State that meet a protected activity, and decides for each what another State would
  /// have to do that is asked for evidence of it.
  ///
  /// - Parameters:
  ///   - asked: the State that is asked.
  ///   - asking: the State that asks.
  ///   - id: the identifier of the treaty, taken to bind both.
  ///   - measure: what is asked for, a value of `action` of the evidence space.
  ///   - data: the data, a value of `data`.
  ///   - date: the day on which it is asked.
  /// - Throws: ``RequestError`` where a word is not known.
  public func exposure(
    of asked: String, to asking: String, under id: String, measure: String, data: String, asOf date: CalendarDate
  ) throws(RequestError) -> CooperationExposure {
    guard let treaty = lawBook.treaty(id) else { throw .unknownTreaty(id) }
    guard let askingModule = lawBook.module(asking) else { throw .unknownJurisdiction(asking) }
    guard let askedModule = lawBook.module(asked) else { throw .unknownJurisdiction(asked) }
    let mapper = alone(treaty)
    let laws = RequestLaws(mapper.lawBook, date, sharing: sharedConditions([askingModule, askedModule]))
    var entries: [CooperationExposure.Entry] = []
    for exposed in mapper.exposed(askingModule, askedModule, measure, data, date) {
      let comparison = exposed.comparison
      entries.append(
        CooperationExposure.Entry(
          offense: comparison.offense, activity: exposed.activity, maximum: comparison.maximum,
          reachesThreshold: treaty.sharingThreshold(reachedBy: comparison.maximum),
          dualCriminality: comparison.result, dualCriminalityCertainty: comparison.certainty,
          isSurveyed: comparison.isSurveyed, witness: comparison.conductCase,
          isCasePunishable: comparison.isCasePunishable,
          answer: try mapper.decide(exposed.request, comparison, laws, asOf: date, assuming: [treaty.id])))
    }
    return CooperationExposure(
      asking: askingModule.jurisdiction, asked: askedModule.jurisdiction, treaty: treaty,
      binds: isParty(askingModule, treaty, date) && isParty(askedModule, treaty, date), measure: measure, data: data,
      entries: entries.heaviestFirst(\.weight), vocabulary: lawBook.conduct)
  }

  /// Goes through pairs of States: what each that asks could obtain from each that is asked.
  ///
  /// As for one pair, it is about acts that should not be punished. The pairs are gone through on all cores.
  ///
  /// - Parameters:
  ///   - asking: the States that ask; all that are loaded, where nothing is given.
  ///   - asked: the States that are asked; all that are loaded, where nothing is given.
  ///   - id: the identifier of the treaty, taken to bind all.
  ///   - measure: what is asked for, a value of `action` of the evidence space.
  ///   - data: the data, a value of `data`.
  ///   - date: the day on which it is asked.
  /// - Throws: ``RequestError`` where a word is not known.
  public func exposure(
    ofAll asked: [String]? = nil, toAll asking: [String]? = nil, under id: String, measure: String, data: String,
    asOf date: CalendarDate
  ) throws(RequestError) -> ExposureOverview {
    guard let treaty = lawBook.treaty(id) else { throw .unknownTreaty(id) }
    func modules(_ codes: [String]?) throws(RequestError) -> [any JurisdictionModule] {
      guard let codes else { return lawBook.modules.filter { !$0.offenses.isEmpty } }
      var modules: [any JurisdictionModule] = []
      for code in codes {
        guard let module = lawBook.module(code) else { throw .unknownJurisdiction(code) }
        modules.append(module)
      }
      return modules
    }
    let (askingModules, askedModules) = (try modules(asking), try modules(asked))
    let mapper = alone(treaty)
    try mapper.checkWords(
      of: AssistanceRequest(from: "", to: "", offense: "", measure: measure, data: data))
    let shared = sharedConditions(askingModules + askedModules)
    // Which offences of a State meet an activity does not hang on whom it asks.
    let meeting = askingModules.concurrentMap { mapper.offensesMeetingActivities($0, date) }
    let found = askedModules.concurrentMap { askedModule -> Result<[ExposureOverview.Row], RequestError> in
      let laws = RequestLaws(mapper.lawBook, date, sharing: shared)
      return Result { () throws(RequestError) -> [ExposureOverview.Row] in
        var rows: [ExposureOverview.Row] = []
        for (module, only) in zip(askingModules, meeting)
        where module.jurisdiction.code != askedModule.jurisdiction.code {
          rows += try mapper.rows(module, askedModule, only, laws, under: treaty, measure, data)
        }
        return rows
      }
    }
    var rows: [ExposureOverview.Row] = []
    for result in found { rows += try result.get() }
    return ExposureOverview(
      asking: askingModules.map(\.jurisdiction), asked: askedModules.map(\.jurisdiction), treaty: treaty,
      measure: measure, data: data, rows: rows.heaviestFirst(\.weight), vocabulary: lawBook.conduct)
  }

  /// The rows of one pair.
  private func rows(
    _ asking: any JurisdictionModule, _ asked: any JurisdictionModule, _ only: Set<String>, _ laws: RequestLaws,
    under treaty: Treaty, _ measure: String, _ data: String
  ) throws(RequestError) -> [ExposureOverview.Row] {
    var rows: [ExposureOverview.Row] = []
    for exposed in exposed(asking, asked, measure, data, laws.date, only: only) {
      let comparison = exposed.comparison
      let question = try question(
        exposed.request, comparison, laws, asking, asked, under: treaty, binding: [treaty])
      let outcome = try laws.outcome(of: question, comparison)
      rows.append(
        ExposureOverview.Row(
          from: asking.jurisdiction.code, to: asked.jurisdiction.code, offense: comparison.offense.id,
          citation: comparison.offense.citation, activity: exposed.activity.id, maximum: comparison.maximum,
          reachesThreshold: treaty.sharingThreshold(reachedBy: comparison.maximum),
          dualCriminality: comparison.result, isSurveyed: comparison.isSurveyed, verdict: outcome.verdict,
          takesAJudge: ExposureOverview.takesAJudge(outcome.authorizedBy, in: lawBook.evidence),
          grounds: outcome.fitting,
          conditionalGrounds: outcome.hanging, witness: comparison.conductCase))
    }
    return rows
  }

  /// The mapper of the same law with one treaty only.
  private func alone(_ treaty: Treaty) -> Mapper {
    var alone = lawBook
    alone.treaties = [treaty]
    return Mapper(alone)
  }

  /// The offences of a State that meet a protected activity, each with the request about it.
  private func exposed(
    _ asking: any JurisdictionModule, _ asked: any JurisdictionModule, _ measure: String, _ data: String,
    _ date: CalendarDate, only: Set<String>? = nil
  ) -> [ExposedOffense] {
    let established = EstablishedOffense.all(in: lawBook.treaties)
    let pair = CompiledPair(
      asking, asked, lawBook.conduct, date,
      and: lawBook.protectedActivities.flatMap(\.region)
        + established.flatMap { $0.requirement.conditions(in: .conduct) }, only: only)
    return pair.left.flatMap { offense in
      lawBook.protectedActivities.compactMap { activity -> ExposedOffense? in
        let comparison = RequestComparison(
          offense, in: pair, act: pair.facts.region(activity.region),
          isSurveyed: offense.topics.contains { asked.surveys($0) }, prefersPunishable: false, established: established)
        // What only a case does that nobody would think of exposes nobody.
        guard let comparison, !comparison.isUnlikely else { return nil }
        var facts: [String: String] = [:]
        // The case shown is decided; whether the law of the State asked reaches it stays open only where that is arguable.
        if comparison.isCasePunishable || comparison.isSurveyed && comparison.certainty == .certain {
          let dual = lawBook.evidence?.answer(
            comparison.isCasePunishable ? .dualCriminalityMet : .dualCriminalityNotMet)
          if let (name, word) = dual?.words { facts[name] = word }
        }
        return ExposedOffense(
          comparison: comparison, activity: activity,
          request: AssistanceRequest(
            from: asking.jurisdiction.code, to: asked.jurisdiction.code, offense: offense.id, measure: measure,
            data: data, facts: facts))
      }
    }
  }

  /// The offences of a State that meet a protected activity, by identifier.
  private func offensesMeetingActivities(_ module: any JurisdictionModule, _ date: CalendarDate) -> Set<String> {
    let offenses = module.offenses.filter { $0.inForce.contains(date) }
    let activities = lawBook.protectedActivities.flatMap(\.region)
    let facts = FactSpace(
      lawBook.conduct, thresholdsOf: activities + offenses.flatMap { $0.conditions(in: .conduct) })
    let region = facts.region(activities).without(facts.impossible)
    let generalPart = CompiledGeneralPart([], in: facts)
    return Set(
      offenses.filter { !CompiledOffense($0, generalPart, in: facts).core.isDisjoint(with: region) }.map(\.id))
  }

  /// The numbers that requests about offences of these modules can state, so that the law is compiled once for all of them.
  private func sharedConditions(_ modules: [any JurisdictionModule]) -> [Condition] {
    guard let vocabulary = lawBook.evidence else { return [] }
    let penalties = modules.flatMap(\.offenses).flatMap { [$0.penalty] + $0.aggravatedForms.map(\.penalty) }
    let numbers = Set(penalties.compactMap { $0.knownMaximum?.number }).sorted()
    return [VariableConcept.maximumWhereAsking, .maximumWhereAsked].compactMap(vocabulary.index).flatMap { index in
      numbers.map { Condition(limits: [index: .numbers([NumberRange(exactly: $0)])]) }
    } + statedVariables(vocabulary)
  }

  /// The variables that every request states, so that they are in the space of the law.
  private func statedVariables(_ vocabulary: Vocabulary) -> [Condition] {
    let concepts: [AnswerConcept] = [
      .dualCriminalityMet, .sameUnion, .conventionOffense, .ordinaryOffense, .criminalProceedings, .otherTreatyInForce,
    ]
    return concepts.compactMap(vocabulary.answer).map { Condition(limits: [$0.variable: .values(ValueSet([0]))]) }
  }
}

extension Treaty {
  /// Whether a maximum makes a crime of which the treaty opens the sharing of evidence; `nil` where it has no threshold.
  fileprivate func sharingThreshold(reachedBy maximum: Penalty.Maximum?) -> Bool? {
    thresholds.first { $0.purpose == .evidenceSharing }.map {
      maximum?.reaches($0.minimumOfMaximumMonths) ?? false
    }
  }
}
