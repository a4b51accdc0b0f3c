// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import ComityTestSupport
import ComityYAML
import Testing

@Suite struct MistakeTests {
  // MARK: What is refused

  @Test("All repeated keys are reported, each with the first, and the first is kept")
  func duplicateKeys() throws {
    let root = try #require(
      expect(
        Expected("1️⃣", "yaml-duplicate-key", note: "0️⃣"), Expected("2️⃣", "yaml-duplicate-key", note: "0️⃣"),
        Expected("4️⃣", "yaml-duplicate-key", note: "3️⃣"), Expected("6️⃣", "yaml-duplicate-key", note: "5️⃣"),
        in: """
          0️⃣a: 1
          b: {3️⃣c: 1, é: 2, 4️⃣c: 3}
          1️⃣a: 2
          5️⃣d: &x a
          2️⃣'a': 3
          6️⃣d: 4
          """))
    #expect(Value(root) == ["a": "1", "b": ["c": "1", "é": "2"], "d": "a"])
    #expect(root.count == 3)
  }

  @Test("Repeated keys are found in large mappings too")
  func manyKeys() throws {
    let keys = (0..<200).map { "key\($0 % 150)x" }
    let text = keys.map { "\($0): 1\n" }.joined()
    let (root, diagnostics) = readDocument(SourceFile(name: "file", text: text))
    #expect(root?.count == 150)
    #expect(diagnostics.map(\.place?.line) == Array(151...200))
    #expect(diagnostics.map { $0.notes.first?.place?.line } == Array(1...50))
  }

  @Test("A key given through an alias can repeat another")
  func aliasedKey() {
    expect(Expected("1️⃣", "yaml-duplicate-key", note: "0️⃣"), in: "a: &x b\n0️⃣b: 1\n1️⃣*x : 2\n")
  }

  @Test("A second document is refused, the first is kept")
  func documents() throws {
    let root = try #require(
      expect(Expected("1️⃣", "yaml-several-documents", note: "0️⃣"), in: "---\n0️⃣a: 1\n1️⃣---\nb: [\n---\nc"))
    #expect(Value(root) == ["a": "1"])
    expect(in: "---\na: 1\n...\n# the end\n")
  }

  @Test("Tags are refused, whichever they are")
  func tags() {
    expect(
      Expected("1️⃣", "yaml-tag"), Expected("2️⃣", "yaml-tag"), Expected("3️⃣", "yaml-tag"), Expected("4️⃣", "yaml-tag"),
      in: "a: 1️⃣!!python/object:os.system ls\nb: 2️⃣!local {x: y}\nc: 3️⃣! d\ne: 4️⃣!!seq [f]\n")
    expect(Expected("1️⃣", "yaml-tag"), in: "a: 1️⃣!unknown!b c\n")
    expect(Expected("1️⃣", "yaml-tag"), in: "1️⃣%TAG ! tag:example.org,2000:\n---\na: b\n")
  }

  @Test("The tag is named as it was written")
  func tagName() {
    let (_, diagnostics) = readDocument(SourceFile(name: "file", text: "!!python/object:os.system ls"))
    #expect(diagnostics.map(\.message) == ["Tags such as '!!python/object:os.system' are not allowed"])
  }

  @Test("Merge keys are refused and explained; '<<' in quotes is a key")
  func mergeKeys() throws {
    let root = try #require(
      expect(
        Expected("1️⃣", "yaml-merge-key"), Expected("2️⃣", "yaml-merge-key"),
        in: "a: &x {b: c}\nd:\n  1️⃣<<: *x\n  e: f\ng: {2️⃣<<: [*x], '<<': h}\n"))
    #expect(Value(root) == ["a": ["b": "c"], "d": ["e": "f"], "g": ["<<": "h"]])
    expect(in: "a: <<\nb: [<<]\n")
  }

  @Test("Lists and mappings as keys are refused")
  func complexKeys() throws {
    let root = try #require(
      expect(
        Expected("1️⃣", "yaml-complex-key"), Expected("2️⃣", "yaml-complex-key"), Expected("3️⃣", "yaml-complex-key"),
        Expected("4️⃣", "yaml-complex-key"),
        in: "1️⃣[a, b]: c\nd: &x {2️⃣{e: f}: g}\n3️⃣*x : h\n? 4️⃣- i\n: j\nk: l\n"))
    #expect(Value(root) == ["d": [:], "k": "l"])
    expect(Expected("1️⃣", "yaml-long-key"), in: "? 1️⃣\"\(String(repeating: "a", count: 4097))\"\n: b\n")
    expect(in: "? \"\(String(repeating: "a", count: 4096))\"\n: b\n")
  }

  // MARK: Aliases

  @Test("An alias that names nothing is reported, and its node marked")
  func undefinedAlias() throws {
    let root = try #require(
      expect(
        Expected("1️⃣", "yaml-undefined-alias"), Expected("2️⃣", "yaml-undefined-alias"),
        in: "a: 1️⃣*later\nb: &later c\nd: [2️⃣*latre, *later]\n"))
    #expect(root["a"]?.isUnresolved == true)
    #expect(root["d"]?.items.map(\.isUnresolved) == [true, false])
    let (_, diagnostics) = readDocument(SourceFile(name: "file", text: "- &later c\n- *latre\n"))
    #expect(diagnostics.first?.fix == .init(replacement: "*later"))
    #expect(diagnostics.first?.message.hasSuffix("did you mean '*later'?") == true)
  }

  @Test("An alias inside the node that it names is refused")
  func cyclicAlias() throws {
    let root = try #require(
      expect(
        Expected("1️⃣", "yaml-cyclic-alias", note: "0️⃣"), Expected("3️⃣", "yaml-cyclic-alias", note: "2️⃣"),
        in: "a: 0️⃣&x [b, 1️⃣*x]\nc: 2️⃣&y {d: {e: 3️⃣*y}}\nf: *x\n"))
    #expect(Value(root) == ["a": ["b", .null], "c": ["d": ["e": .null]], "f": ["b", .null]])
  }

  @Test("An anchor that is set twice is refused")
  func duplicateAnchor() {
    expect(Expected("1️⃣", "yaml-duplicate-anchor", note: "0️⃣"), in: "- 0️⃣&x a\n- 1️⃣&x [b]\n- *x\n")
  }

  @Test("Aliases of aliases are counted as often as they would be read")
  func laughs() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<30 {
      text += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    let (root, diagnostics) = readDocument(SourceFile(name: "file", text: text))
    #expect(root == nil)
    #expect(diagnostics.map(\.identifier) == ["yaml-too-many-nodes"])
    // A million is reached where ten times a hundred thousand and some are.
    #expect(diagnostics.first?.place?.line == 6)
  }

  @Test("Text that aliases repeat is counted too")
  func repeatedText() {
    var limits = Limits.standard
    limits.text = 1000
    expect(
      Expected("1️⃣", "yaml-too-much-text"),
      in: "- &x \(String(repeating: "a", count: 300))\n- *x\n- *x\n- 1️⃣*x\n- *x\n", limits: limits)
  }

  @Test("A chain of aliases is as deep as what it stands for")
  func chain() {
    var limits = Limits.standard
    limits.depth = 4
    expect(
      Expected("1️⃣", "yaml-too-deep"),
      in: "a: &a [x]\nb: &b [*a]\nc: &c [*b]\nd: [1️⃣*c]\n", limits: limits)
    expect(in: "a: &a [x]\nb: &b [*a]\nc: &c [*b]\nd: *c\n", limits: limits)
  }

  @Test("A million aliases are refused at once")
  func millionAliases() {
    let text = "- &x a\n" + String(repeating: "- *x\n", count: 1_000_000)
    let (root, diagnostics) = readDocument(SourceFile(name: "file", text: text))
    #expect(root == nil)
    #expect(
      diagnostics.map { "\($0)" } == [
        "file:10002:3: error: A file may hold 10000 aliases at most [yaml-too-many-aliases]"
      ])
  }

  // MARK: Limits

  @Test("Nesting has a limit, in blocks and in brackets")
  func depth() {
    let inner = String(repeating: "[", count: 63)
    expect(in: "- \(inner)\(String(repeating: "]", count: 63))")
    expect(Expected("1️⃣", "yaml-too-deep"), in: "- \(inner)1️⃣[")
    expect(Expected("1️⃣", "yaml-too-deep"), in: String(repeating: "- ", count: 64) + "1️⃣- a")
    expect(
      Expected("1️⃣", "yaml-too-deep"),
      in: String(repeating: "[", count: 64) + "1️⃣" + String(repeating: "[", count: 100_000))
  }

  @Test("A file has a limit of size, and of nodes")
  func size() {
    var limits = Limits.standard
    limits.bytes = 10
    limits.nodes = 4
    expect(in: "[a, b, c]", limits: limits)
    expect(Expected("1️⃣", "yaml-too-many-nodes"), in: "[a,b,c,1️⃣d]", limits: limits)
    let (root, diagnostics) = readDocument(SourceFile(name: "file", text: "[a, b, cde]"), limits: limits)
    #expect(root == nil)
    #expect(diagnostics.map(\.identifier) == ["yaml-too-large"])
    #expect(diagnostics.map(\.place) == [Place(file: "file")])
  }

  @Test("Only so many mistakes are kept, and it is said that there are more")
  func manyMistakes() {
    var limits = Limits.standard
    limits.diagnostics = 3
    let (_, diagnostics) = readDocument(SourceFile(name: "file", text: "[*a, *a, *a, *a, *a]"), limits: limits)
    #expect(diagnostics.count == 4)
    #expect(diagnostics.last?.severity == .error)
    #expect(
      diagnostics.first.map { "\($0)" }
        == "file: note: Only the first 3 mistakes of this file are shown [yaml-too-many-mistakes]")
    let (_, three) = readDocument(SourceFile(name: "file", text: "[*a, *a, *a]"), limits: limits)
    #expect(three.count == 3)
  }

  // MARK: Syntax

  @Test("What libyaml cannot read is reported where the problem is, with a note where it began")
  func syntax() {
    expect(Expected("1️⃣", "yaml-syntax", note: "0️⃣"), in: "a: 0️⃣[1, 2\nc1️⃣: 3")
    expect(Expected("1️⃣", "yaml-syntax", note: "0️⃣"), in: "a: 0️⃣{b: 1\nc1️⃣: 2")
    expect(Expected("1️⃣", "yaml-syntax"), in: "title: Foo1️⃣: bar\n")
    expect(Expected("1️⃣", "yaml-syntax", note: "0️⃣"), in: "a: 0️⃣'é\nb: c\n1️⃣")
    expect(Expected("1️⃣", "yaml-syntax", note: "0️⃣"), in: "a: 0️⃣\"é1️⃣\\q\"\n")
    expect(Expected("1️⃣", "yaml-syntax", note: "0️⃣"), in: "0️⃣- a\n1️⃣b: c\n")
    expect(Expected("1️⃣", "yaml-syntax", note: "0️⃣"), in: "0️⃣a: 'é' 1️⃣b\n")
    expect(Expected("1️⃣", "yaml-syntax"), in: "a: 1️⃣@b\n")
    expect(Expected("1️⃣", "yaml-syntax"), in: "  a: 1\n1️⃣b: 2\n")
  }

  @Test("Mistakes before the place where libyaml stops are reported too, and there is no root")
  func stop() {
    let root = expect(
      Expected("1️⃣", "yaml-duplicate-key", note: "0️⃣"), Expected("3️⃣", "yaml-undefined-alias"),
      Expected("2️⃣", "yaml-syntax"),
      in: "a: {0️⃣b: 1, 1️⃣b: 2}\nc: 3️⃣*d\ne: 2️⃣@f\n")
    #expect(root == nil)
  }

  @Test("Tabs that indent are named as what they are")
  func tabs() {
    expect(Expected("1️⃣", "yaml-tab"), in: "1️⃣\ta: b\n")
    expect(Expected("1️⃣", "yaml-tab"), in: "a:\n1️⃣\tb: c\n")
    expect(Expected("1️⃣", "yaml-tab", note: "0️⃣"), in: "a: 0️⃣b\n1️⃣\tc\n")
    expect(in: "a: b\t# a tab before a remark\n")
  }

  // MARK: Encoding

  private func read(_ bytes: [UInt8]) -> [String] {
    let (root, diagnostics) = readDocument(SourceFile(name: "f", bytes: bytes))
    #expect(root == nil)
    return diagnostics.map { "\($0.place.map(\.description) ?? "nowhere") \($0.identifier)" }
  }

  @Test("Bytes that are not UTF-8 are reported, all of them, with line and column")
  func invalidUTF8() {
    #expect(read(Array("é: a".utf8) + [0xFF]) == ["f:1:5 yaml-invalid-utf8"])
    #expect(
      read(Array("é\r\n".utf8) + [0xC0, 0x80] + Array("b\n".utf8) + [0xED, 0xA0, 0x80]) == [
        "f:2:1 yaml-invalid-utf8", "f:3:1 yaml-invalid-utf8",
      ])
    #expect(read([0xE2, 0x82]) == ["f:1:1 yaml-invalid-utf8"])
    #expect(read(Array("ab".utf8) + [0xF4, 0x90, 0x80, 0x80]) == ["f:1:3 yaml-invalid-utf8"])
    // Latin-1: every byte that is not ASCII is a mistake of its own.
    #expect(read([0x61, 0xE9, 0x3A, 0x20, 0xFC]) == ["f:1:2 yaml-invalid-utf8", "f:1:5 yaml-invalid-utf8"])
  }

  @Test("Control characters and NUL are refused", arguments: [0x00, 0x01, 0x0B, 0x1B, 0x7F] as [UInt8])
  func controlCharacters(_ byte: UInt8) {
    #expect(read(Array("é: 😀".utf8) + [byte, 0x62]) == ["f:1:5 yaml-control-character"])
  }

  @Test("UTF-16 and UTF-32 are refused by name")
  func utf16() {
    let text = "a: b\n"
    for (name, bytes) in [
      ("UTF-16", [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0), 0] }),
      ("UTF-16", [0xFE, 0xFF] + text.utf16.flatMap { [0, UInt8($0)] }),
      ("UTF-32", [0xFF, 0xFE, 0, 0] + text.unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] }),
      ("UTF-32", [0, 0, 0xFE, 0xFF] + text.unicodeScalars.flatMap { [0, 0, 0, UInt8($0.value)] }),
    ] as [(String, [UInt8])] {
      let (root, diagnostics) = readDocument(SourceFile(name: "f", bytes: bytes))
      #expect(root == nil)
      #expect(
        diagnostics.map(\.description) == [
          "f:1:1: error: The file must be UTF-8 text; its first bytes say \(name) [yaml-not-utf8]"
        ])
    }
  }

  // MARK: Time

  /// A text that costs a careless reader much more time than its length.
  struct Costly: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }

    static func repeated(_ piece: String, _ count: Int) -> Costly {
      Costly("\(piece.debugDescription), \(count) times", String(repeating: piece, count: count))
    }

    static func numbered(_ name: String, _ count: Int, after start: String = "", _ piece: (Int) -> String) -> Costly {
      Costly("\(count) \(name)", start + (0..<count).map(piece).joined())
    }
  }

  @Test(
    "Nothing makes the reader slow", .timeLimit(.minutes(10)),
    arguments: [
      .repeated("[", 1_000_000), .repeated("- ", 1_000_000), .repeated("? ", 1_000_000), .repeated("{a: ", 300_000),
      .repeated("a: ", 300_000), .repeated("&a ", 300_000), .repeated("---\n", 300_000), .repeated("k: 1\n", 100_000),
      .repeated("- *undefined\n", 100_000), .repeated("\"a\n", 300_000),
      .numbered("tag directives", 100_000) { "%TAG !a\($0)! x\n" },
      .numbered("late tag directives", 100_000, after: "a\n...\n") { "%TAG !a\($0)! x\n" },
      .numbered("anchors", 100_000) { "- &a\($0) [x]\n" },
      .numbered("keys", 100_000) { "k\($0): 1\n" },
      .numbered(
        "near misses", 9000, after: (0..<90).map { "- &\(String(repeating: "b", count: 95))\($0) x\n" }.joined()
      ) {
        "- *\(String(repeating: "b", count: 94))\($0)\n"
      },
      .numbered("long keys", 4000, after: "- &a \(String(repeating: "a", count: 500_000))\n") { _ in
        "- {*a : 1, b: *a}\n"
      },
    ] as [Costly])
  func time(_ costly: Costly) {
    let source = SourceFile(name: "file", text: costly.text)
    // What a processor did for this thread, since other tests wait for the same processors.
    let start = processorTime()
    _ = readDocument(source)
    // Without optimization; quadratic behavior would take minutes.
    #expect(processorTime() - start < 20)
  }
}
