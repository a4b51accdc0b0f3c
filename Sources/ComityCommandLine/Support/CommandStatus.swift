// SPDX-License-Identifier: Apache-2.0

package import Comity

/// The exit status of a command, as scripts rely on it.
package enum CommandStatus: Int32, Sendable {
  /// Done, and nothing at or above the level that fails.
  case done = 0
  /// Findings at or above the level that fails.
  case findings = 1
  /// Wrong usage.
  case usage = 64
  /// A module or an input file has errors.
  case invalidInput = 65
  /// What is asked about is not there: a file, a treaty, a finding, the law of a State.
  case cannotOpen = 66
  /// A defect of the program.
  case defect = 70
  /// An output cannot be written.
  case cannotWrite = 73
}

/// A command cannot go on: the message to show, and the status to leave with.
package struct Failure: Error {
  package var status: CommandStatus
  package var message: String

  /// A failure that one sentence explains.
  package init(_ status: CommandStatus, _ message: String) {
    self.status = status
    self.message = "error: \(message)\n"
  }

  /// A failure that is explained by mistakes in files: wrong content, unless some cannot be opened.
  package init(_ diagnostics: [Diagnostic]) {
    status = diagnostics.areAboutContent ? .invalidInput : .cannotOpen
    message = diagnostics.text()
  }
}
