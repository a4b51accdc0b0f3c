// SPDX-License-Identifier: Apache-2.0

/// A set of points: a union of terms, each a cube less its exclusions.
///
/// Exclusions are kept as they are and never multiplied out, so a region stays about as large as what was written down.
/// Every answer is exact.
public struct Region: Sendable {
  /// A cube less its exclusions.
  public struct Term: Sendable, Hashable {
    /// What the term reaches before its exclusions are taken out.
    public var cube: Cube
    /// What is taken out of the cube; they may overlap and reach beyond it.
    public var exclusions: [Cube]

    /// Makes a term from a cube and what is taken out of it.
    public init(cube: Cube, exclusions: [Cube] = []) {
      self.cube = cube
      self.exclusions = exclusions
    }
  }

  /// The cubes of the terms, as the queries read them.
  let table: CubeTable
  /// What tells it apart from most other regions at a glance.
  @usableFromInline let glance: Glance

  /// The variables.
  public var space: Space { Space(layout: table.layout) }
  /// The terms whose union is the region.
  ///
  /// - Complexity: O(*c* · *w*) for *c* cubes, exclusions included, of *w* words: they are made of the rows of the region.
  public var terms: [Term] { table.terms }

  /// Makes a region from terms.
  ///
  /// Terms whose cube is empty are left out, and so are exclusions that do not meet the cube of their term.
  ///
  /// - Parameters:
  ///   - space: the variables.
  ///   - terms: what the region reaches, in any order; terms may overlap.
  /// - Complexity: O(*c* · *w*) for *c* cubes, exclusions included, of *w* words.
  public init(space: Space, terms: [Term]) {
    for index in terms.indices {
      precondition(terms[index].cube.space == space, "the terms of a region are cubes of its space")
    }
    var rows = TermRows(
      space.layout, capacity: terms.count, exclusions: terms.reduce(0) { $0 + $1.exclusions.count })
    for index in terms.indices where rows.begin(with: { terms[index].cube.words[$0] }) {
      for exclusion in terms[index].exclusions.indices
      where !rows.exclude({ terms[index].exclusions[exclusion].words[$0] }) { break }
    }
    self.init(CubeTable(rows))
  }

  init(_ rows: TermRows) {
    self.init(CubeTable(rows))
  }

  init(_ table: CubeTable) {
    self.table = table
    glance = Glance(table)
  }

  /// The number of terms.
  package var termCount: Int { table.termCount }

  /// The smallest cube that holds the cubes of all terms; an empty one for the region that has no point.
  package var hull: Cube { Cube(space: space, words: table.hull) }

  /// Makes the region of one cube.
  public init(_ cube: Cube) {
    self.init(space: cube.space, terms: [Term(cube: cube)])
  }

  /// Makes the region that has no point.
  public init(emptyIn space: Space) {
    self.init(space: space, terms: [])
  }

  /// Makes the region that has every point.
  public init(everythingIn space: Space) {
    self.init(Cube(in: space))
  }

  /// Whether the region has this point.
  ///
  /// - Complexity: O(*t* · *w*) for *t* cubes, exclusions included, of *w* words; most cubes are left early.
  public func contains(_ point: Point) -> Bool {
    precondition(space == point.space, "a region holds points of its own space")
    return (0..<table.termCount).contains { term in
      table.row(term, holds: point.words) && !table.exclusions(of: term).contains { table.row($0, holds: point.words) }
    }
  }
}

extension Region.Term {
  /// Whether the term has this point.
  public func contains(_ point: Point) -> Bool {
    cube.contains(point) && !exclusions.contains { $0.contains(point) }
  }

  /// Whether the cube has a point, and every exclusion meets it and leaves some of it.
  var isTrimmed: Bool {
    !cube.isEmpty && exclusions.allSatisfy { !$0.isDisjoint(with: cube) && !cube.words.isSubset(of: $0.words) }
  }

  /// The term without the exclusions that do not meet its cube; nothing if the cube is empty or one exclusion holds it.
  var trimmed: Region.Term? {
    guard !isTrimmed else { return self }
    guard !cube.isEmpty else { return nil }
    let meeting = exclusions.filter { !$0.isDisjoint(with: cube) }
    if meeting.contains(where: { cube.words.isSubset(of: $0.words) }) { return nil }
    return Region.Term(cube: cube, exclusions: meeting)
  }
}
