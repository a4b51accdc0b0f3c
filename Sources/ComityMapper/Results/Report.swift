// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// The answer to one question: how a law stands to a treaty on a day.
public struct Report: Sendable {
  /// Whose law was asked.
  public var jurisdiction: Jurisdiction
  /// Against which treaty.
  public var treaty: Treaty
  /// The day.
  public var asOf: CalendarDate
  /// The bills that are laid over the law, in order; without any, it is the law as it is.
  public var bills: [Bill] = []
  /// The layers that the module inherits and that were not loaded, so that nothing of them is counted.
  public var missingLayers: [String] = []
  /// The topics that can be surveyed, with their names.
  public var topics: [Topic] = []
  /// How the State stands to the treaty on that day.
  public var standing: Standing
  /// From where that is known; nothing where the report was made without a law book.
  public var record: StandingRecord?
  /// Whether the State's law is modeled; if not, the report says how it stands to the treaty, and nothing is surveyed.
  public var isModeled = true
  /// Whether the declarations that the State made were counted.
  public var countsDeclarations: Bool
  /// What the module's author has looked at.
  public var surveyed: [SurveyedTopic]
  /// The provisions in force on the day.
  public var provisions: [any Provision] {
    get { indexed.provisions }
    set { indexed = IndexedProvisions(newValue) }
  }
  /// The same, as they are found by their identifiers.
  var indexed: IndexedProvisions
  /// The facts of the State that answer requirements by themselves, with where its law says so.
  public var stateFacts: [StateFact] = []
  /// The declarations and reservations that stand on the day.
  public var declarations: [StateDeclaration]
  /// One answer for every requirement, in the treaty's order.
  public var assessments: [Assessment]
  /// What stands in the way, what goes too far, what is open.
  public var findings: [Finding]
  /// The protected activities that were asked for, so that a renderer can name each of them.
  package var protectedActivities: [ProtectedActivity] = []
  /// The words, so that a renderer can make sentences.
  public var vocabulary: Vocabulary
  /// The words of the evidence space, where the report speaks of data.
  public var evidenceVocabulary: Vocabulary?

  /// The finding with this identifier.
  public func finding(_ id: String) -> Finding? { findings.first { $0.id == id } }

  /// The provision with this identifier.
  public func provision(_ id: String) -> (any Provision)? { indexed[id] }
}

/// Provisions that are found by their identifiers: sentences ask for them tens of thousands of times.
struct IndexedProvisions: Sendable {
  let provisions: [any Provision]
  private let places: [String: Int]

  init(_ provisions: [any Provision]) {
    self.provisions = provisions
    places = Dictionary(provisions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(id: String) -> (any Provision)? { places[id].map { provisions[$0] } }
}

/// The answer for one requirement.
public struct Assessment: Sendable {
  /// The requirement.
  public var requirement: Requirement
  /// How far it is met.
  public var status: Status
  /// Whether both readings of what is open give that status.
  public var certainty: Certainty
  /// The options that stand behind the status: those in force, or those of the smallest set that would close it.
  public var options: [OptionUse]
  /// The provisions that answer it, by identifier.
  public var provisions: [String]
  /// For a duty on what other articles establish: the articles on which the law has nothing yet that it could be asked of,
  /// by their bare numbers.
  public var waitsFor: [String]
  /// The exceptions and prohibitions of domestic law that the treaty leaves to it.
  public var credited: [CreditedProvision]
  /// The facts of the State on which the answer hangs and which its module does not state.
  public var dependsOn: [StateFact.Name]
  /// What nobody read and would change the answer.
  public var unread: [UnreadMatter]
  /// The findings about it, by identifier.
  public var findings: [String]
}

/// A part of domestic law that the treaty leaves to it, so that it is counted although it keeps cases out.
public struct CreditedProvision: Sendable, Hashable {
  /// The provision.
  public var provision: String
  /// The exception of the provision; `nil` where the provision itself is what counts.
  public var exception: String?
}

/// Something that nobody has read and on which an answer hangs.
public enum UnreadMatter: Sendable, Hashable {
  /// Whether the State used an option, by the option.
  case declaration(String)
  /// From when a provision is law, by the provision.
  case beginning(String)
  /// The rest of a topic, by the topic.
  case topic(String)
}

/// An option of the treaty, used or to be used.
public struct OptionUse: Sendable, Hashable {
  /// Whether it is in force, or would be needed.
  public enum Use: String, Sendable, CaseIterable {
    /// The State has declared or reserved it.
    case inForce = "in-force"
    /// It would close what remains, alone or with the others of its set.
    case needed
    /// It closes nothing, but releases a part of what remains.
    case helps
    /// It would have closed what remains, or helped; the State can no longer use it.
    case tooLate = "too-late"
  }

  /// The option's identifier.
  public var option: String
  /// The alternatives used, where the option leaves a choice.
  public var alternatives: [String]
  /// The article.
  public var article: String
  /// The paragraph.
  public var paragraph: String
  /// What its use takes.
  public var form: TreatyOption.Form
  /// Whether it is in force.
  public var use: Use
  /// The number of the set of options that closes what remains together; `nil` for options that are not needed.
  public var set: Int?
  /// What the law does not reach and the treaty, thanks to this option, does not ask for.
  public var releases: [UncoveredCase]
}
