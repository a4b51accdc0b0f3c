// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// Maps the law of a country onto a treaty. The way of the data, each step a value passed on:
///
/// 1. `LawBook`, checked law in words (from YAML or from Swift);
/// 2. `CompiledInquiry`, the requirements, the offences and the options as regions of one space;
/// 3. `RequirementState` and `Status`, what is left of each requirement and how far the law reaches it;
/// 4. `Finding`s, each with its case, what stands in the way, and remedies tried by running the algebra again;
/// 5. `Report`, which renderers turn into text.
public struct Mapper: Sendable {
  /// The law that it maps.
  public let lawBook: LawBook

  /// Creates a mapper.
  public init(_ lawBook: LawBook) {
    self.lawBook = lawBook
  }

  /// Why a question cannot be answered.
  public enum QuestionError: Error, Sendable, Hashable {
    /// No module of this jurisdiction was loaded.
    case unknownJurisdiction(String)
    /// No treaty with this identifier was loaded.
    case unknownTreaty(String)
  }

  /// Reports how the law of a jurisdiction stands to a treaty on a day.
  ///
  /// - Parameters:
  ///   - jurisdiction: the code, such as `DE`.
  ///   - treaty: the identifier, such as `budapest-2001`.
  ///   - date: the day asked for; provisions, declarations and participation are taken as of that day.
  ///   - countsDeclarations: whether the declarations that the State made count.
  /// - Throws: ``QuestionError`` where the jurisdiction or the treaty is not in the law book.
  public func report(
    on jurisdiction: String, to treaty: String, asOf date: CalendarDate, countsDeclarations: Bool = true
  ) throws(QuestionError) -> Report {
    guard let module = lawBook.module(jurisdiction) else { throw .unknownJurisdiction(jurisdiction) }
    guard let treaty = lawBook.treaty(treaty) else { throw .unknownTreaty(treaty) }
    let inquiry = CompiledInquiry(
      treaty: treaty, module: module, date: date, vocabulary: lawBook.conduct,
      protectedActivities: lawBook.protectedActivities)
    return assess(inquiry, countsDeclarations: countsDeclarations)
  }
}
