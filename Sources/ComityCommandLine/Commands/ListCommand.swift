// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity list jurisdictions`, `comity list treaties`, `comity list provisions DE`.
struct ListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List jurisdictions, treaties, or the provisions of a jurisdiction.")

  /// What can be listed.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case jurisdictions
    case treaties
    case provisions
  }

  /// The formats of a list.
  enum Format: String, CaseIterable {
    case text
    case json
  }

  @Argument(help: "jurisdictions, treaties or provisions.")
  var subject: Subject = .jurisdictions

  @Argument(help: "The jurisdiction whose provisions are listed.")
  var code: String?

  @Option(help: ArgumentHelp("Folders with further modules.", valueName: "dir"))
  var modules: [String] = []

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> ExitStatus {
    let formats = try format.map { try FormatRequest<Format>($0) }
    let source = LawSource(folders: modules)
    let list: Listing
    switch subject {
    case .jurisdictions:
      list = Listing(jurisdictions: try source.load(jurisdictions: nil, treaties: []))
    case .treaties:
      list = Listing(treaties: try source.load(jurisdictions: []))
    case .provisions:
      guard let code else { throw Failure(.usage, "'list provisions' needs a jurisdiction, such as DE") }
      list = Listing(provisionsOf: try source.module(code, in: source.load(jurisdictions: [code], treaties: [])))
    }
    for request in formats {
      let text = request.format == .json ? list.json : list.text
      if let file = request.file { try writeFile(text, to: file) } else { try console.write(text) }
    }
    return .done
  }
}
