// SPDX-License-Identifier: Apache-2.0

/// How far a law meets a requirement.
///
/// The first that holds, from the top, is the answer; `notSurveyed` goes before all.
public enum Status: String, Sendable, CaseIterable {
  /// The module does not claim the topic.
  case notSurveyed = "not-surveyed"
  /// Every case that the treaty reaches is reached.
  case met
  /// So it is, thanks to declarations in force.
  case metByDeclaration = "met-by-declaration"
  /// So it is, if every disputed element is read leniently.
  case arguable
  /// So it would be if the State used options that it still has.
  case needsDeclaration = "needs-declaration"
  /// Some cases are reached, and no option closes the rest.
  case partlyMet = "partly-met"
  /// No case is reached, under either reading.
  case notMet = "not-met"
  /// What the treaty leaves to the State is done in every case.
  case used
  /// It is done in some cases.
  case partlyUsed = "partly-used"
  /// It is done in none.
  case notUsed = "not-used"
  /// The State does not owe it: a fact on which the duty hangs does not hold, or nothing is left of it.
  case notOwed = "not-owed"

  /// Whether the requirement is met, with or without declarations.
  public var isMet: Bool { self == .met || self == .metByDeclaration }
}

/// How grave a finding is.
public enum Level: String, Sendable, CaseIterable, Comparable {
  /// Worth knowing.
  case note
  /// Needs a decision.
  case warning
  /// A duty is not met, or a right is not safeguarded as the treaty demands.
  case error

  /// Whether one level is less grave than another.
  public static func < (left: Level, right: Level) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Whether a finding holds under every reading of disputed elements.
public enum Certainty: String, Sendable, CaseIterable {
  /// Under the strict and the lenient reading.
  case certain
  /// Under one of them.
  case arguable
}
