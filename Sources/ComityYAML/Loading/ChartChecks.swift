// SPDX-License-Identifier: Apache-2.0

import CheckedLaw
import ComityCore
import ComityDiagnostics

extension [[StateIdentity]] {
  /// One list: what a later file says of a State takes the place of what an earlier one said.
  var amended: [StateIdentity] {
    var byCode: [String: StateIdentity] = [:]
    for state in joined() { byCode[state.code] = state }
    return byCode.values.sorted { $0.code < $1.code }
  }
}

extension [Module] {
  /// The modules with the names of their States in other languages.
  func named(by states: [StateIdentity]) -> [Module] {
    let names = Dictionary(states.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    return map { module in
      var module = module
      // What the module itself says goes first.
      module.jurisdiction.name.translations.merge(names[module.jurisdiction.code]?.translations ?? [:]) { own, _ in own
      }
      return module
    }
  }
}

extension [TreatyChart] {
  /// One chart for each treaty: a later file amends an earlier one, act by act.
  var amended: [TreatyChart] {
    var charts: [TreatyChart] = []
    for chart in self {
      if let index = charts.firstIndex(where: { $0.treaty == chart.treaty }) {
        charts[index] = charts[index].amended(by: chart)
      } else {
        charts.append(chart)
      }
    }
    return charts.sorted { $0.treaty < $1.treaty }
  }
}

/// What charts say of States and treaties, and of the order of time.
func checkCharts(_ charts: [TreatyChart], in lawBook: LawBook, _ known: KnownLaw, _ log: DiagnosticLog) {
  let codes = lawBook.knownCodes
  for chart in charts {
    checkTreaty(chart.treaty, lawBook.treaties, known, at: chart.place, log)
    for entry in chart.entries {
      if !codes.contains(entry.state) {
        log.unknownWord("unknown-state", "State", entry.state, among: codes, at: entry.place)
      }
      check(entry, of: chart, lawBook.treaty(chart.treaty), log)
    }
  }
  for module in lawBook.modules {
    for participation in module.participation {
      check(participation, of: module.jurisdiction.code, lawBook.charts, log)
    }
  }
  // An amendment can be wrong beside what it amends, and days are reckoned from all that was said of a treaty.
  for chart in lawBook.charts {
    for entry in chart.entries {
      checkOrder([entry.signed?.date, entry.consent?.date, entry.inForce, entry.withdrawn], at: entry.place, log)
    }
    checkDays(chart, in: lawBook, log)
  }
}

private func check(_ entry: TreatyChart.Entry, of chart: TreatyChart, _ treaty: Treaty?, _ log: DiagnosticLog) {
  if entry.ratified != nil, entry.acceded != nil {
    log.error("two-instruments", "a State ratifies or accedes, not both", at: entry.place)
  }
  for act in [entry.signed?.date, entry.consent?.date].compactMap(\.self) {
    if let opened = treaty?.opened, act < opened {
      log.error(
        "before-opening", "nobody acted on \(act): the treaty was opened for signature on \(opened)", at: entry.place)
    }
    if let asOf = chart.asOf, act > asOf {
      log.error("after-chart", "the chart shows the state of \(asOf), and not what was done on \(act)", at: entry.place)
    }
  }
}

/// What a module says of its own participation, and the list of parties says otherwise.
private func check(
  _ participation: TreatyParticipation, of code: String, _ charts: [TreatyChart], _ log: DiagnosticLog
) {
  guard let entry = charts.first(where: { $0.treaty == participation.treaty })?.entry(code) else { return }
  for (act, own, listed) in [
    ("signature", participation.signed, entry.signed?.date),
    ("instrument", participation.ratified, entry.consent?.date),
    ("entry into force", participation.inForce, entry.inForce),
  ] {
    guard let own, let listed, own != listed else { continue }
    log.warning(
      "other-participation", "the \(act) is said to be of \(own), and the list of parties has \(listed)",
      at: participation.place, notes: [Diagnostic.Note("the list has it here", at: entry.place)])
  }
}

/// Days of entry into force that the rule of the treaty does not give.
private func checkDays(_ chart: TreatyChart, in lawBook: LawBook, _ log: DiagnosticLog) {
  guard let treaty = lawBook.treaty(chart.treaty), let rule = treaty.entryIntoForceRule else { return }
  if let stated = treaty.inForce, chart.completeAsOf != nil,
    let reckoned = lawBook.reckonedEntryIntoForce(of: treaty, chart), reckoned != stated
  {
    log.warning(
      "other-entry-into-force",
      "by the rule of the treaty these instruments brought it into force on \(reckoned), not on \(stated)",
      at: chart.place)
  }
  guard let start = treaty.inForce ?? lawBook.reckonedEntryIntoForce(of: treaty, chart) else { return }
  for entry in chart.entries {
    guard let stated = entry.inForce, let deposited = entry.consent?.date else { continue }
    let reckoned = rule.day(forDepositOn: deposited, inTreatyInForceFrom: start)
    if stated != reckoned {
      log.warning(
        "other-entry-into-force",
        "by the rule of the treaty it is in force for '\(entry.state)' from \(reckoned), not from \(stated)",
        at: entry.place)
    }
  }
}
