// SPDX-License-Identifier: Apache-2.0

package import Comity
package import ComityCommandLine
import Synchronization

/// One run of the command line in this process: what it wrote, and the status it left with.
package struct CommandRun {
  /// What it wrote to the standard output.
  package var output = ""
  /// What it said about the run.
  package var messages = ""
  /// The status.
  package var status = CommandStatus.defect

  /// The day on which every run of a test takes place.
  package static let today = CalendarDate(year: 2026, month: 11, day: 23) ?? CalendarDate(daysSince1970: 20_780)

  package init(_ arguments: String..., today: CalendarDate = Self.today) {
    self.init(arguments, today: today)
  }

  package init(
    _ arguments: [String], today: CalendarDate = Self.today, input: String = "", showsProgress: Bool = false
  ) {
    final class Written { var output = "" }
    let written = Written()
    // Messages may come from any thread.
    let messages = Mutex("")
    status = run(
      arguments,
      on: Console(
        write: { written.output += $0 }, writeMessage: { text in messages.withLock { $0 += text } }, isTerminal: false,
        showsProgress: showsProgress, today: today, readInput: { Array(input.utf8) }))
    output = written.output
    self.messages = messages.withLock(\.self)
  }
}
