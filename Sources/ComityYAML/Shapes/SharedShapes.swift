// SPDX-License-Identifier: Apache-2.0

package import ComityCore

extension MappingShape {
  /// Where a text can be read.
  package static let source = MappingShape(
    "a source",
    [
      .required("title", .text, "The official title of the text."),
      .required("url", .address, "The address under which a reader can open it."),
      .optional("consolidated", .date, "The day whose state of the law the text shows."),
      .optional("language", .text, "The language of the text, as an IETF tag."),
    ])

  /// An element, or an exception, that is disputed.
  package static let ground = MappingShape(
    "the ground of a dispute",
    [
      .required("reason", .text, "Who disagrees with whom, about what."),
      .optional("source", .mapping(.source), "Where it can be read."),
    ])

  /// A defence, carve-out, exception or justification.
  package static func carveout(_ space: Vocabulary.Space) -> MappingShape {
    space == .conduct ? conductCarveout : evidenceCarveout
  }

  private static let conductCarveout = makeCarveout(.conduct)
  private static let evidenceCarveout = makeCarveout(.evidence)

  private static func makeCarveout(_ space: Vocabulary.Space) -> MappingShape {
    MappingShape(
      space == .conduct ? "an exception" : "an exception from a rule on data",
      [
        .required("id", .identifier, "The identifier within the provision."),
        .required(
          "kind", .word(Carveout.Kind.allCases.map(\.rawValue)),
          "`bar`, `justification`, `limit` or `both`; of a rule on data `limit` or `right`."),
        .optional("question", .integer(1...5), "The question that decided the kind."),
        .required("when", .conditions(space), "The cases that are taken out."),
        .required("summary", .text, "The exception in one sentence of your own."),
        .optional("citation", .text, "Where the text has it, if elsewhere."),
        .optional(
          "disputed", .mapping(.ground), "Why it is disputed; the strict reading applies it, the lenient does not."),
        .optional("source", .mapping(.source), "Where it can be read, if elsewhere."),
      ])
  }

  /// From when and until when a provision is law.
  package static let period = MappingShape(
    "a period in force",
    [
      .optional("from", .date, "The first day of this wording."),
      .optional("until", .date, "The first day on which it is law no longer."),
    ])

  /// The statement that the model was held against the text.
  package static let review = MappingShape(
    "a review", [.required("checked-against-source", .date, "The day on which the model was compared with the text.")])
}

extension [MappingShape.Field] {
  /// The keys that every provision has after its content: source, review, period, note.
  package static let provisionEnd: Self = [
    .optional("in-force", .mapping(.period), "When this wording is law; always, where left out."),
    .required("source", .mapping(.source), "Where the provision can be read."),
    .required(
      "review", .either(.word(["unreviewed"]), .mapping(.review)),
      "`unreviewed`, or the day on which the model was held against the text."),
    .optional("note", .text, "Why it is modelled so."),
  ]
}
