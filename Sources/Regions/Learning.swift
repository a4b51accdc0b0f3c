// SPDX-License-Identifier: Apache-2.0

/// The fallback of the search for covers without order: looks for a point outside as for a solution of clauses.
///
/// For each variable the values that no cube tells apart are one part, and a Boolean says whether the point is in it. Any
/// other set of values that a cube allows has a Boolean, too, so that a cube is a conjunction of as many literals as it
/// limits variables. A point is outside a term if it is outside its cube or inside an exclusion: one clause for a term,
/// with a Boolean for each exclusion that, if true, forces the literals of the exclusion.
struct Learning {
  /// The values that a cube allows for a variable.
  private struct Limit: Hashable {
    let variable: Int
    let values: ValueSet
  }

  private let layout: Layout
  private let start: CubeWords
  private var search = ClauseSearch()
  /// All parts of the values of the variables that cubes limit.
  private var parts: [Limit] = []
  /// The literals that are true exactly where the variable has one of the values.
  private var literals: [Limit: Literal] = [:]
  /// The literals of exclusions, by what they force.
  private var exclusions: [[Literal]: Literal] = [:]

  /// Prepares the question whether terms hold a cube.
  ///
  /// - Parameters:
  ///   - start: the words of the cube.
  ///   - layout: what the words mean.
  ///   - rows: for each term the words of its cube, then those of its exclusions; all meet `start`.
  /// - Complexity: O(*l* · *v*) for *l* limits of cubes and exclusions together on variables of up to *v* values.
  init(_ start: CubeWords, in layout: Layout, by rows: [[CubeWords]]) {
    self.layout = layout
    self.start = start
    let terms = rows.map { $0.map(limits) }
    var sets = [[ValueSet]](repeating: [], count: layout.sizes.count)
    var isKnown: Set<Limit> = []
    for limit in terms.joined().joined() where isKnown.insert(limit).inserted {
      sets[limit.variable].append(limit.values)
    }
    for (variable, sets) in sets.enumerated() where !sets.isEmpty { addLiterals(for: sets, of: variable) }
    for term in terms {
      var clause = term[0].map { !literal(for: $0) }
      for exclusion in term.dropFirst() {
        let inside = literal(forExclusion: exclusion)
        if !clause.contains(inside) { clause.append(inside) }
      }
      search.add(clause)
    }
  }

  /// Decides the cover, unless that takes more conflicts than the budget; another run goes on from there.
  mutating func run(budget: Int) -> Search.Outcome {
    switch search.run(budget: budget) {
    case .contradictory: .covered
    case .satisfied: .found(found)
    case .exhausted: .exhausted
    }
  }

  /// What a cube asks beyond the start.
  private func limits(of cube: CubeWords) -> [Limit] {
    layout.variables(whereRow: start, exceeds: cube).map { variable in
      let values = layout.values(of: variable, in: cube)
      return Limit(variable: variable, values: values.intersection(layout.values(of: variable, in: start)))
    }
  }

  /// Adds literals for the sets of values that cubes allow for a variable.
  private mutating func addLiterals(for sets: [ValueSet], of variable: Int) {
    let all = layout.values(of: variable, in: start)
    let parts = all.parts(cutBy: sets)
    // Of two parts one literal and its negation tell all.
    let partLiterals = search.addVariables(parts.count == 2 ? 1 : parts.count, areExclusive: true)
    for (part, literal) in zip(parts, partLiterals) { name(literal, part, of: variable) }
    if parts.count > 2 { search.add(partLiterals) }
    self.parts += parts.map { Limit(variable: variable, values: $0) }
    for set in sets where literals[Limit(variable: variable, values: set)] == nil {
      let literal = search.addVariables(1)[0]
      name(literal, set, of: variable)
      for (part, partLiteral) in zip(parts, partLiterals) {
        search.add([!partLiteral, part.isSubset(of: set) ? literal : !literal])
      }
    }
  }

  private mutating func name(_ literal: Literal, _ values: ValueSet, of variable: Int) {
    let others = layout.values(of: variable, in: start).subtracting(values)
    literals[Limit(variable: variable, values: values)] = literal
    literals[Limit(variable: variable, values: others)] = !literal
  }

  private func literal(for limit: Limit) -> Literal {
    guard let literal = literals[limit] else { preconditionFailure("every limit has a literal") }
    return literal
  }

  /// A literal that is true only in an exclusion.
  private mutating func literal(forExclusion limits: [Limit]) -> Literal {
    let inside = limits.map(literal)
    if inside.count == 1 { return inside[0] }
    if let known = exclusions[inside] { return known }
    let literal = search.addVariables(1)[0]
    exclusions[inside] = literal
    for other in inside { search.add([!literal, other]) }
    return literal
  }

  /// The start with the parts that a solution has chosen.
  private var found: CubeWords {
    var words = start
    for part in parts where search.isTrue(literal(for: part)) {
      layout.limit(part.variable, to: part.values, in: &words)
    }
    return words
  }
}
