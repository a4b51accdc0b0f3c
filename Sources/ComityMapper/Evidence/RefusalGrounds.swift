// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// The grounds on which a treaty lets or makes a State refuse, held against its law.
///
/// They are computed here and nowhere else, for a report on all cases and for a request that is one of them: what a report
/// takes out of a duty, a request finds as a ground.
struct RefusalGrounds: Sendable {
  /// A ground, and the cases in which it is there.
  struct Ground: Sendable {
    let requirement: Requirement
    let region: Region
    /// The same, with the cases in which that can only be argued.
    let arguable: Region

    init(requirement: Requirement, region: Region, arguable: Region? = nil) {
      self.requirement = requirement
      self.region = region
      self.arguable = arguable ?? region
    }

    /// Whether it is a ground against this duty.
    func concerns(_ duty: Requirement) -> Bool { requirement.extending?.concerns([duty.id]) ?? true }
  }

  private let law: CompiledEvidence
  private let all: [Ground]

  /// Compiles the grounds of a treaty; one that hangs on a fact which does not hold of this State is none.
  init(of treaty: Treaty, against law: CompiledEvidence) {
    self.law = law
    all = treaty.requirements.filter { $0.kind == .refusal && !law.module.isExempt(from: $0) }
      .map { requirement in
        let region = law.region(of: requirement)
        let further = requirement.arguableGrounds
        return Ground(
          requirement: requirement, region: region,
          arguable: further.isEmpty ? region : region.union(law.facts.region(further).without(law.facts.impossible)))
      }
  }

  /// The grounds against a duty that name facts: they are there whatever the law of the State asked says.
  func factual(against duty: Requirement) -> [Ground] {
    all.filter { !$0.requirement.isDynamicGround && $0.concerns(duty) }
  }

  /// The grounds against a duty that refer to the law of the State asked, each as far as the treaty lets it work.
  ///
  /// Such a ground works neither against an article that lists its own as the only ones, nor where the same case would not
  /// be refused but for a fact that the treaty bars as a ground, such as that the offence concerns taxes.
  func dynamic(against duty: Requirement, whole: Region) -> [Ground] {
    guard !duty.hasClosedGrounds else { return [] }
    return all.filter { $0.requirement.isDynamicGround && $0.concerns(duty) }.map { ground in
      let refusable = ground.region.part(meeting: whole)
      let region = ground.requirement.barredGrounds.reduce(refusable) { refusable, barred in
        // A prohibition that does not speak of the barred fact would stand in the way of the same case without it. One
        // that does is no ground, even beside another: more prohibitions do not better an answer.
        let speaking = law.prohibitions.map { $0.forbidden(naming: barred, in: law.facts) }
        return refusable.subtracting(
          law.facts.region([barred]).intersection(Region(joining: speaking, in: law.facts.space).part(meeting: whole)))
      }
      return Ground(requirement: ground.requirement, region: region)
    }
  }

  /// What of a duty may be refused on grounds that refer to the law of the State asked, where that law forbids it.
  func credit(against duty: Requirement, whole: Region) -> Region {
    Region(joining: dynamic(against: duty, whole: whole).map(\.region), in: law.facts.space)
  }
}
