// SPDX-License-Identifier: Apache-2.0

package import ComityCore

extension Finding {
  /// A kind of finding: what it is called, when it is made and how it is told.
  ///
  /// Each is written down in one file of `Findings/Kinds`, with what finds it; ``allCases`` lists them.
  public struct Kind: Sendable, Hashable, CaseIterable, CustomStringConvertible {
    /// The word for machines, such as `carve-out-gap`.
    public let rawValue: String
    /// What such a finding says, in half a sentence.
    package let title: String
    /// When it is made, in a sentence.
    package let explanation: String
    /// The level that it mostly has; a single finding has its own.
    package let level: Level
    /// The keys of its sentences: each language words them.
    package let sentences: [String]
    /// Where the summary of a report mostly tells it; a single finding has its own place.
    package let summary: Summary
    /// What its obstacles say.
    package let obstacles: Obstacles
    /// Whether the treaty and the nearest provisions are laid side by side, element by element.
    package let isLaidBeside: Bool
    /// Whether it works as the treaty lets it, so that people are told only on request.
    package let isInformation: Bool

    init(
      _ rawValue: String, title: String, explanation: String, level: Level, sentences: [String],
      summary: Summary = .none, obstacles: Obstacles = .asked, isLaidBeside: Bool = false, isInformation: Bool = false
    ) {
      self.rawValue = rawValue
      self.title = title
      self.explanation = explanation
      self.level = level
      self.sentences = sentences
      self.summary = summary
      self.obstacles = obstacles
      self.isLaidBeside = isLaidBeside
      self.isInformation = isInformation
    }

    /// The word for machines.
    public var description: String { rawValue }

    /// Kinds are one by their word.
    public static func == (left: Kind, right: Kind) -> Bool { left.rawValue == right.rawValue }
    /// Kinds are one by their word.
    public func hash(into hasher: inout Hasher) { hasher.combine(rawValue) }

    /// The lists of a summary.
    package enum Summary: Sendable {
      /// A declaration that a party can withdraw.
      case withdraw
      /// A change of law, where the finding is certain.
      case amend
      /// A safeguard that is missing.
      case safeguard
      /// What is worth knowing and nobody owes, such as how far extradition goes.
      case know
      /// None: it is told of in the list of what hangs on a reading, or at its requirement.
      case none
    }

    /// What stands in the way of a case.
    package enum Obstacles: Sendable {
      /// What a provision asks for and the case lacks.
      case asked
      /// What a provision allows and should not.
      case allowed
    }
  }
}

/// What a finding says beyond its cases; its type tells of which kind it is, such as ``Finding/Overreach``.
public protocol FindingDetail: Sendable {
  /// The kind.
  var kind: Finding.Kind { get }
}

/// What the mapper and the renderers ask of a finding of any kind; a kind answers in its one file.
package protocol FindingContent: FindingDetail {
  /// What it says, in sentences that a language has still to word.
  func sentences(of finding: Finding, in report: Report) -> [FindingSentence]
  /// What makes it one with others of its kind, such as the exception that several articles meet; `nil` where it stands for
  /// itself.
  func cause(of finding: Finding) -> [String]?
  /// Whether another of its kind says the same of the same cases.
  func saysTheSame(as other: any FindingContent) -> Bool
  /// What it names beside its cases, in stable words: one that names more than when it was accepted is another finding.
  var reach: [String] { get }
  /// Where the summary of a report tells it.
  var summary: Finding.Kind.Summary { get }
  /// The exception that it is about.
  var exception: Carveout? { get }
  /// The protected activities that it is about.
  var activities: [ProtectedActivity] { get }
  /// The provisions that punish them, certainly or arguably.
  var punishing: [String] { get }
  /// Those of them that punish one of the activities under every reading.
  func certainlyPunishing(_ activity: ProtectedActivity) -> [String]
}

extension FindingContent {
  package func cause(of finding: Finding) -> [String]? { nil }
  package func saysTheSame(as other: any FindingContent) -> Bool { true }
  package var reach: [String] { [] }
  package var summary: Finding.Kind.Summary { kind.summary }
  package var exception: Carveout? { nil }
  package var activities: [ProtectedActivity] { [] }
  package var punishing: [String] { [] }
  package func certainlyPunishing(_ activity: ProtectedActivity) -> [String] { punishing }
}

/// A sentence of a finding before a language has worded it: the key of its text, and what stands in its places.
///
/// Every text has besides `{article}`, the paragraph of the finding; `{law}`, whose law it is; and `{name}`, the State.
package struct FindingSentence: Sendable {
  /// What stands in a place.
  package enum Value: Sendable {
    /// A text as it is, or the first sentence of it.
    case text(String), firstSentence(String)
    /// The citations of provisions.
    case provisions([String])
    /// The paragraphs of requirements, by their identifiers.
    case requirements([String])
    /// A paragraph as it is cited, with or without the word "Article".
    case article(String), reference(String)
    /// Options with their titles, one of which is enough.
    case anyOption([String])
    /// Options, all of them, as their paragraphs.
    case optionParagraphs([String])
    /// Protected activities.
    case activities([ProtectedActivity])
    /// A penalty, or a number of months.
    case maximum(Penalty.Maximum), months(Int)
    /// A number.
    case number(Int)
    /// Another treaty.
    case treaty(Treaty)
    /// Facts about data, as a clause.
    case clause([FactLimit])
  }

  /// What the sentence says of the cases of the finding.
  package enum Cases: Sendable {
    /// Nothing.
    case none
    /// Which they are, in its place `{cases}`.
    case told
    /// The same, and what stands in their way after it.
    case toldWithObstacles
  }

  /// The key of its text.
  package var key: String
  /// What stands in the places.
  package var values: [String: Value]
  /// What it says of the cases.
  package var cases: Cases

  /// A sentence that the languages word.
  init(_ key: some RawRepresentable<String>, _ values: [String: Value] = [:], cases: Cases = .none) {
    self.key = key.rawValue
    self.values = values
    self.cases = cases
  }

  /// A text of the law book, as it stands there.
  static func quoting(_ text: Value) -> FindingSentence { FindingSentence(Quoted.text, ["text": text]) }

  /// The key of what is quoted.
  package enum Quoted: String, CaseIterable { case text = "quoted" }
}

extension Finding.Kind {
  /// The keys of the sentences that a kind declares.
  static func keys<Key: RawRepresentable<String> & CaseIterable>(_ keys: Key.Type) -> [String] {
    keys.allCases.map(\.rawValue)
  }
}

extension Finding {
  /// The status of the requirement that it is about, as the report answers it.
  package func status(in report: Report) -> Status? {
    report.assessments.first { $0.requirement.id == requirement }?.status
  }
}
