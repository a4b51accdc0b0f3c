// SPDX-License-Identifier: Apache-2.0

/// The kinds of files that are read, each with its shape: what schemas and the reference of keys are made from.
package enum FileKind: String, Sendable, CaseIterable {
  /// A part of a country module: module.yaml, offenses.yaml, data-sharing.yaml, cases.yaml.
  case module
  /// A treaty.
  case treaty
  /// A vocabulary.
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

  /// What a file of this kind may state.
  package var shape: MappingShape {
    switch self {
    case .module: .module
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
