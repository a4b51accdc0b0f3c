// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw
import Regions

extension Finding {
  /// A prohibition of domestic law, or of a layer above it, that meets a duty of the treaty, where nothing lets the State
  /// refuse.
  public struct Collision: FindingContent {
    /// The prohibition.
    public var rule: String
    /// The rank of treaties in the country's law.
    public var rank: Jurisdiction.TreatyRank
    /// The rule of rank in words.
    public var rankSummary: String?
    /// Whether it comes from a layer above the country, such as the Union.
    public var layer: Bool

    /// The kind.
    public var kind: Kind { layer ? .treatyConflict : .collision }

    enum Sentence: String, CaseIterable { case message = "collision", layer = "collision-layer" }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [
        FindingSentence(Sentence.message, ["provision": .provisions([rule])]),
        layer ? FindingSentence(Sentence.layer) : nil, rankSummary.map { .quoting(.firstSentence($0)) },
      ].compactMap(\.self)
    }

    package func cause(of finding: Finding) -> [String]? { [rule] }
  }

  /// A prohibition that meets a duty inside a ground of refusal.
  public struct RefusalAvailable: FindingContent {
    /// The prohibition.
    public var rule: String

    /// The kind.
    public var kind: Kind { .refusalAvailable }

    enum Sentence: String, CaseIterable { case message = "refusal-available" }

    package func sentences(of finding: Finding, in report: Report) -> [FindingSentence] {
      [FindingSentence(Sentence.message, ["provision": .provisions([rule])])]
    }

    package func cause(of finding: Finding) -> [String]? { [rule] }
  }
}

extension Finding.Kind {
  /// A duty that domestic law forbids.
  public static let collision = Finding.Kind(
    "collision", title: "The law forbids what the treaty demands",
    explanation:
      "A duty of the treaty meets a prohibition of domestic law, and no ground of refusal covers the case.",
    level: .error, sentences: keys(Finding.Collision.Sentence.self), summary: .amend)

  /// The same, inside a ground of refusal.
  public static let refusalAvailable = Finding.Kind(
    "refusal-available", title: "The law forbids it, and the treaty lets the State refuse",
    explanation: "A duty of the treaty meets a prohibition of domestic law inside a ground of refusal.", level: .note,
    sentences: keys(Finding.RefusalAvailable.Sentence.self), isInformation: true)
}

extension EvidenceInquiry {
  /// Prohibitions that meet a duty and that neither a ground of refusal nor a way of doing it lifts.
  ///
  /// A prohibition that some way lifts, something which the authorities can bring about, is a safeguard and no finding. One
  /// that stays inside a ground of refusal, or that the treaty leaves to domestic law, is told as information.
  func collisions(_ answer: RequirementAnswer) -> [Finding] {
    let requirement = answer.requirement
    let inquiry = answer.inquiry
    let remaining = (answer.strict.used + answer.strict.choices).applied(to: inquiry.whole)
    let usual = inquiry.usualCases(of: remaining)
    // The same for every prohibition, and looked for only where one blocks something.
    lazy var granted = done(law.granted)
    lazy var lenientlyGranted = done(law.lenientGranted)
    /// What a power does in some way, and the usual cases, which are owed whatever the powers are.
    func done(_ granted: Region) -> Region {
      let granted = inquiry.openedToEveryWay(remaining.intersection(granted.part(meeting: remaining)))
      return Region(space: facts.space, terms: granted.terms + usual.map { Region.Term(cube: $0) })
    }
    let isBasis = requirement.treatyBasis.map { module.holds($0.fact) == true } ?? false
    return law.prohibitions.compactMap { prohibition -> Finding? in
      let rule = prohibition.rule
      let met = remaining.intersection(prohibition.effective)
      guard !met.isEmpty, rule.definition.yieldsToTreaties == nil else { return nil }
      let blocked = blocked(remaining, by: prohibition.effective, inquiry.openedToEveryWay)
      guard !blocked.isEmpty else { return nil }
      let colliding = blocked.intersection(answer.strict.asked)
      // Where no power would do what is forbidden, the missing power is told; but that the usual case is forbidden always is.
      func ofPowers(_ granted: Region) -> Region {
        isBasis ? colliding : colliding.intersection(granted.part(meeting: colliding))
      }
      let ofLenientPowers = ofPowers(lenientlyGranted)
      guard colliding.isEmpty || !ofLenientPowers.isEmpty else { return nil }
      let covered = answer.strict.covered
      // Each reading by itself: what a power reaches only under the lenient one can be refused under that one.
      let strictly = ofPowers(granted)
      let isOpen = !strictly.isSubset(of: covered)
      let lenientlyCovered = covered.union(answer.lenient.covered)
      let told = isOpen ? strictly : ofLenientPowers.intersection(answer.lenient.asked)
      let isRefusable = !isOpen && told.isSubset(of: lenientlyCovered)
      let shown = met.intersection(blocked)
      let point =
        isRefusable
        ? facts.example(in: shown.without(facts.impossible))
        : shown.intersection(told).subtracting(inquiry.grounds).without(facts.impossible)
          .witness(outside: isOpen ? covered : lenientlyCovered, preferring: facts.usual)
      guard let point else { return nil }
      let cases = [
        UncoveredCase(limits: [], telling: [], witness: facts.factPattern(point, showing: named(requirement)))
      ]
      guard !isRefusable else {
        guard requirement.kind == .cooperate else { return nil }
        return finding(
          Finding.RefusalAvailable(rule: rule.id), of: requirement, named: rule.id, level: .note, provisions: [rule.id],
          witness: cases[0].witness, uncovered: cases)
      }
      let certainty: Certainty =
        !isOpen || answer.isAnsweredLeniently(strictly, outside: covered) ? .arguable : .certain
      let releasing = ClosingSets(of: inquiry.options.open(under: .strict), in: facts, for: told) {
        $0.isSubset(of: covered)
      }
      return finding(
        collision(rule), of: requirement, named: rule.id,
        level: .of(requirement, certainty: certainty, isProvisional: answer.isProvisional), certainty: certainty,
        isProvisional: answer.isProvisional, provisions: [rule.id], witness: cases[0].witness, uncovered: cases,
        remedies: releasing.sets.map(Remedy.declare)
          + (rule.isInherited
            ? [] : [.amend([Remedy.Amendment(provision: rule.id, except: .requirement(requirement.id))])]))
    }
  }

  /// What of what is asked a prohibition forbids in every way of doing it.
  func blocked(_ asked: Region, by forbidden: Region, _ openedToEveryWay: (Region) -> Region) -> Region {
    openedToEveryWay(asked.intersection(forbidden)).subtracting(openedToEveryWay(asked.subtracting(forbidden)))
  }

  /// What is said of a prohibition that meets a duty.
  func collision(_ rule: CompiledRule) -> Finding.Collision {
    Finding.Collision(
      rule: rule.id, rank: module.jurisdiction.treatyRank, rankSummary: module.jurisdiction.treatyRankSummary,
      layer: rule.isInherited)
  }
}
