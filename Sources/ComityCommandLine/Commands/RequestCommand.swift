// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity request --from US --to DE --offense us-18usc-1030-a-2 --measure produce --data subscriber-data`.
struct RequestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Decide a request of one State to another: must, may or must not it assist?")

  @Option(help: ArgumentHelp("The State that asks.", valueName: "code"))
  var from: String

  @Option(help: ArgumentHelp("The State that is asked.", valueName: "code"))
  var to: String

  @Option(help: ArgumentHelp("The offence, an identifier of the asking State's module.", valueName: "id"))
  var offense: String

  @Option(help: "The measure: preserve, produce, search, intercept …")
  var measure: String

  @Option(help: "The data: subscriber-data, traffic-data, content-data, other-stored-data.")
  var data: String

  @Option(help: ArgumentHelp("A further fact; may be given several times.", valueName: "name=value"))
  var fact: [String] = []

  @Option(help: ArgumentHelp("A treaty that is taken to bind both States.", valueName: "treaty"))
  var assuming: [String] = []

  @Option(help: ArgumentHelp("The day on which it is asked, YYYY-MM-DD; today, if left out.", valueName: "date"))
  var asOf: String?

  @OptionGroup var modules: ModuleOptions

  @Option(help: ArgumentHelp("A format, or FORMAT=FILE; may be given several times.", valueName: "format"))
  var format: [String] = ["text"]

  func run(on console: Console) throws -> CommandStatus {
    let formats = try format.map { try FormatRequest<PlainFormat>($0) }
    let date = try asOf.map(day) ?? console.today
    var facts: [String: String] = [:]
    for statement in fact {
      let parts = statement.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Failure(.usage, "'--fact \(statement)' is no name=value") }
      if let other = facts[parts[0]], other != parts[1] {
        throw Failure(.usage, "the fact '\(parts[0])' is given twice, as '\(other)' and as '\(parts[1])'")
      }
      facts[parts[0]] = parts[1]
    }
    try checkTreaties(assuming)
    let source = modules.source
    let lawBook = try source.load(jurisdictions: [from, to])
    for code in [from, to] { try source.checkState(code, in: lawBook) }
    let request = AssistanceRequest(from: from, to: to, offense: offense, measure: measure, data: data, facts: facts)
    let treaties = lawBook.treaties.filter { $0.requirements.contains { $0.kind == .cooperate } }
    if let answer = StandingAnswer(
      lawBook, from: from, to: to, treaties: treaties, assuming: assuming, asOf: date)
    {
      do { try Mapper(lawBook).checkWords(of: request) } catch {
        throw Failure(.usage, explanation(of: error, asking: from))
      }
      try write(formats, on: console) { $0 == .json ? StatesFormat().json(answer) : StatesFormat().text(answer) }
      return .done
    }
    let asking = try source.module(from, in: lawBook)
    let asked = try source.module(to, in: lawBook)
    let answer: AssistanceAnswer
    do {
      answer = try Mapper(lawBook).decide(request, asOf: date, assuming: assuming)
    } catch {
      throw Failure(.usage, explanation(of: error, asking: from))
    }
    try write(formats, on: console) { format in
      format == .json
        ? StatesFormat().json(answer)
        : StatesFormat().text(answer, from: asking.jurisdiction, to: asked.jurisdiction)
    }
    return .done
  }
}

/// Why a request cannot be decided, and what is possible.
func explanation(of error: RequestError, asking: String) -> String {
  switch error {
  case .unknownJurisdiction(let code): "there is no module '\(code)'"
  case .unknownOffense(let id, let known):
    "\(asking) has no offence '\(id)'; \(advice(on: id, among: known))"
  case .unknownFact(let name, let known): "there is no fact '\(name)'; \(advice(on: name, among: known))"
  case .unknownValue(let word, let fact, let known):
    "'\(word)' is no value of '\(fact)'; \(advice(on: word, among: known))"
  case .contradiction(let reason): "the facts exclude each other: \(reason)"
  case .noEvidenceVocabulary: "no vocabulary of the evidence space was loaded"
  }
}
