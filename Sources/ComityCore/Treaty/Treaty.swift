// SPDX-License-Identifier: Apache-2.0

/// A treaty: what it requires of the law of its parties, and what it leaves to their choice.
public struct Treaty: Sendable {
  /// The identifier, for instance `budapest-2001`.
  public var id: String
  /// The full title.
  public var title: String
  /// The name used in sentences.
  public var shortTitle: LocalizedText
  /// The number in the treaty series.
  public var citation: LocalizedText
  /// When the text was adopted.
  public var adopted: CalendarDate?
  /// When it was opened for signature.
  public var opened: CalendarDate?
  /// When it entered into force; nothing where it has not.
  public var inForce: CalendarDate?
  /// The rule of entry into force, in words.
  public var entryIntoForce: String
  /// The same rule as data, from which days are reckoned; nothing where it is stated in words only.
  public var entryIntoForceRule: EntryIntoForceRule?
  /// Where the text can be read.
  public var source: Source
  /// The articles that were modelled, in the treaty's order.
  public var articles: [Article] {
    didSet { requirements = articles.flatMap(\.requirements) }
  }
  /// Every requirement of every article, in order; kept, since every question goes over them.
  public private(set) var requirements: [Requirement]
  /// Every option that the treaty gives a State, those of single articles included.
  public var options: [TreatyOption]
  /// Numbers that other rules of the treaty use.
  public var thresholds: [Threshold]
  /// Declarations and reservations to another treaty that count for this one, too.
  public var borrowedOptions: BorrowedOptions?
  /// What the model was made from, and how it was held against the text.
  package var note: String?

  /// Options of a mother treaty whose use counts for this treaty.
  public struct BorrowedOptions: Sendable {
    /// The mother treaty.
    public var treaty: String
    /// For each option of the mother treaty the one of this treaty that its use stands for.
    public var options: [String: String]

    /// Creates the statement that options are borrowed.
    public init(treaty: String, options: [String: String]) {
      self.treaty = treaty
      self.options = options
    }
  }

  /// Creates a treaty; see the properties for the meaning of each part.
  public init(
    id: String, title: String, shortTitle: LocalizedText, citation: LocalizedText, adopted: CalendarDate? = nil,
    opened: CalendarDate? = nil, inForce: CalendarDate? = nil, entryIntoForce: String = "",
    entryIntoForceRule: EntryIntoForceRule? = nil, source: Source, articles: [Article], options: [TreatyOption],
    thresholds: [Threshold] = []
  ) {
    self.id = id
    self.title = title
    self.shortTitle = shortTitle
    self.citation = citation
    self.adopted = adopted
    self.opened = opened
    self.inForce = inForce
    self.entryIntoForce = entryIntoForce
    self.entryIntoForceRule = entryIntoForceRule
    self.source = source
    self.articles = articles
    requirements = articles.flatMap(\.requirements)
    self.options = options
    self.thresholds = thresholds
  }

  /// The options that concern a requirement, in the treaty's order.
  public func options(for requirement: Requirement) -> [TreatyOption] {
    options.filter { $0.applies(to: requirement) }
  }
}

/// One article of a treaty.
public struct Article: Sendable {
  /// The bare number, for instance "2".
  public var number: String
  /// The heading.
  public var title: String
  /// What the article requires, paragraph by paragraph.
  public var requirements: [Requirement]
  /// What became of the paragraphs that require nothing, and why.
  public var notes: [ParagraphNote] = []
  /// What a reader should know about the article as a whole.
  package var note: String?

  /// A paragraph that is no requirement and no option.
  public struct ParagraphNote: Sendable {
    /// What a paragraph is.
    public enum Nature: String, Sendable, CaseIterable {
      /// It says what a word means.
      case definition
      /// It is modelled as an option.
      case option
      /// It is modelled as a ground of refusal.
      case ground
      /// It asks nothing that a model of law can answer.
      case note
      /// It is about the treaty itself: signature, amendment, withdrawal.
      case finalClause = "final-clause"
    }

    /// The paragraph as it is cited.
    public var paragraph: String
    /// What it is.
    public var became: Nature
    /// Why, or what it says.
    public var why: String

    /// Creates a note.
    public init(paragraph: String, became: Nature, why: String) {
      self.paragraph = paragraph
      self.became = became
      self.why = why
    }
  }

  /// Creates an article.
  public init(number: String, title: String, requirements: [Requirement]) {
    self.number = number
    self.title = title
    self.requirements = requirements
  }
}

/// A number in a treaty that decides what else follows, such as the maximum penalty of a serious crime.
public struct Threshold: Sendable {
  /// What the threshold opens.
  public enum Purpose: String, Sendable, CaseIterable {
    /// The offence becomes extraditable.
    case extradition
    /// The offence opens the sharing of electronic evidence.
    case evidenceSharing = "evidence-sharing"
  }

  /// The identifier within the treaty.
  public var id: String
  /// The article.
  public var article: String
  /// The paragraph.
  public var paragraph: String
  /// The maximum penalty, in months of deprivation of liberty, that an offence must at least carry.
  public var minimumOfMaximumMonths: Int
  /// What it opens.
  public var purpose: Purpose
  /// The rule in words.
  public var summary: String

  /// Creates a threshold.
  public init(
    id: String, article: String, paragraph: String, minimumOfMaximumMonths: Int, purpose: Purpose, summary: String
  ) {
    self.id = id
    self.article = article
    self.paragraph = paragraph
    self.minimumOfMaximumMonths = minimumOfMaximumMonths
    self.purpose = purpose
    self.summary = summary
  }
}
