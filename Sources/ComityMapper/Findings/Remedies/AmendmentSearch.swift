// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// Looks for the smallest change of provisions that closes a gap.
///
/// Every change that it names was tried: with the widened provisions beside the law, no case of the gap is left.
///
/// Of changes that are as small, a drafter takes the one that takes in least besides: of two sections on images of children
/// and of youths, that on youths for youths. Of several such, the one in the offence that shares most with what is asked
/// for: a law on tools for access is nearer to them than one on tools for listening, and that nearer than one on papers.
struct AmendmentSearch {
  let facts: FactSpace
  /// The topic of what is asked for.
  let topic: String
  /// The topics on which the treaty asks for the same acts on the same objects.
  let relatedTopics: Set<String>
  /// The variables that tell what is done to what.
  let kernel: [Int]
  /// What the law does, so that a change is known by what it adds.
  let law: Region
  /// The provisions that may be changed.
  let candidates: [any CompiledProvision]
  /// The smallest cube that holds what the requirement reaches: as far as this a provision may have to be widened.
  let needed: Cube
  /// Variables whose limits are never in the way.
  var leavingOpen: Set<Int> = []
  /// A case that is still open with more terms beside the law; nothing where the gap is closed.
  let openCase: (_ more: Region) -> Point?
  /// How many provisions are tried: more than any law has on one topic.
  private static let mostTried = 100

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
    let detours = candidates.map(detour)
    // What all elements in the way together leave open, no choice of them closes.
    // Each trial asks the whole law again, so that of many provisions only the nearest are tried.
    let near = candidates.indices
      .sorted { (blocking[$0].count + detours[$0], $0) < (blocking[$1].count + detours[$1], $1) }
      .filter { !blocking[$0].isEmpty }.prefix(Self.mostTried).sorted()
    let closing = near.filter { index in
      (1...8).contains(blocking[index].count)
        && openCase(with: [change(of: candidates[index], blocking[index])]) == nil
    }
    for cost in 1...6 {
      var found: [Change] = []
      for index in closing {
        let provision = candidates[index]
        for size in 1...4 where (0...1).contains(cost - detours[index] - size) && size <= blocking[index].count {
          for variables in blocking[index].subsets(of: size) {
            guard let change = tried(provision, variables, points), size + detours[index] + change.extra == cost
            else { continue }
            found.append(change)
          }
        }
      }
      if let smallest = smallest(of: found) { return [smallest.amendment] }
    }
    return combined(points)
  }

  /// A change of one provision, if it closes the gap.
  private func tried(_ provision: any CompiledProvision, _ variables: [Int], _ points: [Point]) -> Change? {
    let change = change(of: provision, variables)
    guard openCase(with: [change]) == nil else { return nil }
    let amendment = amendments([(provision, variables)], points)[0]
    return Change(
      amendment: amendment, shared: shared(with: provision, changing: variables),
      givesUp: provision.mainTopic != nil && !amendment.giveUp.isEmpty,
      reached: Region(
        space: facts.space,
        terms: change.terms(in: facts).map { term in
          Region.Term(cube: term.cube, exclusions: term.exclusions + provision.notCounted)
        }
      ).intersection(Region(needed)))
  }

  // MARK: Which change is the nearest

  /// A change of one provision that closes the gap.
  private struct Change {
    var amendment: Remedy.Amendment
    var shared: Int
    /// Whether an offence gives an element up.
    ///
    /// For it, to cover more is a smaller change. A power to get other data than those that its conditions were made for
    /// is no smaller change.
    var givesUp: Bool
    /// What the provision reaches after the change, where the requirement can ask for it.
    var reached: Region

    var extra: Int { givesUp ? 1 : 0 }
  }

  private func smallest(of changes: [Change]) -> Change? {
    let extending = changes.filter { !$0.givesUp }
    let rest = extending.isEmpty ? changes : extending
    /// Whether a change takes in nothing that the other does not take in, too.
    func addsNoMore(_ change: Change, than other: Change) -> Bool {
      change.reached.isSubset(of: law.union(other.reached))
    }
    // Of the narrowest, the first of those that share most: whoever shares less is only asked where all before are wider.
    let order = rest.indices.sorted { (rest[$1].shared, $0) < (rest[$0].shared, $1) }
    return order.lazy.map { rest[$0] }.first { change in
      !rest.contains { addsNoMore($0, than: change) && !addsNoMore(change, than: $0) }
    }
  }

  /// What it counts for that an offence is mainly about another topic, less where the treaty asks there for the same acts
  /// on the same objects; and that the offence itself is about other acts or objects altogether.
  private func detour(to provision: any CompiledProvision) -> Int {
    guard let mainTopic = provision.mainTopic else { return 0 }
    let isAbout = kernel.allSatisfy { variable in
      provision.core.terms.contains {
        !$0.cube.values(of: variable).intersection(needed.values(of: variable)).isEmpty
      }
    }
    let elsewhere = mainTopic == topic ? 0 : relatedTopics.contains(mainTopic) ? 1 : 2
    return elsewhere + (isAbout ? 0 : 1)
  }

  /// How much of what is asked for an offence speaks of: for each variable of the kernel the share of its answers, in
  /// thousandths; half of it, where the variable is what has to be changed.
  ///
  /// A power is near or not by what it is for, not by how many data it reaches.
  private func shared(with provision: any CompiledProvision, changing variables: [Int] = []) -> Int {
    guard provision.mainTopic != nil else { return 0 }
    return kernel.map { variable in
      let asked = needed.values(of: variable)
      let own = provision.core.terms.reduce(ValueSet()) { $0.union($1.cube.values(of: variable)) }
      let share = 1000 * own.intersection(asked).count / max(1, asked.count)
      return variables.contains(variable) ? share / 2 : share
    }.reduce(0, +)
  }

  private func distance(from provision: any CompiledProvision, to point: Point) -> Distance? {
    Distance(from: provision, to: point, leavingOpen: leavingOpen)
  }

  /// Widens the provision nearest to an open case in all that keeps the case out, then the one nearest to the next
  /// case that is still open, until none is.
  private func combined(_ points: [Point]) -> [Remedy.Amendment]? {
    var changes: [String: Set<Int>] = [:]
    func isNearer(_ left: Distance, _ right: Distance) -> Bool {
      let costs = [left, right].map { $0.size + detour(to: $0.provision) }
      return costs[0] != costs[1]
        ? costs[0] < costs[1] : shared(with: left.provision) > shared(with: right.provision)
    }
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
      guard let nearest = distances.min(by: isNearer) else { return nil }
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
    openCase(Region(space: facts.space, terms: changes.flatMap { $0.terms(in: facts) }))
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
