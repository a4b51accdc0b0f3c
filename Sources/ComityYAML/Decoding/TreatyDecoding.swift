// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import ComityDiagnostics

/// The words that treaties and modules are written in, ready to be looked up; one object, since every entry is read with it.
package final class SpokenWords: Sendable {
  let conduct: ConditionReader
  let evidence: ConditionReader?
  let topics: [String]

  package init(conduct: Vocabulary, evidence: Vocabulary?, topics: [Topic]) {
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
    let shortTitle = head.text("short-title"), let source = head.source()
  else { return nil }
  var articles: [Article] = []
  var options: [TreatyOption] = []
  for node in fields.list("articles") {
    guard let article = Fields(node, .article, log), let number = article.text("article") else { continue }
    let requirements = article.list("requirements").compactMap { decodeRequirement($0, article: number, context) }
    articles.append(Article(number: number, title: article.text("title") ?? "", requirements: requirements))
    options += article.list("options").compactMap {
      decodeOption($0, article: number, defaultRequirements: requirements.map(\.id), context)
    }
  }
  options += fields.list("options").compactMap {
    decodeOption($0, article: nil, defaultRequirements: nil, context)
  }
  let thresholds = fields.list("thresholds").compactMap { decodeThreshold($0, log) }
  let treaty = Treaty(
    id: id, title: title, shortTitle: shortTitle, citation: head.text("citation") ?? "",
    adopted: head.date("adopted"), opened: head.date("opened"), inForce: head.date("in-force"),
    entryIntoForce: head.text("entry-into-force") ?? "", source: source, articles: articles, options: options,
    thresholds: thresholds)
  reportDuplicates(treaty.requirements.map { ($0.id, $0.place) }, "requirement", log)
  reportDuplicates(options.map { ($0.id, $0.place) }, "option", log)
  return treaty
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
    requirement.isUnreviewed = word == "unreviewed"
    if !requirement.isUnreviewed {
      log.unknownWord("unknown-word", "word for 'review'", word, among: ["unreviewed"], at: review.place)
    }
  }
  requirement.requiresDeprivationOfLiberty = fields.boolean("deprivation-of-liberty") ?? false
  func demand(_ key: String) {
    if fields[key] == nil {
      log.error("missing-key", "a requirement of the kind '\(kind.rawValue)' needs '\(key)'", at: fields.place)
    }
  }
  switch kind {
  case .criminalize, .power, .cooperate, .refusal, .permit, .forbid: demand("reaches")
  case .safeguard:
    demand("reaches")
    demand("scope")
  case .extend:
    demand("of")
    demand("to")
  case .sanction: demand("of")
  }
  let of = fields.oneOrMoreTexts("of").map(\.text)
  if !of.isEmpty {
    requirement.extending = Requirement.Extension(of: of, to: context.conditions(fields, "to") ?? [])
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
  let alternatives = fields.list("alternatives").compactMap { node -> TreatyOption.Alternative? in
    guard let fields = Fields(node, .alternative, log), let id = fields.identifier("id"),
      let region = context.conditions(fields, "region", space)
    else { return nil }
    return TreatyOption.Alternative(id: id, title: fields.text("title") ?? id, region: region)
  }
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
  return TreatyOption(
    id: id, article: article, paragraph: fields.text("paragraph") ?? article, title: fields.text("title") ?? "",
    form: form, permission: fields.text("permission"), effect: effect, space: space, region: region ?? [],
    untouchable: context.conditions(fields, "except", space) ?? [], alternatives: alternatives,
    inPart: fields.boolean("in-part") ?? false, limits: fields.text("limits"),
    availability: fields.text("available-to") == "federal" ? .federal : .all, appliesTo: appliesTo,
    place: fields["id"]?.place)
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
      let title = fields.text("title"), let region = context.conditions(fields, "region")
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
