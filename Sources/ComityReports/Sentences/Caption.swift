// SPDX-License-Identifier: Apache-2.0

/// The headings and labels of pages and tables, by language; sentences are in ``Frame``.
enum Caption: String, CaseIterable {
  case jurisdiction, treaty, country, finding, kind, level, matrix, matrixHint, requirementsByCountry, inShort
  case sources, sourcesHint, element, treatyAsks, provisionAsks, comparison, notAsked, inTheWay, keepsOut
  case exception, disputed, orMore, anythingBut, under, from, range, legend, accepted, acceptedShort
  case goneHeading, goneFinding, filter, everything, shown, reset, skip, error, warning, note, askedSentence
  case openAll, closeAll, consolidated, checkedOn, unreviewed, ask, modalityShall
  case modalityEndeavor, modalityConsider, modalityMay, modalityAsLawPermits
  case reportOn, baselineFilter, stillNew, details, same
  case see, protection, protectedActivities, exceptionTakesOut, needsScript
  case treatyNamed, howFar
  case billChanges
  // The summary
  case declare, withdraw, amend, decide, know, provisional, readHow
  // Comparisons
  case comparing, changesOf, lawOf, withBill, changesLead, treatiesCompared, treatiesLead, beyond, whollyBeyond
  case partlyBeyond, noneOfIt, furtherWhere, nothingBeyond, optionsOf, narrower, bothTreaties, articleAsks
  case closed, opened, changed, unchanged, before, after, answersThatChange, noAnswerChanges
}

extension Caption {
  /// The caption with its places filled in.
  func text(_ values: [String: String] = [:], in language: String) -> String {
    var text = (Caption.catalogs[language] ?? Caption.english)[self] ?? Caption.english[self] ?? rawValue
    for (key, value) in values.sorted(by: { $0.key < $1.key }) { text = text.replacingEach("{\(key)}", with: value) }
    return text
  }

  /// The catalogs, by language; a caption that a catalog lacks is given in English.
  static let catalogs: [String: [Caption: String]] = [
    "en": english, "de": german, "fr": french.mapValues(\.withFrenchSpaces),
  ]
}
