// SPDX-License-Identifier: Apache-2.0

/// The sentences of the answers that are no report, by language: to a request, on dual criminality, on what one State
/// could obtain from another, and the explanation of a finding.
///
/// What stands in braces is filled in, as in a ``Frame``; a place that begins with a capital is filled with the same text
/// as a sentence begins with it.
enum AnswerFrame: String, CaseIterable {
  // What the answers share
  case mustAssist, mayRefuse, mayAssist, mustRefuse, noTreatyBasis, notSurveyed
  case binds, doesNotBind, dualCriminalityMet, dualCriminalityNotMet, dualCriminalityUnknown, listOfOffenses, obliges
  case releases, mayRelease, refuses, grants, commands, forbids, permits
  case lifelong, noLiberty, maximumUnread, listedMore, itemsMore, arguably, forExample
  case groundHere, groundIf, groundAlone, groundIfOne
  // A request
  case requestTitle, provider, providerEstablished, court, ministry, authority, stateAsked
  case mustUnderOwnLaw, mayRefuseOnlyOn, mustOtherwise, mustUnder, mayRefuseOn, mayRefuseArguably, elseMust
  case mayAssistUnder, ofTreaty, theTreaty, namedTreaty, noneObligesIt, noneObliges, mustRefuseOn, mustRefuseByOwnLaw
  case obligedAllTheSame, releasedBy, releaseUnread, notInList, notOpenAtHome
  case actsOnTreaty, noPowerFound, noPowerEither, powerUnread, ownLawUnread
  case throughNoTreaty, throughAuthorities, arrangementUnread
  case caseHeading, theAct, factsLead, fact, lastFact, takenLead, penalty, penaltyNoOffense
  case groundsHereHeading, groundsOpenHeading, mustRefuseLet, mustRefuseCollision
  case handlingHeading, whoDecides, timeRule, timeUnknown, noticeRule, noticeUnknown, secrecyRule, secrecyUnknown
  case chainHeading, step, onCondition, notBinding, notPunished
  case topicUnsurveyed, noCounterpart, everyCasePunished, someCasesThisOne, someCasesNotThis, otherStateOpen
  case isListed, isNotListed
  case changesHeading, changeIf, changeIfOne
  case recordHeading, decidedBy, decided, reference, consolidated, reviewed, unreviewed
  // Dual criminality
  case dualTitle, dualHeadline, dualHeadlineUnread, dualArguable, dualCaption, offense, punishedThere, bestMatch
  case asksBesides, full, partial, none, nothing, ownStateOnly, noException, moreElements, offenseHeading
  case notAnOffense, onlyUnder, leftAside, aboutAState, deciding
  // Exposure
  case exposureTitle, exposureNothing, exposureHeadline, exposureCount, exposureNextCount, exposureNoTreaty, itAsked
  case theOneAsked, exposureMeasure, exposureUnbound, exposureCaption, answer, maximum, judge, reaches
  case judgeAlone, alsoWithoutJudge, noRule, anOffense, inPart, noOffense
  case ofMaximum, seriousCrime, noSeriousCrime, offenseToo, partlyThisCase, partlyNotThisCase, noOffenseIn
  case noOffenseArguably, offenseUnread, groundsSharedHeading, howFarRead
  case states, overviewLead, weightiest, asks, asked, there, whoAsks, stateByState, others, gravest
  // What standing alone answers
  case unmodeled, bothStates, tieAssumed, tieBinds, tieDoesNotBind, tieUnread, standings
  case isParty, acceded, ratified, entersIntoForce, notBoundYet, signed, signedUndated, wasParty, isNoParty
  case standingUnread, listOf
  // An explanation
  case closedByDeclarations, treatyReaches, lawReaches, beyond, keptOut, tried, cases, less, lessByDeclaration
  case sourceOf, disputed, disputedException, disputedRule, opensOffenses, formWhere, note, group, groupAlone, caseOf
  case asFacts, closes, nothingCloses, whereRule, oneHolds, andOneHolds, consolidatedOn, checkedOn, unchecked
}

extension AnswerFrame {
  /// The sentence with its places filled in.
  func text(_ values: [String: String] = [:], in language: String) -> String {
    let text = (AnswerFrame.catalogs[language] ?? AnswerFrame.english)[self] ?? AnswerFrame.english[self] ?? rawValue
    var values = values
    for (key, value) in values where text.holds("{" + key.beginningAsSentence) {
      values[key.beginningAsSentence] = value.beginningAsSentence
    }
    return text.worded(values).withoutLastComma
  }

  /// The catalogs, by language; a sentence that a catalog lacks is given in English.
  static let catalogs: [String: [AnswerFrame: String]] = [
    "en": english, "de": german, "fr": french.mapValues(\.withFrenchSpaces),
  ]
}

extension String {
  /// The text with a capital at its start.
  var beginningAsSentence: String { prefix(1).uppercased() + dropFirst() }
}
