// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Regions
import Testing

/// The first law of the mapper: what extreme States meet of every treaty.
@Suite struct MapperLawTests {
  static let date = GeneratedLaw.date
  static let source = GeneratedLaw.source

  static let treaties = ["budapest-2001", "budapest-protocol-1-2003", "budapest-protocol-2-2022", "un-cybercrime-2024"]
  static let instruments = Result { try LawBook.load(jurisdictions: []) }

  static func report(on module: Module, to treaty: String, _ lawBook: LawBook) throws -> Report {
    let lawBook = try lawBook.adding(module)
    return try Mapper(lawBook).report(on: "XR", to: treaty, asOf: date)
  }

  /// Everything that anyone does, everywhere, is an offence with the gravest penalty, and so is the attempt.
  static func everythingPunished(_ lawBook: LawBook) -> Offense {
    // Where silence has a meaning, the law has to speak.
    let limits = lawBook.conduct.variables.enumerated().filter { $1.whenSilent != nil }
      .map { ($0, Limit.values(ValueSet($1.values.indices))) }
    return Offense(
      id: "xr-1", citation: "§ 1", title: "Everything", topics: lawBook.topics.map(\.id),
      reaches: [Condition(limits: Dictionary(uniqueKeysWithValues: limits))], penalty: Penalty(maximum: .life),
      attempt: Answer(true), legalPersons: Answer(true), source: source)
  }

  /// Authorities may do everything, and everyone has to do what they order.
  static func everyPower(_ lawBook: LawBook) -> [DataSharingRule] {
    [DataSharingEffect.may, .must].map { effect in
      DataSharingRule(
        id: "xr-\(effect)", citation: "§ 2", title: "Every power", topics: lawBook.topics.map(\.id), effect: effect,
        reaches: [Condition()], source: source)
    }
  }

  /// Nothing may be done for a foreign authority.
  static func everythingForbiddenAbroad(_ lawBook: LawBook) throws -> DataSharingRule {
    let foreign = try #require(
      try lawBook.evidence?.condition(["requester": ["party-authority", "non-party-authority"]]))
    return DataSharingRule(
      id: "xr-none", citation: "§ 3", title: "Nothing to foreign authorities", topics: ["mutual-assistance"],
      effect: .mustNot, reaches: [foreign], source: source)
  }

  @Test("A State without law meets no duty", arguments: treaties)
  func noLaw(treaty: String) throws {
    let lawBook = try Self.instruments.get()
    let report = try Self.report(on: GeneratedLaw.state(in: lawBook), to: treaty, lawBook)
    let duties = report.assessments.filter { $0.requirement.modality == .shall }
    #expect(!duties.isEmpty)
    for duty in duties {
      #expect(![.met, .metByDeclaration, .arguable].contains(duty.status), "\(duty.requirement.id): \(duty.status)")
      #expect(duty.status != .notSurveyed, "\(duty.requirement.id)")
    }
  }

  @Test(
    "A State that punishes everything and forbids nothing meets every duty, and keeps no safeguard", arguments: treaties
  )
  func everyLaw(treaty: String) throws {
    let lawBook = try Self.instruments.get()
    var owed: Set<String> = []
    // A duty hangs on a fact of the State in the one way or the other: both States are asked.
    for holds in [false, true] {
      let bases: [StateFact.Name] = [
        .treatyIsBasisForAssistance, .treatyIsBasisForExtradition, .treatyIsBasisForPreservation,
      ]
      let state = GeneratedLaw.state(
        in: lawBook, offenses: [Self.everythingPunished(lawBook)], dataSharing: Self.everyPower(lawBook)
      ) { holds && !bases.contains($0) }
      let report = try Self.report(on: state, to: treaty, lawBook)
      for duty in report.assessments where duty.requirement.modality == .shall {
        let requirement = duty.requirement
        guard duty.status != .notOwed else { continue }
        owed.insert(requirement.id)
        switch requirement.kind {
        case .safeguard, .forbid:
          // Want of what a word asks that is left to the State is at most arguable.
          let isArguable = duty.status == .arguable && !requirement.openWords.isEmpty
          #expect([.notMet, .partlyMet].contains(duty.status) || isArguable, "\(requirement.id): \(duty.status)")
        default: #expect(duty.status == .met && duty.certainty == .certain, "\(requirement.id): \(duty.status)")
        }
      }
    }
    let asked = try #require(lawBook.treaty(treaty)).requirements.filter { requirement in
      requirement.modality == .shall && ![.refusal, .permit, .forbid].contains(requirement.kind)
    }
    #expect(asked.filter { !owed.contains($0.id) }.map(\.id) == [], "a duty that no State owes")
  }

  @Test(
    "A State that forbids everything to foreign authorities does no duty of cooperation, whatever its powers",
    arguments: treaties, [false, true])
  func everythingForbidden(treaty: String, hasEveryPower: Bool) throws {
    let lawBook = try Self.instruments.get()
    let forbidding = try Self.everythingForbiddenAbroad(lawBook)
    let state = GeneratedLaw.state(
      in: lawBook, dataSharing: (hasEveryPower ? Self.everyPower(lawBook) : []) + [forbidding])
    let report = try Self.report(on: state, to: treaty, lawBook)
    let dynamic = report.treaty.requirements.filter(\.isDynamicGround)
    for duty in report.assessments where duty.requirement.modality == .shall {
      let requirement = duty.requirement
      guard !hasEveryPower || requirement.kind == .cooperate else { continue }
      // What a ground that refers to all of domestic law takes even out of the usual case is arguable, if there is a power.
      let isArguable =
        hasEveryPower && !requirement.hasClosedGrounds
        && dynamic.contains { $0.extending?.concerns([requirement.id]) ?? true }
      #expect(
        ![.met, .metByDeclaration].contains(duty.status) && (duty.status != .arguable || isArguable),
        "\(requirement.id): \(duty.status)")
    }
  }
}
