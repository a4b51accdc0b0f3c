// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityYAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs one command line and returns the status to leave with; everything goes through the console.
package func run(_ arguments: [String], on console: Console) -> CommandStatus {
  var console = console
  // Of a comparison each side reads the law; the standard input has an end.
  var input: [UInt8]?
  let readInput = console.readInput
  console.readInput = {
    let bytes = input ?? readInput()
    input = bytes
    return bytes
  }
  do {
    var command = try ComityCommand.parseAsRoot(arguments)
    if let command = command as? any ConsoleCommand { return try command.run(on: console) }
    // The root alone, or a question for help with a command: these throw the help when they run.
    try command.run()
    return .done
  } catch let failure as Failure {
    console.say(failure.message)
    return failure.status
  } catch {
    let text = ComityCommand.fullMessage(for: error)
    if ComityCommand.exitCode(for: error) == .success {
      try? console.write(text + "\n")
      return .done
    }
    console.say(text + "\n")
    return .usage
  }
}

/// Whether a terminal is to get escape sequences, for colors and for the line of progress.
///
/// `NO_COLOR` refuses them with any value but the empty one, and a terminal that is called dumb knows none.
package func takesSequences(_ environment: [String: String]) -> Bool {
  environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
}

/// Runs the program: the arguments, output and terminal of the process.
public func runAsProgram() -> Never {
  let today = CalendarDate(daysSince1970: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
  let status = run(
    Array(CommandLine.arguments.dropFirst()),
    on: Console(
      write: { text in
        guard writeAll(text, to: STDOUT_FILENO) else {
          throw Failure(.cannotWrite, "the standard output cannot be written")
        }
      },
      writeMessage: { _ = writeAll($0, to: STDERR_FILENO) },
      isTerminal: isatty(STDOUT_FILENO) == 1 && takesSequences(ProcessInfo.processInfo.environment),
      showsProgress: isatty(STDERR_FILENO) == 1 && takesSequences(ProcessInfo.processInfo.environment), today: today,
      readInput: { readStandardInput() }))
  exit(status.rawValue)
}
