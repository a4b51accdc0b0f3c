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

  /// Whether a term meets the rest at a level.
  func hasTerms(_ levels: Span<UInt64>, _ level: Int) -> Bool {
    for set in indexedSet..<takenTerm where levels[level &+ set] != 0 { return true }
    return false
  }

  /// Takes the first term that meets a rest out of the set, and counts the set.
  ///
  /// A loose term that limits no more goes before one of the index.
  @inline(__always)
  func takeFirst(_ levels: inout MutableSpan<UInt64>, _ level: Int) -> Int {
    let (place, count) = Self.first(levels.span, level &+ indexedSet, indexedBlocks)
    let (loosePlace, looseCount) = Self.first(levels.span, level &+ looseSet, looseBlocks)
    let isLoose =
      looseCount > 0
      && (count == 0 || loose.terms[loosePlace].limitCount <= index.list.terms[place].limitCount)
    let set = isLoose ? looseSet &+ loosePlace >> 6 : indexedSet &+ place >> 6
    levels[level &+ set] &= ~(1 << UInt64((isLoose ? loosePlace : place) & 63))
    levels[level &+ takenTerm] = UInt64(isLoose ? loosePlace &<< 1 | 1 : place &<< 1)
    levels[level &+ exclusionsDone] = 0
    return count &+ looseCount
  }

  /// The term that is taken out of the rest at a level.
  @inline(__always)
  func taken(_ levels: Span<UInt64>, _ level: Int) -> (term: TermList.Term, isLoose: Bool) {
    let key = Int(truncatingIfNeeded: levels[level &+ takenTerm])
    return key & 1 == 1 ? (loose.terms[key &>> 1], true) : (index.list.terms[key &>> 1], false)
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

  // MARK: Parts

  /// The first variable in which a term does not have all of the rest at a level; nothing if it has.
  @inline(__always)
  func part(of levels: Span<UInt64>, _ level: Int, outside term: TermList.Term, _ isLoose: Bool) -> Layout.Extent? {
    layout.firstVariable { levels[level &+ $0] & ~word(term.cube &+ $0, isLoose: isLoose) }
  }

  /// Makes the part of a rest that is outside a term in a variable the rest at the next level.
  ///
  /// - Parameter isThorough: whether to look for a term that holds it; else that is found when the term is taken out.
  @inline(__always)
  func enter(
    _ part: Layout.Extent, outside term: TermList.Term, _ isLoose: Bool, _ levels: inout MutableSpan<UInt64>,
    _ level: Int, isThorough: Bool
  ) -> Standing {
    let next = level &+ levelSize
    for column in 0..<stride { levels[next &+ column] = levels[level &+ column] }
    for column in part.columns { levels[next &+ column] &= ~(word(term.cube &+ column, isLoose: isLoose) & part.mask) }
    var any: UInt64 = 0
    for block in 0..<indexedBlocks {
      let barring = barring(block, part, levels.span, next)
      let meeting = levels[level &+ indexedSet &+ block] & ~barring.all
      levels[next &+ indexedSet &+ block] = meeting
      any |= meeting
      if isThorough, isHeld(by: meeting & ~barring.some, of: index.list, block, levels.span, next) { return .held }
    }
    for block in 0..<looseBlocks {
      let meeting = looseTerms(of: levels[level &+ looseSet &+ block], block, sharing: part, levels.span, next)
      levels[next &+ looseSet &+ block] = meeting
      any |= meeting
      if isThorough, isHeld(by: meeting, of: loose, block, levels.span, next) { return .held }
    }
    return any == 0 ? .missed : .met
  }

  /// Takes from a rest the part that is outside a term in a variable, and keeps of the terms that met it those that do.
  @inline(__always)
  func leave(
    _ part: Layout.Extent, outside term: TermList.Term, _ isLoose: Bool, _ levels: inout MutableSpan<UInt64>,
    _ level: Int
  ) {
    for column in part.columns { levels[level &+ column] &= word(term.cube &+ column, isLoose: isLoose) | ~part.mask }
    for block in 0..<indexedBlocks {
      let barring = barring(block, part, levels.span, level)
      levels[level &+ indexedSet &+ block] &= ~barring.all
    }
    for block in 0..<looseBlocks {
      let set = level &+ looseSet &+ block
      levels[set] = looseTerms(of: levels[set], block, sharing: part, levels.span, level)
    }
  }

  /// Makes the part of a rest that the next exclusion of a term holds the rest at the next level; nothing if all are done.
  @inline(__always)
  func enterExclusion(
    of term: TermList.Term, _ isLoose: Bool, _ levels: inout MutableSpan<UInt64>, _ level: Int
  ) -> Standing? {
    let done = Int(truncatingIfNeeded: levels[level &+ exclusionsDone])
    return done < term.exclusionCount ? enter(exclusion: done, of: term, isLoose, &levels, level) : nil
  }

  @inline(__always)
  func leaveExclusion(_ levels: inout MutableSpan<UInt64>, _ level: Int) { levels[level &+ exclusionsDone] &+= 1 }

  /// Makes the part of a rest that an exclusion holds the rest at the next level.
  private func enter(
    exclusion number: Int, of term: TermList.Term, _ isLoose: Bool, _ levels: inout MutableSpan<UInt64>, _ level: Int
  ) -> Standing {
    let next = level &+ levelSize
    let exclusion = term.exclusions &+ number &* stride
    let words = isLoose ? loose.words : index.list.words
    guard layout.meet(levels.span, level, words.span, exclusion) else { return .held }
    for column in 0..<stride { levels[next &+ column] = levels[level &+ column] & words[exclusion &+ column] }
    var any: UInt64 = 0
    for (list, set, blockCount) in [(index.list, indexedSet, indexedBlocks), (loose, looseSet, looseBlocks)] {
      for block in 0..<blockCount {
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

  /// The terms of a block of the table that bar all and some of the values of a variable that the rest at a level has.
  @inline(__always)
  private func barring(_ block: Int, _ variable: Layout.Extent, _ levels: Span<UInt64>, _ level: Int) -> Barring {
    var barring = Barring()
    for column in variable.columns {
      barring.add(levels[level &+ column] & variable.mask, index.barred, (block &* stride &+ column) &* 64)
    }
    return barring
  }

  /// Those of some loose terms that have one of the values of a variable that the rest at a level has.
  @inline(__always)
  private func looseTerms(
    of set: UInt64, _ block: Int, sharing variable: Layout.Extent, _ levels: Span<UInt64>, _ level: Int
  ) -> UInt64 {
    loose.members(of: set, inBlock: block) { term in
      for column in variable.columns
      where levels[level &+ column] & variable.mask & loose.words[term.cube &+ column] != 0 { return true }
      return false
    }
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
