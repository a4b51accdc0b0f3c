// SPDX-License-Identifier: Apache-2.0

extension LawBook {
  /// The State, or the union, with this code, whether or not its law is modeled.
  public func state(_ code: String) -> StateIdentity? { states.first { $0.code == code } }

  /// The chart of a treaty, with what the modules say of their own States laid over it, act by act; nothing where
  /// neither a chart was read nor a module says anything.
  ///
  /// - Parameter date: the day that decides of several periods in which a State joined; the last one, where left out.
  public func chart(of treaty: String, on date: CalendarDate? = nil) -> TreatyChart? {
    let day = date ?? CalendarDate(daysSince1970: 2_932_896)
    let own = modules.compactMap { module in
      module.participation.participation(in: treaty, on: day).map { ($0, module.jurisdiction.code) }
    }
    var chart = charts.first { $0.treaty == treaty }
    guard !own.isEmpty else { return chart }
    for (participation, code) in own {
      chart = chart ?? TreatyChart(treaty: treaty)
      chart?.amend(with: TreatyChart.Entry(participation, of: code))
    }
    return chart
  }

  /// The day on which a treaty entered into force, or will: as it is stated, or as the rule of the treaty reckons it from
  /// the instruments; nothing where those that are known do not bring it about.
  public func entryIntoForce(of treaty: Treaty) -> CalendarDate? {
    treaty.inForce ?? chart(of: treaty.id).flatMap { reckonedEntryIntoForce(of: treaty, $0) }
  }

  /// The day that the rule of a treaty gives for the instruments of a chart.
  package func reckonedEntryIntoForce(of treaty: Treaty, _ chart: TreatyChart) -> CalendarDate? {
    treaty.entryIntoForceRule?.day(of: instruments(in: chart))
  }

  /// The instruments that count towards the entry into force, as far as their days were read.
  package func instruments(in chart: TreatyChart) -> [EntryIntoForceRule.Instrument] {
    chart.entries.compactMap { entry in
      let state = state(entry.state)
      guard let deposited = entry.consent?.date, state?.kind != .union else { return nil }
      return EntryIntoForceRule.Instrument(deposited: deposited, memberOf: state?.memberOf ?? [])
    }
  }

  /// The day on which a treaty entered into force for a State, or will: as it is stated, or as the rule reckons it.
  package func entryIntoForce(_ entry: TreatyChart.Entry, of treaty: Treaty?) -> CalendarDate? {
    if let inForce = entry.inForce { return inForce }
    guard let treaty, let rule = treaty.entryIntoForceRule, let deposited = entry.consent?.date,
      let start = entryIntoForce(of: treaty)
    else { return nil }
    return rule.day(forDepositOn: deposited, inTreatyInForceFrom: start)
  }

  /// How a State stands to a treaty on a day.
  ///
  /// What its own module states goes first; where that is silent the chart of the treaty answers; where nobody says
  /// anything, the standing is not stated.
  public func standing(of state: String, to treaty: String, on date: CalendarDate) -> Standing {
    record(of: state, to: treaty, on: date).standing
  }

  /// How a State stands to a treaty on a day, with the acts and the source from which that is known.
  public func record(of state: String, to treaty: String, on date: CalendarDate) -> StandingRecord {
    guard let chart = chart(of: treaty, on: date) else {
      return StandingRecord(state: state, treaty: treaty, standing: .notStated)
    }
    return record(of: state, in: chart, of: self.treaty(treaty), on: date)
  }

  /// How every State that the chart of a treaty names stands to it on a day, in the order of their codes.
  public func records(to treaty: String, on date: CalendarDate) -> [StandingRecord] {
    guard let chart = chart(of: treaty, on: date) else { return [] }
    let model = self.treaty(treaty)
    return chart.entries.map { record(of: $0.state, in: chart, of: model, on: date) }
  }

  private func record(
    of state: String, in chart: TreatyChart, of model: Treaty?, on date: CalendarDate
  ) -> StandingRecord {
    let entry = chart.entry(state)
    let isOwn = entry?.isStatedByModule ?? false
    let standing: Standing
    if let entry, entry.isListed || isOwn {
      standing = self.standing(entry, of: model, in: chart, on: date)
    } else if chart.completeAsOf != nil || model?.opened.map({ date < $0 }) ?? false {
      standing = .none
    } else {
      standing = .notStated
    }
    var consent: StandingRecord.Consent?
    if case .signatory = standing, let entry, let day = entry.consent?.date, day <= date {
      consent = StandingRecord.Consent(
        day: day, isAccession: entry.acceded != nil, entersIntoForce: entryIntoForce(entry, of: model))
    }
    var former: Period?
    if let entry, let end = entry.withdrawn, end <= date, let start = entryIntoForce(entry, of: model), start < end {
      former = Period(from: start, until: end)
    }
    return StandingRecord(
      state: state, treaty: chart.treaty, standing: standing, consent: consent, former: former, entry: entry,
      asOf: isOwn ? nil : entry.map(\.asOf) ?? chart.completeAsOf,
      source: entry?.source ?? chart.source)
  }

  private func standing(
    _ entry: TreatyChart.Entry, of treaty: Treaty?, in chart: TreatyChart, on date: CalendarDate
  ) -> Standing {
    if let withdrawn = entry.withdrawn, withdrawn <= date { return .none }
    if let start = entryIntoForce(entry, of: treaty), start <= date { return .party(since: start) }
    for act in [entry.signed, entry.consent] {
      if let day = act?.date, day <= date { return .signatory(since: day) }
    }
    guard [entry.signed, entry.consent].contains(.undated) else { return .none }
    // What was done on a day that was not read was done by the day of the chart, and not before the treaty was open.
    if let asOf = entry.asOf, asOf <= date { return .signatory(since: nil) }
    return treaty?.opened.map { date < $0 } ?? false ? .none : .notStated
  }

  /// A State whose law nobody has modeled, as a module in which nothing is surveyed; nothing where there is a module, or
  /// no such State.
  package func unmodeled(_ code: String) -> Module? {
    guard module(code) == nil, let state = state(code) else { return nil }
    return Module(
      jurisdiction: Jurisdiction(
        code: code, name: state.name, adjective: LocalizedText(state.name.english),
        legalSystem: state.kind == .union ? .supranational : .notStated))
  }

  /// The codes of all States that can be asked about: those with a module, and those of which the standing is known.
  package var knownCodes: [String] { Set(modules.map(\.jurisdiction.code) + states.map(\.code)).sorted() }
}

extension TreatyChart.Entry {
  /// What a module says of its own State.
  fileprivate init(_ participation: TreatyParticipation, of code: String) {
    self.init(
      state: code, signed: participation.signed.map { .on($0) },
      ratified: participation.isAccession ? nil : participation.ratified.map { .on($0) },
      acceded: participation.isAccession ? participation.ratified.map { .on($0) } : nil,
      inForce: participation.inForce, withdrawn: participation.withdrawn, source: participation.source,
      place: participation.place)
    isStatedByModule = true
  }
}
