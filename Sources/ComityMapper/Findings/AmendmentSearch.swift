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
        where openCase(with: [change(of: provision, variables)]) == nil {
          let change = amendments([(provision, variables)], points)[0]
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
      self.openCase(with: changed(changes).map { change(of: $0.provision, $0.variables) })
    }
    func changed(_ changes: [String: Set<Int>]) -> [(provision: any CompiledProvision, variables: [Int])] {
      candidates.compactMap { provision in
        guard let variables = changes[provision.id], !variables.isEmpty else { return nil }
        return (provision, variables.sorted())
      }
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
    return amendments(changed(changes), points)
  }

  // MARK: Changes

  private func openCase(with changes: [ProvisionChange]) -> Point? {
    openCase(Region(space: facts.space, terms: changes.flatMap { $0.terms(in: facts.space) }))
  }

  private func change(of provision: any CompiledProvision, _ variables: [Int]) -> ProvisionChange {
    ProvisionChange(of: provision, in: variables, toReach: needed)
  }

  /// The changes in words: from what each provision asks for where it comes nearest to the cases.
  ///
  /// What a provision has in the terms that come nearest to the cases is not said to be added, if all gaps close without.
  private func amendments(
    _ changed: [(provision: any CompiledProvision, variables: [Int])], _ points: [Point]
  ) -> [Remedy.Amendment] {
    let full = changed.map { provision, variables in
      let missed = points.compactMap { distance(from: provision, to: $0) }.flatMap(\.missed)
      return change(of: provision, variables).asking { variable in
        missed.filter { $0.variable == variable }.map(\.allowed)
      }
    }
    let short = full.map(\.withoutRepetition)
    return (openCase(with: short) == nil ? short : full).map { $0.amendment(facts) }
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
