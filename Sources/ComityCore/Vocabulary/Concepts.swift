// SPDX-License-Identifier: Apache-2.0

/// What the engine has to know of a variable to reason with it, whatever its word is: the vocabulary says so with `concept`.
///
/// A vocabulary without one of them leaves out the question that hangs on it.
package enum VariableConcept: String, Sendable, CaseIterable {
  // What a person did.
  /// How far the act went: begun, carried out, done with its result.
  case stage
  /// Whether the act was intended.
  case mentalState = "mental-state"

  // A handling of data.
  /// The way on which the one who wants the data turns to those who have them.
  case channel
  /// To whom a request is addressed.
  case addressee
  /// Who holds them.
  case holder
  /// Who allows the measure.
  case authorizedBy = "authorized-by"
  /// Whether, and when, the person concerned is told.
  case notice
  /// Of a duty of silence: the measure on which it is kept.
  case measureKeptSecret = "measure-kept-secret"
  /// The maximum penalty of the offence in the State that asks, in months.
  case maximumWhereAsking = "maximum-where-asking"
  /// The maximum penalty of the act in the State asked, in months.
  case maximumWhereAsked = "maximum-where-asked"
}

/// What the engine has to know of an answer to reason with it, whatever its word is: the vocabulary says so with `concept`.
package enum AnswerConcept: String, Sendable, CaseIterable {
  // What a person did.
  /// The act has only begun.
  case begun
  /// The act was done, and its result did not come about.
  case carriedOut = "carried-out"
  /// The act is intended; of an ordered variable, whatever is stronger, too.
  case intentional
  /// The object is a statement.
  case statement

  // Who asks, in which way.
  /// An authority of the State whose law is asked.
  case domesticAuthority = "domestic-authority"
  /// An authority of another State that is bound by the treaty.
  case partyAuthority = "party-authority"
  /// An authority of another State that is not.
  case nonPartyAuthority = "non-party-authority"
  /// The holder is asked without the State asked.
  case direct
  /// The State asked is asked for mutual assistance.
  case mutualAssistance = "mutual-assistance"
  /// The request is addressed to whoever holds the data.
  case holderItself = "holder-itself"
  /// To a court or prosecutor.
  case judicialAuthority = "judicial-authority"
  /// To the central authority.
  case centralAuthority = "central-authority"
  /// The holder is a provider in the territory.
  case providerInTerritory = "provider-in-territory"
  /// The holder is a provider abroad that offers its services in the territory.
  case providerAbroad = "provider-abroad"
  /// A judge allows the measure.
  case judge
  /// No central authority has approved what is asked past it.
  case notApproved = "not-approved"
  /// Someone is told nothing: the measure is kept secret.
  case keepSecret = "keep-secret"
  /// There is danger to life.
  case dangerToLife = "danger-to-life"

  // About which offence, between which States.
  /// The proceedings are criminal ones.
  case criminalProceedings = "criminal-proceedings"
  /// Both States belong to one union.
  case sameUnion = "same-union"
  /// They do not.
  case outsideUnion = "outside-union"
  /// The offence is one that the treaty establishes.
  case conventionOffense = "convention-offense"
  /// It is an ordinary one.
  case ordinaryOffense = "ordinary-offense"
  /// It consists in what was said of a State.
  case expressionAboutState = "expression-about-state"
  /// It consists in another statement.
  case otherExpression = "other-expression"
  /// It is in the list of offences that a law draws up for the measure.
  case listed
  /// It is not.
  case notListed = "not-listed"
  /// The act is an offence in both States.
  case dualCriminalityMet = "dual-criminality-met"
  /// It is none in the State asked.
  case dualCriminalityNotMet = "dual-criminality-not-met"
  /// The State's own authorities could take the measure in a like case.
  case availableAtHome = "available-at-home"
  /// They could not.
  case notAvailableAtHome = "not-available-at-home"
  /// Another treaty on assistance is in force between the two States.
  case otherTreatyInForce = "other-treaty-in-force"
}

/// An answer that the engine knows, with the variable that it answers.
package struct KnownAnswer: Sendable {
  /// The index of the variable in its vocabulary.
  package let variable: Int
  /// The answer, or the name for several.
  package let value: Variable.Value
  /// Its words, as a request states a fact.
  package let words: (name: String, word: String)
}

extension Vocabulary {
  /// The index of the one variable with a role of which a sentence has only one: its subject, verb or object.
  package func index(of role: Variable.Role) -> Int? { variables.firstIndex { $0.role == role } }

  /// The index of the variable that stands for a concept; `nil` where the vocabulary has none.
  package func index(of concept: VariableConcept) -> Int? { variableConcepts[concept] }

  /// The answer that stands for a concept; `nil` where the vocabulary has none.
  package func answer(_ concept: AnswerConcept) -> KnownAnswer? { answerConcepts[concept] }

  /// The variables and answers of a vocabulary that stand for concepts.
  static func concepts(
    of variables: [Variable]
  ) -> (variables: [VariableConcept: Int], answers: [AnswerConcept: KnownAnswer]) {
    var known: [VariableConcept: Int] = [:]
    var answers: [AnswerConcept: KnownAnswer] = [:]
    for (index, variable) in variables.enumerated() {
      if let concept = variable.concept { known[concept] = known[concept] ?? index }
      for value in variable.groups + variable.values {
        guard let concept = value.concept, answers[concept] == nil else { continue }
        answers[concept] = KnownAnswer(variable: index, value: value, words: (variable.id, value.id))
      }
    }
    return (known, answers)
  }
}
