// SPDX-License-Identifier: Apache-2.0

/// The depth-first search.
///
/// It gathers the terms that meet the cube. Then, of the terms that meet the rest, one that holds it closes the branch;
/// else the term that limits the fewest variables is taken out of it, variable by variable, in disjoint parts; then the
/// parts that its exclusions give back are searched without it.
///
/// The gathered cubes are in one array, and one array of references to the terms is partitioned in place, so that a node
/// allocates nothing.
struct Walk<W: Words> {
  private typealias Term = GatheredTerm

  private enum Outcome {
    case covered, found, exhausted
  }

  private let frame: Frame
  private let tops: W
  private let hasGroups: Bool
  private var cells: [W] = []
  private var terms: [Term] = []
  private var nodesLeft = 0
  private let start: W
  private var found: W

  /// A bound for the recursion; a deeper search counts as out of budget.
  private static var deepest: Int { 250 }

  /// See `Search.uncovered`.
  static func uncovered(_ question: Search.Question, _ frame: Frame, _ budget: Search.Budget) -> CubeWords? {
    if frame.count == 0 {
      // Every term that meets the start holds it; only a term whose exclusions hold it, too, does not count.
      return question.isCoveredAsWhole ? nil : question.start
    }
    let start = W(question.start, in: frame)
    var walk = Walk(frame, start)
    guard walk.gather(question) else { return nil }
    if walk.terms.isEmpty { return question.start }
    walk.nodesLeft = budget.search
    return switch walk.run() {
    case .covered: nil
    case .found: walk.part(of: question)
    case .exhausted: Search.uncovered(question.start, in: question.layout, by: walk.rows(question), budget: budget)
    }
  }

  private init(_ frame: Frame, _ start: W) {
    self.frame = frame
    tops = W(frame.tops, at: 0, columns: frame.numbers, from: 0)
    hasGroups = frame.hasGroups
    self.start = start
    found = start
  }

  // MARK: Gathering

  /// Copies what meets the start; false if one term holds all of it.
  private mutating func gather(_ question: Search.Question) -> Bool {
    let layout = question.layout
    let stride = layout.wordCount
    guard gather(question.extra, question), gather(question.more, question) else { return false }
    guard let table = question.table else { return true }
    let (words, heads, headTops, head) = (table.words, table.heads, layout.headTops, question.start[0])
    for term in heads.indices where Layout.occupied(heads[term] & head, tops: headTops) == headTops {
      let cube = W(words, at: term &* stride, in: frame)
      guard isMet(by: cube, words, term &* stride, question) else { continue }
      if !gather(term, cube, of: table, question) { return false }
    }
    return true
  }

  /// Copies the rows that meet the start; false if one of them holds all of it.
  @inline(__always)
  private mutating func gather(_ extra: RowRange, _ question: Search.Question) -> Bool {
    let stride = question.layout.wordCount
    for row in extra.rows {
      let cube = W(extra.words, at: row &* stride, in: frame)
      guard isMet(by: cube, extra.words, row &* stride, question) else { continue }
      if start.isSubset(of: cube) { return false }
      reserve()
      terms.append(Term(cube: cells.count, exclusionCount: 0, rank: rank(of: cube, in: start, place: terms.count)))
      cells.append(cube)
    }
    return true
  }

  @inline(__always)
  private mutating func reserve() {
    guard terms.isEmpty else { return }
    cells.reserveCapacity(24)
    terms.reserveCapacity(24)
  }

  /// Copies a term that meets the start, unless it has no point there; false if it holds all of the start.
  @inline(__always)
  private mutating func gather(_ term: Int, _ cube: W, of table: CubeTable, _ question: Search.Question) -> Bool {
    let stride = question.layout.wordCount
    let exclusions = table.exclusions(of: term)
    let holds = start.isSubset(of: cube)
    if holds && exclusions.isEmpty { return false }
    reserve()
    let place = cells.count
    cells.append(cube)
    for row in exclusions {
      let exclusion = W(table.words, at: row &* stride, in: frame)
      guard isMet(by: exclusion, table.words, row &* stride, question) else { continue }
      if start.isSubset(of: exclusion) {
        cells.removeLast(cells.count &- place)
        return true
      }
      cells.append(exclusion)
    }
    let count = cells.count &- place &- 1
    terms.append(Term(cube: place, exclusionCount: count, rank: table.limitCounts[term] << 40 | terms.count))
    return !holds || count > 0
  }

  /// Whether a row meets the start; in the words that a frame leaves out, too.
  @inline(__always)
  private func isMet(by cube: W, _ words: [UInt64], _ row: Int, _ question: Search.Question) -> Bool {
    guard frame.isWhole else { return question.isMet(by: words, row) }
    return start.meets(cube, tops: tops) && (!hasGroups || groupsMeet(start, cube))
  }

  /// The number of variables of a rest that a cube limits, then the place of its term.
  @inline(__always)
  private func rank(of cube: W, in rest: W, place: Int) -> Int {
    var limited = rest.excessCount(over: cube, tops: tops)
    if hasGroups { limited &+= groupExcess(rest, cube) }
    return limited << 40 | place & (1 << 40 &- 1)
  }

  // MARK: Searching

  private mutating func run() -> Outcome {
    let cells = self.cells
    var terms = self.terms
    var order = terms.mutableSpan
    return visit(start, cells, &order, count: order.count, depth: 0)
  }

  /// Searches a rest with the first `count` terms of `order`.
  private mutating func visit(
    _ rest: W,
    _ cells: [W],
    _ order: inout MutableSpan<Term>,
    count: Int,
    depth: Int
  ) -> Outcome {
    guard nodesLeft > 0, depth < Self.deepest else { return .exhausted }
    // A node with many terms counts for more, so that the budget is one of time.
    nodesLeft &-= 1 &+ count >> 5
    var alive = 0
    var best = 0
    var lowest = Int.max
    for index in 0..<count {
      let term = order[index]
      guard rest.meets(cells[term.cube], tops: tops) else { continue }
      if hasGroups && !groupsMeet(rest, cells[term.cube]) { continue }
      if rest.isSubset(of: cells[term.cube]) {
        // Nothing is left to take out but what the exclusions give back.
        if !hasExclusion(term, cells, meeting: rest) { return .covered }
      }
      order[index] = order[alive]
      order[alive] = term
      if term.rank < lowest {
        lowest = term.rank
        best = alive
      }
      alive &+= 1
    }
    guard alive > 0 else {
      found = rest
      return .found
    }
    alive &-= 1
    order.swapAt(best, alive)
    return split(rest, by: order[alive], cells, &order, count: alive, depth: depth &+ 1)
  }

  /// Searches what a term leaves of the rest, then what its exclusions give back.
  @inline(__always)
  private mutating func split(
    _ whole: W,
    by term: Term,
    _ cells: [W],
    _ order: inout MutableSpan<Term>,
    count: Int,
    depth: Int
  ) -> Outcome {
    let cube = cells[term.cube]
    var rest = whole
    for column in 0..<frame.packedCount {
      var outside = rest[column] & ~cube[column]
      while outside != 0 {
        // The top of the field of the lowest bit is the lowest top from that bit on.
        let above = tops[column] & (0 &- (outside & (0 &- outside)))
        let field = Layout.field(under: above & (0 &- above), tops: tops[column])
        var part = rest
        part[column] = rest[column] & ~field | outside & field
        let outcome = visit(part, cells, &order, count: count, depth: depth)
        guard outcome == .covered else { return outcome }
        rest[column] &= ~(outside & field)
        outside &= ~field
      }
    }
    if hasGroups {
      for group in frame.groups {
        var part = rest
        var any: UInt64 = 0
        for column in group {
          part[column] &= ~cube[column]
          any |= part[column]
        }
        guard any != 0 else { continue }
        let outcome = visit(part, cells, &order, count: count, depth: depth)
        guard outcome == .covered else { return outcome }
        for column in group { rest[column] &= cube[column] }
      }
    }
    for number in 0..<term.exclusionCount {
      let exclusion = cells[term.cube &+ 1 &+ number]
      guard rest.meets(exclusion, tops: tops), !hasGroups || groupsMeet(rest, exclusion) else { continue }
      let outcome = visit(rest.intersection(exclusion), cells, &order, count: count, depth: depth)
      guard outcome == .covered else { return outcome }
    }
    return .covered
  }

  @inline(__always)
  private func hasExclusion(_ term: Term, _ cells: [W], meeting rest: W) -> Bool {
    for number in 0..<term.exclusionCount {
      let exclusion = cells[term.cube &+ 1 &+ number]
      if rest.meets(exclusion, tops: tops), !hasGroups || groupsMeet(rest, exclusion) { return true }
    }
    return false
  }

  private func groupsMeet(_ rest: W, _ cube: W) -> Bool {
    frame.groups.allSatisfy { $0.contains { rest[$0] & cube[$0] != 0 } }
  }

  private func groupExcess(_ rest: W, _ cube: W) -> Int {
    frame.groups.reduce(0) { $0 &+ ($1.contains { rest[$0] & ~cube[$0] != 0 } ? 1 : 0) }
  }

  // MARK: Results

  /// What was found, in the whole space.
  private func part(of question: Search.Question) -> CubeWords {
    var words = question.start
    for (index, column) in frame.columns.enumerated() { words[column] = found[index] }
    return words
  }

  /// The gathered terms in the words of the whole space, for the fallbacks.
  private func rows(_ question: Search.Question) -> [[CubeWords]] {
    terms.map { term in
      (0...term.exclusionCount).map { number in
        var words = question.start
        for (index, column) in frame.columns.enumerated() { words[column] = cells[term.cube + number][index] }
        return words
      }
    }
  }
}

/// A gathered term: where its cube is; its exclusions follow.
private struct GatheredTerm {
  let cube: Int
  let exclusionCount: Int
  /// The order in which terms are taken out: by the number of variables that the term limits, then by place.
  let rank: Int
}

extension Search.Question {
  /// Whether a term holds the start, if all that meet it do.
  var isCoveredAsWhole: Bool {
    let stride = layout.wordCount
    for rows in [extra, more] where rows.rows.contains(where: { isMet(by: rows.words, $0 * stride) }) { return true }
    guard let table else { return false }
    return (0..<table.termCount).contains { term in
      isMet(by: table.words, term * stride)
        && !table.exclusions(of: term).contains { isMet(by: table.words, $0 * stride) }
    }
  }
}

extension Layout {
  /// The field with this top bit, in a packed word with these tops.
  @inline(__always)
  static func field(under top: UInt64, tops: UInt64) -> UInt64 {
    let lower = tops & (top &- 1)
    // All bits up to the top, less all bits up to the next top below.
    let below: UInt64 = lower == 0 ? 0 : ~0 >> UInt64(lower.leadingZeroBitCount)
    return (top | (top &- 1)) & ~below
  }
}
