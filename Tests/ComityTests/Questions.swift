// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import CompiledLaw
import Regions
import Testing

@testable import ComityMapper

/// Every question of a treaty that is a region, asked of a law.
struct Questions {
  /// The inquiries, by requirement.
  var inquiries: [String: RequirementInquiry] = [:]

  init(of treaty: Treaty, to module: any JurisdictionModule, in space: Vocabulary.Space, _ lawBook: LawBook) {
    let state = StateAsked(module, on: GeneratedLaw.date, isParty: true)
    switch space {
    case .conduct:
      let conduct = ConductInquiry(treaty: treaty, state: state, vocabulary: lawBook.conduct, protectedActivities: [])
      for requirement in treaty.requirements where requirement.kind == .criminalize {
        inquiries[requirement.id] = conduct.inquiry(
          requirement, about: conduct.region(of: requirement), topics: [requirement.topic])
      }
    case .evidence:
      guard let vocabulary = lawBook.evidence else { return }
      let law = CompiledEvidence(
        module: module, rules: module.dataSharing, treaties: [treaty], date: GeneratedLaw.date, vocabulary: vocabulary)
      let evidence = EvidenceInquiry(treaty: treaty, law: law, state: state, others: [])
      for requirement in treaty.requirements where [.power, .cooperate].contains(requirement.kind) {
        inquiries[requirement.id] = evidence.inquiry(requirement)
      }
    }
  }

  /// The requirements of which more is open than with another law, under some reading.
  ///
  /// Both are asked in one space, and with the same choices of the law.
  func wider(than other: Questions) -> [String] {
    inquiries.keys.sorted().flatMap { id -> [String] in
      guard let own = inquiries[id], let other = other.inquiries[id] else { return [] }
      return [Reading.strict, .lenient].compactMap { reading in
        let (own, other) = (own.snapshot(reading), other.snapshot(reading))
        guard own.choices.map(\.name) == other.choices.map(\.name) else { return nil }
        // Where a declaration takes the usual case out of a duty, another case is the usual one, which no credit reaches.
        let usual = inquiries[id]?.usualCases(of: own.owed) ?? []
        let kept = own.asked.intersection(other.covered.part(meeting: own.asked))
        let isWider =
          !own.asked.isSubset(of: other.asked)
          || !(own.used.isEmpty ? kept : kept.without(usual)).isSubset(of: own.covered)
        return isWider ? "\(id) (\(reading.isLenient ? "lenient" : "strict"))" : nil
      }
    }
  }
}

extension UsedOption {
  fileprivate var name: String { ([option.id] + alternatives).joined(separator: "/") }
}
