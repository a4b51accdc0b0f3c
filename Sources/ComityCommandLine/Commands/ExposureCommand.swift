// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity exposure --from TH --to DE --treaty un-cybercrime-2024`.
struct ExposureCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "exposure",
    abstract: "Show what a State could obtain from another about acts that should not be punished.",
    discussion: """
      Goes through the offences of the asking State that meet a protected activity, such as criticism of a government, \
      and says for each whether it is grave enough for the treaty, whether it is an offence in the State asked, and \
      which grounds of refusal remain.
      """)

  @Option(help: ArgumentHelp("The State that asks.", valueName: "code"))
  var from: String

  @Option(help: ArgumentHelp("The State that is asked.", valueName: "code"))
  var to: String

  @Option(help: ArgumentHelp("The treaty, taken to bind both.", valueName: "treaty"))
  var treaty = "un-cybercrime-2024"

  @Option(help: "The measure: preserve, produce, search, intercept …")
  var measure = "produce"

  @Option(help: "The data: subscriber-data, traffic-data, content-data, other-stored-data.")
  var data = "content-data"

  @Option(help: ArgumentHelp("The day on which it is asked, YYYY-MM-DD; today, if left out.", valueName: "date"))
  var asOf: String?

  @OptionGroup var modules: ModuleOptions

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<PlainFormat>($0) }
    let date = try asOf.map(day) ?? console.today
    try checkTreaties([treaty])
    let source = modules.source
    let lawBook = try source.load(jurisdictions: [from, to], treaties: [treaty])
    for code in [from, to] { try source.checkState(code, in: lawBook) }
    guard let treaty = lawBook.treaty(treaty) else { throw Failure(.defect, "the treaty '\(treaty)' was not loaded") }
    if let answer = StandingAnswer(lawBook, from: from, to: to, treaties: [treaty], asOf: date) {
      let words = AssistanceRequest(from: from, to: to, offense: "", measure: measure, data: data)
      do { try Mapper(lawBook).checkWords(of: words) } catch {
        throw Failure(.usage, explanation(of: error, asking: from))
      }
      try write(formats, on: console) {
        $0 == .json
          ? StatesFormat().json(exposure: answer, measure: measure, data: data) : StatesFormat().text(exposure: answer)
      }
      return .done
    }
    let exposure: CooperationExposure
    do {
      exposure = try Mapper(lawBook).exposure(
        of: to, to: from, under: treaty, measure: measure, data: data, asOf: date)
    } catch {
      throw Failure(.usage, explanation(of: error, asking: from))
    }
    try write(formats, on: console) {
      $0 == .json ? StatesFormat().json(exposure) : StatesFormat().text(exposure)
    }
    return .done
  }
}
