// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import ComityMapper

extension StatesFormat {
  /// What one State could ask of another about protected activities, as text: offence by offence, the weightiest first;
  /// then the grounds of refusal that depend on the case.
  package func text(_ exposure: CooperationExposure) -> String { document(exposure).text(language: language) }

  /// The same as one self-contained page.
  package func page(_ exposure: CooperationExposure) -> String { document(exposure).page(language: language) }

  private func document(_ exposure: CooperationExposure) -> AnswerDocument {
    let (asking, asked) = (state(exposure.asking), state(exposure.asked))
    var document = AnswerDocument(title: say(.exposureTitle, ["from": asking, "to": asked]))
    guard let first = exposure.entries.first else {
      document.paragraph(say(.exposureNothing, ["from": asking]))
      for line in billLines { document.paragraph(line) }
      return document
    }
    let groups = exposure.alike
    document.paragraph(headline(exposure.entries.map(\.answer.verdict), asking, asked, say(.itAsked)))
    for line in billLines { document.paragraph(line) }
    let deed = deed(exposure.measure, exposure.data, in: first.answer.evidence)
    let measure = say(
      .exposureMeasure, ["state": asking, "deed": deed, "treaty": names.treaty(exposure.treaty)])
    document.paragraph(exposure.binds ? measure : measure + " " + say(.exposureUnbound))
    document.table(
      AnswerDocument.Table(
        caption: say(.exposureCaption, ["state": asked]),
        head: [say(.offense), say(.answer), say(.maximum), say(.judge), say(.reaches)],
        rows: groups.map { group in
          [
            cited(group[0].offense.citation), words(group[0].answer.verdict), words(group[0].maximum),
            judge(group[0].takesAJudge), listed(group.map { names.activity($0.activity) }),
          ]
        }))
    // Grounds that every request has alike are told once, at the end.
    let obliged = exposure.entries.filter { $0.answer.treaty != nil }
    let shared =
      obliged.map { Set($0.answer.grounds.filter { !$0.fitsCase }.map(\.norm)) }
      .reduce(nil as Set<String>?) { $0?.intersection($1) ?? $1 } ?? []
    for group in groups {
      let offense = group[0].offense
      document.heading(
        say(
          .offenseHeading,
          ["citation": cited(offense.citation), "title": offense.title, "answer": words(group[0].answer.verdict)]))
      document.list(details(group, exposure, shared, asked))
    }
    let evidence = FactSentences(vocabulary: first.answer.evidence, language: language)
    let grounds = obliged.first?.answer.grounds.filter { shared.contains($0.norm) && !$0.fitsCase } ?? []
    if !grounds.isEmpty {
      document.heading(say(.groundsSharedHeading))
      document.list(grounds.map { item($0, evidence) })
    }
    if let note = exposure.asking.note {
      document.heading(say(.howFarRead, ["state": asking]))
      document.paragraph(inEnglish(note).beginningAsSentence)
    }
    return document
  }

  /// How many requests are answered in each way.
  private func headline(
    _ verdicts: [AssistanceAnswer.Verdict], _ asking: String, _ asked: String, _ subject: String
  ) -> String {
    var counts: [String] = []
    for verdict in AssistanceAnswer.Verdict.allCases {
      let count = verdicts.filter { $0 == verdict }.count
      guard count > 0 else { continue }
      let frame: AnswerFrame =
        verdict == .noTreatyBasis ? .exposureNoTreaty : counts.isEmpty ? .exposureCount : .exposureNextCount
      counts.append(say(frame, ["subject": subject, "verdict": words(verdict), "number": "\(count)"]))
    }
    return say(
      .exposureHeadline,
      ["count": "\(verdicts.count)", "from": asking, "to": asked, "answers": listed(counts, most: 9)])
  }

  private func judge(_ takesAJudge: Bool?) -> String {
    switch takesAJudge {
    case true?: say(.judgeAlone)
    case false?: say(.alsoWithoutJudge)
    case nil: say(.noRule)
    }
  }

  /// Whether the State asked punishes the act.
  private func there(_ row: ExposureOverview.Row) -> String {
    switch row.dualCriminality {
    case .full: say(.anOffense)
    case .partial: say(.inPart)
    case .none: say(row.isSurveyed ? .noOffense : .notSurveyed)
    }
  }

  private func details(
    _ group: [CooperationExposure.Entry], _ exposure: CooperationExposure, _ shared: Set<String>, _ asked: String
  ) -> [AnswerDocument.Item] {
    let entry = group[0]
    let facts = FactSentences(vocabulary: exposure.vocabulary, language: language)
    let evidence = FactSentences(vocabulary: entry.answer.evidence, language: language)
    var parts = [say(.ofMaximum, ["maximum": words(entry.maximum)])]
    if let reaches = entry.reachesThreshold { parts.append(say(reaches ? .seriousCrime : .noSeriousCrime)) }
    let isArguable = entry.dualCriminalityCertainty == .arguable
    let frame: AnswerFrame =
      switch entry.dualCriminality {
      case .full: .offenseToo
      case .partial: entry.isCasePunishable ? .partlyThisCase : .partlyNotThisCase
      case .none: isArguable ? .noOffenseArguably : entry.isSurveyed ? .noOffenseIn : .offenseUnread
      }
    parts.append(say(frame, ["state": asked]))
    var items = [AnswerDocument.Item(parts.joined(separator: Frame.semicolon.text(in: language)) + ".")]
    items.append(.init(say(.forExample, ["case": facts.sentence((group.last ?? entry).witness)])))
    items += entry.answer.grounds.filter { $0.fitsCase || !shared.contains($0.norm) }.map { item($0, evidence) }
    return items
  }

  /// A ground of refusal as an item of a list.
  private func item(_ ground: AssistanceAnswer.Ground, _ evidence: FactSentences) -> AnswerDocument.Item {
    let clauses = ground.fitsCase ? [] : ground.conditions.map { evidence.clauses($0) }.unique
    return self.ground(cited(ground.citation), force(ground), if: clauses, summary: ground.summary)
  }

  /// The same as JSON.
  package func json(_ exposure: CooperationExposure) -> String {
    JSONFormat().encode(
      ExposureDocument(
        from: exposure.asking.code, to: exposure.asked.code, treaty: exposure.treaty.id, bills: bills.map(\.title),
        binds: exposure.binds,
        measure: exposure.measure, data: exposure.data,
        offenses: exposure.entries.map { entry in
          .init(
            offense: entry.offense.id, activity: entry.activity.id, maxMonths: entry.maximum.flatMap(\.months),
            life: entry.maximum == .life, serious: entry.reachesThreshold,
            dualCriminality: entry.dualCriminality.rawValue, certainty: entry.dualCriminalityCertainty.rawValue,
            surveyed: entry.isSurveyed,
            answer: entry.answer.verdict.rawValue, grounds: entry.answer.grounds.filter(\.fitsCase).map(\.norm),
            conditionalGrounds: entry.answer.grounds.filter { !$0.fitsCase }.map(\.norm),
            casePunishable: entry.isCasePunishable, judge: entry.takesAJudge,
            witness: entry.witness.facts)
        }))
  }
}

// MARK: - Many pairs

extension StatesFormat {
  /// What States could obtain from each other, as text: a table of all pairs, then the weightiest requests.
  package func text(_ overview: ExposureOverview) -> String { document(overview).text(language: language) }

  /// The same as one self-contained page.
  package func page(_ overview: ExposureOverview) -> String { document(overview).page(language: language) }

  /// How many rows a reader is shown; scripts have them all.
  private static let mostRows = 40

  private func document(_ overview: ExposureOverview) -> AnswerDocument {
    func name(_ states: [Jurisdiction]) -> String {
      states.count == 1 ? state(states[0]) : say(.states, ["number": "\(states.count)"])
    }
    let (asking, asked) = (name(overview.asking), name(overview.asked))
    var document = AnswerDocument(title: say(.exposureTitle, ["from": asking, "to": asked]))
    let subject = say(overview.asked.count == 1 ? .itAsked : .theOneAsked)
    document.paragraph(headline(overview.rows.map(\.verdict), asking, asked, subject))
    for line in billLines { document.paragraph(line) }
    document.paragraph(say(.overviewLead, ["treaty": names.treaty(overview.treaty)]))
    if overview.asking.count == 1 || overview.asked.count == 1 {
      document.table(counts(overview))
    } else {
      document.table(matrix(overview))
    }
    // Activities that one offence reaches alike are one request for a reader.
    var seen: Set<[String]> = []
    let shown = overview.rows.filter { row in
      [.mustAssist, .mayRefuse].contains(row.verdict)
        && seen.insert([row.from, row.to, row.offense, row.verdict.rawValue]).inserted
    }
    document.table(
      AnswerDocument.Table(
        caption: say(
          .weightiest, ["shown": "\(min(shown.count, Self.mostRows))", "total": "\(shown.count)"]),
        head: [.asks, .asked, .answer, .maximum, .judge, .there, .offense].map { say($0) },
        rows: shown.prefix(Self.mostRows).map { row in
          [
            row.from, row.to, words(row.verdict), words(row.maximum), judge(row.takesAJudge), there(row),
            cited(row.citation),
          ]
        }))
    return document
  }

  /// The pairs as a square: who asks down, who is asked across.
  private func matrix(_ overview: ExposureOverview) -> AnswerDocument.Table {
    let counts = overview.counts
    return AnswerDocument.Table(
      caption: say(.whoAsks),
      head: [say(.asks)] + overview.asked.map(\.code),
      rows: overview.asking.map { from in
        [from.code]
          + overview.asked.map { to in
            guard from.code != to.code else { return "·" }
            let count = counts[from.code]?[to.code]
            return "\(count?.mustAssist ?? 0)/\(count?.mayRefuse ?? 0)"
          }
      })
  }

  /// One State against others, a line for each.
  private func counts(_ overview: ExposureOverview) -> AnswerDocument.Table {
    let counts = overview.counts
    let pairs = overview.asking.flatMap { from in overview.asked.map { (from, $0) } }.filter { $0.code != $1.code }
    return AnswerDocument.Table(
      caption: say(.stateByState),
      head: [
        say(.asks), say(.asked), say(.mustAssist).beginningAsSentence, say(.mayRefuse).beginningAsSentence,
        say(.others), say(.gravest),
      ],
      rows: pairs.map { from, to in
        let count = counts[from.code]?[to.code] ?? ExposureOverview.Count()
        let gravest = overview.rows.first {
          $0.from == from.code && $0.to == to.code && $0.verdict == .mustAssist
        }
        return [
          from.code, to.code, "\(count.mustAssist)", "\(count.mayRefuse)", "\(count.others)",
          gravest.map { "\(cited($0.citation)), \(words($0.maximum))" } ?? "–",
        ]
      })
  }

  /// The same as JSON.
  package func json(_ overview: ExposureOverview) -> String {
    let counts = overview.counts
    return JSONFormat().encode(
      OverviewDocument(
        treaty: overview.treaty.id, bills: bills.map(\.title), measure: overview.measure, data: overview.data,
        pairs: overview.asking.flatMap { from in
          overview.asked.filter { $0.code != from.code }.map { to in
            let count = counts[from.code]?[to.code] ?? ExposureOverview.Count()
            return .init(
              from: from.code, to: to.code, mustAssist: count.mustAssist, mayRefuse: count.mayRefuse,
              others: count.others)
          }
        },
        requests: overview.rows.map { row in
          .init(
            from: row.from, to: row.to, offense: row.offense, activity: row.activity,
            maxMonths: row.maximum.flatMap(\.months), life: row.maximum == .life, serious: row.reachesThreshold,
            dualCriminality: row.dualCriminality.rawValue, surveyed: row.isSurveyed, answer: row.verdict.rawValue,
            grounds: row.grounds, conditionalGrounds: row.conditionalGrounds, judge: row.takesAJudge,
            witness: row.witness.facts)
        }))
  }
}

extension ExposureOverview {
  /// How many offences of one State another has to answer for, each counted once, by its weightiest request.
  fileprivate struct Count {
    var mustAssist = 0
    var mayRefuse = 0
    var others = 0
  }

  /// The counts, by the State that asks and the one that is asked.
  fileprivate var counts: [String: [String: Count]] {
    var seen: Set<[String]> = []
    var counts: [String: [String: Count]] = [:]
    for row in rows where seen.insert([row.from, row.to, row.offense]).inserted {
      switch row.verdict {
      case .mustAssist: counts[row.from, default: [:]][row.to, default: Count()].mustAssist += 1
      case .mayRefuse: counts[row.from, default: [:]][row.to, default: Count()].mayRefuse += 1
      default: counts[row.from, default: [:]][row.to, default: Count()].others += 1
      }
    }
    return counts
  }
}

extension CooperationExposure {
  /// Entries on one offence of which everything but the activity is the same, together.
  fileprivate var alike: [[Entry]] {
    var groups: [[Entry]] = []
    for entry in entries {
      let index = groups.firstIndex { group in
        group[0].offense.id == entry.offense.id && group[0].dualCriminality == entry.dualCriminality
          && group[0].isCasePunishable == entry.isCasePunishable && group[0].answer.verdict == entry.answer.verdict
          && group[0].answer.grounds.map(\.norm) == entry.answer.grounds.map(\.norm)
      }
      if let index { groups[index].append(entry) } else { groups.append([entry]) }
    }
    return groups
  }
}

/// What one State can obtain about an offense that meets a protected activity; the States are named where there are several.
private struct ExposedOffenseJSON: Encodable {
  var from: String?
  var to: String?
  var offense: String
  var activity: String
  var maxMonths: Int?
  var life: Bool
  var serious: Bool?
  var dualCriminality: String
  var certainty: String?
  var surveyed: Bool
  var answer: String
  var grounds: [String]
  var conditionalGrounds: [String]
  var casePunishable: Bool?
  var judge: Bool?
  var witness: [String: String]
}

private struct ExposureDocument: Encodable {
  var from: String
  var to: String
  var treaty: String
  var bills: [String]
  var binds: Bool
  var measure: String
  var data: String
  var offenses: [ExposedOffenseJSON]
}

private struct OverviewDocument: Encodable {
  struct Pair: Encodable {
    var from: String
    var to: String
    var mustAssist: Int
    var mayRefuse: Int
    var others: Int
  }

  var treaty: String
  var bills: [String]
  var measure: String
  var data: String
  var pairs: [Pair]
  var requests: [ExposedOffenseJSON]
}
