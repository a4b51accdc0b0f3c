// SPDX-License-Identifier: Apache-2.0

import CheckedLaw
import ComityCore

extension MappingShape {
  /// A file of a country module: any of these sections.
  package static let module = MappingShape(
    "a module file",
    [
      .optional("jurisdiction", .mapping(.jurisdiction), "Whose law it is; once in a module."),
      .optional("surveyed", .list(.mapping(.surveyed)), "The topics that the author has looked at."),
      .optional("participation", .list(.mapping(.participation)), "The treaties signed or in force."),
      .optional("general-part", .list(.mapping(.generalRule)), "Rules that open offences to more cases."),
      .optional("offenses", .list(.mapping(.offense)), "The offences."),
      .optional("data-sharing", .list(.mapping(.dataSharingRule)), "The rules on data."),
      .optional("state-facts", .list(.mapping(.stateFact)), "Facts of the State on which duties hang."),
      .optional("cases", .list(.mapping(.legalCase)), "The module's own tests."),
    ])

  package static let jurisdiction = MappingShape(
    "a jurisdiction",
    [
      .required("code", .text, "ISO 3166-1 alpha-2 in capitals; `EU` for the Union."),
      .required("name", .localizedText, "The short name."),
      .required(
        "in-sentences", .localizedText,
        "The adjective, as in \"German law\"; in other languages the law with its article, as in \"das deutsche Recht\"."
      ),
      .required("legal-system", .word(Jurisdiction.LegalSystem.allCases.map(\.rawValue)), "The legal system."),
      .optional("federal", .boolean, "Whether it is a federal State in the meaning of federal clauses."),
      .optional("inherits", .list(.text), "Codes of the layers whose law it inherits, such as `EU`."),
      .optional("treaty-rank", .mapping(.treatyRank), "The rank of ratified treaties in domestic law."),
      .optional("note", .text, "What a reader should know about the module as a whole."),
    ])

  package static let treatyRank = MappingShape(
    "a rule of rank",
    [
      .required("rule", .word(Jurisdiction.TreatyRank.allCases.map(\.rawValue)), "The rank."),
      .optional("summary", .text, "The rule in words."),
      .optional("source", .mapping(.source), "Where it can be read."),
    ])

  package static let surveyed = MappingShape(
    "a surveyed topic",
    [
      .required("topic", .topic, "The topic."),
      .required("read-on", .date, "When the author looked.").formerly("on"),
      .optional("none", .text, "That the law has no provision on it, with what was looked at."),
      .optional("in-part", .text, "What of the topic was not read."),
      .optional(
        "not-read", .either(.conditions(.conduct), .conditions(.evidence)),
        "The cases that the part not read could decide; any, where left out."),
    ])

  package static let stateFact = MappingShape(
    "a fact of the State",
    [
      .required("fact", .word(StateFact.Name.allCases.map(\.rawValue)), "The fact."),
      .required("holds", .boolean, "Whether it holds."),
      .required("citation", .text, "The section as lawyers cite it."),
      .required("source", .mapping(.source), "Where it can be read."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let participation = MappingShape(
    "a participation",
    [
      .required("treaty", .identifier, "The treaty."),
      .optional("signed", .date, "When the State signed."),
      .optional("ratified", .date, "When it ratified, accepted or approved."),
      .optional("acceded", .date, "When it acceded."),
      .optional("in-force", .date, "When the treaty entered into force for the State."),
      .optional("withdrawn", .date, "When a withdrawal took effect."),
      .optional("declarations", .list(.mapping(.declaration)), "Declarations and reservations really made."),
      .optional(
        "not-read", .either(.word(["all"]), .list(.identifier)),
        "The options under which declarations were not read, or `all`."),
      .required("source", .mapping(.source), "Where this can be read."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let declaration = MappingShape(
    "a declaration",
    [
      .required("option", .identifier, "The option of the treaty that it uses, or `other`."),
      .required("kind", .word(StateDeclaration.Kind.allCases.map(\.rawValue)), "What the State called it."),
      .required("made", .date, "When it was made."),
      .optional("in-force", .date, "When it took effect; with the treaty, where left out."),
      .optional("withdrawn", .date, "When it was withdrawn."),
      .optional("as", .list(.identifier), "The alternatives of the option that the State named."),
      .optional(
        "region", .either(.conditions(.conduct), .conditions(.evidence)),
        "What it covers, where that is not the whole of the option."),
      .required("summary", .text, "The declaration in your own words."),
      .optional("source", .mapping(.source), "Where it can be read."),
    ])

  package static let generalRule = MappingShape(
    "a rule of the general part",
    [
      .required("id", .identifier, "Lower case, starting with the country code."),
      .required("citation", .text, "The section as lawyers cite it."),
      .required("title", .text, "A heading."),
      .required("topic", .topic, "The topic that it answers."),
      .required("opens", .conditions(.conduct), "The cases to which offences are opened."),
      .optional(
        "applies-to", .either(.word(["all"]), .list(.identifier)), "`all`, or the identifiers of offences."),
      .optional(
        "disputed", .mapping(.ground),
        "Why it is disputed whether it opens them; the strict reading does without the rule, the lenient applies it."),
    ] + .provisionEnd)

  package static let offense = MappingShape(
    "an offence",
    [
      .required("id", .identifier, "Lower case, starting with the country code."),
      .required("citation", .text, "The section as lawyers cite it."),
      .required("title", .text, "The heading."),
      .required("topics", .list(.topic), "The topics that it answers, the main one first."),
      .required("reaches", .conditions(.conduct), "What it reaches: every element to be proved is a limit."),
      .optional("except", .list(.mapping(.carveout(.conduct))), "Defences and carve-outs."),
      .optional("disputed", .list(.mapping(.dispute)), "Elements of which it is disputed whether they are required."),
      .required("penalty", .mapping(.penalty), "The penalty of the basic offence."),
      .optional("aggravated", .list(.mapping(.aggravated)), "Aggravated forms with their penalties."),
      .optional("attempt", .mapping(.attempt), "Whether an attempt is punished; left out where not read."),
      .optional("legal-persons", .mapping(.legalPersons), "Whether legal persons are liable; left out where not read."),
    ] + .provisionEnd)

  package static let dataSharingRule = MappingShape(
    "a rule on data",
    [
      .required("id", .identifier, "Lower case, starting with the country code."),
      .required("citation", .text, "The section as lawyers cite it."),
      .required("title", .text, "The heading."),
      .required("topics", .list(.topic), "The topics that it answers."),
      .required(
        "effect", .word(DataSharingEffect.allCases.map(\.rawValue)), "Whether it commands, permits or forbids."),
      .required("reaches", .conditions(.evidence), "The handlings of data that it speaks of, with every condition."),
      .optional("except", .list(.mapping(.carveout(.evidence))), "What is taken out of it."),
      .optional("disputed", .list(.mapping(.dispute)), "Conditions of which it is disputed whether they are required."),
      .optional("protects-right", .text, "Of a prohibition: the right that it protects, with the norm."),
      .optional("yields-to-treaties", .text, "Of a prohibition: the norm by which it gives way to treaties."),
      .optional("overrides", .list(.identifier), "The rules that give way where both apply."),
      .optional(
        "catalog", .mapping(.catalog),
        "The list of offences for which alone the measure may be taken (`offense-listed`)."),
      .optional("deadline", .text, "Within which time the one asked has to answer, with the paragraph that sets it."),
    ] + .provisionEnd)

  package static let catalog = MappingShape(
    "a list of offences",
    [
      .optional("lists", .list(.identifier), "The offences of this module that are in the list."),
      .optional(
        "lacks", .list(.identifier),
        "Those that are not; whether one in neither of the two is in it was not read, or hangs on the case."),
    ])

  package static let dispute = MappingShape(
    "a disputed element",
    [
      .required("variable", .identifier, "The variable of which it is disputed whether it limits the offence."),
      .optional("lenient", .oneOrMore(.text), "What the lenient reading allows; everything, where left out."),
      .required("reason", .text, "Who disagrees with whom, about what."),
      .optional("source", .mapping(.source), "Where it can be read."),
    ])

  /// The parts of a penalty, in months.
  private static let penaltyFields: [Field] = [
    .optional("min-months", .integer(ModuleLimits.months), "The least deprivation of liberty, in months."),
    .optional("max-months", .integer(ModuleLimits.months), "The most, in months."),
    .optional("life", .boolean, "Whether the maximum is for life."),
    .optional("fine", .boolean, "Whether a fine can be imposed instead or beside."),
    .optional("none", .boolean, "That there is no criminal penalty."),
    .optional("unread", .boolean, "That the penalty was not read."),
  ]

  package static let penalty = MappingShape("a penalty", penaltyFields)

  package static let aggravated = MappingShape(
    "an aggravated form",
    [
      .required("when", .text, "When it applies, in words."),
      .optional(
        "reaches", .conditions(.conduct),
        "The facts under which it applies, within what the offence reaches; left out where no word tells them exactly."),
    ] + penaltyFields + [
      .optional("citation", .text, "Where the text has it."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let attempt = MappingShape(
    "a rule on attempt",
    [
      .required("punished", .boolean, "Whether an attempt is punished."),
      .optional("citation", .text, "Where the law says so."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let legalPersons = MappingShape(
    "a rule on legal persons",
    [
      .required("liable", .boolean, "Whether legal persons are liable."),
      .optional(
        "when", .conditions(.conduct),
        "The cases in which they are, where the law does not make them liable on every ground."),
      .optional("citation", .text, "Where the law says so."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let legalCase = MappingShape(
    "a case",
    [
      .required("id", .identifier, "The identifier within the module."),
      .required("question", .word(LegalCase.Question.allCases.map(\.rawValue)), "What is asked of the law."),
      .required(
        "facts", .either(.conditions(.conduct), .conditions(.evidence)), "The facts, one value per variable."),
      .optional(
        "acted-on", .date,
        "The day of the act, whose law decides; where left out, a day on which the provisions named are law."),
      .required("expected", .word(LegalCase.Expectation.allCases.map(\.rawValue)), "The answer expected."),
      .optional("provisions", .list(.identifier), "The provisions that decide it."),
      .optional("summary", .text, "The case in your own words."),
      .required("source", .mapping(.source), "The judgment or report."),
      .optional("note", .text, "Anything a reader should know."),
    ])
}
