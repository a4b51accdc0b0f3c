// SPDX-License-Identifier: Apache-2.0

/// The depth-first search.
///
/// A rest that a term holds is done; else the first of the terms that meet it is taken out of it, variable by variable, in
/// disjoint parts; then the parts that its exclusions give back are searched without it. The terms that meet a rest are a
/// set of bits. A part differs from its rest in one variable, so that the index tells with a word for each value which
/// terms meet it.
struct Walk {
  private enum Outcome {
    case covered, found, exhausted
  }

  /// How far a search has come.
  private struct Progress {
    var nodesLeft: Int
    /// From here on each rest is held against all its terms before it is split: most searches end before that pays.
    let thoroughFrom: Int
    /// The level of the rest that no term meets.
    var level = 0
  }

  private var cover: Cover
  /// What is left to search, level by level (see `Cover.levelSize`); the first is the start.
  private var levels: [UInt64]

  /// The levels for which there is room at first; few searches go deeper.
  private static var firstRoom: Int { 12 }
  /// A bound for the recursion; a deeper search counts as out of budget.
  private static var deepest: Int { 500 }

  /// See `Search.uncovered`.
  static func uncovered(_ question: Search.Question, _ budget: Search.Budget) -> CubeWords? {
    guard var walk = Walk(question) else { return nil }
    return walk.uncovered(budget)
  }

  /// Finds what meets the start; nothing if one term or row holds all of it.
  init?(_ question: borrowing Search.Question) {
    let index = question.table?.index
    var cover = Cover(index ?? .none, in: question.layout)
    var levels: [UInt64] = []
    levels.reserveCapacity(Self.firstRoom &* (cover.levelSize &+ 1))
    for column in 0..<cover.stride { levels.append(question.start[column]) }
    if index == nil, let table = question.table, !cover.gather(table, meeting: levels.span) { return nil }
    guard cover.gather(question.extra, meeting: levels.span), cover.gather(question.more, meeting: levels.span),
      cover.begin(&levels)
    else { return nil }
    self.cover = cover
    self.levels = levels
  }

  /// Counts more rows as covered from now on; false if one of them holds all of the start.
  mutating func block(_ rows: RowRange) -> Bool {
    Self.gather(rows, &cover, &levels)
  }

  private static func gather(_ rows: RowRange, _ cover: inout Cover, _ levels: inout [UInt64]) -> Bool {
    guard cover.gather(rows, meeting: levels.span) else { return false }
    levels.removeLast(levels.count &- cover.looseSet)
    cover.appendLooseSet(&levels)
    return true
  }

  /// See `Search.uncovered`.
  mutating func uncovered(_ budget: Search.Budget) -> CubeWords? {
    let start = CubeWords(levels, at: 0, count: cover.stride)
    guard levels[cover.indexedSet..<cover.levelSize].contains(where: { $0 != 0 }) else { return start }
    var progress = Progress(nodesLeft: budget.search, thoroughFrom: budget.search &- 32)
    switch Self.search(cover, &levels, &progress) {
    case .covered: return nil
    case .found: return CubeWords(levels, at: progress.level, count: cover.stride)
    case .exhausted: return Search.uncovered(start, in: cover.layout, by: cover.rows(levels.span), budget: budget)
    }
  }

  private static func search(_ cover: Cover, _ levels: inout [UInt64], _ progress: inout Progress) -> Outcome {
    let size = cover.levelSize
    levels.removeLast(levels.count &- size)
    for index in 0..<size { levels.append(levels[index]) }
    return visit(cover, &levels, size, &progress)
  }

  // MARK: Nodes

  /// Searches the rest at a level; terms meet it, and none holds it.
  private static func visit(
    _ cover: Cover, _ levels: inout [UInt64], _ level: Int, _ progress: inout Progress
  ) -> Outcome {
    let size = cover.levelSize
    let next = level &+ size
    guard progress.nodesLeft > 0, level < deepest &* size else { return .exhausted }
    while levels.count < next &+ size { levels.append(0) }
    var span = levels.mutableSpan
    let (term, isLoose, count) = cover.takeFirst(&span, level)
    // A node with many terms counts for more, so that the budget is one of time.
    progress.nodesLeft &-= 1 &+ count >> 5
    let isThorough = progress.nodesLeft < progress.thoroughFrom

    // What the term leaves of the rest, in disjoint parts.
    for column in 0..<cover.layout.packedWordCount {
      var outside = levels[level &+ column] & ~cover.word(term.cube &+ column, isLoose: isLoose)
      while outside != 0 {
        let field = cover.layout.field(ofLowestBitIn: outside, column: column)
        let part = outside & field
        outside ^= part
        var span = levels.mutableSpan
        let left = span[level &+ column] & field ^ part
        for column in 0..<cover.stride { span[next &+ column] = span[level &+ column] }
        span[next &+ column] ^= left
        let standing = cover.narrow(&span, level, column..<(column &+ 1), field, isThorough: isThorough)
        let outcome = search(standing, cover, &levels, next, &progress)
        guard outcome == .covered else { return outcome }
        span = levels.mutableSpan
        span[level &+ column] ^= part
        cover.keep(&span, level, column..<(column &+ 1), field)
      }
    }
    for group in cover.layout.wideGroups
    where group.contains(where: { levels[level &+ $0] & ~cover.word(term.cube &+ $0, isLoose: isLoose) != 0 }) {
      var span = levels.mutableSpan
      for column in 0..<cover.stride { span[next &+ column] = span[level &+ column] }
      for column in group {
        span[next &+ column] &= ~cover.word(term.cube &+ column, isLoose: isLoose)
        span[level &+ column] ^= span[next &+ column]
      }
      let standing = cover.narrow(&span, level, group, ~0, isThorough: isThorough)
      let outcome = search(standing, cover, &levels, next, &progress)
      guard outcome == .covered else { return outcome }
      span = levels.mutableSpan
      cover.keep(&span, level, group, ~0)
    }

    // What its exclusions give back.
    for number in 0..<term.exclusionCount {
      var span = levels.mutableSpan
      let standing = cover.enter(exclusion: number, of: term, isLoose, &span, level)
      let outcome = search(standing, cover, &levels, next, &progress)
      guard outcome == .covered else { return outcome }
    }
    return .covered
  }

  /// Searches the rest at a level, as its terms stand to it.
  @inline(__always)
  private static func search(
    _ standing: Cover.Standing, _ cover: Cover, _ levels: inout [UInt64], _ level: Int, _ progress: inout Progress
  ) -> Outcome {
    switch standing {
    case .held: return .covered
    case .met: return visit(cover, &levels, level, &progress)
    case .missed:
      progress.level = level
      return .found
    }
  }
}
