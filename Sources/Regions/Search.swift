// SPDX-License-Identifier: Apache-2.0

/// Looks for a part of a cube that no term of a cover reaches.
package enum Search {
  /// A part of the cube at `start` that is in no term of the table and in no row of `extra` or `more`; nothing if they hold all of
  /// it.
  ///
  /// The depth-first search (`Walk`) has a budget of nodes. Past it, the decision variable by variable (`Decomposition`)
  /// gets one in each of two orders of the variables, then the search eight times as much, and so on. What is guaranteed is
  /// that the query ends with the exact answer. No bound on the time is, beyond one that is exponential in the number of
  /// variables: taking turns makes it about a constant factor of what the fastest of the three methods needs, as long as
  /// that one stays within the recursion and the memory set for them.
  ///
  /// - Parameters:
  ///   - start: the words of a cube that is not empty.
  ///   - layout: what the words mean.
  ///   - table: the terms that cover, if any.
  ///   - extra: further cubes that cover.
  ///   - more: and more of them.
  ///   - budget: how long each method may take in turn.
  /// - Complexity: O(*t* · *w*) for *t* terms and *w* words to gather what meets the start. From there the question is as
  ///   hard as unsatisfiability, so no method is fast for every cover. The search is quick where few terms meet, as in
  ///   law. The decomposition takes polynomial time for covers in which, in the order of the variables that it finds, the
  ///   number of terms begun and not yet decided is bounded (chains, separate blocks, parities along a line), and for
  ///   covers that leave few different remainders (grids of points, parities over all variables). Random cubes of three
  ///   limits near the threshold are slow from about a hundred variables on.
  static func uncovered(
    _ start: CubeWords,
    in layout: Layout,
    by table: CubeTable?,
    and extra: RowRange = .none,
    _ more: RowRange = .none,
    budget: Budget = .standard
  ) -> CubeWords? {
    let question = Question(start: start, layout: layout, table: table, extra: extra, more: more)
    let frame = question.frame
    return switch frame.count {
    case 0...1: Walk<Word>.uncovered(question, frame, budget)
    case 2: Walk<Words2>.uncovered(question, frame, budget)
    case 3: Walk<Words3>.uncovered(question, frame, budget)
    case 4: Walk<Words4>.uncovered(question, frame, budget)
    case 5: Walk<Words5>.uncovered(question, frame, budget)
    case 6: Walk<Words6>.uncovered(question, frame, budget)
    case 7: Walk<Words7>.uncovered(question, frame, budget)
    case 8: Walk<Words8>.uncovered(question, frame, budget)
    case 9...12: Walk<Words12>.uncovered(question, frame, budget)
    case 13...16: Walk<Words16>.uncovered(question, frame, budget)
    default: Walk<LongWords>.uncovered(question, frame, budget)
    }
  }

  /// Up to this many words, the words that matter are not worth looking for.
  fileprivate static let smallWordCount = 8

  /// How many nodes the methods may take before the other one has its turn.
  package struct Budget: Sendable {
    /// The nodes of the first depth-first search.
    package var search: Int
    /// The nodes of the first decomposition.
    package var decomposition: Int

    /// Makes a budget.
    package init(search: Int, decomposition: Int) {
      self.search = search
      self.decomposition = decomposition
    }

    /// Enough for what laws ask: about ten nodes.
    package static let standard = Budget(search: 3000, decomposition: 12_000)

    /// The budget of the next turns.
    var next: Budget { Budget(search: 8 * max(search, 1), decomposition: 8 * max(decomposition, 1)) }
  }

  /// What is asked.
  struct Question {
    let start: CubeWords
    let layout: Layout
    let table: CubeTable?
    let extra: RowRange
    let more: RowRange

    /// Whether a row meets the start.
    func isMet(by words: [UInt64], _ row: Int) -> Bool {
      layout.row(row, of: words, meets: start)
    }

    /// Whether a row holds the start.
    func isHeld(by words: [UInt64], _ row: Int) -> Bool {
      layout.row(row, of: words, holds: start)
    }

    /// The words to work on.
    var frame: Frame { layout.wordCount <= Search.smallWordCount ? layout.wholeFrame : narrowFrame }

    /// The words that some cube of the question limits beyond the start.
    private var narrowFrame: Frame {
      let stride = layout.wordCount
      var differences = [UInt64](repeating: 0, count: stride)
      func note(_ words: [UInt64], _ row: Int) {
        for index in 0..<stride { differences[index] |= start[index] & ~words[row &+ index] }
      }
      for rows in [extra, more] {
        for row in rows.rows where isMet(by: rows.words, row * stride) { note(rows.words, row * stride) }
      }
      if let table {
        for term in 0..<table.termCount where isMet(by: table.words, term * stride) {
          note(table.words, term * stride)
          for row in table.exclusions(of: term) where isMet(by: table.words, row * stride) {
            note(table.words, row * stride)
          }
        }
      }
      return Frame(of: layout, where: differences)
    }
  }
}
