// SPDX-License-Identifier: Apache-2.0

public import ComityCore
public import ComityDiagnostics
import ComityInstruments
package import ComityYAML
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
  /// The layers from which a module inherits are loaded with it, where they are bundled.
  ///
  /// - Parameters:
  ///   - jurisdictions: the codes of the bundled modules to load; all of them, where nothing is given. Codes that are
  ///     not bundled are passed over, so that the mapper can say which one it misses.
  ///   - treaties: the identifiers of the treaties to load; all of them, where nothing is given.
  ///   - languages: the languages, besides English, in which sentences are to be made, as IETF tags; all that there are,
  ///     where nothing is given.
  ///   - texts: further files, such as modules of your own, already read.
  ///   - replacing: whether a module or a treaty of yours takes the place of a bundled one; otherwise that is a mistake.
  /// - Throws: ``InvalidLaw`` with every mistake of every file.
  public static func load(
    jurisdictions: [String]? = nil, treaties: [String]? = nil, languages: [String]? = nil, and texts: [LawText] = [],
    replacing: Bool = false
  ) throws(InvalidLaw) -> LawBook {
    let result = loadLaw(
      bundled: jurisdictions, treaties: treaties, languages: languages, and: texts, replacing: replacing)
    guard let lawBook = result.lawBook, !result.hasErrors else { throw InvalidLaw(diagnostics: result.diagnostics) }
    return lawBook
  }

  /// The law book with further modules, as those written in Swift.
  ///
  /// - Parameters:
  ///   - modules: the modules.
  ///   - replacing: whether a module takes the place of one with the same code; otherwise that is a mistake.
  /// - Throws: ``InvalidLaw`` where a jurisdiction is there already.
  public func adding(
    _ modules: any JurisdictionModule..., replacing: Bool = false
  ) throws(InvalidLaw) -> LawBook {
    var result = self
    for module in modules {
      let code = module.jurisdiction.code
      if result.module(code) != nil, !replacing { throw InvalidLaw(diagnostics: [.replacesModule(code, at: nil)]) }
      result.modules.removeAll { $0.jurisdiction.code == code }
      result.modules.append(module)
    }
    result.modules.sort { $0.jurisdiction.code < $1.jurisdiction.code }
    return result
  }
}

/// Loads bundled law beside further files, and keeps every mistake and warning.
package func loadLaw(
  bundled codes: [String]? = nil, treaties: [String]? = nil, languages: [String]? = nil, and texts: [LawText],
  replacing: Bool
) -> LoadResult {
  let own = jurisdictionCodes(in: texts)
  let conflicts = own.filter { Jurisdictions.codes.contains($0.code) }
  guard replacing || conflicts.isEmpty else {
    return LoadResult(lawBook: nil, diagnostics: conflicts.map { .replacesModule($0.code, at: $0.place) }.sorted())
  }
  let replaced = Set(conflicts.map(\.code))
  // A treaty of the reader's own takes the place of a bundled one with its identifier, when told so.
  let ownTreaties = replacing ? treatyIdentifiers(in: texts) : []
  let bundledTreaties = (treaties ?? Instruments.treaties).filter { !ownTreaties.contains($0) }
  let common = Instruments.common(in: languages) + Instruments.treaties(bundledTreaties) + texts
  let wanted = Set(codes ?? Jurisdictions.codes).subtracting(replaced)
  return loadLaw(common + Jurisdictions.texts(wanted.sorted())) { layers in
    Jurisdictions.texts(layers.subtracting(wanted).subtracting(replaced).sorted())
  }
}

extension Diagnostic {
  fileprivate static func replacesModule(_ code: String, at place: Place?) -> Diagnostic {
    Diagnostic(
      "replaces-module", "a module of '\(code)' is there already, and is replaced only when told so", at: place,
      explanation: "On the command line: --replace. In Swift: replacing: true.")
  }
}
