// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity vocabulary conduct`.
struct VocabularyCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "vocabulary", abstract: "Show the words in which laws are modelled, with their definitions.")

  @Argument(help: "The space: conduct or evidence.")
  var space = "conduct"

  func run(on console: Console) throws -> CommandStatus {
    let spaces = Vocabulary.Space.allCases.map(\.rawValue)
    guard let wanted = Vocabulary.Space(rawValue: space) else {
      throw Failure(.usage, "unknown space '\(space)'; \(advice(on: space, among: spaces))")
    }
    let lawBook = try LawSource().load(jurisdictions: [], treaties: [])
    guard let vocabulary = wanted == .conduct ? lawBook.conduct : lawBook.evidence else {
      throw Failure(.defect, "the vocabulary of the \(space) space is not there")
    }
    try console.write(vocabularyText(vocabulary))
    return .done
  }
}
