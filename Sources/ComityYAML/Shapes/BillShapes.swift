// SPDX-License-Identifier: Apache-2.0

import ComityCore

extension MappingShape {
  /// A bill: what it would repeal, change and add.
  package static let billFile = MappingShape(
    "a bill",
    [
      .required("bill", .mapping(.bill), "Which bill, on whose law."),
      .optional("repeal", .list(.identifier), "Offences to be repealed, by identifier."),
      .optional("amend", .list(.mapping(.billAmendment)), "Offences to be changed; what is not named stays."),
      .optional("add", .list(.mapping(.offense)), "Offences to be added."),
    ])

  package static let bill = MappingShape(
    "the head of a bill",
    [
      .required("id", .identifier, "The identifier."),
      .required("title", .text, "The title."),
      .required("jurisdiction", .text, "The code of the jurisdiction whose law it would change."),
      .required("source", .mapping(.source), "Where it can be read."),
      .optional("builds-on", .list(.identifier), "The bills that it presupposes, by identifier."),
      .optional("summary", .text, "The bill in your own words."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let billAmendment = MappingShape(
    "an amendment",
    [
      .required("id", .identifier, "The offence to be changed."),
      .optional("reaches", .conditions(.conduct), "What it would reach."),
      .optional("except", .list(.mapping(.carveout(.conduct))), "Exceptions to be added."),
      .optional("drop-exceptions", .list(.identifier), "Exceptions to be dropped."),
      .optional("penalty", .mapping(.penalty), "The penalty to be."),
      .optional("attempt", .mapping(.attempt), "Whether an attempt would be punished."),
      .optional("note", .text, "Why it is modelled so."),
    ])
}
