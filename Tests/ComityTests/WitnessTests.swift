// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import RegionsWorlds
import Testing

/// Every "no" has a case, and every case is put back: the treaty reaches it, the law does not.
@Suite struct WitnessTests {
  static let date = CalendarDate("2026-11-23")!

  /// Every bundled jurisdiction against every bundled treaty, with and without its declarations.
  static func reports() throws -> [(report: Report, evaluator: PointwiseEvaluator)] {
    try all.get()
  }

  /// Made once for all tests of the suite.
  private static let all = Result { try makeReports() }

  private static func makeReports() throws -> [(report: Report, evaluator: PointwiseEvaluator)] {
    let lawBook = try LawBook.load()
    let mapper = Mapper(lawBook)
    return try lawBook.modules.flatMap { module in
      try lawBook.treaties.flatMap { treaty in
        try [true, false].map { counts in
          (
            try mapper.report(
              on: module.jurisdiction.code, to: treaty.id, asOf: date, countsDeclarations: counts),
            PointwiseEvaluator(vocabulary: lawBook.conduct, module: module, date: date)
          )
        }
      }
    }
  }

  @Test("Every case of a gap is inside the treaty and outside every provision")
  func gapsAreGaps() throws {
    var checked = 0
    for (report, evaluator) in try Self.reports() {
      for finding in report.findings where [.gap, .carveOutGap, .declarationInsufficient].contains(finding.kind) {
        let requirement = try #require(report.assessments.first { $0.requirement.id == finding.requirement })
        guard requirement.requirement.kind.space == .conduct else { continue }
        for pattern in finding.uncovered.map(\.witness) + [finding.witness].compactMap(\.self) {
          let facts = try #require(evaluator.facts(pattern), "\(finding.id): \(pattern)")
          if requirement.requirement.kind == .criminalize {
            #expect(evaluator.reaches(requirement.requirement, facts), "\(finding.id): \(pattern)")
            for use in requirement.options where use.use == .inForce {
              let declaration = report.declarations.first { $0.option == use.option }
              #expect(!evaluator.isReleased(facts, by: use, in: report.treaty, declaration), "\(finding.id)")
            }
          }
          #expect(!evaluator.isPunishable(facts), "\(finding.id): \(pattern)")
          checked += 1
        }
      }
    }
    #expect(checked > 20)
  }

  @Test("What a declaration releases is what the article reaches and the law does not punish")
  func releasesAreReleases() throws {
    for (report, evaluator) in try Self.reports() {
      for assessment in report.assessments where assessment.requirement.kind == .criminalize {
        for use in assessment.options {
          for pattern in use.releases.map(\.witness) {
            let facts = try #require(evaluator.facts(pattern))
            #expect(evaluator.reaches(assessment.requirement, facts))
            #expect(!evaluator.isPunishable(facts))
            if use.use == .inForce {
              let declaration = report.declarations.first { $0.option == use.option }
              #expect(evaluator.isReleased(facts, by: use, in: report.treaty, declaration))
            }
          }
        }
      }
    }
  }

  @Test("The case of an overreach is punished by the provisions that it names")
  func overreachIsPunished() throws {
    var checked = 0
    for (report, evaluator) in try Self.reports() {
      for finding in report.findings {
        guard let overreach = finding.detail as? Finding.Overreach, let pattern = finding.witness else { continue }
        let facts = try #require(evaluator.facts(pattern))
        let requirement = try #require(report.assessments.first { $0.requirement.id == finding.requirement })
        if let first = overreach.punishedBy.first {
          let offense = try #require(report.provision(first) as? any OffenseDefinition)
          #expect(evaluator.reaches(offense, facts), "\(finding.id)")
        } else if overreach.isDuty {
          #expect(evaluator.reaches(requirement.requirement, facts), "\(finding.id)")
        }
        checked += 1
      }
    }
    #expect(checked > 4)
  }

  @Test("No party is told to make a declaration that it can no longer make")
  func nothingTooLate() throws {
    var parties = 0
    for (report, _) in try Self.reports() where report.countsDeclarations {
      guard case .party = report.standing else { continue }
      parties += 1
      let late = Set(report.treaty.options.filter { $0.form != .choice && $0.deadline == .joining }.map(\.id))
      for finding in report.findings {
        let declared = finding.remedies.flatMap { remedy -> [Remedy.DeclarationToMake] in
          switch remedy {
          case .declare(let declarations), .declareAndAmend(let declarations, _): declarations
          default: []
          }
        }
        #expect(late.isDisjoint(with: declared.map(\.option)), "\(finding.id)")
      }
      #expect(!report.assessments.contains { $0.options.contains { $0.use == .needed && late.contains($0.option) } })
    }
    #expect(parties > 5)
  }

  @Test("Where the status says met, no case sampled from the article escapes the law")
  func metIsMet() throws {
    var generator = SeededGenerator(seed: 7)
    var sampled = 0
    for (report, evaluator) in try Self.reports() {
      for assessment in report.assessments
      where assessment.requirement.kind == .criminalize && assessment.status == .met {
        for _ in 0..<200 {
          let facts = evaluator.randomFacts(in: assessment.requirement, using: &generator)
          guard evaluator.reaches(assessment.requirement, facts) else { continue }
          let isReleased = assessment.options.contains {
            $0.use == .inForce && evaluator.isReleased(facts, by: $0, in: report.treaty, nil)
          }
          let isLawful = assessment.requirement.leavesLawfulnessToDomesticLaw && evaluator.isJustified(facts)
          #expect(
            evaluator.isPunishable(facts) || isReleased || isLawful,
            "\(report.jurisdiction.code) \(assessment.requirement.id)")
          sampled += 1
        }
      }
    }
    #expect(sampled > 500)
  }
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

extension PointwiseEvaluator {
  /// A random case that meets one of the requirement's conditions.
  func randomFacts(in requirement: Requirement, using generator: inout SeededGenerator) -> Facts {
    let condition = requirement.reaches.randomElement(using: &generator)
    return vocabulary.variables.enumerated().map { index, variable in
      switch condition?.limits[index] {
      case .values(let values): return values.values.randomElement(using: &generator) ?? 0
      case .numbers(let ranges):
        guard let range = ranges.randomElement(using: &generator) else { return variable.minimum }
        return Int.random(in: range.lower..<(range.upper ?? range.lower + 40), using: &generator)
      case nil:
        if let silent = variable.whenSilent?.values.first { return silent }
        if variable.kind == .number { return Int.random(in: variable.minimum...60, using: &generator) }
        return variable.values.indices.randomElement(using: &generator) ?? 0
      }
    }
  }
}
