// SPDX-License-Identifier: Apache-2.0

import Comity
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
          case .gap, .noLegalBasis:
            #expect(law.asks(requirement, facts), "\(finding.id): \(pattern)")
            #expect(!law.isLawfulSomehow(facts, in: requirement), "\(finding.id): \(pattern)")
          case .missingSafeguard(let provision):
            let rule = try #require(law.rules.first { $0.id == provision })
            #expect(law.reaches(rule, facts), "\(finding.id): \(pattern)")
            #expect(requirement.scope.contains { law.meets($0, facts) }, "\(finding.id)")
            #expect(!requirement.reaches.contains { law.meets($0, facts) }, "\(finding.id): \(pattern)")
          case .collision(let collision):
            let rule = try #require(law.rules.first { $0.id == collision.rule })
            #expect(law.reaches(rule, facts), "\(finding.id): \(pattern)")
            #expect(requirement.reaches.contains { law.meets($0, facts) }, "\(finding.id): \(pattern)")
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
    requirement.reaches.contains { meets($0, facts, only: .what) }
  }

  func reaches(_ rule: any DataSharingObligation, _ facts: [Int]) -> Bool {
    rule.reaches.contains { meets($0, facts) }
      && !rule.exceptions.contains { $0.when.contains { meets($0, facts) } }
  }

  /// Whether in some way that the requirement allows, among all combinations of those answers on which a rule depends,
  /// the case is lawful.
  func isLawfulSomehow(_ facts: [Int], in requirement: Requirement) -> Bool {
    rules.contains { rule in
      guard rule.effect != .mustNot else { return false }
      return rule.reaches.contains { condition in
        guard meets(condition, facts, only: .what) else { return false }
        let prohibitions = rules.filter { $0.effect == .mustNot && !rule.overrides.contains($0.id) }
        let speaking =
          rule.exceptions.flatMap(\.when) + prohibitions.flatMap { $0.reaches + $0.exceptions.flatMap(\.when) }
        let open = Set(
          (speaking + requirement.reaches).flatMap(\.limits.keys) + condition.limits.keys
        )
        .filter { vocabulary.variables[$0].aspect == .how }.sorted()
        return ways(facts, open[...], within: condition).contains { way in
          requirement.reaches.contains { meets($0, way) } && reaches(rule, way)
            && !prohibitions.contains { reaches($0, way) }
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

  func meets(_ condition: Condition, _ facts: [Int], only aspect: Variable.Aspect? = nil) -> Bool {
    condition.limits.allSatisfy { variable, limit in
      if let aspect, vocabulary.variables[variable].aspect != aspect { return true }
      switch limit {
      case .values(let values): return values.contains(facts[variable])
      case .numbers(let ranges): return ranges.contains { $0.contains(facts[variable]) }
      }
    }
  }
}
