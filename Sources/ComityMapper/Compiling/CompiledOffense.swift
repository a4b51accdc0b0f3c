// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// An offence as regions: what its words reach, and what it reaches with attempt and the general part.
package final class CompiledOffense: Sendable {
  package let definition: any OffenseDefinition
  /// The offence itself under the strict reading: completed, by a perpetrator, as the vocabulary reads silence.
  package let core: Region
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
    core = Region(space: facts.space, terms: expansion.core(.strict))
    strict = Region(space: facts.space, terms: expansion.expanded(core.terms))
    if definition.disputes.isEmpty && definition.exceptions.allSatisfy({ $0.disputed == nil }) {
      lenientCore = core
      lenient = strict
    } else {
      lenientCore = Region(space: facts.space, terms: expansion.core(.lenient))
      lenient = Region(space: facts.space, terms: expansion.expanded(lenientCore.terms))
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
  /// The cases to which each group of rules opens a term.
  let cases: [[FactSpace.LimitSets]]
  let facts: FactSpace

  func core(_ reading: Reading) -> [Region.Term] {
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
      return Region.Term(cube: facts.cubeWithSilence(condition), exclusions: exclusions)
    }
  }

  func expanded(_ core: [Region.Term]) -> [Region.Term] {
    var terms = core
    if definition.attempt?.holds == true { terms += core.flatMap { facts.attempts(at: $0) } }
    for group in cases {
      var next: [Region.Term] = []
      next.reserveCapacity(terms.count * (group.count + 1))
      for term in terms {
        let place = next.count
        next.append(term)
        var isKept = true
        for limits in group {
          let opened = facts.opened(term, to: limits)
          if term.cube.isSubset(of: opened.cube) { isKept = false }
          if !opened.cube.isEmpty { next.append(opened) }
        }
        if !isKept { next.remove(at: place) }
      }
      terms = next
    }
    return terms
  }
}
