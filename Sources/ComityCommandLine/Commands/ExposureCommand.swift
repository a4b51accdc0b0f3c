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

  @Option(help: ArgumentHelp("The State that asks.", valueName: "code"), completion: Bundled.jurisdictions)
  var from: String

  @Option(help: ArgumentHelp("The State that is asked.", valueName: "code"), completion: Bundled.jurisdictions)
  var to: String

  @Option(
    help: ArgumentHelp("The treaty, taken to bind both.", valueName: "treaty"), completion: Bundled.treaties)
  var treaty = "un-cybercrime-2024"

  @Option(help: "The measure: preserve, produce, search, intercept …")
  var measure = "produce"

  @Option(help: "The data: subscriber-data, traffic-data, content-data, other-stored-data.")
  var data = "content-data"

  @OptionGroup var day: DayOption
  @OptionGroup var law: LawOptions
  @OptionGroup var format: FormatOptions<PlainFormat>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    let law = try law.law(on: console)
    try format.checkFiles(over: law.inputs)
    let date = day.date(on: console)
    try law.checkTreaties([treaty])
    let lawBook = try law.load(jurisdictions: [from, to], treaties: [treaty], languages: [language.tag])
    guard let treaty = lawBook.treaty(treaty) else { throw Failure(.defect, "the treaty '\(treaty)' was not loaded") }
    if let answer = StandingAnswer(lawBook, from: from, to: to, treaties: [treaty], asOf: date) {
      let request = AssistanceRequest(from: from, to: to, offense: "", measure: measure, data: data)
      do { try Mapper(lawBook).checkWords(of: request) } catch {
        throw Failure(.usage, explanation(of: error, asking: from))
      }
      let words = StatesFormat(language: language.tag, bills: lawBook.bills)
      try format.write(on: console) {
        $0.format == .json
          ? words.json(exposure: answer, measure: measure, data: data) : words.text(exposure: answer)
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
    let answer = StatesFormat(language: language.tag, bills: lawBook.bills)
    try format.write(on: console) { $0.format == .json ? answer.json(exposure) : answer.text(exposure) }
    return .done
  }
}
