// SPDX-License-Identifier: Apache-2.0

import Regions

/// Looks for the smallest change of provisions that closes a gap.
///
/// Every change that it names was tried: with the widened provisions beside the law, no case of the gap is left.
struct AmendmentSearch {
  let facts: FactSpace
  /// The topic of what is asked for.
  let topic: String
  /// The provisions that may be changed.
  let candidates: [any CompiledProvision]
  /// The smallest cube that holds what the requirement reaches: as far as this a provision may have to be widened.
  let needed: Cube
  /// Variables whose limits are never in the way.
  var leavingOpen: Set<Int> = []
  /// A case that is still open with more terms beside the law; nothing where the gap is closed.
  let openCase: (_ more: Region) -> Point?

  /// The fewest elements of one provision; failing that, of the provision nearest to each case that is left.
  ///
  /// An offence that is mainly about another topic counts as far as an element more: a general offence can be the
  /// nearest one by its elements, and is not what a drafter would change.
  ///
  /// - Parameter points: cases of the gap, which tell what stands in the way.
  func smallest(closing points: [Point]) -> [Remedy.Amendment]? {
    guard !points.isEmpty else { return nil }
    let blocking = candidates.map { provision in
      Set(points.compactMap { distance(from: provision, to: $0)?.variables }.flatMap(\.self)).sorted()
    }
    for cost in 1...4 {
      var givingUp: Remedy.Amendment?
      for (provision, blocking) in zip(candidates, blocking) where blocking.count <= 8 {
        let size = cost - detour(to: provision)
        guard (1...3).contains(size), size <= blocking.count else { continue }
        for variables in blocking.subsets(of: size)
        where openCase(Region(space: facts.space, terms: widened(provision, variables))) == nil {
          let change = amendment(provision, variables, points)
          // For an offence, to cover more is a smaller change than to give an element up. A power to get other data than
          // those that its conditions were made for is no smaller change.
          if provision.mainTopic == nil || change.giveUp.isEmpty { return [change] }
          givingUp = givingUp ?? change
        }
      }
      if let givingUp { return [givingUp] }
    }
    return combined(points)
  }

  /// What it counts for that a provision is mainly about another topic.
  private func detour(to provision: any CompiledProvision) -> Int {
    provision.mainTopic.map { $0 == topic ? 0 : 1 } ?? 0
  }

  private func distance(from provision: any CompiledProvision, to point: Point) -> Distance? {
    Distance(from: provision, to: point, leavingOpen: leavingOpen)
  }

  /// Widens the provision nearest to an open case in all that keeps the case out, then the one nearest to the next
  /// case that is still open, until none is.
  private func combined(_ points: [Point]) -> [Remedy.Amendment]? {
    var changes: [String: Set<Int>] = [:]
    func cost(_ distance: Distance) -> Int { distance.size + detour(to: distance.provision) }
    func openCase(with changes: [String: Set<Int>]) -> Point? {
      let terms = candidates.flatMap { provision -> [Region.Term] in
        guard let variables = changes[provision.id], !variables.isEmpty else { return [] }
        return widened(provision, variables.sorted())
      }
      return self.openCase(Region(space: facts.space, terms: terms))
    }
    for _ in 0..<8 {
      guard let point = openCase(with: changes) else { break }
      let distances = candidates.compactMap { distance(from: $0, to: point) }.filter { (1...3).contains($0.size) }
      guard let nearest = distances.min(by: { cost($0) < cost($1) }) else { return nil }
      changes[nearest.provision.id, default: []].formUnion(nearest.variables)
    }
    guard !changes.isEmpty, openCase(with: changes) == nil else { return nil }
    // Drop what is not needed, so that the repair is one of the smallest of its kind.
    for provision in candidates {
      for variable in changes[provision.id, default: []].sorted() {
        var fewer = changes
        fewer[provision.id]?.remove(variable)
        if openCase(with: fewer) == nil { changes = fewer }
      }
    }
    return candidates.filter { !changes[$0.id, default: []].isEmpty }
      .map { amendment($0, changes[$0.id, default: []].sorted(), points) }
  }

  /// The terms of a provision, widened in some variables so that they take in what the requirement reaches there.
  private func widened(_ provision: any CompiledProvision, _ variables: [Int]) -> [Region.Term] {
    provision.core.terms.map { term in
      var cube = term.cube
      for variable in variables {
        let values = cube.values(of: variable).union(needed.values(of: variable))
        cube = cube.opening([variable]).limiting(variable, to: values)
      }
      return Region.Term(cube: cube, exclusions: term.exclusions)
    }
  }

  private func amendment(
    _ provision: any CompiledProvision, _ variables: [Int], _ points: [Point]
  ) -> Remedy.Amendment {
    var amendment = Remedy.Amendment(provision: provision.id)
    let missed = points.compactMap { distance(from: provision, to: $0) }.flatMap(\.missed)
    for variable in variables {
      // What the provision asks for there where it comes nearest to the cases, or else anywhere.
      let nearest = missed.filter { $0.variable == variable }.map(\.allowed)
      let limits = nearest.isEmpty ? provision.core.terms.map { $0.cube.values(of: variable) } : nearest
      let shared = limits.dropFirst().reduce(limits.first ?? ValueSet()) { $0.intersection($1) }
      let allowed = shared.isEmpty ? limits.reduce(ValueSet()) { $0.union($1) } : shared
      let added = needed.values(of: variable).subtracting(allowed)
      let all = ValueSet(0..<facts.space.sizes[variable])
      if all.isSubset(of: allowed.union(added)) {
        amendment.giveUp.append(facts.limit(allowed, of: variable))
      } else {
        amendment.widen.append(facts.limit(added, of: variable))
      }
    }
    return amendment
  }
}

extension Array {
  /// Every choice of so many elements, in order.
  fileprivate func subsets(of size: Int) -> [[Element]] {
    guard size > 0 else { return [[]] }
    guard count >= size else { return [] }
    return indices.flatMap { index in
      Array(self[(index + 1)...]).subsets(of: size - 1).map { [self[index]] + $0 }
    }
  }
}
