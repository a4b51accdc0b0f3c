// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// An offence as regions: what its words reach, and what it reaches with attempt and the general part.
package final class CompiledOffense: Sendable {
  package let definition: any OffenseDefinition
  /// The offence itself under the strict reading: completed, by a perpetrator, as the vocabulary reads silence.
  package let core: Region
  /// The ways into the offence under the strict reading, as rules of the general part open them.
  let openTerms: [OpenTerm]
  /// The same under the lenient reading of every disputed element.
  package let lenientCore: Region
  /// The offence with attempt, accomplices, legal persons and places abroad, under the strict reading.
  package let strict: Region
  /// The same under the lenient reading of every disputed element.
  package let lenient: Region

  // Asked of every offence again and again, so that they are not looked up in the definition each time.
  package let id: String
  package let topics: [String]
  /// Whether any element or exception is disputed.
  package var isDisputed: Bool {
    !definition.disputes.isEmpty || definition.exceptions.contains { $0.disputed != nil }
  }

  /// Compiles an offence, with the rules of the general part that open it.
  package init(_ definition: any OffenseDefinition, _ generalPart: CompiledGeneralPart, in facts: FactSpace) {
    self.definition = definition
    id = definition.id
    topics = definition.topics
    let expansion = OffenseExpansion(definition: definition, cases: generalPart.opening(definition), facts: facts)
    func region(_ terms: [OpenTerm]) -> Region { Region(space: facts.space, terms: terms.map(\.term)) }
    let terms = expansion.core(.strict)
    openTerms = terms
    core = region(terms)
    strict = region(expansion.expanded(terms))
    if definition.disputes.isEmpty && definition.exceptions.allSatisfy({ $0.disputed == nil }) {
      lenientCore = core
      lenient = strict
    } else {
      let terms = expansion.core(.lenient)
      lenientCore = region(terms)
      lenient = region(expansion.expanded(terms))
    }
  }
}

/// One of the two readings of a provision with disputed elements.
package enum Reading: Sendable {
  /// Every disputed element is required, every disputed exception applies.
  case strict
  /// None is, none does.
  case lenient
}

/// How an offence's terms grow by attempt and by the rules of the general part.
private struct OffenseExpansion {
  let definition: any OffenseDefinition
  /// The cases to which rules open a term.
  let cases: [FactSpace.LimitSets]
  let facts: FactSpace

  func core(_ reading: Reading) -> [OpenTerm] {
    let exclusions = definition.exceptions
      .filter { $0.kind != .bar && (reading == .strict || $0.disputed == nil) }
      .flatMap(\.when).map { facts.cube($0) }
    return definition.reaches.map { condition in
      var condition = condition
      if reading == .lenient {
        for dispute in definition.disputes where condition.limits[dispute.variable] != nil {
          condition.limits[dispute.variable] = dispute.lenient
        }
      }
      return facts.openTerm(condition, less: exclusions)
    }
  }

  func expanded(_ core: [OpenTerm]) -> [OpenTerm] {
    var terms = core
    if definition.attempt?.holds == true { terms += core.flatMap(facts.attempts) }
    return facts.opened(terms, toAnyOf: cases)
  }
}
