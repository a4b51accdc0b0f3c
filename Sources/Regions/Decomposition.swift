// SPDX-License-Identifier: Apache-2.0

/// The fallback of the search for covers with order: decides variable by variable, and never the same remainder twice.
///
/// After some variables have their values, each term is reduced to what it still asks of the others: its remainder.
/// Equal remainders are one number, so the terms that are left are a set of numbers, and two ways of choosing values
/// that leave the same set need one answer. This is a decision diagram of the cover, built only as far as needed. Values
/// that no term tells apart are tried together.
struct Decomposition {
  /// In which order the variables are decided.
  enum Order: CaseIterable {
    /// Finishes what is begun: good where terms hang together in chains or separate blocks.
    case alongTerms
    /// Asks first what most terms ask: good where a few variables tell most terms apart.
    case mostAskedFirst
  }

  /// What a cube still asks, in the order of the variables: the values at one position, then the rest.
  private struct Chain: Hashable {
    let position: Int
    let values: ValueSet
    let next: Int
  }

  /// What a term still asks; both cubes and exclusions are numbers of chains, 0 for one that asks nothing.
  private struct Remainder: Hashable {
    let cube: Int
    let exclusions: [Int]
  }

  private enum Reduction {
    case gone
    case everything
    case remainder(Int)
  }

  private let layout: Layout
  private let start: CubeWords
  /// The variables that some term limits, in the order in which they are decided.
  private var variables: [Int] = []
  /// The values of each of these in the cube that is searched.
  private var values: [ValueSet] = []
  private var chains: [Chain] = [Chain(position: .max, values: ValueSet(), next: 0)]
  private var chainNumbers: [Chain: Int] = [:]
  private var remainders: [Remainder] = []
  private var remainderNumbers: [Remainder: Int] = [:]
  private var terms: [Int] = []

  private var covered: Set<[Int]> = []
  private var coveredSize = 0
  private var chosen: [ValueSet?] = []
  private var nodesLeft = 0

  /// The number of remainders to remember; past it the decomposition goes on without remembering more.
  private static let memory = 8_000_000
  /// A bound for the recursion; a cover that asks for more variables on one way counts as out of budget.
  private static let deepest = 500

  /// Prepares the question whether terms hold a cube.
  ///
  /// - Parameters:
  ///   - start: the words of the cube.
  ///   - layout: what the words mean.
  ///   - order: which variable comes first.
  ///   - rows: for each term the words of its cube, then those of its exclusions; all meet `start`.
  init(_ start: CubeWords, in layout: Layout, order: Order, by rows: [[CubeWords]]) {
    self.layout = layout
    self.start = start
    var rows = rows
    for term in rows.indices {
      for row in rows[term].indices { rows[term][row].formIntersection(start) }
    }
    let limits = rows.map { $0.map { row in layout.variables(whereRow: start, exceeds: row) } }
    let askedBy = limits.map { Set($0.joined()).sorted() }
    variables =
      switch order {
      case .alongTerms: Self.alongTerms(askedBy, variableCount: layout.sizes.count)
      case .mostAskedFirst: Self.mostAskedFirst(limits.flatMap { $0 }, variableCount: layout.sizes.count)
      }
    values = variables.map { layout.values(of: $0, in: start) }
    chosen = variables.map { _ in nil }
    var positions = [Int](repeating: 0, count: layout.sizes.count)
    for (position, variable) in variables.enumerated() { positions[variable] = position }
    for (row, limits) in zip(rows, limits) {
      let numbers = zip(row, limits).map { words, limited in
        limited.map { positions[$0] }.sorted(by: >).reduce(0) { next, position in
          number(of: Chain(position: position, values: layout.values(of: variables[position], in: words), next: next))
        }
      }
      terms.append(number(of: Remainder(cube: numbers[0], exclusions: Array(Set(numbers.dropFirst())).sorted())))
    }
    terms = Array(Set(terms)).sorted()
  }

  /// Decides the cover, unless that takes more nodes than the budget.
  mutating func run(budget: Int) -> Search.Outcome {
    nodesLeft = budget
    // At the root a term may already hold everything, or an exclusion undo it.
    var state: [Int] = []
    for term in terms {
      if remainders[term].exclusions.contains(0) { continue }
      if remainders[term] == Remainder(cube: 0, exclusions: []) { return .covered }
      state.append(term)
    }
    return visit(state, depth: 0)
  }

  private mutating func visit(_ state: [Int], depth: Int) -> Search.Outcome {
    if state.isEmpty { return .found(part) }
    if covered.contains(state) { return .covered }
    guard nodesLeft > 0, depth < Self.deepest else { return .exhausted }
    nodesLeft -= 1 + state.count >> 5
    let position = state.reduce(Int.max) { min($0, nextPosition(of: remainders[$1])) }
    for values in classes(of: state, at: position) {
      guard let next = reduced(state, at: position, to: values) else { continue }
      chosen[position] = values
      let outcome = visit(next, depth: depth + 1)
      guard case .covered = outcome else { return outcome }
    }
    chosen[position] = nil
    if coveredSize < Self.memory {
      coveredSize += state.count + 8
      covered.insert(state)
    }
    return .covered
  }

  /// The values at a position, cut so that no term tells the values of one part from one another.
  private func classes(of state: [Int], at position: Int) -> [ValueSet] {
    var cuts: Set<ValueSet> = []
    var ordered: [ValueSet] = []
    func note(_ chain: Int) {
      if chains[chain].position == position, cuts.insert(chains[chain].values).inserted {
        ordered.append(chains[chain].values)
      }
    }
    for term in state {
      note(remainders[term].cube)
      remainders[term].exclusions.forEach(note)
    }
    return values[position].parts(cutBy: ordered)
  }

  /// What is left of the terms once the variable at a position has these values; nothing if a term holds all of it.
  private mutating func reduced(_ state: [Int], at position: Int, to values: ValueSet) -> [Int]? {
    var result: [Int] = []
    result.reserveCapacity(state.count)
    for term in state {
      switch reduced(term, at: position, to: values) {
      case .gone: continue
      case .everything: return nil
      case .remainder(let number): result.append(number)
      }
    }
    result.sort()
    var last = -1
    result.removeAll { number in
      defer { last = number }
      return number == last
    }
    return result
  }

  private mutating func reduced(_ term: Int, at position: Int, to values: ValueSet) -> Reduction {
    let old = remainders[term]
    if nextPosition(of: old) > position { return .remainder(term) }
    guard let cube = next(of: old.cube, at: position, to: values) else { return .gone }
    var exclusions: [Int] = []
    exclusions.reserveCapacity(old.exclusions.count)
    for exclusion in old.exclusions {
      guard let next = next(of: exclusion, at: position, to: values) else { continue }
      if next == 0 || next == cube { return .gone }
      exclusions.append(next)
    }
    if cube == 0 && exclusions.isEmpty { return .everything }
    exclusions = exclusions.count > 1 ? Array(Set(exclusions)).sorted() : exclusions
    return .remainder(number(of: Remainder(cube: cube, exclusions: exclusions)))
  }

  private func next(of chain: Int, at position: Int, to values: ValueSet) -> Int? {
    let link = chains[chain]
    guard link.position == position else { return chain }
    return values.isSubset(of: link.values) ? link.next : nil
  }

  private func nextPosition(of remainder: Remainder) -> Int {
    remainder.exclusions.reduce(chains[remainder.cube].position) { min($0, chains[$1].position) }
  }

  private mutating func number(of chain: Chain) -> Int {
    if let number = chainNumbers[chain] { return number }
    chains.append(chain)
    chainNumbers[chain] = chains.count - 1
    return chains.count - 1
  }

  private mutating func number(of remainder: Remainder) -> Int {
    if let number = remainderNumbers[remainder] { return number }
    remainders.append(remainder)
    remainderNumbers[remainder] = remainders.count - 1
    return remainders.count - 1
  }

  /// The start with the values chosen on the way to a branch in which no term is left.
  private var part: CubeWords {
    var words = start
    for (variable, values) in zip(variables, chosen) {
      guard let values else { continue }
      layout.limit(variable, to: values, in: &words)
    }
    return words
  }

  /// The variables that the most cubes limit first.
  private static func mostAskedFirst(_ cubes: [[Int]], variableCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: variableCount)
    for variable in cubes.joined() { counts[variable] += 1 }
    return counts.indices.filter { counts[$0] > 0 }.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
  }

  /// An order of the variables that keeps few terms begun and not yet finished.
  ///
  /// Takes again and again the variable that begins the fewest terms, counting off those that it finishes.
  private static func alongTerms(_ terms: [[Int]], variableCount: Int) -> [Int] {
    var users = [[Int]](repeating: [], count: variableCount)
    for (term, variables) in terms.enumerated() {
      for variable in variables { users[variable].append(term) }
    }
    var left = terms.map(\.count)
    var begins = users.map(\.count)
    var finishes = [Int](repeating: 0, count: variableCount)
    var touches = [Int](repeating: 0, count: variableCount)
    for variables in terms where variables.count == 1 { finishes[variables[0]] += 1 }
    var isTaken = users.map(\.isEmpty)
    var order: [Int] = []
    while let best = isTaken.indices.lazy.filter({ !isTaken[$0] }).min(by: { first, second in
      (begins[first] - finishes[first], -touches[first], first)
        < (begins[second] - finishes[second], -touches[second], second)
    }) {
      isTaken[best] = true
      order.append(best)
      for term in users[best] {
        let isNew = left[term] == terms[term].count
        left[term] -= 1
        for variable in terms[term] where !isTaken[variable] {
          if isNew {
            begins[variable] -= 1
            touches[variable] += 1
          }
          if left[term] == 1 { finishes[variable] += 1 }
        }
      }
    }
    return order
  }
}
