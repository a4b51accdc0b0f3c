// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityInstruments
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
    try expectRecorded(made.output, at: path)
    #expect(try JSONSerialization.jsonObject(with: Data(made.output.utf8)) is [String: Any])
  }

  @Test("A schema accepts every bundled file of its kind")
  func acceptsBundledFiles() throws {
    let lawBook = try LawBook.load(jurisdictions: [])
    var count = 0
    for text in Instruments.common + Instruments.treaties() + Jurisdictions.texts() {
      let root = try #require(readDocument(SourceFile(name: text.path, bytes: text.bytes)).root)
      let keys = root.entries.compactMap { $0.key.scalar }
      let kind =
        FileKind.allCases.first { kind in
          kind != .module && kind.shape.fields.contains { $0.isRequired && keys.contains($0.key) }
        } ?? .module
      let validator = SchemaValidator(kind.schemaValue(lawBook))
      #expect(validator.problems(of: root) == [], "\(kind.rawValue)")
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
    let lawBook = try LawBook.load(jurisdictions: [])
    let root = try #require(readDocument(SourceFile(name: "module.yaml", text: text)).root)
    #expect(!SchemaValidator(FileKind.module.schemaValue(lawBook)).problems(of: root).isEmpty)
    let result = loadLaw(
      Instruments.common + [LawText(path: "ke/module.yaml", text: text)])
    #expect(result.hasErrors)
  }

  @Test("The schema of bills accepts bundled bills and examples, and refuses what no bill has")
  func bills() throws {
    let schema = SchemaValidator(FileKind.bill.schemaValue(try LawBook.load(jurisdictions: [])))
    let folder = "\(packageFolder)/jurisdictions/bills"
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".yaml") {
      let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
      #expect(schema.problems(of: try #require(readDocument(SourceFile(name: name, text: text)).root)) == [])
    }
    let bad = "bill: {id: a, title: b, jurisdiction: KE}\nreplace: []\n"
    #expect(!schema.problems(of: try #require(readDocument(SourceFile(name: "bill.yaml", text: bad)).root)).isEmpty)
  }

  @Test("An unknown kind is answered with those that there are")
  func unknownKind() {
    let run = CommandRun("schema", "modul")
    #expect(run.status == .usage)
    #expect(run.messages.contains("did you mean 'module'?"))
  }
}

/// Compares a text with a committed file.
///
/// With COMITY_RECORD=1 in the environment the file is written anew, and the test
/// fails all the same, so that nobody records without looking.
func expectRecorded(_ text: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let committed = try? String(contentsOfFile: path, encoding: .utf8)
  guard committed != text else { return }
  if ProcessInfo.processInfo.environment["COMITY_RECORD"] == "1" {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    Issue.record("recorded \(path)", sourceLocation: sourceLocation)
    return
  }
  let old = (committed ?? "").components(separatedBy: "\n")
  let new = text.components(separatedBy: "\n")
  let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  Issue.record(
    """
    \(path) differs from line \(index + 1) on; look at it and record it with COMITY_RECORD=1
    committed: \(index < old.count ? old[index] : "(end)")
    now:       \(index < new.count ? new[index] : "(end)")
    """, sourceLocation: sourceLocation)
}

/// As much of JSON Schema as the schemas use, held against nodes of YAML.
struct SchemaValidator {
  private let root: JSONText

  init(_ root: JSONText) { self.root = root }

  func problems(of node: Node) -> [String] { problems(of: node, against: root) }

  private func problems(of node: Node, against schema: JSONText) -> [String] {
    guard case .object(let members) = schema else { return ["no schema"] }
    return members.flatMap { problems(of: node, against: $0, beside: members) }
  }

  private func problems(
    of node: Node, against member: JSONText.Member, beside members: [JSONText.Member]
  ) -> [String] {
    switch (member.key, member.value) {
    case ("$ref", .text(let reference)):
      let name = String(reference.dropFirst("#/definitions/".count))
      guard let definition = root["definitions"]?[name] else { return ["no definition \(name)"] }
      return problems(of: node, against: definition)
    case ("type", .text(let type)):
      return isOf(type, node) ? [] : ["\(node.place): not \(type)"]
    case ("type", .list(let types)):
      return types.contains { isOf($0.string ?? "", node) } ? [] : ["\(node.place): none of \(types)"]
    case ("enum", .list(let words)):
      return words.contains { $0.string == node.scalar }
        ? [] : ["\(node.place): \(node.scalar ?? "no text") is no word"]
    case ("pattern", .text(let pattern)):
      return (node.scalar ?? "").range(of: pattern, options: .regularExpression) == nil
        ? ["\(node.place): does not match \(pattern)"] : []
    case ("minimum", .integer(let bound)):
      return Int(node.scalar ?? "").map { $0 < bound } ?? false ? ["\(node.place): below \(bound)"] : []
    case ("maximum", .integer(let bound)):
      return Int(node.scalar ?? "").map { $0 > bound } ?? false ? ["\(node.place): above \(bound)"] : []
    case ("items", let items): return node.items.flatMap { problems(of: $0, against: items) }
    case ("allOf", .list(let all)): return all.flatMap { problems(of: node, against: $0) }
    case ("anyOf", .list(let any)):
      let all = any.map { problems(of: node, against: $0) }
      return all.contains([]) ? [] : (all.min { $0.count < $1.count } ?? [])
    case ("required", .list(let keys)):
      return keys.compactMap(\.string).filter { node[$0] == nil }.map { "\(node.place): \($0) is missing" }
    case ("properties", let properties):
      return node.entries.flatMap { key, value in
        properties[key.scalar ?? ""].map { problems(of: value, against: $0) } ?? []
      }
    case ("additionalProperties", .boolean(false)):
      let known = members.first { $0.key == "properties" }?.value
      return node.entries.compactMap { key, _ in
        known?[key.scalar ?? ""] == nil ? "\(key.place): \(key.scalar ?? "") is no key" : nil
      }
    case ("additionalProperties", let schema):
      return node.entries.flatMap { problems(of: $0.value, against: schema) }
    default: return []
    }
  }

  private func isOf(_ type: String, _ node: Node) -> Bool {
    switch type {
    case "object": node.kind == .mapping
    case "array": node.kind == .sequence
    case "null": node.isNull
    case "string", "number": node.kind == .scalar
    case "integer": Int(node.scalar ?? "") != nil
    case "boolean": ["true", "false"].contains(node.scalar)
    default: false
    }
  }
}

extension JSONText {
  fileprivate var string: String? {
    if case .text(let text) = self { text } else { nil }
  }

  fileprivate subscript(key: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}
