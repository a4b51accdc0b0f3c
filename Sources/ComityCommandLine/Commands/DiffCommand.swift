// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports
import ComityYAML

/// `comity diff budapest-2001 un-cybercrime-2024`, `comity diff DE@2020-01-01 DE@2026-01-01`, `comity diff DE DE+bill.yaml`.
struct DiffCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two treaties, two days of one country's law, or the law and a bill laid over it.",
    discussion: """
      A side is a treaty (budapest-2001), a jurisdiction (DE), a jurisdiction on a day (DE@2020-01-01), or a \
      jurisdiction with bills laid over it (DE+bill.yaml, DE+first.yaml+second.yaml). A bill named with --with is laid \
      over both sides.
      """)

  @Argument(help: "The side before: a treaty, or CODE, CODE@DATE, CODE+BILL.")
  var left: String

  @Argument(help: "The side after.")
  var right: String

  @Option(
    parsing: .upToNextOption, help: "Treaties, when two states of one country's law are compared.",
    completion: Bundled.treaties)
  var treaty: [String] = []

  @OptionGroup var day: DayOption

  @Flag(help: "Answer as if the State had made no declaration or reservation.")
  var withoutDeclarations = false

  @OptionGroup var law: LawOptions
  @OptionGroup var format: FormatOptions<DiffFormat.Form>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    let plain = try law.law(on: console)
    let known = plain.library.treaties
    let answer = DiffFormat(language: language.tag)
    if known.contains(left) || known.contains(right) {
      try format.checkFiles(over: plain.inputs)
      try plain.checkTreaties([left, right])
      guard plain.bills.isEmpty else { throw Failure(.usage, "a bill changes no treaty; leave out --with") }
      let lawBook = try plain.load(jurisdictions: [], treaties: [left, right], languages: [language.tag])
      let diff: TreatyDiff
      do { diff = try Mapper(lawBook).diff(left, right) } catch { throw Failure(.defect, "\(error)") }
      try format.write(on: console) { answer.render(diff, as: $0.format) }
      return .done
    }
    let (before, after) = (try Side(left), try Side(right))
    guard before.code == after.code else {
      throw Failure(.usage, "'\(left)' and '\(right)' are two jurisdictions; compare them with 'comity dual'")
    }
    try checkInput(law.paths + before.bills + after.bills)
    try plain.checkTreaties(treaty)
    let ids = treaty.isEmpty ? known : treaty.withoutRepetitions
    let laws = try [before, after].map { side in
      side.bills.isEmpty ? plain : try law.law(on: console, and: side.bills)
    }
    try format.checkFiles(over: laws.flatMap(\.inputs))
    let named = Set((before.bills + after.bills).compactMap { FileIdentity(of: $0) })
    let reports = try zip([before, after], laws).map { try self.reports(on: $0, to: ids, $1, naming: named) }
    let diffs = zip(reports[0], reports[1]).map { ReportDiff($0, $1) }
    try format.write(on: console) { answer.render(diffs, from: left, to: right, as: $0.format) }
    return .done
  }

  private func reports(
    on side: Side, to treaties: [String], _ law: GivenLaw, naming named: Set<FileIdentity>
  ) throws -> [Report] {
    let lawBook = try law.load(
      jurisdictions: [side.code], treaties: treaty.isEmpty ? nil : treaties, languages: [language.tag],
      naming: named)
    _ = try law.module(side.code, in: lawBook)
    let date = side.date ?? day.date(on: law.console)
    do {
      return try treaties.map {
        try Mapper(lawBook).report(on: side.code, to: $0, asOf: date, countsDeclarations: !withoutDeclarations)
      }
    } catch {
      throw Failure(.defect, "the report failed: \(error)")
    }
  }

  /// One side: a jurisdiction's law on a day, perhaps with bills laid over it.
  private struct Side {
    let code: String
    let date: CalendarDate?
    let bills: [String]

    init(_ text: String) throws {
      let parts = text.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let dated = parts[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      code = dated[0]
      do {
        date = dated.count > 1 ? try ComityCommandLine.day(dated[1]) : nil
      } catch {
        throw Failure(.usage, "\(error)")
      }
      guard parts.count > 1 else {
        bills = []
        return
      }
      // A name of a file can hold a plus; what is there as it is written is one file.
      bills =
        FileIdentity(of: parts[1]) != nil
        ? [parts[1]] : parts[1].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    }
  }
}
