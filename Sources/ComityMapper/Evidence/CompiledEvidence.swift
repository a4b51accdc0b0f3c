// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// A rule on data as a region of the evidence space.
package struct CompiledRule: Sendable {
  package let definition: any DataSharingObligation
  /// What the rule speaks of, less its exceptions.
  package let region: Region
  /// Whether the rule comes from a layer above the country, such as the Union.
  package let isInherited: Bool

  package var id: String { definition.id }
}

/// The rules on data of a country and of the layers it inherits, and treaties, compiled into one evidence space.
package final class CompiledEvidence: Sendable {
  package let module: any JurisdictionModule
  package let date: CalendarDate
  package let facts: FactSpace
  /// The rules in force on the day.
  package let rules: [CompiledRule]
  /// The variables that tell how something is done.
  package let howVariables: [Int]

  package init(
    module: any JurisdictionModule, rules definitions: [any DataSharingObligation], treaties: [Treaty],
    date: CalendarDate,
    vocabulary: Vocabulary, and further: [Condition] = []
  ) {
    let definitions = definitions.filter { $0.inForce.contains(date) }
    var conditions = further
    for rule in definitions { conditions += rule.reaches + rule.exceptions.flatMap(\.when) }
    for treaty in treaties { conditions += treaty.evidenceConditions }
    for treaty in treaties {
      let declarations = module.participation.first { $0.treaty == treaty.id }?.declarations ?? []
      for declaration in declarations {
        let option = treaty.options.first { $0.id == declaration.option }
        if option?.space == .evidence { conditions += declaration.region ?? [] }
      }
    }
    let facts = FactSpace(vocabulary, thresholdsOf: conditions)
    self.module = module
    self.date = date
    self.facts = facts
    howVariables = vocabulary.variables.indices.filter { vocabulary.variables[$0].aspect == .how }
    // A rule's identifier begins with the code of the layer that made it.
    let prefix = module.jurisdiction.code.lowercased() + "-"
    let rules = definitions.map { rule in
      CompiledRule(
        definition: rule, region: facts.region(rule.reaches, except: rule.exceptions),
        isInherited: !rule.id.hasPrefix(prefix))
    }
    func union(_ regions: [Region]) -> Region {
      Region(joining: regions, in: facts.space)
    }
    let granting = rules.filter { $0.definition.effect != .mustNot }
    let prohibitions = rules.filter { $0.definition.effect == .mustNot }.map { rule in
      let before = granting.filter { $0.definition.overrides.contains(rule.id) }.map(\.region)
      return (rule: rule, effective: before.isEmpty ? rule.region : rule.region.subtracting(union(before)))
    }
    self.rules = rules
    self.prohibitions = prohibitions
    granted = union(granting.map(\.region))
    forbidden = union(prohibitions.map(\.effective))
  }

  // MARK: Domestic law

  /// What rules command or permit: the ways in which something is lawful.
  package let granted: Region

  /// What rules forbid, less what a rule that goes before them allows.
  package let forbidden: Region

  /// The prohibitions, each less what the rules that go before it command or permit.
  package let prohibitions: [(rule: CompiledRule, effective: Region)]

  /// The same region with every way of doing it: what remains is what is done, with which data, for whom.
  package func openedToEveryHow(_ region: Region) -> Region {
    region.opening(howVariables)
  }

  /// What of a duty is lawful in some way: granted by a rule and not forbidden by another.
  func lawfulWays(_ duty: Region) -> Region {
    openedToEveryHow(duty.intersection(granted.part(meeting: duty)).subtracting(forbidden.part(meeting: duty)))
  }

  // MARK: Treaties

  /// What a requirement of the evidence space reaches, before any option is used.
  package func region(of requirement: Requirement) -> Region {
    facts.region(requirement.reaches, except: requirement.exceptions).without(facts.impossible)
  }

  /// The options of a treaty that stand for the country on the day, each as far as it was used.
  package func optionsInForce(of treaty: Treaty) -> [UsedOption] {
    module.optionsUsed(of: treaty, on: date, in: .evidence).compactMap { declaration, option in
      option.isAvailable(to: module.jurisdiction) ? facts.readings(of: declaration, using: option).first : nil
    }
  }
}

extension Treaty {
  /// Every condition of the evidence space in the treaty, for its thresholds.
  fileprivate var evidenceConditions: [Condition] {
    var conditions: [Condition] = []
    for requirement in requirements where requirement.kind.space == .evidence {
      conditions += requirement.reaches + requirement.scope + requirement.exceptions.flatMap(\.when)
    }
    for option in options where option.space == .evidence {
      conditions += option.region + option.untouchable + option.alternatives.flatMap(\.region)
    }
    return conditions
  }
}

extension FactSpace {
  /// The union of conditions, less carve-outs.
  func region(_ conditions: [Condition], except carveouts: [Carveout]) -> Region {
    let exclusions = carveouts.flatMap(\.when).map { cube($0) }
    return Region(space: space, terms: conditions.map { Region.Term(cube: cube($0), exclusions: exclusions) })
  }
}
