// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import Regions

/// A rule on data as regions of the evidence space.
package struct CompiledRule: Sendable {
  package let definition: any DataSharingObligation
  /// What the rule speaks of under its narrow reading: every disputed condition required, every exception applied.
  package let narrow: Region
  /// The same under its wide reading.
  package let wide: Region
  /// What exceptions that protect a right take out of it.
  let protected: Region
  /// Its alternatives under the wide reading.
  let wideConditions: [Condition]
  /// Whether the rule comes from a layer above the country, such as the Union.
  package let isInherited: Bool

  package var id: String { definition.id }
  /// Whether it forbids.
  package var isProhibition: Bool { definition.effect == .mustNot }
  /// What the rule speaks of, decided against the State: a power is read narrowly, a prohibition widely.
  package var region: Region { isProhibition ? wide : narrow }

  init(_ definition: any DataSharingObligation, isInherited: Bool, in facts: FactSpace) {
    self.definition = definition
    self.isInherited = isInherited
    let exceptions = definition.exceptions.filter { $0.kind != .bar }
    narrow = facts.region(definition.reaches, except: exceptions)
    if definition.disputes.isEmpty && exceptions.allSatisfy({ $0.disputed == nil }) {
      wide = narrow
      wideConditions = definition.reaches
    } else {
      wideConditions = definition.reaches.map { condition in
        var condition = condition
        for dispute in definition.disputes where condition.limits[dispute.variable] != nil {
          condition.limits[dispute.variable] = dispute.lenient
        }
        return condition
      }
      wide = facts.region(wideConditions, except: exceptions.filter { $0.disputed == nil })
    }
    let rights = exceptions.filter { $0.kind == .right }
    protected =
      rights.isEmpty
      ? Region(emptyIn: facts.space)
      : facts.region(definition.reaches, except: exceptions.filter { $0.kind != .right })
        .intersection(facts.region(rights.flatMap(\.when)))
  }
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
  /// Which topics were read for the day.
  package let survey: SurveyOnDay

  /// A prohibition, less what the rules that go before it command or permit.
  package struct Prohibition: Sendable {
    package let rule: CompiledRule
    /// What it forbids, decided against the State.
    package let effective: Region
    /// The same, decided for the State.
    package let lenient: Region
    /// What of it holds for the State's own authorities as well.
    let atHomeToo: Region

    /// What it forbids in those of its alternatives that limit one of the facts of a condition.
    package func forbidden(naming fact: Condition, in facts: FactSpace) -> Region {
      let naming = rule.wideConditions.filter { !Set($0.limits.keys).isDisjoint(with: fact.limits.keys) }
      return naming.isEmpty ? Region(emptyIn: facts.space) : effective.intersection(facts.region(naming))
    }
  }

  package init(
    module: any JurisdictionModule, rules definitions: [any DataSharingObligation], treaties: [Treaty],
    date: CalendarDate, vocabulary: Vocabulary, and further: [Condition] = []
  ) {
    let definitions = definitions.filter { $0.inForce.contains(date) }
    let facts = FactSpace(
      vocabulary,
      thresholdsOf: further + definitions.flatMap { $0.conditions(in: .evidence) }
        + module.conditions(in: .evidence)
        + treaties.flatMap { $0.conditions(in: .evidence) + $0.conditions(declaredBy: module, in: .evidence) })
    self.module = module
    self.date = date
    self.facts = facts
    survey = SurveyOnDay(module, on: date)
    howVariables = vocabulary.variables.indices.filter { vocabulary.variables[$0].aspect == .how }
    let own = Set(module.dataSharing.filter { $0.id.hasPrefix(module.jurisdiction.code.lowercased() + "-") }.map(\.id))
    let rules = definitions.map { CompiledRule($0, isInherited: !own.contains($0.id), in: facts) }
    // How a region is opened to every way depends on the order of its terms, and so does what is shown of it.
    func union(_ regions: [Region]) -> Region { Region(joining: regions, in: facts.space).inOneOrder }
    let granting = rules.filter { !$0.isProhibition }
    // Which rules go before which is looked up, since each of thousands would be held against all others.
    let naming = Dictionary(
      grouping: granting.indices.flatMap { index in granting[index].definition.overrides.map { (id: $0, index: index) }
      },
      by: \.id)
    // What a layer such as the Union commands goes before what the State's own law forbids, without a word of that law.
    let commanded = granting.indices.filter { granting[$0].isInherited && granting[$0].definition.effect == .must }
    let prohibitions = rules.filter(\.isProhibition).map {
      rule -> (rule: CompiledRule, effective: Region, lenient: Region) in
      let before = Set((naming[rule.id] ?? []).map(\.index) + (rule.isInherited ? [] : commanded)).sorted()
        .map { granting[$0] }
      let effective = before.isEmpty ? rule.wide : rule.wide.subtracting(union(before.map(\.narrow)))
      return (
        rule, effective, before.isEmpty ? rule.narrow : rule.narrow.subtracting(union(before.map(\.wide)))
      )
    }
    // Whether a case is forbidden at home as well is asked of the whole law, in however many rules it says so.
    let atHome = union(prohibitions.map(\.effective)).atHome(in: facts)
    self.rules = rules
    self.prohibitions = prohibitions.map { rule, effective, lenient in
      Prohibition(
        rule: rule, effective: effective, lenient: lenient,
        atHomeToo: atHome.isEmpty ? atHome : effective.intersection(atHome.part(meeting: effective)))
    }
    granted = union(granting.map(\.narrow))
    lenientGranted = union(granting.map(\.wide))
    forbidden = union(prohibitions.map(\.effective))
    let binding = prohibitions.filter { $0.rule.definition.yieldsToTreaties == nil }
    forbiddenDespiteTreaties = union(binding.map(\.effective))
    lenientForbiddenDespiteTreaties = union(binding.map(\.lenient))
    protectedByExceptions = union(granting.map(\.protected))
  }

  // MARK: Domestic law

  /// What rules command or permit: the ways in which something is lawful; decided against the State, and for it.
  package let granted: Region
  package let lenientGranted: Region

  /// What rules forbid, less what a rule that goes before them allows.
  package let forbidden: Region

  /// What rules forbid that do not give way to treaties; decided against the State, and for it.
  package let forbiddenDespiteTreaties: Region
  package let lenientForbiddenDespiteTreaties: Region

  /// The prohibitions.
  package let prohibitions: [Prohibition]

  /// What prohibitions forbid that treaties leave to domestic law, and no other prohibition does: a prohibition takes out
  /// nothing that another has taken out already, and so betters no answer.
  ///
  /// - Parameters:
  ///   - toRights: whether what protects a right is left to domestic law.
  ///   - toHome: whether what is forbidden to the State's own authorities as well is.
  package func forbiddenOnlyAsLeft(toRights: Bool, toHome: Bool, of whole: Region) -> Region {
    let meeting = prohibitions.filter { !$0.effective.isDisjoint(with: whole) }
    let nothing = Region(emptyIn: facts.space)
    var (left, others) = (nothing, nothing)
    for prohibition in meeting {
      let yields = prohibition.rule.definition.yieldsToTreaties != nil
      let effective = prohibition.effective.part(meeting: whole)
      if toRights, prohibition.rule.definition.protectedRight != nil {
        left = left.union(effective)
      } else if !yields {
        let atHome = toHome ? prohibition.atHomeToo.part(meeting: whole) : nothing
        left = left.union(atHome)
        others = others.union(atHome.isEmpty ? effective : effective.subtracting(atHome))
      }
    }
    return (others.isEmpty ? left : left.inOneOrder.subtracting(others.inOneOrder)).inOneOrder
  }

  /// What exceptions of powers protect.
  package let protectedByExceptions: Region

  /// The same region with every way of doing it: what remains is what is done, with which data, for whom.
  package func openedToEveryHow(_ region: Region) -> Region {
    region.opening(howVariables)
  }

  /// Whether anything is disputed.
  package var isDisputed: Bool {
    rules.contains { !$0.definition.disputes.isEmpty || $0.definition.exceptions.contains { $0.disputed != nil } }
  }

  // MARK: Treaties

  /// What a requirement of the evidence space reaches, before any option is used.
  package func region(of requirement: Requirement) -> Region {
    facts.region(requirement.reaches, except: requirement.exceptions).without(facts.impossible)
  }

  /// The options of a treaty that stand for the country on the day, each as far as it was used.
  package func optionsInForce(of treaty: Treaty) -> [UsedOption] {
    module.optionsUsed(of: treaty, on: date, in: .evidence).compactMap { declaration, option in
      option.isAvailable(to: module) ? facts.readings(of: declaration, using: option).first : nil
    }
  }
}

extension Region {
  /// What would be forbidden if the State's own authorities did it, whoever does.
  fileprivate func atHome(in facts: FactSpace) -> Region {
    guard let own = facts.vocabulary.answer(.domesticAuthority) else { return Region(emptyIn: facts.space) }
    let atHome = Region(Cube(in: facts.space).limiting(own.variable, to: own.value.members))
    return intersection(atHome).opening([own.variable])
  }
}
