// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// A treaty's requirements on conduct, and the offences of a country on a day, compiled into one space.
package final class CompiledConduct: Sendable {
  package let facts: FactSpace
  /// The rules that open offences to more cases.
  package let generalPart: CompiledGeneralPart
  /// The offences in force on the day.
  package let offenses: [CompiledOffense]
  /// The offences of which the beginning is not known, so that they may not have been law on the day.
  package let uncertain: Set<String>
  /// What the law punishes under the strict reading, and under the lenient one.
  package let law: Region
  package let lenientLaw: Region
  /// What justifications take out of the offences, under each reading.
  package let justified: Region
  package let arguablyJustified: Region
  /// Which topics were read for the day.
  package let survey: SurveyOnDay
  private let requirementRegions: [String: Region]

  /// Compiles the law of a day.
  ///
  /// - Parameter further: conditions that are asked about in the same space.
  package init(
    module: any JurisdictionModule, treaty: Treaty, date: CalendarDate, vocabulary: Vocabulary,
    and further: [Condition] = []
  ) {
    let definitions = module.offenses.filter { $0.inForce.contains(date) }
    let rules = module.generalPart.filter { $0.inForce.contains(date) }
    let facts = FactSpace(ofConduct: vocabulary, under: treaty, in: module, and: further)
    let generalPart = CompiledGeneralPart(rules, in: facts)
    let offenses = definitions.concurrentMap { CompiledOffense($0, generalPart, in: facts) }
    let survey = SurveyOnDay(module, on: date)
    let uncertain = Set(offenses.filter { survey.isUncertain($0.definition) }.map(\.id))
    let certain = offenses.filter { !uncertain.contains($0.id) }
    self.facts = facts
    self.generalPart = generalPart
    self.offenses = offenses
    self.uncertain = uncertain
    self.survey = survey
    law = Region(joining: certain.map(\.strict), in: facts.space)
    lenientLaw =
      offenses.contains(where: \.isDisputed) || !uncertain.isEmpty
      ? Region(joining: offenses.map(\.lenient), in: facts.space) : law
    justified = Region(joining: certain.map(\.justified), in: facts.space)
    arguablyJustified = Region(joining: offenses.map(\.arguablyJustified), in: facts.space)
    requirementRegions = Dictionary(
      treaty.requirements.filter { $0.kind == .criminalize }.map { ($0.id, facts.region(ofConduct: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// What a requirement of the kind `criminalize` reaches before any option is used.
  package func region(of requirement: Requirement) -> Region {
    requirementRegions[requirement.id] ?? Region(emptyIn: facts.space)
  }

  /// The offences on topics.
  package func offenses(on topics: Set<String>) -> [CompiledOffense] {
    offenses.filter { !topics.isDisjoint(with: $0.topics) }
  }
}

extension FactSpace {
  /// The space of what a treaty asks of conduct, and of the law of a country, with every threshold of both.
  ///
  /// - Parameter further: conditions that are asked about in the same space.
  package convenience init(
    ofConduct vocabulary: Vocabulary, under treaty: Treaty, in module: any JurisdictionModule,
    and further: [Condition] = []
  ) {
    self.init(
      vocabulary,
      thresholdsOf: treaty.conditions(in: .conduct) + treaty.conditions(declaredBy: module, in: .conduct)
        + module.conditions(in: .conduct) + further)
  }

  /// What a requirement to make conduct an offense reaches before any option is used.
  package func region(ofConduct requirement: Requirement) -> Region {
    let exclusions = requirement.exceptions.flatMap(\.when).map { cube($0) }
    let terms = requirement.reaches.map {
      Region.Term(cube: cubeWithSilence($0), exclusions: exclusions + impossible)
    }
    return Region(space: space, terms: terms)
  }
}
