// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

/// Lays a bill over the law, and checks it against the law as it is before and after it.
///
/// - Parameter lawBook: the law as it is before the bill.
/// - Returns: the law with the bill; as it was, where the bill is part of it already.
package func lay(_ bill: Bill, over lawBook: LawBook, _ log: DiagnosticLog) -> LawBook {
  for id in bill.buildsOn where !lawBook.bills.contains(where: { $0.id == id }) {
    log.error(
      "unknown-bill", "'\(bill.id)' builds on the bill '\(id)', which is not laid over the law before it",
      at: bill.place)
  }
  if lawBook.bills.contains(where: { $0.id == bill.id }) {
    log.error("duplicate-id", "the bill '\(bill.id)' is there twice", at: bill.place)
    return lawBook
  }
  checkBill(bill, lawBook, log)
  let result = lawBook.with(bill)
  let changed = result.modules.filter { result.carries(bill, into: $0.jurisdiction.code) }
  checkSizes(of: changed, in: result, log)
  return result
}

/// What a bill says of the law that it changes, held against that law.
///
/// - Parameter lawBook: the law as it is before the bill, those that it builds on laid over it.
package func checkBill(_ bill: Bill, _ lawBook: LawBook, _ log: DiagnosticLog) {
  checkContradictions(of: bill, log)
  guard let module = lawBook.module(bill.jurisdiction) else {
    log.append(contentsOf: [
      Diagnostic(
        "bill-not-compared",
        "the law of '\(bill.jurisdiction)' was not loaded, so the bill was not held against it", severity: .note,
        at: bill.place)
    ])
    return
  }
  let ids = module.offenses.map(\.id)
  for repeal in bill.repeals where !ids.contains(repeal.offense) {
    log.unknownWord("unknown-provision", "offence", repeal.offense, among: ids, at: repeal.place)
  }
  for amendment in bill.amendments {
    guard let offense = module.offenses.first(where: { $0.id == amendment.offense }) else {
      log.unknownWord("unknown-provision", "offence", amendment.offense, among: ids, at: amendment.place)
      continue
    }
    check(amendment, of: offense, log)
  }
  let surveyed = Set(module.surveyed.map(\.topic))
  let layers = module.jurisdiction.inherits
  for offense in bill.offenses {
    if let present = module.offenses.first(where: { $0.id == offense.id }),
      !bill.repeals.contains(where: { $0.offense == offense.id })
    {
      log.error(
        "duplicate-id", "the offence '\(offense.id)' is there already; change it under 'amend'", at: offense.place,
        notes: present.place.map { [Diagnostic.Note("it stands here", at: $0)] } ?? [])
    }
    let prefix = bill.jurisdiction.lowercased() + "-"
    if !offense.id.hasPrefix(prefix) {
      let notes = layers.contains { offense.id.hasPrefix($0.lowercased() + "-") }
      log.error(
        "foreign-id", "the identifier '\(offense.id)' has to start with '\(prefix)'", at: offense.place,
        notes: notes ? [Diagnostic.Note("what a layer has is changed by a bill on the layer")] : [])
    }
    if surveyed.isDisjoint(with: offense.topics) {
      log.warning(
        "unsurveyed-provision", "no topic of '\(offense.id)' is surveyed, so it answers no requirement by itself",
        at: offense.place)
    }
  }
}

/// What a bill cannot do to one offence at once.
private func checkContradictions(of bill: Bill, _ log: DiagnosticLog) {
  var repealed: [String: Bill.Repeal] = [:]
  for repeal in bill.repeals {
    if let earlier = repealed[repeal.offense] {
      log.error(
        "contradictory-bill", "'\(repeal.offense)' is repealed twice", at: repeal.place,
        notes: [Diagnostic.Note("first here", at: earlier.place)])
    }
    repealed[repeal.offense] = repeal
  }
  var amended: [String: Bill.Amendment] = [:]
  for amendment in bill.amendments {
    if let repeal = repealed[amendment.offense] {
      log.error(
        "contradictory-bill", "'\(amendment.offense)' is both repealed and amended", at: amendment.place,
        notes: [Diagnostic.Note("it is repealed here", at: repeal.place)])
    }
    if let earlier = amended[amendment.offense] {
      log.error(
        "contradictory-bill", "'\(amendment.offense)' is amended twice; write one amendment", at: amendment.place,
        notes: [Diagnostic.Note("first here", at: earlier.place)])
    }
    amended[amendment.offense] = amendment
  }
  reportDuplicates(bill.offenses.map { ($0.id, $0.place) }, "offence", log)
}

private func check(_ amendment: Bill.Amendment, of offense: any OffenseDefinition, _ log: DiagnosticLog) {
  for id in amendment.dropsExceptions where !offense.exceptions.contains(where: { $0.id == id }) {
    log.unknownWord(
      "unknown-provision", "exception of '\(offense.id)'", id, among: offense.exceptions.map(\.id),
      at: amendment.place)
  }
  for exception in amendment.exceptions {
    guard let present = offense.exceptions.first(where: { $0.id == exception.id }),
      !amendment.dropsExceptions.contains(exception.id)
    else { continue }
    log.error(
      "duplicate-id", "the exception '\(exception.id)' is there already; name it under 'drop-exceptions' to replace it",
      at: exception.place, notes: present.place.map { [Diagnostic.Note("it stands here", at: $0)] } ?? [])
  }
}
