// SPDX-License-Identifier: Apache-2.0

import ComityCore
package import Regions

/// A provision compiled into a space of facts: what the searches for what stands in the way, and for the smallest
/// change that would do away with it, see of an offence or of a rule on data.
package protocol CompiledProvision {
  /// The provision's identifier.
  var id: String { get }
  /// What its own words reach, under the strict reading.
  var core: Region { get }
  /// What its exceptions take out of whatever it reaches, also of what it does not reach as it is.
  func exclusions(in facts: FactSpace) -> [Cube]
  /// What its exceptions take out, where `core` does not count them.
  var notCounted: [Cube] { get }
  /// The topic that an offence is mainly about; nothing for a power, which is for all that it serves.
  var mainTopic: String? { get }
  /// Whether it is disputed that the provision limits this variable.
  func disputes(_ variable: Int) -> Bool
}

extension CompiledProvision {
  package var notCounted: [Cube] { [] }
}

extension CompiledOffense: CompiledProvision {
  package func exclusions(in facts: FactSpace) -> [Cube] { facts.exclusions(of: definition.exceptions) }
  package var mainTopic: String? { definition.topics.first }

  package func disputes(_ variable: Int) -> Bool { definition.disputes.contains { $0.variable == variable } }
}

extension CompiledRule: CompiledProvision {
  package func exclusions(in facts: FactSpace) -> [Cube] { facts.exclusions(of: definition.exceptions) }
  package var core: Region { region }
  package var mainTopic: String? { nil }

  package func disputes(_ variable: Int) -> Bool { definition.disputes.contains { $0.variable == variable } }
}

extension FactSpace {
  /// What exceptions take out; a bar to proceedings takes nothing out.
  fileprivate func exclusions(of exceptions: [Carveout]) -> [Cube] {
    exceptions.filter { $0.kind != .bar }.flatMap(\.when).map { cube($0) }
  }
}
