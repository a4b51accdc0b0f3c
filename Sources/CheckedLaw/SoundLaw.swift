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
    checkIdentifiers(of: module, in: self, log)
    checkModule(
      StatedModule(own: module.withEachProvisionOnceAtATime, whole: module, isComplete: true), topics, treaties, known,
      log)
    checkSizes(of: [module], in: self, log)
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

extension Module {
  /// The module without the further wordings of a provision of its layers, which are law before and after that of the State:
  /// where two are law at a time, both stay.
  fileprivate var withEachProvisionOnceAtATime: Module {
    var periods: [String: [Period]] = [:]
    func isFirst(_ provision: any Provision) -> Bool {
      let earlier = periods[provision.id, default: []]
      periods[provision.id, default: []].append(provision.inForce)
      return earlier.isEmpty || earlier.contains { $0.meets(provision.inForce) }
    }
    var module = self
    module.offenses = offenses.filter(isFirst)
    module.generalPart = generalPart.filter(isFirst)
    module.dataSharing = dataSharing.filter(isFirst)
    return module
  }
}

/// A provision belongs to the module, or to one of its layers, or of theirs.
private func checkIdentifiers(of module: Module, in lawBook: LawBook, _ log: DiagnosticLog) {
  let codes = [module.jurisdiction.code] + lawBook.layers(of: module.jurisdiction)
  let prefixes = codes.map { $0.lowercased() + "-" }
  for provision in module.provisions where !prefixes.contains(where: provision.id.hasPrefix) {
    log.error(
      "foreign-id", "the identifier '\(provision.id)' has to start with '\(prefixes[0])'", at: provision.place)
  }
}
