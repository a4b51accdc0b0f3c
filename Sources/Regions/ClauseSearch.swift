// SPDX-License-Identifier: Apache-2.0

/// A search for values of Boolean variables that meet all of some clauses, which learns a clause from each conflict.
///
/// It decides a variable, follows what that forces, and on a conflict looks for the decision literal, or one that stands
/// for it, with which the clauses would have forced the opposite earlier: the learned clause, from which the search goes
/// on. Two literals of each clause are watched, so that a step looks only at clauses that it can make a difference to.
/// The variables of the latest conflicts are decided first, each as it was last; from time to time the search starts
/// afresh with what it has learned, and forgets the half of the learned clauses that were of least use.
///
/// Everything is in arrays that grow as needed, nothing recurses, and the same clauses are always searched the same way.
struct ClauseSearch {
  /// What a search comes to.
  enum Outcome {
    /// The variables have values that meet all clauses; see `isTrue`.
    case satisfied
    /// No values do.
    case contradictory
    /// The budget was used up; another run goes on from there.
    case exhausted
  }

  private struct Clause {
    /// Where its literals are; a clause that forces a literal has it first, and the watched ones are the first two.
    let places: Range<Int>
    /// The number of decisions that its literals hung on when it was learned; zero if it was given.
    var decisionCount = 0
    var activity: Float = 0
  }

  private struct Watch {
    let clause: Int
    /// Some other literal of the clause; if it is true, there is no need to look at the clause.
    let other: Literal
  }

  /// Why a variable has its value.
  private enum Reason {
    /// It was decided, or has no other value.
    case none
    /// All other literals of a clause are false.
    case clause(Int)
    /// Another literal is true.
    case literal(Literal)
  }

  /// The literals of all clauses of three and more, behind two places for those of a smaller one that is looked at.
  private var literals = [Literal(0), Literal(0)]
  private var clauses: [Clause] = []
  private var learnedCount = 0
  /// By literal that became false: the clauses to look at.
  private var watches: [[Watch]] = []
  /// By literal that became true: what clauses of two force.
  private var implied: [[Literal]] = []
  /// By variable: those of which at most one is true, it among them.
  private var siblings: [Range<Int>] = []

  /// By literal: 1 if it is true, -1 if it is false.
  private var states: [Int8] = []
  private var reasons: [Reason] = []
  /// By variable: how many decisions were made when it got its value.
  private var levels: [Int] = []
  /// The literals that are true, in the order in which they became so.
  private var trail: [Literal] = []
  /// How many of them have been followed.
  private var followedCount = 0
  /// The length of the trail before each decision.
  private var decisions: [Int] = []
  private var isContradictory = false

  private var queue = ActivityQueue()
  /// The last value of each variable.
  private var phases: [Bool] = []
  private var clauseStep: Float = 1

  private var learned: [Literal] = []
  private var isSeen: [Bool] = []
  /// Variables seen in the conflict, and those that the learned clause is shortened by.
  private var seen: [Int] = []
  private var pending: [Literal] = []
  /// By level: the number of the last conflict that it was part of.
  private var levelMarks: [Int] = [0]

  private var conflictCount = 0
  private var restartCount = 0
  private var nextRestart = 0
  private var nextReduction = 3000

  // MARK: Clauses

  /// Adds variables.
  ///
  /// - Parameters:
  ///   - count: how many.
  ///   - areExclusive: whether at most one of them is true.
  /// - Returns: the literals that are true if the variables are.
  mutating func addVariables(_ count: Int, areExclusive: Bool = false) -> [Literal] {
    let new = phases.count..<(phases.count + count)
    for variable in new {
      watches += [[], []]
      implied += [[], []]
      siblings.append(areExclusive ? new : variable..<variable)
      states += [0, 0]
      reasons.append(.none)
      levels.append(0)
      queue.append()
      phases.append(false)
      isSeen.append(false)
      levelMarks.append(0)
    }
    return new.map { Literal($0) }
  }

  /// Asks for one of some literals to be true; none of them twice, and before the search.
  mutating func add(_ clause: [Literal]) {
    add(clause, decisionCount: 0)
  }

  private mutating func add(_ clause: [Literal], decisionCount: Int) {
    switch clause.count {
    case 0: isContradictory = true
    case 1:
      // All values without decisions are final.
      if states[clause[0].number] < 0 { isContradictory = true }
      if states[clause[0].number] == 0 { assign(clause[0], because: .none) }
    case 2:
      implied[(!clause[0]).number].append(clause[1])
      implied[(!clause[1]).number].append(clause[0])
    default:
      let number = clauses.count
      let places = literals.count..<(literals.count + clause.count)
      literals += clause
      clauses.append(Clause(places: places, decisionCount: decisionCount, activity: clauseStep))
      if decisionCount > 0 { learnedCount += 1 }
      watches[clause[0].number].append(Watch(clause: number, other: clause[1]))
      watches[clause[1].number].append(Watch(clause: number, other: clause[0]))
    }
  }

  /// Whether a literal is true, after the clauses were met.
  func isTrue(_ literal: Literal) -> Bool { states[literal.number] > 0 }

  // MARK: Searching

  /// Searches until the clauses are met, contradict each other, or have been in conflict as many times as the budget says.
  mutating func run(budget: Int) -> Outcome {
    var left = budget
    while !isContradictory {
      if let conflict = follow() {
        if decisions.isEmpty { break }
        learn(from: conflict)
        left -= 1
      } else if left <= 0 {
        return .exhausted
      } else if conflictCount >= nextRestart {
        restart()
      } else if !decide() {
        return .satisfied
      }
    }
    isContradictory = true
    return .contradictory
  }

  /// Gives the most active variable a value; false if all have one.
  private mutating func decide() -> Bool {
    while let variable = queue.popMostActive() {
      let literal = Literal(variable)
      guard states[literal.number] == 0 else { continue }
      decisions.append(trail.count)
      assign(phases[variable] ? literal : !literal, because: .none)
      return true
    }
    return false
  }

  @inline(__always)
  private mutating func assign(_ literal: Literal, because reason: Reason) {
    states[literal.number] = 1
    states[(!literal).number] = -1
    reasons[literal.variable] = reason
    levels[literal.variable] = decisions.count
    trail.append(literal)
  }

  /// Finds all that the literals on the trail force; the places of a clause of which all literals are false, if there is one.
  private mutating func follow() -> Range<Int>? {
    while followedCount < trail.count {
      let literal = trail[followedCount]
      followedCount += 1
      for other in implied[literal.number] where !force(other, by: literal) { return conflict(literal, other) }
      if !literal.isNegated {
        for sibling in siblings[literal.variable] where sibling != literal.variable {
          if !force(!Literal(sibling), by: literal) { return conflict(literal, !Literal(sibling)) }
        }
      }
      if let conflict = followWatches(of: !literal) { return conflict }
    }
    return nil
  }

  /// Makes a literal true because another one is; false if it is false.
  @inline(__always)
  private mutating func force(_ literal: Literal, by cause: Literal) -> Bool {
    let state = states[literal.number]
    if state == 0 { assign(literal, because: .literal(cause)) }
    return state >= 0
  }

  /// A conflict of two literals, of which the second had to follow from the first.
  private mutating func conflict(_ literal: Literal, _ other: Literal) -> Range<Int> {
    literals[0] = !literal
    literals[1] = other
    return 0..<2
  }

  /// Looks at the clauses that watch a literal, which is false now.
  private mutating func followWatches(of literal: Literal) -> Range<Int>? {
    var list: [Watch] = []
    swap(&list, &watches[literal.number])
    var conflict: Range<Int>?
    var kept = 0
    var next = 0
    look: while next < list.count {
      let watch = list[next]
      next += 1
      list[kept] = watch
      kept += 1
      if states[watch.other.number] > 0 { continue }
      let places = clauses[watch.clause].places
      let start = places.lowerBound
      if literals[start] == literal { literals.swapAt(start, start + 1) }
      let first = literals[start]
      let state = states[first.number]
      if state > 0 {
        list[kept - 1] = Watch(clause: watch.clause, other: first)
        continue
      }
      for place in (start + 2)..<places.upperBound where states[literals[place].number] >= 0 {
        literals.swapAt(start + 1, place)
        watches[literals[start + 1].number].append(Watch(clause: watch.clause, other: first))
        kept -= 1
        continue look
      }
      if state < 0 {
        conflict = places
        break
      }
      assign(first, because: .clause(watch.clause))
    }
    if kept < next { list.removeSubrange(kept..<next) }
    swap(&list, &watches[literal.number])
    return conflict
  }

  // MARK: Learning

  /// Learns a clause from a conflict, goes back to where it forces its first literal, and makes that true.
  private mutating func learn(from conflict: Range<Int>) {
    conflictCount += 1
    explain(conflict)
    shorten()
    for variable in seen { isSeen[variable] = false }
    seen.removeAll(keepingCapacity: true)
    // The second literal is one of those that became false last, so that both watches are right after going back.
    var decisionCount = 1
    var last = 0
    for place in learned.indices.dropFirst() {
      if mark(levels[learned[place].variable]) { decisionCount += 1 }
      if last == 0 || levels[learned[place].variable] > levels[learned[last].variable] { last = place }
    }
    if last > 0 { learned.swapAt(1, last) }
    goBack(to: last > 0 ? levels[learned[1].variable] : 0)
    let first = learned[0]
    switch learned.count {
    case 1: break
    case 2: assign(first, because: .literal(!learned[1]))
    default: assign(first, because: .clause(clauses.count))
    }
    add(learned, decisionCount: decisionCount)
    queue.age()
    clauseStep /= 0.999
  }

  /// Marks a level for this conflict; false if it is marked.
  private mutating func mark(_ level: Int) -> Bool {
    defer { levelMarks[level] = conflictCount }
    return levelMarks[level] != conflictCount
  }

  /// Resolves a conflict with the reasons of its literals, the latest first, until one literal of this level is left.
  private mutating func explain(_ conflict: Range<Int>) {
    learned.removeAll(keepingCapacity: true)
    learned.append(trail[trail.count - 1])
    var places = conflict
    var openCount = 0
    var next = trail.count
    repeat {
      for place in places {
        let literal = literals[place]
        let (variable, level) = (literal.variable, levels[literal.variable])
        guard level > 0, !isSeen[variable] else { continue }
        see(variable)
        queue.raise(variable)
        if level == decisions.count { openCount += 1 } else { learned.append(literal) }
      }
      repeat { next -= 1 } while !isSeen[trail[next].variable]
      openCount -= 1
      learned[0] = !trail[next]
      places = causes(of: trail[next].variable)
    } while openCount > 0
  }

  private mutating func see(_ variable: Int) {
    isSeen[variable] = true
    seen.append(variable)
  }

  /// The places of the literals that, being false, forced a variable.
  private mutating func causes(of variable: Int) -> Range<Int> {
    switch reasons[variable] {
    case .none: return 0..<0
    case .literal(let literal):
      literals[0] = !literal
      return 0..<1
    case .clause(let number):
      if clauses[number].decisionCount > 0 { raise(number) }
      return clauses[number].places.dropFirst()
    }
  }

  private mutating func raise(_ clause: Int) {
    clauses[clause].activity += clauseStep
    guard clauses[clause].activity > 1e20 else { return }
    for index in clauses.indices { clauses[index].activity *= 1e-20 }
    clauseStep *= 1e-20
  }

  /// Takes the literals out of the learned clause that follow from its others.
  private mutating func shorten() {
    for literal in learned.dropFirst() { levelMarks[levels[literal.variable]] = -conflictCount }
    var kept = 1
    for place in learned.indices.dropFirst() where !isRedundant(learned[place]) {
      learned[kept] = learned[place]
      kept += 1
    }
    learned.removeSubrange(kept...)
  }

  /// Whether all that a literal of the learned clause follows from, back to decisions, is in the clause.
  private mutating func isRedundant(_ literal: Literal) -> Bool {
    if case .none = reasons[literal.variable] { return false }
    let seenCount = seen.count
    pending.removeAll(keepingCapacity: true)
    pending.append(literal)
    while let next = pending.popLast() {
      for place in causes(of: next.variable) {
        let cause = literals[place]
        let (variable, level) = (cause.variable, levels[cause.variable])
        if level == 0 || isSeen[variable] { continue }
        var isDecided = false
        if case .none = reasons[variable] { isDecided = true }
        if isDecided || levelMarks[level] != -conflictCount {
          for variable in seen[seenCount...] { isSeen[variable] = false }
          seen.removeSubrange(seenCount...)
          return false
        }
        see(variable)
        pending.append(cause)
      }
    }
    return true
  }

  /// Undoes all decisions but so many, with what they forced.
  private mutating func goBack(to level: Int) {
    guard level < decisions.count else { return }
    let count = decisions[level]
    while trail.count > count {
      let literal = trail.removeLast()
      states[literal.number] = 0
      states[(!literal).number] = 0
      phases[literal.variable] = !literal.isNegated
      queue.insert(literal.variable)
    }
    decisions.removeSubrange(level...)
    followedCount = count
  }

  // MARK: Starting afresh

  private mutating func restart() {
    goBack(to: 0)
    restartCount += 1
    nextRestart = conflictCount + 64 * Self.luby(restartCount)
    if conflictCount >= nextReduction {
      nextReduction = conflictCount + 3000 + 20 * restartCount
      forget()
    }
  }

  /// The sequence 1, 1, 2, 1, 1, 2, 4, …, which wastes little whatever the right length of a try is.
  private static func luby(_ index: Int) -> Int {
    var index = index
    while true {
      let bits = Int.bitWidth - index.leadingZeroBitCount
      if index == 1 << bits - 1 { return 1 << (bits - 1) }
      index -= 1 << (bits - 1) - 1
    }
  }

  /// Drops half of the learned clauses, and from all clauses what is decided for good.
  private mutating func forget() {
    let (old, oldLiterals) = (clauses, literals)
    // Clauses that hang on two decisions are kept: they are of use in most places.
    let ranked = old.indices.filter { old[$0].decisionCount > 2 }
      .sorted { (old[$0].activity, $0) < (old[$1].activity, $1) }
    var isForgotten = old.map { _ in false }
    for number in ranked.prefix(ranked.count / 2) { isForgotten[number] = true }
    clauses.removeAll(keepingCapacity: true)
    literals.removeSubrange(2...)
    for index in watches.indices { watches[index].removeAll(keepingCapacity: true) }
    for literal in trail { reasons[literal.variable] = .none }
    learnedCount = 0
    for (number, clause) in old.enumerated() where !isForgotten[number] {
      let left = oldLiterals[clause.places]
      if left.contains(where: { states[$0.number] > 0 }) { continue }
      let count = clauses.count
      add(left.filter { states[$0.number] == 0 }, decisionCount: clause.decisionCount)
      if clauses.count > count { clauses[count].activity = clause.activity }
    }
  }
}
