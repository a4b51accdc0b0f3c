// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity

/// `comity matrix --treaty budapest-2001`.
struct MatrixCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "Lay every jurisdiction against every requirement of the treaties.")

  @OptionGroup var question: Question
  @OptionGroup var format: FormatOptions<MatrixFormat>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    let law = try question.law.law(on: console)
    try format.checkFiles(over: law.inputs)
    let reports = try question.reports(on: nil, in: language.tag, of: law)
    try format.write(on: console) { reports.matrix(as: $0.format, language: language.tag) }
    return .done
  }
}
