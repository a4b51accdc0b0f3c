// SPDX-License-Identifier: Apache-2.0

/// What covers, as a search reads it: the terms of an indexed table, and loose terms, of which each is looked at.
///
/// At each of its levels a search has a rest, for both lists the set of the terms that meet it, one bit for each, the term
/// that is taken out of it, and the number of that term's exclusions that are done: a row of `levelSize` words.
struct Cover {
  let layout: Layout
  /// The terms of the table, all of them, if it has an index; else none.
  let index: TermIndex
  let stride: Int
  let indexedBlocks: Int
  /// Copies of the terms that meet the start, of a table without an index and of rows.
  private(set) var loose = TermList()
  /// The words of a set of loose terms.
  private(set) var looseBlocks = 0
  /// Where the words end that came from a table.
  private var tableEnd = 0

  init(_ index: borrowing TermIndex, in layout: borrowing Layout) {
    self.layout = copy layout
    self.index = copy index
    stride = layout.wordCount
    indexedBlocks = index.list.blockCount
  }

  /// The words of a level.
  var levelSize: Int { takenTerm &+ 2 }
  /// Where the set of the terms of the table is in a level.
  var indexedSet: Int { stride }
  /// Where the set of the loose terms is.
  var looseSet: Int { indexedSet &+ indexedBlocks }
  /// Where the term is that is taken out: twice its place, and one more for a loose one.
  var takenTerm: Int { looseSet &+ looseBlocks }
  /// Where the number of its exclusions is that are done.
  var exclusionsDone: Int { takenTerm &+ 1 }

  // MARK: Loose terms

  private mutating func reserveRoom() {
    loose.terms.reserveCapacity(32)
    loose.words.reserveCapacity(32 &* stride)
  }

  /// Copies the terms of a table that meet the start; false if one of them holds all of it.
  mutating func gather(_ table: CubeTable, meeting start: Span<UInt64>) -> Bool {
    reserveRoom()
    let words = table.words
    next: for place in 0..<table.termCount {
      let (term, limitCount) = table.term(at: place)
      guard layout.meet(start, 0, words.span, term &* stride) else { continue }
      let cube = loose.words.count
      var exclusionCount = 0
      loose.append(term &* stride, of: words, count: stride)
      for row in table.exclusions(of: term) where layout.meet(start, 0, words.span, row &* stride) {
        // A term that has no point in the start is left out.
        if layout.holds(words.span, row &* stride, start) {
          loose.words.removeLast((1 &+ exclusionCount) &* stride)
          continue next
        }
        exclusionCount &+= 1
        loose.append(row &* stride, of: words, count: stride)
      }
      if exclusionCount == 0 && layout.holds(words.span, term &* stride, start) { return false }
      loose.terms.append(
        TermList.Term(
          cube: cube, exclusions: cube &+ stride, exclusionCount: exclusionCount, limitCount: limitCount))
    }
    tableEnd = loose.words.count
    return true
  }

  /// Copies the rows that meet the start; false if one of them holds all of it.
  ///
  /// What they limit is counted beyond the start, and they go before terms of a table that limit as much: they are
  /// made for the start, where the table is made for all.
  mutating func gather(_ rows: RowRange, meeting start: Span<UInt64>) -> Bool {
    for number in rows.rows {
      let row = number &* stride
      guard layout.meet(start, 0, rows.words.span, row) else { continue }
      if layout.holds(rows.words.span, row, start) { return false }
      let count = layout.excessCount(of: start, over: rows.words.span, row)
      let term = TermList.Term(cube: loose.words.count, exclusions: 0, exclusionCount: 0, limitCount: count)
      loose.append(row, of: rows.words, count: stride)
      loose.terms.append(term)
      var place = loose.terms.count &- 1
      while place > 0, isBefore(term, loose.terms[place &- 1]) {
        loose.terms.swapAt(place, place &- 1)
        place &-= 1
      }
    }
    return true
  }

  /// Whether the term of a new row goes before another one.
  private func isBefore(_ term: TermList.Term, _ other: TermList.Term) -> Bool {
    term.limitCount < other.limitCount || term.limitCount == other.limitCount && other.cube < tableEnd
  }

  /// Whether there is room for one more loose term.
  var hasRoom: Bool { loose.terms.count < looseBlocks &* 64 }

  /// Adds a row, for which there is room, to the sets of those of the levels up to one whose rests it meets.
  ///
  /// - Returns: the innermost level whose rest the row does not hold; 0 if it holds all.
  mutating func add(_ row: CubeWords, to levels: inout [UInt64], upTo last: Int) -> Int {
    let (cube, place, size) = (loose.words.count, loose.terms.count, levelSize)
    row.append(to: &loose.words, count: stride)
    let count = layout.excessCount(of: levels.span, over: loose.words.span, cube)
    loose.terms.append(TermList.Term(cube: cube, exclusions: 0, exclusionCount: 0, limitCount: count))
    // Each rest is a part of the one before.
    var level = last
    while level > 0, layout.holds(loose.words.span, cube, levels.span, level) { level &-= size }
    let innermost = level
    while level > 0, !layout.meet(levels.span, level, loose.words.span, cube) { level &-= size }
    while level >= 0 {
      levels[level &+ looseSet &+ place >> 6] |= 1 << UInt64(place & 63)
      level &-= size
    }
    return innermost
  }

  // MARK: The start

  /// Makes the sets of the first level, of which there is only the rest; false if one term of the table holds it.
  ///
  /// - Parameter room: the number of loose terms that can be added later.
  mutating func begin(_ levels: inout [UInt64], room: Int) -> Bool {
    for block in 0..<indexedBlocks {
      guard let meeting = termsMeetingStart(levels.span, block) else { return false }
      levels.append(meeting)
    }
    looseBlocks = (loose.terms.count &+ room &+ 63) >> 6
    if room > 0 { reserveRoom() }
    // All of them meet the start.
    for block in 0..<looseBlocks { levels.append(Layout.ones(max(0, loose.terms.count &- block &* 64))) }
    levels.append(0)
    levels.append(0)
    return true
  }

  /// The terms of a block of the table that meet the start; nothing if one of them holds it.
  private func termsMeetingStart(_ start: Span<UInt64>, _ block: Int) -> UInt64? {
    let list = index.list
    let (meeting, holding) = index.terms(inBlock: block, meeting: start, in: layout)
    // A term that has no point in the start is left out.
    let doubtful = meeting & index.withExclusions[block]
    let kept = list.members(of: doubtful, inBlock: block) { term in
      !(0..<term.exclusionCount).contains {
        layout.holds(list.words.span, term.exclusions &+ $0 &* stride, start)
      }
    }
    let rest = meeting & ~doubtful | kept
    return isHeld(by: holding & rest, of: list, block, start, 0) ? nil : rest
  }

  // MARK: Out of budget

  /// The terms that meet the start, in their order, as the fallbacks read them.
  func rows(_ levels: Span<UInt64>) -> [[CubeWords]] {
    let indexed = index.list.terms.indices.filter { levels[indexedSet &+ $0 >> 6] & (1 << UInt64($0 & 63)) != 0 }
    let terms = loose.terms.map { ($0, loose.words) } + indexed.map { (index.list.terms[$0], index.list.words) }
    let order = terms.indices.sorted { (terms[$0].0.limitCount, $0) < (terms[$1].0.limitCount, $1) }
    let start = CubeWords((0..<stride).map { levels[$0] }, at: 0, count: stride)
    return order.map { place in
      let (term, words) = terms[place]
      let exclusions = (0..<term.exclusionCount).map {
        CubeWords(words, at: term.exclusions + $0 * stride, count: stride)
      }
      return [CubeWords(words, at: term.cube, count: stride)] + exclusions.filter { layout.meet(start, $0) }
    }
  }
}
