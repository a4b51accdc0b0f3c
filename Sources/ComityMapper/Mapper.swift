// SPDX-License-Identifier: Apache-2.0

public import ComityCore
import CompiledLaw

/// Maps the law of a country onto a treaty. The way of the data, each step a value passed on:
///
/// 1. `LawBook`, checked law in words (from YAML or from Swift);
/// 2. `CompiledConduct` and `CompiledEvidence`, the requirements and the law as regions of one space for each domain;
/// 3. `RequirementInquiry`, one question of the same form for every requirement: what is owed, what answers it;
/// 4. `RequirementAnswer`, how it is answered under both readings, and which options would close what is open;
/// 5. `Finding`s, each with its case, what stands in the way, and remedies tried by running the algebra again;
/// 6. `Report`, which renderers turn into text.
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
    let state = StateAsked(
      module, on: date, isParty: isParty(module, treaty, date), countsDeclarations: countsDeclarations)
    let conduct = ConductInquiry(
      treaty: treaty, state: state, vocabulary: lawBook.conduct, protectedActivities: lawBook.protectedActivities)
    let evidence = lawBook.evidence.flatMap { evidenceInquiry(state, treaty, $0) }
    var (answers, more) = ask(conduct, evidence)
    settleConditionalChoices(&answers, treaty)
    let toldAtHome = tellAtHome(&answers, treaty)
    let requirements = treaty.requirements
    let evidenceAnswers = answers.values.compactMap(\.answer).filter { $0.requirement.kind.space == .evidence }
    let declared =
      countsDeclarations
      ? evidence?.declarationFindings(
        requirements.compactMap { requirement in evidenceAnswers.first { $0.requirement.id == requirement.id } },
        .evidence, on: date) ?? [] : []
    func findings(on space: Vocabulary.Space) -> [Finding] {
      requirements.flatMap { $0.kind.space == space ? answers[$0.id]?.findings ?? [] : [] }
    }
    let all =
      findings(on: .conduct) + more + findings(on: .evidence) + declared + (evidence?.permissionConflicts() ?? [])
    var merged = MergedFindings(all)
    for (requirement, findings) in toldAtHome { merged.show(findings, in: requirement) }
    let assessments = requirements.compactMap { requirement in
      answers[requirement.id].map { answer in
        Assessment(
          requirement: requirement, status: answer.status, certainty: answer.certainty, options: answer.options,
          provisions: answer.provisions, waitsFor: answer.waitsFor, credited: answer.credited,
          dependsOn: answer.dependsOn, unread: answer.unread,
          findings: (answer.findings + (toldAtHome.first { $0.requirement.id == requirement.id }?.findings ?? [])
            + (more + declared).filter { $0.requirement == requirement.id })
            .compactMap { merged.identifier[$0.id] }.unique)
      }
    }
    var provisions: [any Provision] = conduct.offenses.map(\.definition)
    provisions += module.generalPart.filter { $0.inForce.contains(date) }
    provisions += evidence?.law.rules.map(\.definition) ?? []
    let record = lawBook.record(of: jurisdiction, to: treaty.id, on: date)
    return Report(
      jurisdiction: module.jurisdiction, treaty: treaty, asOf: date,
      bills: lawBook.bills.filter { lawBook.carries($0, into: module.jurisdiction.code) },
      missingLayers: module.jurisdiction.inherits.filter { lawBook.module($0) == nil }, topics: lawBook.topics,
      standing: record.standing, record: record, isModeled: modeled != nil,
      countsDeclarations: countsDeclarations, surveyed: module.surveyed, indexed: IndexedProvisions(provisions),
      stateFacts: module.stateFacts.filter { fact in
        treaty.requirements.contains { $0.answeringFact == fact.name }
      },
      declarations: module.declarationsInForce(to: treaty.id, on: date),
      assessments: assessments, findings: merged.findings, protectedActivities: lawBook.protectedActivities,
      vocabulary: lawBook.conduct,
      evidenceVocabulary: evidence.flatMap { _ in lawBook.evidence })
  }

  /// Asks everything that can be asked at the same time: each requirement is a question of its own, in the space that it
  /// speaks of.
  ///
  /// - Returns: the answers, by requirement; and what was found beside them.
  private func ask(
    _ conduct: ConductInquiry, _ evidence: EvidenceInquiry?
  ) -> (answers: [String: Answered], more: [Finding]) {
    enum Question { case requirement(Requirement), search(Int) }
    enum Outcome { case answer(String, Answered?), findings([Finding]) }
    let established = conduct.established()
    // What goes over all requirements takes longer than one of them, and goes first: no core waits for it at the end.
    let questions: [Question] =
      searchesOverConduct.indices.map(Question.search) + conduct.treaty.requirements.map(Question.requirement)
    let outcomes = questions.concurrentMap { question -> Outcome in
      switch question {
      case .requirement(let requirement):
        .answer(
          requirement.id,
          requirement.kind.space == .conduct
            ? conduct.answer(requirement, established) : evidence?.answer(requirement))
      case .search(let index): .findings(searchesOverConduct[index](conduct, established))
      }
    }
    var answers: [String: Answered] = [:]
    var more: [Finding] = []
    for outcome in outcomes {
      switch outcome {
      case .answer(let id, let answer): answers[id] = answer
      case .findings(let findings): more += findings
      }
    }
    // Duties not to hinder another hang on the answers to those that they qualify.
    for requirement in conduct.treaty.requirements where requirement.kind == .noObstacle {
      answers[requirement.id] = evidence?.answer(obstacle: requirement, answers)
    }
    return (answers, more)
  }

  /// What is missing abroad because it is missing at home is told once, in the finding on the power.
  ///
  /// - Returns: for each duty of which that is so, the findings that tell it.
  private func tellAtHome(
    _ answers: inout [String: Answered], _ treaty: Treaty
  ) -> [(requirement: Requirement, findings: [Finding])] {
    treaty.requirements.compactMap { requirement in
      let told = (answers[requirement.id]?.missesPowerOf ?? []).flatMap { answers[$0]?.findings ?? [] }
        .filter { $0.kind == .gap }
      guard !told.isEmpty else { return nil }
      answers[requirement.id]?.findings.removeAll { $0.kind == .noLegalBasis }
      return (requirement, told)
    }
  }

  /// A choice that would leave nothing of a duty counts where what it hangs on is met: then the duty is not owed.
  private func settleConditionalChoices(_ answers: inout [String: Answered], _ treaty: Treaty) {
    for requirement in treaty.requirements {
      guard let answered = answers[requirement.id], let answer = answered.answer, !answered.status.isMet,
        let choice = answer.inquiry.options.conditionalChoices.first(where: { option in
          option.condition.allSatisfy { answers[$0]?.status.isMet ?? false }
        })
      else { continue }
      var settled = Answered(.notOwed)
      settled.options = [
        OptionUse(
          option: choice.id, alternatives: [], article: choice.article, paragraph: choice.paragraph,
          form: choice.form, use: .inForce, set: nil, releases: [])
      ]
      settled.provisions = answered.provisions
      answers[requirement.id] = settled
    }
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
    _ state: StateAsked, _ treaty: Treaty, _ vocabulary: Vocabulary
  ) -> EvidenceInquiry? {
    let (module, date) = (state.module, state.date)
    guard treaty.requirements.contains(where: { $0.kind.space == .evidence }) else { return nil }
    let others = lawBook.treaties.filter { other in
      other.id != treaty.id && isParty(module, other, date)
    }
    let law = CompiledEvidence(
      module: module, rules: rulesOnData(in: module, on: date), treaties: [treaty] + others, date: date,
      vocabulary: vocabulary)
    return EvidenceInquiry(treaty: treaty, law: law, state: state, others: others)
  }
}
