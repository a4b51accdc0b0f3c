// SPDX-License-Identifier: Apache-2.0

import ComityCore

extension MappingShape {
  /// A vocabulary file, or one that adds to the vocabulary of another: variables that are new have all their keys, those
  /// that are there have `values` only.
  package static let vocabulary = MappingShape(
    "a vocabulary",
    [
      .required("vocabulary", .mapping(.vocabularyHead), "Which space it describes."),
      .required(
        "variables", .dictionary(.either(.mapping(.variable), .mapping(.addedVariable))),
        "The variables, by their word; of one that another vocabulary has, only the values that are added."),
      .optional("impossible", .list(.mapping(.impossibility)), "What cannot occur together."),
      .optional("unlikely", .list(.mapping(.impossibility)), "What examples avoid where they can."),
    ])

  package static let vocabularyHead = MappingShape(
    "the head of a vocabulary",
    [
      .required("space", .word(Vocabulary.Space.allCases.map(\.rawValue)), "The space."),
      .required("version", .integer(1...1_000_000), "Grows with every change of meaning."),
      .required("title", .text, "The name of the space, or of what is added to it."),
      .required("source", .mapping(.source), "Where the words come from."),
    ])

  package static let variable = MappingShape(
    "a variable",
    [
      .required("label", .localizedText, "The name shown in tables."),
      .required("kind", .word(Variable.Kind.allCases.map(\.rawValue)), "How its values relate."),
      .required("role", .word(Variable.Role.allCases.map(\.rawValue)), "Where its phrases stand in a sentence."),
      .required("definition", .text, "What the variable asks."),
      .optional(
        "source", .mapping(.source), "Where the meaning comes from, if not from the whole vocabulary's source."),
      .optional("when-silent", .oneOrMore(.identifier), "What a law means that does not mention it."),
      .optional("usual", .either(.text, .number), "What an example takes where nothing else decides."),
      .optional(
        "aspect", .word(Variable.Aspect.allCases.map(\.rawValue)), "Whether it tells what is done, or how (evidence)."),
      .optional("result", .boolean, "Whether it is a result that an attempt can miss."),
      .optional("attempted-when", .conditions(.conduct), "What an attempt at this result presupposes."),
      .optional(
        "intended-in", .text,
        "The variable that tells which of these results the person intends, its values in the same order."),
      .optional(
        "concept", .word(VariableConcept.allCases.map(\.rawValue)), "What the engine has to know it as, if anything."),
      .optional(
        "founds-jurisdiction", .boolean,
        "Whether it only founds jurisdiction, so that a comparison of offences leaves it aside."),
      .optional(
        "foreign-state", .text,
        "Of the variable that tells whose State is concerned: the value for another State than the one whose law is asked."
      ),
      .optional("unit", .text, "The unit of a number."),
      .optional(
        "currencies", .dictionary(.mapping(.currency)), "Of an amount of money: the currencies, by their ISO 4217 code."
      ),
      .optional("minimum", .integer(0...1_000_000_000), "The smallest number that can occur."),
      .optional("phrase", .localizedText, "The clause of a number, with `{range}` where the number stands."),
      .optional("values", .dictionary(.mapping(.value)), "The values, by their word."),
    ])

  /// What a vocabulary can add to a variable of another.
  package static let addedVariable = MappingShape(
    "an addition to a variable",
    [
      .optional("values", .dictionary(.mapping(.value)), "The values that are added, by their word."),
      .optional(
        "currencies", .dictionary(.mapping(.currency)), "The currencies that are added, by their ISO 4217 code."),
    ])

  package static let currency = MappingShape(
    "a currency",
    [
      .required("name", .localizedText, "The name as it stands after a number."),
      .required(
        "worth", .either(.text, .number),
        "How many units of the variable one of it is worth, as 1.15; it only orders amounts."),
    ])

  /// A value; the values below it have the same shape.
  package static let value: MappingShape = MappingShape(
    "a value",
    [
      .required("phrase", .localizedText, "The piece of a sentence that says this."),
      .optional("label", .localizedText, "The name shown in tables; made from the word, where left out."),
      .optional("definition", .text, "What the word means."),
      .optional("source", .mapping(.source), "Where the meaning comes from."),
      .optional(
        "of-a-state", .boolean,
        "Whether what it names belongs to a State; a law that names nothing else protects its own, unless it says more."
      ),
      .optional(
        "needs-object", .boolean,
        "Of an act: whether a law that names it has to name its object, too; `false` where it tells what it is done to."
      ),
      .optional(
        "concept", .word(AnswerConcept.allCases.map(\.rawValue)), "What the engine has to know it as, if anything."),
      .optional("values", .dictionary(.later { .value }), "The values that it stands for."),
    ])

  package static let impossibility = MappingShape(
    "an impossibility or unlikelihood",
    [
      .required(
        "when", .either(.conditions(.conduct), .conditions(.evidence)), "The facts that exclude each other."),
      .required("because", .text, "Why."),
    ])

  /// A vocabulary in another language; what it leaves out is said in English.
  package static let translation = MappingShape(
    "a translation",
    [
      .required("translation", .mapping(.translationHead), "Which vocabulary, into which language."),
      .optional("labels", .dictionary(.text), "The names of variables in tables, by their word."),
      .required("phrases", .dictionary(.dictionary(.text)), "The phrases of values, by variable and value."),
      .optional("clauses", .dictionary(.text), "The clauses of numbers, with `{range}` where the number stands."),
    ])

  package static let translationHead = MappingShape(
    "the head of a translation",
    [
      .required("space", .word(Vocabulary.Space.allCases.map(\.rawValue)), "The space of the vocabulary."),
      .required("language", .text, "The language, as an IETF tag."),
    ])

  /// A file of topics.
  package static let topics = MappingShape(
    "a file of topics",
    [.required("topics", .dictionary(.mapping(.topic)), "The topics, by their word.")])

  package static let topic = MappingShape(
    "a topic",
    [
      .required("label", .localizedText, "The name shown."),
      .optional(
        "space", .word(Vocabulary.Space.allCases.map(\.rawValue)),
        "The space in which its law is stated; conduct, where left out."),
      .optional(
        "provisions", .boolean,
        "Whether provisions answer it by naming it; `false` for what other keys tell, such as `attempt`."),
    ])

  /// A treaty file.
  package static let treatyFile = MappingShape(
    "a treaty file",
    [
      .required("treaty", .mapping(.treaty), "Which treaty."),
      .optional("options", .list(.mapping(.option)), "Options of the whole treaty."),
      .required("articles", .list(.mapping(.article)), "The articles."),
      .optional("thresholds", .list(.mapping(.threshold)), "Numbers that other rules use."),
      .optional("options-of", .mapping(.borrowedOptions), "Options of a mother treaty whose use counts here, too."),
    ])

  package static let borrowedOptions = MappingShape(
    "options of a mother treaty",
    [
      .required("treaty", .identifier, "The mother treaty."),
      .required("options", .dictionary(.identifier), "For each of its options the one of this treaty."),
    ])

  package static let treaty = MappingShape(
    "a treaty",
    [
      .required("id", .identifier, "The identifier."),
      .required("title", .text, "The full title."),
      .required("short-title", .localizedText, "The name used in sentences."),
      .required("citation", .localizedText, "The number in the treaty series."),
      .optional("adopted", .date, "When the text was adopted."),
      .optional("opened", .date, "When it was opened for signature."),
      .optional("in-force", .date, "When it entered into force; left out where it has not."),
      .required(
        "entry-into-force", .either(.text, .mapping(.entryIntoForce)),
        "The rule of entry into force: in words, or in words and as data from which days are reckoned."),
      .optional("depositary", .text, "Who keeps the treaty."),
      .required("source", .mapping(.source), "Where the text can be read."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let entryIntoForce = MappingShape(
    "a rule of entry into force",
    [
      .required("words", .text, "The rule in words, with its article."),
      .required("instruments", .integer(1...1000), "How many instruments bring the treaty into force."),
      .optional(
        "among-them", .dictionary(.integer(1...1000)),
        "How many of them have to come from members of an organization, such as `council-of-europe`."),
      .required("after", .mapping(.delay), "What passes after the instrument that completes the number."),
      .optional(
        "later", .mapping(.delay),
        "What passes after the instrument of a State that joins later; the same, where left out."
      ),
    ])

  package static let delay = MappingShape(
    "a delay",
    [
      .optional("days", .integer(0...3650), "So many days: `90` is \"on the ninetieth day after\"."),
      .optional("months", .integer(0...120), "So many months."),
      .optional(
        "then", .word(DelayEnd.allCases.map(\.rawValue)),
        "\"On the first day of the month following the expiration\" of these months."),
    ])

  package static let article = MappingShape(
    "an article",
    [
      .required("article", .text, "The bare number."),
      .required("title", .text, "The heading."),
      .optional("requirements", .list(.mapping(.requirement)), "What it requires."),
      .optional("options", .list(.mapping(.option)), "What it leaves to the State."),
      .optional("definitions", .list(.mapping(.definition)), "What its words mean."),
      .optional("notes", .list(.mapping(.paragraphNote)), "What became of the paragraphs that require nothing."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let definition = MappingShape(
    "a definition",
    [
      .required("term", .text, "The word."), .required("summary", .text, "What it means, in your own words."),
      .optional("paragraph", .text, "The paragraph as it is cited."),
    ])

  package static let paragraphNote = MappingShape(
    "a note on a paragraph",
    [
      .required("paragraph", .text, "The paragraph as it is cited."),
      .required("became", .word(Article.ParagraphNote.Nature.allCases.map(\.rawValue)), "What it is."),
      .required("why", .text, "Why, or what it says."),
    ])

  package static let requirement = MappingShape(
    "a requirement",
    [
      .required("id", .identifier, "The identifier within the treaty."),
      .required("paragraph", .text, "The paragraph as it is cited."),
      .required("title", .text, "A heading."),
      .required("kind", .word(Requirement.Kind.allCases.map(\.rawValue)), "The kind of duty."),
      .optional("scope", .conditions(.evidence), "The exercises of power that a safeguard speaks of."),
      .required("modality", .word(Requirement.Modality.allCases.map(\.rawValue)), "How strongly the treaty asks."),
      .required("topic", .topic, "The topic that a module must have surveyed."),
      .optional(
        "reaches", .either(.conditions(.conduct), .conditions(.evidence)), "The cases that the law must reach."),
      .optional(
        "except", .either(.list(.mapping(.carveout(.conduct))), .list(.mapping(.carveout(.evidence)))),
        "What the treaty itself takes out."),
      .optional("of", .oneOrMore(.text), "The requirements whose offences are concerned, or `all`."),
      .optional("to", .conditions(.conduct), "The further cases."),
      .optional("threshold", .identifier, "The threshold that an offence has to reach to be concerned."),
      .optional("deprivation-of-liberty", .boolean, "Whether sanctions must include deprivation of liberty."),
      .required("summary", .text, "The duty in one sentence of your own."),
      .optional("lawfulness", .word(["domestic-law"]), "Whether it leaves to domestic law what makes an act lawful."),
      .optional("kernel", .list(.identifier), "Further variables each value of which is a usual case of its own."),
      .optional("some", .list(.identifier), "Variables of which one way is enough."),
      .optional("every", .list(.identifier), "Variables of which every value is asked for."),
      .optional("open-words", .list(.identifier), "The variables that spell out a word left to the State."),
      .optional("deadline", .text, "Within which time the one asked has to answer, with the paragraph that sets it."),
      .optional("available-at-home", .boolean, "Whether it asks no more than what the State can do at home."),
      .optional("closed-grounds", .boolean, "Whether the article lists its own grounds of refusal as the only ones."),
      .optional(
        "treaty-basis", .word(Requirement.TreatyBasis.allCases.map(\.rawValue)),
        "The acting for which the treaty can be the basis by itself."),
      .optional("if", .dictionary(.boolean), "Facts of the State on which the duty hangs."),
      .optional("standard", .boolean, "Whether it is a standard without a number."),
      .optional("dynamic", .boolean, "Of a ground: whether it refers to the law of the State asked as a whole."),
      .optional("bars", .conditions(.evidence), "Of a dynamic ground: facts that the treaty bars as a ground."),
      .optional(
        "arguable", .conditions(.evidence), "Of a ground that names facts: further cases in which it is arguable."),
      .optional(
        "arguably-outside", .conditions(.conduct),
        "Of a duty about conduct: cases of which it can be argued that its words do not ask for them."),
      .optional(
        "answered-by", .word(StateFact.Name.allCases.map(\.rawValue)), "The fact of the State that answers the duty."),
      .optional(
        "basis", .word(Requirement.Basis.allCases.map(\.rawValue)), "What the model rests on; `read`, where left out."),
      .optional("derived-from", .text, "The article of another treaty that it repeats."),
      .optional("review", .word(["unreviewed"]), "The former way to say `basis: unread`."),
      .optional("note", .text, "Why it is modelled so."),
    ])

  package static let option = MappingShape(
    "an option",
    [
      .required("id", .identifier, "The identifier within the treaty."),
      .optional("article", .text, "The bare number of the article; that of the article it stands in, where left out."),
      .required("paragraph", .text, "The paragraph that permits it."),
      .required("title", .text, "The option in a few words."),
      .optional(
        "space", .word(Vocabulary.Space.allCases.map(\.rawValue)), "The space of its region; conduct, where left out."),
      .required("form", .word(TreatyOption.Form.allCases.map(\.rawValue)), "What its use takes."),
      .optional("permission", .text, "The clause under which it is made."),
      .required("effect", .word(TreatyOption.Effect.allCases.map(\.rawValue)), "What it does to the requirement."),
      .optional(
        "region", .either(.conditions(.conduct), .conditions(.evidence)),
        "What remains (narrow) or is taken out (exclude)."),
      .optional(
        "except", .either(.conditions(.conduct), .conditions(.evidence)), "What the option must not touch."),
      .optional("alternatives", .list(.mapping(.alternative)), "Elements among which the State may choose."),
      .optional("in-part", .boolean, "Whether it can be used for a part."),
      .optional("parts", .list(.mapping(.alternative)), "The parts in which it may be used."),
      .optional(
        "until", .word(TreatyOption.Deadline.allCases.map(\.rawValue)),
        "Until when it may be used; `joining`, where left out."),
      .optional("condition", .list(.identifier), "Of a choice: the requirements that have to be met for it to count."),
      .optional("limits", .text, "The limits of the permission, in words."),
      .optional(
        "deposit", .text,
        "What a State that uses it deposits: the end of 'declares that it …' or 'reserves the right …', with `{alternative}` for "
          + "the alternative chosen."),
      .optional("available-to", .word(["all", "federal"]), "Which States may use it."),
      .optional("if", .dictionary(.boolean), "Facts of the State on which it hangs whether it may use the option."),
      .optional(
        "indefinite", .boolean,
        "Whether the article draws its line in words that no condition can tell; what it releases is then arguable."),
      .optional("applies-to", .either(.word(["all"]), .list(.text)), "The requirements that it concerns."),
      .optional("note", .text, "Anything a reader should know."),
      .optional("source", .mapping(.source), "Where it can be read, if elsewhere."),
    ])

  package static let alternative = MappingShape(
    "an alternative",
    [
      .required("id", .identifier, "The identifier within the option."),
      .required(
        "region", .either(.conditions(.conduct), .conditions(.evidence)),
        "The cases that remain if this element is required."),
      .optional("title", .text, "The alternative in a few words."),
    ])

  package static let threshold = MappingShape(
    "a threshold",
    [
      .required("id", .identifier, "The identifier within the treaty."),
      .required("article", .text, "The article."),
      .required("paragraph", .text, "The paragraph."),
      .required("max-months-at-least", .integer(1...1200), "The maximum penalty that an offence must carry."),
      .required("purpose", .word(Threshold.Purpose.allCases.map(\.rawValue)), "What it opens."),
      .required("summary", .text, "The rule in words."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  /// A file of protected activities.
  package static let protectedActivities = MappingShape(
    "a file of protected activities",
    [
      .required("protected-activities", .list(.mapping(.protectedActivity)), "The activities.")
    ])

  package static let protectedActivity = MappingShape(
    "a protected activity",
    [
      .required("id", .identifier, "The identifier."),
      .required("title", .localizedText, "The name in sentences."),
      .required("region", .conditions(.conduct), "The cases that are protected."),
      .required("summary", .text, "The protection in words."),
      .required("instruments", .list(.mapping(.instrument)), "What supports it."),
      .optional("note", .text, "Anything a reader should know."),
    ])

  package static let instrument = MappingShape(
    "an instrument",
    [
      .required("title", .text, "Its title."),
      .required("citation", .text, "The article or paragraph."),
      .required("url", .address, "The address."),
      .required("summary", .text, "What it says, in your own words."),
    ])
}
