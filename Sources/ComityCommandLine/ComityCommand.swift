// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The command line: what it can be asked.
struct ComityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "comity",
    abstract: "Maps the law of countries onto the treaties that bind them, and shows where the two conflict.",
    version: comityVersion,
    subcommands: [
      ReportCommand.self, MatrixCommand.self, CheckCommand.self, ListCommand.self, DualCommand.self,
      RequestCommand.self, ExposureCommand.self, DiffCommand.self, ExplainCommand.self, VocabularyCommand.self,
      NewCommand.self, SchemaCommand.self,
    ])
}

/// The version of the program.
package let comityVersion = "0.1.0"

/// A command that can run in a test as well as in the program.
protocol ConsoleCommand: ParsableCommand {
  /// Runs, writes to the console, and says with which status to leave.
  func run(on console: Console) throws -> CommandStatus
}
