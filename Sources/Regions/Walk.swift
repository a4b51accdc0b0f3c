// SPDX-License-Identifier: Apache-2.0

/// The depth-first search.
///
/// It gathers the terms that meet the cube, those first that limit the fewest variables. A rest that a term holds is
/// done; else the first of the terms that meet it is taken out of it, variable by variable, in disjoint parts; then the
/// parts that its exclusions give back are searched without it.
///
/// The cubes stay where they are, in the words of the table; one array of numbers of terms is partitioned in place, and the
/// rests on the way are in one array, so that a node allocates nothing. A part differs from its rest in one variable, so
/// that one word of a term tells whether it meets the part.
struct Walk {
  /// A term that meets the start.
  private struct Term {
    /// Where the words of its cube are.
    var cube: Int
    /// Where those of its exclusions are, one behind the other.
    var exclusions: Int
    var exclusionCount: Int
    /// The number of variables that it limits.
    let limitCount: Int
  }

  private enum Outcome {
    case covered, found, exhausted
  }

  /// How much of a part a cube can hold, as far as the variable tells in which the part differs from its rest.
  private enum Reach {
    case none, some, all
  }

  private let layout: Layout
  private var frame: Frame
  private var stride: Int
  private var cells: [UInt64] = []
  /// What meets the start, in the order in which terms are taken out.
  private var terms: [Term] = []
  /// The rest at each depth, one behind the other; the start is the first.
  private var rests: [UInt64] = []
  private var nodesLeft = 0
  /// Where the cells end that came from the table.
  private var tableEnd = 0
  /// The depth of the rest that no term meets.
  private var foundDepth = 0

  /// A bound for the recursion; a deeper search counts as out of budget.
  private static var deepest: Int { 500 }

  /// See `Search.uncovered`.
  static func uncovered(_ question: Search.Question, _ budget: Search.Budget) -> CubeWords? {
    let hasMore = !question.extra.rows.isEmpty || !question.more.rows.isEmpty
    guard var walk = Walk(question, copying: hasMore) else { return nil }
    return walk.uncovered(of: question.start, budget)
  }

  /// Gathers what meets a cube; nothing if one term or row holds all of it.
  ///
  /// - Parameter copying: whether the rows of the table are copied, since more is to come behind them.
  init?(_ question: Search.Question, copying: Bool) {
    layout = question.layout
    frame = layout.wholeFrame
    stride = layout.wordCount
    rests.reserveCapacity(8 &* stride)
    for column in 0..<stride { rests.append(question.start[column]) }
    guard gather(question, copying: copying) else { return nil }
    if !Self.takesMore(in: layout) { leaveOutIdleWords() }
  }

  /// Whether more rows can be blocked after a search, since all words of the space are kept.
  static func takesMore(in layout: Layout) -> Bool { layout.wordCount <= 8 }

  /// Counts more rows as covered from now on; false if one of them holds all of the cube at the start.
  mutating func block(_ rows: RowRange, from start: CubeWords) -> Bool {
    restart(at: start)
    return gather(rows)
  }

  /// See `Search.uncovered`.
  mutating func uncovered(of start: CubeWords, _ budget: Search.Budget) -> CubeWords? {
    if terms.isEmpty { return start }
    restart(at: start)
    nodesLeft = budget.search
    return search(start, budget)
  }

  /// A search narrows the cube at the start down.
  private mutating func restart(at start: CubeWords) {
    for (index, column) in frame.columns.enumerated() { rests[index] = start[column] }
  }

  // MARK: Gathering

  /// Finds what meets the start; false if one term or row holds all of it.
  private mutating func gather(_ question: Search.Question, copying: Bool) -> Bool {
    if let table = question.table, !gather(table, copying: copying) { return false }
    tableEnd = cells.count
    return gather(question.extra) && gather(question.more)
  }

  /// Finds the terms of a table that meet the start, in place; or copies them where more is to come behind them.
  private mutating func gather(_ table: CubeTable, copying: Bool) -> Bool {
    terms.reserveCapacity(32)
    let (words, exclusionRows) = (table.words, table.exclusionRows)
    if copying { cells.reserveCapacity(32 &* stride) } else { cells = words }
    let index = table.index
    for block in 0..<table.blockCount {
      var meeting =
        index?.terms(inBlock: block, meeting: rests.span, in: layout)
        ?? table.terms(inBlock: block, meeting: rests.span)
      next: while meeting != 0 {
        let (term, limitCount) = table.term(at: block &* 64 &+ meeting.trailingZeroBitCount)
        meeting &= meeting &- 1
        let (cube, exclusions) = (term &* stride, exclusionRows[term]..<exclusionRows[term &+ 1])
        var meetingCount = 0
        for row in exclusions where layout.meet(rests.span, 0, words.span, row &* stride) {
          // A term that has no point in the start is left out.
          if layout.holds(words.span, row &* stride, rests.span) { continue next }
          meetingCount &+= 1
        }
        if meetingCount == 0 && layout.holds(words.span, cube, rests.span) { return false }
        var found = Term(
          cube: cube,
          exclusions: exclusions.lowerBound &* stride,
          exclusionCount: meetingCount == 0 ? 0 : exclusions.count,
          limitCount: limitCount
        )
        if copying {
          found.cube = cells.count
          append(words, cube)
          found.exclusions = cells.count
          found.exclusionCount = meetingCount
          for row in exclusions where layout.meet(rests.span, 0, words.span, row &* stride) {
            append(words, row &* stride)
          }
        }
        terms.append(found)
      }
    }
    return true
  }

  /// Copies the rows that meet the start; false if one of them holds all of it.
  ///
  /// What they limit is counted beyond the start, and they go before terms of the table that limit as much: they are
  /// made for the start, where the table is made for all.
  private mutating func gather(_ extra: RowRange) -> Bool {
    for number in extra.rows {
      let row = number &* stride
      guard layout.meet(rests.span, 0, extra.words.span, row) else { continue }
      if layout.holds(extra.words.span, row, rests.span) { return false }
      let count = layout.excessCount(of: rests.span, over: extra.words.span, row)
      let place = terms.firstIndex { $0.limitCount > count || $0.limitCount == count && $0.cube < tableEnd }
      let term = Term(cube: cells.count, exclusions: 0, exclusionCount: 0, limitCount: count)
      terms.insert(term, at: place ?? terms.count)
      append(extra.words, row)
    }
    return true
  }

  /// Appends a row to the cells, word by word, since a slice takes longer than the few words of a row.
  @inline(__always)
  private mutating func append(_ words: [UInt64], _ row: Int) {
    for column in 0..<stride { cells.append(words[row &+ column]) }
  }

  /// Keeps the words in which some cube limits what the start does not: the time of a search depends on what its cubes
  /// say, not on the size of the vocabulary.
  private mutating func leaveOutIdleWords() {
    let (old, oldStride, start, layout) = (cells, stride, rests, layout)
    var differences = [UInt64](repeating: 0, count: stride)
    func rows(of term: Term) -> [Int] {
      let exclusions = (0..<term.exclusionCount).map { term.exclusions + $0 * oldStride }
      return [term.cube] + exclusions.filter { layout.meet(start.span, 0, old.span, $0) }
    }
    for row in terms.flatMap(rows) {
      for column in 0..<stride { differences[column] |= start[column] & ~old[row + column] }
    }
    frame = Frame(of: layout, where: differences)
    stride = frame.count
    cells = []
    for index in terms.indices {
      let kept = rows(of: terms[index])
      terms[index].cube = cells.count
      terms[index].exclusions = cells.count + stride
      terms[index].exclusionCount = kept.count - 1
      for row in kept { for column in frame.columns { cells.append(old[row + column]) } }
    }
    rests = frame.columns.map { start[$0] }
  }

  // MARK: Searching

  private mutating func search(_ start: CubeWords, _ budget: Search.Budget) -> CubeWords? {
    let (cells, terms, tops) = (self.cells, self.terms, frame.tops)
    // The first one is the first to be taken out.
    var numbers: [Int] = []
    numbers.reserveCapacity(terms.count)
    for number in (0..<terms.count).reversed() { numbers.append(number) }
    var order = numbers.mutableSpan
    switch visit(cells.span, terms.span, tops.span, &order, count: order.count, depth: 0) {
    case .covered:
      return nil
    case .found:
      var found = start
      for (index, column) in frame.columns.enumerated() { found[column] = rests[foundDepth * stride + index] }
      return found
    case .exhausted:
      return Search.uncovered(start, in: layout, by: rows(start), budget: budget)
    }
  }

  /// Searches the rest at a depth with the first `count` terms of `order`, which all meet it; none holds it, and the last
  /// one is to be taken out.
  private mutating func visit(
    _ cells: Span<UInt64>,
    _ terms: Span<Term>,
    _ tops: Span<UInt64>,
    _ order: inout MutableSpan<Int>,
    count: Int,
    depth: Int
  ) -> Outcome {
    guard nodesLeft > 0, depth < Self.deepest else { return .exhausted }
    // A node with many terms counts for more, so that the budget is one of time.
    nodesLeft &-= 1 &+ count >> 5
    let (rest, next) = (depth &* stride, (depth &+ 1) &* stride)
    while rests.count < next &+ stride { rests.append(0) }
    var count = count &- 1
    let term = terms[order[count]]

    // What the term leaves of the rest, in disjoint parts.
    for column in 0..<frame.packedCount {
      var outside = rests[rest &+ column] & ~cells[term.cube &+ column]
      while outside != 0 {
        // The top of the field of the lowest bit is the lowest top from that bit on.
        let above = tops[column] & (0 &- (outside & (0 &- outside)))
        let field = Layout.field(under: above & (0 &- above), tops: tops[column])
        let part = outside & field
        outside ^= part
        let left = rests[rest &+ column] & field ^ part
        copyRest(at: rest)
        rests[next &+ column] ^= left
        let outcome = visitPart(cells, terms, tops, &order, count, depth &+ 1) {
          let common = cells[$1 &+ column] & part
          return common == 0 ? .none : common == part ? .all : .some
        }
        guard outcome == .covered else { return outcome }
        rests[rest &+ column] ^= part
        count = keep(&order, count) { cells[terms[$0].cube &+ column] & left != 0 }
      }
    }
    for group in frame.groups where group.contains(where: { rests[rest + $0] & ~cells[term.cube + $0] != 0 }) {
      copyRest(at: rest)
      for column in group {
        rests[next &+ column] &= ~cells[term.cube &+ column]
        rests[rest &+ column] &= cells[term.cube &+ column]
      }
      let outcome = visitPart(cells, terms, tops, &order, count, depth &+ 1) { rests, cube in
        group.contains { cells[cube &+ $0] & rests[next &+ $0] != 0 } ? .all : .none
      }
      guard outcome == .covered else { return outcome }
      count = keep(&order, count) { number in
        group.contains { cells[terms[number].cube &+ $0] & rests[rest &+ $0] != 0 }
      }
    }

    // What its exclusions give back.
    for number in 0..<term.exclusionCount {
      let exclusion = term.exclusions &+ number &* stride
      guard frame.meet(rests.span, rest, cells, exclusion, tops) else { continue }
      for column in 0..<stride { rests[next &+ column] = rests[rest &+ column] & cells[exclusion &+ column] }
      let frame = frame
      let outcome = visitPart(cells, terms, tops, &order, count, depth &+ 1) { rests, cube in
        frame.meet(rests, next, cells, cube, tops) ? .all : .none
      }
      guard outcome == .covered else { return outcome }
    }
    return .covered
  }

  /// Searches the rest at a depth with those of the first `count` terms of `order` that meet it, unless one holds it.
  ///
  /// - Parameter reach: how much of the rest a cube can hold, from all rests and the place of the cube.
  @inline(__always)
  private mutating func visitPart(
    _ cells: Span<UInt64>,
    _ terms: Span<Term>,
    _ tops: Span<UInt64>,
    _ order: inout MutableSpan<Int>,
    _ count: Int,
    _ depth: Int,
    reach: (Span<UInt64>, Int) -> Reach
  ) -> Outcome {
    let rest = depth &* stride
    var meeting = 0
    var first = Int.max
    var placeOfFirst = 0
    look: for place in 0..<count {
      let number = order[place]
      let cube = terms[number].cube
      let reach = reach(rests.span, cube)
      if reach == .none { continue }
      order[place] = order[meeting]
      order[meeting] = number
      if number < first {
        first = number
        placeOfFirst = meeting
      }
      meeting &+= 1
      if reach == .some { continue }
      for column in 0..<stride where rests[rest &+ column] & ~cells[cube &+ column] != 0 { continue look }
      // The term holds the rest, unless an exclusion gives some of it back.
      let term = terms[number]
      for number in 0..<term.exclusionCount
      where frame.meet(rests.span, rest, cells, term.exclusions &+ number &* stride, tops) { continue look }
      return .covered
    }
    guard meeting > 0 else {
      foundDepth = depth
      return .found
    }
    order[placeOfFirst] = order[meeting &- 1]
    order[meeting &- 1] = first
    return visit(cells, terms, tops, &order, count: meeting, depth: depth)
  }

  /// Begins a part of a rest as a copy of it.
  @inline(__always)
  private mutating func copyRest(at rest: Int) {
    let stride = stride
    var words = rests.mutableSpan
    for column in 0..<stride { words[rest &+ stride &+ column] = words[rest &+ column] }
  }

  /// Moves those of the first `count` terms that meet something to the front, and tells how many they are.
  @inline(__always)
  private func keep(_ order: inout MutableSpan<Int>, _ count: Int, where meets: (Int) -> Bool) -> Int {
    var meeting = 0
    for place in 0..<count {
      let number = order[place]
      guard meets(number) else { continue }
      order[place] = order[meeting]
      order[meeting] = number
      meeting &+= 1
    }
    return meeting
  }

  // MARK: Out of budget

  /// The gathered terms in the words of the whole space, for the fallbacks.
  private func rows(_ start: CubeWords) -> [[CubeWords]] {
    func words(at cell: Int) -> CubeWords {
      var words = start
      for (index, column) in frame.columns.enumerated() { words[column] = cells[cell + index] }
      return words
    }
    return terms.map { term in
      let exclusions = (0..<term.exclusionCount).map { words(at: term.exclusions + $0 * stride) }
      return [words(at: term.cube)] + exclusions.filter { layout.meet(start, $0) }
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

extension Frame {
  /// Whether two rows of kept words have a common value of every variable.
  @inline(__always)
  func meet(
    _ left: Span<UInt64>,
    _ leftStart: Int,
    _ right: Span<UInt64>,
    _ rightStart: Int,
    _ tops: Span<UInt64>
  ) -> Bool {
    for column in 0..<packedCount
    where Layout.occupied(left[leftStart &+ column] & right[rightStart &+ column], tops: tops[column]) != tops[column] {
      return false
    }
    return groups.allSatisfy { $0.contains { left[leftStart &+ $0] & right[rightStart &+ $0] != 0 } }
  }
}
