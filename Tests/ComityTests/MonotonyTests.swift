// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityTestSupport
import Testing

/// The second law of the mapper: more law, or a declaration, opens nothing; an exception or a prohibition closes nothing.
///
/// What is added is there before, too, as law of a later time, so that both laws are asked in the same space.
@Suite struct MonotonyTests {
  static let bundled = Result { try LawBook.load() }

  /// The laws that are tried: bundled ones, and some that were generated.
  static let laws = ["DE", "US", "JP", "FR", "1", "2", "3"]

  /// A law, and what may be added to it.
  struct Trial {
    let lawBook: LawBook
    let treaty: Treaty
    let module: Module
    var generated: GeneratedLaw

    init(_ law: String, _ treaty: String) throws {
      lawBook = try MonotonyTests.bundled.get()
      self.treaty = try #require(lawBook.treaty(treaty))
      var generated = GeneratedLaw(
        seed: UInt64(law) ?? UInt64(law.utf8.reduce(0) { Int($0) * 31 + Int($1) }), near: self.treaty, lawBook)
      module = try UInt64(law) != nil ? generated.module() : #require(lawBook.module(law) as? Module)
      self.generated = generated
    }

    /// One of the paragraphs of some kinds.
    mutating func requirement(_ kinds: Requirement.Kind...) throws -> Requirement {
      let requirement = generated.one(
        of: treaty.requirements.filter { kinds.contains($0.kind) && !$0.reaches.isEmpty })
      return try #require(requirement)
    }

    func questions(_ module: Module, _ space: Vocabulary.Space) -> Questions {
      Questions(of: treaty, to: module, in: space, lawBook)
    }

    /// The module with further provisions, in force or not.
    func adding(_ offense: Offense, isLaw: Bool = true) -> Module {
      var (module, offense) = (module, offense)
      if !isLaw { offense.inForce = GeneratedLaw.never }
      module.offenses.append(offense)
      return module
    }

    func adding(_ rule: DataSharingRule, isLaw: Bool = true) -> Module {
      var (module, rule) = (module, rule)
      if !isLaw { rule.inForce = GeneratedLaw.never }
      module.dataSharing.append(rule)
      return module
    }
  }

  @Test("More offences open nothing", arguments: laws, ["budapest-2001", "un-cybercrime-2024"])
  func offenses(law: String, treaty: String) throws {
    var trial = try Trial(law, treaty)
    for _ in 0..<3 {
      let requirement = try trial.requirement(.criminalize)
      let offense = trial.generated.offense(near: requirement)
      let before = trial.questions(trial.adding(offense, isLaw: false), .conduct)
      let after = trial.questions(trial.adding(offense), .conduct)
      #expect(after.wider(than: before) == [], "\(offense.reaches)")
    }
    // Of the law that is there, some is taken away.
    for offense in trial.generated.shuffled(trial.module.offenses).prefix(2) {
      var fewer = trial.module
      fewer.offenses = try fewer.offenses.map { other in
        guard other.id == offense.id else { return other }
        var repealed = try #require(other as? Offense)
        repealed.inForce = GeneratedLaw.never
        return repealed
      }
      #expect(
        trial.questions(trial.module, .conduct).wider(than: trial.questions(fewer, .conduct)) == [], "\(offense.id)")
    }
  }

  @Test("An exception of any kind closes nothing", arguments: laws, ["budapest-2001", "un-cybercrime-2024"])
  func exceptions(law: String, treaty: String) throws {
    var trial = try Trial(law, treaty)
    for kind in [Carveout.Kind.justification, .limit, .both, .bar] {
      let requirement = try trial.requirement(.criminalize)
      let exception = trial.generated.exception(kind, near: requirement, .conduct)
      // An offence that never is law brings the words of the exception into the space.
      var carrier = trial.generated.offense(near: requirement)
      carrier.exceptions = [exception]
      let before = trial.adding(carrier, isLaw: false)
      var after = before
      after.offenses = after.offenses.map { other in
        guard var offense = other as? Offense, offense.topics.contains(requirement.topic) else { return other }
        offense.exceptions.append(exception)
        return offense
      }
      #expect(
        trial.questions(before, .conduct).wider(than: trial.questions(after, .conduct)) == [],
        "\(kind): \(exception.when)")
    }
    for kind in [Carveout.Kind.limit, .right] {
      let requirement = try trial.requirement(.power, .cooperate)
      let exception = trial.generated.exception(kind, near: requirement, .evidence)
      var carrier = trial.generated.rule(near: requirement, .may)
      carrier.exceptions = [exception]
      let before = trial.adding(carrier, isLaw: false)
      var after = before
      after.dataSharing = after.dataSharing.map { other in
        guard var rule = other as? DataSharingRule, rule.effect != .mustNot, rule.topics.contains(requirement.topic)
        else { return other }
        rule.exceptions.append(exception)
        return rule
      }
      #expect(
        trial.questions(before, .evidence).wider(than: trial.questions(after, .evidence)) == [],
        "\(kind): \(exception.when)")
    }
  }

  @Test(
    "More powers open nothing, and more prohibitions close nothing", arguments: laws,
    ["budapest-2001", "un-cybercrime-2024"])
  func rules(law: String, treaty: String) throws {
    var trial = try Trial(law, treaty)
    for effect in [DataSharingEffect.may, .must, .mustNot, .mustNot, .mustNot] {
      let requirement = try trial.requirement(.power, .cooperate)
      let rule = trial.generated.rule(near: requirement, effect)
      let before = trial.questions(trial.adding(rule, isLaw: false), .evidence)
      let after = trial.questions(trial.adding(rule), .evidence)
      let wider = effect == .mustNot ? before.wider(than: after) : after.wider(than: before)
      #expect(wider == [], "\(effect): \(rule.reaches), \(rule.protectedRight ?? "no right")")
    }
  }

  @Test("A declaration opens nothing", arguments: laws, ["budapest-2001", "un-cybercrime-2024"])
  func declarations(law: String, treaty: String) throws {
    let trial = try Trial(law, treaty)
    for space in Vocabulary.Space.allCases {
      var before = trial.module
      before.participation.removeAll { $0.treaty == treaty }
      let without = trial.questions(before, space)
      for option in trial.treaty.options where option.space == space && option.form != .choice {
        var after = before
        let day = CalendarDate("2026-01-15")!
        after.participation.append(
          TreatyParticipation(
            treaty: treaty, signed: day, ratified: day, inForce: day,
            declarations: [
              StateDeclaration(option: option.id, kind: .declaration, made: day, summary: "made for this test")
            ], source: GeneratedLaw.source))
        #expect(trial.questions(after, space).wider(than: without) == [], "\(option.id)")
      }
    }
  }
}
