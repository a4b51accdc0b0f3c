// SPDX-License-Identifier: Apache-2.0

/// Looks for a part of a cube that no term of a cover reaches.
///
/// The search gathers the terms that meet the cube, and then goes depth first: of the terms that meet the rest, one that
/// holds it closes the branch; else the term that limits the fewest variables of the rest is taken out of it, variable
/// by variable, in disjoint parts; then the parts that its exclusions give back are searched without it.
///
/// All terms in question are in one array, and one array of references to them is partitioned in place, so that a node
/// allocates nothing. The number of nodes is bounded by a budget, past which `Decomposition` takes turns with the search
/// (see `uncovered`).
struct Search {
  enum Outcome {
    case covered
    /// Found; the part is the first row of `rests` that `depth` names.
    case found(depth: Int)
    case exhausted
  }

  let layout: Layout
  private(set) var frame: Frame
  /// The cube that is searched.
  let start: [UInt64]
  /// The terms, each as the number of its exclusions, the words of its cube, and those of its exclusions.
  private(set) var cells: [UInt64] = []
  /// Where the terms start in `cells`; each node partitions a prefix of it.
  private(set) var order: [Int] = []
  /// One row of kept words for each depth.
  private var rests: [UInt64] = []

  /// Up to this many words, the words that matter are not worth looking for.
  private static let smallWordCount = 8
  /// A bound for the recursion.
  ///
  /// A deeper search counts as out of budget.
  private static let deepest = 2_000

  /// A part of the cube at `start` that is in no term of the table and in no row of `extra`.
  ///
  /// The search has a budget of nodes. Past it, the decomposition gets one, then the search twice as much, and so on:
  /// the answer is exact, and takes at most a constant factor longer than the faster of the two.
  ///
  /// - Parameters:
  ///   - start: the words of a cube that is not empty.
  ///   - table: the terms that cover.
  ///   - extra: further cubes that cover, row by row.
  /// - Complexity: O(*t* · *w*) for *t* terms and *w* words to gather. The question is as hard as unsatisfiability, so
  ///   no method is fast for every cover. The search is quick where few terms meet. The decomposition is at most linear
  ///   in the variables for covers in which, in some order of the variables that it finds, the number of terms that are
  ///   begun and not yet decided stays bounded (chains, trees, blocks, parities of any length), and for covers with few
  ///   different remainders, such as all points of a grid.
  static func uncovered(
    _ start: [UInt64],
    in layout: Layout,
    by table: CubeTable?,
    and extra: [UInt64] = [],
    budget: Int = Search.budget
  ) -> [UInt64]? {
    var search = Search(start, layout: layout)
    guard search.gather(table, extra) else { return nil }
    if search.order.isEmpty { return start }
    var budget = budget
    while true {
      switch search.run(budget: budget) {
      case .covered: return nil
      case .found(let depth): return search.part(at: depth)
      case .exhausted: break
      }
      var decomposition = Decomposition(of: search)
      switch decomposition.run(budget: 4 * budget) {
      case .covered: return nil
      case .found(let part): return part
      case .exhausted: budget = 8 * max(budget, 1)
      }
    }
  }

  /// The nodes that a search may take before the decomposition has its turn.
  ///
  /// Searches in law take about ten.
  static let budget = 3_000

  private init(_ start: [UInt64], layout: Layout) {
    self.layout = layout
    self.start = start
    frame = layout.wholeFrame
  }

  // MARK: Gathering

  /// Copies what meets the start; false if one term holds all of it.
  private mutating func gather(_ table: CubeTable?, _ extra: [UInt64]) -> Bool {
    let stride = layout.wordCount
    if stride > Self.smallWordCount { narrow(to: table, extra) }
    let start = self.start
    for row in 0..<(extra.count / max(stride, 1)) where isMet(extra, row &* stride) {
      if Rows.isSubset(start.span, 0, of: extra.span, row &* stride, count: stride) { return false }
      order.append(cells.count)
      cells.append(0)
      appendRow(extra, row &* stride)
    }
    guard let table else { return true }
    let (words, tops) = (table.words, layout.tops)
    for term in 0..<table.termCount
    where Rows.meet(words.span, term &* stride, start.span, 0, tops: tops.span)
      && (!layout.hasWideVariables || isMet(words, term &* stride))
    {
      if !gather(term, of: table) { return false }
    }
    return true
  }

  /// Copies a term that meets the start, unless it has no point there; false if it holds all of the start.
  private mutating func gather(_ term: Int, of table: CubeTable) -> Bool {
    let stride = layout.wordCount
    let (start, words) = (self.start, table.words)
    let holds = Rows.isSubset(start.span, 0, of: words.span, term &* stride, count: stride)
    let exclusions = table.exclusions(of: term)
    if holds && exclusions.isEmpty { return false }
    let cell = cells.count
    if cell == 0 {
      cells.reserveCapacity(16 &* (stride &+ 1))
      order.reserveCapacity(16)
    }
    cells.append(0)
    appendRow(words, term &* stride)
    for row in exclusions where isMet(words, row &* stride) {
      if Rows.isSubset(start.span, 0, of: words.span, row &* stride, count: stride) {
        cells.removeLast(cells.count - cell)
        return true
      }
      cells[cell] += 1
      appendRow(words, row &* stride)
    }
    order.append(cell)
    return !(holds && cells[cell] == 0)
  }

  private func isMet(_ words: [UInt64], _ row: Int) -> Bool {
    let (start, tops) = (self.start, layout.tops)
    return Rows.meet(words.span, row, start.span, 0, tops: tops.span)
      && (!layout.hasWideVariables || Rows.meetWide(words.span, row, start.span, 0, groups: layout.wideGroups))
  }

  @inline(__always)
  private mutating func appendRow(_ words: [UInt64], _ start: Int) {
    if frame === layout.wholeFrame {
      cells.append(contentsOf: words[start..<(start &+ frame.count)])
    } else {
      for column in frame.columns { cells.append(words[start &+ column]) }
    }
  }

  /// Keeps the words that some cube of the query limits beyond the start.
  private mutating func narrow(to table: CubeTable?, _ extra: [UInt64]) {
    let stride = layout.wordCount
    var differences = [UInt64](repeating: 0, count: stride)
    func note(_ words: [UInt64], _ row: Int) {
      for index in 0..<stride { differences[index] |= start[index] & ~words[row &* stride &+ index] }
    }
    for row in 0..<(extra.count / stride) where isMet(extra, row &* stride) { note(extra, row) }
    if let table {
      for term in 0..<table.termCount where isMet(table.words, term &* stride) {
        note(table.words, term)
        for row in table.exclusions(of: term) where isMet(table.words, row &* stride) { note(table.words, row) }
      }
    }
    frame = Frame(of: layout, where: differences)
  }

  // MARK: Searching

  private mutating func run(budget: Int) -> Outcome {
    rests.removeAll(keepingCapacity: true)
    rests.reserveCapacity(16 &* frame.count)
    for column in frame.columns { rests.append(start[column]) }
    let (cells, frame) = (self.cells, self.frame)
    let tops = frame.tops
    var walk = Walk(groups: frame.groups, stride: frame.count, nodesLeft: budget)
    var order = self.order
    self.order = []
    defer { self.order = order }
    var references = order.mutableSpan
    return walk.visit(cells.span, tops.span, &references, &rests, depth: 0, count: references.count)
  }

  /// The recursion, over spans that it is handed down.
  private struct Walk {
    let groups: [Range<Int>]
    let stride: Int
    let hasGroups: Bool
    var nodesLeft: Int

    init(groups: [Range<Int>], stride: Int, nodesLeft: Int) {
      self.groups = groups
      self.stride = stride
      self.nodesLeft = nodesLeft
      hasGroups = !groups.isEmpty
    }

    /// Searches the rest at a depth, with the first `count` terms of `order`.
    mutating func visit(
      _ cells: Span<UInt64>,
      _ tops: Span<UInt64>,
      _ order: inout MutableSpan<Int>,
      _ rests: inout [UInt64],
      depth: Int,
      count: Int
    ) -> Outcome {
      guard nodesLeft > 0, depth < Search.deepest else { return .exhausted }
      nodesLeft &-= 1
      let rest = depth &* stride
      var alive = 0
      var best = 0
      var fewest = Int.max
      for index in 0..<count {
        let cell = order[index]
        let limited = limitCount(cells, tops, rests.span, cell: cell, rest: rest)
        guard limited >= 0 else { continue }
        if limited == 0 && !hasExclusion(cells, tops, rests.span, cell: cell, meeting: rest) { return .covered }
        order.swapAt(index, alive)
        if limited < fewest || limited == fewest && cell < order[best] {
          fewest = limited
          best = alive
        }
        alive &+= 1
      }
      guard alive > 0 else { return .found(depth: depth) }
      alive &-= 1
      order.swapAt(best, alive)
      return split(cells, tops, &order, &rests, by: order[alive], depth: depth, count: alive)
    }

    /// Searches what a term leaves of the rest, then what its exclusions give back.
    @inline(__always)
    private mutating func split(
      _ cells: Span<UInt64>,
      _ tops: Span<UInt64>,
      _ order: inout MutableSpan<Int>,
      _ rests: inout [UInt64],
      by cell: Int,
      depth: Int,
      count: Int
    ) -> Outcome {
      let rest = depth &* stride
      let child = rest &+ stride
      while rests.count < child &+ stride { rests.append(0) }
      for column in 0..<tops.count {
        var outside = rests[rest &+ column] & ~cells[cell &+ 1 &+ column]
        while outside != 0 {
          // The top of the field of the lowest bit is the lowest top from that bit on.
          let above = tops[column] & (0 &- (outside & (0 &- outside)))
          let field = Layout.field(under: above & (0 &- above), tops: tops[column])
          let whole = rests[rest &+ column]
          for index in 0..<stride { rests[child &+ index] = rests[rest &+ index] }
          rests[child &+ column] = whole & ~field | outside & field
          let outcome = visit(cells, tops, &order, &rests, depth: depth &+ 1, count: count)
          guard case .covered = outcome else { return outcome }
          rests[rest &+ column] = whole & ~(outside & field)
          outside &= ~field
        }
      }
      if hasGroups {
        for group in groups {
          var any: UInt64 = 0
          for column in group { any |= rests[rest &+ column] & ~cells[cell &+ 1 &+ column] }
          guard any != 0 else { continue }
          for index in 0..<stride { rests[child &+ index] = rests[rest &+ index] }
          for column in group { rests[child &+ column] &= ~cells[cell &+ 1 &+ column] }
          let outcome = visit(cells, tops, &order, &rests, depth: depth &+ 1, count: count)
          guard case .covered = outcome else { return outcome }
          for column in group { rests[rest &+ column] &= cells[cell &+ 1 &+ column] }
        }
      }
      for number in 0..<Int(cells[cell]) {
        let exclusion = cell &+ 1 &+ (number &+ 1) &* stride
        guard meets(cells, tops, rests.span, row: exclusion, rest: rest) else { continue }
        for index in 0..<stride { rests[child &+ index] = rests[rest &+ index] & cells[exclusion &+ index] }
        let outcome = visit(cells, tops, &order, &rests, depth: depth &+ 1, count: count)
        guard case .covered = outcome else { return outcome }
      }
      return .covered
    }

    /// The number of variables of the rest that the term limits; negative if the term does not meet the rest.
    @inline(__always)
    private func limitCount(
      _ cells: Span<UInt64>,
      _ tops: Span<UInt64>,
      _ rests: Span<UInt64>,
      cell: Int,
      rest: Int
    ) -> Int {
      var limited = 0
      for column in 0..<tops.count {
        let (own, term) = (rests[rest &+ column], cells[cell &+ 1 &+ column])
        if Layout.occupied(own & term, tops: tops[column]) != tops[column] { return -1 }
        let outside = own & ~term
        if outside != 0 { limited &+= Layout.occupied(outside, tops: tops[column]).nonzeroBitCount }
      }
      guard hasGroups else { return limited }
      for group in groups {
        var (inside, outside): (UInt64, UInt64) = (0, 0)
        for column in group {
          let (own, term) = (rests[rest &+ column], cells[cell &+ 1 &+ column])
          inside |= own & term
          outside |= own & ~term
        }
        if inside == 0 { return -1 }
        if outside != 0 { limited &+= 1 }
      }
      return limited
    }

    @inline(__always)
    private func hasExclusion(
      _ cells: Span<UInt64>,
      _ tops: Span<UInt64>,
      _ rests: Span<UInt64>,
      cell: Int,
      meeting rest: Int
    ) -> Bool {
      for number in 0..<Int(cells[cell])
      where meets(cells, tops, rests, row: cell &+ 1 &+ (number &+ 1) &* stride, rest: rest) {
        return true
      }
      return false
    }

    @inline(__always)
    private func meets(
      _ cells: Span<UInt64>,
      _ tops: Span<UInt64>,
      _ rests: Span<UInt64>,
      row: Int,
      rest: Int
    ) -> Bool {
      guard Rows.meet(rests, rest, cells, row, tops: tops) else { return false }
      guard hasGroups else { return true }
      for group in groups {
        var any: UInt64 = 0
        for column in group { any |= rests[rest &+ column] & cells[row &+ column] }
        if any == 0 { return false }
      }
      return true
    }
  }

  /// The words of the part found at a depth, in the whole space.
  private func part(at depth: Int) -> [UInt64] {
    var words = start
    for (index, column) in frame.columns.enumerated() { words[column] = rests[depth * frame.count + index] }
    return words
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
