// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import Testing

/// Every finding about data is put back as a case and decided by reading treaty and law word by word.
@Suite struct EvidenceWitnessTests {
  private static let all = Result { try WitnessTests.reports() }

  @Test(
    "Every case about data is inside the treaty's clause and outside what the law grants, or inside what it forbids")
  func findings() throws {
    let lawBook = try LawBook.load()
    let vocabulary = try #require(lawBook.evidence)
    var checked = 0
    for (report, conduct) in try Self.all.get() {
      let law = PointwiseRules(
        vocabulary: vocabulary,
        rules: conduct.module.dataSharing.filter { $0.inForce.contains(report.asOf) })
      for finding in report.findings {
        guard let requirement = report.treaty.requirements.first(where: { $0.id == finding.requirement }),
          requirement.kind.space == .evidence
        else { continue }
        for pattern in finding.uncovered.map(\.witness) + [finding.witness].compactMap(\.self) {
          let facts = try #require(law.facts(pattern), "\(finding.id)")
          switch finding.detail {
          case is Finding.Gap, is Finding.NoLegalBasis:
            #expect(law.asks(requirement, facts), "\(finding.id): \(pattern)")
            #expect(
              !law.isLawfulSomehow(facts, in: requirement, of: report.treaty, conduct.module),
              "\(finding.id): \(pattern)")
          case let safeguard as Finding.MissingSafeguard:
            let rule = try #require(law.rules.first { $0.id == safeguard.provision })
            #expect(law.reachesWidely(rule, facts), "\(finding.id): \(pattern)")
            #expect(requirement.scope.contains { law.meets($0, facts) }, "\(finding.id)")
            #expect(!requirement.reaches.contains { law.meets($0, facts) }, "\(finding.id): \(pattern)")
          case is Finding.Collision, is Finding.RefusalAvailable:
            let rule = try #require(law.rules.first { $0.id == finding.provisions.first })
            #expect(law.reachesWidely(rule, facts), "\(finding.id): \(pattern)")
            #expect(requirement.reaches.contains { law.meets($0, facts) }, "\(finding.id): \(pattern)")
          case is Finding.TreatyConflict, is Finding.DeclarationUnneeded, is Finding.DeclarationInsufficient,
            is Finding.DeclarationNotPermitted:
            break
          default:
            Issue.record("a finding about data of another kind: \(finding.id)")
          }
          checked += 1
        }
      }
    }
    #expect(checked > 0)
  }
}

/// Decides one handling of data by reading the rules word by word, without the algebra.
struct PointwiseRules {
  let vocabulary: Vocabulary
  let rules: [any DataSharingObligation]

  func facts(_ pattern: FactPattern) -> [Int]? {
    var facts: [Int] = []
    for variable in vocabulary.variables {
      guard let word = pattern.facts[variable.id] else {
        facts.append(variable.usual ?? (variable.kind == .number ? variable.minimum : 0))
        continue
      }
      if variable.kind == .number {
        guard let number = Int(word) else { return nil }
        facts.append(number)
      } else {
        guard let value = variable.values.firstIndex(where: { $0.id == word }) else { return nil }
        facts.append(value)
      }
    }
    return facts
  }

  /// Whether a requirement asks for the case, whatever the way in which it is done.
  func asks(_ requirement: Requirement, _ facts: [Int]) -> Bool {
    requirement.reaches.contains { meets($0, facts, except: { isWay($0, in: requirement) }) }
  }

  func reaches(_ rule: any DataSharingObligation, _ facts: [Int]) -> Bool {
    rule.reaches.contains { meets($0, facts) }
      && !rule.exceptions.contains { $0.when.contains { meets($0, facts) } }
  }

  /// Whether a rule reaches the case with every disputed condition given up and every disputed exception left out.
  func reachesWidely(_ rule: any DataSharingObligation, _ facts: [Int]) -> Bool {
    rule.reaches.contains { condition in
      var condition = condition
      for dispute in rule.disputes where condition.limits[dispute.variable] != nil {
        condition.limits[dispute.variable] = dispute.lenient
      }
      return meets(condition, facts)
    } && !rule.exceptions.contains { $0.disputed == nil && $0.when.contains { meets($0, facts) } }
  }

  /// Whether in some way that the requirement allows, among all combinations of those answers on which a rule depends,
  /// the case is lawful.
  func isLawfulSomehow(
    _ facts: [Int], in requirement: Requirement, of treaty: Treaty, _ module: any JurisdictionModule
  ) -> Bool {
    // What may be refused on a ground that names facts is no way of meeting the duty.
    let grounds = treaty.requirements.filter { other in
      requirement.kind == .cooperate && other.kind == .refusal && !other.isDynamicGround
        && other.extending.map { $0.of.contains("all") || $0.of.contains(requirement.id) } ?? true
    }
    var granting = rules.filter { $0.effect != .mustNot }
    if let basis = requirement.treatyBasis, module.holds(basis.fact) == true {
      // The treaty itself is the provision that lets authorities act.
      granting.append(
        DataSharingRule(
          id: treaty.id, citation: "", title: "", topics: [], effect: .may, reaches: requirement.reaches,
          source: treaty.source))
    }
    return granting.contains { rule in
      rule.reaches.contains { condition in
        guard meets(condition, facts, except: { isWay($0, in: requirement) }) else { return false }
        let prohibitions = rules.filter {
          $0.effect == .mustNot && $0.yieldsToTreaties == nil && !rule.overrides.contains($0.id)
        }
        let speaking =
          rule.exceptions.flatMap(\.when) + prohibitions.flatMap { $0.reaches + $0.exceptions.flatMap(\.when) }
        let open = Set(
          (speaking + requirement.reaches + grounds.flatMap(\.reaches)).flatMap(\.limits.keys)
            + condition.limits.keys
        )
        .filter { isWay($0, in: requirement) }.sorted()
        return ways(facts, open[...], within: condition).contains { way in
          requirement.reaches.contains { meets($0, way) } && reaches(rule, way)
            && !prohibitions.contains { reachesWidely($0, way) }
            && !grounds.contains { $0.reaches.contains { meets($0, way) } }
        }
      }
    }
  }

  /// The case with every combination of answers for these variables that a condition allows.
  private func ways(_ facts: [Int], _ open: ArraySlice<Int>, within condition: Condition) -> [[Int]] {
    guard let variable = open.first else { return [facts] }
    let allowed: [Int]
    if case .values(let values) = condition.limits[variable] {
      allowed = values.values
    } else {
      allowed = Array(vocabulary.variables[variable].values.indices)
    }
    return allowed.flatMap { value -> [[Int]] in
      var way = facts
      way[variable] = value
      return ways(way, open.dropFirst(), within: condition)
    }
  }

  /// Whether one way is enough for a requirement in this variable.
  private func isWay(_ variable: Int, in requirement: Requirement) -> Bool {
    requirement.some.contains(variable)
      || vocabulary.variables[variable].aspect == .how && !requirement.every.contains(variable)
  }

  func meets(_ condition: Condition, _ facts: [Int], except isOpen: (Int) -> Bool = { _ in false }) -> Bool {
    condition.limits.allSatisfy { variable, limit in
      if isOpen(variable) { return true }
      switch limit {
      case .values(let values): return values.contains(facts[variable])
      case .numbers(let ranges): return ranges.contains { $0.contains(facts[variable]) }
      }
    }
  }
}
