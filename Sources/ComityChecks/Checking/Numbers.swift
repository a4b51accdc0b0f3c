// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics

/// Penalties above this many months are taken for a mistake of unit: fifty years, above which laws say "life".
private let mostMonths = 600
/// Maxima up to this many months are taken for years, unless a fine stands beside them or the module says that they are right.
private let yearsLike = 1...5

/// How many years a source may be old before its provision is shown as ageing.
private let oldSourceYears = 5

/// Penalties that look as if they were not in months.
func penaltyProblems(of module: any JurisdictionModule) -> [Diagnostic] {
  module.offenses.flatMap { offense in
    let forms = [("the penalty", offense.penalty)] + offense.aggravatedForms.map { ("an aggravated form", $0.penalty) }
    let confirmed = offense.note?.contains("month") ?? false
    return forms.compactMap { name, penalty -> Diagnostic? in
      guard penalty.isKnown else { return nil }
      let months = [penalty.minimumMonths, penalty.maximum.months ?? 0].max() ?? 0
      let message: String
      if months > mostMonths {
        message = "\(name) of '\(offense.id)' is \(months) months, more than \(mostMonths / 12) years; are these days?"
      } else if let maximum = penalty.maximum.months, yearsLike.contains(maximum), !penalty.fine, !confirmed {
        message =
          "\(name) of '\(offense.id)' is \(maximum) months at most; if years are meant, write \(maximum * 12); if "
          + "months are, speak of them in its note"
      } else {
        return nil
      }
      return Diagnostic("penalty-unit", message, severity: .warning, at: offense.place)
    }
  }
}

/// Sources that show a state of the law of long ago, or of no day that they say.
func sourceProblems(of module: any JurisdictionModule, asOf date: CalendarDate) -> [Diagnostic] {
  let provisions = module.provisions
  return oldSources(of: module, provisions, asOf: date) + undatedSources(of: provisions, asOf: date)
}

/// Sources without the day of their text, of what is still law, each told once.
private func undatedSources(of provisions: [any Provision], asOf date: CalendarDate) -> [Diagnostic] {
  let undated = provisions.filter { $0.source.consolidated == nil && $0.inForce.until.map { $0 > date } ?? true }
  return undated.grouped(by: \.source).map { source, entries in
    Diagnostic(
      "undated-source",
      "the source does not say of which day its text is; state it under 'consolidated': "
        + source.title + others(of: entries.count),
      severity: .warning, at: entries[0].place)
  }
}

private func oldSources(
  of module: any JurisdictionModule, _ provisions: [any Provision], asOf date: CalendarDate
) -> [Diagnostic] {
  var sources = provisions.map { (source: $0.source, place: $0.place) }
  sources += module.participation.map { ($0.source, $0.place) }
  return sources.grouped(by: \.source).compactMap { source, entries in
    guard let consolidated = source.consolidated else { return nil }
    let years = consolidated.years(until: date)
    guard years >= oldSourceYears else { return nil }
    return Diagnostic(
      "old-source",
      "the source shows the law of \(consolidated), \(years) years ago: \(source.title)\(others(of: entries.count))",
      severity: .warning, at: entries[0].place)
  }
}

/// How many entries rest on a source, where one alone does not.
private func others(of count: Int) -> String { count > 1 ? "; \(count) entries rest on it" : "" }
