// SPDX-License-Identifier: Apache-2.0

/// The sentences that frame every report, by language.
///
/// What stands in braces is filled in.
/// The pieces that speak of facts come from the vocabulary; what is here speaks of treaties, laws and findings.
enum Frame: String, CaseIterable {
  // Joining
  case and, or, comma, colon, semicolon, andClause, commaClause, orCases, either, eitherComma, eitherOr
  // The head of a report
  case title, asOf, party, signatory, acceded, ratified, boundFrom, notBoundYet, formerParty, stranger
  case withDeclarations, withoutDeclarations, provisionCount
  case signatoryUndated, strangerOnDay, strangerInvited, standingNotStated, chartDay, actReported, marksUnread,
    notModeled
  case sources, ageing, disclaimer, treatyUnread, articleRange
  // The table
  case article, articleNumber, requirement, status, answeredBy
  case statusNotSurveyed, statusMet, statusMetByDeclaration, statusArguable, statusNeedsDeclaration, statusPartlyMet
  case statusNotMet
  // Cases
  case caseSentence, deed, deedWithManner, bareDeed, bareDeedWithManner, deedWhere, moreFacts, anyObject, whereClause,
    requiresThat, leavesOut, everyCase, example, actorActs,
    personDoes, objectIs, personActs, objectIsNot, personActsNot, notWhere, andMore, andMoreCited, inCell, inEnglish,
    inEnglishAlone
  // Cases about data
  case evidenceDeed, evidenceDeedClause, inManner, requester, anyRequester, noRequester, requesterIs, requesterActs,
    requesterActsNot
  case data, anyMeasure, theData, dataAre, dataAreThese, dataAreNot, handles, handle, otherThan, oneOfTwo, atLeast,
    ruleMay, ruleMust,
    ruleMustNot
  case numberOrMore, numberBelow, numberRange, numberExactly, numberMoreThan, numberAtMost, ownCurrency
  // Findings
  case findings, noFindings, months, oneMonth, years, oneYear, life
  case certain, arguable
  case withBill, missingLayers
  // Sections
  case statusUsed, statusPartlyUsed, statusNotUsed, statusNotOwed, moreArticles
  case waitsFor, optionsInForce, declarationMade, reservationMade, releases, remedies, reaches, doesNotReach, inTheWay,
    supportedBy
  // The summary
  case headline, headlineWould, headlineOne, headlineOneWould, headlineDeclared, headlineOneDeclared, headlineNothing
  case headlineOpen, openWithDeclaration, openPartly, openNotMet, openArguable
  case depositHead, depositDeclaration, depositReservation, depositPlain
  case decideFact, decideDispute, decideOpen, decideElse, knowPunished, knowArguable, knowCredited, upTo, moreEntries
  case unreadParagraph, unreadDeclaration, unreadBeginning, unreadTopic, surveyedCount,
    alsoIn, asBefore, rightGained, rightLost, amendBelow, articleNumbers
  // Remedies
  case remedyNarrow, remedyExceptDuty, remedyExceptActivity, remedyOpenTo, remedyUseAndAmend, remedyEnactPower,
    remedyEnactAssistance, remedyWithdraw, remedyRaise
  case allowsOnlyWhere, allowsEvenWhere
  case orOthers
  case sameProvision, remedyAmend, remedyWiden, remedyGiveUp, requirementThat, remedyDrop, remedyDropIt, remedyDeclare,
    remedyReserve,
    remedyChoose,
    remedyDeclareOrReserve, remedyUse, remedyInterpret, remedyEnact,
    summaryEnact, summaryEnactPower, summaryEnactAssistance,
    alternative
}

extension Frame {
  /// The sentence with its places filled in.
  ///
  /// A verb that follows citations is written in both numbers, `{forbids|forbid}`: "§ 73 IRG forbids", "§§ 6 and 7 IRG
  /// forbid"; so is what a count decides: "1 {provision|provisions}".
  func text(_ values: [String: String] = [:], in language: String) -> String {
    (Frame.catalog(language)?[self] ?? Frame.english[self] ?? rawValue).worded(values)
  }

  /// A text that is there in English only: quoted, and said to be in English, where the sentences are not.
  static func quoted(_ text: String, in language: String) -> String {
    language == "en" || text.isEmpty ? text : Frame.inEnglish.text(["text": text], in: language)
  }

  /// The languages that have a catalog.
  static let languages = ["de", "en", "fr"]

  /// The catalog of a language; a sentence that it lacks is given in English.
  static func catalog(_ language: String) -> [Frame: String]? {
    switch language {
    case "en": english
    case "de": german
    case "fr": typesetFrench
    default: nil
    }
  }
}

extension Frame {
  private static let typesetFrench = french.mapValues(\.withFrenchSpaces)
}

extension String {
  /// A French text with no-break spaces before its double marks and inside its quotation marks.
  var withFrenchSpaces: String {
    [" :", " ;", " ?", " !", " »"].reduce(replacingEach("« ", with: "«\u{A0}")) {
      $0.replacingEach($1, with: "\u{A0}" + $1.dropFirst())
    }
  }

  /// A text of a catalog with its places filled in, its verbs in the number of the citations or of the count, and its
  /// marks set.
  func worded(_ values: [String: String]) -> String {
    guard !values.isEmpty else { return closed }
    let list = values["provisions"]
    let text =
      if let cited = list ?? values["provision"] {
        agreeing(with: cited, ofOneProvision: list == nil)
      } else if let count = values["count"] {
        agreeing(inPlural: count != "1")
      } else {
        self
      }
    return text.filled(with: values).closed
  }

  /// The text with one mark where a clause that ends with a comma, or a citation that ends with a full stop ("§ 204
  /// strl."), meets the next mark.
  var closed: String {
    // A comma before another mark goes, and the second of two full stops; byte by byte, since sentences are made by the
    // thousand.
    func isMark(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x2C, 0x2E, 0x3B, 0x3A, 0x29: true
      default: false
      }
    }
    let text = utf8.span
    let meets = (1..<max(text.count, 1)).contains { index in
      text[index - 1] == 0x2C && isMark(text[index]) || text[index - 1] == 0x2E && text[index] == 0x2E
    }
    guard meets else { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      if isMark(byte), bytes.last == 0x2C { bytes.removeLast() }
      if byte != 0x2E || bytes.last != 0x2E { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with its places in braces filled in; a place that no value is given for stays as it is.
  func filled(with values: [String: String]) -> String {
    replacingPlaces { values[String($0)] }
  }

  /// The text with its verbs in the number of the citations that they follow, be they of one provision or of several.
  func agreeing(with citations: String, ofOneProvision isOne: Bool) -> String {
    agreeing(inPlural: holds("|") && Names.citesSeveral(citations, ofOneProvision: isOne))
  }

  /// The text with the words that it has in both numbers in one of them.
  private func agreeing(inPlural isPlural: Bool) -> String {
    guard holds("|") else { return self }
    return replacingPlaces { place in
      place.utf8.firstIndex(of: 0x7C).map { bar in
        String(isPlural ? place[place.index(after: bar)...] : place[..<bar])
      }
    }
  }

  /// The text with something else for each place in braces, from what stands in them; one for which there is nothing
  /// stays as it is.
  private func replacingPlaces(_ replacement: (Substring) -> String?) -> String {
    let bytes = utf8.span
    func place(of byte: UInt8, from start: Int) -> Int? { (start..<bytes.count).first { bytes[$0] == byte } }
    func text(_ range: Range<Int>) -> Substring {
      let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
      return self[start..<utf8.index(start, offsetBy: range.count)]
    }
    var result = ""
    var end = 0
    while let open = place(of: 0x7B, from: end), let close = place(of: 0x7D, from: open) {
      result += text(end..<open)
      if let replacement = replacement(text((open + 1)..<close)) {
        result.appendContracting(replacement)
      } else {
        result += text(open..<(close + 1))
      }
      end = close + 1
    }
    return end == 0 ? self : result + text(end..<bytes.count)
  }

  /// Adds what fills a place: in French, "de" and "à" before "le" and "les" become one word with it, "du § 5".
  private mutating func appendContracting(_ text: String) {
    let contractions = [
      (" de ", "le ", "du "), (" de ", "les ", "des "), (" à ", "le ", "au "), (" à ", "les ", "aux "),
    ]
    for (preposition, article, contracted) in contractions
    where text.hasPrefix(article) && hasSuffix(preposition) {
      removeLast(preposition.count - 1)
      self += contracted + text.dropFirst(article.count)
      return
    }
    self += text
  }

  /// The text without a comma that closes a clause at its end.
  var withoutLastComma: String { hasSuffix(",") ? String(dropLast()) : self }
}
