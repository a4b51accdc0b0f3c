// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityInstruments
import ComityReports

/// `comity diff budapest-2001 un-cybercrime-2024`, `comity diff DE@2020-01-01 DE@2026-01-01`, `comity diff DE DE+bill.yaml`.
struct DiffCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two treaties, two days of one country's law, or the law and a bill laid over it.",
    discussion: """
      A side is a treaty (budapest-2001), a jurisdiction (DE), a jurisdiction on a day (DE@2020-01-01), or a \
      jurisdiction with a bill laid over it (DE+bill.yaml).
      """)

  @Argument(help: "The side before: a treaty, or CODE, CODE@DATE, CODE+BILL.")
  var left: String

  @Argument(help: "The side after.")
  var right: String

  @Option(parsing: .upToNextOption, help: "Treaties, when two states of one country's law are compared.")
  var treaty: [String] = []

  @Option(help: ArgumentHelp("The day asked for where a side names none; today, if left out.", valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "text, markdown, json or html, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<DiffFormat.Form>($0) }
    let known = Instruments.treaties
    if known.contains(left) || known.contains(right) {
      try checkTreaties([left, right])
      let lawBook = try LawSource().load(jurisdictions: [], treaties: [left, right])
      let diff: TreatyDiff
      do { diff = try Mapper(lawBook).diff(left, right) } catch { throw Failure(.defect, "\(error)") }
      try write(formats, on: console) { DiffFormat().render(diff, as: $0) }
      return .done
    }
    let today = try asOf.map(day) ?? console.today
    let before = try Side(left, today)
    let after = try Side(right, today)
    guard before.code == after.code else {
      throw Failure(.usage, "'\(left)' and '\(right)' are two jurisdictions; compare them with 'comity dual'")
    }
    try checkTreaties(treaty)
    let ids = treaty.isEmpty ? known : treaty
    let diffs = try ids.map { ReportDiff(try before.report($0), try after.report($0)) }
    try write(formats, on: console) { DiffFormat().render(diffs, from: left, to: right, as: $0) }
    return .done
  }

  /// One side: a jurisdiction's law on a day, perhaps with a bill laid over it.
  private struct Side {
    let code: String
    let date: CalendarDate
    let bill: String?

    init(_ text: String, _ today: CalendarDate) throws {
      let withBill = text.split(separator: "+", maxSplits: 1).map(String.init)
      let withDate = (withBill.first ?? "").split(separator: "@", maxSplits: 1).map(String.init)
      code = withDate.first ?? ""
      date = withDate.count > 1 ? try day(withDate[1]) : today
      bill = withBill.count > 1 ? withBill[1] : nil
    }

    func report(_ treaty: String) throws -> Report {
      let source = LawSource()
      let lawBook = try source.load(jurisdictions: [code], treaties: [treaty], bills: bill.map { [$0] } ?? [])
      _ = try source.module(code, in: lawBook)
      do {
        return try Mapper(lawBook).report(on: code, to: treaty, asOf: date)
      } catch {
        throw Failure(.defect, "the report failed: \(error)")
      }
    }
  }
}
