// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityCore
import ComityInstruments
import Synchronization

/// What a report or a matrix is asked about, besides whose law.
struct Question: ParsableArguments {
  @Option(name: .long, parsing: .upToNextOption, help: "Treaties to report on; all that are known, if left out.")
  var treaty: [String] = []

  @Option(help: ArgumentHelp("The day asked for, YYYY-MM-DD; today, if left out.", valueName: "date"))
  var asOf: String?

  @Flag(help: "Answer as if the State had made no declaration or reservation.")
  var withoutDeclarations = false

  @OptionGroup var modules: ModuleOptions

  @Option(help: ArgumentHelp("A bill to be laid over the law; may be given several times.", valueName: "file"))
  var with: [String] = []

  /// The reports on these jurisdictions, or on all that there are, and each treaty that is asked for.
  ///
  /// On a terminal a line of messages says how far they are.
  ///
  /// - Parameter language: the language in which sentences will be made of them.
  func reports(on codes: [String]?, in language: String = "en", _ console: Console) throws -> [Report] {
    let date = try asOf.map(day) ?? console.today
    try checkTreaties(treaty)
    let treaties = treaty.isEmpty ? Instruments.treaties : treaty.withoutRepetitions
    let source = modules.source
    let lawBook = try source.load(
      jurisdictions: codes, treaties: treaty.isEmpty ? nil : treaties, languages: [language], bills: with)
    let codes = codes?.withoutRepetitions ?? lawBook.modules.map(\.jurisdiction.code).sorted()
    let mapper = Mapper(lawBook)
    for code in codes { try source.checkState(code, in: lawBook) }
    let questions = codes.flatMap { code in treaties.map { (code: code, treaty: $0) } }
    let done = Mutex(0)
    defer { if console.showsProgress { console.writeMessage("\r\u{1B}[K") } }
    return try questions.concurrentMap {
      [withoutDeclarations, showsProgress = console.showsProgress, write = console.writeMessage] code, treaty in
      let report = Result {
        try mapper.report(on: code, to: treaty, asOf: date, countsDeclarations: !withoutDeclarations)
      }
      if showsProgress {
        done.withLock { count in
          count += 1
          write("\r\u{1B}[K\(code) and \(treaty) (\(count) of \(questions.count))")
        }
      }
      return report.mapError { Failure(.defect, "the report on \(code) and \(treaty) failed: \($0)") }
    }.map { try $0.get() }
  }
}

extension [String] {
  /// Each of the strings once, where it first stands.
  fileprivate var withoutRepetitions: [String] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
