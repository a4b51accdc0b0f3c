// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

/// Puts the parts of each module together, adds what it inherits, and checks what one part says of another.
func checkedModules(
  _ all: [(folder: String, parts: ModuleParts)], _ topics: [Topic], _ treaties: [Treaty], _ known: KnownLaw,
  _ log: DiagnosticLog
) -> [Module] {
  var modules: [OwnModule] = []
  for (folder, parts) in all {
    guard let (jurisdiction, place) = parts.jurisdictions.first else {
      if parts.statesJurisdiction { continue }
      log.error(
        "missing-jurisdiction", "no file of the module has the section 'jurisdiction'",
        at: Place(file: folder.isEmpty ? "." : folder, line: 0, column: 0))
      continue
    }
    for (_, other) in parts.jurisdictions.dropFirst() {
      log.error(
        "duplicate-section", "a module has one section 'jurisdiction'", at: other,
        notes: [Diagnostic.Note("first here", at: place)])
    }
    modules.append(OwnModule(jurisdiction: jurisdiction, place: place, parts: parts))
  }
  reportDuplicates(modules.map { ($0.jurisdiction.code, $0.place) }, "jurisdiction", log)
  let layers = Layers(modules)
  // Of a module with mistakes a part was left out, so that what is missing from it says nothing.
  let unsound = Set(
    log.diagnostics.filter { $0.severity == .error }
      .compactMap { $0.place.map { LawText(path: $0.file, bytes: []).folder } })
  return modules.map { own in
    layers.check(own, log)
    layers.checkIdentifiers(of: own, log)
    let folder = LawText(path: own.place.file, bytes: []).folder
    let module = layers.merged(own)
    check(own.parts, in: module, topics, treaties, known, isSound: !unsound.contains(folder), log)
    return module
  }
}

private func check(
  _ parts: ModuleParts, in module: Module, _ topics: [Topic], _ treaties: [Treaty], _ known: KnownLaw, isSound: Bool,
  _ log: DiagnosticLog
) {
  let provisions: [any Provision] = parts.offenses + parts.generalPart + parts.dataSharing
  reportDuplicates(provisions.map { ($0.id, $0.place) }, "provision", log)
  reportDuplicates(parts.cases.map { ($0.id, $0.place) }, "case", log)
  reportDuplicates(parts.surveyed.map { ($0.topic.topic, $0.place) }, "surveyed topic", log)
  reportDuplicates(parts.stateFacts.map { ($0.name.rawValue, $0.place) }, "fact of the State", log)
  // What follows from a mistake is not told beside it: a provision that could not be read is not unknown.
  if isSound {
    checkReferences(parts, in: module, log)
    checkSurvey(parts, topics, log)
  }
  for participation in parts.participation {
    check(participation, treaties, known, log)
  }
}

/// A provision that a rule or a case names is there.
private func checkReferences(_ parts: ModuleParts, in module: Module, _ log: DiagnosticLog) {
  let ids = module.offenses.map(\.id)
  for rule in parts.generalPart {
    for id in rule.appliesTo ?? [] where !ids.contains(id) {
      log.unknownWord("unknown-provision", "offence", id, among: ids, at: rule.place)
    }
  }
  let all = ids + module.dataSharing.map(\.id)
  for legalCase in parts.cases {
    for id in legalCase.provisions where !all.contains(id) {
      log.unknownWord("unknown-provision", "provision", id, among: all, at: legalCase.place)
    }
  }
}

/// A topic surveyed has a provision or the statement that there is none; a provision's topic is surveyed.
private func checkSurvey(_ parts: ModuleParts, _ topics: [Topic], _ log: DiagnosticLog) {
  let answered = Set(
    parts.offenses.flatMap(\.topics) + parts.generalPart.flatMap(\.topics) + parts.dataSharing.flatMap(\.topics))
  let withoutProvision = Set(topics.filter { !$0.hasProvisions }.map(\.id))
  for (survey, place) in parts.surveyed {
    if survey.none == nil, !answered.contains(survey.topic), !withoutProvision.contains(survey.topic) {
      log.warning(
        "empty-topic",
        "'\(survey.topic)' is surveyed, but no provision answers it; if there is none, say so with 'none'",
        at: place)
    }
    if survey.none != nil, let offense = parts.offenses.first(where: { $0.topics.contains(survey.topic) }) {
      log.warning(
        "contradicted-none", "'\(survey.topic)' is said to have no provision, and '\(offense.id)' is one", at: place,
        notes: [Diagnostic.Note("the provision stands here", at: offense.place)])
    }
  }
  let surveyed = Set(parts.surveyed.map(\.topic.topic))
  for offense in parts.offenses where surveyed.isDisjoint(with: offense.topics) {
    log.warning(
      "unsurveyed-provision",
      "no topic of '\(offense.id)' is surveyed, so it answers no requirement by itself", at: offense.place)
  }
}

private func check(
  _ participation: TreatyParticipation, _ treaties: [Treaty], _ known: KnownLaw, _ log: DiagnosticLog
) {
  guard let treaty = treaties.first(where: { $0.id == participation.treaty }) else {
    checkTreaty(participation.treaty, treaties, known, at: participation.place, log)
    return
  }
  checkOrder(
    [participation.signed, participation.ratified, participation.inForce, participation.withdrawn],
    at: participation.place, log)
  for declaration in participation.declarations {
    guard let id = declaration.option else { continue }
    guard let option = treaty.options.first(where: { $0.id == id }) else {
      log.unknownWord(
        "unknown-option", "option of \(treaty.id)", id, among: treaty.options.map(\.id) + ["other"],
        at: declaration.place)
      continue
    }
    for alternative in declaration.alternatives where !option.alternatives.contains(where: { $0.id == alternative }) {
      log.unknownWord(
        "unknown-alternative", "alternative of '\(id)'", alternative, among: option.alternatives.map(\.id),
        at: declaration.place)
    }
  }
}

/// A treaty that could be loaded can be stated where it was not; a misspelt one is told by its nearness.
func checkTreaty(_ treaty: String, _ treaties: [Treaty], _ known: KnownLaw, at place: Place?, _ log: DiagnosticLog) {
  let all = Set(treaties.map(\.id) + (known.treaties ?? []))
  if !all.contains(treaty) {
    log.unknownWord("unknown-treaty", "treaty", treaty, among: all.sorted(), at: place)
  }
}

/// What a treaty's paragraphs say of each other.
func checkTreaties(_ treaties: [Treaty], _ log: DiagnosticLog) {
  reportDuplicates(treaties.map { ($0.id, nil) }, "treaty", log)
  for treaty in treaties {
    let ids = treaty.requirements.map(\.id)
    for requirement in treaty.requirements {
      for id in requirement.extending?.of ?? [] where id != "all" && !ids.contains(id) {
        log.unknownWord("unknown-requirement", "requirement", id, among: ids + ["all"], at: requirement.place)
      }
    }
    for option in treaty.options {
      for id in option.condition where !ids.contains(id) {
        log.unknownWord("unknown-requirement", "requirement", id, among: ids, at: option.place)
      }
      for id in option.appliesTo ?? [] where !ids.contains(id) {
        log.unknownWord("unknown-requirement", "requirement", id, among: ids, at: option.place)
      }
    }
  }
}
