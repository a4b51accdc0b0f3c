// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCore
import ComityMapper
import ComityTestSupport

/// What is wrong with the mapper, by laws that hold for every law: another order changes no answer, and one more offence
/// opens nothing.
struct LawsOfTheMapper {
  let lawBook: LawBook
  let seed: UInt64

  /// What is wrong, by the report on one module and one treaty.
  func defect() -> String? {
    do {
      return try defectOfOne()
    } catch {
      return "a report failed: \(error)"
    }
  }

  private func defectOfOne() throws -> String? {
    var numbers = SeededNumbers(seed: seed)
    let modules = lawBook.modules.compactMap { $0 as? Module }
    guard !modules.isEmpty, !lawBook.treaties.isEmpty else { return nil }
    let module = numbers.one(of: modules)
    let treaty = numbers.one(of: lawBook.treaties)
    let before = try answers(of: module, treaty)
    var other = module
    other.offenses.reverse()
    other.surveyed.reverse()
    other.generalPart.reverse()
    other.dataSharing.reverse()
    other.offenses = other.offenses.map { offense in
      guard var offense = offense as? Offense else { return offense }
      offense.reaches.reverse()
      offense.exceptions.reverse()
      offense.disputes.reverse()
      return offense
    }
    let reversed = try answers(of: other, treaty)
    for (row, answer) in before where reversed[row] != answer {
      return "\(treaty.id) \(row): \(answer), and in another order \(reversed[row].map { "\($0)" } ?? "nothing")"
    }
    return try defectOfMore(module, treaty) ?? defectOfExamples(module, treaty)
  }

  /// A case of a gap that the treaty does not reach or that the law punishes, decided word by word, without the algebra.
  private func defectOfExamples(_ module: Module, _ treaty: Treaty) throws -> String? {
    let evaluator = PointwiseEvaluator(vocabulary: lawBook.conduct, module: module, date: Self.date)
    for finding in try report(on: module, treaty).findings where finding.kind == .gap || finding.kind == .carveOutGap {
      guard let requirement = treaty.requirements.first(where: { $0.id == finding.requirement }),
        requirement.kind == .criminalize
      else { continue }
      for pattern in finding.uncovered.map(\.witness) + [finding.witness].compactMap(\.self) {
        guard let facts = evaluator.facts(pattern) else { return "\(finding.id): a case in unknown words: \(pattern)" }
        if !evaluator.reaches(requirement, facts) { return "\(finding.id): the treaty does not reach \(pattern)" }
        if evaluator.isPunishable(facts) { return "\(finding.id): the law punishes \(pattern)" }
      }
    }
    return nil
  }

  /// What one more offence has opened that was closed.
  private func defectOfMore(_ module: Module, _ treaty: Treaty) throws -> String? {
    var generated = GeneratedLaw(seed: seed, near: treaty, lawBook)
    guard
      let requirement = generated.one(of: treaty.requirements.filter { $0.kind == .criminalize && !$0.reaches.isEmpty })
    else { return nil }
    var offense = generated.offense(near: requirement)
    offense.id = "\(module.jurisdiction.code.lowercased())-more"
    var (less, more) = (module, module)
    more.offenses.append(offense)
    // Both laws are asked in one space, so that what is added is there before as law of a later time.
    offense.inForce = GeneratedLaw.never
    less.offenses.append(offense)
    let (before, after) = (try answers(of: less, treaty), try answers(of: more, treaty))
    for requirement in treaty.requirements where requirement.kind == .criminalize {
      guard let old = before[requirement.id], let new = after[requirement.id] else { continue }
      let isWorse =
        old.status == .met && old.certainty == .certain && new.status != .met
        || old.status == .partlyMet && new.status == .notMet
      if isWorse { return "\(treaty.id) \(requirement.id): \(old), and with one more offense \(new)" }
    }
    return nil
  }

  private struct Answer: Equatable {
    var status: Status
    var certainty: Certainty
  }

  private static let date = CalendarDate(year: 2026, month: 11, day: 23) ?? CalendarDate(daysSince1970: 20_780)

  private func report(on module: Module, _ treaty: Treaty) throws -> Report {
    let changed = try lawBook.adding(module, replacing: true)
    return try Mapper(changed).report(on: module.jurisdiction.code, to: treaty.id, asOf: Self.date)
  }

  private func answers(of module: Module, _ treaty: Treaty) throws -> [String: Answer] {
    Dictionary(
      try report(on: module, treaty).assessments.map {
        ($0.requirement.id, Answer(status: $0.status, certainty: $0.certainty))
      },
      uniquingKeysWith: { first, _ in first })
  }
}
