// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

extension LawBook {
  /// What is wrong with a module that was put together in Swift: all that a file may not say either.
  ///
  /// The form first, since what is out of bounds in its form can be held against nothing.
  ///
  /// - Parameters:
  ///   - module: the module, with all that it inherits; it need not be part of the law book.
  ///   - known: what could be loaded besides.
  /// - Returns: the mistakes, sorted by place; one that is an error means that no question can be put to the module.
  package func mistakes(in module: Module, _ known: KnownLaw) -> [Diagnostic] {
    let log = DiagnosticLog()
    FormChecks(lawBook: self, log: log).check(module)
    guard !log.hasErrors else { return log.diagnostics.sorted() }
    checkIdentifiers(of: module, log)
    checkModule(
      StatedModule(own: module, whole: module, isComplete: true), topics, treaties, known, log)
    checkSizes([module], in: self, log)
    return log.diagnostics.sorted()
  }

  /// What is wrong with a bill that was put together in Swift, held against the law that it changes.
  ///
  /// - Parameter bill: the bill; it is not laid over the law book yet.
  package func mistakes(in bill: Bill) -> [Diagnostic] {
    let log = DiagnosticLog()
    FormChecks(lawBook: self, log: log).check(bill)
    guard !log.hasErrors else { return log.diagnostics.sorted() }
    _ = lay(bill, over: self, log)
    return log.diagnostics.sorted()
  }
}

/// A provision belongs to the module, or to one of the layers that it names.
private func checkIdentifiers(of module: Module, _ log: DiagnosticLog) {
  let prefixes = ([module.jurisdiction.code] + module.jurisdiction.inherits).map { $0.lowercased() + "-" }
  for provision in module.provisions where !prefixes.contains(where: provision.id.hasPrefix) {
    log.error(
      "foreign-id", "the identifier '\(provision.id)' has to start with '\(prefixes[0])'", at: provision.place)
  }
}
