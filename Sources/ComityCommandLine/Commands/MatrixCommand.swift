// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity

/// `comity matrix --treaty budapest-2001`.
struct MatrixCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix", abstract: "Lay every jurisdiction against every requirement of the treaties.")

  @OptionGroup var question: Question

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<MatrixFormat>($0) }
    let reports = try question.reports(on: nil, console)
    try write(formats, on: console) { reports.matrix(as: $0) }
    return .done
  }
}
