// SPDX-License-Identifier: Apache-2.0

/// What covers, as a search reads it: the terms of an indexed table, and loose terms, of which each is looked at.
///
/// At each of its levels a search has a rest, the part of it that is outside the term taken out, and for both lists the set
/// of the terms that meet the rest, one bit for each: that is one row of `levelSize` words.
struct Cover {
  let layout: Layout
  /// The terms of the table, all of them, if it has an index; else none.
  let index: TermIndex
  let stride: Int
  let indexedBlocks: Int
  /// Copies of the terms that meet the start, of a table without an index and of rows.
  private(set) var loose = TermList()
  /// Where the words end that came from a table.
  private var tableEnd = 0

  init(_ index: borrowing TermIndex, in layout: borrowing Layout) {
    self.layout = copy layout
    self.index = copy index
    stride = layout.wordCount
    indexedBlocks = index.list.blockCount
  }

  /// The words of a level: the rest, and the two sets.
  var levelSize: Int { looseSet &+ loose.blockCount }
  /// Where the set of the terms of the table is in a level.
  var indexedSet: Int { stride }
  /// Where the set of the loose terms is.
  var looseSet: Int { indexedSet &+ indexedBlocks }

  // MARK: Loose terms

  /// Copies the terms of a table that meet the start; false if one of them holds all of it.
  mutating func gather(_ table: CubeTable, meeting start: Span<UInt64>) -> Bool {
    loose.terms.reserveCapacity(32)
    loose.words.reserveCapacity(32 &* stride)
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

  // MARK: The start

  /// Makes the sets of the first level, of which there is only the rest; false if one term of the table holds it.
  func begin(_ levels: inout [UInt64]) -> Bool {
    for block in 0..<indexedBlocks {
      guard let meeting = termsMeetingStart(levels.span, block) else { return false }
      levels.append(meeting)
    }
    appendLooseSet(&levels)
    return true
  }

  /// Appends the set of all loose terms, since all meet the start.
  func appendLooseSet(_ levels: inout [UInt64]) {
    for block in 0..<loose.blockCount { levels.append(Layout.ones(loose.terms.count &- block &* 64)) }
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
