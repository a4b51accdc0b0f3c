// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

extension AssistanceRequest {
  /// A fact of a request in the words of the vocabulary.
  typealias Fact = (name: String, word: String)

  /// All that the request states, in a fixed order: facts go before what the addressee, the emergency and the arrangement
  /// say in other words.
  func stated(in vocabulary: Vocabulary) -> [Fact] {
    var facts = facts
    for concept in implied {
      // A vocabulary without the word leaves the question out.
      guard let (name, word) = vocabulary.answer(concept)?.words, facts[name] == nil else { continue }
      facts[name] = word
    }
    func fact(_ role: Variable.Role, _ word: String) -> Fact? {
      vocabulary.index(of: role).map { (vocabulary.variables[$0].id, word) }
    }
    return [fact(.act, measure), fact(.object, data)].compactMap(\.self)
      + facts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The same request, made to the authorities of the State asked; `nil` where the holder is not asked directly.
  func throughAuthorities(in vocabulary: Vocabulary) -> AssistanceRequest? {
    guard let direct = vocabulary.answer(.direct)?.words,
      stated(in: vocabulary).contains(where: { $0 == direct })
    else { return nil }
    var request = self
    request.addressee = nil
    let dropped = [vocabulary.index(of: .addressee), vocabulary.answer(.notApproved)?.variable].compactMap(\.self)
    for index in dropped { request.facts[vocabulary.variables[index].id] = nil }
    if let assistance = vocabulary.answer(.mutualAssistance)?.words { request.facts[assistance.name] = assistance.word }
    return request
  }

  /// What the plain words of a request say.
  private var implied: [AnswerConcept] {
    var implied: [AnswerConcept] = []
    switch addressee {
    case .provider:
      let isAbroad = establishedIn.map { $0 != to } ?? false
      implied += [.direct, .holderItself, isAbroad ? .providerAbroad : .providerInTerritory]
    case .court: implied += [.mutualAssistance, .judicialAuthority]
    case .ministry: implied += [.mutualAssistance, .centralAuthority]
    case .authority, nil: break
    }
    if isEmergency { implied.append(.dangerToLife) }
    if arrangement != nil { implied.append(.otherTreatyInForce) }
    return implied
  }
}

extension Vocabulary {
  /// The variables that a sentence on a handling of data names, whatever their value: who does what with which data.
  var toldOfEveryRequest: [Int] { [.actor, .act, .object].compactMap { index(of: $0) } }
}

extension FactSpace {
  /// The answers that a concept stands for; `nil` where the vocabulary has none.
  func values(_ concept: AnswerConcept) -> (variable: Int, values: ValueSet)? {
    vocabulary.answer(concept).map { ($0.variable, $0.value.members) }
  }

  /// The cases in which the State's own authorities could take the measure in a matter of their own; `nil` where no word
  /// tells.
  var availableAtHome: Region? {
    guard let (variable, answers) = values(.availableAtHome), space.sizes[variable] > 1 else { return nil }
    return Region(Cube(in: space).limiting(variable, to: answers))
  }
}

extension Penalty {
  /// The maximum, where it was read.
  var knownMaximum: Maximum? { isKnown ? maximum : nil }
}

extension Penalty.Maximum {
  /// What a numeric variable says of imprisonment for life, in months.
  private static let life = 1200

  /// The number that stands for it in a condition.
  var number: Int { months ?? Self.life }
}
