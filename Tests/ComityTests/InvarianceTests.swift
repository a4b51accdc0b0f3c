// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import Testing

@testable import ComityMapper

/// The fourth law of the mapper: how a law is written down, and what other countries have, changes no answer.
@Suite struct InvarianceTests {
  private static let laws = ["DE", "US", "JP", "1", "2"]

  /// What may not change of a report.
  private struct Answers: Equatable {
    var rows: [String: String]
    var openCases: [String: Set<[FactLimit]>]

    init(_ report: Report) {
      rows = Dictionary(
        uniqueKeysWithValues: report.assessments.map { answer in
          let options = answer.options.map { "\($0.option)/\($0.alternatives)/\($0.use)/\($0.set ?? 0)" }
          return (
            answer.requirement.id,
            "\(answer.status) \(answer.certainty) \(options) \(answer.dependsOn) \(answer.unread) \(answer.waitsFor)"
          )
        })
      // Where a list was cut, which groups it shows is no answer; and of a duty that opens offenses, the gaps are compared
      // together, since which of them are told as one is none, either.
      let byKey = Dictionary(grouping: report.findings) { finding in
        finding.detail is Finding.ExtensionGap ? finding.requirement : finding.id
      }
      openCases = byKey.filter { $0.value.allSatisfy(\.uncoveredIsComplete) }
        .mapValues { Set($0.flatMap(\.uncovered).map(\.limits)) }
    }

    /// What differs, for a message.
    func differences(from other: Answers) -> [String] {
      rows.keys.sorted().filter { rows[$0] != other.rows[$0] }
        .map { "\($0): \(rows[$0] ?? "nothing"); before: \(other.rows[$0] ?? "nothing")" }
    }
  }

  private static func report(_ module: Module, _ treaty: Treaty, _ lawBook: LawBook) throws -> Report {
    var changed = try lawBook.adding(module, replacing: true)
    changed.treaties = changed.treaties.map { $0.id == treaty.id ? treaty : $0 }
    return try Mapper(changed).report(on: module.jurisdiction.code, to: treaty.id, asOf: GeneratedLaw.date)
  }

  @Test("The order of lists changes no answer", arguments: laws, ["budapest-2001", "un-cybercrime-2024"])
  func order(law: String, treaty: String) throws {
    let trial = try MonotonyTests.Trial(law, treaty)
    var generated = trial.generated
    var module = trial.module
    module.surveyed = generated.shuffled(module.surveyed)
    module.generalPart = generated.shuffled(module.generalPart)
    module.offenses = generated.shuffled(module.offenses).map { other in
      guard var offense = other as? Offense else { return other }
      offense.reaches = generated.shuffled(offense.reaches)
      offense.exceptions = generated.shuffled(offense.exceptions)
      offense.disputes = generated.shuffled(offense.disputes)
      return offense
    }
    module.dataSharing = generated.shuffled(module.dataSharing).map { other in
      guard var rule = other as? DataSharingRule else { return other }
      rule.reaches = generated.shuffled(rule.reaches)
      rule.exceptions = generated.shuffled(rule.exceptions)
      return rule
    }
    let before = Answers(try Self.report(trial.module, trial.treaty, trial.lawBook))
    let after = Answers(try Self.report(module, trial.treaty, trial.lawBook))
    #expect(after.differences(from: before) == [])
    // Under which article a cause is told that shows in several depends on what is named as standing in the way; what is
    // open there is the same.
    let told = Set(before.openCases.keys).intersection(after.openCases.keys).sorted()
    #expect(told.filter { before.openCases[$0] != after.openCases[$0] } == [], "other open cases")
  }

  @Test(
    "The module's own tests change no word of a report", arguments: ["EE", "US"],
    ["budapest-2001", "un-cybercrime-2024"])
  func cases(law: String, treaty: String) throws {
    let trial = try MonotonyTests.Trial(law, treaty)
    var module = trial.module
    #expect(!module.cases.isEmpty)
    module.cases = []
    let with = try Self.report(trial.module, trial.treaty, trial.lawBook)
    let without = try Self.report(module, trial.treaty, trial.lawBook)
    #expect(with.rendered(as: .json) == without.rendered(as: .json))
  }

  @Test(
    "A provision split into its alternatives answers as before", arguments: laws,
    ["budapest-2001", "un-cybercrime-2024"])
  func splitting(law: String, treaty: String) throws {
    let trial = try MonotonyTests.Trial(law, treaty)
    let module = trial.module.split
    #expect(module.offenses.count > trial.module.offenses.count)
    let before = Answers(try Self.report(trial.module, trial.treaty, trial.lawBook))
    let after = Answers(try Self.report(module, trial.treaty, trial.lawBook))
    #expect(after.differences(from: before) == [])
    for space in Vocabulary.Space.allCases {
      let (whole, parts) = (trial.questions(trial.module, space), trial.questions(module, space))
      #expect(whole.wider(than: parts) + parts.wider(than: whole) == [])
    }
  }

  @Test("Another country changes no answer", arguments: ["DE", "US", "JP", "EE"])
  func otherCountries(code: String) throws {
    let all = try MonotonyTests.bundled.get()
    let few = try LawBook.load(jurisdictions: [code, "EU"])
    for treaty in ["budapest-2001", "un-cybercrime-2024"] {
      func json(_ lawBook: LawBook) throws -> String {
        try Mapper(lawBook).report(on: code, to: treaty, asOf: GeneratedLaw.date).rendered(as: .json)
      }
      #expect(try json(few) == json(all), "\(treaty)")
    }
  }

  @Test("A word for several answers says the same as these answers")
  func parents() throws {
    let lawBook = try MonotonyTests.bundled.get()
    for space in Vocabulary.Space.allCases {
      let vocabulary = try #require(lawBook.vocabulary(of: space))
      for variable in vocabulary.variables {
        for group in variable.groups {
          let members = group.members.values.map { variable.values[$0].id }
          let (parent, children) = (
            try vocabulary.condition([variable.id: [group.id]]), try vocabulary.condition([variable.id: members])
          )
          #expect(parent == children, "\(variable.id): \(group.id)")
        }
      }
    }
  }
}

extension Module {
  /// The module with every alternative of a provision as a provision of its own, and the rules that name it.
  fileprivate var split: Module {
    var module = self
    var parts: [String: [String]] = [:]
    module.offenses = offenses.flatMap { other -> [any OffenseDefinition] in
      guard let offense = other as? Offense, offense.reaches.count > 1 else { return [other] }
      return offense.reaches.enumerated().map { number, condition in
        var part = offense
        part.id = "\(offense.id)-alternative-\(number)"
        part.reaches = [condition]
        parts[offense.id, default: []].append(part.id)
        return part
      }
    }
    module.dataSharing = dataSharing.flatMap { other -> [any DataSharingObligation] in
      guard let rule = other as? DataSharingRule, rule.reaches.count > 1 else { return [other] }
      return rule.reaches.enumerated().map { number, condition in
        var part = rule
        part.id = "\(rule.id)-alternative-\(number)"
        part.reaches = [condition]
        parts[rule.id, default: []].append(part.id)
        return part
      }
    }
    func renamed(_ ids: [String]) -> [String] { ids.flatMap { parts[$0] ?? [$0] } }
    module.generalPart = generalPart.map { rule in
      var rule = rule
      rule.appliesTo = rule.appliesTo.map(renamed)
      return rule
    }
    module.cases = cases.map { legalCase in
      var legalCase = legalCase
      legalCase.provisions = renamed(legalCase.provisions)
      return legalCase
    }
    module.dataSharing = module.dataSharing.map { other in
      guard var rule = other as? DataSharingRule else { return other }
      rule.overrides = renamed(rule.overrides)
      rule.catalog = rule.catalog.map { OffenseCatalog(lists: renamed($0.lists), lacks: renamed($0.lacks)) }
      return rule
    }
    return module
  }
}
