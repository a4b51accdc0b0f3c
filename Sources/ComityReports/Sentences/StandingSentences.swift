// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// The sentences on how a State stands to a treaty.
struct StandingSentences {
  let language: String

  /// How a State stands, as of which day that was read, and what is reported beside.
  func sentences(_ standing: Standing, _ record: StandingRecord?, of name: String, isModeled: Bool) -> String {
    var sentences = [sentence(standing, record, of: name)]
    if let asOf = record?.asOf, standing != .notStated {
      sentences.append(Frame.chartDay.text(["date": Names(language: language).day(asOf)], in: language))
    }
    for report in record?.entry?.reported ?? [] {
      sentences.append(
        Frame.actReported.text(["act": words(report.act), "source": report.source.title], in: language))
    }
    let marks = record?.entry?.marks ?? []
    if !isModeled, marks.contains(.reservations) || marks.contains(.declarations) {
      sentences.append(Frame.marksUnread.text(["name": name], in: language))
    }
    return sentences.joined(separator: " ")
  }

  private func sentence(_ standing: Standing, _ record: StandingRecord?, of name: String) -> String {
    var values = ["name": name]
    let names = Names(language: language)
    switch standing {
    case .party(let since):
      values["date"] = names.day(since)
      return Frame.party.text(values, in: language)
    case .signatory where record?.consent != nil:
      return record?.consent.map { sentence($0, values, names) } ?? ""
    case .signatory(let since?):
      values["date"] = names.day(since)
      return Frame.signatory.text(values, in: language)
    case .signatory(nil): return Frame.signatoryUndated.text(values, in: language)
    case .none:
      if let former = record?.former, let start = former.from, let end = former.until {
        (values["start"], values["end"]) = (names.day(start), names.day(end))
        return Frame.formerParty.text(values, in: language)
      }
      let frame: Frame =
        record?.asOf == nil ? .stranger : record?.entry?.isInvited ?? false ? .strangerInvited : .strangerOnDay
      return frame.text(values, in: language)
    case .notStated: return Frame.standingNotStated.text(values, in: language)
    }
  }

  /// A State that has ratified or acceded, and waits for the treaty to enter into force for it.
  private func sentence(_ consent: StandingRecord.Consent, _ values: [String: String], _ names: Names) -> String {
    var values = values
    values["date"] = names.day(consent.day)
    values["act"] = (consent.isAccession ? Frame.acceded : .ratified).text(values, in: language)
    guard let start = consent.entersIntoForce else { return Frame.notBoundYet.text(values, in: language) }
    values["start"] = names.day(start)
    return Frame.boundFrom.text(values, in: language)
  }

  private func words(_ act: TreatyChart.Report.Act) -> String {
    switch (act, language) {
    case (.signed, "de"): "Eine Unterzeichnung"
    case (.ratified, "de"): "Eine Ratifikation"
    case (.acceded, "de"): "Ein Beitritt"
    case (.withdrawn, "de"): "Ein Rücktritt"
    case (.signed, "fr"): "Signature"
    case (.ratified, "fr"): "Ratification"
    case (.acceded, "fr"): "Adhésion"
    case (.withdrawn, "fr"): "Retrait"
    case (.signed, _): "A signature"
    case (.ratified, _): "A ratification"
    case (.acceded, _): "An accession"
    case (.withdrawn, _): "A withdrawal"
    }
  }
}

extension Standing {
  /// The word of the standing, as scripts rely on it.
  var word: String {
    switch self {
    case .party: "party"
    case .signatory: "signatory"
    case .none: "none"
    case .notStated: "not-stated"
    }
  }

  /// The day since when it is so, where there is one.
  var since: CalendarDate? {
    switch self {
    case .party(let since): since
    case .signatory(let since): since
    case .none, .notStated: nil
    }
  }
}
