// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityCore
import ComityDiagnostics
import ComityYAML

/// `comity new KE --name Kenya`.
struct NewCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin the module of a country: files that validate, with what is to be done as comments.")

  @Argument(help: "The code: ISO 3166-1 alpha-2 in capitals, such as KE.")
  var code: String

  @Option(help: "The English short name, such as Kenya.")
  var name: String

  @Option(
    name: .customLong("in"), help: ArgumentHelp("The folder that holds the modules.", valueName: "dir"),
    completion: .directory)
  var parent = "jurisdictions"

  @OptionGroup var modules: ModuleOptions

  func run(on console: Console) throws -> CommandStatus {
    let law = try modules.law(on: console)
    let lawBook = try law.load(jurisdictions: [])
    let path: String
    do {
      path = try Scaffold.create(code: code, name: name, in: parent, lawBook: lawBook, today: console.today)
    } catch let refusal as Scaffold.Refusal {
      throw Failure(.usage, refusal.description)
    } catch let problem as ScaffoldWriteError {
      throw Failure(.cannotWrite, problem.description)
    }
    if let problem = CountryCode.problem(with: code) { console.say("warning: \(problem)\n") }
    var text = "\(path) holds the module of \(name): every topic is not surveyed yet.\n"
    if LawLibrary.bundledJurisdictions.contains(code) {
      text += "A module of \(code) is bundled too; '--replace' takes yours instead of it.\n"
    }
    text += "Open its files, follow their comments, then run:\n\n    comity check \(path)\n"
    try console.write(text.withoutUnsafeCharacters())
    return .done
  }
}

/// `comity schema module`.
struct SchemaCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a kind of file, for editors.")

  @Argument(
    help: "The kind of file: \(listed(FileKind.allCases.map(\.rawValue))).",
    completion: .list(FileKind.allCases.map(\.rawValue)), transform: { try word($0, "kind of file") })
  var kind = FileKind.module

  @OptionGroup var modules: ModuleOptions

  func run(on console: Console) throws -> CommandStatus {
    let schema = try kind.schema(modules.law(on: console).load(jurisdictions: []))
    try console.write(schema.withoutUnsafeCharacters(as: .json))
    return .done
  }
}
