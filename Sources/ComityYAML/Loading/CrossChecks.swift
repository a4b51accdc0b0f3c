// SPDX-License-Identifier: Apache-2.0

import CheckedLaw
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
    let stated = StatedModule(
      own: own.parts.module(of: own.jurisdiction), whole: module, isComplete: !unsound.contains(folder))
    checkModule(stated, topics, treaties, known, log)
    return module
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
