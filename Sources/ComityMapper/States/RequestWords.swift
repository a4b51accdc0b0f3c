// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Regions

/// The words of the evidence vocabulary in which a request is told: the only place that knows them.
///
/// A vocabulary without one of them leaves the question out.
enum RequestWord {
  static let requester = "requester"
  static let domestic = "domestic-authority"
  static let party = "party-authority"
  static let nonParty = "non-party-authority"
  static let action = "action"
  static let keepSecret = "keep-secret"
  static let secretMeasure = "measure-kept-secret"
  static let data = "data"
  static let holder = "holder"
  static let channel = "channel"
  static let direct = "direct"
  static let assistance = "mutual-legal-assistance"
  static let addressee = "addressee"
  static let approval = "central-authority-approval"
  static let notApproved = "not-approved"
  static let authorizedBy = "authorized-by"
  static let notice = "notice"
  static let ownMaximum = "offense-max-months"
  static let askedMaximum = "requested-max-months"
  static let listed = (variable: "offense-listed", yes: "listed", no: "not-listed")
  static let dualCriminality = (variable: "dual-criminality", yes: "met", no: "not-met")
  static let availability = (variable: "domestic-availability", yes: "available-at-home", no: "not-available-at-home")
  static let otherTreaty = (variable: "other-treaty", yes: "other-treaty-in-force")
  /// What a numeric variable says of imprisonment for life.
  static let life = 1200
}

extension AssistanceRequest {
  /// All that the request states, in a fixed order: facts go before what the addressee, the emergency and the arrangement
  /// say in other words.
  var stated: [(name: String, word: String)] {
    var facts = facts
    for (name, word) in implied where facts[name] == nil { facts[name] = word }
    return [(RequestWord.action, measure), (RequestWord.data, data)]
      + facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The same request, made to the authorities of the State asked; `nil` where the holder is not asked directly.
  var throughAuthorities: AssistanceRequest? {
    guard stated.contains(where: { $0 == (RequestWord.channel, RequestWord.direct) }) else { return nil }
    var request = self
    request.addressee = nil
    for name in [RequestWord.addressee, RequestWord.approval] { request.facts[name] = nil }
    request.facts[RequestWord.channel] = RequestWord.assistance
    return request
  }

  /// What the plain words of a request say in those of the vocabulary.
  private var implied: [(name: String, word: String)] {
    var implied: [(String, String)] = []
    switch addressee {
    case .provider:
      let isAbroad = establishedIn.map { $0 != to } ?? false
      implied += [
        (RequestWord.channel, RequestWord.direct), (RequestWord.addressee, "holder-itself"),
        (RequestWord.holder, isAbroad ? "provider-abroad-offering-services" : "provider-in-territory"),
      ]
    case .court:
      implied += [(RequestWord.channel, RequestWord.assistance), (RequestWord.addressee, "judicial-authority")]
    case .ministry:
      implied += [(RequestWord.channel, RequestWord.assistance), (RequestWord.addressee, "central-authority")]
    case .authority, nil: break
    }
    if isEmergency { implied.append(("urgency", "danger-to-life")) }
    if arrangement != nil { implied.append((RequestWord.otherTreaty.variable, RequestWord.otherTreaty.yes)) }
    return implied
  }
}

extension FactSpace {
  /// The cases in which the State's own authorities could take the measure in a matter of their own; `nil` where no word
  /// tells.
  var availableAtHome: Region? {
    let words = RequestWord.availability
    guard let (variable, answers) = values(words.yes, of: words.variable), space.sizes[variable] > 1 else { return nil }
    return Region(Cube(in: space).limiting(variable, to: answers))
  }

  /// The answers that a word of a variable stands for; nothing where the vocabulary has neither.
  func values(_ word: String, of variable: String) -> (variable: Int, values: ValueSet)? {
    guard let index = vocabulary.index(of: variable), let value = vocabulary.variables[index].value(named: word) else {
      return nil
    }
    return (index, value.members)
  }
}

extension Penalty {
  /// The maximum, where it was read.
  var knownMaximum: Maximum? { isKnown ? maximum : nil }
}

extension Penalty.Maximum {
  /// The number that stands for it in a condition.
  var number: Int { months ?? RequestWord.life }
}
