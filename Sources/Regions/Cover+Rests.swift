// SPDX-License-Identifier: Apache-2.0

extension Cover {
  /// How the terms stand to a rest.
  enum Standing {
    /// One term holds it.
    case held
    /// No term meets it.
    case missed
    /// Some meet it; whether one holds it was perhaps not looked at.
    case met
  }

  /// Takes the first term that meets a rest out of the set, and counts the set.
  ///
  /// A loose term that limits no more goes before one of the index.
  @inline(__always)
  func takeFirst(
    _ levels: inout MutableSpan<UInt64>, _ level: Int
  ) -> (term: TermList.Term, isLoose: Bool, count: Int) {
    let (place, count) = Self.first(levels.span, level &+ indexedSet, indexedBlocks)
    let (loosePlace, looseCount) = Self.first(levels.span, level &+ looseSet, loose.blockCount)
    let isLoose =
      looseCount > 0
      && (count == 0 || loose.terms[loosePlace].limitCount <= index.list.terms[place].limitCount)
    let term = isLoose ? loose.terms[loosePlace] : index.list.terms[place]
    let set = isLoose ? looseSet &+ loosePlace >> 6 : indexedSet &+ place >> 6
    levels[level &+ set] &= ~(1 << UInt64((isLoose ? loosePlace : place) & 63))
    return (term, isLoose, count &+ looseCount)
  }

  /// The first member of a set, and their number.
  @inline(__always)
  private static func first(_ levels: Span<UInt64>, _ set: Int, _ blockCount: Int) -> (place: Int, count: Int) {
    var (first, count) = (0, 0)
    for block in 0..<blockCount {
      let terms = levels[set &+ block]
      if count == 0 { first = block &* 64 &+ terms.trailingZeroBitCount }
      count &+= terms.nonzeroBitCount
    }
    return (first, count)
  }

  /// Finds what meets the rest at the next level, of the terms that meet the one at this level, where the two differ in
  /// the values that a mask shows of some columns.
  ///
  /// - Parameter isThorough: whether to look for one that holds it; else that is found when it is taken out.
  @inline(__always)
  func narrow(
    _ levels: inout MutableSpan<UInt64>, _ level: Int, _ columns: Range<Int>, _ mask: UInt64, isThorough: Bool
  ) -> Standing {
    let next = level &+ levelSize
    var any: UInt64 = 0
    for block in 0..<indexedBlocks {
      var barring = Barring()
      for column in columns {
        barring.add(levels[next &+ column] & mask, index.barred, (block &* stride &+ column) &* 64)
      }
      let meeting = levels[level &+ indexedSet &+ block] & ~barring.all
      levels[next &+ indexedSet &+ block] = meeting
      any |= meeting
      if isThorough, isHeld(by: meeting & ~barring.some, of: index.list, block, levels.span, next) { return .held }
    }
    for block in 0..<loose.blockCount {
      let meeting = loose.members(of: levels[level &+ looseSet &+ block], inBlock: block) {
        shares($0.cube, levels.span, next, columns, mask)
      }
      levels[next &+ looseSet &+ block] = meeting
      any |= meeting
      if isThorough, isHeld(by: meeting, of: loose, block, levels.span, next) { return .held }
    }
    return any == 0 ? .missed : .met
  }

  /// Keeps of the terms that meet a rest those that still do, as it has lost some of the values that a mask shows of
  /// some columns.
  @inline(__always)
  func keep(_ levels: inout MutableSpan<UInt64>, _ level: Int, _ columns: Range<Int>, _ mask: UInt64) {
    for block in 0..<indexedBlocks {
      var barring = Barring()
      for column in columns {
        barring.add(levels[level &+ column] & mask, index.barred, (block &* stride &+ column) &* 64)
      }
      levels[level &+ indexedSet &+ block] &= ~barring.all
    }
    for block in 0..<loose.blockCount {
      levels[level &+ looseSet &+ block] = loose.members(of: levels[level &+ looseSet &+ block], inBlock: block) {
        shares($0.cube, levels.span, level, columns, mask)
      }
    }
  }

  /// Makes the part of a rest that an exclusion holds the rest at the next level.
  func enter(
    exclusion number: Int, of term: TermList.Term, _ isLoose: Bool, _ levels: inout MutableSpan<UInt64>, _ level: Int
  ) -> Standing {
    let next = level &+ levelSize
    let exclusion = term.exclusions &+ number &* stride
    let words = isLoose ? loose.words : index.list.words
    guard layout.meet(levels.span, level, words.span, exclusion) else { return .held }
    for column in 0..<stride { levels[next &+ column] = levels[level &+ column] & words[exclusion &+ column] }
    var any: UInt64 = 0
    for (list, set) in [(index.list, indexedSet), (loose, looseSet)] {
      for block in 0..<list.blockCount {
        let meeting = list.members(of: levels[level &+ set &+ block], inBlock: block) {
          layout.meet(levels.span, next, list.words.span, $0.cube)
        }
        levels[next &+ set &+ block] = meeting
        any |= meeting
        if isHeld(by: meeting, of: list, block, levels.span, next) { return .held }
      }
    }
    return any == 0 ? .missed : .met
  }

  // MARK: Terms

  /// A word of a cube of a term.
  @inline(__always)
  func word(_ place: Int, isLoose: Bool) -> UInt64 {
    isLoose ? loose.words[place] : index.list.words[place]
  }

  /// Whether a loose cube has one of the values that a mask shows of some columns of the rest at a level.
  @inline(__always)
  private func shares(
    _ cube: Int, _ levels: Span<UInt64>, _ level: Int, _ columns: Range<Int>, _ mask: UInt64
  ) -> Bool {
    for column in columns where levels[level &+ column] & mask & loose.words[cube &+ column] != 0 { return true }
    return false
  }

  /// Whether one of some terms of a block has all of the rest at a level.
  @inline(__always)
  func isHeld(by terms: UInt64, of list: TermList, _ block: Int, _ levels: Span<UInt64>, _ level: Int) -> Bool {
    var left = terms
    while left != 0 {
      if has(list.terms[block &* 64 &+ left.trailingZeroBitCount], list.words, levels, level) { return true }
      left &= left &- 1
    }
    return false
  }

  /// Whether a term has all of the rest at a level.
  @inline(__always)
  private func has(_ term: TermList.Term, _ words: [UInt64], _ levels: Span<UInt64>, _ level: Int) -> Bool {
    guard layout.holds(words.span, term.cube, levels, level) else { return false }
    for number in 0..<term.exclusionCount
    where layout.meet(levels, level, words.span, term.exclusions &+ number &* stride) { return false }
    return true
  }
}
