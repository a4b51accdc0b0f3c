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

  /// The names in sentences that are made in English, whatever the language of the cases in them.
  var names: Names { Names(language: "en") }

  /// The name of a State as a sentence has it.
  func state(_ jurisdiction: Jurisdiction) -> String { names.countryInSentence(jurisdiction) }

  /// The bills that are laid over the law, a paragraph each.
  var billLines: [String] {
    bills.map { "\($0.jurisdiction): \(Frame.withBill.text(["bill": $0.title], in: language))" }
  }

  /// The bills that are laid over the law, a paragraph each; empty where there are none.
  var billText: String { billLines.map { wrapped($0) }.joined() }

  /// The same before what follows it.
  var billTextAhead: String { bills.isEmpty ? "" : billText + "\n" }

  func words(_ verdict: AssistanceAnswer.Verdict) -> String {
    switch verdict {
    case .mustAssist: "must assist"
    case .mayRefuse: "may refuse"
    case .mayAssist: "may assist"
    case .mustRefuse: "must refuse"
    case .noTreatyBasis: "no treaty obliges"
    }
  }

  func words(_ effect: AssistanceAnswer.Effect) -> String {
    switch effect {
    case .binds: "binds both States"
    case .doesNotBind: "does not bind both States"
    case .dualCriminalityMet: "dual criminality"
    case .dualCriminalityNotMet: "no dual criminality"
    case .dualCriminalityUnknown: "dual criminality not surveyed"
    case .lists, .lacks: "list of offences"
    case .obliges: "{obliges|oblige} to assist"
    case .releases: "{releases|release} the State asked, which made use of it"
    case .mayRelease: "would release the State asked; whether it made use of it was not read"
    case .refuses: "{lets|let} the State asked refuse"
    case .grants: "{gives|give} the power"
    case .commands: "{commands|command} it"
    case .forbids: "{forbids|forbid} it"
    case .permits: "{permits|permit} it without the State asked"
    }
  }

  /// A maximum of a penalty.
  func words(_ maximum: Penalty.Maximum?) -> String {
    switch maximum {
    case .life?: "for life"
    case .months(let months)?: months % 12 == 0 && months > 12 ? "\(months / 12) years" : "\(months) months"
    case .some(.none): "no deprivation of liberty"
    case nil: "not read"
    }
  }

  /// A summary as a sentence, although it may be but a heading.
  func sentence(_ summary: String) -> String {
    let text = summary.prefix(1).uppercased() + summary.dropFirst()
    return text.last.map { ".!?".contains($0) } ?? true ? text : text + "."
  }

  func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// "a", "a and b", "a, b and c"; of more than so many, how many more there are.
  func listed(_ items: [String], most: Int = 3, joint: String = "and") -> String {
    guard items.count > 1 else { return items.first ?? "" }
    if items.count > most { return items.prefix(most).joined(separator: ", ") + " \(joint) \(items.count - most) more" }
    return items.dropLast().joined(separator: ", ") + " \(joint) " + (items.last ?? "")
  }

  /// Alternatives as items of a list: at most three, then how many more.
  func alternatives(_ clauses: [String]) -> [AnswerDocument.Item] {
    let shown = clauses.prefix(3).enumerated().map { index, clause in
      AnswerDocument.Item(clause + (index == clauses.count - 1 ? "." : ";"))
    }
    return clauses.count > 3 ? shown + [AnswerDocument.Item("and \(clauses.count - 3) more.")] : shown
  }

  /// What a measure asks for, in words: "has the holder produce content data".
  func deed(_ measure: String, _ data: String, in vocabulary: Vocabulary) -> String {
    func phrase(_ word: String, _ role: Variable.Role) -> String {
      let variable = vocabulary.variables.first { $0.role == role && $0.value(named: word) != nil }
      return variable?.value(named: word)?.phrase["en"] ?? word
    }
    return phrase(measure, .act).replacingEach("{object}", with: phrase(data, .object))
  }

  func wrapped(_ text: String, indent: String = "", first: String? = nil) -> String {
    foldedLines(text, to: 100 - indent.count).enumerated()
      .map { ($0 == 0 ? first ?? indent : indent) + $1 + "\n" }.joined()
  }
}
