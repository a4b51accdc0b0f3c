// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityInstruments
import ComityTestSupport
import ComityYAML
import Foundation
import Jurisdictions
import Testing

@Suite("The schemas for editors")
struct SchemaTests {
  @Test("The committed schemas are those that shapes and words make", arguments: FileKind.allCases)
  func committed(kind: FileKind) throws {
    let path = "\(packageFolder)/Sources/ComityYAML/Schemas/JSON/\(kind.schemaName)"
    let made = CommandRun("schema", kind.rawValue)
    #expect(made.status == .done)
    #expect(try difference(of: made.output, from: path) == nil)
    #expect(try JSONSerialization.jsonObject(with: Data(made.output.utf8)) is [String: Any])
  }

  @Test("A schema accepts every bundled file of its kind")
  func acceptsBundledFiles() throws {
    var count = 0
    for text in Instruments.common + Instruments.treaties() + Jurisdictions.texts() {
      let root = try #require(readDocument(SourceFile(name: text.path, bytes: text.bytes)).root)
      let keys = root.entries.compactMap { $0.key.scalar }
      let kind =
        FileKind.allCases.first { kind in
          kind != .module && kind.shape.fields.contains { $0.isRequired && keys.contains($0.key) }
        } ?? .module
      #expect(try validator(kind).problems(of: JSON(root)) == [], "\(kind.rawValue)")
      count += 1
    }
    #expect(count >= 10)
  }

  @Test(
    "A schema refuses what the reader refuses",
    arguments: [
      "jurisdiction: {code: KE, name: Kenya, in-sentences: Kenyan, legal-system: tribal}",
      "jurisdiction: {code: KE, name: Kenya, in-sentences: Kenyan}",
      "jurisdiction: {code: KE, name: Kenya, in-sentences: Kenyan, legal-system: mixed, color: red}",
      "surveyed: [{topic: piracy, on: 2026-01-01}]",
      "surveyed: [{topic: fraud, on: January}]",
      "offenses: {}",
      "crimes: []",
      """
      general-part:
        - {id: a, citation: b, title: c, topic: attempt, opens: {stage: dreamt}, review: unreviewed,
           source: {title: a, url: "https://a.b"}}
      """,
    ])
  func refuses(text: String) throws {
    try expectRefusal(of: text)
  }

  @Test(
    "A number, a truth value or nothing is no text, for the schema as for the reader",
    arguments: [
      "12", "3.5", "-1", "+1", "0x1F", "0o17", "1e3", ".5", "5.", ".inf", "-.Inf", ".nan", "true", "False", "null", "~",
    ],
    [
      "jurisdiction: {code: KE, name: Kenya, in-sentences: VALUE, legal-system: mixed}",
      "jurisdiction: {code: KE, name: {en: VALUE}, in-sentences: Kenyan, legal-system: mixed}",
      """
      general-part:
        - {id: ke-a, citation: VALUE, title: c, topic: attempt, opens: {stage: begun}, review: unreviewed,
           source: {title: a, url: "https://a.b"}}
      """,
      """
      general-part:
        - {id: ke-a, citation: b, title: c, topic: attempt, opens: {stage: begun}, review: unreviewed,
           source: {title: VALUE, url: "https://a.b"}}
      """,
      """
      general-part:
        - {id: ke-a, citation: b, title: c, topic: attempt, opens: {stage: begun}, review: unreviewed, note: VALUE,
           source: {title: a, url: "https://a.b"}}
      """,
    ])
  func noTexts(word: String, text: String) throws {
    try expectRefusal(of: text.replacing("VALUE", with: word))
    let quoted = text.replacing("VALUE", with: "'\(word)'")
    let root = try #require(readDocument(SourceFile(name: "module.yaml", text: quoted)).root)
    #expect(try validator(.module).problems(of: JSON(root)) == [])
    #expect(
      !loadLaw(Instruments.common + [LawText(path: "ke/module.yaml", text: quoted)]).diagnostics.contains {
        $0.identifier == "not-text"
      })
  }

  /// Expects that neither the schema of modules nor the reader takes a text.
  private func expectRefusal(of text: String) throws {
    let root = try #require(readDocument(SourceFile(name: "module.yaml", text: text)).root)
    #expect(try !validator(.module).problems(of: JSON(root)).isEmpty)
    let result = loadLaw(
      Instruments.common + [LawText(path: "ke/module.yaml", text: text)])
    #expect(result.hasErrors)
  }

  @Test("The schema of bills accepts bundled bills and examples, and refuses what no bill has")
  func bills() throws {
    let schema = try validator(.bill)
    let folder = "\(packageFolder)/jurisdictions/bills"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(schema.problems(of: JSON(try #require(readDocument(SourceFile(name: name, text: text)).root))) == [])
    }
    let bad = "bill: {id: a, title: b, jurisdiction: KE}\nreplace: []\n"
    #expect(
      !schema.problems(of: JSON(try #require(readDocument(SourceFile(name: "bill.yaml", text: bad)).root))).isEmpty)
  }

  @Test("An unknown kind is answered with those that there are")
  func unknownKind() {
    let run = CommandRun("schema", "modul")
    #expect(run.status == .usage)
    #expect(run.messages.contains("did you mean 'module'?"))
  }

  private func validator(_ kind: FileKind) throws -> SchemaValidator {
    try #require(Self.validators.get()[kind])
  }

  /// One for each kind of file, made once, since each has all words of the vocabulary.
  private static let validators = Result {
    let lawBook = try LawBook.load(jurisdictions: [])
    return try Dictionary(
      uniqueKeysWithValues: FileKind.allCases.map { kind in
        (kind, SchemaValidator(try JSON(kind.schema(lawBook)), isOfYAML: true))
      })
  }
}
