// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

/// The sentences on what would close a finding.
extension FindingSentences {
  /// Every remedy of a finding, as a sentence; one that takes many changes, as a sentence for each.
  func remedies(_ finding: Finding) -> [String] { finding.remedies.map { remedy($0, of: finding) } }

  /// A remedy of a finding, as a sentence.
  func remedy(_ remedy: Remedy, of finding: Finding) -> String {
    switch remedy {
    case .amend(let amendments):
      let whole = Frame.remedyAmend.text(["changes": facts.list(changes(amendments, of: finding), .and)], in: language)
      return whole.words.count <= Length.sentence ? whole : oneByOne(amendments, of: finding)
    case .declare(let declarations):
      return Frame.remedyUse.text(["use": use(declarations)], in: language)
    case .declareAndAmend(let declarations, let amendments):
      let whole = Frame.remedyUseAndAmend.text(
        ["use": use(declarations), "changes": facts.list(changes(amendments, of: finding), .and)], in: language)
      guard whole.words.count > Length.sentence else { return whole }
      return Frame.remedyUse.text(["use": use(declarations)], in: language) + " "
        + oneByOne(amendments, of: finding)
    case .interpret(let readings):
      let elements = readings.map { reading in
        cited(reading.provision) + (reading.element.map { " (\(element($0, of: reading.provision)))" } ?? "")
      }
      return Frame.remedyInterpret.text(["elements": facts.list(elements, .and)], in: language)
    case .enact(let enactment):
      let frame: Frame =
        switch enactment {
        case .offense: .remedyEnact
        case .power: .remedyEnactPower
        case .assistance: .remedyEnactAssistance
        }
      let requirement = report.treaty.requirements.first { $0.id == finding.requirement }
      let title = requirement.map { $0.title.prefix(1).lowercased() + $0.title.dropFirst() } ?? ""
      return frame.text(
        ["article": articleCited(requirement?.paragraph ?? finding.article), "title": title], in: language)
    case .withdraw(let used):
      return Frame.remedyWithdraw.text(["option": option(used)], in: language)
    case .raise(let provisions, let months):
      return Frame.remedyRaise.text(["provisions": citedList(provisions), "months": self.months(months)], in: language)
    }
  }

  // MARK: Declarations

  /// The use of options, by the act that it takes: "Declare …", "Reserve …", "Choose …".
  private func use(_ declarations: [Remedy.DeclarationToMake]) -> String {
    let forms = Set(
      declarations.compactMap { declaration in
        report.treaty.options.first { $0.id == declaration.option }?.form
      })
    let frame: Frame =
      switch forms.count == 1 ? forms.first : nil {
      case .declaration: .remedyDeclare
      case .reservation: .remedyReserve
      case .choice: .remedyChoose
      case nil: .remedyDeclareOrReserve
      }
    return frame.text(["options": options(declarations)], in: language)
  }

  private func options(_ declarations: [Remedy.DeclarationToMake]) -> String {
    let options = declarations.map { declaration in
      let alternative = alternativeTitle(declaration).map {
        " " + Frame.alternative.text(["alternative": $0], in: language)
      }
      return option(declaration.option) + (alternative ?? "")
    }
    return facts.list(options, .and)
  }

  private func alternativeTitle(_ declaration: Remedy.DeclarationToMake) -> String? {
    let option = report.treaty.options.first { $0.id == declaration.option }
    return option?.alternatives.first { $0.id == declaration.alternative }?.title
  }

  /// An element that is disputed: the variable or the exception, by its name.
  private func element(_ id: String, of provision: String) -> String {
    for vocabulary in [report.vocabulary, report.evidenceVocabulary ?? report.vocabulary] {
      guard let index = vocabulary.index(of: id) else { continue }
      let label = vocabulary.variables[index].label[language]
      return language == "de" ? label : label.prefix(1).lowercased() + label.dropFirst()
    }
    return exception(id, of: provision)
  }

  /// An exception as a sentence can name it: where the law has it; else by the words of its identifier.
  private func exception(_ id: String, of provision: String) -> String {
    let definition = report.provision(provision)
    let exceptions =
      (definition as? any OffenseDefinition)?.exceptions ?? (definition as? any DataSharingObligation)?.exceptions
    let citation = exceptions?.first { $0.id == id }?.citation
    return citation.map(names.reference) ?? id.replacingEach("-", with: " ")
  }

  // MARK: Amendments

  /// Changes of the law as sentences, each with one change.
  private func oneByOne(_ amendments: [Remedy.Amendment], of finding: Finding) -> String {
    changes(amendments, of: finding, oneByOne: true).unique
      .map { Frame.remedyAmend.text(["changes": $0], in: language) }.joined(separator: " ")
  }

  private func changes(
    _ amendments: [Remedy.Amendment], of finding: Finding, oneByOne: Bool = false
  ) -> [String] {
    // Provisions that are to be changed alike are named together.
    let alike = amendments.grouped { amendment in
      var change = amendment
      change.provision = ""
      return change
    }
    return alike.flatMap { changes($0, of: citedList($1.map(\.provision)), finding, oneByOne: oneByOne) }
  }

  /// A limit as clauses that fit into a sentence of their own each: of many answers the first, and how many more there are.
  ///
  /// A single other one is named and not counted: in a sentence of its own, where the limit tells what is to be covered, and
  /// each answer stands for itself.
  private func shortClauses(_ limit: FactLimit, _ facts: FactSentences, isCovered: Bool) -> [String] {
    let room = Length.sentence / 2 + Length.clause / 2
    let whole = facts.clause(limit)
    guard whole.words.count > room, limit.words.count > 1 else { return [whole] }
    func clause(_ words: some Sequence<String>) -> String {
      facts.clause(FactLimit(variable: limit.variable, words: Array(words), ranges: []))
    }
    var shown = min(Length.list, limit.words.count - 1)
    while clause(limit.words.prefix(shown)).words.count > room, shown > 1 { shown -= 1 }
    let (first, more) = (clause(limit.words.prefix(shown)), limit.words.count - shown)
    if more == 1, isCovered { return [first, clause(limit.words.suffix(1))] }
    // What is given up is given up whole; a sentence bears a few words more than a clause.
    if more == 1, whole.words.count <= Length.sentence - 8 { return [whole] }
    // Two that no sentence bears together are counted all the same.
    if more > 1 || shown == 1 {
      return [Frame.orOthers.text(["clause": first, "count": "\(more)"], in: facts.language)]
    }
    return [Frame.orOthers.text(["clause": clause(limit.words.prefix(shown - 1)), "count": "2"], in: facts.language)]
  }

  private func changes(
    _ amendment: Remedy.Amendment, of provisions: String, _ finding: Finding, oneByOne: Bool
  ) -> [String] {
    let facts = facts(for: finding)
    var changes: [String] = []
    func add(_ frame: Frame, _ values: [String: String]) {
      // A change that has a sentence of its own names its provision.
      let provision = changes.isEmpty || oneByOne ? provisions : Frame.sameProvision.text(in: language)
      let text = frame.text(values.merging(["provision": provision]) { own, _ in own }, in: language)
      changes.append(text.trimmedBlanks)
    }
    // To give up that something is not so is to cover also where it is.
    let widen = amendment.widen + amendment.giveUp.filter(facts.isDenial).map(facts.denied)
    let giveUp = amendment.giveUp.filter { !facts.isDenial($0) }
    func clauses(_ limits: [FactLimit], isCovered: Bool) -> [String] {
      guard !limits.isEmpty else { return [] }
      return oneByOne
        ? limits.flatMap { shortClauses($0, facts, isCovered: isCovered) } : [facts.clauses(limits, separately: true)]
    }
    for clause in clauses(widen, isCovered: true) { add(.remedyWiden, ["clauses": spoken(clause, facts)]) }
    let requirements = giveUp.map { limit in
      let clause = oneByOne ? shortClauses(limit, facts, isCovered: false)[0] : facts.clause(limit)
      return Frame.requirementThat.text(["clause": spoken(clause, facts)], in: language)
    }
    for requirement in oneByOne || requirements.isEmpty ? requirements : [self.facts.list(requirements, .and)] {
      add(.remedyGiveUp, ["requirements": requirement])
    }
    for clause in clauses(amendment.narrow, isCovered: false) { add(.remedyNarrow, ["clauses": spoken(clause, facts)]) }
    for exception in amendment.drop {
      // The message of a carve-out has just told which exception it is.
      if finding.content.exception?.id == exception {
        add(.remedyDropIt, [:])
      } else {
        add(.remedyDrop, ["exception": self.exception(exception, of: amendment.provision)])
      }
    }
    switch amendment.except {
    case .requirement(let id): add(.remedyExceptDuty, ["article": paragraph(id)])
    case .activity(let id):
      let activity = (finding.content.activities + report.protectedActivities).first { $0.id == id }
      add(
        .remedyExceptActivity, ["activity": activity.map(names.activity) ?? id.replacingEach("-", with: " ")])
    case nil: break
    }
    if let opened = amendment.openTo { add(.remedyOpenTo, ["article": paragraph(opened)]) }
    return changes
  }
}
