// SPDX-License-Identifier: Apache-2.0

public import ComityCore
public import ComityDiagnostics

extension LawBook {
  /// What is wrong, or probably not meant, in modules whose form is right.
  ///
  /// Provisions that reach nothing or the same as another, exceptions that take out everything or nothing, penalties in
  /// the wrong unit, old sources, declarations that the treaty does not permit, cases that turn out otherwise.
  ///
  /// - Parameters:
  ///   - codes: the modules that are checked; all of them, where nothing is given.
  ///   - date: the day on which the law is asked, and from which the age of sources is counted.
  /// - Returns: the problems, sorted by place; each has the identifier of one of ``Check/all``.
  public func problems(in codes: [String]? = nil, asOf date: CalendarDate) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for module in modules where codes?.contains(module.jurisdiction.code) ?? true {
      problems += self.problems(of: module, asOf: date)
    }
    // A provision that several modules inherit is said once.
    return Array(Set(problems)).sorted()
  }

  /// What is wrong, or probably not meant, in a bill whose form is right: in the provisions that it adds, and in those that
  /// it changes as they would be.
  ///
  /// The law is that before the bill, with the bills that it builds on.
  public func problems(of bill: Bill, asOf date: CalendarDate) -> [Diagnostic] {
    let lawBook = with(bill)
    guard let file = bill.place?.file, let module = lawBook.module(bill.jurisdiction) else { return [] }
    let added = bill.offenses.compactMap(\.place)
    return lawBook.problems(of: module, asOf: date).filter { problem in
      guard let place = problem.place, place.file == file else { return false }
      // The text of what is changed is that of the statute, and as old as it is.
      // The text of what is added is that of the bill.
      switch problem.identifier {
      case "undated-source": return false
      case "old-source": return added.contains(place)
      default: return true
      }
    }
  }

  /// What is wrong, or probably not meant, in one module, which need not be part of the law book.
  public func problems(of module: any JurisdictionModule, asOf date: CalendarDate) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for space in Vocabulary.Space.allCases {
      guard let vocabulary = vocabulary(of: space) else { continue }
      let rules = CheckedRules(of: module, in: vocabulary)
      problems += rules.emptyRules() + rules.exceptionsWithoutUse() + rules.disputesWithoutUse()
      problems += rules.formsWithoutUse() + rules.sameRegions()
    }
    if let vocabulary = vocabulary(of: .conduct) {
      problems += module.offenses.flatMap { silenceProblems(of: $0, in: vocabulary) }
    }
    problems += penaltyProblems(of: module) + sourceProblems(of: module, asOf: date)
    for participation in module.participation {
      guard let treaty = treaty(participation.treaty) else { continue }
      problems += declarationProblems(participation, to: treaty, of: module)
    }
    problems += caseProblems(of: module, asOf: date)
    return problems.sorted()
  }
}
