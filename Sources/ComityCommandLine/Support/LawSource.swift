// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityYAML
import Jurisdictions

/// Where modules come from besides those bundled: folders given with `--modules`.
struct LawSource {
  var folders: [String] = []

  /// Loads what a question needs: the bundled modules of these codes, and all modules of the folders.
  ///
  /// Bills are laid over the law, in the order in which they are given.
  func load(jurisdictions: [String]?, treaties: [String]? = nil, bills: [String] = []) throws -> LawBook {
    let read = try readTexts(in: folders) + readTexts(in: bills)
    do {
      let lawBook = try LawBook.load(jurisdictions: jurisdictions, treaties: treaties, and: read)
      return lawBook.bills.reduce(lawBook) { $0.with($1) }
    } catch {
      throw Failure(.invalidInput, error.description)
    }
  }

  /// The module of a code, or a message that says which codes there are.
  func module(_ code: String, in lawBook: LawBook) throws -> any JurisdictionModule {
    if let module = lawBook.module(code) { return module }
    let codes = Set(Jurisdictions.codes + lawBook.modules.map(\.jurisdiction.code)).sorted()
    throw Failure(.cannotOpen, "there is no module '\(code)'; \(advice(on: code, among: codes))")
  }
}

/// Reads every YAML file in folders, or the files themselves; what cannot be opened ends the run.
func readTexts(in paths: [String]) throws -> [LawText] {
  var texts: [LawText] = []
  var problems: [Diagnostic] = []
  for path in paths {
    let (files, found) = yamlFiles(under: path)
    problems += found
    for file in files {
      let (source, found) = readFile(at: file)
      problems += found
      if let source { texts.append(LawText(path: source.name, bytes: source.bytes)) }
    }
  }
  guard problems.isEmpty else {
    let isOpened = problems.allSatisfy { $0.identifier == "file-too-large" }
    throw Failure(isOpened ? .invalidInput : .cannotOpen, problems.text())
  }
  return texts
}
