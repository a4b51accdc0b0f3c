// SPDX-License-Identifier: Apache-2.0

import ComityCore

extension MappingShape {
  /// A file of States.
  package static let states = MappingShape(
    "a file of States",
    [
      .required("source", .mapping(.source), "Where the codes and names come from."),
      .required(
        "states", .dictionary(.mapping(.state)), "The States, by their ISO 3166-1 code; `EU` for the Union."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let state = MappingShape(
    "a State",
    [
      .required("name", .localizedText, "The short name that reports use."),
      .optional(
        "kind", .word(StateIdentity.Kind.allCases.map(\.rawValue)), "Whether it is a State or a union of them."),
      .optional("member-of", .list(.identifier), "The organizations of which it is a member."),
      .optional("observer-at", .list(.identifier), "The organizations where it is an observer."),
    ])

  /// A chart of signatures and ratifications.
  package static let standing = MappingShape(
    "a chart of signatures",
    [
      .required("standing", .mapping(.standingHead), "Of which treaty, as of which day."),
      .required("entries", .dictionary(.mapping(.chartEntry)), "What the States did, by their code."),
      .optional("reported", .list(.mapping(.unnamedReport)), "What is reported of States that are not named."),
    ])

  package static let standingHead = MappingShape(
    "the head of a chart",
    [
      .required("treaty", .identifier, "The treaty."),
      .optional("as-of", .date, "The day whose state it shows; left out where single States were read, and no list."),
      .optional(
        "complete", .boolean, "Whether whoever is not named had done nothing by that day; otherwise that is unknown."),
      .optional("source", .mapping(.source), "Where it can be read, but for entries that name their own source."),
      .optional("sources", .dictionary(.mapping(.source)), "Further sources, by a word that entries name."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  private static let act = ValueShape.either(.date, .word(["undated"]))

  package static let chartEntry = MappingShape(
    "an entry of a chart",
    [
      .optional("signed", act, "When the State signed; `undated` where the day was not read."),
      .optional("ratified", act, "When it ratified, accepted or approved."),
      .optional("acceded", act, "When it acceded."),
      .optional(
        "in-force", .date, "When the treaty entered into force for it; reckoned by the treaty's rule, where left out."),
      .optional("withdrawn", .date, "When a withdrawal took effect."),
      .optional("invited", .boolean, "Whether it was invited to accede."),
      .optional(
        "marks", .list(.word(TreatyChart.Mark.allCases.map(\.rawValue))),
        "The depositary's marks: reservations, declarations, authorities, territories, communication."),
      .optional(
        "reported", .list(.mapping(.chartReport)), "Acts that only others report: they are told, and not counted."),
      .optional("source", .identifier, "The word of its source, if that is not the chart's."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  private static let reportFields: [Field] = [
    .required("act", .word(TreatyChart.Report.Act.allCases.map(\.rawValue)), "What is reported."),
    .optional("when", .text, "When it is said to have been done."),
    .required("summary", .text, "What is reported, in your own words."),
    .required("source", .identifier, "The word of its source."),
  ]

  package static let chartReport = MappingShape("a reported act", reportFields)

  package static let unnamedReport = MappingShape(
    "a reported act of States not named",
    [.required("count", .integer(1...1000), "Of how many States.")] + reportFields)
}
