// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity dual DE US --treaty budapest-2001`.
struct DualCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "dual", abstract: "Compare the offences of two States: dual criminality, offence by offence.")

  @Argument(help: "The State whose offences are gone through, such as DE.", completion: Bundled.jurisdictions)
  var left: String

  @Argument(help: "The State whose law answers, such as US.", completion: Bundled.jurisdictions)
  var right: String

  @Option(help: "A treaty to whose topics the comparison is limited.", completion: Bundled.treaties)
  var treaty: String?

  @OptionGroup var day: DayOption
  @OptionGroup var law: LawOptions
  @OptionGroup var format: FormatOptions<StatesFormats>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    let law = try law.law(on: console)
    try format.checkFiles(over: law.inputs)
    if let treaty { try law.checkTreaties([treaty]) }
    let lawBook = try law.load(
      jurisdictions: [left, right], treaties: treaty.map { [$0] } ?? [], languages: [language.tag])
    for code in [left, right] { _ = try law.module(code, in: lawBook) }
    let dual: DualCriminality
    do {
      dual = try Mapper(lawBook).dualCriminality(of: left, and: right, treaty: treaty, asOf: day.date(on: console))
    } catch {
      throw Failure(.defect, "the comparison failed: \(error)")
    }
    let answer = StatesFormat(language: language.tag, bills: lawBook.bills)
    try format.write(on: console) { request in
      switch request.format {
      case .text: answer.text(dual)
      case .json: answer.json(dual)
      case .html: answer.page(dual)
      }
    }
    return .done
  }
}
