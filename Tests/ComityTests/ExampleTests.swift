// SPDX-License-Identifier: Apache-2.0

import ComityCore
import CompiledLaw
import Regions
import Testing

/// The case that stands for a region.
@Suite("Examples")
struct ExampleTests {
  /// Consent, and an age of usually ten years; consent below fourteen is unlikely.
  private func facts() throws -> FactSpace {
    func value(_ id: String, _ index: Int) -> Variable.Value {
      Variable.Value(
        id: id, label: LocalizedText(id), phrase: LocalizedText(id), definition: nil, members: [index], depth: 0)
    }
    let consent = Variable(
      id: "consent", label: LocalizedText("Consent"), definition: "Consent.", kind: .plain, role: .circumstance,
      values: [value("no", 0), value("yes", 1)], usual: 0)
    let age = Variable(
      id: "age", label: LocalizedText("Age"), definition: "Age.", kind: .number, role: .circumstance, usual: 10)
    let words = Vocabulary(space: .conduct, variables: [consent, age])
    let when = try words.condition(["consent": ["yes"]], numbers: ["age": NumberRange(from: 0, below: 14)])
    return FactSpace(
      Vocabulary(
        space: .conduct, variables: [consent, age], unlikely: [Vocabulary.Impossibility(when: [when], because: "No.")]),
      thresholdsOf: [
        try words.condition([:], numbers: ["age": NumberRange(from: 0, below: 18)]),
        try words.condition(["consent": ["yes"]], numbers: ["age": NumberRange(from: 0, below: 14)]),
      ])
  }

  @Test(
    "An example avoids what is unlikely where it can, and only there",
    arguments: [
      (consent: ["no", "yes"], below: 18, expected: ["no", "10"]),
      (consent: ["yes"], below: 18, expected: ["yes", "14"]),
      (consent: ["yes"], below: 14, expected: ["yes", "10"]),
    ])
  func unlikely(_ question: (consent: [String], below: Int, expected: [String])) throws {
    let facts = try facts()
    let condition = try facts.vocabulary.condition(
      ["consent": question.consent], numbers: ["age": NumberRange(from: 0, below: question.below)])
    let point = try #require(facts.example(in: facts.region([condition])))
    #expect([facts.word(point[0], of: 0), facts.word(point[1], of: 1)] == question.expected)
  }
}
