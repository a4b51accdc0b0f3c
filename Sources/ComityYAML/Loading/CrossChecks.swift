// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import Regions

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
  checkWordings(parts.offenses, log) { $0.reaches }
  checkWordings(parts.generalPart, log) { $0.opens }
  checkWordings(parts.dataSharing, log) { $0.reaches }
  reportDuplicates(parts.cases.map { ($0.id, $0.place) }, "case", log)
  reportDuplicates(parts.surveyed.map { ($0.topic.topic, $0.place) }, "surveyed topic", log)
  reportDuplicates(parts.stateFacts.map { ($0.name.rawValue, $0.place) }, "fact of the State", log)
  // What follows from a mistake is not told beside it: a provision that could not be read is not unknown.
  if isSound {
    checkReferences(parts, in: module, log)
    checkSurvey(parts, topics, log)
  }
  checkPeriods(parts.participation, log)
  for participation in parts.participation {
    check(participation, treaties, known, log)
  }
}

/// Of one provision one wording is law at a time.
///
/// Limbs of a section that are written down apart begin on one day; what begins on another is another wording, and what has
/// no first day was always law, or is a limb whose first day nobody knows: then the two reach different cases.
private func checkWordings<Item: Provision>(
  _ provisions: [Item], _ log: DiagnosticLog, reaching reach: (Item) -> [Condition]
) {
  for wordings in Dictionary(grouping: provisions, by: \.citation.withoutBlanks).values where wordings.count > 1 {
    let sorted = wordings.sorted {
      ($0.inForce.from?.daysSince1970 ?? .min, $0.id) < ($1.inForce.from?.daysSince1970 ?? .min, $1.id)
    }
    // Of those that began before, the one that is law longest.
    var longest = sorted[0]
    var index = 0
    while index < sorted.count {
      let later = sorted[index]
      if let begin = later.inForce.from, longest.inForce.from != begin, longest.inForce.contains(begin),
        longest.inForce.from != nil || areNested(reach(longest), reach(later))
      {
        report(longest, later, overlappingSince: begin, log)
      }
      while index < sorted.count, sorted[index].inForce.from == later.inForce.from {
        if sorted[index].inForce.ends(after: longest.inForce) { longest = sorted[index] }
        index += 1
      }
    }
  }
}

private func report(
  _ earlier: some Provision, _ later: some Provision, overlappingSince begin: CalendarDate, _ log: DiagnosticLog
) {
  log.warning(
    "overlapping-wordings",
    "'\(earlier.id)' and '\(later.id)' have one citation, \(later.citation), and are in force together since \(begin); does "
      + "'until' miss?", at: earlier.place,
    notes: later.place.map { [Diagnostic.Note("the later wording stands here", at: $0)] } ?? [])
}

/// Whether on every variable that two rules limit one asks for no other answers than the other, as wordings of one rule do.
private func areNested(_ left: [Condition], _ right: [Condition]) -> Bool {
  func answers(_ conditions: [Condition], to variable: Int) -> ValueSet? {
    conditions.reduce(ValueSet()) { all, condition in
      guard let all, case .values(let values) = condition.limits[variable] else { return nil }
      return all.union(values)
    }
  }
  return Set(left.flatMap(\.limits.keys)).allSatisfy { variable in
    guard let first = answers(left, to: variable), let second = answers(right, to: variable) else { return true }
    return first.isSubset(of: second) || second.isSubset(of: first)
  }
}

extension Period {
  /// Whether it ends on the same day as another, or later.
  fileprivate func ends(after other: Period) -> Bool {
    guard let until else { return true }
    return other.until.map { until >= $0 } ?? false
  }
}

extension String {
  /// The text without any blank, of whatever kind: "§ 100" and "§100" are one citation.
  fileprivate var withoutBlanks: String { filter { !$0.isWhitespace } }
}

/// A provision that a rule or a case names is there.
private func checkReferences(_ parts: ModuleParts, in module: Module, _ log: DiagnosticLog) {
  let ids = module.offenses.map(\.id)
  let offenses = Set(ids)
  for rule in parts.generalPart {
    for id in rule.appliesTo ?? [] where !offenses.contains(id) {
      log.unknownWord("unknown-provision", "offence", id, among: ids, at: rule.place)
    }
  }
  for rule in parts.dataSharing {
    for id in (rule.catalog?.lists ?? []) + (rule.catalog?.lacks ?? []) where !offenses.contains(id) {
      log.unknownWord("unknown-provision", "offence", id, among: ids, at: rule.place)
    }
  }
  let all = ids + module.dataSharing.map(\.id)
  let provisions = Set(all)
  for legalCase in parts.cases {
    for id in legalCase.provisions where !provisions.contains(id) {
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
  checkDays(participation, treaty, log)
  checkRepetition(of: participation.declarations, log)
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

/// What a State does to a treaty, it does after the treaty is there, and in the order of time.
private func checkDays(_ participation: TreatyParticipation, _ treaty: Treaty, _ log: DiagnosticLog) {
  if let opened = treaty.opened {
    for act in [participation.signed, participation.ratified].compactMap(\.self) where act < opened {
      log.error(
        "before-opening", "nobody acted on \(act): the treaty was opened for signature on \(opened)",
        at: participation.place)
    }
  }
  if let begin = participation.inForce {
    if let start = treaty.inForce, begin < start {
      log.error(
        "impossible-order", "the treaty is in force for nobody before \(start), and for this State not on \(begin)",
        at: participation.place)
    }
    if participation.signed == nil, participation.ratified == nil {
      log.warning(
        "undated-consent", "the treaty is in force from \(begin), and no day of ratification or accession is stated",
        at: participation.place)
    }
  }
  for declaration in participation.declarations {
    if let opened = treaty.opened, declaration.made < opened {
      log.error(
        "before-opening",
        "nobody declared anything on \(declaration.made): the treaty was opened for signature on \(opened)",
        at: declaration.place)
    }
    if let withdrawn = declaration.withdrawn,
      withdrawn <= max(declaration.made, declaration.inForce ?? declaration.made)
    {
      log.error(
        "impossible-order", "the declaration ended on \(withdrawn), before it stood", at: declaration.place)
    }
    if let effect = declaration.inForce, effect < declaration.made {
      log.error(
        "impossible-order", "the declaration took effect on \(effect), before it was made", at: declaration.place)
    }
  }
}

/// Several periods in which one treaty binds a State are several entries, each ended before the next begins.
private func checkPeriods(_ participation: [TreatyParticipation], _ log: DiagnosticLog) {
  for entries in Dictionary(grouping: participation, by: \.treaty).values where entries.count > 1 {
    let sorted = entries.sorted { ($0.firstDay?.daysSince1970 ?? 0) < ($1.firstDay?.daysSince1970 ?? 0) }
    for (earlier, later) in zip(sorted, sorted.dropFirst()) {
      if let end = earlier.withdrawn, let begin = later.firstDay, end <= begin { continue }
      log.error(
        "duplicate-id",
        "the participation in '\(later.treaty)' is there twice; a second period begins on or after the day under "
          + "'withdrawn' of the first", at: later.place,
        notes: earlier.place.map { [Diagnostic.Note("first here", at: $0)] } ?? [])
    }
  }
}

/// Under one option one declaration stands at a time: another takes its place, and then the first has an end.
private func checkRepetition(of declarations: [StateDeclaration], _ log: DiagnosticLog) {
  var standing: [String: [StateDeclaration]] = [:]
  for declaration in declarations {
    guard let option = declaration.option else { continue }
    if let other = standing[option]?.first(where: { $0.period.meets(declaration.period) }) {
      log.error(
        "repeated-declaration",
        "the option '\(option)' stands declared twice at the same time; state under 'withdrawn' when the first ended, or "
          + "both as one", at: declaration.place,
        notes: other.place.map { [Diagnostic.Note("first here", at: $0)] } ?? [])
    } else {
      standing[option, default: []].append(declaration)
    }
  }
}

extension StateDeclaration {
  /// When it stands.
  fileprivate var period: Period { Period(from: inForce ?? made, until: withdrawn) }
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
