// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// Citations in a language.
///
/// Only the words of a citation's own frame are translated, those between numbers of sections and articles: "Arts 3 and 4"
/// becomes "Art. 3 und 4". The title of a law is a name, "Child Trafficking and Pornography Act", and stays as it is.
extension Names {
  /// A paragraph or a citation, with the words between its numbers in the language.
  func reference(_ text: String) -> String {
    guard let frame = CitationFrame.frames[language], text.holds(" ") else { return text }
    let translated = frame.translated(text, self)
    return language == "de" && translated.holds("§") ? withSubsections(translated) : translated
  }

  /// A citation as a sentence has it: in the language, with an article before it where the language asks for one.
  func inSentence(_ citation: String) -> String {
    if language == "en" { return citation.endsWithInsertion ? citation + "," : citation }
    let text = reference(citation)
    guard language == "fr" else { return text }
    // The first mark decides: "l’art. 413 n° 1 CP, art. 29 de la Ley 19.733".
    switch citation.words.first {
    case "§§", "Arts": return "les " + text
    case "§": return "le " + text
    case "Art": return "l’" + text
    default: return text
    }
  }

  /// A German citation with its subsections as German lawyers write them.
  private func withSubsections(_ citation: String) -> String {
    citation.replacing(/(§+ [0-9]+[a-z]?)\(([0-9]+)\)/) { "\($0.output.1) Abs. \($0.output.2)" }
  }
}

/// The words that a language has for the frame of a citation.
private struct CitationFrame {
  /// Words between numbers, and before a number.
  let to: String
  let and: String
  let with: String
  /// Before another treaty in which an article is the same: "as Budapest 29".
  let like: String
  let article: String
  let number: String
  let numbers: String
  /// What stands before the number of a sentence: "with sentence 2".
  let sentence: String
  /// What a law with a number, or of a day, is called behind "of": "of Act 25/2007", "of the Act of 29 July 1881".
  let ofAct: String
  let ofActOf: String
  let ofLaw: String
  let ofLey: String
  /// Wholes behind "of".
  let ofConvention: String
  let ofConstitution: String
  /// "in the wording until", and "in the wording from … to …".
  let wordingUntil: String
  let wordingFrom: String
  let wordingTo: String
  /// A place in a text of law by its ordinal and its unit, such as "first sentence".
  let place: @Sendable (_ ordinal: String, _ unit: String) -> String?
  /// Whether a comma stands before such a place.
  let hasCommaBeforePlace: Bool

  static let frames: [String: CitationFrame] = [
    "de": CitationFrame(
      to: "bis", and: "und", with: "i.\u{A0}V.\u{A0}m.", like: "wie", article: "Art.", number: "Nr.", numbers: "Nrn.",
      sentence: "Satz",
      ofAct: "des Gesetzes", ofActOf: "des Gesetzes vom", ofLaw: "des Gesetzes", ofLey: "der Ley",
      ofConvention: "des Übereinkommens", ofConstitution: "der Verfassung",
      wordingUntil: "in der Fassung bis", wordingFrom: "in der Fassung vom", wordingTo: "bis zum",
      place: { ordinal, unit in
        let units = ["sentence": "Satz", "paragraph": "Absatz", "alternative": "Alternative"]
        let ordinals = ["first": "1", "second": "2", "third": "3"]
        if unit == "sentence", ordinal == "last" { return "letzter Satz" }
        if unit == "words", ordinal == "opening" { return "Einleitung" }
        guard let unit = units[unit], let ordinal = ordinals[ordinal] else { return nil }
        return "\(unit) \(ordinal)"
      }, hasCommaBeforePlace: false),
    "fr": CitationFrame(
      to: "à", and: "et", with: "avec", like: "comme", article: "art.", number: "n°", numbers: "nos",
      sentence: "phrase",
      ofAct: "de la loi", ofActOf: "de la loi du", ofLaw: "de la loi", ofLey: "de la Ley",
      ofConvention: "de la Convention", ofConstitution: "de la Constitution",
      wordingUntil: "dans sa rédaction jusqu’au", wordingFrom: "dans sa rédaction du", wordingTo: "au",
      place: { ordinal, unit in
        if unit == "words", ordinal == "opening" { return "phrase introductive" }
        let isFeminine = unit != "paragraph"
        let units = ["sentence": "phrase", "paragraph": "alinéa", "alternative": "variante"]
        let ordinals = [
          "first": isFeminine ? "première" : "premier", "second": "deuxième", "third": "troisième",
          "last": isFeminine ? "dernière" : "dernier",
        ]
        guard let unit = units[unit], let ordinal = ordinals[ordinal] else { return nil }
        return "\(ordinal) \(unit)"
      }, hasCommaBeforePlace: true),
  ]

  func translated(_ text: String, _ names: Names) -> String {
    let words = text.words.map(String.init)
    var result: [String] = []
    var index = 0
    while index < words.count {
      if let (translation, count) = phrase(at: index, in: words, after: &result, names) {
        result.append(translation + marks(at: index + count - 1, of: words))
        index += count
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result.joined(separator: " ")
  }

  /// The translation of the words that begin at a place, and how many they are; nothing where they are none of the frame.
  private func phrase(
    at index: Int, in words: [String], after result: inout [String], _ names: Names
  ) -> (String, Int)? {
    func word(_ offset: Int) -> String { index + offset < words.count ? words[index + offset].withoutMarks : "" }
    let isBehindNumber = index > 0 && words.isNumber(at: index - 1)
    let isBeforeNumber = words.isNumber(at: index + 1)
    let isBeforeMark = words.isMark(at: index + 1)
    switch words[index] {
    case "Art", "Arts": return isBeforeNumber || word(1).hasPrefix("L") ? (article, 1) : nil
    case "no.": return isBeforeNumber ? (number, 1) : nil
    case "nos", "nos.": return isBeforeNumber ? (numbers, 1) : nil
    case "to": return isBehindNumber && isBeforeNumber ? (to, 1) : nil
    case "and":
      let isBehindComma = index > 0 && words[index - 1].hasSuffix(",")
      return (isBehindNumber || isBehindComma) && isBeforeNumber || isBeforeMark ? (and, 1) : nil
    case "with": return isBeforeNumber || isBeforeMark || word(1) == "sentence" ? (with, 1) : nil
    case "as": return word(1) == "Budapest" ? (like, 1) : nil
    case "sentence": return isBeforeNumber ? (sentence, 1) : nil
    case "of": return lawOrTreaty(word, names)
    case "in" where word(1) == "the" && word(2) == "wording":
      if word(3) == "until", let (day, count) = day(word, from: 4, names) {
        return ("\(wordingUntil) \(day)", 4 + count)
      }
      guard word(3) == "from", let (first, count) = day(word, from: 4, names), word(4 + count) == "to",
        let (last, more) = day(word, from: 5 + count, names)
      else { return nil }
      return ("\(wordingFrom) \(first) \(wordingTo) \(last)", 5 + count + more)
    case let ordinal:
      guard let last = result.last, last.hasSuffix(","), let place = place(ordinal, word(1)) else { return nil }
      if !hasCommaBeforePlace { result[result.count - 1].removeLast() }
      return (place, 2)
    }
  }

  /// A law or a treaty behind "of", where it is told by its number, its day or what it is, not by its title.
  private func lawOrTreaty(_ word: (Int) -> String, _ names: Names) -> (String, Int)? {
    switch (word(1), word(2)) {
    case ("the", "Convention") where word(3) != "on": (ofConvention, 3)
    case ("the", "Constitution"): (ofConstitution, 3)
    case ("the", "Act") where word(3) == "of": day(word, from: 4, names).map { ("\(ofActOf) \($0)", 4 + $1) }
    case ("Act", let number) where number.beginsWithDigit: (ofAct, 2)
    case ("Ley", let number) where number.beginsWithDigit: (ofLey, 2)
    case ("Law", "No."): ("\(ofLaw) \(number)", 3)
    default: nil
    }
  }

  /// A day in words, in the language.
  private func day(_ word: (Int) -> String, from offset: Int, _ names: Names) -> (String, Int)? {
    guard let day = Int(word(offset)), let month = CitationFrame.months.firstIndex(of: word(offset + 1)),
      let year = Int(word(offset + 2)), let date = CalendarDate(year: year, month: month + 1, day: day)
    else { return nil }
    return (names.day(date), 3)
  }

  /// The comma or semicolon behind a word.
  private func marks(at index: Int, of words: [String]) -> String {
    String(words[index].reversed().prefix { ",;".contains($0) }.reversed())
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

extension String {
  /// Whether a citation ends with words between commas, so that a comma closes them.
  ///
  /// For instance "§ 100j StPO, with § 174 TKG," or "s. 5 of the Act, as amended,".
  fileprivate var endsWithInsertion: Bool {
    guard holds(", "), let last = split(separator: ", ").last?.split(separator: " ").first else { return false }
    // A single letter goes on with a list: "Arts 588 ter a, b and d".
    return holds(", with ") || last.first?.isLowercase == true && last.count > 1
  }

  /// The word without the comma or semicolon behind it.
  fileprivate var withoutMarks: String {
    var word = self
    while let last = word.last, ",;".contains(last) { word.removeLast() }
    return word
  }

  fileprivate var beginsWithDigit: Bool { utf8.first.map { (0x30...0x39).contains($0) } ?? false }
}

extension [String] {
  /// Whether a word is the number of a section or an article, or of a part of one: "7C", "(3)(b)", "226 A", "588 ter".
  fileprivate func isNumber(at index: Int) -> Bool {
    guard indices.contains(index) else { return false }
    let word = self[index].withoutMarks
    if word.beginsWithDigit { return true }
    if word.hasPrefix("(") { return word.hasSuffix(")") && word.dropFirst().prefix { $0 != ")" }.count <= 4 }
    let isLatin = ["bis", "ter", "quater", "quáter", "quinquies", "sexies", "septies", "octies"].contains {
      word.hasPrefix($0)
    }
    // A letter is one only beside a number: "Arts 588 ter b and d".
    let isLetter = word.count == 1 || word.count > 1 && ")(".contains(word.dropFirst().first ?? " ")
    guard isLatin || isLetter else { return false }
    return index > 0 && (isNumber(at: index - 1) || ["to", "and"].contains(self[index - 1]) && isNumber(at: index - 2))
  }

  /// Whether a word says what the number behind it is the number of.
  fileprivate func isMark(at index: Int) -> Bool {
    guard indices.contains(index) else { return false }
    switch self[index] {
    case "Art", "Arts", "Article", "Articles", "§", "§§", "s", "ss", "s.", "ss.", "no.", "nos", "nos.":
      return isNumber(at: index + 1)
    default: return false
    }
  }
}
