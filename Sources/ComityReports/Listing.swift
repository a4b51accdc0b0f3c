// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import ComityDiagnostics

/// A list of jurisdictions, treaties or provisions, as text and as JSON in the shape that scripts rely on.
package struct Listing: Sendable {
  /// The list as text.
  package let text: String
  /// The list as JSON.
  package let json: String

  /// The jurisdictions, with how much of their law is modelled and how fresh it is; of all days, where none is given.
  package init(jurisdictions lawBook: LawBook, asOf date: CalendarDate? = nil) {
    let entries = lawBook.modules.map { JurisdictionEntry($0, asOf: date) }
    json = JSONFormat().encode(entries)
    text = table(
      [["Code", "Name", "Provisions", "Checked", "Oldest source", "Newest source"]]
        + entries.map {
          [
            $0.code, $0.name, String($0.provisions), String($0.checked), $0.oldestSource ?? "-",
            $0.newestSource ?? "-",
          ]
        })
  }

  /// The treaties, with how many States signed them and are bound on a day.
  package init(treaties lawBook: LawBook, asOf date: CalendarDate) {
    let entries = lawBook.treaties.map { TreatyEntry($0, in: lawBook, asOf: date) }
    json = JSONFormat().encode(entries)
    text =
      table(
        [["Treaty", "Title", "In force", "Parties", "Signatures", "Instruments", "List of", "Requirements", "Options"]]
          + entries.map {
            [
              $0.id, $0.shortTitle, $0.inForce ?? "not in force", $0.standing.words($0.standing.parties),
              $0.standing.words($0.standing.signatures)
                + ($0.standing.reported > 0 ? " (+\($0.standing.reported))" : ""),
              $0.standing.words($0.standing.instruments),
              $0.standing.asOf ?? "-", String($0.requirements), String($0.options),
            ]
          })
      + (entries.contains { $0.standing.reported > 0 } ? "\n(+n) only reported, and not counted\n" : "")
      + "\nWho is bound, State by State: comity list treaties ID\n"
  }

  /// The chart of one treaty: every State that signed, is bound or was invited, in the order of their codes.
  package init(chartOf treaty: Treaty, in lawBook: LawBook, asOf date: CalendarDate) {
    let chart = ChartDocument(treaty, in: lawBook, asOf: date)
    json = JSONFormat().encode(chart)
    text = chart.text
  }

  /// The provisions of a module that are law on a day; all of them, where none is given.
  package init(provisionsOf module: any JurisdictionModule, asOf date: CalendarDate? = nil) {
    let all =
      module.offenses.map { ProvisionEntry(offense: $0) } + module.generalPart.map { ProvisionEntry(rule: $0) }
      + module.dataSharing.map { ProvisionEntry(obligation: $0) }
    let entries = all.filter { $0.inForce.holds(on: date) }
    json = JSONFormat().encode(entries)
    text = table(
      [["Provision", "Citation", "Title", "Maximum", "Attempt", "Review"]]
        + entries.map { entry in
          [
            entry.id, entry.citation, entry.title, entry.penalty?.text ?? "-",
            entry.attempt.map { $0 ? "punished" : "not punished" } ?? "-", entry.review,
          ]
        })
  }
}

private struct JurisdictionEntry: Encodable {
  var code: String
  var name: String
  var provisions: Int
  var checked: Int
  var oldestSource: String?
  var newestSource: String?

  init(_ module: any JurisdictionModule, asOf date: CalendarDate?) {
    let all = module.provisions
    let provisions = all.filter { $0.inForce.holds(on: date) }
    let dates = provisions.compactMap(\.source.consolidated).sorted()
    code = module.jurisdiction.code
    name = module.jurisdiction.name.english
    self.provisions = provisions.count
    checked = provisions.filter { $0.review != .unreviewed }.count
    oldestSource = dates.first.map { "\($0)" }
    newestSource = dates.last.map { "\($0)" }
  }
}

extension Period {
  /// Whether a day, if there is one, is in the period.
  fileprivate func holds(on date: CalendarDate?) -> Bool { date.map(contains) ?? true }
}

struct SourceEntry: Encodable, Equatable {
  var title: String
  var url: String
  var consolidated: String?

  init(_ source: Source) {
    title = source.title
    url = source.url
    consolidated = source.consolidated.map { "\($0)" }
  }
}

extension Review {
  /// The words in which scripts find it.
  var words: String {
    switch self {
    case .unreviewed: "unreviewed"
    case .checkedAgainstSource(let date): "checked-against-source \(date)"
    }
  }
}

/// Months, or the word `life`.
private enum Months: Encodable {
  case months(Int)
  case life

  init(_ maximum: Penalty.Maximum) {
    self = maximum.months.map { .months($0) } ?? .life
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .months(let months): try container.encode(months)
    case .life: try container.encode("life")
    }
  }
}

private struct PenaltyEntry: Encodable {
  var maxMonths: Months
  var aggravatedMaxMonths: Months?

  /// The maximum as a table shows it.
  var text: String {
    switch maxMonths {
    case .months(let months): months == 0 ? "fine" : "\(months) months"
    case .life: "life"
    }
  }

  init?(_ offense: any OffenseDefinition) {
    guard offense.penalty.isKnown else { return nil }
    maxMonths = Months(offense.penalty.maximum)
    aggravatedMaxMonths = offense.aggravatedForms.filter(\.penalty.isKnown).map(\.penalty.maximum).max().map(
      Months.init)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(maxMonths, forKey: .maxMonths)
    // The key is always there, so that a script can tell "no aggravated form" from a misspelt key.
    try container.encode(aggravatedMaxMonths, forKey: .aggravatedMaxMonths)
  }

  private enum Keys: String, CodingKey {
    case maxMonths, aggravatedMaxMonths
  }
}

private struct ProvisionEntry: Encodable {
  var id: String
  var kind: String
  var citation: String
  var title: String
  var penalty: PenaltyEntry?
  var attempt: Bool?
  var source: SourceEntry
  var review: String
  /// When it is law; not written.
  var inForce: Period

  init(_ provision: any Provision, kind: String) {
    inForce = provision.inForce
    id = provision.id
    self.kind = kind
    citation = provision.citation
    title = provision.title
    source = SourceEntry(provision.source)
    review = provision.review.words
  }

  init(offense: any OffenseDefinition) {
    self.init(offense, kind: "offense")
    penalty = PenaltyEntry(offense)
    attempt = offense.attempt?.holds
  }

  init(rule: GeneralRule) {
    self.init(rule, kind: "general-rule")
  }

  init(obligation: any DataSharingObligation) {
    self.init(obligation, kind: "data-sharing")
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind, forKey: .kind)
    try container.encode(citation, forKey: .citation)
    try container.encode(title, forKey: .title)
    try container.encode(penalty, forKey: .penalty)
    try container.encode(attempt, forKey: .attempt)
    try container.encode(source, forKey: .source)
    try container.encode(review, forKey: .review)
  }

  private enum Keys: String, CodingKey {
    case id, kind, citation, title, penalty, attempt, source, review
  }
}

/// Columns as wide as their widest cell, a line each: what a cell cannot show is spelled out before its width is counted.
func table(_ texts: [[String]]) -> String {
  let rows = texts.map { row in
    row.map { $0.withoutUnsafeCharacters().split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }
  guard let head = rows.first else { return "" }
  let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
  return rows.map { row in
    var line = ""
    for (column, cell) in row.enumerated() {
      line += cell
      if column < row.count - 1 { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
    }
    return line.trimmedBlanksAtEnd + "\n"
  }.joined()
}
