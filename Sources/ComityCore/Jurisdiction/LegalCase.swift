// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A fact pattern with the answer that a court, an official report or the author gives: a module's own test.
public struct LegalCase: Sendable {
  /// What is asked of the law.
  public enum Question: String, Sendable, CaseIterable {
    /// Is the person punishable?
    case punishable
    /// May the data be disclosed?
    case disclosure = "may-disclose"

    /// The space of the facts.
    public var space: Vocabulary.Space {
      switch self {
      case .punishable: .conduct
      case .disclosure: .evidence
      }
    }
  }

  /// The answer expected.
  public enum Expectation: String, Sendable, CaseIterable {
    /// Punishable, or lawful to disclose.
    case yes = "punishable"
    /// Not punishable.
    case no = "not-punishable"
    /// The courts or the commentators disagree.
    case disputed
    /// The data may be disclosed.
    case mayDisclose = "may-disclose"
    /// The data may not be disclosed.
    case mayNotDisclose = "may-not-disclose"
  }

  /// The identifier within the module.
  public var id: String
  /// What is asked.
  public var question: Question
  /// The facts.
  public var facts: Condition
  /// The answer expected.
  public var expected: Expectation
  /// The provisions that are expected to decide it; empty where any may.
  public var provisions: [String]
  /// The case in words.
  public var summary: String
  /// The day of the act, whose law decides; nothing where the law of the day asked for does.
  public var actedOn: CalendarDate?
  /// The judgment or report.
  public var source: Source?
  /// Where it is written down.
  public var place: Place?

  /// Creates a case.
  public init(
    id: String, question: Question, facts: Condition, expected: Expectation, provisions: [String] = [],
    summary: String = "", actedOn: CalendarDate? = nil, source: Source? = nil, place: Place? = nil
  ) {
    self.id = id
    self.question = question
    self.facts = facts
    self.expected = expected
    self.provisions = provisions
    self.summary = summary
    self.actedOn = actedOn
    self.source = source
    self.place = place
  }
}
