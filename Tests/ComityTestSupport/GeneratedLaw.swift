// SPDX-License-Identifier: Apache-2.0

package import Comity
import Regions
import RegionsWorlds

/// Makes law from a seed: provisions that lie near to what a treaty asks for, a little wider here and a little narrower
/// there, so that most of them meet it and few answer it whole.
package struct GeneratedLaw {
  private var numbers: SeededGenerator
  private let lawBook: LawBook
  private let treaty: Treaty
  /// The variables that the treaty speaks of, in each space: provisions are limited in these.
  private let named: [Vocabulary.Space: [Int]]
  private var count = 0

  package static let date = CalendarDate("2026-11-23")!
  package static let source = Source(title: "Code of Ruritania", url: "https://example.org/code")
  /// A time after every day that is asked for: what is law only then is there, and does nothing.
  package static let never = Period(from: CalendarDate("2090-01-01")!)

  package init(seed: UInt64, near treaty: Treaty, _ lawBook: LawBook) {
    numbers = SeededGenerator(seed: seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1)
    self.lawBook = lawBook
    self.treaty = treaty
    named = Dictionary(
      uniqueKeysWithValues: Vocabulary.Space.allCases.map { space in
        let conditions = treaty.requirements.flatMap { requirement -> [Condition] in
          requirement.kind.space == space ? requirement.reaches + requirement.exceptions.flatMap(\.when) : []
        }
        let options = treaty.options.filter { $0.space == space }.flatMap { $0.region + $0.parts.flatMap(\.region) }
        return (space, Set((conditions + options).flatMap(\.limits.keys)).sorted())
      })
  }

  /// Whether one of so many chances comes true.
  package mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &numbers) == 0 }

  /// One of several elements; nothing where there is none.
  package mutating func one<Element>(of elements: [Element]) -> Element? { elements.randomElement(using: &numbers) }

  /// The elements in another order.
  package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &numbers) }

  // MARK: Law

  /// A State whose author has looked at everything.
  package static func state(
    in lawBook: LawBook, offenses: [any OffenseDefinition] = [], dataSharing: [any DataSharingObligation] = [],
    facts: (StateFact.Name) -> Bool = { _ in false }
  ) -> Module {
    Module(
      jurisdiction: Jurisdiction(code: "XR", name: "Ruritania", adjective: "Ruritanian", legalSystem: .civilLaw),
      surveyed: lawBook.topics.map { SurveyedTopic(topic: $0.id, on: date) }, offenses: offenses,
      dataSharing: dataSharing,
      stateFacts: StateFact.Name.allCases.map { StateFact($0, holds: facts($0), citation: "§ 9", source: source) })
  }

  /// A State with some provisions on each topic of the treaty.
  package mutating func module() -> Module {
    let offenses = treaty.requirements.filter { $0.kind == .criminalize }.map { offense(near: $0) }
    let powers = treaty.requirements.filter { [.power, .cooperate].contains($0.kind) }
      .map { rule(near: $0, chance(2) ? .may : .must) }
    let prohibitions = (0..<4).compactMap { _ in
      one(of: treaty.requirements.filter { $0.kind == .cooperate }).map { rule(near: $0, .mustNot) }
    }
    return Self.state(in: lawBook, offenses: offenses, dataSharing: powers + prohibitions) { _ in false }
  }

  /// An offence near to what a paragraph asks for, in up to three alternatives.
  package mutating func offense(near requirement: Requirement) -> Offense {
    count += 1
    var offense = Offense(
      id: "xr-\(count)", citation: "§ \(count)", title: "Offense \(count)", topics: [requirement.topic],
      reaches: alternatives(requirement.reaches, .conduct), penalty: Penalty(maximum: .months(12 * count)),
      attempt: Answer(chance(2)), legalPersons: Answer(chance(2)), source: Self.source)
    for kind in [Carveout.Kind.justification, .limit, .both] where chance(4) {
      offense.exceptions.append(exception(kind, near: requirement, .conduct))
    }
    return offense
  }

  /// A rule on data near to what a paragraph asks for.
  package mutating func rule(near requirement: Requirement, _ effect: DataSharingEffect) -> DataSharingRule {
    count += 1
    var rule = DataSharingRule(
      id: "xr-\(count)", citation: "§ \(count)", title: "Rule \(count)", topics: [requirement.topic], effect: effect,
      reaches: alternatives(requirement.reaches, .evidence), source: Self.source)
    if effect == .mustNot, chance(3) { rule.protectedRight = "Article 1" }
    for kind in [Carveout.Kind.limit, .right] where chance(4) {
      rule.exceptions.append(exception(kind, near: requirement, .evidence))
    }
    return rule
  }

  /// An exception that takes out some of what a paragraph asks for.
  package mutating func exception(
    _ kind: Carveout.Kind, near requirement: Requirement, _ space: Vocabulary.Space
  ) -> Carveout {
    count += 1
    let whole = one(of: requirement.reaches) ?? Condition()
    let variable = one(of: (named[space] ?? []).filter { whole.limits[$0] == nil })
    // In order, since that of a dictionary is another in every process.
    var when = Condition()
    for variable in whole.limits.keys.sorted() where chance(2) { when.limits[variable] = whole.limits[variable] }
    if let variable { when.limits[variable] = limit(of: variable, in: space) }
    return Carveout(id: "x-\(count)", kind: kind, when: [when], summary: "An exception.")
  }

  // MARK: Conditions

  private mutating func alternatives(_ whole: [Condition], _ space: Vocabulary.Space) -> [Condition] {
    guard !whole.isEmpty else { return [] }
    return (0...Int.random(in: 0..<3, using: &numbers)).compactMap { _ in
      one(of: whole).map { changed($0, space) }
    }
  }

  /// A condition with one element given up, narrowed or widened here and there, and sometimes one more.
  private mutating func changed(_ condition: Condition, _ space: Vocabulary.Space) -> Condition {
    var condition = condition
    for variable in condition.limits.keys.sorted() {
      switch Int.random(in: 0..<10, using: &numbers) {
      case 0: condition.limits[variable] = nil
      case 1: condition.limits[variable] = limit(of: variable, in: space)
      default: continue
      }
    }
    if chance(2), let variable = one(of: named[space] ?? []), condition.limits[variable] == nil {
      condition.limits[variable] = limit(of: variable, in: space)
    }
    return condition
  }

  /// Some answers of a variable, not all.
  private mutating func limit(of index: Int, in space: Vocabulary.Space) -> Limit? {
    guard let variable = lawBook.vocabulary(of: space)?.variables[index] else { return nil }
    guard variable.kind != .number else {
      let number = variable.minimum + 1 + Int.random(in: 0..<30, using: &numbers)
      return .numbers([
        chance(2) ? NumberRange(from: number) : NumberRange(from: variable.minimum, below: number)
      ])
    }
    let kept = variable.values.indices.filter { _ in chance(2) }
    return .values(ValueSet(kept.isEmpty || kept.count == variable.values.count ? [0] : kept))
  }
}
