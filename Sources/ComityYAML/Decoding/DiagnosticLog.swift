// SPDX-License-Identifier: Apache-2.0

package import ComityDiagnostics

/// Gathers every mistake of every file of one run; nothing is thrown, so that all of them are seen at once.
package final class DiagnosticLog {
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  /// Whether a mistake was found that makes a file unusable.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package func append(contentsOf more: [Diagnostic]) {
    diagnostics.append(contentsOf: more)
  }

  /// Records a mistake.
  package func error(_ identifier: String, _ message: String, at place: Place?, notes: [Diagnostic.Note] = []) {
    diagnostics.append(Diagnostic(identifier, message, at: place, notes: notes))
  }

  /// Records something that is probably not meant.
  package func warning(_ identifier: String, _ message: String, at place: Place?, notes: [Diagnostic.Note] = []) {
    diagnostics.append(Diagnostic(identifier, message, severity: .warning, at: place, notes: notes))
  }

  /// Records a word that is not in a list, with the nearest that is.
  package func unknownWord(
    _ identifier: String, _ kind: String, _ word: String, among words: [String], at place: Place?,
    notes: [Diagnostic.Note] = []
  ) {
    let advice: String
    if let near = nearest(to: word, in: words) {
      advice = "did you mean '\(near)'?"
    } else if words.isEmpty {
      advice = "there is none"
    } else if words.count <= 12 {
      advice = "expected one of: \(words.joined(separator: ", "))"
    } else {
      advice = "expected one of \(words.count), such as \(words.prefix(5).joined(separator: ", "))"
    }
    error(identifier, "unknown \(kind) '\(word)'; \(advice)", at: place, notes: notes)
  }
}
