// SPDX-License-Identifier: Apache-2.0

/// The sentences that frame every report, by language.
///
/// What stands in braces is filled in.
/// The pieces that speak of facts come from the vocabulary; what is here speaks of treaties, laws and findings.
enum Frame: String, CaseIterable {
  // Joining
  case and, or, comma, colon, semicolon, andClause, commaClause, orCases, either, eitherComma, eitherOr
  // The head of a report
  case title, asOf, party, signatory, stranger, withDeclarations, withoutDeclarations, surveyedTopics, provisionCount
  case sources, ageing, disclaimer
  // The table
  case article, articleNumber, requirement, status, answeredBy
  case statusNotSurveyed, statusMet, statusMetByDeclaration, statusArguable, statusNeedsDeclaration, statusPartlyMet
  case statusNotMet
  // Cases
  case caseSentence, deed, deedWithManner, bareDeed, bareDeedWithManner, deedWhere, something, whereClause,
    requiresThat, everyCase, example, actorActs,
    personDoes, objectIs, personActs, objectIsNot, personActsNot, itIsDone, notWhere, andMore, inCell, inEnglish
  case numberOrMore, numberBelow, numberRange
  // Findings
  case findings, noFindings, gapMessage, gapTotal, extensionGap, extensionTotal, blockedBy, carveOutMessage,
    carveOutTolerated
  case declarationUnneeded, declarationInsufficient, declarationNotFederal, declarationTooWide
  case overreachPunished, overreachArguable, overreachNotPunished, overreachDuty, overreachDutyReleased
  case overreachDutyRemoved, overreachNoOption, sanctionNoLiberty, sanctionShort
  case noLegalBasis, noLegalBasisTotal, missingSafeguard, collision, collisionLifted, collisionAvoidable
  case collisionLayer, refusalAvailable, exposure, months, life
  case certain, arguable
  // Sections
  case optionsInForce, declarationMade, reservationMade, releases, remedies, reaches, doesNotReach, inTheWay,
    supportedBy
  // Remedies
  case remedyAmend, remedyWiden, remedyGiveUp, requirementThat, remedyDrop, remedyDeclare, remedyInterpret, remedyEnact,
    alternative
}

extension Frame {
  /// The sentence with its places filled in.
  func text(_ values: [String: String] = [:], in language: String) -> String {
    var text = (Frame.catalogs[language] ?? Frame.english)[self] ?? Frame.english[self] ?? rawValue
    for (key, value) in values.sorted(by: { $0.key < $1.key }) {
      text = text.replacing("{\(key)}", with: value)
    }
    return text.closed
  }

  /// The catalogs, by language; a sentence that a catalog lacks is given in English.
  static let catalogs: [String: [Frame: String]] = ["en": english, "de": german, "fr": french]
}

extension String {
  /// The text with one mark where a clause that ends with a comma meets the next mark.
  var closed: String {
    guard contains(",") else { return self }
    return replacing(",,", with: ",").replacing(",.", with: ".").replacing(",;", with: ";").replacing(",:", with: ":")
      .replacing(",)", with: ")")
  }

  /// The text without a comma that closes a clause at its end.
  var withoutLastComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
