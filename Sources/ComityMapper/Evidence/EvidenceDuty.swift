// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// A duty to have a power, or to act for another State, held against the law on data.
///
/// A duty is met where, for everything that it asks to be done, the law knows some way of doing it. The ways are the
/// values of the `how` variables; so the question is whether the duty lies inside the lawful ways, opened in them.
struct EvidenceDuty {
  let requirement: Requirement
  private let inquiry: EvidenceInquiry
  /// What the paragraph reaches, before any option is used.
  let whole: Region
  /// What is left of it with the options in force.
  let remaining: Region
  /// Where the treaty lets or makes the State refuse.
  let refusals: Region
  /// What is left of it where no ground of refusal meets it.
  let owed: Region
  /// The same, in whatever way it is done.
  let asked: Region
  /// What of it is lawful in some way.
  let ways: Region
  /// How far the law meets what is left.
  private(set) var status = Status.met
  /// The smallest sets of further options that would close what is open.
  private(set) var sufficient: [[UsedOption]] = []
  private let used: [UsedOption]

  init(_ requirement: Requirement, in inquiry: EvidenceInquiry) {
    let law = inquiry.law
    self.requirement = requirement
    self.inquiry = inquiry
    used = inquiry.options.filter { $0.option.applies(to: requirement) }
    whole = law.region(of: requirement)
    remaining = used.applied(to: whole)
    refusals =
      requirement.kind == .cooperate ? inquiry.refusals(of: requirement) : Region(emptyIn: law.facts.space)
    // A ground can hang on how a thing is done (on a condition that is not accepted): so the grounds are taken out before
    // the duty is opened to every way, and not after.
    owed = remaining.subtracting(refusals)
    ways = law.lawfulWays(owed)
    asked = law.openedToEveryHow(owed)
    // What asks for nothing is met by nothing.
    guard !asked.isEmpty else {
      status = .notMet
      return
    }
    guard !asked.isSubset(of: ways) else {
      if !used.isEmpty, !isMet(whole) { status = .metByDeclaration }
      return
    }
    sufficient = sufficient(where: isMet)
    status = !sufficient.isEmpty ? .needsDeclaration : asked.isDisjoint(with: ways) ? .notMet : .partlyMet
  }

  /// Whether the law knows a way for all that is left of the duty.
  func isMet(_ remaining: Region) -> Bool {
    let law = inquiry.law
    let owed = remaining.subtracting(refusals)
    return !owed.isEmpty && law.openedToEveryHow(owed).isSubset(of: law.lawfulWays(owed))
  }

  /// The options that the State could still use.
  private var available: [TreatyOption] {
    let used = Set(used.map(\.option.id))
    return inquiry.treaty.options(for: requirement).filter {
      $0.space == .evidence && !used.contains($0.id) && $0.isAvailable(to: inquiry.law.module.jurisdiction)
    }
  }

  /// The smallest sets of further options with which what a test asks for holds.
  func sufficient(where suffices: (Region) -> Bool) -> [[UsedOption]] {
    inquiry.facts.smallestSufficient(available, for: remaining, where: suffices)
  }

  /// The options that stand behind the status: those in force, or the smallest set that would close the rest.
  ///
  /// The title of an option on data says what it releases from; the cases would add every condition of the law.
  var optionUses: [OptionUse] {
    used.map { use($0, .inForce) } + (sufficient.first ?? []).map { use($0, .needed) }
  }

  private func use(_ used: UsedOption, _ kind: OptionUse.Use) -> OptionUse {
    OptionUse(
      option: used.option.id, alternatives: used.alternatives, article: used.option.article,
      paragraph: used.option.paragraph, use: kind, releases: [])
  }
}
