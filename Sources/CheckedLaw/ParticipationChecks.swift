// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

/// What a State is said to have signed, ratified and declared, held against the treaty.
func check(
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
func checkPeriods(_ participation: [TreatyParticipation], _ log: DiagnosticLog) {
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

/// Signature, consent, entry into force and withdrawal follow each other, as far as they are dated.
package func checkOrder(_ days: [CalendarDate?], at place: Place?, _ log: DiagnosticLog) {
  let days = days.compactMap(\.self)
  if days != days.sorted() {
    log.error(
      "impossible-order", "signature, ratification and entry into force are not in the order of time", at: place)
  }
}

/// A treaty that could be loaded can be stated where it was not; a misspelt one is told by its nearness.
package func checkTreaty(
  _ treaty: String, _ treaties: [Treaty], _ known: KnownLaw, at place: Place?, _ log: DiagnosticLog
) {
  let all = Set(treaties.map(\.id) + (known.treaties ?? []))
  if !all.contains(treaty) {
    log.unknownWord("unknown-treaty", "treaty", treaty, among: all.sorted(), at: place)
  }
}
