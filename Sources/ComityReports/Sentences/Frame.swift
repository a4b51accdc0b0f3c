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
  case sources, ageing, disclaimer, treatyUnread, articleRange
  // The table
  case article, articleNumber, requirement, status, answeredBy
  case statusNotSurveyed, statusMet, statusMetByDeclaration, statusArguable, statusNeedsDeclaration, statusPartlyMet
  case statusNotMet
  // Cases
  case caseSentence, deed, deedWithManner, bareDeed, bareDeedWithManner, deedWhere, something, whereClause, whereShared,
    requiresThat, everyCase, example, actorActs,
    personDoes, objectIs, personActs, objectIsNot, personActsNot, notWhere, andMore, andMoreCited, inCell, inEnglish
  // Cases about data
  case evidenceDeed, inManner, requester, anyRequester, noRequester, requesterIs, requesterActs, requesterActsNot
  case data, anyMeasure, theData, dataAre, dataAreNot, handles, handle, otherThan, oneOfTwo, atLeast, ruleMay, ruleMust,
    ruleMustNot
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
  case treatyConflictDuty, treatyConflictPermission, treatyConflictLifted, treatyConflictRefusable,
    remedyNarrow, remedyExceptDuty, remedyExceptActivity, remedyOpenTo, remedyUseAndAmend, remedyEnactPower,
    remedyEnactAssistance, remedyWithdraw, remedyRaise
  case allowsOnlyWhere, allowsEvenWhere
  case sameProvision, remedyAmend, remedyWiden, remedyGiveUp, requirementThat, remedyDrop, remedyDeclare, remedyReserve,
    remedyChoose,
    remedyDeclareOrReserve, remedyUse, remedyInterpret, remedyEnact,
    alternative
}

extension Frame {
  /// The sentence with its places filled in.
  ///
  /// A verb that follows citations is written in both numbers, `{forbids|forbid}`: "§ 73 IRG forbids", "§§ 6 and 7 IRG
  /// forbid".
  func text(_ values: [String: String] = [:], in language: String) -> String {
    let text = (Frame.catalogs[language] ?? Frame.english)[self] ?? Frame.english[self] ?? rawValue
    return text.agreeing(with: values["provisions"] ?? values["provision"]).filled(with: values).closed
  }

  /// The catalogs, by language; a sentence that a catalog lacks is given in English.
  static let catalogs: [String: [Frame: String]] = ["en": english, "de": german, "fr": french]
}

extension String {
  /// The text with one mark where a clause that ends with a comma meets the next mark.
  var closed: String {
    // A comma before another mark goes; byte by byte, since sentences are made by the thousand.
    func isMark(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x2C, 0x2E, 0x3B, 0x3A, 0x29: true
      default: false
      }
    }
    let text = utf8.span
    let meets = (1..<max(text.count, 1)).contains { text[$0 - 1] == 0x2C && isMark(text[$0]) }
    guard meets else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      if isMark(byte), bytes.last == 0x2C { bytes.removeLast() }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with its places in braces filled in; a place that no value is given for stays as it is.
  func filled(with values: [String: String]) -> String {
    guard !values.isEmpty else { return self }
    var result = ""
    var rest = self[...]
    while let open = rest.utf8.firstIndex(of: 0x7B),
      let close = rest[open...].utf8.firstIndex(of: 0x7D)
    {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      result += values[name] ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text with its verbs in the number of the citations that they follow.
  func agreeing(with citations: String?) -> String {
    guard let citations, utf8.contains(0x7C) else { return self }
    let isPlural = Names.citesSeveral(citations)
    // By hand: a regular expression takes longer than all else that a sentence needs.
    var result = ""
    var rest = self[...]
    while let open = rest.utf8.firstIndex(of: 0x7B), let close = rest[open...].utf8.firstIndex(of: 0x7D) {
      result += rest[..<open]
      let place = rest[open...close]
      if let bar = place.utf8.firstIndex(of: 0x7C) {
        result += isPlural ? place[place.index(after: bar)..<close] : place[place.index(after: open)..<bar]
      } else {
        result += place
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The text without a comma that closes a clause at its end.
  var withoutLastComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
