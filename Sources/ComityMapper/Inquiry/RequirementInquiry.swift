// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// What answers a requirement under one reading.
struct Answering: Sendable {
  /// What the provisions reach.
  var reached: Region
  /// What counts beside it: lawful where the article leaves lawfulness to domestic law, refused on a ground that refers
  /// to domestic law.
  ///
  /// It never reaches the usual case.
  var credited: Region
  /// The same, but credited even for the usual case: what a ground that refers to domestic law as a whole takes out of it
  /// is at least arguable.
  var creditedEvenIfUsual: Region

  init(reached: Region, credited: Region? = nil, creditedEvenIfUsual: Region? = nil) {
    let nothing = Region(emptyIn: reached.space)
    self.reached = reached
    self.credited = credited ?? nothing
    self.creditedEvenIfUsual = creditedEvenIfUsual ?? nothing
  }
}

/// One requirement asked of one country's law.
///
/// It is the same question for every domain: *everything that is owed has to be reached in some way*. For what a person did,
/// no variable is a way, so that each case itself has to be reached; for a handling of data, the ways are the variables that
/// tell how it is done.
struct RequirementInquiry: Sendable {
  let requirement: Requirement
  let facts: FactSpace
  /// The variables of which one way is enough.
  let ways: [Int]
  /// What the paragraph reaches, before any option is used.
  let whole: Region
  /// Where grounds of refusal that name facts let the State refuse: taken out before anything is opened to every way.
  let grounds: Region
  /// The same, with the cases in which it can only be argued that a ground is there.
  let lenientGrounds: Region
  /// The options at stake.
  let options: OptionsAtStake
  /// The facts of the State on which the duty hangs and which its module does not state: where one fails, nothing is owed.
  let undecided: [StateFact.Name]
  /// The questions that can meet the answer.
  let questions: [OpenQuestion]
  /// What answers it under a reading.
  let answering: @Sendable (Reading) -> Answering

  init(
    requirement: Requirement, facts: FactSpace, ways: [Int], whole: Region, grounds: Region? = nil,
    lenientGrounds: Region? = nil, options: OptionsAtStake, undecided: [StateFact.Name], questions: [OpenQuestion],
    answering: @escaping @Sendable (Reading) -> Answering
  ) {
    let nothing = Region(emptyIn: facts.space)
    self.requirement = requirement
    self.facts = facts
    self.ways = ways
    self.whole = whole
    self.grounds = grounds ?? nothing
    self.lenientGrounds = lenientGrounds ?? grounds ?? nothing
    self.options = options
    self.undecided = undecided
    self.questions = questions
    self.answering = answering
  }

  /// Where grounds of refusal let the State refuse under a reading.
  func grounds(_ reading: Reading) -> Region { reading.favors(.disputes) ? lenientGrounds : grounds }

  /// A region with every way of doing what it asks.
  func openedToEveryWay(_ region: Region) -> Region { ways.isEmpty ? region : region.opening(ways) }

  // MARK: What is owed and what is open

  /// What is owed under a reading, and what answers it.
  struct Snapshot: Sendable {
    /// The options that are used: declared, and chosen by the law being as it is.
    var used: [UsedOption]
    var choices: [UsedOption]
    /// What is left of the requirement, less what may be refused on grounds that name facts.
    var owed: Region
    /// The same, in whatever way it is done.
    var asked: Region
    var answering: Answering
    /// What of what is asked the law does in some way; in the spaces without ways, everything that the law reaches.
    var reached: Region
    /// Whether the law does some of what is asked.
    var reachesSome: Bool
    /// What is credited beside it, the usual cases left out.
    var credited: Region
    /// Whether everything asked is reached or credited.
    var isMet: Bool
    /// Whether it would be with no declaration.
    var isMetWithoutDeclarations: Bool

    /// What is reached, or credited, of what is asked; and, in the spaces without ways, of anything else.
    var covered: Region
  }

  func snapshot(_ reading: Reading) -> Snapshot {
    let answering = answering(reading)
    let readings =
      options.declared + (reading.favors(.disputes) ? options.indefinite : [])
      + options.unread.filter { $0.first.map { reading.favors(.declaration($0.option.id)) } ?? false }
    let choices = choices(answering, reading)
    let used = OptionsAtStake.understood(readings) { used in
      covers((used + choices).applied(to: whole).subtracting(grounds(reading)), answering, reading)
    }
    let owed = owed(of: whole, using: used + choices, reading)
    let asked = openedToEveryWay(owed)
    let reached = reachedInSomeWay(of: owed, answering)
    let credited = credited(owed, answering, reading)
    let covered = credited.isEmpty ? reached : reached.union(credited)
    let isMet = asked.isSubset(of: covered)
    return Snapshot(
      used: used, choices: choices, owed: owed, asked: asked, answering: answering, reached: reached,
      reachesSome: !owed.isDisjoint(with: answering.reached), credited: credited, isMet: isMet,
      isMetWithoutDeclarations: used.isEmpty
        ? isMet : covers(choices.applied(to: whole).subtracting(grounds(reading)), answering, reading), covered: covered
    )
  }

  /// What is owed of a part of the requirement, when options are used.
  func owed(of part: Region, using used: [UsedOption], _ reading: Reading) -> Region {
    let isExempt = undecided.contains { reading.favors(.fact($0)) }
    return isExempt ? Region(emptyIn: facts.space) : used.applied(to: part).subtracting(grounds(reading))
  }

  /// Whether what is owed is reached, or credited, in some way.
  func covers(_ owed: Region, _ answering: Answering, _ reading: Reading) -> Bool {
    let reached = reachedInSomeWay(of: owed, answering)
    let credited = credited(owed, answering, reading)
    return openedToEveryWay(owed).isSubset(of: credited.isEmpty ? reached : reached.union(credited))
  }

  /// What of what is owed the law does in some way.
  ///
  /// Where no variable is a way, that is the law itself: to cut it down to what is owed would cost more than it saves.
  func reachedInSomeWay(of owed: Region, _ answering: Answering) -> Region {
    ways.isEmpty
      ? answering.reached : openedToEveryWay(owed.intersection(answering.reached.part(meeting: owed)))
  }

  /// What is credited of what is owed.
  private func credited(_ owed: Region, _ answering: Answering, _ reading: Reading) -> Region {
    var credited = openedToEveryWay(owed.intersection(answering.credited))
    if !credited.isEmpty { credited = credited.without(usualCases(of: owed.part(meeting: credited))) }
    guard reading.favors(.disputes), !answering.creditedEvenIfUsual.isEmpty else { return credited }
    return credited.union(openedToEveryWay(owed.intersection(answering.creditedEvenIfUsual)))
  }

  /// The choices that the law uses by being as it is: the fewest that leave nothing open; where no choices do, each that
  /// releases an open case which no choice before it released, in the parts that do so.
  ///
  /// A choice that would leave nothing of the duty is none by itself.
  private func choices(_ answering: Answering, _ reading: Reading) -> [UsedOption] {
    guard !options.choices.isEmpty else { return [] }
    var left = whole.subtracting(grounds(reading))
    let reached = reachedInSomeWay(of: left, answering)
    let credited = credited(left, answering, reading)
    let covered = credited.isEmpty ? reached : reached.union(credited)
    guard !openedToEveryWay(left).isSubset(of: covered) else { return [] }
    let closing = ClosingSets(of: options.choices, in: facts, for: left) { rest in
      !rest.isEmpty && openedToEveryWay(rest).isSubset(of: covered)
    }
    if let fewest = closing.sets.first { return fewest }
    func releasesOpenCases(_ use: UsedOption) -> Bool {
      !openedToEveryWay(use.takenOut(of: left)).isSubset(of: covered) && !use.applied(to: left).isEmpty
    }
    // Rather one that takes out nothing of what the law punishes, and of those the one that takes out most: the age up to
    // which a law protects is its own definition of a child. Else the first that releases something.
    func chosenUse(of option: TreatyOption) -> UsedOption? {
      let releasing = facts.fullUses(of: option).filter(releasesOpenCases)
      // A law that punishes nothing of it has no definition of its own.
      guard !openedToEveryWay(left).isDisjoint(with: covered) else { return releasing.first }
      let free = releasing.map { ($0, openedToEveryWay($0.takenOut(of: left))) }
        .filter { $0.1.isDisjoint(with: covered) }
      let most = free.dropFirst().reduce(free.first) { most, next in
        most.map { $0.1.isSubset(of: next.1) } == true ? next : most
      }
      return most?.0 ?? releasing.first
    }
    var chosen: [UsedOption] = []
    for option in options.choices {
      guard var use = chosenUse(of: option) else { continue }
      let parts = option.parts.filter { releasesOpenCases(facts.used(option, in: [$0])) }
      if !parts.isEmpty { use = facts.used(option, in: parts) }
      chosen.append(use)
      left = use.applied(to: left)
      if openedToEveryWay(left).isSubset(of: covered) { break }
    }
    return chosen
  }

  // MARK: The usual case

  /// At most so many combinations of kernel values are usual cases; a requirement with more is a mistake of the treaty's file.
  private static let mostUsualCases = 256

  /// For each combination of values of the kernel (what is done to what) that the requirement names, the case in which
  /// everything else is as usual, as far as the requirement leaves it; in whatever way it is done.
  func usualCases(of owed: Region) -> [Cube] {
    let kernel = facts.kernel(of: requirement)
    var cases: [Cube] = []
    var seen: Set<Cube> = []
    for term in owed.terms {
      var combinations = [term.cube]
      for variable in kernel {
        let values = term.cube.values(of: variable).values
        combinations = combinations.flatMap { cube in values.map { cube.limiting(variable, to: ValueSet([$0])) } }
        if combinations.count > Self.mostUsualCases { return cases }
      }
      for combination in combinations {
        let region = Region(space: facts.space, terms: [Region.Term(cube: combination, exclusions: term.exclusions)])
        // Terms that ask for the same in the kernel alone have the same usual case.
        guard seen.insert(combination).inserted, let point = region.witness(preferring: facts.usual) else { continue }
        var cube = Cube(in: facts.space)
        for variable in facts.space.sizes.indices where !ways.contains(variable) {
          cube.limit(variable, to: ValueSet([point[variable]]))
        }
        cases.append(cube)
      }
      if cases.count > Self.mostUsualCases { return cases }
    }
    return cases
  }
}

extension FactSpace {
  /// The variables each value of which is a usual case of its own: act and object, action and data, the holder of data that
  /// are asked for by another State, and what the treaty adds.
  func kernel(of requirement: Requirement) -> [Int] {
    let own = vocabulary.variables.indices.filter { [.act, .object].contains(vocabulary.variables[$0].role) }
    let holder = requirement.kind == .cooperate ? vocabulary.index(of: .holder).map { [$0] } ?? [] : []
    return (own + holder + requirement.kernel).unique
  }
}
