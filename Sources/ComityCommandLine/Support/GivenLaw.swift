// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityReports
import ComityYAML

/// The law that one run of the program asks: what is bundled, and the files that were named.
struct GivenLaw {
  let library: LawLibrary
  /// The bills to be laid over the law, in order.
  let bills: [LawFile]
  /// The files that were read, so that nothing is written over them.
  let inputs: [String]
  let console: Console

  init(modules: [String], replaces: Bool, bills: [String], on console: Console) throws {
    try checkInput(modules + bills)
    var reader = LawReader(console)
    let given = reader.read(modules)
    // A bill that is named is laid over the law, although the folder that it is in was named as well.
    var ownReader = LawReader(console)
    let named = ownReader.read(bills)
    let problems = reader.problems + ownReader.problems
    guard problems.isEmpty else { throw Failure(problems) }
    self.bills = named.filesRead
    let laid = ownReader.identities
    library = LawLibrary(
      given.filesRead.filter { !laid.contains(reader.identity(of: $0.text.path)) }, replacing: replaces)
    inputs = (given + named).map(\.path)
    self.console = console
  }

  /// Loads what a question needs: the modules of these codes (of all, where none is given), everything that is in files
  /// that were named, and the bills laid over it.
  ///
  /// English is always spoken; whoever asks for no other language is not kept waiting for the translations.
  ///
  /// - Parameter naming: files of bills that another question of the same run lays over the law.
  func load(
    jurisdictions codes: [String]?, treaties: [String]? = nil, languages: [String] = [],
    naming: Set<FileIdentity> = []
  ) throws -> LawBook {
    let wanted = codes.map { $0 + bills.compactMap { $0.bill?.jurisdiction?.word } }
    let result = library.result(jurisdictions: wanted, treaties: treaties, languages: languages, with: bills)
    guard let lawBook = result.lawBook, !result.hasErrors else { throw Failure(result.diagnostics) }
    for code in codes ?? [] { try checkState(code, in: lawBook) }
    try check(lawBook.bills, areOn: codes, in: lawBook)
    sayWarnings(result, naming)
    return lawBook
  }

  /// The module of a code, or a message that says which codes there are.
  func module(_ code: String, in lawBook: LawBook) throws -> any JurisdictionModule {
    if let module = lawBook.module(code) { return module }
    let message = "there is no module '\(code)'; \(advice(onJurisdiction: code, in: library, lawBook))"
    // A code of no State is a mistake; a State whose law is not modelled is a question without an answer.
    guard let state = lawBook.state(code) else { throw Failure(.usage, message) }
    let name = englishInSentence(countryName: state.name.english)
    throw Failure(.cannotOpen, "the law of \(name) is not modelled: \(message)")
  }

  /// Says so where a code is neither that of a module nor that of a State whose standing is known.
  func checkState(_ code: String, in lawBook: LawBook) throws {
    if lawBook.state(code) == nil { _ = try module(code, in: lawBook) }
  }

  /// Says so where a treaty is not among those that are known.
  func checkTreaties(_ ids: [String]) throws {
    let known = library.treaties
    for id in ids where !known.contains(id) {
      throw Failure(.cannotOpen, "there is no treaty '\(id)'; \(advice(on: id, among: known))")
    }
  }

  /// A bill that changes the law of nobody who is asked for changes no answer: it was named by mistake.
  private func check(_ laid: [Bill], areOn codes: [String]?, in lawBook: LawBook) throws {
    for bill in laid {
      let name = bill.place?.file ?? bill.id
      guard lawBook.module(bill.jurisdiction) != nil else {
        throw Failure(
          .usage,
          "\(name) changes the law of '\(bill.jurisdiction)'; there is no module '\(bill.jurisdiction)'; "
            + advice(onJurisdiction: bill.jurisdiction, in: library, lawBook))
      }
      guard let codes, !codes.contains(where: { lawBook.carries(bill, into: $0) }) else { continue }
      throw Failure(
        .usage,
        "\(name) changes the law of \(bill.jurisdiction), and \(codes.joined(separator: " and ")) "
          + "\(codes.count == 1 ? "is" : "are") asked for")
    }
  }

  /// What a reader should know of the files named, although they can be used: bills that were passed over, warnings on
  /// bills, layers that are missing.
  private func sayWarnings(_ result: LoadResult, _ naming: Set<FileIdentity>) {
    for file in library.bills {
      if let identity = FileIdentity(of: file.text.path), naming.contains(identity) { continue }
      let title = file.bill?.title.map { " '\($0)'" } ?? ""
      console.say("note: \(file.text.path): the bill\(title) is not laid over the law; name it with --with\n")
    }
    let files = Set(bills.map(\.text.path))
    let told = result.diagnostics.filter { diagnostic in
      diagnostic.severity == .warning && diagnostic.place.map { files.contains($0.file) } ?? false
    }
    if !told.isEmpty { console.say(told.text()) }
  }
}

/// The path that stands for the standard input.
let standardInput = "-"

/// Refuses a command line on which the standard input is named more than once: it can be read to its end only once.
func checkInput(_ paths: [String]) throws {
  let count = paths.count { $0 == standardInput }
  guard count > 1 else { return }
  throw Failure(.usage, "'-' is given \(count) times, and the standard input can be read once")
}

/// Reads YAML files, each once, by whichever path it is reached; files of one folder are named after one path of it.
struct LawReader {
  /// What could not be read.
  private(set) var problems: [Diagnostic] = []
  /// The files that were read.
  private(set) var identities: Set<FileIdentity?> = []
  private var folders: [FileIdentity: String] = [:]
  private let console: Console

  init(_ console: Console) {
    self.console = console
  }

  /// Every YAML file in folders, or the files themselves, as far as they were not read before; `-` is the standard input.
  mutating func read(_ paths: [String]) -> [LawText] {
    paths.flatMap { path -> [LawText] in
      if path == standardInput { return [readInput(as: path)] }
      let (files, found) = yamlFiles(under: path)
      problems += found
      return files.compactMap { read(file: $0) }
    }
  }

  /// The other files of a folder, not those of folders below it, as far as they can be read.
  mutating func readRest(of folder: String) -> [LawText] {
    let before = problems
    defer { problems = before }
    return yamlFiles(under: folder.isEmpty ? "." : folder, isDeep: false).paths.compactMap { path in
      read(file: folder.isEmpty && path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
    }
  }

  /// One file, if it was not read before.
  mutating func read(file path: String) -> LawText? {
    let identity = FileIdentity(of: path)
    guard identity == nil || identities.insert(identity).inserted else { return nil }
    let (source, found) = readFile(at: path, name: name(of: path))
    problems += found
    return source.map { LawText(path: $0.name, bytes: $0.bytes) }
  }

  /// The standard input, as a file of some name.
  mutating func readInput(as path: String) -> LawText {
    if let identity = FileIdentity(of: path) { identities.insert(identity) }
    return LawText(path: name(of: path), bytes: console.readInput())
  }

  /// What tells the file at a path from every other.
  func identity(of path: String) -> FileIdentity? { FileIdentity(of: path) }

  /// A path below the name under which its folder was met first, so that a module is one however its files are named.
  private mutating func name(of path: String) -> String {
    let folder = LawText(path: path, bytes: []).folder
    guard let identity = FileIdentity(of: folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder) else {
      return path
    }
    let first = folders[identity] ?? folder
    folders[identity] = first
    guard first != folder else { return path }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return first.isEmpty ? file : "\(first)/\(file)"
  }
}

extension [Diagnostic] {
  /// Whether the files could be opened, and only what is in them is wrong.
  var areAboutContent: Bool { allSatisfy { !$0.identifier.hasPrefix("file-") } }
}
