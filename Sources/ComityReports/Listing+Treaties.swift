// SPDX-License-Identifier: Apache-2.0

package import ComityCore

/// A treaty in the list of treaties.
struct TreatyEntry: Encodable {
  /// How many States did what.
  struct Totals: Encodable {
    var asOf: String?
    var complete: Bool
    var parties: Int
    var signatures: Int
    var instruments: Int
    /// Acts of which only others report.
    var reported: Int
    var source: SourceEntry?

    init(_ treaty: Treaty, in lawBook: LawBook, asOf date: CalendarDate) {
      let chart = lawBook.chart(of: treaty.id)
      asOf = chart?.asOf.map { "\($0)" }
      complete = chart?.completeAsOf != nil
      parties = lawBook.records(to: treaty.id, on: date).count { $0.standing.isParty }
      signatures = chart?.signatureCount ?? 0
      instruments = chart?.instrumentCount ?? 0
      reported = chart?.reportedCount(of: .signed) ?? 0
      source = chart?.source.map(SourceEntry.init)
    }

    /// A number in words: without a complete list it is the least that there can be.
    func words(_ number: Int) -> String {
      complete ? "\(number)" : number == 0 ? "none seen" : "at least \(number)"
    }
  }

  var id: String
  var title: String
  var shortTitle: String
  var citation: String
  var opened: String?
  var inForce: String?
  var entryIntoForce: String
  var instrumentsNeeded: Int?
  var standing: Totals
  var requirements: Int
  var options: Int
  var source: SourceEntry

  init(_ treaty: Treaty, in lawBook: LawBook, asOf date: CalendarDate) {
    id = treaty.id
    title = treaty.title
    shortTitle = treaty.shortTitle.english
    citation = treaty.citation.english
    opened = treaty.opened.map { "\($0)" }
    inForce = lawBook.entryIntoForce(of: treaty).map { "\($0)" }
    entryIntoForce = treaty.entryIntoForce
    instrumentsNeeded = treaty.entryIntoForceRule?.instruments
    standing = Totals(treaty, in: lawBook, asOf: date)
    requirements = treaty.requirements.count
    options = treaty.options.count
    source = SourceEntry(treaty.source)
  }
}

/// The chart of a treaty: what every State did that it names.
struct ChartDocument: Encodable {
  /// One State.
  struct State: Encodable {
    var code: String
    var name: String
    var standing: String
    var signed: String?
    var ratified: String?
    var acceded: String?
    var inForce: String?
    var withdrawn: String?
    var invited: Bool
    var marks: [String]
    var reported: [Report]
    var note: String?
    var source: SourceEntry?

    init(_ record: StandingRecord, _ entry: TreatyChart.Entry, _ treaty: Treaty, in lawBook: LawBook) {
      code = record.state
      name = lawBook.state(code)?.name.english ?? lawBook.module(code)?.jurisdiction.name.english ?? code
      standing = record.standing.word
      signed = entry.signed.map(Self.words)
      ratified = entry.ratified.map(Self.words)
      acceded = entry.acceded.map(Self.words)
      inForce = lawBook.entryIntoForce(entry, of: treaty).map { "\($0)" }
      withdrawn = entry.withdrawn.map { "\($0)" }
      invited = entry.isInvited
      marks = entry.marks.map(\.rawValue)
      reported = entry.reported.map(Report.init)
      note = entry.note
      source = record.source.map(SourceEntry.init)
    }

    private static func words(_ day: TreatyChart.Day) -> String { day.date.map { "\($0)" } ?? "undated" }

    /// The cells of a table: who, signature, consent, entry into force, and what else there is to say.
    var cells: [String] {
      var notes = marks.isEmpty ? [] : [marks.joined(separator: " ")]
      if invited { notes.append("invited") }
      if let withdrawn { notes.append("withdrawn \(withdrawn)") }
      notes += reported.map { "\($0.act), as reported" }
      return [
        code, name, signed ?? "-", ratified ?? acceded.map { $0 + " (a)" } ?? "-", inForce ?? "-",
        notes.joined(separator: "; "),
      ]
    }
  }

  /// An act that only others report.
  struct Report: Encodable {
    var act: String
    var count: Int
    var when: String?
    var summary: String
    var source: SourceEntry

    init(_ report: TreatyChart.Report) {
      act = report.act.rawValue
      count = report.count
      when = report.when
      summary = report.summary
      source = SourceEntry(report.source)
    }

    /// What is reported of whom, as an item of a list.
    func item(of name: String) -> String {
      "\(name): \(act)\(when.map { " (\($0))" } ?? ""). \(summary) \(source.title), \(source.url)"
    }
  }

  var treaty: TreatyEntry
  var states: [State]
  /// What is reported of States that are not named.
  var reported: [Report]

  init(_ treaty: Treaty, in lawBook: LawBook, asOf date: CalendarDate) {
    self.treaty = TreatyEntry(treaty, in: lawBook, asOf: date)
    states = lawBook.records(to: treaty.id, on: date).compactMap { record in
      record.entry.map { State(record, $0, treaty, in: lawBook) }
    }
    reported = lawBook.chart(of: treaty.id)?.unnamed.map(Report.init) ?? []
  }

  static let heads = ["Code", "State", "Signed", "Ratified", "In force", "Marks and notes"]
  static let legend = [
    "(a) accession; R reservations, D declarations, A authorities, T territories, C communication",
    "undated: done, on a day that was not read",
  ]

  /// How the treaty stands as a whole.
  var summary: [String] {
    let totals = treaty.standing
    var lines = [
      treaty.inForce.map { "In force from \($0)." } ?? "Not in force, as far as was read.", treaty.entryIntoForce,
    ]
    var counts = "Parties: \(totals.words(totals.parties)); signatures: \(totals.words(totals.signatures))"
    if totals.reported > 0 { counts += " (\(totals.reported) more are reported, and not counted)" }
    counts += "; instruments: \(totals.words(totals.instruments))"
    if let needed = treaty.instrumentsNeeded { counts += " (\(needed) bring it into force)" }
    lines.append(counts + ".")
    lines.append(
      totals.asOf.map { "The list is that of \($0); what has changed since was not seen." }
        ?? "No list was at hand: what was read of single States stands below.")
    lines.append(
      "Whoever is not named "
        + (totals.complete ? "had done nothing by then." : "may have signed or be bound: unknown."))
    return lines
  }

  /// What only others report, as items of a list.
  var reports: [String] {
    states.flatMap { state in state.reported.map { $0.item(of: state.name) } }
      + reported.map { $0.item(of: "\($0.count) not named") }
  }

  /// What a reader should know of single States, as items of a list.
  var notes: [String] {
    states.flatMap { state in state.note.map { ["\(state.name): \($0)"] } ?? [] }
  }

  /// The sources of entries that were read elsewhere than in the list, with the States, as items of a list.
  var furtherSources: [String] {
    var codes: [(source: SourceEntry, codes: [String])] = []
    for state in states {
      guard let source = state.source, source != treaty.standing.source else { continue }
      if let index = codes.firstIndex(where: { $0.source == source }) {
        codes[index].codes.append(state.code)
      } else {
        codes.append((source, [state.code]))
      }
    }
    return codes.map { "\($0.codes.joined(separator: ", ")): \($0.source.title), \($0.source.url)" }
  }

  /// What follows the table, each list under its heading.
  var appendices: [(heading: String, items: [String])] {
    [
      ("Only reported, and not counted", reports), ("Notes", notes), ("Read elsewhere", furtherSources),
    ].filter { !$0.1.isEmpty }
  }

  /// The chart as text.
  var text: String {
    let heading = "\(treaty.title) (\(treaty.citation))"
    func wrapped(_ text: String, first: String = "", indent: String = "") -> String {
      foldedLines(text, to: 100 - indent.count).enumerated()
        .map { ($0 == 0 ? first : indent) + $1 + "\n" }.joined()
    }
    var text = heading + "\n" + String(repeating: "=", count: heading.count) + "\n\n"
    for line in summary { text += wrapped(line) }
    if let source = treaty.standing.source { text += "Source: \(source.title), \(source.url)\n" }
    text += "\n" + table([Self.heads] + states.map(\.cells)) + "\n"
    for line in Self.legend { text += line + "\n" }
    for (heading, items) in appendices {
      text += "\n\(heading)\n" + items.map { wrapped($0, first: "- ", indent: "  ") }.joined()
    }
    return text
  }
}

/// The page of the documentation that tells who is bound by which treaty, made from the charts.
package func standingPage(_ lawBook: LawBook) -> String {
  var text = """
    # Who is bound

    Which State has signed which treaty, and since when it is bound, as far as the lists of parties were read.

    Days of entry into force follow from the rule of the treaty, so that an instrument that is added moves them. What no
    list shows is unknown; what only others report is told, and not counted. `comity list treaties ID` prints the same.

    \(ChartDocument.legend.joined(separator: "; ")).


    """
  for treaty in lawBook.treaties {
    let chart = ChartDocument(treaty, in: lawBook, asOf: lawBook.chart(of: treaty.id)?.asOf ?? .latest)
    text += "## \(markdownText(treaty.title)) (\(markdownText(treaty.citation.english)))\n\n"
    text += chart.summary.map { "- \(markdownText($0))\n" }.joined()
    if let source = chart.treaty.standing.source { text += "- \(markdownLink(source.title, source.url))\n" }
    text += "\n" + markdownTable(ChartDocument.heads, chart.states.map(\.cells)) + "\n"
    for (heading, items) in chart.appendices {
      text += "\(heading):\n\n" + items.map { "- \(markdownText($0))\n" }.joined() + "\n"
    }
  }
  return text
}

extension CalendarDate {
  /// A day after every other.
  fileprivate static let latest = CalendarDate(daysSince1970: 1_000_000)
}
