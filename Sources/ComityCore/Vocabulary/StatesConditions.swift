// SPDX-License-Identifier: Apache-2.0

/// Something that states conditions in one of the spaces: law, treaty, declaration, case.
///
/// Whoever asks about law gathers the numbers at which an answer can change from here, so that none is forgotten.
package protocol StatesConditions {
  /// Every condition that it states in a space.
  func conditions(in space: Vocabulary.Space) -> [Condition]
}

extension Requirement: StatesConditions {
  package func conditions(in space: Vocabulary.Space) -> [Condition] {
    let own = kind.space == space ? reaches + exceptions.flatMap(\.when) : []
    switch space {
    case .conduct: return own + arguablyOutside + (extending?.to ?? [])
    case .evidence: return own + scope + barredGrounds + arguableGrounds
    }
  }
}

extension TreatyOption: StatesConditions {
  package func conditions(in space: Vocabulary.Space) -> [Condition] {
    self.space == space ? region + untouchable + (alternatives + parts).flatMap(\.region) : []
  }
}

extension Treaty: StatesConditions {
  package func conditions(in space: Vocabulary.Space) -> [Condition] {
    requirements.flatMap { $0.conditions(in: space) } + options.flatMap { $0.conditions(in: space) }
  }

  /// The conditions of the declarations that a State made to the treaty.
  package func conditions(declaredBy module: any JurisdictionModule, in space: Vocabulary.Space) -> [Condition] {
    let ids = Set(options.filter { $0.space == space }.map(\.id))
    return module.participation.filter { $0.treaty == id }.flatMap(\.declarations)
      .filter { $0.option.map(ids.contains) ?? false }.flatMap { $0.region ?? [] }
  }
}

extension ProtectedActivity: StatesConditions {
  package func conditions(in space: Vocabulary.Space) -> [Condition] { space == .conduct ? region : [] }
}

extension GeneralRule: StatesConditions {
  package func conditions(in space: Vocabulary.Space) -> [Condition] { space == .conduct ? opens : [] }
}

extension LegalCase: StatesConditions {
  package func conditions(in space: Vocabulary.Space) -> [Condition] { question.space == space ? [facts] : [] }
}

extension OffenseDefinition {
  /// Every condition that the offence states in a space.
  package func conditions(in space: Vocabulary.Space) -> [Condition] {
    guard space == .conduct else { return [] }
    return reaches + exceptions.flatMap(\.when) + disputes.compactMap(\.condition) + (legalPersons?.when ?? [])
      + aggravatedForms.flatMap(\.reaches)
  }
}

extension DataSharingObligation {
  /// Every condition that the rule states in a space.
  package func conditions(in space: Vocabulary.Space) -> [Condition] {
    guard space == .evidence else { return [] }
    return reaches + exceptions.flatMap(\.when) + disputes.compactMap(\.condition)
  }
}

extension Dispute {
  fileprivate var condition: Condition? { lenient.map { Condition(limits: [variable: $0]) } }
}

extension JurisdictionModule {
  /// Every condition that the module's law states in a space.
  package func conditions(in space: Vocabulary.Space) -> [Condition] {
    var conditions = offenses.flatMap { $0.conditions(in: space) }
    conditions += generalPart.flatMap { $0.conditions(in: space) }
    conditions += dataSharing.flatMap { $0.conditions(in: space) }
    return conditions + surveyed.filter { $0.space == space }.flatMap(\.notReadCases)
  }
}
