// SPDX-License-Identifier: Apache-2.0

import ComityChecks
import ComityCore
import ComityDiagnostics
import ComityInstruments
import ComityYAML

/// What is wrong with the loader and the checks, by all files of a scenario.
struct LoadingOracle {
  private let texts = Instruments.common(in: []) + Instruments.treaties()

  /// Loads files beside the bundled words and treaties, and asks what is wrong with what they mean.
  ///
  /// - Returns: the mistakes that were found, what is wrong with the loader itself, and the law where it is sound.
  func load(_ files: [Scenario.File]) -> (mistakes: [Diagnostic], defect: String?, lawBook: LawBook?) {
    let given = files.filter { $0.path.hasSuffix(".yaml") }.map { LawText(path: $0.path, bytes: $0.bytes) }.filesRead
    let result = loadLaw(texts.filesRead + given.filter { $0.kind != .bill }, laying: given.filter { $0.kind == .bill })
    var diagnostics = result.diagnostics
    if diagnostics != diagnostics.sorted() { return (diagnostics, "the diagnostics are not sorted", nil) }
    // The bundled words are there, so that nothing that is read beside them can take the law away.
    guard let lawBook = result.lawBook else { return (diagnostics, "one file took the whole law with it", nil) }
    if !result.hasErrors, let date = CalendarDate(year: 2026, month: 11, day: 23) {
      diagnostics += lawBook.problems(in: lawBook.modules.map(\.jurisdiction.code), asOf: date)
    }
    for diagnostic in diagnostics {
      if Check.named(diagnostic.identifier) == nil {
        return (diagnostics, "a mistake that is in no catalog: \(diagnostic)", nil)
      }
      if diagnostic.description.unicodeScalars.contains(where: { $0.isUnsafe && $0 != "\n" }) {
        return (diagnostics, "a message with a control character: \(diagnostic.identifier)", nil)
      }
      // What is missing from a module as a whole is said of its folder.
      if let place = diagnostic.place,
        !files.contains(where: { place.file == "." || $0.path.hasPrefix(place.file) })
      {
        return (diagnostics, "a place in a file that was not given: \(diagnostic)", nil)
      }
    }
    return (diagnostics, nil, result.hasErrors ? nil : lawBook)
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, or one that turns the direction of what follows.
  var isUnsafe: Bool {
    properties.generalCategory == .control || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }
}
