// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Comity
import ComityReports

/// `comity request --from US --to DE --offense us-18-1030-a-2 --measure produce --data subscriber-data`.
struct RequestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Decide a request of one State to another: must, may or must not it assist?",
    discussion: """
      Asked as it lies on the desk: the police of DE write to a provider in the US about an offence, for content, in an \
      emergency:
        comity request --from DE --to US --offense de-stgb-202a --measure produce --data content-data \
      --addressee provider --emergency
      """)

  @Option(help: ArgumentHelp("The State that asks.", valueName: "code"), completion: Bundled.jurisdictions)
  var from: String

  @Option(help: ArgumentHelp("The State that is asked.", valueName: "code"), completion: Bundled.jurisdictions)
  var to: String

  @Option(help: ArgumentHelp("The offence, an identifier of the asking State's module.", valueName: "id"))
  var offense: String

  @Option(help: "The measure: preserve, produce, search, intercept …")
  var measure: String

  @Option(help: "The data: subscriber-data, traffic-data, content-data, other-stored-data.")
  var data: String

  @Option(
    help: ArgumentHelp(
      "To whom the request is sent: \(listed(AssistanceRequest.Addressee.allCases.map(\.rawValue))).",
      valueName: "addressee"), completion: .list(AssistanceRequest.Addressee.allCases.map(\.rawValue)),
    transform: readAddressee)
  var addressee: AssistanceRequest.Addressee?

  @Option(
    help: ArgumentHelp(
      "The State in which a provider that is asked is established, if not the one that is asked.", valueName: "code"),
    completion: Bundled.jurisdictions)
  var established: String?

  @Option(help: "The channel: direct, mutual-legal-assistance, network-24-7.")
  var channel: String?

  @Flag(help: "Someone's life or safety is in imminent danger.")
  var emergency = false

  @Option(
    help: ArgumentHelp(
      "A bilateral treaty or another arrangement on assistance that is in force between the two.", valueName: "name"))
  var arrangement: String?

  @Option(
    help: ArgumentHelp(
      "A fact of the act, in the words of the conduct vocabulary; may be given several times.", valueName: "name=value")
  )
  var act: [String] = []

  @Option(help: ArgumentHelp("A further fact; may be given several times.", valueName: "name=value"))
  var fact: [String] = []

  @Option(
    help: ArgumentHelp("A treaty that is taken to bind both States.", valueName: "treaty"),
    completion: Bundled.treaties)
  var assuming: [String] = []

  @OptionGroup var day: DayOption
  @OptionGroup var law: LawOptions
  @OptionGroup var format: FormatOptions<StatesFormats>
  @OptionGroup var language: LanguageOption

  func run(on console: Console) throws -> CommandStatus {
    var facts = try statements(fact, "--fact")
    if let channel {
      if let other = facts["channel"], other != channel {
        throw Failure(.usage, "the channel is given twice, as '\(channel)' and as '\(other)'")
      }
      facts["channel"] = channel
    }
    let law = try law.law(on: console)
    try format.checkFiles(over: law.inputs)
    let date = day.date(on: console)
    try law.checkTreaties(assuming)
    let lawBook = try law.load(jurisdictions: [from, to], languages: [language.tag])
    let words = StatesFormat(language: language.tag, bills: lawBook.bills, version: comityVersion)
    var request = AssistanceRequest(from: from, to: to, offense: offense, measure: measure, data: data, facts: facts)
    request.act = try statements(act, "--act")
    request.addressee = addressee
    request.establishedIn = established
    request.isEmergency = emergency
    request.arrangement = arrangement
    let treaties = lawBook.treaties.filter { $0.requirements.contains { $0.kind == .cooperate } }
    if let answer = StandingAnswer(
      lawBook, from: from, to: to, treaties: treaties, assuming: assuming, asOf: date)
    {
      do { try Mapper(lawBook).checkWords(of: request) } catch {
        throw Failure(.usage, explanation(of: error, asking: from))
      }
      try format.write(on: console) { request in
        switch request.format {
        case .text: words.text(answer)
        case .json: words.json(answer)
        case .html: words.page(answer)
        }
      }
      return .done
    }
    let asking = try law.module(from, in: lawBook)
    let asked = try law.module(to, in: lawBook)
    let answer: AssistanceAnswer
    do {
      answer = try Mapper(lawBook).decide(request, asOf: date, assuming: assuming)
    } catch {
      throw Failure(.usage, explanation(of: error, asking: from))
    }
    try format.write(on: console) { request in
      switch request.format {
      case .text: words.text(answer, from: asking.jurisdiction, to: asked.jurisdiction)
      case .json: words.json(answer)
      case .html: words.page(answer, from: asking.jurisdiction, to: asked.jurisdiction)
      }
    }
    return .done
  }

  /// Facts as they are given, name by name.
  private func statements(_ given: [String], _ option: String) throws -> [String: String] {
    var facts: [String: String] = [:]
    for statement in given {
      let parts = statement.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Failure(.usage, "'\(option) \(statement)' is no name=value") }
      if let other = facts[parts[0]], other != parts[1] {
        throw Failure(.usage, "the fact '\(parts[0])' is given twice, as '\(other)' and as '\(parts[1])'")
      }
      facts[parts[0]] = parts[1]
    }
    return facts
  }
}

/// Reads to whom a request is sent.
@Sendable func readAddressee(_ text: String) throws -> AssistanceRequest.Addressee { try word(text, "addressee") }

/// Why a request cannot be decided, and what is possible.
func explanation(of error: RequestError, asking: String) -> String {
  switch error {
  case .unknownJurisdiction(let code): "there is no module '\(code)'"
  case .unknownTreaty(let id): "the treaty '\(id)' was not loaded"
  case .unknownOffense(let id, let known):
    "\(asking) has no offence '\(id)'; \(advice(on: id, among: known))"
  case .unknownFact(let name, let known): "there is no fact '\(name)'; \(advice(on: name, among: known))"
  case .unknownValue(let word, let fact, let known):
    "'\(word)' is no value of '\(fact)'; \(advice(on: word, among: known))"
  case .contradiction(let reason): "the facts exclude each other: \(reason)"
  case .noEvidenceVocabulary: "no vocabulary of the evidence space was loaded"
  }
}
