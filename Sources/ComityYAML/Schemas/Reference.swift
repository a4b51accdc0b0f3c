// SPDX-License-Identifier: Apache-2.0

package import ComityCore

/// The page that names every key of every kind of file, made from the shapes.
package func keysReference(_ lawBook: LawBook) -> String {
  var writer = ReferenceWriter()
  var text = """
    # Every key

    What a file may state, made from the same description as the reader and the schemas for editors.

    A key in **bold** is required. What is not named here is refused, with the nearest word that is.


    """
  for kind in FileKind.allCases {
    text += "## \(kind.heading)\n\n\(kind.explanation)\n\n"
    text += writer.section(kind.shape)
    while let shape = writer.waiting.first {
      writer.waiting.removeFirst()
      text += "### \(shape.name.capitalizedFirst)\n\n" + writer.section(shape)
    }
  }
  text += """
    ## Conditions

    A mapping is one set of conditions that must all hold; a list of mappings is a union: one of them has to hold. Each key
    is a variable of the vocabulary (`comity vocabulary` shows them with their values), and what it is limited to is one of:

    | written | means |
    |---|---|
    | `act: access` | this value; a value that stands for several, such as `interfere`, stands for all of them |
    | `act: [sell, distribute]` | one of these |
    | `act: {not: possess}` | everything but this |
    | `mental-state: reckless` | of an ordered variable: this or more |
    | `mental-state: {exactly: reckless}`, `{at-least: …}`, `{at-most: …}` | of an ordered variable: as it says |
    | `victim-age: {below: 18}`, `{at-least: 14, below: 18}`, `{more-than: …}`, `{at-most: …}`, `{exactly: …}` | of a number; `victim-age: 15` is exactly that number, as in the facts of a case |
    | `any-of: [{…}, {…}]` | one of these has to hold as well |
    | `all-of: [{any-of: […]}, {any-of: […]}]` | all of these have to hold as well |

    A variable that is not named is free, except for those to whose silence the vocabulary gives a meaning:
    \(lawBook.conduct.variables.filter { $0.whenSilent != nil }.map { "`\($0.id)`" }.joined(separator: ", ")).

    ## Topics

    | topic | |
    |---|---|

    """
  for topic in lawBook.topics { text += "| `\(topic.id)` | \(topic.label.english) |\n" }
  return text
}

extension FileKind {
  fileprivate var heading: String {
    switch self {
    case .module: "A file of a module"
    case .bill: "A bill"
    case .treaty: "A treaty"
    case .vocabulary: "A vocabulary"
    case .translation: "A translation"
    case .topics: "The list of topics"
    case .protectedActivities: "Protected activities"
    case .states: "The list of States"
    case .standing: "The standing of States to a treaty"
    }
  }

  fileprivate var explanation: String {
    switch self {
    case .module:
      "The files of a folder are one module: `module.yaml`, `offenses.yaml`, `data-sharing.yaml`, `cases.yaml`, or "
        + "however you divide these sections. Which names you give the files does not matter."
    case .bill:
      "One file for each bill. It is laid over the law with `--with FILE` and with nothing else, in the order in which "
        + "bills are named; in a folder of modules it is passed over."
    case .treaty:
      "One file for each treaty: the bundled ones under `Sources/ComityInstruments/Treaties`, your own anywhere."
    case .vocabulary:
      "The words of one space of facts, under `Sources/ComityInstruments/Vocabulary`; or, in a file of your own, words that "
        + "are added to them."
    case .translation:
      "The phrases of a vocabulary in another language, under `Vocabulary/Translations`, or of your own words."
    case .topics: "The subjects that requirements belong to and modules survey; a file of your own adds to them."
    case .protectedActivities:
      "Conduct that should not be punished, with the instruments that say so; a file of your own adds to them."
    case .states:
      "Who can be bound, under `Sources/ComityInstruments/Standing`. A file of yours adds States, or takes the place of "
        + "what is said of them."
    case .standing:
      "One file for each treaty, under `Sources/ComityInstruments/Standing`. A file of yours amends it, act by act: an "
        + "instrument that you add counts towards the entry into force. What the module of a State says of its own "
        + "participation goes before."
    }
  }
}

/// Writes tables of keys, and remembers which shapes are still to be described.
private struct ReferenceWriter {
  var waiting: [MappingShape] = []
  private var described: Set<String> = []

  mutating func section(_ shape: MappingShape) -> String {
    var text = "| key | value | meaning |\n|---|---|---|\n"
    for field in shape.fields {
      let key = field.isRequired ? "**`\(field.key)`**" : "`\(field.key)`"
      text += "| \(key) | \(words(field.shape)) | \(field.summary) |\n"
    }
    return text + "\n"
  }

  private mutating func words(_ shape: ValueShape) -> String {
    switch shape {
    case .text: return "text"
    case .number: return "number"
    case .localizedText: return "text, or `{en: …, de: …}`"
    case .identifier: return "identifier"
    case .address: return "web address"
    case .date: return "day, `YYYY-MM-DD`"
    case .integer(let bounds): return "whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
    case .boolean: return "`true` or `false`"
    case .word(let words): return words.map { "`\($0)`" }.joined(separator: ", ")
    case .topic: return "topic"
    case .conditions(let space): return "conditions on \(space.rawValue)"
    case .list(let item): return "list: \(words(item))"
    case .oneOrMore(let item): return "one or a list: \(words(item))"
    case .mapping(let shape): return reference(shape)
    case .later(let shape): return reference(shape())
    case .dictionary(let value): return "mapping from words: \(words(value))"
    case .either(let first, let second):
      let (first, second) = (words(first), words(second))
      return first == second ? first : "\(first); or \(second)"
    }
  }

  private mutating func reference(_ shape: MappingShape) -> String {
    if described.insert(shape.name).inserted { waiting.append(shape) }
    return "*\(shape.name)*"
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
