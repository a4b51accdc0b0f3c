// SPDX-License-Identifier: Apache-2.0

public import ComityCore
public import ComityDiagnostics

/// One thing that a reader of the report should know, with the case that shows it.
public struct Finding: Sendable {
  /// Stable: made of jurisdiction, treaty, requirement, kind and what is concerned, never of counters.
  public var id: String
  /// The kind.
  public var kind: Kind { content.kind }
  /// How grave it is.
  public var level: Level
  /// Whether it holds under every reading.
  public var certainty: Certainty
  /// Whether it may go once somebody reads what nobody has read.
  public var isProvisional: Bool
  /// The requirement it is about.
  public var requirement: String
  /// The bare number of the article.
  public var article: String
  /// Every article in which the same cause shows, in the treaty's order.
  public var articles: [String]
  /// The paragraph as it is cited.
  public var paragraph: String
  /// Every other paragraph in which the same cause shows, as it is cited.
  package var otherParagraphs: [String] = []
  /// The provisions concerned, the nearest first.
  public var provisions: [String]
  /// A concrete case that shows it.
  public var witness: FactPattern?
  /// The cases concerned, largest first.
  public var uncovered: [UncoveredCase]
  /// Whether `uncovered` names all of them, or only the first.
  public var uncoveredIsComplete: Bool
  /// What keeps the cases out of the nearest provisions.
  public var blocking: [BlockingElement]
  /// What would close it, each tried by running the algebra again.
  public var remedies: [Remedy]
  /// Where the nearest provision, or else the requirement, is written down.
  public var location: Place?
  /// What it says beyond its cases; its type tells of which kind it is, such as ``Overreach``.
  public var detail: any FindingDetail { content }
  /// The same, as the mapper and the renderers ask it.
  package var content: any FindingContent
}

/// An element of a provision that keeps an uncovered case out of it.
public struct BlockingElement: Sendable, Hashable {
  /// The provision.
  public var provision: String
  /// The variable whose limit keeps the case out.
  public var variable: String
  /// What the provision allows.
  public var allowed: FactLimit
  /// What the case has.
  public var found: FactLimit
  /// The exception that takes the case out, where it is not a limit of the offence itself.
  public var exception: String?
  /// Whether the element is disputed.
  public var isDisputed: Bool
}
