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

  package init(language: String = "en", bills: [Bill] = []) {
    self.language = language
    self.bills = bills
  }

  // MARK: What the answers share

  /// The names in sentences that are made in English, whatever the language of the cases in them.
  var names: Names { Names(language: "en") }

  /// The bills that are laid over the law, a paragraph each; empty where there are none.
  var billText: String {
    bills.map { bill in
      wrapped("\(bill.jurisdiction): \(Frame.withBill.text(["bill": bill.title], in: language))")
    }.joined()
  }

  /// The same before what follows it.
  var billTextAhead: String { bills.isEmpty ? "" : billText + "\n" }

  /// A ground of refusal as an item of a list.
  func item(_ ground: AssistanceAnswer.Ground, _ evidence: FactSentences) -> String {
    let force = ground.isMandatory ? "must refuse" : "may refuse"
    let condition = ground.condition.isEmpty ? "" : ", if \(evidence.clauses(ground.condition))"
    return wrapped("- \(ground.citation): \(force)\(condition). \(ground.summary)", indent: "  ", first: "")
  }

  func words(_ verdict: AssistanceAnswer.Verdict) -> String {
    switch verdict {
    case .mustAssist: "must assist"
    case .mayRefuse: "may refuse"
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
    case .obliges: "{obliges|oblige} to assist"
    case .refuses: "{lets|let} the State asked refuse"
    case .grants: "{gives|give} the power"
    case .forbids: "{forbids|forbid} it"
    case .permits: "{permits|permit} it without the State asked"
    }
  }

  /// A summary as a sentence, although it may be but a heading.
  func sentence(_ summary: String) -> String {
    let text = summary.prefix(1).uppercased() + summary.dropFirst()
    return text.last.map { ".!?".contains($0) } ?? true ? text : text + "."
  }

  func wrapped(_ text: String, indent: String = "", first: String? = nil) -> String {
    foldedLines(text, to: 100 - indent.count).enumerated()
      .map { ($0 == 0 ? first ?? indent : indent) + $1 + "\n" }.joined()
  }
}
