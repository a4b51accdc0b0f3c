// SPDX-License-Identifier: Apache-2.0

package import Comity
import ComityDiagnostics

/// Where a command writes: the terminal for the program, memory for a test.
package struct Console {
  /// Writes results.
  package var write: (String) throws -> Void
  /// Reads the standard input to its end.
  package var readInput: () -> [UInt8]
  /// Writes messages about the run.
  package var writeMessage: @Sendable (String) -> Void
  /// Whether results go to a terminal, so that color makes sense.
  package var isTerminal: Bool
  /// Whether messages go to a terminal, so that progress makes sense.
  package var showsProgress: Bool
  /// The day on which the command runs.
  package var today: CalendarDate

  package init(
    write: @escaping (String) throws -> Void, writeMessage: @escaping @Sendable (String) -> Void, isTerminal: Bool,
    showsProgress: Bool, today: CalendarDate, readInput: @escaping () -> [UInt8] = { [] }
  ) {
    self.readInput = readInput
    self.write = write
    self.writeMessage = writeMessage
    self.isTerminal = isTerminal
    self.showsProgress = showsProgress
    self.today = today
  }

  /// Says something about the run: what someone wrote is quoted in it, and steers no terminal.
  func say(_ message: String) { writeMessage(message.withoutUnsafeCharacters()) }
}
