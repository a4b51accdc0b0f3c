// SPDX-License-Identifier: Apache-2.0

package import ComityCore

/// A module to begin with: it validates as it stands, and says in comments what is to be done.
///
/// In its files a line that begins with `# ` is YAML to be used once the `# ` is taken away; a line that begins with
/// `## ` is an explanation, and stays a comment when an editor uncomments the whole block.
package struct Scaffold: Sendable {
  /// The code of the jurisdiction.
  package let code: String
  /// The name of the folder: the code in lower case.
  package var folder: String { code.lowercased() }
  /// The files by name.
  package let files: [(name: String, text: String)]

  /// Why no module can be begun.
  package enum Refusal: Error, Hashable, CustomStringConvertible {
    /// The code is no code of a jurisdiction.
    case invalidCode(String)
    /// The name is empty or holds characters that no name has.
    case invalidName(String)

    package var description: String {
      switch self {
      case .invalidCode(let code):
        let capitals = code.uppercased()
        let advice = isCode(capitals) ? "; did you mean '\(capitals)'?" : ", such as KE"
        return "'\(code)' is no code of a jurisdiction; expected the two capitals of ISO 3166-1\(advice)"
      case .invalidName(let name):
        return "'\(name)' is no name of a jurisdiction; expected its English short name, such as Kenya"
      }
    }
  }

  /// Writes the files of a module.
  ///
  /// - Parameters:
  ///   - code: the code of the jurisdiction, two capitals.
  ///   - name: its English short name.
  ///   - lawBook: the words, the topics and the treaties.
  ///   - today: the day that the example states.
  ///   - schema: what the first line names for editors.
  package init(code: String, name: String, lawBook: LawBook, today: CalendarDate, schema: String) throws(Refusal) {
    guard isCode(code) else { throw .invalidCode(code) }
    let name = name.trimmed
    guard !name.isEmpty, name.count <= 100, !name.unicodeScalars.contains(where: { $0.properties.isControl }) else {
      throw .invalidName(name)
    }
    self.code = code
    let text = ScaffoldText(code: code, name: name, lawBook: lawBook, today: today, schema: schema)
    var files = [("module.yaml", text.module), ("offenses.yaml", text.offenses)]
    if lawBook.evidence != nil { files.append(("data-sharing.yaml", text.dataSharing)) }
    self.files = files + [("cases.yaml", text.cases)]
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isControl: Bool {
    switch generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: true
    default: false
    }
  }
}

/// The texts of the three files.
private struct ScaffoldText {
  var code: String
  var name: String
  var lawBook: LawBook
  var today: CalendarDate
  var schema: String

  private var prefix: String { code.lowercased() }

  private func head(_ content: String) -> String {
    """
    # yaml-language-server: $schema=\(schema)
    ## \(name): \(content)
    ## Lines that begin with '# ' are YAML: take the '# ' away to use them. Lines that begin with '## ' explain.

    """
  }

  // MARK: module.yaml

  var module: String {
    let mandatory = topics.filter(\.isMandatory)
    let optional = topics.filter { !$0.isMandatory }
    return head("whose law it is, what was surveyed, and the treaties that bind it.") + """
      jurisdiction:
        code: \(code)
        name: \(quoted(name))
        in-sentences: \(quoted(name))  ## the adjective, as in "German law"
        legal-system: mixed  ## civil-law, common-law, mixed, religious or supranational
        # federal: true  ## only if the State can use the federal clause of a treaty
        # inherits: [EU]  ## layers whose provisions are also law here
        # treaty-rank:
        #   rule: statute  ## constitution, above-statute, statute, below-statute or not-stated
        #   summary: "One sentence: what the constitution says on the rank of ratified treaties."
        #   source: {title: "The Constitution, Article 1", url: "https://example.org/constitution"}

      ## What you have looked at. Nothing is reported on a topic that is not listed: not surveyed is no gap.
      ## Take a topic in when you have read the law on it; where there is no provision, say so with 'none'.
      surveyed:
        ## ----- Mandatory: a treaty obliges its parties to have law on it
      \(mandatory.map(listed).joined())\
        ## ----- Optional: the treaties leave it to the State
      \(optional.map(listed).joined())
      ## The treaties that the State has signed or that bind it, with the declarations and reservations it made.
      participation:
      \(lawBook.treaties.map(participation).joined())
      ## Rules of the general part that open offences to more cases: accomplices, acts abroad, legal persons.
      general-part:
        # - id: \(prefix)-general-accomplices
        #   citation: "Section 20"
        #   title: Accomplices
        #   topic: accomplices
        #   opens: {participation: [perpetrator, accomplice, instigator]}
        #   applies-to: all
        #   source: {title: "Penal Code, section 20", url: "https://example.org/penal-code"}
        #   review: unreviewed

      """
  }

  private func listed(_ topic: TopicNeeds) -> String {
    var text = "  # - {topic: \(topic.topic.id), read-on: \(today)}\n"
    for article in topic.articles { text += "  ##     \(article)\n" }
    return text
  }

  private func participation(_ treaty: Treaty) -> String {
    """
      # - treaty: \(treaty.id)
      #   signed: \(today)
      #   ## ratified: \(today)
      #   ## in-force: \(today)
      #   source: {title: "List of parties, \(treaty.shortTitle)", url: "https://example.org/parties"}

    """
  }

  // MARK: offenses.yaml

  var offenses: String {
    var text = head("the offences.")
    text += """
      ## One entry for each offence; each element that the prosecution has to prove is a line under 'reaches'.
      ## All words, with their meaning: comity vocabulary
      offenses:
        ## An example: change it into a provision of your own.
        # - id: \(prefix)-example-1
        #   citation: "Section 1 of the Example Act"
        #   title: Unauthorised access
        #   topics: [illegal-access]
        #   reaches:
        #     act: access
        #     object: computer-system
        #     authorization: without-right
        #     mental-state: intentional
        #   penalty: {max-months: 24, fine: true}  ## months, not years
        #   attempt: {punished: false, citation: "Section 2"}
        #   source: {title: "Example Act, section 1", url: "https://example.org/act", consolidated: \(today)}
        #   review: unreviewed  ## or {checked-against-source: \(today)}

      ## What the treaties ask the law to reach, topic by topic, in the words of the vocabulary.

      """
    return text + elements(in: .conduct)
  }

  /// The topics of one space with the elements of each article.
  private func elements(in space: Vocabulary.Space) -> String {
    var text = ""
    for (title, isMandatory) in [("Mandatory", true), ("Optional", false)] {
      let group = topics.filter { $0.isMandatory == isMandatory && $0.elements[space] != nil }
      if group.isEmpty { continue }
      text += "##\n## ===== \(title)\n"
      for topic in group {
        text += "##\n## \(topic.topic.id): \(topic.topic.label.english)\n"
        for line in topic.elements[space] ?? [] { text += "##   \(line)\n" }
      }
    }
    return text
  }

  // MARK: data-sharing.yaml

  var dataSharing: String {
    head("who must, may or must not do what with which data.") + """
      ## One entry for each power, duty or prohibition; each condition that the text sets is a line under 'reaches'.
      ## All words, with their meaning: comity vocabulary evidence
      data-sharing:
        ## Write your first entry here: id, citation, title, topics, effect (must, may, must-not), reaches, source, review.

      ## What the treaties ask the law to enable, to secure or to do for another State, topic by topic.

      """ + elements(in: .evidence)
  }

  // MARK: cases.yaml

  var cases: String {
    head("cases with known answers, as the module's own tests.") + """
      ## Take them from judgments and official reports; 'comity check' asks the module and compares.
      ## A fact that is left out takes its usual value: intentional, carried out, by a perpetrator.
      cases:
        # - id: \(prefix)-case-1
        #   question: punishable
        #   facts:
        #     act: access
        #     object: computer-system
        #     authorization: no-authority
        #     mental-state: intentional
        #   expected: punishable  ## punishable, not-punishable or disputed
        #   provisions: [\(prefix)-example-1]
        #   summary: "One sentence: what happened."
        #   source: {title: "Supreme Court, judgment of \(today)", url: "https://example.org/judgment"}

      """
  }

  // MARK: What treaties ask

  /// A topic with what the treaties ask on it.
  private struct TopicNeeds {
    var topic: Topic
    var isMandatory = false
    /// The articles, with how strongly they ask.
    var articles: [String] = []
    /// The duties with their elements, by the space in which they are stated.
    var elements: [Vocabulary.Space: [String]] = [:]
  }

  private var topics: [TopicNeeds] {
    lawBook.topics.map { topic in
      var needs = TopicNeeds(topic: topic)
      for treaty in lawBook.treaties {
        for requirement in treaty.requirements where requirement.topic == topic.id {
          let isOptional = requirement.modality != .shall
          if !isOptional { needs.isMandatory = true }
          let article = "\(treaty.shortTitle), Article \(requirement.article)"
          let heading = "\(treaty.shortTitle), Article \(requirement.paragraph)\(isOptional ? " (optional)" : "")"
          if !needs.articles.contains(article) { needs.articles.append(article) }
          needs.elements[requirement.kind.space, default: []] +=
            ["\(heading): \(requirement.title)"] + elements(of: requirement)
        }
      }
      return needs
    }
  }

  private func elements(of requirement: Requirement) -> [String] {
    guard let vocabulary = lawBook.vocabulary(of: requirement.kind.space) else { return [] }
    let writer = ConditionWriter(vocabulary)
    var lines: [String] = []
    for (index, condition) in (requirement.reaches + (requirement.extending?.to ?? [])).enumerated() {
      if index > 0 { lines.append("  or") }
      lines += writer.lines(condition).map { "    \($0)" }
    }
    for exception in requirement.exceptions { lines.append("    but not: \(exception.summary)") }
    return lines
  }
}

/// A text as YAML writes it between double quotes.
private func quoted(_ text: String) -> String {
  var result = "\""
  for character in text {
    if character == "\"" || character == "\\" { result.append("\\") }
    result.append(character)
  }
  return result + "\""
}
