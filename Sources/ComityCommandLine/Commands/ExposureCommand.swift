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
      which grounds of refusal remain. Without --to, one State is held against all others; without --from and --to, all \
      pairs are gone through.
      """)

  @Option(
    help: ArgumentHelp("The State that asks; each that is modelled, if left out.", valueName: "code"),
    completion: Bundled.jurisdictions)
  var from: String?

  @Option(
    help: ArgumentHelp("The State that is asked; each that is modelled, if left out.", valueName: "code"),
    completion: Bundled.jurisdictions)
  var to: String?

  @Option(
    help: ArgumentHelp("The treaty, taken to bind both.", valueName: "treaty"), completion: Bundled.treaties)
  var treaty = "un-cybercrime-2024"

  @Option(help: "The measure: preserve, produce, search, intercept …")
  var measure = "produce"

  @Option(help: "The data: subscriber-data, traffic-data, content-data, other-stored-data.")
  var data = "content-data"

  @OptionGroup var day: DayOption
  @OptionGroup var law: LawOptions
  @OptionGroup var format: FormatOptions<StatesFormats>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    let law = try law.law(on: console)
    try format.checkFiles(over: law.inputs)
    let date = day.date(on: console)
    try law.checkTreaties([treaty])
    guard let from, let to else { return try runOverview(law, date, on: console) }
    let lawBook = try law.load(jurisdictions: [from, to], treaties: [treaty], languages: [language.tag])
    let words = StatesFormat(language: language.tag, bills: lawBook.bills, version: comityVersion)
    let treaties = lawBook.treaties.filter { $0.id == treaty }
    if let answer = StandingAnswer(lawBook, from: from, to: to, treaties: treaties, asOf: date) {
      let request = AssistanceRequest(from: from, to: to, offense: "", measure: measure, data: data)
      do { try Mapper(lawBook).checkWords(of: request) } catch {
        throw Failure(.usage, explanation(of: error, asking: from))
      }
      try format.write(on: console) { request in
        switch request.format {
        case .text: words.text(exposure: answer)
        case .json: words.json(exposure: answer, measure: measure, data: data)
        case .html: words.page(exposure: answer)
        }
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
    try format.write(on: console) { request in
      switch request.format {
      case .text: words.text(exposure)
      case .json: words.json(exposure)
      case .html: words.page(exposure)
      }
    }
    return .done
  }

  /// One State against all others, or all pairs.
  private func runOverview(_ law: GivenLaw, _ date: CalendarDate, on console: Console) throws -> CommandStatus {
    let lawBook = try law.load(jurisdictions: nil, treaties: [treaty], languages: [language.tag])
    for code in [from, to].compactMap(\.self) { _ = try law.module(code, in: lawBook) }
    let overview: ExposureOverview
    do {
      overview = try Mapper(lawBook).exposure(
        ofAll: to.map { [$0] }, toAll: from.map { [$0] }, under: treaty, measure: measure, data: data, asOf: date)
    } catch {
      throw Failure(.usage, explanation(of: error, asking: from ?? ""))
    }
    let words = StatesFormat(language: language.tag, bills: lawBook.bills, version: comityVersion)
    try format.write(on: console) { request in
      switch request.format {
      case .text: words.text(overview)
      case .json: words.json(overview)
      case .html: words.page(overview)
      }
    }
    return .done
  }
}
