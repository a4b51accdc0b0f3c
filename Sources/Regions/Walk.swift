// SPDX-License-Identifier: Apache-2.0

/// The depth-first search.
///
/// A rest that a term holds is done; else the first of the terms that meet it is taken out of it, variable by variable, in
/// disjoint parts; then the parts that its exclusions give back are searched without it. The terms that meet a rest are a
/// set of bits. A part differs from its rest in one variable, so that the index tells with a word for each value which
/// terms meet it.
///
/// The search stops at each part that no term meets, and goes on from there.
struct Walk {
  private enum Outcome {
    case covered, found, exhausted
  }

  private enum State {
    /// Nothing is searched yet.
    case new
    /// The next part of the innermost rest is to be searched.
    case within
    /// The search stopped at a part of the innermost rest.
    case atPart
    case done
  }

  private var cover: Cover
  /// Level by level (see `Cover.levelSize`) the start, which stays as it is, then what is left of each rest that the
  /// search is in, each a part of the one before.
  private var levels: [UInt64]
  /// The level of the innermost rest.
  private var level = 0
  private var state = State.new

  /// The levels for which there is room at first; few searches go deeper.
  private static var firstRoom: Int { 12 }
  /// A bound for the number of levels; a deeper search counts as out of budget.
  private static var deepest: Int { 500 }

  /// Finds what meets the start; nothing if one term or row holds all of it.
  ///
  /// - Parameters:
  ///   - question: what is asked.
  ///   - room: the number of rows that can be added later.
  init?(_ question: borrowing Search.Question, room: Int = 0) {
    let index = question.table?.index
    var cover = Cover(index ?? .none, in: question.layout)
    var levels: [UInt64] = []
    levels.reserveCapacity(Self.firstRoom &* (cover.levelSize &+ 1))
    for column in 0..<cover.stride { levels.append(question.start[column]) }
    if index == nil, let table = question.table, !cover.gather(table, meeting: levels.span) { return nil }
    guard cover.gather(question.extra, meeting: levels.span), cover.gather(question.more, meeting: levels.span),
      cover.begin(&levels, room: room)
    else { return nil }
    self.cover = cover
    self.levels = levels
  }

  /// The next part of the start that is outside all terms and rows; nothing if they hold all that is left of it.
  ///
  /// A row that holds the part is to be blocked before the next one is asked for.
  ///
  /// - Parameter budget: how long each method may take in turn (see `Search.uncovered`).
  mutating func next(_ budget: Search.Budget) -> CubeWords? {
    let size = cover.levelSize
    var nodesLeft = budget.search
    switch state {
    case .done: return nil
    case .new:
      guard cover.hasTerms(levels.span, 0) else {
        state = .done
        return CubeWords(levels, at: 0, count: cover.stride)
      }
      guard nodesLeft > 0 else { return uncoveredOtherwise(budget) }
      for index in 0..<size { levels.append(levels[index]) }
      level = size
      Self.open(cover, &levels, level, &nodesLeft)
    case .within: break
    case .atPart: Self.close(cover, &levels, level)
    }
    switch Self.search(cover, &levels, &level, &nodesLeft, thoroughFrom: budget.search &- 32) {
    case .covered:
      state = .done
      return nil
    case .exhausted:
      state = .within
      return uncoveredOtherwise(budget)
    case .found:
      state = .atPart
      return CubeWords(levels, at: level &+ size, count: cover.stride)
    }
  }

  /// A part of the start that the fallbacks find.
  private func uncoveredOtherwise(_ budget: Search.Budget) -> CubeWords? {
    let start = CubeWords(levels, at: 0, count: cover.stride)
    return Search.uncovered(start, in: cover.layout, by: cover.rows(levels.span), budget: budget)
  }

  // MARK: Further rows

  /// Whether there is room for one more row.
  var hasRoom: Bool { cover.hasRoom }

  /// Counts one more row as covered from now on, for which there is room.
  mutating func block(_ words: CubeWords) {
    let innermost = cover.add(words, to: &levels, upTo: level)
    guard innermost < level else { return }
    // A rest that the row holds is done, and all inside it.
    level = innermost
    state = level > 0 ? .atPart : .done
  }

  // MARK: Levels

  /// Searches on from the innermost rest.
  ///
  /// - Parameter thoroughFrom: with so many nodes left, parts begin to be held against all their terms before they become
  ///   rests: most searches end before that pays.
  private static func search(
    _ cover: Cover, _ levels: inout [UInt64], _ innermost: inout Int, _ budget: inout Int, thoroughFrom: Int
  ) -> Outcome {
    let size = cover.levelSize
    var (level, nodesLeft) = (innermost, budget)
    defer { (innermost, budget) = (level, nodesLeft) }
    while level > 0 {
      while levels.count < level &+ 2 &* size { levels.append(0) }
      var span = levels.mutableSpan
      switch descend(cover, &span, level, isThorough: nodesLeft < thoroughFrom) {
      case .missed: return .found
      case .met:
        guard nodesLeft > 0, level < deepest &* size else { return .exhausted }
        level &+= size
        open(cover, &levels, level, &nodesLeft)
      case .held:
        level &-= size
        if level > 0 { close(cover, &levels, level) }
      }
    }
    return .covered
  }

  /// Takes the first term that meets a rest, which becomes the innermost one.
  @inline(__always)
  private static func open(_ cover: Cover, _ levels: inout [UInt64], _ level: Int, _ nodesLeft: inout Int) {
    var span = levels.mutableSpan
    let count = cover.takeFirst(&span, level)
    // A node with many terms counts for more, so that the budget is one of time.
    nodesLeft &-= 1 &+ count >> 5
  }

  /// Makes the next part of a rest the rest at the next level; `held` if all parts are held.
  @inline(__always)
  private static func descend(
    _ cover: Cover, _ levels: inout MutableSpan<UInt64>, _ level: Int, isThorough: Bool
  ) -> Cover.Standing {
    let (term, isLoose) = cover.taken(levels.span, level)
    // What the term leaves of the rest, in disjoint parts.
    while let part = cover.part(of: levels.span, level, outside: term, isLoose) {
      let standing = cover.enter(part, outside: term, isLoose, &levels, level, isThorough: isThorough)
      guard standing == .held else { return standing }
      cover.leave(part, outside: term, isLoose, &levels, level)
    }
    // What its exclusions give back.
    while let standing = cover.enterExclusion(of: term, isLoose, &levels, level) {
      guard standing == .held else { return standing }
      cover.leaveExclusion(&levels, level)
    }
    return .held
  }

  /// Leaves the part of a rest that was searched.
  @inline(__always)
  private static func close(_ cover: Cover, _ levels: inout [UInt64], _ level: Int) {
    var span = levels.mutableSpan
    let (term, isLoose) = cover.taken(span.span, level)
    if let part = cover.part(of: span.span, level, outside: term, isLoose) {
      cover.leave(part, outside: term, isLoose, &span, level)
    } else {
      cover.leaveExclusion(&span, level)
    }
  }
}
