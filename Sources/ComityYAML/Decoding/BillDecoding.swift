// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import ComityDiagnostics

/// Reads a bill.
package func decodeBill(_ root: Node, _ context: DecodingContext) -> Bill? {
  let log = context.log
  guard let fields = Fields(root, .billFile, log), let headNode = fields["bill"],
    let head = Fields(headNode, .bill, log), let id = head.identifier("id"), let title = head.text("title"),
    let jurisdiction = head.text("jurisdiction"), let source = head.source()
  else { return nil }
  let amendments = fields.list("amend").compactMap { node -> Bill.Amendment? in
    guard let fields = Fields(node, .billAmendment, log), let offense = fields.identifier("id") else { return nil }
    return Bill.Amendment(
      offense: offense, reaches: context.conditions(fields, "reaches"),
      exceptions: fields.carveouts(context.conduct), dropsExceptions: fields.texts("drop-exceptions").map(\.text),
      penalty: fields["penalty"].flatMap { decodePenalty($0, .penalty, log) },
      attempt: decodeAnswer(fields, "attempt", .attempt, "punished", log), place: fields["id"]?.place)
  }
  return Bill(
    id: id, title: title, jurisdiction: jurisdiction, source: source, summary: head.text("summary") ?? "",
    repeals: fields.texts("repeal").map(\.text), amendments: amendments,
    offenses: fields.list("add").compactMap { decodeOffense($0, context) })
}

/// What a bill says of offences is said of offences that are there.
func checkBill(_ bill: Bill, _ module: any JurisdictionModule, _ log: DiagnosticLog) {
  let ids = module.offenses.map(\.id)
  for amendment in bill.amendments {
    guard let offense = module.offenses.first(where: { $0.id == amendment.offense }) else {
      log.unknownWord("unknown-provision", "offence", amendment.offense, among: ids, at: amendment.place)
      continue
    }
    for exception in amendment.dropsExceptions where !offense.exceptions.contains(where: { $0.id == exception }) {
      log.unknownWord(
        "unknown-provision", "exception of '\(offense.id)'", exception, among: offense.exceptions.map(\.id),
        at: amendment.place)
    }
  }
  for id in bill.repeals where !ids.contains(id) {
    log.unknownWord("unknown-provision", "offence", id, among: ids, at: bill.amendments.first?.place)
  }
  for offense in bill.offenses where ids.contains(offense.id) {
    log.error(
      "duplicate-id", "the offence '\(offense.id)' is there already; change it under 'amend'", at: offense.place)
  }
}
