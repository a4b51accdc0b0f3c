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

  @Argument(help: "The jurisdiction whose provisions are listed, or the treaty whose parties are.")
  var code: String?

  @OptionGroup var modules: ModuleOptions

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<PlainFormat>($0) }
    let source = modules.source
    let list: Listing
    switch subject {
    case .jurisdictions:
      list = Listing(jurisdictions: try source.load(jurisdictions: nil, treaties: []))
    case .treaties:
      let lawBook = try source.load(jurisdictions: [])
      if let code {
        guard let treaty = lawBook.treaty(code) else {
          throw Failure(
            .cannotOpen, "there is no treaty '\(code)'; \(advice(on: code, among: lawBook.treaties.map(\.id)))")
        }
        list = Listing(chartOf: treaty, in: lawBook, asOf: console.today)
      } else {
        list = Listing(treaties: lawBook, asOf: console.today)
      }
    case .provisions:
      guard let code else { throw Failure(.usage, "'list provisions' needs a jurisdiction, such as DE") }
      list = Listing(provisionsOf: try source.module(code, in: source.load(jurisdictions: [code], treaties: [])))
    }
    try write(formats, on: console) { $0 == .json ? list.json : list.text }
    return .done
  }
}
