// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import Foundation
import Testing

@Suite struct DiagnosticTests {
  @Test("Diagnostics are lines of text, sorted by place")
  func text() {
    let diagnostics = [
      Diagnostic("c", "third", severity: .warning, at: Place(file: "b.yaml", line: 10, column: 2)),
      Diagnostic(
        "b", "second", at: Place(file: "b.yaml", line: 9, column: 7),
        notes: [
          .init("here", at: Place(file: "a.yaml", line: 1, column: 1)), .init("no place"),
        ], explanation: "Two\nlines."),
      Diagnostic("a", "no place", severity: .note),
      Diagnostic("z", "the whole file", at: Place(file: "b.yaml")),
      Diagnostic("d", "graver", at: Place(file: "b.yaml", line: 10, column: 2)),
    ]
    #expect(
      diagnostics.text() == """
        note: no place [a]
        b.yaml: error: the whole file [z]
        b.yaml:9:7: error: second [b]
            Two
            lines.
        a.yaml:1:1: note: here
        note: no place
        b.yaml:10:2: error: graver [d]
        b.yaml:10:2: warning: third [c]

        """)
    #expect(diagnostics.shuffled().text() == diagnostics.text())
    #expect(!diagnostics.text(explanations: false).contains("lines."))
    #expect([Diagnostic]().text() == "")
    #expect("\(diagnostics[2])" == "note: no place [a]")
  }

  @Test("A message stays on its line and cannot steer a terminal")
  func escapes() {
    let diagnostic = Diagnostic("a", "x\n\u{1B}[31m\u{202E}é", at: Place(file: "a\nb", line: 1))
    #expect(diagnostic.description == "a\\nb:1: error: x\\n\\u{1B}[31m\\u{202E}é [a]")
    #expect(quoted("a\tb") == "'a\\tb'")
    #expect(quoted("😀😀😀", limit: 2) == "'😀😀…'")
    #expect(quoted("😀😀", limit: 2) == "'😀😀'")
  }

  @Test("A diagnostic survives its way through JSON")
  func json() throws {
    let diagnostic = Diagnostic(
      "a", "b", severity: .warning, at: Place(file: "f", line: 1, column: 2), notes: [.init("n")], explanation: "e",
      fix: .init(replacement: "r"))
    let data = try JSONEncoder().encode(diagnostic)
    #expect(try JSONDecoder().decode(Diagnostic.self, from: data) == diagnostic)
  }

  @Test("Severities and places are ordered")
  func order() {
    #expect(Diagnostic.Severity.allCases == [.note, .warning, .error])
    #expect(Diagnostic.Severity.allCases.sorted() == Diagnostic.Severity.allCases)
    let places = [
      Place(file: "a"), Place(file: "a", line: 2, column: 1), Place(file: "a", line: 2, column: 10),
      Place(file: "a", line: 10, column: 1), Place(file: "b", line: 1, column: 1),
    ]
    #expect(places.shuffled().sorted() == places)
    #expect(places.map(\.description) == ["a", "a:2:1", "a:2:10", "a:10:1", "b:1:1"])
  }

  @Test(
    "The nearest word is found for a mistyped one",
    arguments: [
      ("mental-stat", "mental-state"), ("mental_state", "mental-state"), ("Mental State", "mental-state"),
      ("metnal-state", "mental-state"), ("ACT", "act"), ("atc", "act"), ("acts", "act"), ("objekt", "object"),
      ("offences", "offenses"), ("xyz", nil), ("", nil), ("o", nil), ("mental", nil),
    ] as [(String, String?)])
  func nearestWord(_ word: String, _ expected: String?) {
    #expect(nearest(to: word, in: ["act", "object", "mental-state", "offenses", "on"]) == expected)
  }

  @Test("Of words that are equally near the first is taken, and a nearer one wins")
  func nearestOfSeveral() {
    #expect(nearest(to: "bat", in: ["cat", "hat"]) == "cat")
    #expect(nearest(to: "offense", in: ["defense", "offenses"]) == "offenses")
    #expect(nearest(to: String(repeating: "a", count: 10_000), in: [String(repeating: "a", count: 10_000)]) == nil)
    #expect(nearest(to: "a", in: []) == nil)
  }
}
