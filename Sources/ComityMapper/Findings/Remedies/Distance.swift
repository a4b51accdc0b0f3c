// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions

/// How far a case is from a provision: what the case misses of the term that comes nearest.
struct Distance {
  let provision: any CompiledProvision
  /// The variables whose limits the case does not meet, with what the nearest terms allow.
  let missed: [(variable: Int, allowed: ValueSet)]
  /// How far it is: an element that tells what is done to what counts twice, since an offence on another object is not as
  /// near as one on the same object with a further intent.
  let cost: Int

  var size: Int { missed.count }
  var variables: [Int] { missed.map(\.variable) }

  /// - Parameters:
  ///   - kernel: the variables that tell what is done to what.
  ///   - open: variables whose limits do not count, since a case is asked about with every answer to them.
  ///   - group: the cases for which it stands, where not it alone is meant: what some of them meet is not in the way of all.
  init?(
    from provision: any CompiledProvision, to point: Point, of group: Cube? = nil, kernel: [Int] = [],
    leavingOpen open: Set<Int> = []
  ) {
    func cost(_ variables: [Int]) -> Int { variables.count + variables.count(where: kernel.contains) }
    let distances = provision.core.terms.map { term in
      (
        cube: term.cube,
        variables: term.cube.limitedVariables.filter { variable in
          let allowed = term.cube.values(of: variable)
          return !open.contains(variable) && !allowed.contains(point[variable])
            && (group.map { allowed.intersection($0.values(of: variable)).isEmpty } ?? true)
        }
      )
    }
    guard let nearest = distances.min(by: { cost($0.variables) < cost($1.variables) }) else { return nil }
    // Terms that miss the case in the same way are read together: "access data or a program".
    let alike = distances.filter { $0.variables == nearest.variables }
    self.provision = provision
    self.cost = cost(nearest.variables)
    missed = nearest.variables.map { variable in
      (variable, alike.reduce(ValueSet()) { $0.union($1.cube.values(of: variable)) })
    }
  }

  /// The elements that keep the case out.
  func elements(at point: Point, _ facts: FactSpace) -> [BlockingElement] {
    missed.map { variable, allowed in
      facts.blockingElement(
        of: provision.id, variable, allowed: allowed, at: point, isDisputed: provision.disputes(variable))
    }
  }

  /// The provisions that come nearest to a case.
  static func nearest(
    to point: Point, among candidates: [any CompiledProvision], kernel: [Int] = [], leavingOpen open: Set<Int> = []
  ) -> [Distance] {
    let distances = candidates.compactMap { Distance(from: $0, to: point, kernel: kernel, leavingOpen: open) }
    guard let least = distances.map(\.cost).min() else { return [] }
    return distances.filter { $0.cost == least }
  }

  /// For variables that set a group of cases apart, the nearest provision that asks for another answer to each: what is
  /// said of the group is said for its sake.
  static func explaining(
    _ variables: [Int], of group: Cube, at point: Point, among candidates: [any CompiledProvision], kernel: [Int]
  ) -> [Distance] {
    let distances = candidates.compactMap { Distance(from: $0, to: point, of: group, kernel: kernel) }
    return variables.compactMap { variable in
      distances.filter { $0.variables.contains(variable) }.min { $0.cost < $1.cost }
    }
  }

  /// Whether the provision is about another act than the case.
  fileprivate func missesAct(_ facts: FactSpace) -> Bool {
    variables.contains { facts.vocabulary.variables[$0].role == .act }
  }
}

extension [Distance] {
  /// Those about the act of the case go first, at most three.
  func sameActFirst(_ facts: FactSpace) -> [Distance] {
    Array((filter { !$0.missesAct(facts) } + filter { $0.missesAct(facts) }).prefix(3))
  }

  /// Those about the act of the case, if there are any, at most three: a power to do one thing is not near to another.
  func sameAct(_ facts: FactSpace) -> [Distance] {
    let same = filter { !$0.missesAct(facts) }
    return Array((same.isEmpty ? self : same).prefix(3))
  }
}

extension FactSpace {
  /// What a provision allows of a variable, beside what a case has there.
  func blockingElement(
    of provision: String, _ variable: Int, allowed: ValueSet, at point: Point, exception: String? = nil,
    isDisputed: Bool = false
  ) -> BlockingElement {
    BlockingElement(
      provision: provision, variable: vocabulary.variables[variable].id, allowed: limit(allowed, of: variable),
      found: limit(ValueSet([point[variable]]), of: variable), exception: exception, isDisputed: isDisputed)
  }
}
