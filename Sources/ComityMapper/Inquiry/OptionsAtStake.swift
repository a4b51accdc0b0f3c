// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// The State that is asked, on the day asked for.
struct StateAsked: Sendable {
  let module: any JurisdictionModule
  let date: CalendarDate
  /// Whether the treaty binds it on that day.
  let isParty: Bool
  /// Whether the declarations that it made count; if not, it is answered as on joining.
  let countsDeclarations: Bool

  /// Creates the State asked.
  init(_ module: any JurisdictionModule, on date: CalendarDate, isParty: Bool, countsDeclarations: Bool = true) {
    self.module = module
    self.date = date
    self.isParty = isParty
    self.countsDeclarations = countsDeclarations
  }
}

extension JurisdictionModule {
  /// Whether a fact on which a duty hangs is stated, and does not hold.
  func isExempt(from requirement: Requirement) -> Bool {
    requirement.owedIf.contains { condition in holds(condition.fact).map { $0 != condition.holds } ?? false }
  }

  /// The facts on which a duty hangs and which the module does not state.
  func undecidedFacts(of requirement: Requirement) -> [StateFact.Name] {
    requirement.owedIf.map(\.fact).filter { holds($0) == nil }
  }
}

/// The options that concern a requirement, as they stand for one State on one day.
struct OptionsAtStake: Sendable {
  /// For each declaration in force the ways in which it can be understood.
  var declared: [[UsedOption]] = []
  /// The same for options that draw their line in words which no region tells: whether they release a case is arguable.
  var indefinite: [[UsedOption]] = []
  /// For each declaration that may have been made, and that nobody read, the ways in which the option can be used.
  var unread: [[UsedOption]] = []
  /// What the law uses by being as it is.
  var choices: [TreatyOption] = []
  /// Choices that would leave nothing of the duty, which count only where other requirements are met.
  var conditionalChoices: [TreatyOption] = []
  /// What the State can still declare or reserve.
  var open: [TreatyOption] = []
  /// What it could have declared or reserved when it joined.
  var late: [TreatyOption] = []

  /// No option.
  init() {}

  /// The options of a requirement for a State.
  ///
  /// An option can be used as long as the treaty allows: as a rule until the State deposits its instrument. A State that is
  /// no party yet, and an answer as if no declaration had been made, have all of them.
  init(
    of requirement: Requirement, in treaty: Treaty, for state: StateAsked, _ facts: FactSpace
  ) {
    let (module, date, countsDeclarations) = (state.module, state.date, state.countsDeclarations)
    let concerned = treaty.options(for: requirement).filter { $0.isAvailable(to: module) }
    choices = concerned.filter { $0.form == .choice && $0.condition.isEmpty }
    conditionalChoices = concerned.filter { $0.form == .choice && !$0.condition.isEmpty }
    let declarable = concerned.filter { $0.form != .choice }
    var used: Set<String> = []
    if countsDeclarations {
      for (declaration, option) in module.optionsUsed(of: treaty, on: date, in: requirement.kind.space)
      where declarable.contains(where: { $0.id == option.id }) && used.insert(option.id).inserted {
        let readings = facts.readings(of: declaration, using: option)
        if option.isIndefinite { indefinite.append(readings) } else { declared.append(readings) }
      }
    }
    let isParty = state.isParty && countsDeclarations
    for option in declarable where !used.contains(option.id) {
      if countsDeclarations, isParty, module.mayHaveDeclared(option, of: treaty, on: date) {
        unread.append(facts.fullUses(of: option))
      }
      if !isParty || option.deadline == .anyTime { open.append(option) } else { late.append(option) }
    }
  }

  /// Whether some option that is used, or can be, releases what it does only arguably.
  var areSomeIndefinite: Bool { !indefinite.isEmpty || open.contains(where: \.isIndefinite) }

  /// What the State can still declare or reserve, as far as it closes something under a reading.
  func open(under reading: Reading) -> [TreatyOption] {
    reading.favors(.disputes) ? open : open.filter { !$0.isIndefinite }
  }

  /// Chooses for each of several declarations one way to understand it: those under which the law suffices, if there are.
  static func understood(_ readings: [[UsedOption]], where suffices: ([UsedOption]) -> Bool) -> [UsedOption] {
    let first = readings.compactMap(\.first)
    // More ways than these are not tried: no State leaves so many declarations open.
    let count = readings.reduce(1) { min(1000, $0 * max($1.count, 1)) }
    guard count > 1, count <= 64 else { return first }
    let combinations = readings.reduce([[]]) { all, choices in all.flatMap { one in choices.map { one + [$0] } } }
    return combinations.first(where: suffices) ?? first
  }
}
