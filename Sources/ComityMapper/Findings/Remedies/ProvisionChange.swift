// SPDX-License-Identifier: Apache-2.0

import CompiledLaw
import Regions

/// A change of the words of a provision: what it is to take in besides.
struct ProvisionChange {
  /// What is changed about one variable.
  private struct Limit {
    let variable: Int
    /// What the provision is said to ask for.
    var asked: ValueSet
    /// What is added to each of its terms.
    var added: ValueSet
  }

  private let provision: any CompiledProvision
  private var limits: [Limit]

  /// A change after which each term of the provision takes in what a requirement reaches in some variables.
  init(of provision: any CompiledProvision, in variables: [Int], toReach needed: Cube) {
    self.provision = provision
    limits = variables.map { variable in
      let asked = provision.core.terms.map { $0.cube.values(of: variable) }.common
      return Limit(variable: variable, asked: asked, added: needed.values(of: variable).subtracting(asked))
    }
  }

  /// The same change, with what the provision is said to ask for.
  ///
  /// - Parameter nearest: by variable, what it asks for where it comes nearest to the cases; if nothing, what it asks for
  ///   anywhere is taken.
  func asking(_ nearest: (Int) -> [ValueSet]) -> ProvisionChange {
    var change = self
    for index in limits.indices {
      let variable = limits[index].variable
      let nearest = nearest(variable)
      let sets = nearest.isEmpty ? provision.core.terms.map { $0.cube.values(of: variable) } : nearest
      let common = sets.common
      change.limits[index].asked = common.isEmpty ? sets.reduce(ValueSet()) { $0.union($1) } : common
    }
    return change
  }

  /// The change without what the provision is said to ask for already: less, where it does not ask for that in all terms.
  var withoutRepetition: ProvisionChange {
    var change = self
    for index in limits.indices { change.limits[index].added = limits[index].added.subtracting(limits[index].asked) }
    return change
  }

  /// What the provision reaches after the change: an exception that took nothing out before can take out what is new.
  func terms(in facts: FactSpace) -> [Region.Term] {
    let exclusions = provision.exclusions(in: facts)
    return provision.core.terms.map { term in
      var cube = term.cube
      for limit in limits {
        let values = cube.values(of: limit.variable).union(limit.added)
        cube = cube.opening([limit.variable])
        if !isGivenUp(limit, in: facts.space) { cube = cube.limiting(limit.variable, to: values) }
      }
      return Region.Term(cube: cube, exclusions: exclusions)
    }
  }

  /// The change as a remedy.
  func amendment(_ facts: FactSpace) -> Remedy.Amendment {
    var amendment = Remedy.Amendment(provision: provision.id)
    for limit in limits {
      if isGivenUp(limit, in: facts.space) {
        amendment.giveUp.append(facts.limit(limit.asked, of: limit.variable))
      } else {
        amendment.widen.append(facts.limit(limit.added, of: limit.variable))
      }
    }
    return amendment
  }

  /// Whether nothing is asked for any more.
  private func isGivenUp(_ limit: Limit, in space: Space) -> Bool {
    ValueSet(0..<space.sizes[limit.variable]).isSubset(of: limit.asked.union(limit.added))
  }
}

extension [ValueSet] {
  /// The values that are in all of the sets.
  fileprivate var common: ValueSet { dropFirst().reduce(first ?? ValueSet()) { $0.intersection($1) } }
}
