// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
import ComityInstruments
import ComityYAML
import Jurisdictions
import Testing

/// The nodes that are embedded beside the texts.
@Suite struct EmbeddedNodesTests {
  static let texts = Instruments.common + Instruments.treaties() + Jurisdictions.texts()

  @Test(
    "Every bundled file carries its nodes, and they are those of its text, each at its place",
    arguments: texts.map(\.path))
  func sameNodes(path: String) throws {
    let text = try #require(Self.texts.first { $0.path == path })
    #expect(text.nodes != nil)
    let embedded = try #require(readDocument(text).root)
    let parsed = try #require(readDocument(SourceFile(name: text.path, bytes: text.bytes)).root)
    #expect(isSame(embedded, parsed))
  }

  @Test(
    "Digits that describe no document are not believed: the text is read", arguments: ["@", "000", "0000zz", "200o5"])
  func brokenTape(_ tape: String) throws {
    let text = LawText(path: "x.yaml", text: "a: [1, 2]\n", tape: tape, scalars: "a12")
    let root = try #require(readDocument(text).root)
    #expect(root["a"]?.count == 2)
  }

  private func isSame(_ left: Node, _ right: Node) -> Bool {
    guard left.kind == right.kind, left.place == right.place, left.scalar == right.scalar, left.count == right.count,
      left.isPlain == right.isPlain
    else { return false }
    return zip(left.items, right.items).allSatisfy { isSame($0, $1) }
      && zip(left.entries, right.entries).allSatisfy { isSame($0.key, $1.key) && isSame($0.value, $1.value) }
  }
}
