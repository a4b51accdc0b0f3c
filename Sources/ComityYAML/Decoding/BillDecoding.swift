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
    let amendment = Bill.Amendment(
      offense: offense, reaches: context.conditions(fields, "reaches"),
      exceptions: fields.carveouts(context.conduct), dropsExceptions: fields.texts("drop-exceptions").map(\.text),
      penalty: fields["penalty"].flatMap { decodePenalty($0, .penalty, log) },
      attempt: decodeAnswer(fields, "attempt", .attempt, "punished", context), place: fields["id"]?.place)
    if ["reaches", "except", "drop-exceptions", "penalty", "attempt"].allSatisfy({ fields[$0] == nil }) {
      log.warning("idle-amendment", "the amendment of '\(offense)' changes nothing", at: amendment.place)
    }
    return amendment
  }
  let bill = Bill(
    id: id, title: title, jurisdiction: jurisdiction, source: source, summary: head.text("summary") ?? "",
    buildsOn: head.texts("builds-on").map(\.text),
    repeals: fields.texts("repeal").map { Bill.Repeal(offense: $0.text, place: $0.place) }, amendments: amendments,
    offenses: fields.list("add").compactMap { decodeOffense($0, context) }, place: head["id"]?.place)
  if ["repeal", "amend", "add"].allSatisfy({ fields[$0] == nil }) {
    log.warning("idle-amendment", "the bill '\(id)' changes nothing", at: bill.place)
  }
  return bill
}
