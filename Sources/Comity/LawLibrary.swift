// SPDX-License-Identifier: Apache-2.0

import CheckedLaw
public import ComityCore
import ComityDiagnostics
import ComityInstruments
import ComityReports
package import ComityYAML
import Jurisdictions

/// All the law that can be asked: what is bundled, and what is given in files of one's own.
///
/// Files of one's own can be of every kind: modules of countries, treaties, protected activities, topics, words that are
/// added to the vocabularies, translations. Bills are no part of the law: they are laid over it when it is loaded.
///
/// ```swift
/// let library = LawLibrary(adding: [LawText(path: "laws/xr/module.yaml", text: text)])
/// let law = try library.load(jurisdictions: ["XR"])
/// ```
public struct LawLibrary: Sendable {
  /// The files of one's own.
  private let given: [LawFile]
  /// Whether they take the place of what is bundled.
  private let replacing: Bool

  /// Creates a library of what is bundled, and of further files.
  ///
  /// - Parameters:
  ///   - texts: files of one's own, of any kind; a bill among them is passed over.
  ///   - replacing: whether a module, a treaty, a vocabulary, a topic or an activity of one's own takes the place of a
  ///     bundled one; otherwise that is a mistake.
  public init(adding texts: [LawText] = [], replacing: Bool = false) {
    self.init(texts.filesRead, replacing: replacing)
  }

  /// The same, of files that were read already.
  package init(_ files: [LawFile], replacing: Bool) {
    given = files
    self.replacing = replacing
  }

  // MARK: What there is

  /// The codes of all jurisdictions, in alphabetical order.
  public var jurisdictions: [String] {
    Set(Jurisdictions.codes + given.compactMap { $0.jurisdiction?.word }).sorted()
  }

  /// The identifiers of all treaties, in alphabetical order.
  public var treaties: [String] {
    Set(Instruments.treaties + given.compactMap { $0.treaty?.word }).sorted()
  }

  /// The codes of the jurisdictions in the files of one's own.
  package var givenJurisdictions: [String] { Set(given.compactMap { $0.jurisdiction?.word }).sorted() }

  /// The codes of the bundled jurisdictions.
  package static var bundledJurisdictions: [String] { Jurisdictions.codes }

  /// How many files the bundled modules have.
  package static var bundledFileCount: Int { Jurisdictions.texts().count }

  /// The English names of all jurisdictions, with their codes; the heads of all modules are read for it.
  package var jurisdictionNames: [(name: String, code: String)] {
    (Jurisdictions.texts().filesRead + given).compactMap { file in
      guard let code = file.jurisdiction?.word, let name = file.jurisdictionName else { return nil }
      return (name, code)
    }
  }

  /// The bills among the files of one's own, which are passed over.
  package var bills: [LawFile] { given.filter { $0.kind == .bill } }

  // MARK: Loading

  /// Loads the law, or the parts of it that are asked for.
  ///
  /// The layers from which a module inherits are loaded with it, where there are any. What is given in files of one's own
  /// is loaded in any case.
  ///
  /// - Parameters:
  ///   - jurisdictions: the codes of the modules to load; all of them, where nothing is given. Codes that are not there
  ///     are passed over, so that the mapper can say which one it misses.
  ///   - treaties: the identifiers of the treaties to load; all of them, where nothing is given.
  ///   - languages: the languages, besides English, in which sentences are to be made, as IETF tags; all that there are,
  ///     where nothing is given.
  ///   - bills: the files of bills to be laid over the law, in this order.
  /// - Throws: ``InvalidLaw`` with every mistake of every file.
  public func load(
    jurisdictions: [String]? = nil, treaties: [String]? = nil, languages: [String]? = nil, with bills: [LawText] = []
  ) throws(InvalidLaw) -> LawBook {
    let result = result(
      jurisdictions: jurisdictions, treaties: treaties, languages: languages, with: bills.filesRead)
    guard let lawBook = result.lawBook, !result.hasErrors else { throw InvalidLaw(diagnostics: result.diagnostics) }
    return lawBook
  }

  /// The same, with every warning, and with the bills that were passed over.
  package func result(
    jurisdictions: [String]? = nil, treaties: [String]? = nil, languages: [String]? = nil, with bills: [LawFile] = []
  ) -> LoadResult {
    let own = given.compactMap(\.jurisdiction)
    let ownTreaties = given.compactMap(\.treaty)
    let conflicts =
      own.filter { Jurisdictions.codes.contains($0.word) }.map { Diagnostic.replacesModule($0.word, at: $0.place) }
      + ownTreaties.filter { Instruments.treaties.contains($0.word) }
      .map { Diagnostic.replacesTreaty($0.word, at: $0.place) }
    guard replacing || conflicts.isEmpty else { return LoadResult(lawBook: nil, diagnostics: conflicts.sorted()) }
    let replaced = Set(own.map(\.word))
    let replacedTreaties = Set(ownTreaties.map(\.word))
    let bundledTreaties = (treaties ?? Instruments.treaties).filter { !replacedTreaties.contains($0) }
    let wanted = Set(jurisdictions ?? Jurisdictions.codes).subtracting(replaced)
    let bundled =
      Instruments.common(in: languages) + Instruments.treaties(bundledTreaties) + Jurisdictions.texts(wanted.sorted())
    return loadLaw(
      bundled.filesRead + given, laying: bills, replacing: replacing,
      known: KnownLaw(treaties: self.treaties, languages: Report.languages.filter { $0 != "en" })
    ) { layers in
      Jurisdictions.texts(layers.subtracting(wanted).subtracting(replaced).sorted())
    }
  }
}

extension Diagnostic {
  static func replacesModule(_ code: String, at place: Place?) -> Diagnostic {
    Diagnostic(
      "replaces-module", "a module of '\(code)' is there already, and is replaced only when told so", at: place,
      explanation: "On the command line: --replace. In Swift: replacing: true.")
  }

  fileprivate static func replacesTreaty(_ id: String, at place: Place?) -> Diagnostic {
    Diagnostic(
      "replaces-treaty", "a treaty '\(id)' is there already, and is replaced only when told so", at: place,
      explanation: "On the command line: --replace. In Swift: replacing: true.")
  }
}
