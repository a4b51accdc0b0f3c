// SPDX-License-Identifier: Apache-2.0

/// A provision that is right, from which examples of mistakes are made by changing one thing.
func provision(changing old: String = "", to new: String = "") -> String {
  let text = """
    offenses:
      - id: ke-cma-14
        citation: "Section 14"
        title: Unauthorised access
        topics: [illegal-access]
        reaches:
          act: access
          object: computer-system
          authorization: without-right
          mental-state: intentional
        penalty: {max-months: 36, fine: true}
        source: {title: "Computer Misuse Act, s 14", url: "https://example.org/cma", consolidated: 2026-01-01}
        review: {checked-against-source: 2026-02-01}

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}

/// The offence with an aggravated form.
func provision(withForm form: String) -> String {
  provision(changing: "    source:", to: "    aggravated:\n      - \(form)\n    source:")
}

/// A provision that is right, and more in the same file.
func provision(and more: String) -> String { provision() + more + "\n" }

/// The head of a module that is right, from which examples of mistakes are made by changing one thing.
func head(changing old: String = "", to new: String = "") -> String {
  let text = """
    jurisdiction:
      code: KE
      name: Kenya
      in-sentences: Kenyan
      legal-system: common-law

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}

/// The participation in a treaty with one declaration, from which examples are made by changing one thing.
func participation(changing old: String = "", to new: String = "") -> String {
  let text = """
    participation:
      - treaty: budapest-2001
        signed: 2024-01-01
        ratified: 2024-06-01
        in-force: 2024-10-01
        source: {title: "List of parties", url: "https://example.org/parties", consolidated: 2026-01-01}
        declarations:
          - option: 2-security
            kind: declaration
            made: 2024-06-01
            summary: Access only where a security measure is infringed.

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}

/// A case that the provision of the examples decides, from which examples are made by changing one thing.
func caseText(changing old: String = "", to new: String = "") -> String {
  let text = """
    cases:
      - id: ke-case-1
        question: punishable
        facts:
          act: access
          object: computer-system
          authorization: no-authority
          mental-state: intentional
        expected: punishable
        provisions: [ke-cma-14]
        source: {title: "High Court, judgment of 1 March 2025", url: "https://example.org/judgment"}

    """
  return provision() + (old.isEmpty ? text : text.replacing(old, with: new))
}

/// An amendment to the list of parties of a treaty, from which examples are made by changing one thing.
func chart(changing old: String = "", to new: String = "") -> String {
  let text = """
    standing:
      treaty: budapest-2001
      as-of: 2026-10-01
      sources:
        notice: {title: "Notification of the depositary", url: "https://example.org/notification"}
    entries:
      KE: {acceded: 2026-05-04, in-force: 2026-09-01, source: notice}

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}

/// A treaty that enters into force so long after the fifth instrument.
func treaty(after delay: String) -> String {
  """
  treaty:
    id: example-2026
    title: A treaty
    short-title: Treaty
    citation: "No. 1"
    entry-into-force: {words: "After five instruments.", instruments: 5, after: \(delay)}
    source: {title: "A treaty", url: "https://example.org/treaty"}
  articles:
    - article: "1"
      title: Damage
      requirements:
        - {id: "1", paragraph: "1", kind: criminalize, modality: shall, topic: data-interference, title: Damage,
           summary: Damage to data is an offence., reaches: {act: damage}}

  """
}

/// A bill on the module of the examples that is right, from which examples of mistakes are made by changing one thing.
func billText(changing old: String = "", to new: String = "") -> String {
  let text = """
    bill:
      id: ke-bill-2026
      title: Cyber Bill 2026
      jurisdiction: KE
      source: {title: "Bill 7 of 2026", url: "https://example.org/bill"}
    amend:
      - id: ke-cma-14
        penalty: {max-months: 60}

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}

/// Words that are added to the conduct space, from which examples of mistakes are made by changing one thing.
func words(changing old: String = "", to new: String = "") -> String {
  let text = """
    vocabulary:
      space: conduct
      version: 1
      title: Words of Kenya
      source: {title: "Computer Misuse Act, s 2", url: "https://example.org/cma"}
    variables:
      object:
        values:
          sim-card: {phrase: a SIM card, definition: "The card that ties a telephone to a subscriber."}

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}

/// A translation of these words, from which examples of mistakes are made by changing one thing.
func translationText(changing old: String = "", to new: String = "") -> String {
  let text = """
    translation: {space: conduct, language: de}
    phrases:
      object:
        sim-card: eine SIM-Karte

    """
  return old.isEmpty ? text : text.replacing(old, with: new)
}
