// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

/// The sentences on what would close a finding.
extension FindingSentences {
  /// Every remedy of a finding, as a sentence.
  func remedies(_ finding: Finding) -> [String] { finding.remedies.map { remedy($0, of: finding) } }

  /// A remedy of a finding, as a sentence.
  func remedy(_ remedy: Remedy, of finding: Finding) -> String {
    switch remedy {
    case .amend(let amendments):
      return Frame.remedyAmend.text(["changes": changes(amendments, of: finding)], in: language)
    case .declare(let declarations):
      return Frame.remedyUse.text(["use": use(declarations)], in: language)
    case .declareAndAmend(let declarations, let amendments):
      return Frame.remedyUseAndAmend.text(
        ["use": use(declarations), "changes": changes(amendments, of: finding)], in: language)
    case .interpret(let readings):
      let elements = readings.map { reading in
        cited(reading.provision) + (reading.element.map { " (\(element($0)))" } ?? "")
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

  /// An element that is disputed: the variable by its name in the language, in English by its word.
  private func element(_ id: String) -> String {
    guard language != "en", let index = report.vocabulary.index(of: id) else { return id }
    let label = report.vocabulary.variables[index].label[language]
    return language == "de" ? label : label.prefix(1).lowercased() + label.dropFirst()
  }

  // MARK: Amendments

  private func changes(_ amendments: [Remedy.Amendment], of finding: Finding) -> String {
    // Provisions that are to be changed alike are named together.
    let alike = amendments.grouped { amendment in
      var change = amendment
      change.provision = ""
      return change
    }
    return facts.list(alike.flatMap { changes($0, of: citedList($1.map(\.provision)), finding) }, .and)
  }

  private func changes(_ amendment: Remedy.Amendment, of provisions: String, _ finding: Finding) -> [String] {
    let facts = facts(for: finding)
    var changes: [String] = []
    func add(_ frame: Frame, _ values: [String: String]) {
      let provision = changes.isEmpty ? provisions : Frame.sameProvision.text(in: language)
      let text = frame.text(values.merging(["provision": provision]) { own, _ in own }, in: language)
      changes.append(text.trimmedBlanks)
    }
    // To give up that something is not so is to cover also where it is.
    let widen = amendment.widen + amendment.giveUp.filter(facts.isDenial).map(facts.denied)
    let giveUp = amendment.giveUp.filter { !facts.isDenial($0) }
    if !widen.isEmpty {
      add(.remedyWiden, ["clauses": spoken(facts.clauses(widen, separately: true), facts)])
    }
    if !giveUp.isEmpty {
      let requirements = giveUp.map {
        Frame.requirementThat.text(["clause": spoken(facts.clause($0), facts)], in: language)
      }
      add(.remedyGiveUp, ["requirements": self.facts.list(requirements, .and)])
    }
    if !amendment.narrow.isEmpty {
      add(.remedyNarrow, ["clauses": spoken(facts.clauses(amendment.narrow, separately: true), facts)])
    }
    for exception in amendment.drop {
      // The message of a carve-out has just told which exception it is.
      if finding.content.exception?.id == exception {
        add(.remedyDropIt, [:])
      } else {
        add(.remedyDrop, ["exception": exception.replacingEach("-", with: " ")])
      }
    }
    switch amendment.except {
    case .requirement(let id): add(.remedyExceptDuty, ["article": paragraph(id)])
    case .activity(let id):
      add(
        .remedyExceptActivity, ["activity": finding.content.activities.first { $0.id == id }.map(names.activity) ?? id])
    case nil: break
    }
    if let opened = amendment.openTo { add(.remedyOpenTo, ["article": paragraph(opened)]) }
    return changes
  }
}
