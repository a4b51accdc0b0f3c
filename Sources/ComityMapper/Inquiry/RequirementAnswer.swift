// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// The answer to one requirement: what holds under the strict and the lenient reading, and what would close what is open.
struct RequirementAnswer: Sendable {
  let inquiry: RequirementInquiry
  let strict: RequirementInquiry.Snapshot
  let lenient: RequirementInquiry.Snapshot
  let status: Status
  let certainty: Certainty
  /// The sets of options, still open, that would close what is left under the strict reading; else under the lenient one.
  let closing: ClosingSets
  /// Whether they do so under the strict reading.
  let closesStrictly: Bool
  /// Options still open that close nothing, but release a part of what is open.
  let helping: [UsedOption]
  /// Options that would have closed or helped, and that a party can no longer use.
  let late: [UsedOption]
  /// The facts of the State on which the answer hangs.
  let dependsOn: [StateFact.Name]
  /// What nobody read and would change the answer.
  let unread: [OpenQuestion]

  var requirement: Requirement { inquiry.requirement }

  /// Whether what of a region is outside a cover is answered under the lenient reading, so that it is only arguably open.
  func isAnsweredLeniently(_ region: Region, outside cover: Region) -> Bool {
    let covered = cover.union(lenient.covered)
    // What is answered wherever it is asked needs no narrowing to what is, which multiplies the terms.
    return region.isSubset(of: covered) || region.intersection(lenient.asked).isSubset(of: covered)
  }

  /// Whether the answer would change if something that nobody read were decided the other way.
  var isProvisional: Bool { !unread.isEmpty || requirement.basis == .unread }

  init(_ inquiry: RequirementInquiry) {
    self.inquiry = inquiry
    let requirement = inquiry.requirement
    let strict = inquiry.snapshot(.strict)
    let lenient = inquiry.questions.isEmpty ? strict : inquiry.snapshot(.lenient)
    (self.strict, self.lenient) = (strict, lenient)
    guard requirement.modality.isDuty else {
      let strictUse = RequirementAnswer.use(strict)
      status = RequirementAnswer.use(lenient)
      certainty = strictUse == status ? .certain : .arguable
      (closing, closesStrictly, helping, late, dependsOn, unread) = (.none, false, [], [], [], [])
      return
    }
    var closing = ClosingSets.none
    var closesStrictly = true
    if !strict.isMet {
      closing = RequirementAnswer.closing(inquiry, inquiry.options.open(under: .strict), strict, .strict)
      if closing.isEmpty, !lenient.isMet {
        closing = RequirementAnswer.closing(inquiry, inquiry.options.open, lenient, .lenient)
        closesStrictly = false
      }
    }
    self.closing = closing
    self.closesStrictly = closesStrictly
    let plainStrict = RequirementAnswer.plain(strict, hasClosing: closesStrictly && !closing.isEmpty)
    let plainLenient = RequirementAnswer.plain(lenient, hasClosing: !closing.isEmpty)
    if strict.asked.isEmpty {
      // The whole duty was reserved, or every case of it may be refused.
      (status, certainty) = (strict.used.isEmpty ? .notOwed : .metByDeclaration, .certain)
    } else if strict.isMet {
      (status, certainty) = (plainStrict, .certain)
    } else if lenient.isMet {
      (status, certainty) = (.arguable, .arguable)
    } else if !closing.isEmpty {
      (status, certainty) = (.needsDeclaration, closesStrictly ? .certain : .arguable)
    } else {
      (status, certainty) = (plainLenient, plainStrict == plainLenient ? .certain : .arguable)
    }
    let isOpen = ![.met, .metByDeclaration, .notOwed].contains(status)
    helping = isOpen && closing.isEmpty ? RequirementAnswer.helping(inquiry, inquiry.options.open, strict) : []
    late = isOpen ? RequirementAnswer.late(inquiry, strict) : []
    (dependsOn, unread) = RequirementAnswer.decisive(inquiry, strict, lenient)
  }

  // MARK: Statuses

  private static func plain(_ snapshot: RequirementInquiry.Snapshot, hasClosing: Bool) -> Status {
    if snapshot.isMetWithoutDeclarations { return .met }
    if snapshot.isMet { return .metByDeclaration }
    if hasClosing { return .needsDeclaration }
    return snapshot.reachesSome ? .partlyMet : .notMet
  }

  /// What is left to the State is used, in part, or not.
  private static func use(_ snapshot: RequirementInquiry.Snapshot) -> Status {
    if snapshot.asked.isEmpty { return .notOwed }
    if snapshot.isMet { return .used }
    return snapshot.reachesSome ? .partlyUsed : .notUsed
  }

  // MARK: Options

  private static func closing(
    _ inquiry: RequirementInquiry, _ options: [TreatyOption], _ snapshot: RequirementInquiry.Snapshot,
    _ reading: Reading
  ) -> ClosingSets {
    guard !options.isEmpty else { return .none }
    let used = (snapshot.used + snapshot.choices).applied(to: inquiry.whole)
    return ClosingSets(of: options, in: inquiry.facts, for: used) {
      inquiry.covers($0.subtracting(inquiry.grounds(reading)), snapshot.answering, reading)
    }
  }

  /// The options that release whole alternatives of what is open: each act on each object of the paragraph is one.
  private static func helping(
    _ inquiry: RequirementInquiry, _ options: [TreatyOption], _ snapshot: RequirementInquiry.Snapshot
  ) -> [UsedOption] {
    options.compactMap { option in
      let full = inquiry.facts.fullUses(of: option).first { helps($0, inquiry, snapshot) }
      guard let full, !option.parts.isEmpty else { return full }
      let parts = option.parts.filter { helps(inquiry.facts.used(option, in: [$0]), inquiry, snapshot) }
      return parts.isEmpty ? full : inquiry.facts.used(option, in: parts)
    }
  }

  /// Whether an option releases all of some alternative that is open.
  private static func helps(
    _ use: UsedOption, _ inquiry: RequirementInquiry, _ snapshot: RequirementInquiry.Snapshot
  ) -> Bool {
    let released = use.takenOut(of: snapshot.asked)
    guard !released.isSubset(of: snapshot.covered) else { return false }
    let kernel = inquiry.facts.kernel(of: inquiry.requirement)
    let covered = snapshot.covered.union(released)
    let cells = released.terms.prefix(32).map { term in
      kernel.reduce(Cube(in: inquiry.facts.space)) { $0.limiting($1, to: term.cube.values(of: $1)) }
    }
    return cells.unique.contains { cell in
      let asked = snapshot.asked.intersection(Region(cell))
      return asked.isSubset(of: covered) && !asked.isSubset(of: snapshot.covered)
    }
  }

  /// The options of the time of joining that would have closed what is open, or helped.
  private static func late(_ inquiry: RequirementInquiry, _ snapshot: RequirementInquiry.Snapshot) -> [UsedOption] {
    guard !inquiry.options.late.isEmpty else { return [] }
    let sets = closing(
      inquiry, inquiry.options.late.filter { !$0.isIndefinite } + inquiry.options.open(under: .strict), snapshot,
      .strict
    ).sets
    if let first = sets.first {
      let ids = Set(inquiry.options.late.map(\.id))
      return first.filter { ids.contains($0.option.id) }
    }
    return helping(inquiry, inquiry.options.late, snapshot)
  }

  // MARK: What the answer hangs on

  /// The questions that, decided the other way alone, would change whether the requirement is met.
  ///
  /// At most a dozen questions meet a requirement; of more, only the first are asked.
  private static func decisive(
    _ inquiry: RequirementInquiry, _ strict: RequirementInquiry.Snapshot, _ lenient: RequirementInquiry.Snapshot
  ) -> (facts: [StateFact.Name], unread: [OpenQuestion]) {
    let asked = inquiry.questions.filter { $0 != .disputes }.prefix(12)
    guard !asked.isEmpty,
      strict.isMet != lenient.isMet || !strict.isMet && strict.reachesSome != lenient.reachesSome
    else { return ([], []) }
    var decisive = asked.filter { question in
      let helped = inquiry.snapshot(Reading(isLenient: false, flipped: question))
      if helped.isMet != strict.isMet { return true }
      return inquiry.snapshot(Reading(isLenient: true, flipped: question)).isMet != lenient.isMet
    }
    // Where no question decides alone, they do together.
    if decisive.isEmpty, !inquiry.questions.contains(.disputes) { decisive = Array(asked) }
    return (
      decisive.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }, decisive.filter(\.isUnread)
    )
  }
}

extension ClosingSets {
  /// Nothing closes.
  static let none = ClosingSets()

  init() {}
}
