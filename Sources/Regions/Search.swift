// SPDX-License-Identifier: Apache-2.0

/// Looks for a part of a cube that no term of a cover reaches.
package enum Search {
  /// A part of the cube at `start` that is in no term of the table and in no row of `extra` or `more`; nothing if they hold all of
  /// it.
  ///
  /// The depth-first search (`Walk`) answers what laws ask, in about ten nodes. It has a budget of nodes and of depth; past
  /// it two fallbacks take turns, each turn four times as long as the one before: the search that learns from conflicts
  /// (`Learning`), which goes on where it stopped, and the decision variable by variable (`Decomposition`), in each of two
  /// orders of the variables. What is guaranteed is that the query ends with the exact answer, and that its time is about
  /// a constant factor of what the fastest of the methods needs. No method has a useful bound for every cover.
  ///
  /// - Parameters:
  ///   - start: the words of a cube that is not empty.
  ///   - layout: what the words mean.
  ///   - table: the terms that cover, if any.
  ///   - extra: further cubes that cover.
  ///   - more: and more of them.
  ///   - budget: how long each method may take in turn.
  /// - Complexity: O(*t* · *w*) for *t* terms and *w* words to gather what meets the start. From there the question is as
  ///   hard as unsatisfiability. The search is quick where few terms meet, as in law. Learning is quick where a short proof
  ///   by resolution exists, and good without one: random cubes of three limits near the threshold take milliseconds with
  ///   a hundred variables, a second with two hundred. Where such proofs are long (pigeons and holes), the decomposition
  ///   takes over: its time is polynomial for covers in which, in the order of the variables that it finds, the number of
  ///   terms begun and not yet decided is bounded (chains, separate blocks, parities along a line), and little for covers
  ///   that leave few different remainders (grids of points, parities over all variables, pigeons).
  static func uncovered(
    _ start: CubeWords,
    in layout: Layout,
    by table: CubeTable?,
    and extra: RowRange = .none,
    _ more: RowRange = .none,
    budget: Budget = .standard
  ) -> CubeWords? {
    if table == nil {
      // One row alone, as where a single exclusion is in the way, is no question for a search.
      let (first, second) = (extra.meeting(start, in: layout), more.meeting(start, in: layout))
      if first.count &+ second.count == 0 { return start }
      if first.count &+ second.count == 1 {
        let (rows, row) = first.count == 1 ? (extra, first.row) : (more, second.row)
        var rest = start
        return layout.takePart(of: &rest, outside: rows.words, row &* layout.wordCount)
      }
    }
    var walk = Walk(Question(start: start, layout: layout, table: table, extra: extra, more: more))
    return walk?.next(budget)
  }

  /// How long each method may take before the next one has its turn.
  package struct Budget: Sendable {
    /// The nodes of the depth-first search.
    package var search: Int
    /// The nodes of the first decomposition in each order.
    package var decomposition: Int
    /// The conflicts of the first turn of the search that learns.
    package var learning: Int

    /// Makes a budget.
    package init(search: Int, decomposition: Int, learning: Int) {
      self.search = search
      self.decomposition = decomposition
      self.learning = learning
    }

    /// The search has enough for what laws ask, about ten nodes; the turns of the fallbacks take about as long as it does.
    package static let standard = Budget(search: 3000, decomposition: 3000, learning: 1000)

    /// The budget of the next turns of the fallbacks.
    var next: Budget { Budget(search: 0, decomposition: 4 * decomposition, learning: 4 * max(learning, 1)) }
  }

  /// What one turn of a fallback comes to.
  enum Outcome {
    /// The terms hold all of the cube.
    case covered
    /// They do not hold this part of it.
    case found(CubeWords)
    /// The budget was used up.
    case exhausted
  }

  /// What is uncovered of a cube, by the fallbacks in turns.
  ///
  /// - Parameters:
  ///   - start: the words of the cube.
  ///   - layout: what the words mean.
  ///   - rows: for each term the words of its cube, then those of its exclusions; all meet `start`.
  ///   - budget: how long each method may take in its first turn.
  static func uncovered(
    _ start: CubeWords,
    in layout: Layout,
    by rows: [[CubeWords]],
    budget: Budget
  ) -> CubeWords? {
    let rows = withoutHeld(rows)
    var learning = Learning(start, in: layout, by: rows)
    var budget = budget
    while true {
      switch learning.run(budget: budget.learning) {
      case .covered: return nil
      case .found(let part): return part
      case .exhausted: break
      }
      for order in Decomposition.Order.allCases {
        var decomposition = Decomposition(start, in: layout, order: order, by: rows)
        switch decomposition.run(budget: budget.decomposition) {
        case .covered: return nil
        case .found(let part): return part
        case .exhausted: continue
        }
      }
      budget = budget.next
    }
  }

  /// The terms without those that one other term holds: of a thousand ages, each "below" the next, the last says all, and the
  /// fallbacks take time for every set of values.
  private static func withoutHeld(_ rows: [[CubeWords]]) -> [[CubeWords]] {
    let sizes = rows.map { $0[0].bitCount }
    // Whoever holds another has as many values of each variable, or more.
    let widest = rows.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var kept: [Int] = []
    for index in widest {
      let isHeld = kept.contains { other in
        rows[index][0].isSubset(of: rows[other][0])
          && rows[other].dropFirst().allSatisfy { exclusion in rows[index].dropFirst().contains(exclusion) }
      }
      if !isHeld { kept.append(index) }
    }
    return kept.sorted().map { rows[$0] }
  }

  /// What is asked.
  struct Question {
    let start: CubeWords
    let layout: Layout
    let table: CubeTable?
    let extra: RowRange
    let more: RowRange
  }
}
