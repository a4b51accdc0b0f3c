// SPDX-License-Identifier: Apache-2.0

public import ComityCore
public import ComityDiagnostics
import ComityInstruments
import ComityYAML
import Jurisdictions

/// Law could not be loaded: every mistake that was found, with its place.
public struct InvalidLaw: Error, Sendable, CustomStringConvertible {
  /// The mistakes, sorted by place.
  public var diagnostics: [Diagnostic]

  /// One line for each mistake.
  public var description: String { diagnostics.text() }
}

extension LawBook {
  /// Loads the bundled law, or the parts of it that are asked for.
  ///
  /// - Parameters:
  ///   - jurisdictions: the codes of the modules to load; all of them, where nothing is given. Codes that are not
  ///     bundled are passed over, so that the mapper can say which one it misses.
  ///   - treaties: the identifiers of the treaties to load; all of them, where nothing is given.
  ///   - texts: further files, such as modules of your own, already read.
  /// - Throws: ``InvalidLaw`` with every mistake of every file.
  public static func load(
    jurisdictions: [String]? = nil, treaties: [String]? = nil, and texts: [LawText] = []
  ) throws(InvalidLaw) -> LawBook {
    let result = loadLaw(
      Instruments.common + Instruments.treaties(treaties) + Jurisdictions.texts(jurisdictions) + texts)
    guard let lawBook = result.lawBook, !result.hasErrors else { throw InvalidLaw(diagnostics: result.diagnostics) }
    return lawBook
  }
}
