// SPDX-License-Identifier: Apache-2.0

/// The kinds of files that are read, each with its shape: what schemas and the reference of keys are made from.
package enum FileKind: String, Sendable, CaseIterable {
  /// A part of a country module: module.yaml, offenses.yaml, data-sharing.yaml, cases.yaml.
  case module
  /// A bill, to be laid over the law.
  case bill
  /// A treaty.
  case treaty
  /// A vocabulary, or words that are added to one.
  case vocabulary
  /// The phrases of a vocabulary in another language.
  case translation
  /// The list of topics.
  case topics
  /// Protected activities.
  case protectedActivities = "protected-activities"
  /// The States that can be bound, with their names.
  case states
  /// The chart of signatures and ratifications of a treaty.
  case standing

  /// The kind of a file, by the key that tells it; what has none of these keys is a part of a module.
  init(of root: Node) {
    self = Self.allCases.first { kind in kind.key.map { root[$0] != nil } ?? false } ?? .module
  }

  /// The key that tells files of this kind from all others.
  package var key: String? {
    switch self {
    case .module: nil
    case .bill, .treaty, .vocabulary, .translation, .topics, .protectedActivities, .states, .standing: rawValue
    }
  }

  /// What a file of this kind may state.
  package var shape: MappingShape {
    switch self {
    case .module: .module
    case .bill: .billFile
    case .treaty: .treatyFile
    case .vocabulary: .vocabulary
    case .translation: .translation
    case .topics: .topics
    case .protectedActivities: .protectedActivities
    case .states: .states
    case .standing: .standing
    }
  }

  /// The name of the schema's file.
  package var schemaName: String { "\(rawValue).schema.json" }
}
