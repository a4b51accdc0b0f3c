// SPDX-License-Identifier: Apache-2.0

public import Comity
import ComityChecks
import Regions

/// What every module must keep, whether it comes from YAML or is written in Swift: run it in the tests of your module.
///
/// ```swift
/// @Test func conforms() throws {
///   let lawBook = try LawBook.load(jurisdictions: [])
///   let conformance = ModuleConformance(of: MyModule(lawBook.conduct), in: lawBook)
///   #expect(conformance.problems(asOf: CalendarDate("2026-11-23")!) == [])
/// }
/// ```
///
/// What the reader of YAML refuses by itself, such as a variable that does not exist, is refused here too; then follow
/// the checks of `comity check` and the module's own cases, and a report against every treaty of the law book.
public struct ModuleConformance: Sendable {
  private let module: any JurisdictionModule
  private let lawBook: LawBook

  /// Prepares the checks of a module.
  ///
  /// - Parameters:
  ///   - module: the module; it need not be part of the law book.
  ///   - lawBook: the words, the topics and the treaties that it is held against.
  public init(of module: any JurisdictionModule, in lawBook: LawBook) {
    self.module = module
    self.lawBook = lawBook
  }

  /// Everything that is wrong, or probably not meant; empty for a module that conforms.
  ///
  /// - Parameter date: the day on which the law is asked, and from which the age of sources is counted.
  public func problems(asOf date: CalendarDate) -> [Diagnostic] {
    let form = formProblems()
    // What is out of bounds in its form cannot be compiled into regions.
    guard !form.contains(where: { $0.severity == .error }) else { return form.sorted() }
    return (form + lawBook.problems(of: module, asOf: date) + reportProblems(asOf: date)).sorted()
  }

  // MARK: Form

  private var provisions: [any Provision] { module.offenses + module.generalPart + module.dataSharing }

  private func formProblems() -> [Diagnostic] {
    identityProblems() + provisionProblems() + surveyProblems() + participationProblems() + caseProblems()
      + stabilityProblems()
  }

  private func identityProblems() -> [Diagnostic] {
    let code = module.jurisdiction.code
    let isCode = code.utf8.count == 2 && code.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return isCode ? [] : [Diagnostic("invalid-code", "'\(code)' is no code of a jurisdiction; expected two capitals")]
  }

  private func provisionProblems() -> [Diagnostic] {
    var problems = duplicates(of: provisions.map { ($0.id, $0.place) }, "provision")
    let prefixes = ([module.jurisdiction.code] + module.jurisdiction.inherits).map { $0.lowercased() + "-" }
    let topics = Set(lawBook.topics.map(\.id))
    for provision in provisions {
      if !prefixes.contains(where: provision.id.hasPrefix) {
        problems.append(
          Diagnostic(
            "foreign-id", "the identifier '\(provision.id)' has to start with '\(prefixes[0])'", at: provision.place))
      }
      if !provision.id.utf8.allSatisfy(isIdentifierByte) {
        problems.append(
          Diagnostic("invalid-identifier", "'\(provision.id)' is no identifier", at: provision.place))
      }
      for topic in provision.topics where !topics.contains(topic) {
        problems.append(
          Diagnostic("unknown-topic", "'\(provision.id)': unknown topic '\(topic)'", at: provision.place))
      }
      if provision.topics.isEmpty {
        problems.append(Diagnostic("missing-key", "'\(provision.id)' answers no topic", at: provision.place))
      }
      for (text, what) in [(provision.citation, "citation"), (provision.title, "title")] where text.isEmpty {
        problems.append(Diagnostic("empty-text", "the \(what) of '\(provision.id)' is empty", at: provision.place))
      }
      problems += sourceProblems(provision.source, of: provision.id, at: provision.place)
      if let from = provision.inForce.from, let until = provision.inForce.until, until <= from {
        problems.append(
          Diagnostic("empty-period", "'\(provision.id)' ends before it begins", at: provision.place))
      }
    }
    for offense in module.offenses {
      problems += ruleProblems(
        offense.id, offense.reaches, offense.exceptions, lawBook.conduct, at: offense.place)
      for dispute in offense.disputes where !lawBook.conduct.variables.indices.contains(dispute.variable) {
        problems.append(
          Diagnostic(
            "unknown-variable", "'\(offense.id)' disputes a variable that does not exist", at: offense.place))
      }
      for condition in offense.aggravatedForms.flatMap(\.reaches) {
        problems += conditionProblems(condition, of: offense.id, lawBook.conduct, at: offense.place)
      }
      for penalty in [offense.penalty] + offense.aggravatedForms.map(\.penalty) {
        guard let maximum = penalty.maximum.months, penalty.isKnown, penalty.minimumMonths > maximum else { continue }
        problems.append(
          Diagnostic("empty-penalty", "the minimum of '\(offense.id)' is above its maximum", at: offense.place))
      }
    }
    for rule in module.generalPart {
      problems += ruleProblems(rule.id, rule.opens, [], lawBook.conduct, at: rule.place)
      for id in rule.appliesTo ?? [] where !module.offenses.contains(where: { $0.id == id }) {
        problems.append(
          Diagnostic("unknown-provision", "'\(rule.id)' applies to '\(id)', which is not there", at: rule.place))
      }
    }
    for rule in module.dataSharing {
      guard let evidence = lawBook.evidence else {
        problems.append(
          Diagnostic("missing-vocabulary", "the words of '\(rule.id)' were not loaded", at: rule.place))
        continue
      }
      problems += ruleProblems(rule.id, rule.reaches, rule.exceptions, evidence, at: rule.place)
      for dispute in rule.disputes where !evidence.variables.indices.contains(dispute.variable) {
        problems.append(
          Diagnostic("unknown-variable", "'\(rule.id)' disputes a variable that does not exist", at: rule.place))
      }
    }
    return problems
  }

  private func ruleProblems(
    _ id: String, _ reaches: [Condition], _ exceptions: [Carveout], _ vocabulary: Vocabulary, at place: Place?
  ) -> [Diagnostic] {
    var problems = duplicates(of: exceptions.map { ($0.id, $0.place ?? place) }, "exception")
    if reaches.isEmpty { problems.append(Diagnostic("missing-key", "'\(id)' reaches nothing", at: place)) }
    for condition in reaches + exceptions.flatMap(\.when) {
      problems += conditionProblems(condition, of: id, vocabulary, at: place)
    }
    return problems
  }

  private func conditionProblems(
    _ condition: Condition, of id: String, _ vocabulary: Vocabulary, at place: Place?
  ) -> [Diagnostic] {
    condition.limits.sorted { $0.key < $1.key }.compactMap { index, limit -> Diagnostic? in
      guard vocabulary.variables.indices.contains(index) else {
        return Diagnostic(
          "unknown-variable", "'\(id)' limits variable \(index); the vocabulary has \(vocabulary.variables.count)",
          at: place)
      }
      let variable = vocabulary.variables[index]
      switch limit {
      case .values(let values):
        if variable.kind == .number {
          return Diagnostic("not-a-number", "'\(id)' limits the number '\(variable.id)' with words", at: place)
        }
        if values.isEmpty {
          return Diagnostic("empty-condition", "'\(id)' leaves no value of '\(variable.id)'", at: place)
        }
        if let highest = values.values.last, highest >= variable.values.count {
          return Diagnostic("unknown-value", "'\(id)' names a value that '\(variable.id)' does not have", at: place)
        }
      case .numbers(let ranges):
        if variable.kind != .number {
          return Diagnostic("not-a-value", "'\(id)' limits '\(variable.id)' with numbers", at: place)
        }
        let isSound =
          !ranges.isEmpty
          && ranges.allSatisfy { range in
            range.lower >= variable.minimum && range.upper.map { $0 > range.lower } ?? true
          }
        if !isSound {
          return Diagnostic("empty-condition", "'\(id)' leaves no number of '\(variable.id)'", at: place)
        }
      }
      return nil
    }
  }

  private func surveyProblems() -> [Diagnostic] {
    var problems = duplicates(of: module.surveyed.map { ($0.topic, nil) }, "surveyed topic")
    let topics = Set(lawBook.topics.map(\.id))
    for survey in module.surveyed where !topics.contains(survey.topic) {
      problems.append(Diagnostic("unknown-topic", "unknown topic '\(survey.topic)' among those surveyed"))
    }
    let surveyed = Set(module.surveyed.map(\.topic))
    for offense in module.offenses where surveyed.isDisjoint(with: offense.topics) {
      problems.append(
        Diagnostic(
          "unsurveyed-provision", "no topic of '\(offense.id)' is surveyed, so it answers no requirement by itself",
          severity: .warning, at: offense.place))
    }
    return problems
  }

  private func participationProblems() -> [Diagnostic] {
    module.participation.flatMap { participation -> [Diagnostic] in
      var problems = sourceProblems(
        participation.source, of: participation.treaty, at: participation.place)
      guard let treaty = lawBook.treaty(participation.treaty) else { return problems }
      let dates = [participation.signed, participation.ratified, participation.inForce].compactMap(\.self)
      if dates != dates.sorted() {
        problems.append(
          Diagnostic(
            "impossible-order", "signature, ratification and entry into force are not in the order of time",
            at: participation.place))
      }
      for declaration in participation.declarations {
        guard let id = declaration.option else { continue }
        guard let option = treaty.options.first(where: { $0.id == id }) else {
          problems.append(
            Diagnostic("unknown-option", "unknown option of \(treaty.id) '\(id)'", at: declaration.place))
          continue
        }
        let words = option.alternatives.map(\.id)
        for alternative in declaration.alternatives where !words.contains(alternative) {
          problems.append(
            Diagnostic(
              "unknown-alternative", "unknown alternative of '\(id)' '\(alternative)'", at: declaration.place))
        }
        if let vocabulary = lawBook.vocabulary(of: option.space) {
          for condition in declaration.region ?? [] {
            problems += conditionProblems(condition, of: id, vocabulary, at: declaration.place)
          }
        }
      }
      return problems
    }
  }

  private func caseProblems() -> [Diagnostic] {
    var problems = duplicates(of: module.cases.map { ($0.id, $0.place) }, "case")
    let ids = Set(provisions.map(\.id))
    for legalCase in module.cases {
      for id in legalCase.provisions where !ids.contains(id) {
        problems.append(
          Diagnostic("unknown-provision", "'\(legalCase.id)' names '\(id)', which is not there", at: legalCase.place))
      }
      if let vocabulary = lawBook.vocabulary(of: legalCase.question.space) {
        problems += conditionProblems(legalCase.facts, of: legalCase.id, vocabulary, at: legalCase.place)
      }
    }
    return problems
  }

  /// A module that answers otherwise when asked again gives reports that nobody can repeat.
  private func stabilityProblems() -> [Diagnostic] {
    let first = provisions
    let second = provisions
    let isStable =
      first.map(\.id) == second.map(\.id)
      && zip(module.offenses, module.offenses).allSatisfy { $0.reaches == $1.reaches && $0.penalty == $1.penalty }
      && module.surveyed.map(\.topic) == module.surveyed.map(\.topic)
      && module.cases.map(\.id) == module.cases.map(\.id)
    return isStable ? [] : [Diagnostic("unstable-module", "the module answers otherwise when it is asked again")]
  }

  // MARK: Reports

  private func reportProblems(asOf date: CalendarDate) -> [Diagnostic] {
    let code = module.jurisdiction.code
    guard let book = try? lawBook.adding(module, replacing: true) else { return [] }
    return book.treaties.compactMap { treaty in
      do {
        _ = try Mapper(book).report(on: code, to: treaty.id, asOf: date)
        return nil
      } catch {
        return Diagnostic("no-report", "no report against \(treaty.id) can be made: \(error)")
      }
    }
  }

  // MARK: Helpers

  private func sourceProblems(_ source: Source, of id: String, at place: Place?) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    if source.title.isEmpty {
      problems.append(Diagnostic("empty-text", "the source of '\(id)' has no title", at: place))
    }
    if !source.url.hasPrefix("https://"), !source.url.hasPrefix("http://") {
      problems.append(Diagnostic("invalid-address", "the source of '\(id)' has no web address", at: place))
    }
    return problems
  }

  private func duplicates(of items: [(id: String, place: Place?)], _ what: String) -> [Diagnostic] {
    var seen: Set<String> = []
    return items.compactMap { id, place in
      seen.insert(id).inserted ? nil : Diagnostic("duplicate-id", "the \(what) '\(id)' is there twice", at: place)
    }
  }

  private func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }
}
