// SPDX-License-Identifier: Apache-2.0

/// Gathers every mistake of every file of one run; nothing is thrown, so that all of them are seen at once.
package final class DiagnosticLog {
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many of each gravity were found in a file: a list of a million mistakes helps nobody.
  private var counts: [Source: Int] = [:]
  private static let limit = 1_000

  private struct Source: Hashable {
    var file: String
    var severity: Diagnostic.Severity
  }

  package init() {}

  /// Whether a mistake was found that makes a file unusable.
  package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  package func append(contentsOf more: [Diagnostic]) {
    diagnostics.append(contentsOf: more)
  }

  /// Records what was logged apart, as of files that were decoded at the same time.
  package func record(_ more: [Diagnostic]) {
    for diagnostic in more { record(diagnostic) }
  }

  private func record(_ diagnostic: Diagnostic) {
    let source = Source(file: diagnostic.place?.file ?? "", severity: diagnostic.severity)
    let count = counts[source, default: 0]
    counts[source] = count + 1
    if count < Self.limit {
      diagnostics.append(diagnostic)
    } else if count == Self.limit {
      diagnostics.append(
        Diagnostic(
          "too-many-mistakes", "Only the first \(Self.limit) mistakes of this file are shown", severity: .note,
          at: diagnostic.place.map { Place(file: $0.file) }))
    }
  }

  /// Records a mistake.
  package func error(_ identifier: String, _ message: String, at place: Place?, notes: [Diagnostic.Note] = []) {
    record(Diagnostic(identifier, message, at: place, notes: notes))
  }

  /// Records something that is probably not meant.
  package func warning(_ identifier: String, _ message: String, at place: Place?, notes: [Diagnostic.Note] = []) {
    record(Diagnostic(identifier, message, severity: .warning, at: place, notes: notes))
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
    error(identifier, "unknown \(kind) \(namedWord(word)); \(advice)", at: place, notes: notes)
  }
}

/// Reports every identifier that stands twice, with the place of the first.
package func reportDuplicates(_ items: [(id: String, place: Place?)], _ what: String, _ log: DiagnosticLog) {
  guard Set(items.map(\.id)).count < items.count else { return }
  var first: [String: Place?] = [:]
  for (id, place) in items {
    if let earlier = first[id] {
      log.error(
        "duplicate-id", "the \(what) '\(id)' is there twice", at: place,
        notes: earlier.map { [Diagnostic.Note("first here", at: $0)] } ?? [])
    } else {
      first[id] = place
    }
  }
}
