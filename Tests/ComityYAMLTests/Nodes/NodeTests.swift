// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import ComityYAML
import Testing

@Suite struct NodeTests {
  private func read(_ text: String) throws -> Node {
    let (root, diagnostics) = readDocument(SourceFile(name: "file", text: text))
    #expect(diagnostics == [])
    return try #require(root)
  }

  // The expected values are those of PyYAML's BaseLoader, but for the empty plain scalar, which it reads as "".
  @Test(
    "Texts become the values that another reader makes of them",
    arguments: [
      ("a: 1\nb: [x, y]\nc: {d: e}\n", ["a": "1", "b": ["x", "y"], "c": ["d": "e"]]),
      ("- a\n-\n- b: c\n  d: e\n- - f\n  - g\n", ["a", .null, ["b": "c", "d": "e"], ["f", "g"]]),
      ("literal: |\n  one\n    two\n\n  three\n", ["literal": "one\n  two\n\nthree\n"]),
      ("stripped: |-\n  one\nkept: |+\n  two\n\nlast: x\n", ["stripped": "one", "kept": "two\n\n", "last": "x"]),
      ("folded: >\n  one\n  two\n\n  three\n    four\n", ["folded": "one two\nthree\n  four\n"]),
      ("flow: [a,\n  b, {c: d,\n  e: f}]\n", ["flow": ["a", "b", ["c": "d", "e": "f"]]]),
      ("plain: one\n  two\n\n  three\n", ["plain": "one two\nthree"]),
      ("quotes: 'it''s'\nmore: \"a\\tb\\u00e9\\\n  c\"\n", ["quotes": "it's", "more": "a\tb\u{E9}c"]),
      ("'': \"\"\nb: ''\nc:\nd: ~\n", ["": "", "b": "", "c": .null, "d": "~"]),
      ("NO: yes\nx: 1.10\ny: null\nz: 2026-01-01\n", ["NO": "yes", "x": "1.10", "y": "null", "z": "2026-01-01"]),
      ("§ 202a: 不正アクセス\né: 😀\n", ["§ 202a": "不正アクセス", "é": "😀"]),
      ("a: &x [1, 2]\nb: *x\nc: &y z\n*y : w\n", ["a": ["1", "2"], "b": ["1", "2"], "c": "z", "z": "w"]),
      ("a: b#c # d\ne: 'f # g'\n", ["a": "b#c", "e": "f # g"]),
      ("url: https://example.org/a?b=c#d\ntime: 12:30\n", ["url": "https://example.org/a?b=c#d", "time": "12:30"]),
      ("? a\n: b\n\"<<\": c\n", ["a": "b", "<<": "c"]),
      ("%YAML 1.2\n---\n[]\n...\n", []),
      ("\u{FEFF}a: b\r\nc: d\r\n", ["a": "b", "c": "d"]),
      ("{}", [:]),
      ("just text", "just text"),
      ("---\n", .null),
    ] as [(String, Value)])
  func values(_ text: String, _ expected: Value) throws {
    #expect(Value(try read(text)) == expected)
  }

  @Test(
    "A file without content has no root and no mistake", arguments: ["", "\n\n", "# a remark\n", "\u{FEFF}", "   "])
  func empty(_ text: String) {
    let (root, diagnostics) = readDocument(SourceFile(name: "file", text: text))
    #expect(root == nil)
    #expect(diagnostics == [])
  }

  @Test("Every node knows its place, in code points")
  func places() throws {
    let root = try read("é: 😀\n\"不正\": &x [a,  'b']\nc:\n  - *x\n  -\n")
    let entries = root.entries.map { $0 }
    let places = entries.flatMap { [$0.key, $0.value] }.map { "\($0.place)" }
    #expect(places == ["file:1:1", "file:1:4", "file:2:1", "file:2:7", "file:3:1", "file:4:3"])
    #expect(entries[1].value.items.map { "\($0.place)" } == ["file:2:11", "file:2:15"])
    // An alias has the place of what it names; nothing has the place where something could stand.
    #expect(entries[2].value.items.map { "\($0.place)" } == ["file:2:7", "file:5:4"])
    #expect("\(root.place)" == "file:1:1")
  }

  @Test("Quotes and blocks are told from plain text")
  func plain() throws {
    let root = try read("- a\n- 'a'\n- \"a\"\n- |\n  a\n- >\n  a\n-\n- ''\n")
    #expect(root.items.map(\.isPlain) == [true, false, false, false, false, true, false])
    #expect(root.items.map(\.isNull) == [false, false, false, false, false, true, false])
    #expect(root.items.map(\.scalar) == ["a", "a", "a", "a\n", "a\n", nil, ""])
  }

  @Test("Text is compared without making strings")
  func comparison() throws {
    let root = try read("act: sell\nacts: [act]\nnone:\n")
    #expect(root["act"]?.isText("sell") == true)
    #expect(root["act"]?.isText("sel") == false)
    #expect(root["act"]?.isText("sells") == false)
    #expect(root["acts"]?.isText("") == false)
    #expect(root["none"]?.isText("") == false)
    #expect(root["acts"]?.kind == .sequence)
    #expect(root["ac"] == nil)
    #expect(root["act"].map { Array($0.utf8) } == Array("sell".utf8))
  }

  @Test("What is no collection has no items and no entries")
  func noChildren() throws {
    let root = try read("a: b\nc: [d, e]\nf: {g: h}\ni:\n")
    for key in ["a", "i", "f"] { #expect(root[key]?.items.map(\.place) == []) }
    for key in ["a", "i", "c"] { #expect(root[key]?.entries.map(\.key.place) == []) }
    #expect(["a", "c", "f", "i"].map { root[$0]?.count } == [0, 2, 1, 0])
    #expect(root.count == 4)
  }

  @Test("Nodes outlive the call and cross to other threads")
  func concurrency() async throws {
    let root = try read("a: [\(String(repeating: "x, ", count: 1000))]")
    let lengths = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 { group.addTask { root["a"]?.items.reduce(0) { $0 + ($1.scalar?.count ?? 0) } ?? 0 } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(lengths == Array(repeating: 1000, count: 8))
  }

  @Test("The bare loop of libyaml counts every event once")
  func events() {
    // Stream, document and mapping, each with a start and an end, and two scalars.
    #expect(countEvents(SourceFile(name: "file", text: "a: b")) == 8)
    #expect(countEvents(SourceFile(name: "file", text: "")) == 2)
    #expect(countEvents(SourceFile(name: "file", text: "a: b: c")) < 8)
  }
}
