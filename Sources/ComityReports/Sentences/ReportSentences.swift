// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityMapper

extension FindingSentences {
  /// The options that the State has used, requirement by requirement, and what they release it from.
  var optionsInForce: [String] {
    report.assessments.flatMap { assessment in
      optionsInForce(assessment).map {
        "\(names.reference(assessment.requirement.paragraph))\(Frame.colon.text(in: language)) \($0)"
      }
    }
  }

  /// The options that the State has used for one requirement, and what they release it from.
  func optionsInForce(_ assessment: Assessment) -> [String] {
    assessment.options.filter { $0.use == .inForce }.map { use in
      var line = option(use.option)
      if let declaration = report.declarations.first(where: { $0.option == use.option }) {
        let made: Frame = declaration.kind == .reservation ? .reservationMade : .declarationMade
        line += ", " + made.text(["date": names.day(declaration.made)], in: language)
      }
      let facts = assessment.requirement.kind.space == .evidence ? evidence : facts
      let released = facts.caseClauses(use.releases, room: Length.sentence - line.words.count).clauses
      if !released.isEmpty {
        let cases = whereText(released, facts)
        line += Frame.semicolon.text(in: language) + Frame.releases.text(["cases": cases], in: language)
      }
      return line + "."
    }
  }

  /// What answers a requirement; or, of a duty on what other articles establish, the articles that it waits for.
  func answeredBy(_ assessment: Assessment, atMost limit: Int = .max) -> String {
    guard assessment.provisions.isEmpty, !assessment.waitsFor.isEmpty else {
      return citations(assessment.provisions, atMost: limit)
    }
    return Frame.waitsFor.text(["articles": facts.list(assessment.waitsFor, .and)], in: language)
  }

  /// The witness of a finding as a sentence.
  func example(_ finding: Finding) -> String? {
    finding.witness.map { witness in
      let facts = facts(for: finding)
      // What makes a case one of a protected activity decides it, as does what keeps it out of a law. What every such case
      // has and lacks as any other does (no harm, no danger) is no more than usual, and leaves the elements of the law room.
      let activity = finding.content.activities.first?.region.flatMap(\.limits.keys).map {
        report.vocabulary.variables[$0].id
      }
      let special = (activity ?? []).filter { name in witness.facts[name].map { !facts.isUsual($0, of: name) } ?? false
      }
      // What keeps other groups of cases out decides nothing here.
      let blocking = finding.blocking.filter { facts.holds($0.found, in: witness) }
      let deciding = Set(
        blocking.map(\.variable) + (finding.uncovered.first?.telling.map(\.variable) ?? []) + special)
      return facts.sentence(witness, deciding: deciding) + "."
    }
  }

  /// The kind of a finding beside its article.
  func tag(_ finding: Finding) -> String { finding.kind.name(in: language) }

  /// The instruments that support the protected activities that a finding is about.
  func instruments(_ finding: Finding) -> [ProtectedActivity.Instrument] {
    finding.content.activities.flatMap(\.instruments).unique
  }

  /// The other paragraphs in which the cause of a finding shows; nothing where there is none.
  func alsoIn(_ finding: Finding) -> String? {
    let others = finding.otherParagraphs.map(names.reference)
    guard !others.isEmpty else { return nil }
    let frame: Frame = others.count > 1 ? .articleNumbers : .articleNumber
    let articles = frame.text(["number": facts.list(others, .and)], in: language)
    return Frame.alsoIn.text(["articles": articles], in: language)
  }

  /// A level in words.
  func level(_ level: Level) -> String {
    switch level {
    case .error: Caption.error.text(in: language)
    case .warning: Caption.warning.text(in: language)
    case .note: Caption.note.text(in: language)
    }
  }
}

extension Status {
  /// The status in words.
  func name(in language: String) -> String {
    let frame: Frame =
      switch self {
      case .notSurveyed: .statusNotSurveyed
      case .met: .statusMet
      case .metByDeclaration: .statusMetByDeclaration
      case .arguable: .statusArguable
      case .needsDeclaration: .statusNeedsDeclaration
      case .partlyMet: .statusPartlyMet
      case .notMet: .statusNotMet
      case .used: .statusUsed
      case .partlyUsed: .statusPartlyUsed
      case .notUsed: .statusNotUsed
      case .notOwed: .statusNotOwed
      }
    return frame.text(in: language)
  }

  /// A sign for the status, so that it is not told by color alone.
  var sign: String {
    switch self {
    case .met: "✓"
    case .metByDeclaration: "✓†"
    case .arguable: "≈"
    case .needsDeclaration: "†"
    case .partlyMet: "◐"
    case .notMet: "✗"
    case .used: "+"
    case .partlyUsed: "±"
    case .notUsed: "−"
    case .notOwed: "·"
    case .notSurveyed: "?"
    }
  }

  /// How much attention the status asks for; 0 is the least.
  var weight: Int {
    switch self {
    case .notSurveyed: 0
    case .met: 1
    case .metByDeclaration: 2
    case .arguable: 3
    case .needsDeclaration: 4
    case .partlyMet: 5
    case .notMet: 6
    // What is left to the State asks for no attention.
    case .used, .partlyUsed, .notUsed, .notOwed: 0
    }
  }
}

extension Report {
  /// The findings that belong to none of the requirements that were answered, such as those on a threshold.
  var furtherFindings: [Finding] {
    let assigned = Set(assessments.flatMap(\.findings))
    return findings.filter { !assigned.contains($0.id) }
  }
}

extension Requirement.Modality {
  /// How strongly the treaty asks, in words.
  func name(in language: String) -> String {
    switch self {
    case .shall: Caption.modalityShall.text(in: language)
    case .shallEndeavor: Caption.modalityEndeavor.text(in: language)
    case .shallConsider: Caption.modalityConsider.text(in: language)
    case .may: Caption.modalityMay.text(in: language)
    case .asDomesticLawPermits: Caption.modalityAsLawPermits.text(in: language)
    }
  }
}
