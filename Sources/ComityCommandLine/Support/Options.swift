// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityDiagnostics
import ComityInstruments
import ComityYAML
import Jurisdictions

/// Which files are law besides what is bundled: what every command takes that reads law.
struct ModuleOptions: ParsableArguments {
  @Option(
    name: .customLong("modules"),
    help: ArgumentHelp(
      "A file or a folder of your own law: modules of countries, treaties, words, activities, translations; may be given "
        + "several times; '-' for a file from the standard input.", valueName: "path"), completion: .file())
  var paths: [String] = []

  @Flag(name: .customLong("replace"), help: "Let what is in --modules take the place of what is bundled.")
  var replaces = false

  func law(on console: Console) throws -> GivenLaw {
    try GivenLaw(modules: paths, replaces: replaces, bills: [], on: console)
  }
}

/// Which law is asked: the same, and bills laid over it.
struct LawOptions: ParsableArguments {
  @OptionGroup var modules: ModuleOptions

  @Option(
    name: .customLong("with"),
    help: ArgumentHelp(
      "A bill to be laid over the law; may be given several times, and each builds on those before it; '-' for the standard "
        + "input.",
      valueName: "file"), completion: .file(extensions: ["yaml", "yml"]))
  var bills: [String] = []

  /// Every path that is named.
  var paths: [String] { modules.paths + bills }

  func law(on console: Console, and more: [String] = []) throws -> GivenLaw {
    try GivenLaw(modules: modules.paths, replaces: modules.replaces, bills: bills + more, on: console)
  }
}

/// On which day the law is asked.
struct DayOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day asked for, YYYY-MM-DD; today, if left out.", valueName: "date"), transform: day)
  var asOf: CalendarDate?

  func date(on console: Console) -> CalendarDate { asOf ?? console.today }
}

/// How the answer is written, and where.
struct FormatOptions<Format: OutputFormat>: ParsableArguments {
  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "\(listed(Format.words)), or FORMAT=FILE; text, if left out; may be given several times.", valueName: "format"),
    completion: .list(Format.words), transform: FormatRequest<Format>.init)
  private var given: [FormatRequest<Format>] = []

  /// The formats asked for: text, where none was.
  var requests: [FormatRequest<Format>] {
    given.isEmpty ? Format(rawValue: "text").map { [FormatRequest(format: $0)] } ?? [] : given
  }

  /// Writes every format that was asked for, into its file or to the console.
  func write(on console: Console, _ render: (FormatRequest<Format>) throws -> String) throws {
    for request in requests {
      // Reports that color text spell out by themselves what may not reach a terminal.
      let isColored = console.isTerminal && Format.self == ReportFormat.self
      let isJSON = ["json", "sarif"].contains(request.format.rawValue)
      let text = try render(request).withoutUnsafeCharacters(
        as: isJSON ? .json : .visible, keepingColors: isColored, isTable: request.format.rawValue == "csv")
      if let file = request.file { try writeFile(text, to: file) } else { try console.write(text) }
    }
  }

  /// Refuses files that would be lost by what the run writes; to be asked before anything is.
  func checkFiles(over inputs: [String], and others: [String] = []) throws {
    // The same format twice into one file loses nothing.
    var written: Set<String> = []
    let files = requests.compactMap { request in
      request.file.flatMap { written.insert("\(request.format.rawValue) \($0)").inserted ? $0 : nil }
    }
    try checkOutputs(files + others, over: inputs)
  }
}

/// In which language sentences are made.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("language"),
    help: ArgumentHelp(
      "The language of the sentences: \(listed(Report.languages)); English where something has no translation.",
      valueName: "language"), completion: .list(Report.languages), transform: language)
  var tag = "en"
}

/// Words that can be completed, since they are bundled.
enum Bundled {
  static let treaties = CompletionKind.list(Instruments.treaties)
  static let jurisdictions = CompletionKind.list(Jurisdictions.codes)
  static let jurisdictionsAndTreaties = CompletionKind.list(Jurisdictions.codes + Instruments.treaties)
}

/// A word on the command line is none of those that are possible.
struct WrongWord: Error, CustomStringConvertible {
  var description: String
}

/// Reads a day from the command line.
@Sendable func day(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(text) else {
    throw WrongWord(description: "'\(text)' is no day of the calendar; expected YYYY-MM-DD, such as 2026-01-31")
  }
  return date
}

/// Reads a level from the command line.
@Sendable func level(_ text: String) throws -> Level {
  guard let level = Level(rawValue: text) else { throw unknown("level", text, Level.allCases.map(\.rawValue)) }
  return level
}

/// Reads the tag of a language from the command line.
@Sendable func language(_ text: String) throws -> String {
  guard Report.languages.contains(text) else { throw unknown("language", text, Report.languages) }
  return text
}

/// Reads a word of a list from the command line.
func word<Word: RawRepresentable & CaseIterable>(_ text: String, _ what: String) throws -> Word
where Word.RawValue == String {
  guard let word = Word(rawValue: text) else { throw unknown(what, text, Word.allCases.map(\.rawValue)) }
  return word
}

private func unknown(_ what: String, _ word: String, _ words: [String]) -> WrongWord {
  WrongWord(description: "unknown \(what) '\(word)'; \(advice(on: word, among: words))")
}

/// "text, json or html".
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return "\(words.dropLast().joined(separator: ", ")) or \(last)"
}
