// SPDX-License-Identifier: Apache-2.0

package import Comity
import Regions

/// Decides one case by reading the law word by word, without the algebra: the second opinion on every witness.
package struct PointwiseEvaluator {
  package let vocabulary: Vocabulary
  package let module: any JurisdictionModule
  package let date: CalendarDate

  package init(vocabulary: Vocabulary, module: any JurisdictionModule, date: CalendarDate) {
    self.vocabulary = vocabulary
    self.module = module
    self.date = date
  }

  /// The answer of every variable: the index of a value, or a number.
  package typealias Facts = [Int]

  /// A fact pattern completed with the usual answers; nothing where a word is unknown.
  package func facts(_ pattern: FactPattern) -> Facts? {
    var facts: Facts = []
    for variable in vocabulary.variables {
      if variable.kind == .number {
        guard let word = pattern.facts[variable.id] else {
          facts.append(variable.usual ?? variable.minimum)
          continue
        }
        guard let number = Int(word) else { return nil }
        facts.append(number)
      } else if let word = pattern.facts[variable.id] {
        guard let value = variable.values.firstIndex(where: { $0.id == word }) else { return nil }
        facts.append(value)
      } else {
        facts.append(variable.usual ?? variable.whenSilent?.values.first ?? 0)
      }
    }
    guard pattern.facts.keys.allSatisfy({ vocabulary.index(of: $0) != nil }) else { return nil }
    return facts
  }

  // MARK: Treaty

  /// Whether a requirement to make conduct an offence reaches the case, before any option is used.
  package func reaches(_ requirement: Requirement, _ facts: Facts) -> Bool {
    requirement.reaches.contains { meetsWithSilence($0, facts) }
      && !requirement.exceptions.contains { $0.when.contains { meets($0, facts) } }
      && !isImpossible(facts)
  }

  /// Whether what is declared under an option leaves the case to the State.
  package func isReleased(_ facts: Facts, by use: OptionUse, in treaty: Treaty, _ declaration: StateDeclaration?)
    -> Bool
  {
    guard let option = treaty.options.first(where: { $0.id == use.option }) else { return false }
    let declared: [Condition]
    if let region = declaration?.region {
      declared = region
    } else if option.alternatives.isEmpty {
      declared = option.region
    } else {
      declared = option.alternatives.filter { use.alternatives.contains($0.id) }.flatMap(\.region)
    }
    let isDeclared = declared.contains { meets($0, facts) }
    let isUntouchable = declaration?.region == nil && option.untouchable.contains { meets($0, facts) }
    return switch option.effect {
    case .narrow: !(isDeclared && !isUntouchable)
    case .exclude: isDeclared && !isUntouchable
    }
  }

  /// Whether the facts exclude each other.
  package func isImpossible(_ facts: Facts) -> Bool {
    vocabulary.impossible.contains { $0.when.contains { meets($0, facts) } }
  }

  // MARK: Law

  /// Whether some offence in force reaches the case under the strict reading, with attempt and the general part.
  package func isPunishable(_ facts: Facts) -> Bool {
    module.offenses.contains { $0.inForce.contains(date) && reaches($0, facts) }
  }

  /// Whether an offence reaches the case.
  package func reaches(_ offense: any OffenseDefinition, _ facts: Facts) -> Bool {
    guard !offense.exceptions.contains(where: { $0.kind != .bar && $0.when.contains { meets($0, facts) } }) else {
      return false
    }
    return reachesByItsWords(offense, facts)
  }

  /// The penalty of an offence for a case that it reaches: the gravest among the basic one and the forms whose facts hold.
  package func penalty(of offense: any OffenseDefinition, _ facts: Facts) -> Penalty {
    var gravest = offense.penalty
    for form in offense.aggravatedForms where form.reaches.contains(where: { meets($0, facts) }) {
      guard form.penalty.isKnown else { continue }
      if !gravest.isKnown || gravest.maximum < form.penalty.maximum { gravest = form.penalty }
    }
    return gravest
  }

  /// Whether some offence would reach the case but for a justification, and for nothing else.
  package func isJustified(_ facts: Facts) -> Bool {
    module.offenses.contains { offense in
      let exceptions = offense.exceptions.filter { $0.kind != .bar && $0.when.contains { meets($0, facts) } }
      return offense.inForce.contains(date) && !exceptions.isEmpty
        && exceptions.allSatisfy { $0.kind == .justification } && reachesByItsWords(offense, facts)
    }
  }

  /// Whether the words of an offence, opened to attempts and by the general part, reach the case.
  private func reachesByItsWords(_ offense: any OffenseDefinition, _ facts: Facts) -> Bool {
    var rules = module.generalPart
      .filter { $0.inForce.contains(date) && $0.disputed == nil && $0.appliesTo?.contains(offense.id) ?? true }
      .map(\.opens)
    if offense.legalPersons?.holds == true, let actor = vocabulary.index(of: "actor") {
      rules.append([Condition(limits: [actor: .values(ValueSet(vocabulary.variables[actor].values.indices))])])
    }
    return offense.reaches.contains { condition in
      reaches(condition, facts, rules[...], isAttempt: false)
        || offense.attempt?.holds == true && reaches(condition, facts, rules[...], isAttempt: true)
    }
  }

  /// Tries each rule of the general part in turn: used or not used.
  private func reaches(_ condition: Condition, _ facts: Facts, _ rules: ArraySlice<[Condition]>, isAttempt: Bool)
    -> Bool
  {
    guard let rule = rules.last else {
      return isAttempt ? isAttempted(condition, facts) : meetsWithSilence(condition, facts)
    }
    let others = rules.dropLast()
    if reaches(condition, facts, others, isAttempt: isAttempt) { return true }
    return rule.contains { opening in
      guard meets(opening, facts) else { return false }
      var closed = facts
      for variable in opening.limits.keys {
        guard let silent = vocabulary.variables[variable].whenSilent?.values.first,
          condition.limits[variable] == nil
        else { continue }
        closed[variable] = silent
      }
      return closed != facts && reaches(condition, closed, others, isAttempt: isAttempt)
    }
  }

  private func isAttempted(_ condition: Condition, _ facts: Facts) -> Bool {
    guard let stage = vocabulary.index(of: "stage"), let mind = vocabulary.index(of: "mental-state"),
      let begun = vocabulary.variables[stage].values.firstIndex(where: { $0.id == "begun" }),
      let intent = vocabulary.variables[mind].values.firstIndex(where: { $0.id == "intentional" }),
      facts[mind] >= intent
    else { return false }
    let results = condition.limits.keys.filter { vocabulary.variables[$0].isResult }
    // An act that was done is an attempt only at a result of which the vocabulary tells the intent.
    let isIntentTold = results.allSatisfy {
      vocabulary.variables[$0].intendedIn != nil || !vocabulary.variables[$0].attemptedWhen.isEmpty
    }
    if results.isEmpty || !isIntentTold, facts[stage] != begun { return false }
    for result in results {
      let variable = vocabulary.variables[result]
      guard variable.attemptedWhen.allSatisfy({ meets($0, facts) }) else { return false }
      guard let intended = variable.intendedIn, case .values(let values)? = condition.limits[result] else { continue }
      guard values.contains(facts[intended]) else { return false }
    }
    var relaxed = condition
    for variable in results + [stage] { relaxed.limits[variable] = nil }
    var done = facts
    done[stage] = vocabulary.variables[stage].whenSilent?.values.first ?? 0
    return meetsWithSilence(relaxed, done)
  }

  // MARK: Conditions

  private func meetsWithSilence(_ condition: Condition, _ facts: Facts) -> Bool {
    for (index, variable) in vocabulary.variables.enumerated() where condition.limits[index] == nil {
      if let silent = variable.whenSilent, !silent.contains(facts[index]) { return false }
    }
    return meets(condition, facts)
  }

  package func meets(_ condition: Condition, _ facts: Facts) -> Bool {
    condition.limits.allSatisfy { variable, limit in
      switch limit {
      case .values(let values): values.contains(facts[variable])
      case .numbers(let ranges): ranges.contains { $0.contains(facts[variable]) }
      }
    }
  }
}
