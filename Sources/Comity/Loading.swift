// SPDX-License-Identifier: Apache-2.0

package import CheckedLaw
public import ComityCore
public import ComityDiagnostics
import ComityInstruments

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
  ///   - texts: further files, such as modules of your own, already read; see ``LawLibrary`` for all that they can be.
  ///   - replacing: whether what is yours takes the place of what is bundled; otherwise that is a mistake.
  /// - Throws: ``InvalidLaw`` with every mistake of every file.
  public static func load(
    jurisdictions: [String]? = nil, treaties: [String]? = nil, languages: [String]? = nil, and texts: [LawText] = [],
    replacing: Bool = false
  ) throws(InvalidLaw) -> LawBook {
    try LawLibrary(adding: texts, replacing: replacing).load(
      jurisdictions: jurisdictions, treaties: treaties, languages: languages)
  }

  /// The law book with further modules, as those written in Swift.
  ///
  /// What a file may not say, a module in Swift may not say either. What it states is read once, so that a property that
  /// answers otherwise the next time changes nothing.
  ///
  /// - Parameters:
  ///   - modules: the modules, each with all that it inherits.
  ///   - replacing: whether a module takes the place of one with the same code; otherwise that is a mistake.
  /// - Throws: ``InvalidLaw`` with every mistake of every module, or where a jurisdiction is there already.
  public func adding(
    _ modules: any JurisdictionModule..., replacing: Bool = false
  ) throws(InvalidLaw) -> LawBook {
    var result = self
    var mistakes: [Diagnostic] = []
    for module in modules.map({ Module($0, topics: topics) }) {
      let code = module.jurisdiction.code
      if result.module(code) != nil, !replacing { mistakes.append(.replacesModule(code, at: nil)) }
      mistakes += self.mistakes(in: module, knownLaw)
      result.modules.removeAll { $0.jurisdiction.code == code }
      result.modules.append(module)
    }
    guard !mistakes.contains(where: { $0.severity == .error }) else { throw InvalidLaw(diagnostics: mistakes.sorted()) }
    result.modules.sort { $0.jurisdiction.code < $1.jurisdiction.code }
    return result
  }

  /// The law book with a bill laid over the law that it changes, as one that was put together in Swift.
  ///
  /// - Parameter bill: the bill; those that it builds on are laid over the law book before it.
  /// - Throws: ``InvalidLaw`` with every mistake: a bill changes only what is there, and contradicts itself in nothing.
  public func adding(_ bill: Bill) throws(InvalidLaw) -> LawBook {
    let mistakes = self.mistakes(in: bill)
    guard !mistakes.contains(where: { $0.severity == .error }) else { throw InvalidLaw(diagnostics: mistakes) }
    return with(bill)
  }

  /// What is known besides what was loaded: all treaties that are bundled.
  package var knownLaw: KnownLaw { KnownLaw(treaties: Instruments.treaties + treaties.map(\.id)) }
}
