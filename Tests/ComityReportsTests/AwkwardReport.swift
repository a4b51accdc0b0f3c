// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import ComityMapper
import ComityReports
import ComityYAML

/// Two reports with everything that a format can trip over: quotes, angle brackets, pipes, line breaks, text from right
/// to left, a formula, an address that is none, findings without a line, without a column, without any place.
///
/// Its words, its treaty and its country are its own, so that it changes only when a format does.
enum AwkwardReport {
  /// The reports.
  static let reports: [Report] = {
    let result = loadLaw([
      LawText(path: "Words/words.yaml", text: words), LawText(path: "Words/topics.yaml", text: topics),
      LawText(path: "Words/activities.yaml", text: activities), LawText(path: "Treaties/awkward.yaml", text: treaty),
      LawText(path: "modules/xx/module.yaml", text: country("XX", "Quote\\\"land <&> | co", inForce: true)),
      LawText(path: "modules/yy/module.yaml", text: country("YY", "بلاد", inForce: false)),
    ])
    guard let lawBook = result.lawBook, !result.hasErrors else {
      print(result.diagnostics.text())
      return []
    }
    let date = CalendarDate("2026-11-23") ?? CalendarDate(daysSince1970: 0)
    var reports = ["XX", "YY"].compactMap { try? Mapper(lawBook).report(on: $0, to: "awkward", asOf: date) }
    for index in reports.indices { makePlacesAwkward(&reports[index]) }
    return reports
  }()

  /// What changes when the first country gives up one element of its first offence and narrows its second.
  static let changes: [ReportDiff] = {
    let changed = country("XX", "Quote\\\"land <&> | co", inForce: true)
      .replacing(", mind: wanting, lock: broken}", with: ", mind: wanting}")
      .replacing("act: take, object: dog", with: "act: take, object: dog, lock: whole")
    guard let before = reports.first, let after = report(on: "XX", [changed]) else { return [] }
    return [ReportDiff(before, after)]
  }()

  /// What the treaty and another one ask for beyond each other.
  static let treaties: TreatyDiff? = {
    let other = treaty.replacing("id: awkward", with: "id: other")
      .replacing("Awkward <Convention>", with: #""*Other* & \"more\"""#)
      .replacing("act: [take, keep], object: [cat, dog]", with: "act: [take, sell], object: cat, lock: whole")
    let result = loadLaw(texts([]) + [LawText(path: "Treaties/other.yaml", text: other)])
    if result.hasErrors { print(result.diagnostics.text()) }
    return result.lawBook.flatMap { try? Mapper($0).diff("awkward", "other") }
  }()

  private static func report(on code: String, _ countries: [String]) -> Report? {
    guard let lawBook = loadLaw(texts(countries)).lawBook else { return nil }
    return try? Mapper(lawBook).report(on: code, to: "awkward", asOf: CalendarDate("2026-11-23")!)
  }

  private static func texts(_ countries: [String]) -> [LawText] {
    [
      LawText(path: "Words/words.yaml", text: words), LawText(path: "Words/topics.yaml", text: topics),
      LawText(path: "Words/activities.yaml", text: activities), LawText(path: "Treaties/awkward.yaml", text: treaty),
    ] + countries.enumerated().map { LawText(path: "modules/\($0.offset)/module.yaml", text: $0.element) }
  }

  /// A baseline that accepts one finding, and one that is gone.
  static let baseline = Baseline(accepting: [
    .init(id: "XX/awkward/1/gap", reason: "Known | \"wanted\" <so>"),
    .init(id: "XX/awkward/1/gap/of-old", reason: "=Repealed\nsince"),
    .init(id: "ZZ/awkward/1/gap", reason: "Not asked here"),
  ])

  private static func makePlacesAwkward(_ report: inout Report) {
    for index in report.findings.indices {
      switch index {
      case 0: report.findings[index].location = Place(file: "modules/x x/ü\"<>.yaml", line: 3)
      case 1: report.findings[index].location = Place(file: "modules/xx/module.yaml")
      case 2: report.findings[index].location = nil
      default: break
      }
    }
    report.provisions = report.provisions.map { provision in
      guard var offense = provision as? Offense, offense.citation.hasPrefix("=") else { return provision }
      offense.source.url = "javascript:alert(1)"
      return offense
    }
  }

  private static let words = #"""
    vocabulary:
      space: conduct
      version: 1
      title: Words
      source: {title: "Nobody", url: "https://example.org/words"}
    variables:
      actor:
        label: Actor
        kind: plain
        role: actor
        definition: Who acts.
        when-silent: person
        values:
          person: {phrase: someone}
          company: {phrase: a company}
      act:
        label: Act
        kind: plain
        role: act
        definition: What is done.
        values:
          take: {phrase: takes}
          keep: {phrase: "<keeps> & \"holds\""}
          sell: {phrase: "*sells* `it`"}
      object:
        label: Object | thing
        kind: plain
        role: object
        definition: What it is done to.
        values:
          cat: {phrase: a cat}
          dog: {phrase: "ein \"Hund\" | كلب"}
      mind:
        label: Mind
        kind: ordered
        role: manner
        definition: In which state of mind.
        usual: wanting
        values:
          careless: {phrase: carelessly}
          wanting: {phrase: "on purpose"}
      lock:
        label: Lock
        kind: plain
        role: circumstance
        definition: Whether a lock is broken.
        usual: broken
        values:
          broken: {phrase: "a lock is 'broken'"}
          whole: {phrase: "no lock is 'broken' <at all>"}
      age:
        label: Age
        kind: number
        unit: years
        role: circumstance
        definition: How old the animal is.
        minimum: 0
        usual: 3
        phrase: "the animal is {range} years old"
    """#

  private static let topics = #"""
    topics:
      animals: {label: "Animals & <pets>"}
      plants: {label: Plants}
    """#

  private static let activities = #"""
    protected-activities:
      - id: rescue
        title: Rescue of "animals" | <all>
        region: {act: take, object: dog, mind: {exactly: wanting}}
        summary: A rescuer takes what is in danger.
        instruments:
          - {title: "Charter of <Pets>", citation: "Art 1 | 2", url: "https://example.org/charter?a=1&b=(2)", summary: It says so.}
    """#

  private static let treaty = #"""
    treaty:
      id: awkward
      title: Convention on "Awkward" <Animals> | & more
      short-title: Awkward <Convention>
      citation: "No. 1 | \"2\""
      adopted: 2020-01-01
      opened: 2020-01-01
      in-force: 2021-01-01
      entry-into-force: At once.
      depositary: Nobody.
      source: {title: "The <text>", url: "https://example.org/treaty?x=1&y=2", consolidated: 2020-01-01, language: en}
    articles:
      - article: "1"
        title: "=Taking | \"keeping\" <animals>"
        requirements:
          - id: "1"
            paragraph: "1, \"first\" <sentence>"
            title: "=Taking | \"keeping\" <animals>"
            kind: criminalize
            modality: shall
            topic: animals
            reaches: {act: [take, keep], object: [cat, dog], mind: wanting}
            summary: "To take or keep\na cat or a dog, <on purpose>."
          - id: "1.2"
            paragraph: "1(2)"
            title: أخذ الكلاب
            kind: criminalize
            modality: shall-consider
            topic: animals
            reaches: {act: take, object: dog, mind: wanting, age: {below: 2}}
            summary: يجب تجريم أخذ الكلاب.
        options:
          - id: 1-lock
            paragraph: "1, \"second\""
            form: declaration
            permission: "Art 9"
            effect: narrow
            region: {lock: broken}
            title: Only where a <lock> is broken
      - article: "2"
        title: Plants
        requirements:
          - id: "2"
            paragraph: "2"
            title: "@Plants"
            kind: criminalize
            modality: shall
            topic: plants
            reaches: {act: take, mind: wanting}
            summary: To take plants.
      - article: "3"
        title: Cats
        requirements:
          - id: "3"
            paragraph: "3"
            title: Cats
            kind: criminalize
            modality: shall
            topic: animals
            reaches: {act: take, object: cat, mind: wanting, lock: broken}
            summary: To take cats.
    """#

  private static func country(_ code: String, _ name: String, inForce: Bool) -> String {
    let prefix = code.lowercased()
    return #"""
      jurisdiction:
        code: \#(code)
        name: "\#(name)"
        in-sentences: "\#(name)"
        legal-system: civil-law
      surveyed:
        - {topic: animals, on: 2026-01-01}
      participation:
        - treaty: awkward
          signed: 2020-02-01
          \#(inForce ? "ratified: 2021-02-01\n    in-force: 2021-03-01" : "")
          source: {title: Status, url: "https://example.org/status", consolidated: 2026-01-01}
      offenses:
        - id: \#(prefix)-1
          citation: "§ 1 \"A\" <B> | C"
          title: Taking
          topics: [animals]
          reaches: {act: [take, keep], object: cat, mind: wanting, lock: broken}
          penalty: {max-months: 12, fine: true}
          source: {title: "Code | of \"Animals\"", url: "https://example.org/code?a=1&b=2", consolidated: 2019-01-01, language: en}
          review: {checked-against-source: 2026-01-01}
        - id: \#(prefix)-2
          citation: "=§ 2 قانون"
          title: Dogs
          topics: [animals]
          reaches: {act: take, object: dog, mind: wanting}
          except:
            - {id: young, kind: defense, when: {age: {below: 1}}, summary: "Not \"puppies\"\nunder <one>."}
          penalty: {max-months: 6, fine: true}
          source: {title: "Second code", url: "https://example.org/2", consolidated: 2026-01-01, language: ar}
          review: unreviewed
      """#
  }
}
