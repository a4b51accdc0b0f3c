// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import Testing

/// An attempt at a result takes the intent at that very result.
@Suite struct AttemptTests {
  static let date = CalendarDate("2026-11-23")!

  /// An offence that asks for a result and whose attempt is punished, with a case that it reaches.
  struct Example {
    var evaluator: PointwiseEvaluator
    var offense: any OffenseDefinition
    var result: Int
    /// Every element of the offence as it stands, completed.
    var facts: PointwiseEvaluator.Facts

    /// The same case, the person not meaning the result.
    func withoutIntent(_ facts: PointwiseEvaluator.Facts) -> PointwiseEvaluator.Facts {
      let variable = evaluator.vocabulary.variables[result]
      var facts = facts
      if let intended = variable.intendedIn {
        facts[intended] = evaluator.vocabulary.variables[intended].usual ?? 0
        return facts
      }
      for case (let shown, .values(let meant)) in variable.attemptedWhen.flatMap(\.limits) {
        facts[shown] = evaluator.vocabulary.variables[shown].values.indices.first { !meant.contains($0) } ?? 0
      }
      return facts
    }
  }

  /// For each result of the vocabulary, the offences of the bundled law that ask for it.
  static func examples() throws -> [Example] {
    let lawBook = try LawBook.load()
    let vocabulary = lawBook.conduct
    return lawBook.modules.flatMap { module in
      let evaluator = PointwiseEvaluator(vocabulary: vocabulary, module: module, date: date)
      return module.offenses.filter { $0.inForce.contains(date) && $0.attempt?.holds == true }.flatMap { offense in
        offense.reaches.flatMap { condition in
          condition.limits.keys.filter { vocabulary.variables[$0].isResult }.sorted().compactMap { result -> Example? in
            evaluator.example(of: condition).flatMap { facts -> Example? in
              // Another alternative of the section may ask for no such result, and reach the act anyway.
              guard var alternative = offense as? Offense else { return nil }
              alternative.reaches = [condition]
              return Example(evaluator: evaluator, offense: alternative, result: result, facts: facts)
            }
          }
        }
      }
    }
  }

  /// The results that fewer than three modules ask for in this way, with the number of those that do.
  private static let fewerModules = [
    "child-response": 2, "danger": 2, "data-leaked": 1, "distress": 1, "gain": 1, "laundering-effect": 1,
  ]

  @Test("Who means the result and misses it attempts the offence; who does not mean it does not")
  func intentAtTheResult() throws {
    var modules: [String: Set<String>] = [:]
    for example in try Self.examples() {
      let vocabulary = example.evaluator.vocabulary
      let results = vocabulary.variables.indices.filter { vocabulary.variables[$0].isResult }
      guard example.evaluator.reaches(example.offense, example.facts) else { continue }
      // The act is done, with all its elements and the intent at every result; and no result comes of it.
      var missed = example.facts
      for result in results { missed[result] = vocabulary.variables[result].missed }
      #expect(example.evaluator.reaches(example.offense, missed), "\(example.offense.id)")
      // The same act, the person not meaning that result: no attempt, and no offence under this alternative.
      let harmless = example.withoutIntent(missed)
      #expect(!example.evaluator.reaches(example.offense, harmless), "\(example.offense.id)")
      modules[vocabulary.variables[example.result].id, default: []].insert(String(example.offense.id.prefix(2)))
    }
    for variable in try LawBook.load(jurisdictions: []).conduct.variables where variable.isResult {
      // Of so many modules an offence asks for the result, and for the intent at it no more than every attempt does.
      let least = Self.fewerModules[variable.id] ?? 3
      #expect(modules[variable.id, default: []].count >= least, "\(variable.id): \(modules)")
    }
  }

  @Test(
    "Scanning a system without meaning to hinder it is no attempt at sabotage",
    arguments: ["DE", "US", "JP", "EE", "ES"])
  func portScan(code: String) throws {
    let lawBook = try LawBook.load(jurisdictions: [code])
    let module = try #require(lawBook.module(code))
    let evaluator = PointwiseEvaluator(vocabulary: lawBook.conduct, module: module, date: Self.date)
    let scan = FactPattern(facts: [
      "act": "transmit", "object": "computer-data", "authorization": "no-authority", "mental-state": "intentional",
      "hindrance": "not-hindered", "stage": "carried-out",
    ])
    let facts = try #require(evaluator.facts(scan))
    let sabotage = module.offenses.filter { $0.topics.contains("system-interference") }
    #expect(!sabotage.isEmpty)
    for offense in sabotage { #expect(!evaluator.reaches(offense, facts), "\(offense.id)") }
  }

  @Test("Every result of the bundled vocabulary has a word for the intent at it")
  func everyResultHasAWord() throws {
    let conduct = try LawBook.load(jurisdictions: []).conduct
    for variable in conduct.variables where variable.isResult {
      #expect(variable.intendedIn != nil || !variable.attemptedWhen.isEmpty, "\(variable.id)")
    }
  }
}

extension Variable {
  /// The answer "it did not come of the act": the lowest of an ordered result, the last of any other.
  fileprivate var missed: Int { kind == .ordered ? 0 : values.count - 1 }
}

extension PointwiseEvaluator {
  /// A case of a condition, with the intent at every result that it asks for; nothing where it cannot occur.
  fileprivate func example(of condition: Condition) -> Facts? {
    var facts = vocabulary.variables.indices.map { index -> Int in
      let variable = vocabulary.variables[index]
      let usual = variable.usual ?? variable.whenSilent?.values.first ?? variable.minimum
      switch condition.limits[index] {
      case .values(let values): return values.contains(usual) ? usual : values.values[0]
      case .numbers(let ranges): return ranges.contains { $0.contains(usual) } ? usual : ranges[0].lower
      case nil: return usual
      }
    }
    for (index, variable) in vocabulary.variables.enumerated() where condition.limits[index] != nil {
      if let intended = variable.intendedIn { facts[intended] = facts[index] }
      for presupposed in variable.attemptedWhen {
        for case (let other, .values(let values)) in presupposed.limits where !values.contains(facts[other]) {
          guard condition.limits[other] == nil else { return nil }
          facts[other] = values.values[0]
        }
      }
    }
    return isImpossible(facts) ? nil : facts
  }
}
