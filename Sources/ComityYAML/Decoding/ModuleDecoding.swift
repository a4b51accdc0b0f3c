// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics
import Regions

/// One thing that a file of a module states, still a node: the jurisdiction, an offence, a case.
///
/// It is decoded apart from everything else.
struct ModuleEntry: Sendable {
  /// The sections of a module, in the order in which they are read.
  enum Section: String, CaseIterable {
    case jurisdiction
    case surveyed
    case participation
    case generalPart = "general-part"
    case offenses
    case dataSharing = "data-sharing"
    case stateFacts = "state-facts"
    case cases
  }

  let section: Section
  let node: Node

  /// The entries of a file.
  static func entries(of root: Node, _ log: DiagnosticLog) -> [ModuleEntry] {
    guard let fields = Fields(root, .module, log) else { return [] }
    return Section.allCases.flatMap { section in
      let nodes =
        section == .jurisdiction ? fields[section.rawValue].map { [$0] } ?? [] : fields.list(section.rawValue)
      return nodes.map { ModuleEntry(section: section, node: $0) }
    }
  }
}

/// The sections of a module, gathered from the entries of all its files.
package struct ModuleParts: Sendable {
  /// Whether some file has the section, be it sound or not.
  package var statesJurisdiction = false
  package var jurisdictions: [(jurisdiction: Jurisdiction, place: Place)] = []
  package var surveyed: [SurveyedTopic] = []
  package var participation: [TreatyParticipation] = []
  package var generalPart: [GeneralRule] = []
  package var offenses: [Offense] = []
  package var dataSharing: [DataSharingRule] = []
  package var stateFacts: [StateFact] = []
  package var cases: [LegalCase] = []

  /// Nothing yet.
  init() {}

  /// Reads what an entry states.
  init(_ entry: ModuleEntry, _ context: DecodingContext, _ treaties: [Treaty]) {
    let node = entry.node
    switch entry.section {
    case .jurisdiction:
      statesJurisdiction = true
      if let jurisdiction = decodeJurisdiction(node, context.log) { jurisdictions = [(jurisdiction, node.place)] }
    case .surveyed:
      if let topic = decodeSurveyed(node, context) { surveyed = [topic] }
    case .participation:
      if let state = decodeParticipation(node, context, treaties) { participation = [state] }
    case .generalPart:
      if let rule = decodeGeneralRule(node, context) { generalPart = [rule] }
    case .offenses:
      if let offense = decodeOffense(node, context) { offenses = [offense] }
    case .dataSharing:
      if let rule = decodeDataSharing(node, context) { dataSharing = [rule] }
    case .stateFacts:
      if let fact = decodeStateFact(node, context.log) { stateFacts = [fact] }
    case .cases:
      if let legalCase = decodeCase(node, context) { cases = [legalCase] }
    }
  }

  /// Adds what another entry of the module states.
  package mutating func append(_ other: ModuleParts) {
    statesJurisdiction = statesJurisdiction || other.statesJurisdiction
    jurisdictions += other.jurisdictions
    surveyed += other.surveyed
    participation += other.participation
    generalPart += other.generalPart
    offenses += other.offenses
    dataSharing += other.dataSharing
    stateFacts += other.stateFacts
    cases += other.cases
  }

  /// The parts as the module of a jurisdiction, without what it inherits.
  func module(of jurisdiction: Jurisdiction) -> Module {
    Module(
      jurisdiction: jurisdiction, surveyed: surveyed, participation: participation, generalPart: generalPart,
      offenses: offenses, dataSharing: dataSharing, stateFacts: stateFacts, cases: cases)
  }
}

private func decodeJurisdiction(_ node: Node, _ log: DiagnosticLog) -> Jurisdiction? {
  guard let fields = Fields(node, .jurisdiction, log), let code = fields.text("code"),
    let name = fields.localizedText("name"), let adjective = fields.localizedText("in-sentences"),
    let system = fields.word("legal-system", Jurisdiction.LegalSystem.self)
  else { return nil }
  if !isCode(code) {
    log.error(
      "invalid-code", "'\(code)' is no code of a jurisdiction; expected two capitals, such as DE",
      at: fields["code"]?.place)
  } else if let problem = CountryCode.problem(with: code) {
    log.warning("unassigned-code", problem, at: fields["code"]?.place)
  }
  for (layer, place) in fields.texts("inherits") where !isCode(layer) {
    let capitals = layer.uppercased()
    let advice = isCode(capitals) ? "did you mean '\(capitals)'?" : "expected two capitals, such as EU"
    log.error("unknown-layer", "unknown layer '\(layer)'; \(advice)", at: place)
  }
  var jurisdiction = Jurisdiction(
    code: code, name: name, adjective: adjective, legalSystem: system, isFederal: fields.boolean("federal") ?? false,
    inherits: fields.texts("inherits").map(\.text), note: fields.text("note"))
  if let rank = fields["treaty-rank"].flatMap({ Fields($0, .treatyRank, log) }) {
    jurisdiction.treatyRank = rank.word("rule", Jurisdiction.TreatyRank.self) ?? .notStated
    jurisdiction.treatyRankSummary = rank.text("summary")
    jurisdiction.treatyRankSource = rank.source()
  }
  return jurisdiction
}

private func decodeSurveyed(_ node: Node, _ context: DecodingContext) -> SurveyedTopic? {
  guard let fields = Fields(node, .surveyed, context.log), let topic = context.topic(fields, "topic"),
    let on = fields.date("read-on")
  else { return nil }
  var survey = SurveyedTopic(topic: topic, on: on, none: fields.text("none"))
  survey.place = node.place
  survey.notRead = fields.text("in-part")
  survey.space = context.words.space(ofTopic: topic)
  if let node = fields["not-read"] {
    survey.notReadCases = context.reader(survey.space, at: node.place)?.conditions(node, context.log) ?? []
    survey.notRead = survey.notRead ?? "a part"
  }
  return survey
}

private func decodeStateFact(_ node: Node, _ log: DiagnosticLog) -> StateFact? {
  guard let fields = Fields(node, .stateFact, log), let name = fields.word("fact", StateFact.Name.self),
    let holds = fields.boolean("holds"), let citation = fields.text("citation"), let source = fields.source()
  else { return nil }
  return StateFact(
    name, holds: holds, citation: citation, source: source, note: fields.text("note"), place: fields["fact"]?.place)
}

private func decodeParticipation(
  _ node: Node, _ context: DecodingContext, _ treaties: [Treaty]
) -> TreatyParticipation? {
  guard let fields = Fields(node, .participation, context.log), let treaty = fields.identifier("treaty"),
    let source = fields.source()
  else { return nil }
  let declarations = fields.list("declarations").compactMap { node -> StateDeclaration? in
    guard let fields = Fields(node, .declaration, context.log), let option = fields.identifier("option"),
      let kind = fields.word("kind", StateDeclaration.Kind.self), let made = fields.date("made"),
      let summary = fields.text("summary")
    else { return nil }
    // The region of a declaration speaks the words of the option that it uses.
    let used = treaties.first { $0.id == treaty }?.options.first { $0.id == option }
    return StateDeclaration(
      option: option == "other" ? nil : option, kind: kind, made: made, inForce: fields.date("in-force"),
      withdrawn: fields.date("withdrawn"), alternatives: fields.texts("as").map(\.text),
      region: context.conditions(fields, "region", used?.space ?? .conduct), summary: summary, source: fields.source(),
      place: fields["option"]?.place)
  }
  var participation = TreatyParticipation(
    treaty: treaty, signed: fields.date("signed"), ratified: fields.date("ratified") ?? fields.date("acceded"),
    isAccession: fields["ratified"] == nil && fields["acceded"] != nil, inForce: fields.date("in-force"),
    withdrawn: fields.date("withdrawn"), declarations: declarations,
    source: source, place: fields["treaty"]?.place)
  if let node = fields["not-read"] {
    if node.kind == .sequence {
      participation.notRead = .options(fields.texts("not-read").map(\.text))
    } else if let word = fields.text("not-read") {
      participation.notRead = .everything
      if word != "all" {
        context.log.error("unknown-word", "expected 'all' or a list of options, found '\(word)'", at: node.place)
      }
    }
  }
  return participation
}

private func decodeGeneralRule(_ node: Node, _ context: DecodingContext) -> GeneralRule? {
  let log = context.log
  guard let fields = Fields(node, .generalRule, log), let id = fields.identifier("id"),
    let topic = context.topic(fields, "topic"), let opens = context.conditions(fields, "opens"),
    let source = fields.source(), let review = fields.review()
  else { return nil }
  var appliesTo: [String]?
  if let node = fields["applies-to"] {
    if node.kind == .sequence {
      appliesTo = fields.texts("applies-to").map(\.text)
    } else if let word = fields.text("applies-to"), word != "all" {
      log.error("unknown-word", "expected 'all' or a list of offences, found '\(word)'", at: node.place)
    }
  }
  return GeneralRule(
    id: id, citation: fields.text("citation") ?? id, title: fields.text("title") ?? "", topics: [topic], opens: opens,
    appliesTo: appliesTo, disputed: fields["disputed"].flatMap { Dispute.Ground($0, log) }, inForce: fields.period(),
    source: source, review: review, note: fields.text("note"), place: fields["id"]?.place)
}

func decodeOffense(_ node: Node, _ context: DecodingContext) -> Offense? {
  let log = context.log
  guard let fields = Fields(node, .offense, log), let id = fields.identifier("id"),
    let citation = fields.text("citation"), let title = fields.text("title"),
    let reaches = context.conditions(fields, "reaches"), let penaltyNode = fields["penalty"],
    let penalty = decodePenalty(penaltyNode, .penalty, log), let source = fields.source(),
    let review = fields.review()
  else { return nil }
  let aggravated = fields.list("aggravated").compactMap { node -> AggravatedForm? in
    guard let penalty = decodePenalty(node, .aggravated, log), let form = Fields(node, .aggravated, DiagnosticLog()),
      let when = form.text("when")
    else { return nil }
    return AggravatedForm(
      when: when, reaches: context.conditions(form, "reaches") ?? [], citation: form.text("citation"),
      penalty: penalty, place: form["when"]?.place)
  }
  return Offense(
    id: id, citation: citation, title: title,
    topics: fields.texts("topics").compactMap { context.topic($0.text, at: $0.place) }, reaches: reaches,
    exceptions: fields.carveouts(context.conduct),
    disputes: fields.list("disputed").compactMap { decodeDispute($0, context.conduct.vocabulary, log) },
    penalty: penalty, aggravatedForms: aggravated,
    attempt: decodeAnswer(fields, "attempt", .attempt, "punished", context),
    legalPersons: decodeAnswer(fields, "legal-persons", .legalPersons, "liable", context), inForce: fields.period(),
    source: source, review: review, note: fields.text("note"), place: fields["id"]?.place)
}

private func decodeDataSharing(_ node: Node, _ context: DecodingContext) -> DataSharingRule? {
  let log = context.log
  guard let fields = Fields(node, .dataSharingRule, log), let id = fields.identifier("id"),
    let citation = fields.text("citation"), let title = fields.text("title"),
    let effect = fields.word("effect", DataSharingEffect.self),
    let reader = context.reader(.evidence, at: node.place),
    let reaches = context.conditions(fields, "reaches", .evidence), let source = fields.source(),
    let review = fields.review()
  else { return nil }
  var rule = DataSharingRule(
    id: id, citation: citation, title: title,
    topics: fields.texts("topics").compactMap { context.topic($0.text, at: $0.place) }, effect: effect,
    reaches: reaches, exceptions: fields.carveouts(reader), overrides: fields.texts("overrides").map(\.text),
    inForce: fields.period(), source: source, review: review, note: fields.text("note"), place: fields["id"]?.place)
  rule.disputes = fields.list("disputed").compactMap { decodeDispute($0, reader.vocabulary, log) }
  rule.protectedRight = fields.text("protects-right")
  rule.yieldsToTreaties = fields.text("yields-to-treaties")
  rule.catalog = fields["catalog"].flatMap { Fields($0, .catalog, log) }.map { fields in
    OffenseCatalog(lists: fields.texts("lists").map(\.text), lacks: fields.texts("lacks").map(\.text))
  }
  rule.deadline = fields.text("deadline")
  return rule
}

/// A yes or no with its citation, and the cases that it is limited to.
func decodeAnswer(
  _ fields: Fields, _ key: String, _ shape: MappingShape, _ question: String, _ context: DecodingContext
) -> Answer? {
  guard let node = fields[key], let fields = Fields(node, shape, context.log), let holds = fields.boolean(question)
  else { return nil }
  var answer = Answer(holds, citation: fields.text("citation"))
  answer.when = context.conditions(fields, "when") ?? []
  return answer
}

func decodePenalty(_ node: Node, _ shape: MappingShape, _ log: DiagnosticLog) -> Penalty? {
  guard let fields = Fields(node, shape, log) else { return nil }
  let minimum = fields.integer("min-months") ?? 0
  let fine = fields.boolean("fine") ?? false
  checkContradictions(of: fields, log)
  if fields.boolean("unread") == true { return .unknown }
  if fields.boolean("life") == true { return Penalty(minimumMonths: minimum, maximum: .life, fine: fine) }
  guard let maximum = fields.integer("max-months") else {
    if !fine, fields.boolean("none") != true, fields["max-months"] == nil {
      log.error(
        "missing-key", "\(shape.name) needs 'max-months', 'life', 'fine: true', 'none: true' or 'unread: true'",
        at: node.place)
    }
    return Penalty(minimumMonths: minimum, maximum: .none, fine: fine)
  }
  if maximum < minimum {
    log.error("empty-penalty", "the minimum of \(minimum) months is above the maximum of \(maximum)", at: node.place)
  }
  return Penalty(minimumMonths: minimum, maximum: maximum == 0 ? .none : .months(maximum), fine: fine)
}

/// Parts of a penalty of which only one can be right: which of them counts decides extradition and "serious crime".
private func checkContradictions(of fields: Fields, _ log: DiagnosticLog) {
  let stated = ["min-months", "max-months", "life", "fine", "none", "unread"].filter { key in
    guard let node = fields[key] else { return false }
    // What is said not to be, or to be none, contradicts nothing.
    return !node.isText("false") && !(node.isText("0") && key != "max-months")
  }
  func refuse(_ key: String, beside others: [String]) {
    guard stated.contains(key), let other = stated.first(where: others.contains) else { return }
    log.error("empty-penalty", "'\(key)' and '\(other)' contradict each other", at: fields[key]?.place)
  }
  refuse("none", beside: ["min-months", "max-months", "life", "fine", "unread"])
  refuse("unread", beside: ["min-months", "max-months", "life"])
  refuse("life", beside: ["max-months"])
  if fields["max-months"]?.isText("0") ?? false, fields["fine"]?.isText("false") ?? false {
    log.error(
      "empty-penalty", "neither deprivation of liberty nor a fine is left; write 'none: true'",
      at: fields["max-months"]?.place)
  }
}

private func decodeDispute(_ node: Node, _ vocabulary: Vocabulary, _ log: DiagnosticLog) -> Dispute? {
  guard let fields = Fields(node, .dispute, log), let name = fields.identifier("variable"),
    let reason = fields.text("reason")
  else { return nil }
  guard let index = vocabulary.index(of: name) else {
    log.unknownWord(
      "unknown-variable", "variable", name, among: vocabulary.variables.map(\.id), at: fields["variable"]?.place)
    return nil
  }
  let lenient = fields.values("lenient", of: vocabulary.variables[index]).map(Limit.values)
  return Dispute(
    variable: index, lenient: lenient, ground: Dispute.Ground(reason: reason, source: fields.source()))
}

private func decodeCase(_ node: Node, _ context: DecodingContext) -> LegalCase? {
  let log = context.log
  guard let fields = Fields(node, .legalCase, log), let id = fields.identifier("id"),
    let question = fields.word("question", LegalCase.Question.self), let factsNode = fields["facts"],
    let expected = fields.word("expected", LegalCase.Expectation.self)
  else { return nil }
  guard let reader = context.reader(question.space, at: factsNode.place) else { return nil }
  let facts = reader.facts(factsNode, log)
  guard facts.count == 1, let facts = facts.first else {
    log.error("not-a-case", "the facts of a case are one mapping, with one value per variable", at: factsNode.place)
    return nil
  }
  return LegalCase(
    id: id, question: question, facts: facts, expected: expected,
    provisions: fields.texts("provisions").map(\.text), summary: fields.text("summary") ?? "",
    actedOn: fields.date("acted-on"), source: fields.source(), place: fields["id"]?.place)
}
