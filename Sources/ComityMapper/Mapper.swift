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
  /// Requirements are answered on all cores; the call returns when all are, and may be made from any thread. A State of
  /// which only the standing is known is answered as far as that goes: nothing is surveyed.
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
    let modeled = lawBook.module(jurisdiction)
    guard let module = modeled ?? lawBook.unmodeled(jurisdiction) else { throw .unknownJurisdiction(jurisdiction) }
    guard let treaty = lawBook.treaty(treaty) else { throw .unknownTreaty(treaty) }
    let conduct = CompiledInquiry(
      treaty: treaty, module: module, date: date, vocabulary: lawBook.conduct,
      protectedActivities: lawBook.protectedActivities)
    let evidence = lawBook.evidence.flatMap { evidenceInquiry(module, treaty, date, $0, countsDeclarations) }
    let states = conduct.states(countsDeclarations: countsDeclarations)
    let (answers, more) = ask(conduct, evidence, states, countsDeclarations: countsDeclarations)
    let assessments = zip(treaty.requirements, answers).compactMap { requirement, answer in
      answer.map { answer in
        Assessment(
          requirement: requirement, status: answer.status, options: answer.options, provisions: answer.provisions,
          waitsFor: answer.waitsFor,
          findings: (answer.findings + more.filter { $0.requirement == requirement.id }).map(\.id))
      }
    }
    func findings(on space: Vocabulary.Space) -> [Finding] {
      zip(treaty.requirements, answers).flatMap { $0.kind.space == space ? $1?.findings ?? [] : [] }
    }
    var provisions: [any Provision] = conduct.offenses.map(\.definition)
    provisions += module.generalPart.filter { $0.inForce.contains(date) }
    provisions += evidence?.law.rules.map(\.definition) ?? []
    let record = lawBook.record(of: jurisdiction, to: treaty.id, on: date)
    return Report(
      jurisdiction: module.jurisdiction, treaty: treaty, asOf: date, standing: record.standing, record: record,
      isModeled: modeled != nil,
      countsDeclarations: countsDeclarations, surveyed: module.surveyed, provisions: provisions,
      declarations: module.declarationsInForce(to: treaty.id, on: date),
      assessments: assessments,
      findings: findings(on: .conduct) + more + findings(on: .evidence) + (evidence?.permissionConflicts() ?? []),
      vocabulary: lawBook.conduct, evidenceVocabulary: evidence.flatMap { _ in lawBook.evidence })
  }

  /// Asks everything that can be asked at the same time: each requirement is a question of its own, in the space that it
  /// speaks of.
  ///
  /// - Returns: the answers, one for each requirement; and what was found beside them.
  private func ask(
    _ conduct: CompiledInquiry, _ evidence: EvidenceInquiry?, _ states: [CompiledInquiry.NarrowedState],
    countsDeclarations: Bool
  ) -> (answers: [Answered?], more: [Finding]) {
    enum Question { case requirement(Requirement), further(CompiledInquiry.FurtherQuestion) }
    enum Outcome { case answer(Answered?), findings([Finding]) }
    let requirements = conduct.treaty.requirements
    let plain = states.map(\.state)
    // What goes over all requirements takes longer than one of them, and goes first: no core waits for it at the end.
    let questions =
      CompiledInquiry.FurtherQuestion.allCases.map(Question.further) + requirements.map(Question.requirement)
    let outcomes = questions.concurrentMap { question -> Outcome in
      switch question {
      case .requirement(let requirement) where requirement.kind.space == .conduct:
        .answer(conduct.answer(requirement, states, countsDeclarations: countsDeclarations))
      case .requirement(let requirement): .answer(evidence?.answer(requirement))
      case .further(let question):
        .findings(conduct.findings(on: question, plain, countsDeclarations: countsDeclarations))
      }
    }
    var result: (answers: [Answered?], more: [Finding]) = ([], [])
    for outcome in outcomes {
      switch outcome {
      case .answer(let answer): result.answers.append(answer)
      case .findings(let findings): result.more += findings
      }
    }
    return result
  }

  /// The rules on data that hold in a jurisdiction: its own, and those of the layers that it inherits.
  ///
  /// A module that was read from files has them already; one written in Swift gets them here.
  func rulesOnData(in module: any JurisdictionModule, on date: CalendarDate) -> [any DataSharingObligation] {
    let own = Set(module.dataSharing.filter { $0.inForce.contains(date) }.map(\.id))
    let layers = module.jurisdiction.inherits.compactMap { lawBook.module($0) }
    return module.dataSharing + layers.flatMap(\.dataSharing).filter { !own.contains($0.id) }
  }

  /// The requirements on powers, safeguards and cooperation, and the rules on data; nothing where the treaty has none.
  private func evidenceInquiry(
    _ module: any JurisdictionModule, _ treaty: Treaty, _ date: CalendarDate, _ vocabulary: Vocabulary,
    _ countsDeclarations: Bool
  ) -> EvidenceInquiry? {
    guard treaty.requirements.contains(where: { $0.kind.space == .evidence }) else { return nil }
    let others = lawBook.treaties.filter { other in
      other.id != treaty.id && isParty(module, other, date)
    }
    let law = CompiledEvidence(
      module: module, rules: rulesOnData(in: module, on: date), treaties: [treaty] + others, date: date,
      vocabulary: vocabulary)
    return EvidenceInquiry(
      treaty: treaty, law: law, options: countsDeclarations ? law.optionsInForce(of: treaty) : [], others: others)
  }
}
