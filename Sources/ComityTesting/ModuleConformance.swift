// SPDX-License-Identifier: Apache-2.0

import CheckedLaw
public import Comity
import ComityChecks
import ComityCore

/// What every module must keep, whether it comes from YAML or is written in Swift: run it in the tests of your module.
///
/// ```swift
/// @Test func conforms() throws {
///   let lawBook = try LawBook.load(jurisdictions: [])
///   let conformance = ModuleConformance(of: MyModule(lawBook.conduct), in: lawBook)
///   #expect(conformance.problems(asOf: CalendarDate("2026-11-23")!) == [])
/// }
/// ```
///
/// What the reader of YAML refuses by itself, such as a variable that does not exist, is refused here too; then follow
/// the checks of `comity check` and the module's own cases, and a report against every treaty of the law book.
public struct ModuleConformance: Sendable {
  private let module: any JurisdictionModule
  private let lawBook: LawBook

  /// Prepares the checks of a module.
  ///
  /// - Parameters:
  ///   - module: the module; it need not be part of the law book.
  ///   - lawBook: the words, the topics and the treaties that it is held against.
  public init(of module: any JurisdictionModule, in lawBook: LawBook) {
    self.module = module
    self.lawBook = lawBook
  }

  /// Everything that is wrong, or probably not meant; empty for a module that conforms.
  ///
  /// - Parameter date: the day on which the law is asked, and from which the age of sources is counted.
  public func problems(asOf date: CalendarDate) -> [Diagnostic] {
    let module = Module(module, topics: lawBook.topics)
    let mistakes = stabilityProblems() + lawBook.mistakes(in: module, lawBook.knownLaw)
    // What is out of bounds in its form cannot be compiled into regions.
    guard !mistakes.contains(where: { $0.severity == .error }) else { return mistakes.sorted() }
    return (mistakes + lawBook.problems(of: module, asOf: date) + reportProblems(of: module, asOf: date)).sorted()
  }

  /// A module that answers otherwise when asked again gives reports that nobody can repeat.
  private func stabilityProblems() -> [Diagnostic] {
    let isStable =
      module.provisions.map(\.id) == module.provisions.map(\.id)
      && zip(module.offenses, module.offenses).allSatisfy { $0.reaches == $1.reaches && $0.penalty == $1.penalty }
      && module.surveyed.map(\.topic) == module.surveyed.map(\.topic)
      && module.cases.map(\.id) == module.cases.map(\.id)
    return isStable ? [] : [Diagnostic("unstable-module", "the module answers otherwise when it is asked again")]
  }

  // MARK: Reports

  private func reportProblems(of module: Module, asOf date: CalendarDate) -> [Diagnostic] {
    let code = module.jurisdiction.code
    guard let book = try? lawBook.adding(module, replacing: true) else { return [] }
    return book.treaties.compactMap { treaty in
      do {
        _ = try Mapper(book).report(on: code, to: treaty.id, asOf: date)
        return nil
      } catch {
        return Diagnostic("no-report", "no report against \(treaty.id) can be made: \(error)")
      }
    }
  }
}
