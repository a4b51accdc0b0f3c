// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity vocabulary conduct`.
struct VocabularyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary", abstract: "Show the words in which laws are modelled, with their definitions.")

  @Argument(
    help: "The space: \(listed(Vocabulary.Space.allCases.map(\.rawValue))).",
    completion: .list(Vocabulary.Space.allCases.map(\.rawValue)), transform: { try word($0, "space") })
  var space = Vocabulary.Space.conduct

  @OptionGroup var modules: ModuleOptions
  @OptionGroup var format: FormatOptions<PlainFormat>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    let law = try modules.law(on: console)
    try format.checkFiles(over: law.inputs)
    let lawBook = try law.load(jurisdictions: [], treaties: [], languages: [language.tag])
    guard let vocabulary = lawBook.vocabulary(of: space) else {
      throw Failure(.defect, "the vocabulary of the \(space) space is not there")
    }
    try format.write(on: console) { request in
      request.format == .json
        ? vocabularyJSON(vocabulary, language: language.tag) : vocabularyText(vocabulary, language: language.tag)
    }
    return .done
  }
}
