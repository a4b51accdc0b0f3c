// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// An offence as regions: what its words reach, and what it reaches with attempt and the general part.
package final class CompiledOffense: Sendable {
  package let definition: any OffenseDefinition
  /// The offence itself under the strict reading: completed, by a perpetrator, as the vocabulary reads silence.
  package let core: Region
  /// The ways into the offence under the strict reading, as rules of the general part open them.
  package let openTerms: [OpenTerm]
  /// The same under the lenient reading of every disputed element.
  package let lenientCore: Region
  /// The offence with attempt, accomplices, legal persons and places abroad, under the strict reading.
  package let strict: Region
  /// The same under the lenient reading of every disputed element.
  package let lenient: Region
  /// What only justifications take out of it: lawful, although its words reach it.
  ///
  /// What is not clearly a justification counts as a limit.
  package let justified: Region
  /// The same, where whatever may be a justification counts as one.
  package let arguablyJustified: Region

  /// The aggravated forms whose facts are stated, with these facts; a case is one of a form where the offence reaches it.
  package let forms: [(form: AggravatedForm, cases: Region)]

  // Asked of every offence again and again, so that they are not looked up in the definition each time.
  package let id: String
  package let topics: [String]
  /// Whether the law can be read in two ways here: an element, an exception or a rule of the general part is disputed, or an
  /// exception not classified.
  package let isDisputed: Bool

  /// Compiles an offence, with the rules of the general part that open it.
  package init(_ definition: any OffenseDefinition, _ generalPart: CompiledGeneralPart, in facts: FactSpace) {
    self.definition = definition
    id = definition.id
    topics = definition.topics
    let isOpeningDisputed = generalPart.isDisputed(for: definition)
    let expansion = OffenseExpansion(
      definition: definition, cases: generalPart.opening(definition, isLenient: false),
      lenientCases: generalPart.opening(definition, isLenient: true), facts: facts)
    let nothing = Region(emptyIn: facts.space)
    func region(_ terms: [OpenTerm]) -> Region { Region(space: facts.space, terms: terms.map(\.term)) }
    let terms = expansion.core(isLenient: false)
    let expanded = expansion.expanded(terms, isLenient: false)
    openTerms = terms
    core = region(terms)
    strict = region(expanded)
    let hasDisputes = !definition.disputes.isEmpty || definition.exceptions.contains { $0.disputed != nil }
    let lenientTerms = hasDisputes ? expansion.core(isLenient: true) : terms
    let isOpenedOtherwise = hasDisputes || isOpeningDisputed
    let lenientExpanded = isOpenedOtherwise ? expansion.expanded(lenientTerms, isLenient: true) : expanded
    lenientCore = hasDisputes ? region(lenientTerms) : core
    lenient = isOpenedOtherwise ? region(lenientExpanded) : strict
    isDisputed = isOpenedOtherwise || definition.exceptions.contains { $0.kind.isOpen }
    forms = definition.aggravatedForms.filter { !$0.reaches.isEmpty }.map { ($0, facts.region($0.reaches)) }
    let exceptions = definition.exceptions
    justified =
      exceptions.contains { $0.kind == .justification }
      ? expansion.justified(expanded) { $0.kind == .justification } : nothing
    arguablyJustified =
      exceptions.contains { $0.kind == .justification || $0.kind.isOpen }
      ? expansion.justified(lenientExpanded) { $0.kind == .justification || $0.kind.isOpen } : nothing
  }
}

extension CompiledOffense {
  /// The penalty of the gravest form that fits a case which the offence reaches.
  ///
  /// - Parameter move: what the facts of a form are in the law that the case comes from.
  package func penalty(at point: Point, moving move: (Region) -> Region = { $0 }) -> Penalty {
    guard !forms.isEmpty else { return definition.penalty }
    return definition.penalty { form in
      forms.contains { $0.form == form && move($0.cases).contains(point) }
    }
  }

  /// The variables by which it is told that an aggravated form fits a case which the offence reaches.
  package func formVariables(at point: Point) -> Set<Int> {
    forms.filter { $0.cases.contains(point) }.flatMap(\.form.reaches).reduce(into: []) { $0.formUnion($1.limits.keys) }
  }

  /// What of cases that the offence reaches carries a maximum of so many months or more.
  ///
  /// A penalty that was not read is not held against the law: it counts as enough.
  package func carrying(atLeast months: Int, of cases: Region) -> Region {
    func isEnough(_ penalty: Penalty) -> Bool { !penalty.isKnown || penalty.maximum.reaches(months) }
    if isEnough(definition.penalty) { return cases }
    return Region(
      joining: forms.filter { isEnough($0.form.penalty) }.map { cases.intersection($0.cases) }, in: cases.space)
  }
}

extension Carveout.Kind {
  /// Whether nobody has said that it is only a limit, or only a justification.
  var isOpen: Bool {
    switch self {
    case .both, .defense, .carveOut, .exception: true
    case .bar, .justification, .limit, .right: false
    }
  }
}

/// How an offence's terms grow by attempt and by the rules of the general part.
private struct OffenseExpansion {
  let definition: any OffenseDefinition
  /// The cases to which rules open a term that nobody disputes.
  let cases: [FactSpace.LimitSets]
  /// The same, with the rules that are disputed.
  let lenientCases: [FactSpace.LimitSets]
  let facts: FactSpace

  /// The ways into the offence as its words state it.
  ///
  /// Under the strict reading every disputed element is required and every disputed exception applies; under the
  /// lenient one none is, and none does.
  func core(isLenient: Bool) -> [OpenTerm] {
    let exclusions = definition.exceptions
      .filter { $0.kind != .bar && (!isLenient || $0.disputed == nil) }
      .flatMap(\.when).map { facts.cube($0) }
    return definition.reaches.map { condition in
      var condition = condition
      if isLenient {
        for dispute in definition.disputes where condition.limits[dispute.variable] != nil {
          condition.limits[dispute.variable] = dispute.lenient
        }
      }
      return facts.openTerm(condition, less: exclusions)
    }
  }

  func expanded(_ core: [OpenTerm], isLenient: Bool) -> [OpenTerm] {
    var terms = core
    if definition.attempt?.holds == true { terms += core.flatMap(facts.attempts) }
    return facts.opened(terms, toAnyOf: isLenient ? lenientCases : cases)
  }

  /// What justifications take out of the offence's own words, and no limit does.
  func justified(_ expanded: [OpenTerm], _ isJustification: (Carveout) -> Bool) -> Region {
    let exceptions = definition.exceptions.filter { $0.kind != .bar }
    let grounds = exceptions.filter(isJustification).flatMap(\.when).map { facts.cube($0) }
    let limits = exceptions.filter { !isJustification($0) }.flatMap(\.when).map { facts.cube($0) }
    let words = Region(
      space: facts.space, terms: expanded.map { Region.Term(cube: $0.cube, exclusions: limits) })
    return words.intersection(Region(space: facts.space, terms: grounds.map { Region.Term(cube: $0) }))
  }
}
