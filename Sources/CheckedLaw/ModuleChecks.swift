// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

/// What one module states, with what it inherits.
package struct StatedModule {
  /// What the module states by itself.
  package var own: Module
  /// The same with the provisions of its layers.
  package var whole: Module
  /// Whether everything that it states could be read: of what was left out nothing can be said to be missing.
  package var isComplete: Bool

  package init(own: Module, whole: Module, isComplete: Bool) {
    self.own = own
    self.whole = whole
    self.isComplete = isComplete
  }
}

/// Checks what one part of a module says of another, and of the topics and treaties.
package func checkModule(
  _ module: StatedModule, _ topics: [Topic], _ treaties: [Treaty], _ known: KnownLaw, _ log: DiagnosticLog
) {
  let own = module.own
  reportDuplicates(own.provisions.map { ($0.id, $0.place) }, "provision", log)
  checkWordings(of: own.offenses.map { Wording($0, reaching: $0.reaches) }, log)
  checkWordings(of: own.generalPart.map { Wording($0, reaching: $0.opens) }, log)
  checkWordings(of: own.dataSharing.map { Wording($0, reaching: $0.reaches) }, log)
  reportDuplicates(own.cases.map { ($0.id, $0.place) }, "case", log)
  reportDuplicates(own.surveyed.map { ($0.topic, $0.place) }, "surveyed topic", log)
  reportDuplicates(own.stateFacts.map { ($0.name.rawValue, $0.place) }, "fact of the State", log)
  // What follows from a mistake is not told beside it: a provision that could not be read is not unknown.
  if module.isComplete {
    checkReferences(own, in: module.whole, log)
    checkSurvey(own, topics, log)
  }
  checkPeriods(own.participation, log)
  for participation in own.participation { check(participation, treaties, known, log) }
}

/// A provision that a rule or a case names is there.
private func checkReferences(_ own: Module, in whole: Module, _ log: DiagnosticLog) {
  let ids = whole.offenses.map(\.id)
  let offenses = Set(ids)
  for rule in own.generalPart {
    for id in rule.appliesTo ?? [] where !offenses.contains(id) {
      log.unknownWord("unknown-provision", "offence", id, among: ids, at: rule.place)
    }
  }
  for rule in own.dataSharing {
    for id in (rule.catalog?.lists ?? []) + (rule.catalog?.lacks ?? []) where !offenses.contains(id) {
      log.unknownWord("unknown-provision", "offence", id, among: ids, at: rule.place)
    }
  }
  let all = ids + whole.dataSharing.map(\.id)
  let provisions = Set(all)
  for legalCase in own.cases {
    for id in legalCase.provisions where !provisions.contains(id) {
      log.unknownWord("unknown-provision", "provision", id, among: all, at: legalCase.place)
    }
  }
}

/// A topic surveyed has a provision or the statement that there is none; a provision's topic is surveyed.
private func checkSurvey(_ own: Module, _ topics: [Topic], _ log: DiagnosticLog) {
  let answered = Set(own.provisions.flatMap(\.topics))
  let withoutProvision = Set(topics.filter { !$0.hasProvisions }.map(\.id))
  for survey in own.surveyed {
    if survey.none == nil, !answered.contains(survey.topic), !withoutProvision.contains(survey.topic) {
      log.warning(
        "empty-topic",
        "'\(survey.topic)' is surveyed, but no provision answers it; if there is none, say so with 'none'",
        at: survey.place)
    }
    if survey.none != nil, let provision = own.provisions.first(where: { $0.topics.contains(survey.topic) }) {
      log.warning(
        "contradicted-none", "'\(survey.topic)' is said to have no provision, and '\(provision.id)' is one",
        at: survey.place,
        notes: provision.place.map { [Diagnostic.Note("the provision stands here", at: $0)] } ?? [])
    }
  }
  let surveyed = Set(own.surveyed.map(\.topic))
  for offense in own.offenses where surveyed.isDisjoint(with: offense.topics) {
    log.warning(
      "unsurveyed-provision",
      "no topic of '\(offense.id)' is surveyed, so it answers no requirement by itself", at: offense.place)
  }
}
