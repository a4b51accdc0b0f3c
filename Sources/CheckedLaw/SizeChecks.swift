// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

/// How much one module may state: what is above is refused with its place, so that answers take a time that can be waited
/// for, and memory that is there.
package enum ModuleLimits {
  /// How many provisions a module may have, its layers not counted.
  package static let provisions = 10_000
  /// How many numbers the law of a module may tell apart in one variable: each cuts every other answer once more.
  package static let thresholds = 1_000
  /// How many alternatives the conditions of one provision may have.
  package static let alternatives = 10_000
  /// The months that a penalty can have; more is for life.
  package static let months = 0...1_200
}

/// Modules that state more than can be answered.
package func checkSizes(of modules: [any JurisdictionModule], in lawBook: LawBook, _ log: DiagnosticLog) {
  for module in modules {
    let provisions = module.provisions
    if provisions.count > ModuleLimits.provisions {
      log.error(
        "too-many-provisions",
        "too many provisions: '\(module.jurisdiction.code)' has \(provisions.count), and "
          + "\(ModuleLimits.provisions) are the most", at: provisions[ModuleLimits.provisions].place)
    }
  }
  for vocabulary in [lawBook.conduct, lawBook.evidence].compactMap(\.self) {
    let space = vocabulary.space
    for module in modules {
      var stated = module.offenses.map { ($0.conditions(in: space), $0.place) }
      stated += module.generalPart.map { ($0.conditions(in: space), $0.place) }
      stated += module.dataSharing.map { ($0.conditions(in: space), $0.place) }
      stated += module.cases.map { ($0.conditions(in: space), $0.place) }
      stated += lawBook.treaties.map { treaty in
        let place = module.participation.first { $0.treaty == treaty.id }?.place
        return (treaty.conditions(declaredBy: module, in: space), place)
      }
      checkThresholds(stated, of: "'\(module.jurisdiction.code)'", vocabulary, log)
    }
  }
}

/// Treaties and activities that state more than can be answered.
package func checkSizes(ofInstrumentsIn lawBook: LawBook, _ log: DiagnosticLog) {
  for vocabulary in [lawBook.conduct, lawBook.evidence].compactMap(\.self) {
    let space = vocabulary.space
    for treaty in lawBook.treaties {
      var stated = treaty.requirements.map { ($0.conditions(in: space), $0.place) }
      stated += treaty.options.map { ($0.conditions(in: space), $0.place) }
      checkThresholds(stated, of: "'\(treaty.id)'", vocabulary, log)
    }
    checkThresholds(
      lawBook.protectedActivities.map { ($0.conditions(in: space), $0.place) }, of: "the protected activities",
      vocabulary, log)
  }
}

private func checkThresholds(
  _ stated: [(conditions: [Condition], place: Place?)], of name: String, _ vocabulary: Vocabulary, _ log: DiagnosticLog
) {
  var numbers: [Int: Set<Int>] = [:]
  var told: Set<Int> = []
  for (conditions, place) in stated {
    for condition in conditions {
      for case (let variable, .numbers(let ranges)) in condition.limits {
        numbers[variable, default: []].formUnion(ranges.flatMap { [$0.lower, $0.upper].compactMap(\.self) })
        guard numbers[variable, default: []].count > ModuleLimits.thresholds, told.insert(variable).inserted else {
          continue
        }
        log.error(
          "too-many-thresholds",
          "too many thresholds: with these \(name) would tell more than \(ModuleLimits.thresholds) numbers apart in "
            + "'\(vocabulary.variables[variable].id)'", at: place)
      }
    }
  }
}
