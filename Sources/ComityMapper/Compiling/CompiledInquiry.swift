// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// Everything that one question needs, compiled into one space: a treaty's requirements, a country's law on a day.
package final class CompiledInquiry: Sendable {
  package let treaty: Treaty
  package let module: any JurisdictionModule
  package let date: CalendarDate
  package let facts: FactSpace
  /// The offences in force on the day.
  package let offenses: [CompiledOffense]
  /// What the law punishes under the strict reading, and under the lenient one.
  package let law: Region
  package let lenientLaw: Region
  /// What should not be punished.
  package let protectedActivities: [(activity: ProtectedActivity, region: Region)]
  /// Whether an element or exception of some offence is disputed; else both readings of the law are one.
  private let isDisputed: Bool
  private let requirementRegions: [String: Region]

  package init(
    treaty: Treaty, module: any JurisdictionModule, date: CalendarDate, vocabulary: Vocabulary,
    protectedActivities: [ProtectedActivity]
  ) {
    let definitions = module.offenses.filter { $0.inForce.contains(date) }
    let rules = module.generalPart.filter { $0.inForce.contains(date) }
    var conditions = protectedActivities.flatMap(\.region)
    for offense in definitions { conditions += offense.reaches + offense.exceptions.flatMap(\.when) }
    conditions += rules.flatMap(\.opens)
    for requirement in treaty.requirements where requirement.kind.space == .conduct {
      conditions += requirement.reaches + requirement.exceptions.flatMap(\.when) + (requirement.extending?.to ?? [])
    }
    for option in treaty.options where option.space == .conduct {
      conditions += option.region + option.untouchable + option.alternatives.flatMap(\.region)
    }
    let options = Dictionary(treaty.options.map { ($0.id, $0.space) }, uniquingKeysWith: { first, _ in first })
    for participation in module.participation where participation.treaty == treaty.id {
      for declaration in participation.declarations where declaration.option.map({ options[$0] == .conduct }) ?? false {
        conditions += declaration.region ?? []
      }
    }
    let facts = FactSpace(vocabulary, thresholdsOf: conditions)
    let generalPart = CompiledGeneralPart(rules, in: facts)
    let offenses = definitions.concurrentMap { CompiledOffense($0, generalPart, in: facts) }
    self.treaty = treaty
    self.module = module
    self.date = date
    self.facts = facts
    self.offenses = offenses
    isDisputed = offenses.contains(where: \.isDisputed)
    law = Region(joining: offenses.map(\.strict), in: facts.space)
    lenientLaw = isDisputed ? Region(joining: offenses.map(\.lenient), in: facts.space) : law
    self.protectedActivities = protectedActivities.map { ($0, facts.region($0.region).without(facts.impossible)) }
    requirementRegions = Dictionary(
      treaty.requirements.filter { $0.kind == .criminalize }.map { requirement in
        let exclusions = requirement.exceptions.flatMap(\.when).map { facts.cube($0) }
        let terms = requirement.reaches.map {
          Region.Term(cube: facts.cubeWithSilence($0), exclusions: exclusions + facts.impossible)
        }
        return (requirement.id, Region(space: facts.space, terms: terms))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The same inquiry with less of the law.
  private init(_ whole: CompiledInquiry, law: Region, lenientLaw: Region) {
    treaty = whole.treaty
    module = whole.module
    date = whole.date
    facts = whole.facts
    offenses = whole.offenses
    protectedActivities = whole.protectedActivities
    isDisputed = whole.isDisputed
    requirementRegions = whole.requirementRegions
    self.law = law
    self.lenientLaw = lenientLaw
  }

  /// What a requirement of the kind `criminalize` reaches before any option is used.
  package func region(of requirement: Requirement) -> Region {
    requirementRegions[requirement.id] ?? Region(emptyIn: facts.space)
  }
}

extension CompiledInquiry {
  /// The offences on topics.
  func offenses(on topics: Set<String>) -> [CompiledOffense] {
    offenses.filter { !topics.isDisjoint(with: $0.topics) }
  }

  /// The same inquiry with only that part of the law which meets a region: questions about the region have the same
  /// answers, and are found sooner.
  package func narrowed(to region: Region) -> CompiledInquiry {
    // Comparing every term with every other costs more than it saves where the region has many.
    guard region.termCount <= 16 else { return self }
    let law = law.part(meeting: region)
    return CompiledInquiry(self, law: law, lenientLaw: isDisputed ? lenientLaw.part(meeting: region) : law)
  }
}
