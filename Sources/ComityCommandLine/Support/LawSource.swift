// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityYAML
import Jurisdictions

/// Where modules come from besides those bundled: what every command that reads law takes.
struct ModuleOptions: ParsableArguments {
  @Option(
    name: .customLong("modules"),
    help: ArgumentHelp("A folder with further modules; may be given several times.", valueName: "dir"))
  var folders: [String] = []

  @Flag(name: .customLong("replace"), help: "Let a module or a treaty of --modules take the place of a bundled one.")
  var replaces = false

  var source: LawSource { LawSource(folders: folders, replaces: replaces) }
}

/// Bundled modules, and those of the folders given with `--modules`.
struct LawSource {
  var folders: [String] = []
  var replaces = false

  /// Loads what a question needs: the bundled modules of these codes, and all modules of the folders.
  ///
  /// English is always spoken; whoever asks for no other language is not kept waiting for the translations. Bills are laid
  /// over the law, in the order in which they are given.
  func load(
    jurisdictions: [String]?, treaties: [String]? = nil, languages: [String] = [], bills: [String] = []
  ) throws -> LawBook {
    let read = try readTexts(in: folders) + readTexts(in: bills)
    do {
      let lawBook = try LawBook.load(
        jurisdictions: jurisdictions, treaties: treaties, languages: languages, and: read, replacing: replaces)
      return lawBook.bills.reduce(lawBook) { $0.with($1) }
    } catch {
      throw Failure(error.diagnostics)
    }
  }

  /// The module of a code, or a message that says which codes there are.
  func module(_ code: String, in lawBook: LawBook) throws -> any JurisdictionModule {
    if let module = lawBook.module(code) { return module }
    let codes = Set(Jurisdictions.codes + lawBook.modules.map(\.jurisdiction.code)).sorted()
    let message = "there is no module '\(code)'; \(advice(on: code, among: codes))"
    // A code of no State is a mistake; a State whose law is not modelled is a question without an answer.
    guard let state = lawBook.state(code) else { throw Failure(.usage, message) }
    throw Failure(.cannotOpen, "the law of \(state.name.english) is not modelled: \(message)")
  }

  /// Says so where a code is neither that of a module nor that of a State whose standing is known.
  func checkState(_ code: String, in lawBook: LawBook) throws {
    if lawBook.state(code) == nil { _ = try module(code, in: lawBook) }
  }
}

/// Reads every YAML file in folders, or the files themselves; what cannot be opened ends the run.
func readTexts(in paths: [String]) throws -> [LawText] {
  let (texts, problems) = gatherTexts(in: paths)
  guard problems.isEmpty else { throw Failure(problems) }
  return texts
}

/// Reads every YAML file in folders, or the files themselves, and says which could not be read.
func gatherTexts(in paths: [String]) -> (texts: [LawText], problems: [Diagnostic]) {
  var texts: [LawText] = []
  var problems: [Diagnostic] = []
  var seen: Set<String> = []
  for path in paths {
    let (files, found) = yamlFiles(under: path)
    problems += found
    for file in files where seen.insert(file).inserted {
      let (source, found) = readFile(at: file)
      problems += found
      if let source { texts.append(LawText(path: source.name, bytes: source.bytes)) }
    }
  }
  return (texts, problems)
}

extension [Diagnostic] {
  /// Whether the files could be opened, and only what is in them is wrong.
  var areAboutContent: Bool { allSatisfy { !$0.identifier.hasPrefix("file-") } }
}
