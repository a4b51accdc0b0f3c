// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

/// The words that treaties and modules are written in, ready to be looked up; one object, since every entry is read with it.
package final class SpokenWords: Sendable {
  let conduct: ConditionReader
  let evidence: ConditionReader?
  let topics: [String]

  /// The space in which the law on a topic is stated.
  func space(ofTopic topic: String) -> Vocabulary.Space {
    spaces[topic] ?? .conduct
  }

  private let spaces: [String: Vocabulary.Space]

  package init(conduct: Vocabulary, evidence: Vocabulary?, topics: [Topic]) {
    spaces = Dictionary(topics.map { ($0.id, $0.space) }, uniquingKeysWith: { first, _ in first })
    self.conduct = ConditionReader(conduct)
    self.evidence = evidence.map { ConditionReader($0) }
    self.topics = topics.map(\.id)
  }
}

/// What the decoders of treaties and modules share: the words, and the log.
package struct DecodingContext {
  package let words: SpokenWords
  package let log: DiagnosticLog

  package init(_ words: SpokenWords, _ log: DiagnosticLog) {
    self.words = words
    self.log = log
  }

  var conduct: ConditionReader { words.conduct }

  /// A topic of the list.
  func topic(_ fields: Fields, _ key: String) -> String? {
    guard let text = fields.text(key), let place = fields[key]?.place else { return nil }
    return topic(text, at: place)
  }

  /// A topic of the list.
  func topic(_ text: String, at place: Place) -> String? {
    if words.topics.contains(text) { return text }
    log.unknownWord("unknown-topic", "topic", text, among: words.topics, at: place)
    return nil
  }

  /// The conditions under a key, in the words of a space.
  func conditions(_ fields: Fields, _ key: String, _ space: Vocabulary.Space = .conduct) -> [Condition]? {
    guard let node = fields[key] else { return nil }
    return reader(space, at: node.place)?.conditions(node, log)
  }

  /// What reads the words of a space; a mistake where its vocabulary was not loaded.
  func reader(_ space: Vocabulary.Space, at place: Place) -> ConditionReader? {
    if space == .conduct { return conduct }
    if words.evidence == nil {
      log.error("missing-vocabulary", "no vocabulary of the evidence space was given", at: place)
    }
    return words.evidence
  }
}

/// Reads a treaty.
package func decodeTreaty(_ root: Node, _ context: DecodingContext) -> Treaty? {
  let log = context.log
  guard let fields = Fields(root, .treatyFile, log), let headNode = fields["treaty"],
    let head = Fields(headNode, .treaty, log), let id = head.identifier("id"), let title = head.text("title"),
    let shortTitle = head.localizedText("short-title"), let source = head.source()
  else { return nil }
  var articles: [Article] = []
  var options: [TreatyOption] = []
  for node in fields.list("articles") {
    guard let article = Fields(node, .article, log), let number = article.text("article") else { continue }
    let requirements = article.list("requirements").compactMap { decodeRequirement($0, article: number, context) }
    var model = Article(number: number, title: article.text("title") ?? "", requirements: requirements)
    model.notes =
      article.list("notes").compactMap { decodeParagraphNote($0, log) }
      + article.list("definitions").compactMap { decodeDefinition($0, article: number, log) }
    model.note = article.text("note")
    articles.append(model)
    options += article.list("options").compactMap {
      decodeOption($0, article: number, defaultRequirements: requirements.map(\.id), context)
    }
  }
  options += fields.list("options").compactMap {
    decodeOption($0, article: nil, defaultRequirements: nil, context)
  }
  let thresholds = fields.list("thresholds").compactMap { decodeThreshold($0, log) }
  let (words, rule) = decodeEntryIntoForce(head, log)
  var treaty = Treaty(
    id: id, title: title, shortTitle: shortTitle, citation: head.localizedText("citation") ?? "",
    adopted: head.date("adopted"), opened: head.date("opened"), inForce: head.date("in-force"),
    entryIntoForce: words, entryIntoForceRule: rule, source: source, articles: articles, options: options,
    thresholds: thresholds)
  treaty.note = head.text("note")
  treaty.borrowedOptions = fields["options-of"].flatMap { decodeBorrowedOptions($0, log) }
  reportDuplicates(treaty.requirements.map { ($0.id, $0.place) }, "requirement", log)
  reportDuplicates(options.map { ($0.id, $0.place) }, "option", log)
  for requirement in treaty.requirements {
    guard let threshold = requirement.extending?.threshold, !thresholds.contains(where: { $0.id == threshold }) else {
      continue
    }
    log.unknownWord(
      "unknown-word", "threshold of the treaty", threshold, among: thresholds.map(\.id), at: requirement.place)
  }
  return treaty
}

private func decodeParagraphNote(_ node: Node, _ log: DiagnosticLog) -> Article.ParagraphNote? {
  guard let fields = Fields(node, .paragraphNote, log), let paragraph = fields.text("paragraph"),
    let became = fields.word("became", Article.ParagraphNote.Nature.self), let why = fields.text("why")
  else { return nil }
  return Article.ParagraphNote(paragraph: paragraph, became: became, why: why)
}

private func decodeDefinition(_ node: Node, article: String, _ log: DiagnosticLog) -> Article.ParagraphNote? {
  guard let fields = Fields(node, .definition, log), let term = fields.text("term"),
    let summary = fields.text("summary")
  else { return nil }
  return Article.ParagraphNote(
    paragraph: fields.text("paragraph") ?? article, became: .definition, why: "\(term): \(summary)")
}

private func decodeBorrowedOptions(_ node: Node, _ log: DiagnosticLog) -> Treaty.BorrowedOptions? {
  guard let fields = Fields(node, .borrowedOptions, log), let treaty = fields.identifier("treaty"),
    let list = fields["options"], list.kind == .mapping
  else { return nil }
  let options = list.entries.compactMap { key, value -> (String, String)? in
    guard let theirs = log.identifier(key, "an option"), let ours = log.identifier(value, "an option") else {
      return nil
    }
    return (theirs, ours)
  }
  return Treaty.BorrowedOptions(
    treaty: treaty, options: Dictionary(options, uniquingKeysWith: { first, _ in first }))
}

extension DecodingContext {
  /// The variables that a list names, by index.
  fileprivate func variables(_ fields: Fields, _ key: String, _ space: Vocabulary.Space) -> [Int] {
    fields.texts(key).compactMap { word, place in
      guard let vocabulary = reader(space, at: place)?.vocabulary else { return nil }
      guard let index = vocabulary.index(of: word) else {
        log.unknownWord("unknown-variable", "variable", word, among: vocabulary.variables.map(\.id), at: place)
        return nil
      }
      return index
    }
  }
}

/// The facts of the State on which a duty hangs.
private func decodeStateConditions(_ fields: Fields, _ log: DiagnosticLog) -> [Requirement.StateCondition] {
  guard let node = fields["if"], node.kind == .mapping else { return [] }
  return node.entries.compactMap { key, value in
    guard let word = key.scalar, let text = log.scalar(value, "'\(word)'") else { return nil }
    guard let fact = StateFact.Name(rawValue: word) else {
      log.unknownWord(
        "unknown-word", "fact of the State", word, among: StateFact.Name.allCases.map(\.rawValue), at: key.place)
      return nil
    }
    guard text == "true" || text == "false" else {
      log.error("invalid-boolean", "expected true or false, found '\(text)'", at: value.place)
      return nil
    }
    return Requirement.StateCondition(fact, holds: text == "true")
  }
}

private func decodeRequirement(_ node: Node, article: String, _ context: DecodingContext) -> Requirement? {
  let log = context.log
  guard let fields = Fields(node, .requirement, log), let id = fields.identifier("id"),
    let kind = fields.word("kind", Requirement.Kind.self),
    let modality = fields.word("modality", Requirement.Modality.self), let topic = context.topic(fields, "topic")
  else { return nil }
  var requirement = Requirement(
    id: id, article: article, paragraph: fields.text("paragraph") ?? article, title: fields.text("title") ?? "",
    kind: kind, modality: modality, topic: topic, summary: fields.text("summary") ?? "", place: fields["id"]?.place)
  requirement.reaches = context.conditions(fields, "reaches", kind.space) ?? []
  requirement.scope = context.conditions(fields, "scope", .evidence) ?? []
  if let reader = context.reader(kind.space, at: fields.place) { requirement.exceptions = fields.carveouts(reader) }
  if let review = fields["review"], let word = log.text(review, "'review'") {
    if word == "unreviewed" {
      requirement.basis = .unread
    } else {
      log.unknownWord("unknown-word", "word for 'review'", word, among: ["unreviewed"], at: review.place)
    }
  }
  requirement.basis = fields.word("basis", Requirement.Basis.self) ?? requirement.basis
  requirement.derivedFrom = fields.text("derived-from")
  requirement.note = fields.text("note")
  requirement.leavesLawfulnessToDomesticLaw = fields.text("lawfulness") == "domestic-law"
  requirement.kernel = context.variables(fields, "kernel", kind.space)
  requirement.some = context.variables(fields, "some", kind.space)
  requirement.every = context.variables(fields, "every", kind.space)
  requirement.openWords = context.variables(fields, "open-words", kind.space)
  requirement.deadline = fields.text("deadline")
  requirement.isAsAvailableAtHome = fields.boolean("available-at-home") ?? false
  requirement.hasClosedGrounds = fields.boolean("closed-grounds") ?? false
  requirement.treatyBasis = fields.word("treaty-basis", Requirement.TreatyBasis.self)
  requirement.owedIf = decodeStateConditions(fields, log)
  requirement.isStandard = fields.boolean("standard") ?? false
  requirement.isDynamicGround = fields.boolean("dynamic") ?? false
  requirement.barredGrounds = context.conditions(fields, "bars", .evidence) ?? []
  requirement.arguableGrounds = context.conditions(fields, "arguable", .evidence) ?? []
  requirement.arguablyOutside = context.conditions(fields, "arguably-outside", .conduct) ?? []
  requirement.answeringFact = fields.word("answered-by", StateFact.Name.self)
  requirement.requiresDeprivationOfLiberty = fields.boolean("deprivation-of-liberty") ?? false
  func demand(_ key: String) {
    if fields[key] == nil {
      log.error("missing-key", "a requirement of the kind '\(kind.rawValue)' needs '\(key)'", at: fields.place)
    }
  }
  switch kind {
  case .criminalize, .power, .cooperate, .permit, .forbid: demand("reaches")
  case .refusal: if fields["arguable"] == nil { demand("reaches") }
  case .safeguard:
    demand("reaches")
    demand("scope")
  case .extend:
    demand("of")
    demand("to")
  case .sanction: demand("of")
  case .noObstacle:
    demand("of")
    demand("reaches")
  }
  let of = fields.oneOrMoreTexts("of").map(\.text)
  if !of.isEmpty {
    requirement.extending = Requirement.Extension(of: of, to: context.conditions(fields, "to") ?? [])
    requirement.extending?.threshold = fields.identifier("threshold")
  }
  return requirement
}

private func decodeOption(
  _ node: Node, article: String?, defaultRequirements: [String]?, _ context: DecodingContext
) -> TreatyOption? {
  let log = context.log
  guard let fields = Fields(node, .option, log), let id = fields.identifier("id"),
    let form = fields.word("form", TreatyOption.Form.self), let effect = fields.word("effect", TreatyOption.Effect.self)
  else { return nil }
  guard let article = fields.text("article") ?? article else {
    log.error("missing-key", "an option of the whole treaty needs 'article'", at: fields.place)
    return nil
  }
  let space = fields.word("space", Vocabulary.Space.self) ?? .conduct
  let alternatives = fields.list("alternatives").compactMap { decodeAlternative($0, space, context) }
  let region = context.conditions(fields, "region", space)
  if (region == nil) == alternatives.isEmpty {
    log.error("missing-key", "an option needs either 'region' or 'alternatives'", at: fields.place)
  }
  var appliesTo = defaultRequirements
  if let node = fields["applies-to"] {
    if node.kind == .sequence {
      appliesTo = fields.texts("applies-to").map(\.text)
    } else if let word = fields.text("applies-to") {
      if word != "all" {
        log.error("unknown-word", "expected 'all' or a list of requirements, found '\(word)'", at: node.place)
      }
      appliesTo = nil
    }
  }
  var option = TreatyOption(
    id: id, article: article, paragraph: fields.text("paragraph") ?? article, title: fields.text("title") ?? "",
    form: form, permission: fields.text("permission"), effect: effect, space: space, region: region ?? [],
    untouchable: context.conditions(fields, "except", space) ?? [], alternatives: alternatives,
    inPart: fields.boolean("in-part") ?? false, limits: fields.text("limits"),
    availability: fields.text("available-to") == "federal" ? .federal : .all, appliesTo: appliesTo,
    place: fields["id"]?.place)
  option.note = fields.text("note")
  option.deposit = fields.text("deposit")
  option.availableIf = decodeStateConditions(fields, log)
  option.isIndefinite = fields.boolean("indefinite") ?? false
  option.deadline = fields.word("until", TreatyOption.Deadline.self) ?? .joining
  option.condition = fields.texts("condition").map(\.text)
  option.parts = fields.list("parts").compactMap { decodeAlternative($0, space, context) }
  return option
}

private func decodeAlternative(
  _ node: Node, _ space: Vocabulary.Space, _ context: DecodingContext
) -> TreatyOption.Alternative? {
  guard let fields = Fields(node, .alternative, context.log), let id = fields.identifier("id"),
    let region = context.conditions(fields, "region", space)
  else { return nil }
  return TreatyOption.Alternative(id: id, title: fields.text("title") ?? id, region: region)
}

private func decodeThreshold(_ node: Node, _ log: DiagnosticLog) -> Threshold? {
  guard let fields = Fields(node, .threshold, log), let id = fields.identifier("id"),
    let article = fields.text("article"), let months = fields.integer("max-months-at-least"),
    let purpose = fields.word("purpose", Threshold.Purpose.self)
  else { return nil }
  return Threshold(
    id: id, article: article, paragraph: fields.text("paragraph") ?? article, minimumOfMaximumMonths: months,
    purpose: purpose, summary: fields.text("summary") ?? "")
}

/// Reads a file of protected activities.
package func decodeProtectedActivities(_ root: Node, _ context: DecodingContext) -> [ProtectedActivity] {
  let log = context.log
  guard let fields = Fields(root, .protectedActivities, log) else { return [] }
  return fields.list("protected-activities").compactMap { node in
    guard let fields = Fields(node, .protectedActivity, log), let id = fields.identifier("id"),
      let title = fields.localizedText("title"), let region = context.conditions(fields, "region")
    else { return nil }
    let instruments = fields.list("instruments").compactMap { node -> ProtectedActivity.Instrument? in
      guard let fields = Fields(node, .instrument, log), let title = fields.text("title"),
        let url = fields.text("url")
      else { return nil }
      return ProtectedActivity.Instrument(
        title: title, citation: fields.text("citation") ?? "", url: url, summary: fields.text("summary") ?? "")
    }
    return ProtectedActivity(
      id: id, title: title, region: region, summary: fields.text("summary") ?? "", instruments: instruments,
      place: fields["id"]?.place)
  }
}
