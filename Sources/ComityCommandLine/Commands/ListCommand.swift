// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity list jurisdictions`, `comity list treaties`, `comity list treaties budapest-2001`, `comity list provisions DE`.
struct ListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List jurisdictions, treaties, or the provisions of a jurisdiction.")

  /// What can be listed.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case jurisdictions
    case treaties
    case provisions
  }

  @Argument(help: "jurisdictions, treaties or provisions.")
  var subject: Subject = .jurisdictions

  @Argument(
    help: "The jurisdiction whose provisions are listed, or the treaty whose parties are.",
    completion: Bundled.jurisdictionsAndTreaties)
  var code: String?

  @Option(
    help: ArgumentHelp(
      "The day on which what is listed stands, YYYY-MM-DD. If left out: of treaties today, and provisions of every day.",
      valueName: "date"), transform: day)
  var asOf: CalendarDate?

  @OptionGroup var modules: ModuleOptions
  @OptionGroup var format: FormatOptions<PlainFormat>

  func run(on console: Console) throws -> CommandStatus {
    let law = try modules.law(on: console)
    try format.checkFiles(over: law.inputs)
    let list: Listing
    switch subject {
    case .jurisdictions:
      list = Listing(jurisdictions: try law.load(jurisdictions: nil, treaties: []), asOf: asOf)
    case .treaties:
      let lawBook = try law.load(jurisdictions: [])
      if let code {
        try law.checkTreaties([code])
        guard let treaty = lawBook.treaty(code) else { throw Failure(.defect, "the treaty '\(code)' was not loaded") }
        list = Listing(chartOf: treaty, in: lawBook, asOf: asOf ?? console.today)
      } else {
        list = Listing(treaties: lawBook, asOf: asOf ?? console.today)
      }
    case .provisions:
      guard let code else { throw Failure(.usage, "'list provisions' needs a jurisdiction, such as DE") }
      list = Listing(provisionsOf: try law.module(code, in: law.load(jurisdictions: [code], treaties: [])), asOf: asOf)
    }
    try format.write(on: console) { $0.format == .json ? list.json : list.text }
    return .done
  }
}
