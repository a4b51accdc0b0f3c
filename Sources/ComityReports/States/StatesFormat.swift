// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import ComityMapper

/// Writes what two States have to say to each other.
///
/// Dual criminality, the answer to a request, what one could obtain from the other: a file for each.
package struct StatesFormat: Sendable {
  package var language: String
  /// The bills that are laid over the law of one of the two.
  package var bills: [Bill]
  /// The version of the program, for the record of an answer.
  package var version: String

  package init(language: String = "en", bills: [Bill] = [], version: String = "") {
    self.language = language
    self.bills = bills
    self.version = version
  }

  // MARK: What the answers share

  /// What the language calls States, treaties and activities.
  var names: Names { Names(language: language) }

  /// A sentence of the answers.
  func say(_ frame: AnswerFrame, _ values: [String: String] = [:]) -> String { frame.text(values, in: language) }

  /// The name of a State as a sentence has it.
  func state(_ jurisdiction: Jurisdiction) -> String { names.countryInSentence(jurisdiction) }

  /// The bills that are laid over the law, a paragraph each.
  var billLines: [String] {
    bills.map { "\($0.jurisdiction): \(Frame.withBill.text(["bill": $0.title], in: language))" }
  }

  func words(_ verdict: AssistanceAnswer.Verdict) -> String {
    switch verdict {
    case .mustAssist: say(.mustAssist)
    case .mayRefuse: say(.mayRefuse)
    case .mayAssist: say(.mayAssist)
    case .mustRefuse: say(.mustRefuse)
    case .noTreatyBasis: say(.noTreatyBasis)
    }
  }

  /// What a norm does, its verb in the number of the citation.
  func words(_ effect: AssistanceAnswer.Effect, of citation: String) -> String {
    let frame: AnswerFrame =
      switch effect {
      case .binds: .binds
      case .doesNotBind: .doesNotBind
      case .dualCriminalityMet: .dualCriminalityMet
      case .dualCriminalityNotMet: .dualCriminalityNotMet
      case .dualCriminalityUnknown: .dualCriminalityUnknown
      case .lists, .lacks: .listOfOffenses
      case .obliges: .obliges
      case .releases: .releases
      case .mayRelease: .mayRelease
      case .refuses: .refuses
      case .grants: .grants
      case .commands: .commands
      case .forbids: .forbids
      case .permits: .permits
      }
    return say(frame, ["provision": citation])
  }

  /// A maximum of a penalty.
  func words(_ maximum: Penalty.Maximum?) -> String {
    switch maximum {
    case .life?: say(.lifelong)
    case .months(let months)?:
      months % 12 == 0 && months > 12
        ? Frame.years.text(["number": "\(months / 12)"], in: language)
        : (months == 1 ? Frame.oneMonth : .months).text(["number": "\(months)"], in: language)
    case .some(.none): say(.noLiberty)
    case nil: say(.maximumUnread)
    }
  }

  /// A summary as a sentence, although it may be but a heading.
  func sentence(_ summary: String) -> String {
    let text = summary.beginningAsSentence
    return text.last.map { ".!?".contains($0) } ?? true ? text : text + "."
  }

  /// A text that a module or a treaty has in English only, as a sentence: quoted where the answer is in another language.
  func quoted(_ text: String) -> String {
    Frame.quoted(sentence(text), in: language).beginningAsSentence
  }

  /// A text that is there in English only, within a sentence.
  func inEnglish(_ text: String) -> String {
    Frame.quoted(text, in: language)
  }

  /// The same behind a sentence.
  func quotedBehind(_ text: String) -> String { text.isEmpty ? "" : " " + quoted(text) }

  /// A citation in the language: of an article as well as of a section.
  func cited(_ citation: String) -> String {
    let article = "Article "
    guard language != "en", citation.hasPrefix(article) else { return names.reference(citation) }
    return "\(Frame.article.text(in: language)) \(names.reference(String(citation.dropFirst(article.count))))"
  }

  /// The citation of a section within a sentence, with an article where the language asks for one.
  func inSentence(_ citation: String) -> String { language == "en" ? citation : names.inSentence(citation) }

  /// A norm of a chain, as it is cited.
  func cited(_ step: AssistanceAnswer.Step) -> String { step.treaty.map(names.treaty) ?? cited(step.citation) }

  /// What was read in a text that an answer rests on, as it is cited.
  func cited(_ reference: AssistanceAnswer.Reference, in answer: AssistanceAnswer) -> [String] {
    let treaties = answer.chain.compactMap(\.treaty)
    return reference.citations.map { citation in
      treaties.first { $0.shortTitle.english == citation }.map(names.treaty) ?? cited(citation)
    }
  }

  /// What a norm of a chain says: of a treaty its title, of an offence or a list what it says of the case.
  func summary(of step: AssistanceAnswer.Step, _ answer: AssistanceAnswer) -> String {
    if let remark = remark(step, answer) { return sentence(remark) }
    if let treaty = step.treaty, language != "en" { return sentence(names.citation(of: treaty)) }
    return quoted(step.summary)
  }

  /// What is said of the case, where it is more than what the norm itself says.
  func remark(_ step: AssistanceAnswer.Step, _ answer: AssistanceAnswer) -> String? {
    let values = [
      "norms": step.counterparts.prefix(4).map(inSentence).joined(separator: Frame.comma.text(in: language)),
      "count": "\(step.counterparts.count)",
    ]
    switch step.effect {
    case .lists: return say(.isListed)
    case .lacks: return say(.isNotListed)
    case .dualCriminalityUnknown: return say(.topicUnsurveyed)
    case .dualCriminalityMet:
      return say(answer.dualCriminality == .full ? .everyCasePunished : .someCasesThisOne, values)
    case .dualCriminalityNotMet where step.counterparts.isEmpty: return say(.noCounterpart)
    case .dualCriminalityNotMet:
      return say(answer.dualCriminality == .partial ? .someCasesNotThis : .otherStateOpen, values)
    default: return nil
    }
  }

  /// "a", "a and b", "a, b and c"; of more than so many, how many more there are.
  func listed(_ items: [String], most: Int = 3, joint: Frame = .and) -> String {
    guard items.count > 1 else { return items.first ?? "" }
    let comma = Frame.comma.text(in: language)
    let joint = " \(joint.text(in: language)) "
    if items.count > most {
      let more = say(.listedMore, ["count": "\(items.count - most)"])
      return items.prefix(most).joined(separator: comma) + joint + more
    }
    return items.dropLast().joined(separator: comma) + joint + (items.last ?? "")
  }

  /// Alternatives as items of a list: at most three, then how many more.
  func alternatives(_ clauses: [String]) -> [AnswerDocument.Item] {
    let shown = clauses.prefix(3).enumerated().map { index, clause in
      AnswerDocument.Item(ended(clause, isLast: index == clauses.count - 1))
    }
    guard clauses.count > 3 else { return shown }
    return shown + [AnswerDocument.Item(say(.itemsMore, ["count": "\(clauses.count - 3)"]))]
  }

  /// A clause as an item of a list, with the mark behind it.
  func ended(_ clause: String, isLast: Bool) -> String {
    (clause + (isLast ? "." : Frame.semicolon.text(in: language).trimmedBlanks)).closed
  }

  /// How strongly a ground bears.
  func force(_ ground: AssistanceAnswer.Ground) -> String {
    let force = say(ground.isMandatory ? .mustRefuse : .mayRefuse)
    return ground.isArguable ? say(.arguably, ["text": force]) : force
  }

  /// A ground of refusal as an item of a list: with its one condition, or with those of which one must hold.
  func ground(_ cited: String, _ force: String, if clauses: [String], summary: String = "") -> AnswerDocument.Item {
    var values = ["citation": cited, "force": force, "summary": quotedBehind(summary)]
    if clauses.count > 1 { return AnswerDocument.Item(say(.groundIfOne, values), items: alternatives(clauses)) }
    values["clause"] = clauses.first
    return AnswerDocument.Item(say(clauses.isEmpty ? .groundAlone : .groundIf, values))
  }

  /// What a measure asks for, in words: "has the holder produce content data".
  func deed(_ measure: String, _ data: String, in vocabulary: Vocabulary) -> String {
    func phrase(_ word: String, _ role: Variable.Role) -> String {
      let variable = vocabulary.variables.first { $0.role == role && $0.value(named: word) != nil }
      return variable?.value(named: word)?.phrase[language] ?? word
    }
    return phrase(measure, .act).replacingEach("{object}", with: phrase(data, .object))
  }
}
