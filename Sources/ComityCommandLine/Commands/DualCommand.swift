// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity dual DE US --treaty budapest-2001`.
struct DualCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "dual", abstract: "Compare the offences of two States: dual criminality, offence by offence.")

  @Argument(help: "The State whose offences are gone through, such as DE.")
  var left: String

  @Argument(help: "The State whose law answers, such as US.")
  var right: String

  @Option(help: "A treaty to whose topics the comparison is limited.")
  var treaty: String?

  @Option(help: ArgumentHelp("The day asked for, YYYY-MM-DD; today, if left out.", valueName: "date"))
  var asOf: String?

  @OptionGroup var modules: ModuleOptions

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<PlainFormat>($0) }
    let date = try asOf.map(day) ?? console.today
    let source = modules.source
    if let treaty { try checkTreaties([treaty]) }
    let lawBook = try source.load(jurisdictions: [left, right], treaties: treaty.map { [$0] } ?? [])
    for code in [left, right] { _ = try source.module(code, in: lawBook) }
    let dual: DualCriminality
    do {
      dual = try Mapper(lawBook).dualCriminality(of: left, and: right, treaty: treaty, asOf: date)
    } catch {
      throw Failure(.defect, "the comparison failed: \(error)")
    }
    try write(formats, on: console) { $0 == .json ? StatesFormat().json(dual) : StatesFormat().text(dual) }
    return .done
  }
}
