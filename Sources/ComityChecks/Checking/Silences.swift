// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import Regions

/// An offense that is silent on what is done, or on what it is done to.
func silenceProblems(of offense: any OffenseDefinition, in vocabulary: Vocabulary) -> [Diagnostic] {
  guard let act = vocabulary.index(of: .act), let object = vocabulary.index(of: .object) else { return [] }
  func leavesOpen(_ condition: Condition) -> Bool {
    guard condition.limits[object] == nil else { return false }
    guard case .values(let acts) = condition.limits[act] else { return true }
    return acts.values.contains { vocabulary.variables[act].values[$0].needsObject }
  }
  func words(_ variable: Int, _ count: Int) -> String {
    let alternatives = count < offense.reaches.count ? " in \(count) of its \(offense.reaches.count) alternatives" : ""
    return "'\(offense.id)' names no '\(vocabulary.variables[variable].id)'\(alternatives), so that it punishes"
  }
  var problems: [Diagnostic] = []
  let withoutAct = offense.reaches.count { $0.limits[act] == nil }
  if withoutAct > 0 {
    problems.append(
      Diagnostic("any-act", "\(words(act, withoutAct)) whatever is done", severity: .warning, at: offense.place))
  }
  let withoutObject = offense.reaches.count(where: leavesOpen)
  if withoutObject > 0 {
    problems.append(
      Diagnostic(
        "any-object", "\(words(object, withoutObject)) the act on anything", severity: .warning, at: offense.place))
  }
  return problems
}
