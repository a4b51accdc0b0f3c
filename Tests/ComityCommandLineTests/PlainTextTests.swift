// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityDiagnostics
import ComityTestSupport
import Testing

/// What is a text in every reader of YAML, what can be seen, and what reaches a terminal.
@Suite("Plain text")
struct PlainTextTests {
  @Test(
    "A word that other readers take for no text is none, and quoted it is one",
    arguments: ["false", "true", "null", "~", "no", "", "True", "NULL", "off"])
  func words(word: String) throws {
    for quoted in [false, true] where !(quoted && word.isEmpty) {
      let run = try WrittenLaw.check(
        WrittenLaw.module(survey: "- {topic: grooming, read-on: 2026-01-01, none: \(quoted ? "\"\(word)\"" : word)}"))
      #expect(run.status == (quoted ? .done : .invalidInput), "\(word): \(run.output)")
      if !quoted { #expect(run.output.contains(word.isEmpty ? "[empty-text]" : "[not-text]"), "\(run.output)") }
    }
  }

  @Test(
    "What is quoted of a command line steers no terminal",
    arguments: [
      ["report", "D\u{1F}E"], ["report", "DE", "--treaty", "bu\u{1B}[31m"], ["list", "pro\u{7}"], ["\u{8}"],
      ["explain", "a\u{1B}b"], ["report", "DE", "--format", "te\u{1F}xt"], ["diff", "a\u{9B}", "b"],
      ["exposure", "--from", "\u{1F}"], ["vocabulary", "\u{202E}"],
    ])
  func commandLine(arguments: [String]) {
    let run = CommandRun(arguments)
    #expect(run.status != .done)
    #expect(!(run.output + run.messages).unicodeScalars.contains(where: isUnsafeInOutput), "\(run.messages)")
  }

  @Test("An empty list and a country called NO are what they seem")
  func norway() throws {
    let run = try WrittenLaw.check(
      "jurisdiction: {code: NO, name: Norway, in-sentences: Norwegian, legal-system: civil-law}\ncases:\noffenses: []\n"
    )
    #expect(run.status == .done, "\(run.output)")
  }

  @Test("The day of a survey has a key that every reader takes for text, and the old one is read")
  func spelling() throws {
    func check(_ keys: String) throws -> CommandRun {
      try WrittenLaw.check(
        WrittenLaw.module("offenses:\n" + WrittenLaw.offense(), survey: "- {topic: illegal-access, \(keys)}"))
    }
    for keys in ["read-on: 2026-01-01", "on: 2026-01-01"] {
      #expect(try check(keys).status == .done)
    }
    #expect(try check("read-on: 2026-01-01, on: 2026-01-01").output.contains("[repeated-key]"))
    #expect(try check("note: x").output.contains("needs 'read-on'"))
    let folder = try TemporaryFolder()
    #expect(CommandRun("new", "XR", "--name", "Ruritania", "--in", folder.path).status == .done)
    #expect(try folder.read("xr/module.yaml").contains(", read-on: 2026-11-23}"))
  }

  // MARK: Characters

  @Test(
    "A control character is refused however it is written",
    arguments: [#"\e"#, #"\0"#, #"\a"#, #"\b"#, #"\x1b"#, #"\u009b"#, #"\N"#, #"\x7f"#, #"\r"#, #"\U0000001B"#])
  func controls(escape: String) throws {
    let run = try WrittenLaw.check(
      WrittenLaw.module("offenses:\n" + WrittenLaw.offense(citation: "§ 10\(escape)[2K")))
    #expect(run.status == .invalidInput)
    #expect(run.output.contains(":6:15: error: The control character "), "\(run.output)")
    #expect(run.output.contains("[yaml-control-character]"))
  }

  @Test("A character that turns the direction of writing is refused, escaped or not")
  func directions() throws {
    for value in Array(0x202A...0x202E) + Array(0x2066...0x2069) {
      let scalar = try #require(Unicode.Scalar(value))
      for text in [String(Character(scalar)), "\\u\(String(value, radix: 16))"] {
        let run = try WrittenLaw.check(
          WrittenLaw.module("offenses:\n" + WrittenLaw.offense(citation: "§ 10\(text)")))
        #expect(run.output.contains("[yaml-bidirectional-control]"), "\(run.output)")
        #expect(!run.output.unicodeScalars.contains(scalar))
      }
    }
  }

  private static let hidden: [UInt32] = [
    0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF, 0xE0041,
  ]

  /// A module of whose texts each holds these characters.
  private func module(hiding values: [UInt32]) -> String {
    let escapes = values.map { value in
      let digits = String(value, radix: 16)
      return value > 0xFFFF
        ? "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
    let text = "\"a\(escapes)b\""
    return """
      jurisdiction: {code: XR, name: \(text), in-sentences: testish, legal-system: mixed}
      surveyed: [{topic: illegal-access, read-on: 2026-01-01}]
      offenses:
        - {id: xr-1, citation: \(text), title: \(text), topics: [illegal-access], note: \(text),
           reaches: {act: access, object: computer-system}, penalty: {max-months: 24}, review: unreviewed,
           source: {title: \(text), url: "https://example.org/", consolidated: 2026-01-01}}

      """
  }

  @Test("A character that nobody can see is named with its place, in any text", arguments: hidden)
  func invisibleInTexts(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let run = try WrittenLaw.check(module(hiding: [value]))
    #expect(run.status == .done)
    let told = run.output.split(separator: "\n").filter { $0.contains("\(codePoint(scalar)) cannot be seen") }
    #expect(told.count == 5, "\(run.output)")
    #expect(told.allSatisfy { $0.contains("/xr/file0.yaml:") && $0.hasSuffix("[yaml-invisible-character]") })
    #expect(!run.output.unicodeScalars.contains(where: isUnsafeInOutput))
  }

  @Test(
    "No command writes such a character raw",
    arguments: [["list", "provisions", "XR"], ["list"], ["report", "XR", "--treaty", "budapest-protocol-1-2003"]])
  func invisibleInOutputs(command: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(module(hiding: Self.hidden), to: "xr/module.yaml")
    for format in ["text", "json"] {
      let run = CommandRun(command + ["--modules", folder.path, "--format", format])
      #expect(run.status == .done, "\(run.messages)")
      #expect(run.output.contains(format == "json" ? "a\\u00AD" : "a\\u{AD}"), "\(run.output)")
      #expect(!(run.output + run.messages).unicodeScalars.contains(where: isUnsafeInOutput), "\(command) \(format)")
    }
  }

  @Test("Tabs and lines of a text, and letters that are written from right to left, are read")
  func allowed() throws {
    let run = try WrittenLaw.check(
      WrittenLaw.module("offenses:\n" + WrittenLaw.offense(citation: #"المادة ١٠\t\n§ 10"#)))
    #expect(run.status == .done, "\(run.output)")
  }

  @Test(
    "What cannot be seen in a word is spelled out",
    arguments: [
      ("access\u{200B}", #"'access\u{200B}'"#), ("acc\u{AD}ess", #"'acc\u{AD}ess'"#),
      ("\u{430}ccess", #"'\u{430}ccess'"#), ("access\u{A0}", #"'access\u{A0}'"#),
      ("acces\u{2011}s", #"'acces\u{2011}s'"#),
      ("zugänge", "'zugänge'"), ("アクセス", "'アクセス'"),
    ])
  func invisible(word: String, shown: String) throws {
    let run = try WrittenLaw.check(
      WrittenLaw.module("offenses:\n" + WrittenLaw.offense(reaches: "{act: \"\(word)\"}")))
    #expect(run.output.contains("unknown value of 'act' \(shown)"), "\(run.output)")
  }

  // MARK: Output

  @Test("What a program states is spelled out before it leaves, in the way of its format")
  func output() {
    let text = "a\u{1B}[2K\u{7}\u{202E}b\t\n"
    #expect(text.withoutUnsafeCharacters() == #"a\u{1B}[2K\u{7}\u{202E}b"# + "\t\n")
    #expect(text.withoutUnsafeCharacters(as: .json) == #"a\u001B[2K\u0007\u202Eb"# + "\t\n")
    #expect(
      "\u{1B}[1;31mx\u{1B}[0m\u{1B}[2J".withoutUnsafeCharacters(keepingColors: true)
        == "\u{1B}[1;31mx\u{1B}[0m\\u{1B}[2J")
    #expect("a\r\nb\rc".withoutUnsafeCharacters(isTable: true) == "a\r\nb\\u{D}c")
    #expect("\u{FEFF}a\u{FEFF}b".withoutUnsafeCharacters(isTable: true) == "\u{FEFF}a\\u{FEFF}b")
    #expect("§ 10 – é 法".withoutUnsafeCharacters() == "§ 10 – é 法")
    #expect("a\u{AD}b\u{E0041}".withoutUnsafeCharacters(as: .json) == #"a\u00ADb\uDB40\uDC41"#)
    #expect("نیم\u{200C}فاصله".withoutUnsafeCharacters() == "نیم\u{200C}فاصله")
  }

  @Test("Escape sequences go to no terminal that refuses them or knows none")
  func terminals() {
    #expect(takesSequences([:]) && takesSequences(["TERM": "xterm"]) && takesSequences(["NO_COLOR": ""]))
    #expect(!takesSequences(["NO_COLOR": "0"]) && !takesSequences(["TERM": "dumb"]))
  }

  // MARK: Addresses

  @Test(
    "An address in SARIF is relative and normalised, or a file's",
    arguments: [
      ("./xr/file0.yaml", "xr/file0.yaml"), ("xr//./file0.yaml", "xr/file0.yaml"),
      ("laws/../xr/file0.yaml", "xr/file0.yaml"), ("/laws/xr/file 0.yaml", "file:///laws/xr/file%200.yaml"),
      ("../xr/file0.yaml", "../xr/file0.yaml"),
    ])
  func addresses(path: String, uri: String) {
    let diagnostics = [Diagnostic("x-y", "message", at: Place(file: path, line: 1, column: 1))]
    #expect(diagnostics.rendered(as: .sarif).contains("\"uri\" : \"\(uri)\""))
    #expect(!diagnostics.rendered(as: .github).contains("./xr") || path.hasPrefix(".."))
  }

  @Test(
    "A path into the working folder is relative, however it is given",
    arguments: [
      ("/srv/laws/xr/a.yaml", "xr/a.yaml"), ("/srv/laws/./xr//a.yaml", "xr/a.yaml"), ("xr/a.yaml", "xr/a.yaml"),
      ("../laws/xr/a.yaml", "xr/a.yaml"), ("/srv/laws2/a.yaml", "file:///srv/laws2/a.yaml"),
      ("/srv/laws", "file:///srv/laws"), ("../a.yaml", "../a.yaml"),
    ])
  func relativeAddresses(path: String, uri: String) {
    let diagnostics = [Diagnostic("x-y", "message", at: Place(file: path, line: 1, column: 1))]
    #expect(diagnostics.rendered(as: .sarif, folder: "/srv/laws/").contains("\"uri\" : \"\(uri)\""))
    let file = uri.hasPrefix("file://") ? String(uri.dropFirst(7)) : uri
    #expect(diagnostics.rendered(as: .github, folder: "/srv/laws/").contains("file=\(file),"))
  }

  @Test("A report as SARIF has alerts only, one run a country, and no address in law that the reader has not")
  func codeScanning() throws {
    let folder = try TemporaryFolder()
    try folder.write(WrittenLaw.module("offenses:\n" + WrittenLaw.offense()), to: "xr/module.yaml")
    let run = CommandRun(
      "report", "XR", "EE", "--treaty", "budapest-2001", "budapest-protocol-1-2003", "--modules", folder.path,
      "--format", "sarif", "--language", "de")
    #expect(run.status == .done, "\(run.messages)")
    let log = try JSON(run.output)
    let runs = try #require(log["runs"]?.items)
    #expect(runs.map { $0["automationDetails"]?["id"]?.string } == ["comity/XR/", "comity/EE/"])
    for run in runs {
      #expect(run["language"]?.string == "de")
      #expect(run["taxonomies"]?.items?.count == 2)
      #expect(run["properties"]?["requirements"]?.items?.isEmpty == false)
      for result in run["results"]?.items ?? [] {
        #expect(result["kind"]?.string == "fail")
        for location in result["locations"]?.items ?? [] {
          let uri = location["physicalLocation"]?["artifactLocation"]?["uri"]?.string
          #expect(uri?.hasSuffix("/xr/module.yaml") ?? true)
          #expect(location["logicalLocations"] != nil)
        }
      }
    }
    #expect(run.output.contains("file://"))
  }
}
