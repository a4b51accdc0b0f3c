// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Foundation
import Regions
import Testing

/// What a report says would close a finding is done to the law, in its own words, and the report made again.
@Suite struct RemedyTests {
  /// Of each kind of remedy every twelfth is tried; all of them where `COMITY_ALL_REMEDIES` is set, which takes
  /// seconds in a release build and minutes in another.
  private static let step = ProcessInfo.processInfo.environment["COMITY_ALL_REMEDIES"] == nil ? 12 : 1

  @Test("A remedy that was carried out has closed its finding")
  func remediesClose() throws {
    let lawBook = try LawBook.load()
    let mapper = Mapper(lawBook)
    var seen: [String: Int] = [:]
    var tried: [String: Int] = [:]
    for module in lawBook.modules {
      for treaty in lawBook.treaties {
        let report = try mapper.report(on: module.jurisdiction.code, to: treaty.id, asOf: WitnessTests.date)
        for finding in report.findings {
          for remedy in finding.remedies {
            let kind = "\(finding.kind) \(remedy.kind)"
            for limit in remedy.amendments.flatMap({ $0.widen + $0.giveUp + $0.narrow }) {
              #expect(!limit.words.isEmpty || !limit.ranges.isEmpty, "\(finding.id): \(limit.variable)")
            }
            seen[kind, default: 0] += 1
            guard seen[kind, default: 0] % Self.step == 1 || Self.step == 1 else { continue }
            guard let reform = Reform(of: module, to: treaty, lawBook).applying(remedy, of: finding) else { continue }
            let changed = try Mapper(lawBook.adding(reform, replacing: true))
              .report(on: module.jurisdiction.code, to: treaty.id, asOf: WitnessTests.date)
            #expect(!changed.findings.contains { $0.id == finding.id }, "\(finding.id): \(remedy)")
            tried[kind, default: 0] += 1
          }
        }
      }
    }
    #expect(tried.count >= 10, "\(tried)")
  }

  @Test("On generated law, too, a remedy that was carried out has closed its finding", arguments: [0, 1, 2])
  func remediesCloseOnGeneratedLaw(seed: Int) throws {
    let lawBook = try LawBook.load(jurisdictions: [])
    let treaty = try #require(lawBook.treaty(seed.isMultiple(of: 2) ? "budapest-2001" : "un-cybercrime-2024"))
    var law = GeneratedLaw(seed: UInt64(seed), near: treaty, lawBook)
    let module = law.module()
    let report = try MapperLawTests.report(on: module, to: treaty.id, lawBook)
    var tried = 0
    for finding in report.findings {
      for remedy in finding.remedies where law.chance(4) {
        guard let reform = Reform(of: module, to: treaty, lawBook).applying(remedy, of: finding) else { continue }
        let changed = try MapperLawTests.report(on: reform, to: treaty.id, lawBook)
        #expect(!changed.findings.contains { $0.id == finding.id }, "\(finding.id): \(remedy)")
        tried += 1
      }
    }
    #expect(tried > 3)
  }

  @Test(
    "What is to be amended is an offence mainly about the article, and rather so that it covers more than asks less",
    arguments: [
      // By its elements the offence of running malicious programs is nearer to all of them.
      ("JP", "2", "jp-uca-3"), ("JP", "3", "jp-tba-179"), ("JP", "4.1", "jp-pc-261"), ("JP", "5", "jp-pc-234-2"),
      // The offence of the article is further away, or there is none: the nearest one is named all the same.
      ("US", "5", "us-18-1030-a-5-a"),
      // Tools for access: the law on such tools, and not that on devices for listening; where there is none, the law on
      // devices for listening, and not that on identity papers.
      ("FR", "6.1.a.i", "fr-cp-323-3-1"), ("US", "6.1.a.i", "us-18-2512"),
      // Images of youths: the section on youths, and not that on children.
      ("DE", "9.1.d", "de-stgb-184c-3"),
    ])
  func amendsTheOffenseOfTheArticle(country: String, requirement: String, provision: String) throws {
    let report = try Mapper(LawBook.load()).report(on: country, to: "budapest-2001", asOf: WitnessTests.date)
    let finding = try #require(report.findings.first { $0.requirement == requirement && $0.kind == .gap })
    #expect(finding.remedies.flatMap(\.amendments).map(\.provision) == [provision])
  }
}

extension Remedy {
  fileprivate var amendments: [Amendment] {
    switch self {
    case .amend(let amendments), .declareAndAmend(_, let amendments): amendments
    default: []
    }
  }
}

/// Changes of a module, as a legislator would make them who has read the report.
private struct Reform {
  var module: Module
  let treaty: Treaty
  let lawBook: LawBook

  init(of other: any JurisdictionModule, to treaty: Treaty, _ lawBook: LawBook) {
    module = Module(
      jurisdiction: other.jurisdiction, surveyed: other.surveyed, participation: other.participation,
      generalPart: other.generalPart, offenses: other.offenses, dataSharing: other.dataSharing,
      stateFacts: other.stateFacts)
    self.treaty = treaty
    self.lawBook = lawBook
  }

  /// The module with a remedy carried out; nothing where the remedy leaves the words of the change open.
  func applying(_ remedy: Remedy, of finding: Finding) -> Module? {
    var reform = self
    let requirement = treaty.requirements.first { $0.id == finding.requirement }
    let vocabulary = requirement?.kind.space == .evidence ? lawBook.evidence ?? lawBook.conduct : lawBook.conduct
    switch remedy {
    case .amend(let amendments):
      for amendment in amendments { reform.amend(amendment, vocabulary) }
    case .declare(let declarations):
      reform.declare(declarations)
    case .declareAndAmend(let declarations, let amendments):
      reform.declare(declarations)
      for amendment in amendments { reform.amend(amendment, vocabulary) }
    case .interpret(let readings):
      for reading in readings { reform.interpret(reading) }
    case .withdraw(let option):
      reform.withdraw(option)
    case .raise(let provisions, let months):
      reform.changeOffenses(provisions) { $0.penalty = Penalty(maximum: .months(months)) }
    case .enact: return nil
    }
    return reform.module
  }

  // MARK: Declarations

  private mutating func declare(_ declarations: [Remedy.DeclarationToMake]) {
    // A declaration is deposited with the instrument: it has effect for a party.
    let joined = CalendarDate("2026-01-15")!
    let made = declarations.map { declaration in
      // A part of an option is declared by the cases that it leaves out.
      let option = treaty.options.first { $0.id == declaration.option }
      let part = option?.parts.first { $0.id == declaration.alternative }
      return StateDeclaration(
        option: declaration.option, kind: .declaration, made: joined,
        alternatives: part == nil ? declaration.alternative.map { [$0] } ?? [] : [], region: part?.region,
        summary: "made for this test")
    }
    if let index = module.participation.firstIndex(where: { $0.treaty == treaty.id }) {
      module.participation[index].declarations += made
      module.participation[index].inForce = module.participation[index].inForce ?? joined
    } else {
      module.participation.append(
        TreatyParticipation(
          treaty: treaty.id, signed: joined, ratified: joined, inForce: joined, declarations: made,
          source: Source(title: "test", url: "https://example.org")))
    }
  }

  private mutating func withdraw(_ option: String) {
    for index in module.participation.indices where module.participation[index].treaty == treaty.id {
      module.participation[index].declarations.removeAll { $0.option == option }
    }
  }

  // MARK: Words

  private mutating func changeOffenses(_ ids: [String], _ change: (inout Offense) -> Void) {
    module.offenses = module.offenses.map { other in
      guard ids.contains(other.id) else { return other }
      var offense = Offense(
        id: other.id, citation: other.citation, title: other.title, topics: other.topics, reaches: other.reaches,
        exceptions: other.exceptions, disputes: other.disputes, penalty: other.penalty,
        aggravatedForms: other.aggravatedForms, attempt: other.attempt, legalPersons: other.legalPersons,
        inForce: other.inForce, source: other.source, review: other.review)
      change(&offense)
      return offense
    }
  }

  private mutating func interpret(_ reading: Remedy.DisputedReading) {
    let conduct = lawBook.conduct
    module.generalPart = module.generalPart.map { rule in
      var rule = rule
      if rule.id == reading.provision { rule.disputed = nil }
      return rule
    }
    changeOffenses([reading.provision]) { offense in
      for dispute in offense.disputes where conduct.variables[dispute.variable].id == reading.element {
        for index in offense.reaches.indices where offense.reaches[index].limits[dispute.variable] != nil {
          offense.reaches[index].limits[dispute.variable] = dispute.lenient
        }
      }
      offense.exceptions.removeAll { $0.id == reading.element }
    }
  }

  private mutating func amend(_ amendment: Remedy.Amendment, _ vocabulary: Vocabulary) {
    let (treaty, activities) = (treaty, lawBook.protectedActivities)
    func change(_ reaches: inout [Condition], _ exceptions: inout [Carveout]) {
      for index in reaches.indices {
        for limit in amendment.widen {
          let variable = vocabulary.index(of: limit.variable)!
          guard let present = reaches[index].limits[variable] else { continue }
          reaches[index].limits[variable] = present.union(limit.limit(in: vocabulary))
        }
        for limit in amendment.giveUp {
          let variable = vocabulary.index(of: limit.variable)!
          let isSilent = vocabulary.variables[variable].whenSilent != nil
          reaches[index].limits[variable] =
            isSilent ? .values(ValueSet(vocabulary.variables[variable].values.indices)) : nil
        }
      }
      if !amendment.narrow.isEmpty {
        let added = Condition(
          limits: Dictionary(
            uniqueKeysWithValues: amendment.narrow.map {
              (vocabulary.index(of: $0.variable)!, $0.limit(in: vocabulary))
            }))
        reaches = reaches.compactMap { $0.intersection(added) }
      }
      exceptions.removeAll { amendment.drop.contains($0.id) }
      let excepted: [Condition]
      switch amendment.except {
      case .requirement(let id): excepted = treaty.requirements.first { $0.id == id }!.reaches
      case .activity(let id): excepted = activities.first { $0.id == id }!.region
      case nil: return
      }
      exceptions.append(
        Carveout(
          id: "added-\(exceptions.count)", kind: .exception, when: excepted, summary: "added by this test"))
    }
    changeOffenses([amendment.provision]) { offense in
      change(&offense.reaches, &offense.exceptions)
    }
    module.dataSharing = module.dataSharing.map { other in
      guard other.id == amendment.provision else { return other }
      var rule = DataSharingRule(
        id: other.id, citation: other.citation, title: other.title, topics: other.topics, effect: other.effect,
        reaches: other.reaches, exceptions: other.exceptions, overrides: other.overrides, inForce: other.inForce,
        source: other.source, review: other.review)
      change(&rule.reaches, &rule.exceptions)
      return rule
    }
    if let opened = amendment.openTo { open(amendment.provision, to: opened) }
  }

  /// Opens an offence to attempts, or by a rule of its own to any other further cases.
  private mutating func open(_ offense: String, to requirement: String) {
    let duty = treaty.requirements.first { $0.id == requirement }!
    let further = duty.extending!.to
    let stage = lawBook.conduct.index(of: "stage")!
    if further.contains(where: { $0.limits[stage] != nil }) {
      changeOffenses([offense]) { $0.attempt = Answer(true) }
    } else {
      module.generalPart.append(
        GeneralRule(
          id: "\(module.jurisdiction.code.lowercased())-added-\(module.generalPart.count)", citation: "added",
          title: "added by this test", topics: [duty.topic],
          opens: further, appliesTo: [offense], source: Source(title: "test", url: "https://example.org")))
    }
  }
}

extension Remedy {
  /// The name of the case.
  fileprivate var kind: String {
    switch self {
    case .amend(let amendments):
      let first = amendments.first
      let what = [
        first?.widen.isEmpty == false ? "widen" : nil, first?.giveUp.isEmpty == false ? "giveUp" : nil,
        first?.narrow.isEmpty == false ? "narrow" : nil, first?.drop.isEmpty == false ? "drop" : nil,
        first?.except != nil ? "except" : nil, first?.openTo != nil ? "open" : nil,
      ]
      return "amend " + what.compactMap(\.self).joined(separator: "+")
    case .declare: return "declare"
    case .declareAndAmend: return "declareAndAmend"
    case .interpret: return "interpret"
    case .enact: return "enact"
    case .withdraw: return "withdraw"
    case .raise: return "raise"
    }
  }
}

extension FactLimit {
  /// The words of the limit, as a condition has them.
  fileprivate func limit(in vocabulary: Vocabulary) -> Limit {
    let definition = vocabulary.variables[vocabulary.index(of: variable)!]
    guard definition.kind != .number else { return .numbers(ranges) }
    return .values(words.compactMap { definition.value(named: $0) }.reduce(ValueSet()) { $0.union($1.members) })
  }
}

extension Limit {
  fileprivate func union(_ other: Limit) -> Limit {
    switch (self, other) {
    case (.values(let own), .values(let more)): .values(own.union(more))
    case (.numbers(let own), .numbers(let more)): .numbers(own + more)
    default: self
    }
  }
}
