// SPDX-License-Identifier: Apache-2.0

public import ComityCore
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
    /// Its maximum, of its gravest form; nothing where it was not read.
    public var maximum: Penalty.Maximum?
    /// Whether that maximum makes it a crime of which the treaty opens the sharing of evidence; nothing where the treaty
    /// knows no such threshold.
    public var reachesThreshold: Bool?
    /// How far the State asked punishes what the offence and the activity have in common.
    public var dualCriminality: DualCriminality.Result
    /// Whether the module of the State asked has looked at the offence's topics; if not, "none" means "not known".
    public var isSurveyed: Bool
    /// A case of the activity that the offence reaches, as usual as it can be.
    public var witness: FactPattern
    /// Whether the State asked punishes that case.
    public var isCasePunishable: Bool
    /// What becomes of a request about that case under the treaty, with the grounds of refusal that remain.
    public var answer: AssistanceAnswer
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
  /// The offences, in the order of the asking State's module.
  public var entries: [Entry]
  /// The words of the cases.
  public var vocabulary: Vocabulary
}

extension Mapper {
  /// Goes through the offences of a State that meet a protected activity, and decides for each what another State would
  /// have to do that is asked for evidence of it.
  ///
  /// - Parameters:
  ///   - asking: the State that asks.
  ///   - asked: the State that is asked.
  ///   - treaty: the treaty, taken to bind both.
  ///   - measure: what is asked for, a value of `action` of the evidence space.
  ///   - data: the data, a value of `data`.
  ///   - date: the day on which it is asked.
  /// - Throws: ``RequestError`` where a word is not known.
  public func exposure(
    of asked: String, to asking: String, under treaty: Treaty, measure: String, data: String, asOf date: CalendarDate
  ) throws(RequestError) -> CooperationExposure {
    guard let askingModule = lawBook.module(asking) else { throw .unknownJurisdiction(asking) }
    guard let askedModule = lawBook.module(asked) else { throw .unknownJurisdiction(asked) }
    var alone = lawBook
    alone.treaties = [treaty]
    let mapper = Mapper(alone)
    let pair = CompiledPair(
      askingModule, askedModule, lawBook.conduct, date, and: lawBook.protectedActivities.flatMap(\.region))
    let threshold = treaty.thresholds.first { $0.purpose == .evidenceSharing }
    var entries: [CooperationExposure.Entry] = []
    for offense in pair.left {
      for activity in lawBook.protectedActivities {
        let both = offense.core.intersection(pair.facts.region(activity.region)).without(pair.facts.impossible)
        guard let example = pair.facts.example(in: both) else { continue }
        let result: DualCriminality.Result =
          both.isSubset(of: pair.rightLaw) ? .full : both.isDisjoint(with: pair.rightLaw) ? .none : .partial
        let isSurveyed = offense.definition.topics.contains { askedModule.surveys($0) }
        let isCasePunishable = pair.rightLaw.contains(example)
        var facts: [String: String] = [:]
        if isCasePunishable || isSurveyed { facts["dual-criminality"] = isCasePunishable ? "met" : "not-met" }
        let request = AssistanceRequest(
          from: asking, to: asked, offense: offense.id, measure: measure, data: data, facts: facts)
        let maximum = offense.definition.gravestMaximum
        let shown = both.terms.reduce(into: Set<Int>()) { $0.formUnion($1.cube.limitedVariables) }
        entries.append(
          CooperationExposure.Entry(
            offense: offense.definition, activity: activity, maximum: maximum,
            reachesThreshold: threshold.map { maximum?.reaches($0.minimumOfMaximumMonths) ?? false },
            dualCriminality: result, isSurveyed: isSurveyed,
            witness: pair.facts.factPattern(example, showing: shown), isCasePunishable: isCasePunishable,
            answer: try mapper.decide(request, asOf: date, assuming: [treaty.id])))
      }
    }
    return CooperationExposure(
      asking: askingModule.jurisdiction, asked: askedModule.jurisdiction, treaty: treaty,
      binds: isParty(askingModule, treaty, date) && isParty(askedModule, treaty, date), measure: measure, data: data,
      entries: entries, vocabulary: lawBook.conduct)
  }
}

extension OffenseDefinition {
  /// The maximum of the gravest form whose penalty was read.
  var gravestMaximum: Penalty.Maximum? {
    ([penalty] + aggravatedForms.map(\.penalty)).filter(\.isKnown).map(\.maximum).max()
  }
}
