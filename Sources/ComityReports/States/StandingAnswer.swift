// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import ComityMapper

/// What can be said between two States where the law of one is not modeled: which treaties bind both, and since when.
package struct StandingAnswer: Sendable {
  /// One treaty, and how both stand to it.
  package struct Tie: Sendable {
    package var treaty: Treaty
    package var from: StandingRecord
    package var to: StandingRecord
    /// Whether it is taken to bind both, whatever their standing.
    package var isAssumed: Bool

    /// Whether it binds both States.
    var binds: Bool { isAssumed || from.standing.isParty && to.standing.isParty }

    /// Since when it binds both.
    var since: CalendarDate? {
      guard from.standing.isParty, to.standing.isParty else { return nil }
      return [from.standing.since, to.standing.since].compactMap(\.self).max()
    }

    /// Whether it is known that it does not bind both.
    var doesNotBind: Bool {
      !binds && [from.standing, to.standing].contains { !$0.isParty && $0 != .notStated }
    }
  }

  /// The State that asks.
  package var from: Jurisdiction
  /// The State that is asked.
  package var to: Jurisdiction
  /// Those of the two whose law is not modeled.
  package var unmodeled: [Jurisdiction]
  /// The treaties.
  package var ties: [Tie]

  /// What is known between two States of which one has no module; nothing where both have one, or one is no State.
  ///
  /// - Parameters:
  ///   - treaties: the treaties that are asked about.
  ///   - assumed: the identifiers of those that are taken to bind both.
  package init?(
    _ lawBook: LawBook, from: String, to: String, treaties: [Treaty], assuming assumed: [String] = [],
    asOf date: CalendarDate
  ) {
    func jurisdiction(_ code: String) -> Jurisdiction? {
      lawBook.module(code)?.jurisdiction ?? lawBook.unmodeled(code)?.jurisdiction
    }
    guard let asking = jurisdiction(from), let asked = jurisdiction(to) else { return nil }
    let unmodeled = [asking, asked].filter { lawBook.module($0.code) == nil }
    guard !unmodeled.isEmpty else { return nil }
    self.from = asking
    self.to = asked
    self.unmodeled = from == to ? Array(unmodeled.prefix(1)) : unmodeled
    ties = treaties.map { treaty in
      Tie(
        treaty: treaty, from: lawBook.record(of: from, to: treaty.id, on: date),
        to: lawBook.record(of: to, to: treaty.id, on: date), isAssumed: assumed.contains(treaty.id))
    }
  }

  /// The answer in the words of scripts: no treaty binds both, or nobody has surveyed the law that would decide.
  var word: String { ties.allSatisfy(\.doesNotBind) ? "no-treaty-basis" : "not-surveyed" }
}

extension StatesFormat {
  /// What standing alone answers to a request, as text.
  package func text(_ answer: StandingAnswer) -> String {
    document(answer, heading: heading(answer)).text(language: language)
  }

  /// The same as one self-contained page.
  package func page(_ answer: StandingAnswer) -> String {
    document(answer, heading: heading(answer)).page(language: language)
  }

  /// What standing alone says of what one State could obtain from another, as text.
  package func text(exposure answer: StandingAnswer) -> String {
    document(answer, heading: exposureHeading(answer)).text(language: language)
  }

  /// The same as one self-contained page.
  package func page(exposure answer: StandingAnswer) -> String {
    document(answer, heading: exposureHeading(answer)).page(language: language)
  }

  private func heading(_ answer: StandingAnswer) -> String {
    let verdict = answer.word == "no-treaty-basis" ? words(.noTreatyBasis) : say(.notSurveyed)
    return say(.requestTitle, ["from": state(answer.from), "to": state(answer.to), "verdict": verdict])
  }

  private func exposureHeading(_ answer: StandingAnswer) -> String {
    say(.exposureTitle, ["from": state(answer.from), "to": state(answer.to)])
  }

  private func document(_ answer: StandingAnswer, heading: String) -> AnswerDocument {
    var document = AnswerDocument(title: heading)
    for line in billLines { document.paragraph(line) }
    let states = answer.unmodeled.map(state)
    let joined =
      states.count == 2 ? say(.bothStates, ["first": states[0], "second": states[1]]) : states.first ?? ""
    document.paragraph(say(.unmodeled, ["states": joined, "count": "\(answer.ties.count)"]))
    document.list(
      answer.ties.map { tie in
        let frame: AnswerFrame =
          if tie.isAssumed, tie.since == nil {
            .tieAssumed
          } else if tie.since != nil {
            .tieBinds
          } else {
            tie.doesNotBind ? .tieDoesNotBind : .tieUnread
          }
        let line = say(
          frame, ["treaty": names.treaty(tie.treaty), "date": tie.since.map(names.day) ?? ""])
        let standings = say(
          .standings, ["first": standing(tie.from, of: answer.from), "second": standing(tie.to, of: answer.to)])
        return .init("\(line) \(standings)")
      })
    return document
  }

  /// How one State stands to a treaty, as a clause.
  private func standing(_ record: StandingRecord, of jurisdiction: Jurisdiction) -> String {
    func clause(_ frame: AnswerFrame, _ date: CalendarDate? = nil) -> String {
      say(frame, ["state": state(jurisdiction), "date": date.map(names.day) ?? ""])
    }
    let text: String
    switch record.standing {
    case .party(let since): text = clause(.isParty, since)
    case .signatory where record.consent != nil:
      let act = record.consent.map { clause($0.isAccession ? .acceded : .ratified, $0.day) } ?? ""
      text =
        record.consent?.entersIntoForce.map { say(.entersIntoForce, ["act": act, "date": names.day($0)]) }
        ?? say(.notBoundYet, ["act": act])
    case .signatory(let since?): text = say(.notBoundYet, ["act": clause(.signed, since)])
    case .signatory(nil): text = say(.notBoundYet, ["act": clause(.signedUndated)])
    case .none: text = record.former?.until.map { clause(.wasParty, $0) } ?? clause(.isNoParty)
    case .notStated: return clause(.standingUnread)
    }
    return record.asOf.map { say(.listOf, ["text": text, "date": names.day($0)]) } ?? text
  }

  /// What standing alone answers to a request, as JSON with the keys of a decided one.
  package func json(_ answer: StandingAnswer) -> String {
    JSONFormat().encode(
      StandingRequestDocument(
        answer: answer.word, chain: answer.ties.map(StandingRequestDocument.Step.init),
        bills: bills.map(\.title), unmodeled: answer.unmodeled.map(\.code)))
  }

  /// What standing alone says of what one State could obtain from another, as JSON with the keys of a full answer.
  package func json(exposure answer: StandingAnswer, measure: String, data: String) -> String {
    JSONFormat().encode(
      StandingExposureDocument(
        from: answer.from.code, to: answer.to.code, treaty: answer.ties.first?.treaty.id ?? "",
        binds: answer.ties.contains(where: \.binds), measure: measure, data: data,
        participation: answer.ties.first.map {
          [answer.from.code: .init($0.from), answer.to.code: .init($0.to)]
        } ?? [:], bills: bills.map(\.title), unmodeled: answer.unmodeled.map(\.code)))
  }
}

private struct StandingRequestDocument: Encodable {
  struct Step: Encodable {
    var norm: String
    var citation: String
    var effect: String
    var condition = ""
    var summary: String
    var since: String?

    init(_ tie: StandingAnswer.Tie) {
      norm = tie.treaty.id
      citation = tie.treaty.shortTitle.english
      effect =
        tie.binds
        ? AssistanceAnswer.Effect.binds.rawValue
        : tie.doesNotBind ? AssistanceAnswer.Effect.doesNotBind.rawValue : "not-stated"
      summary = tie.treaty.title
      since = tie.since.map { "\($0)" }
    }
  }

  var answer: String
  var treaty: String?
  var grounds: [String] = []
  var chain: [Step]
  var dependsOn: [String] = []
  var changes: [String] = []
  var witness: [String: String] = [:]
  var bills: [String]
  var unmodeled: [String]
}

private struct StandingExposureDocument: Encodable {
  struct Participation: Encodable {
    var status: String
    var since: String?
    var asOf: String?

    init(_ record: StandingRecord) {
      status = record.standing.word
      since = record.standing.since.map { "\($0)" }
      asOf = record.asOf.map { "\($0)" }
    }
  }

  var from: String
  var to: String
  var treaty: String
  var binds: Bool
  var measure: String
  var data: String
  var offenses: [String] = []
  var participation: [String: Participation]
  var bills: [String]
  var unmodeled: [String]
}
