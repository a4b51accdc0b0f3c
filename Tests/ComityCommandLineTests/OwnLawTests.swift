// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import ComityYAML
import Foundation
import Testing

/// Law of one's own of every kind, as the example package has it, in every command.
@Suite("Law of one's own")
struct OwnLawTests {
  static let law = "\(packageFolder)/Examples/Ruritania/Sources/Ruritania/Law"
  static let bill = "\(law)/Bills/likeness-bill.yaml"

  private func comity(_ arguments: String..., status: CommandStatus = .done) -> String {
    let run = CommandRun(arguments + ["--modules", Self.law])
    #expect(run.status == status, "\(arguments): \(run.messages)")
    return run.output
  }

  @Test("The example is without fault")
  func check() {
    let run = CommandRun("check", Self.law)
    #expect(run.output.hasSuffix("11 files: no errors, no warnings\n"), "\(run.output)")
    #expect(run.output.contains("XR  Likeness Bill 2027: no offences repealed, 1 offence changed, no offences added\n"))
  }

  @Test("A report speaks of the treaty, the words and the activity in the names of their files")
  func report() {
    let english = comity("report", "XR", "--treaty", "strelsau-2025")
    #expect(english.hasPrefix("Ruritania and the Strelsau Convention (Ruritanian Treaty Series No. 12)\n"))
    let flowing = english.replacing(/\s+/, with: " ")
    #expect(flowing.contains("distributes or makes available a synthetic likeness of a person"))
    #expect(flowing.contains("Ruritanian law punishes satire"))
    #expect(flowing.contains("were made by a machine"))
    let german = comity("report", "XR", "--treaty", "strelsau-2025", "--language", "de")
    #expect(german.hasPrefix("Ruritanien: Strelsauer Übereinkommen ("))
    #expect(german.replacing(/\s+/, with: " ").contains("ein künstliches Abbild"))
    #expect(german.contains("das ruritanische Recht") && german.contains("Satire"))
  }

  @Test("A treaty of one's own is among all treaties, and a country among all countries")
  func all() {
    #expect(comity("report", "XR").components(separatedBy: "State of the law asked for").count == 6)
    let matrix = comity("matrix", "--treaty", "strelsau-2025")
    #expect(matrix.contains("Strelsau Convention") && matrix.contains("  VN  XR\n"))
    #expect(comity("list", "treaties").contains("\nstrelsau-2025 "))
    #expect(comity("list", "jurisdictions").contains("\nXR    Ruritania "))
    #expect(comity("list", "provisions", "XR").contains("xr-code-301  § 301 Code"))
  }

  @Test("Two treaties, two days, and the law with a bill are compared")
  func diff() {
    #expect(
      comity("diff", "strelsau-2025", "budapest-2001").replacing(/\s+/, with: " ").contains(
        "Offences of the Strelsau Convention beyond the Budapest Convention"))
    #expect(comity("diff", "XR@2026-02-01", "XR@2026-11-01", "--treaty", "strelsau-2025").contains("Closed (0)"))
    let changes = comity("diff", "XR", "XR+\(Self.bill)", "--treaty", "strelsau-2025").replacing(/\s+/, with: " ")
    #expect(changes.contains("Likeness Bill 2027") && changes.contains("Closed (1)") && changes.contains("Opened (1)"))
  }

  @Test("Questions between States know its offences, its facts and its activity")
  func states() {
    #expect(comity("dual", "XR", "DE").contains("§ 302 Code  full            § 202a StGB"))
    let request = comity(
      "request", "--from", "DE", "--to", "XR", "--offense", "de-stgb-202a", "--measure", "produce", "--data",
      "content-data", "--fact", "data-origin=machine-made", "--assuming", "strelsau-2025")
    #expect(request.contains("Strelsau Convention: binds both States") && request.contains("made by a machine"))
    let exposure = comity("exposure", "--from", "XR", "--to", "DE", "--treaty", "strelsau-2025")
    #expect(exposure.contains("satire"))
  }

  @Test("A finding is explained, words are shown, schemas know them, and a module begins with its demands")
  func others() throws {
    #expect(comity("explain", "XR/strelsau-2025/3/gap").contains("Convention on Synthetic Likenesses"))
    #expect(comity("vocabulary", "conduct").contains("- synthetic-likeness: "))
    #expect(comity("vocabulary", "evidence", "--format", "json").contains("\"machine-made\""))
    #expect(comity("schema", "module").contains("\"synthetic-likeness\""))
    let folder = try TemporaryFolder()
    _ = comity("new", "XZ", "--name", "Zenda", "--in", folder.path)
    #expect(try folder.read("xz/offenses.yaml").contains("Strelsau Convention, Article 3"))
  }

  @Test("A library in Swift has the same law")
  func library() throws {
    let paths = yamlFiles(under: Self.law).paths
    let texts = try paths.map { LawText(path: $0, text: try String(contentsOfFile: $0, encoding: .utf8)) }
    let library = LawLibrary(adding: texts)
    #expect(library.treaties.contains("strelsau-2025") && library.treaties.contains("budapest-2001"))
    #expect(library.jurisdictions.contains("XR") && library.jurisdictions.contains("DE"))
    let bills = texts.filter { $0.path.hasSuffix("bill.yaml") }
    let law = try library.load(jurisdictions: ["XR"], treaties: ["strelsau-2025"], with: bills)
    let report = try Mapper(law).report(on: "XR", to: "strelsau-2025", asOf: CommandRun.today)
    #expect(report.bills.map(\.title) == ["Likeness Bill 2027"])
    #expect(report.finding("XR/strelsau-2025/3/gap") == nil)
  }

  // MARK: Words

  private static let head = """
    vocabulary: {space: conduct, version: 1, title: Mine, source: {title: a, url: "https://a.b"}}
    variables:

    """

  @Test(
    "What would change the meaning of a word is refused, with both places",
    arguments: [
      (
        "  object: {label: Object}",
        "3:12: error: the variable 'object' is there already, and only 'values' can be added"
      ),
      (
        "  object: {values: {computer-system: {phrase: a machine}}}",
        "3:39: error: the value 'computer-system' of 'object' is there already; only values below it can be added"
      ),
      (
        "  object: {values: {computer-system: {values: {phone: {phrase: a phone}}}}}",
        "3:21: error: the value 'computer-system' of 'object' stands for itself"
      ),
      (
        "  mental-state: {values: {drunk: {phrase: drunk}}}",
        "3:3: error: no value can be added to 'mental-state', which is ordered"
      ),
      (
        "  victim-age: {values: {old: {phrase: old}}}",
        "3:3: error: no value can be added to 'victim-age', which is a number"
      ),
      (
        "  deed: {label: Deed, kind: plain, role: act, definition: d, values: {a: {phrase: acts}}}",
        "3:42: error: 'act' has the role 'act' already"
      ),
      ("  object: {values: {phone: {definition: A phone.}}}", "3:28: error: a value needs 'phrase'"),
    ])
  func clash(variables: String, message: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head + variables + "\n", to: "words.yaml")
    let run = CommandRun("check", folder.path)
    #expect(run.status == .invalidInput)
    #expect(run.output.contains("words.yaml:\(message)"), "\(run.output)")
    if run.output.contains("vocabulary-clash") {
      #expect(run.output.contains("Vocabulary/conduct.yaml:"), "\(run.output)")
    }
  }

  @Test("A word below a general one is reached by every law that names the general one")
  func below() throws {
    let texts = [
      LawText(
        path: "words.yaml",
        text: Self.head + "  act: {values: {interfere: {values: {blur: {phrase: blurs}}}}}\n")
    ]
    let law = try LawBook.load(jurisdictions: [], treaties: [], and: texts)
    let act = try #require(law.conduct.variables.first { $0.id == "act" })
    let (general, special) = try (
      law.conduct.condition(["act": ["interfere"]]), law.conduct.condition(["act": ["blur"]])
    )
    #expect(general.intersection(special) == special)
    let plain = try #require(
      try LawBook.load(jurisdictions: [], treaties: []).conduct.variables.first { $0.id == "act" })
    #expect(act.values.count == plain.values.count + 1)
    #expect(act.values.map(\.id).filter { $0 != "blur" } == plain.values.map(\.id))
  }

  @Test("Two files of words stand beside each other, and clash where they give one word")
  func twoFiles() throws {
    let folder = try TemporaryFolder()
    let word = "  object: {values: {phone: {phrase: a phone}}}\n"
    try folder.write(Self.head + word, to: "a/words.yaml")
    try folder.write(
      Self.head.replacing("Mine", with: "Yours") + word.replacing("phone", with: "watch"), to: "b/words.yaml")
    #expect(CommandRun("check", folder.path).status == .done)
    try folder.write(Self.head.replacing("Mine", with: "Yours") + word, to: "b/words.yaml")
    let run = CommandRun("check", folder.path)
    #expect(
      run.output.contains("b/words.yaml:3:29: error: the value 'phone' of 'object' is there already"), "\(run.output)")
    #expect(run.output.contains("a/words.yaml:3:21: note: first here"), "\(run.output)")
  }

  @Test("A treaty with the identifier of a bundled one is refused unless it is to replace it")
  func treatyTwice() throws {
    let folder = try TemporaryFolder()
    let treaty = try String(contentsOfFile: "\(Self.law)/Treaties/strelsau-2025.yaml", encoding: .utf8)
    try folder.write(treaty.replacing("id: strelsau-2025", with: "id: budapest-2001"), to: "treaty.yaml")
    let run = CommandRun("list", "treaties", "--modules", folder.path, "--modules", "\(Self.law)/Words")
    #expect(run.status == .invalidInput)
    #expect(
      run.messages.contains("treaty.yaml:3:7: error: a treaty 'budapest-2001' is there already"), "\(run.messages)")
  }

  @Test("The same folder and the same file, by whichever name, are read once")
  func once() throws {
    let run = CommandRun(
      "check", "\(Self.law)/xr", "\(Self.law)/./xr/module.yaml", "--modules", Self.law, "--modules", "\(Self.law)/xr")
    #expect(run.output.hasSuffix("4 files: no errors, no warnings\n"), "\(run.output)")
    let list = CommandRun("list", "--modules", Self.law, "--modules", "\(Self.law)/xr")
    #expect(list.status == .done, "\(list.messages)")
  }

  @Test("One file of a module is read with the rest of its folder, and only its mistakes are shown")
  func oneFile() throws {
    for path in ["module.yaml", "offenses.yaml", "cases.yaml"] {
      let run = CommandRun(
        "check", "\(Self.law)/xr/\(path)", "--modules", "\(Self.law)/Words", "--modules", "\(Self.law)/Treaties")
      #expect(run.output.hasSuffix("1 file: no errors, no warnings\n"), "\(run.output)")
    }
    let folder = try TemporaryFolder()
    try folder.write(ModulesTests.head("XK", "Kosovo"), to: "xk/module.yaml")
    try folder.write(ModulesTests.offense("xk-1").replacing("act: access", with: "act: acces"), to: "xk/offenses.yaml")
    let module = CommandRun("check", "\(folder.path)/xk/module.yaml")
    #expect(module.status == .done && !module.output.contains("acces'"), "\(module.output)")
    #expect(CommandRun("check", "\(folder.path)/xk/offenses.yaml").status == .invalidInput)
  }

  @Test("The standard input is a file, by its own name or for one of a folder")
  func standardInput() throws {
    let folder = try TemporaryFolder()
    try folder.write(ModulesTests.head("XK", "Kosovo"), to: "xk/module.yaml")
    let text = ModulesTests.offense("xk-1")
    let alone = CommandRun(["check", "-"], input: ModulesTests.head("XK", "Kosovo") + text)
    #expect(alone.output.hasSuffix("1 file: no errors, no warnings\n"), "\(alone.output)")
    let path = "\(folder.path)/xk/offenses.yaml"
    let part = CommandRun(["check", "-", "--stdin-filename", path], input: text)
    #expect(part.output.hasSuffix("1 file: no errors, no warnings\n"), "\(part.output)")
    let wrong = CommandRun(
      ["check", "-", "--stdin-filename", path], input: text.replacing("act: access", with: "act: acces"))
    #expect(wrong.output.contains("\(path):6:20: error: unknown value"), "\(wrong.output)")
  }

  @Test("Wherever a file of law or a baseline is named, '-' is the standard input, and only one of them can be it")
  func standardInputEverywhere() throws {
    let folder = try TemporaryFolder()
    let text = ModulesTests.head("XK", "Kosovo") + ModulesTests.offense("xk-1")
    try folder.write(text, to: "xk/module.yaml")
    let bill = """
      bill: {id: xk-bill, title: A Bill, jurisdiction: XK, source: {title: Bill, url: "https://example.org/bill"}}
      repeal: [xk-1]

      """
    try folder.write(bill, to: "bill.yaml")
    let (module, law) = ("\(folder.path)/xk/module.yaml", ["--modules", "\(folder.path)/xk"])
    let report = ["report", "XK", "--treaty", "budapest-2001"]
    func output(_ arguments: [String], input: String = "") -> String {
      let run = CommandRun(arguments, input: input)
      #expect(run.status == .done, "\(arguments): \(run.messages)")
      return run.output
    }
    let list = ["list", "provisions", "XK"]
    #expect(output(list + ["--modules", "-"], input: text) == output(list + ["--modules", module]))
    #expect(output(report + ["--modules", "-"], input: text) == output(report + ["--modules", module]))
    #expect(
      output(report + law + ["--with", "-"], input: bill)
        == output(report + law + ["--with", "\(folder.path)/bill.yaml"]))
    let diff = output(["diff", "XK", "XK+-", "--treaty", "budapest-2001"] + law, input: bill)
    #expect(diff.contains("A Bill"))
    // Each side reads the law, and the input has an end.
    #expect(
      output(["diff", "XK", "XK+\(folder.path)/bill.yaml", "--treaty", "budapest-2001", "--modules", "-"], input: text)
        .contains("A Bill"))
    let baseline = "\(folder.path)/baseline.json"
    _ = output(report + law + ["--write-baseline", baseline])
    let accepted = CommandRun(
      report + law + ["--baseline", "-", "--fail-on", "note"], input: try folder.read("baseline.json"))
    #expect(accepted.status == .done, "\(accepted.messages)")
    for arguments in [
      report + ["--modules", "-", "--with", "-"], report + law + ["--with", "-", "--baseline", "-"],
      report + ["--modules", "-", "--modules", "-"], ["check", "-", "--modules", "-"], ["check", "-", "-"],
      ["diff", "XK", "XK+-", "--modules", "-"], ["matrix", "--modules", "-", "--with", "-"],
    ] {
      let run = CommandRun(arguments, input: text)
      #expect(run.status == .usage && run.output.isEmpty, "\(arguments)")
      #expect(run.messages.contains("the standard input can be read once"), "\(arguments): \(run.messages)")
    }
  }

  @Test("What would be written over a file that is read, or over another, is wrong usage before anything is written")
  func outputs() throws {
    let folder = try TemporaryFolder()
    try folder.write(ModulesTests.head("XK", "Kosovo") + ModulesTests.offense("xk-1"), to: "xk/module.yaml")
    let module = "\(folder.path)/xk/module.yaml"
    let before = try folder.read("xk/module.yaml")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: module)
    for arguments in [
      ["report", "XK", "--format", "json=\(module)"], ["report", "XK", "--format", "json=\(folder.path)/link"],
      ["report", "XK", "--format", "json=\(folder.path)/a", "--format", "csv=\(folder.path)/xk/../a"],
      ["report", "XK", "--format", "json=\(folder.path)/a", "--write-baseline", "\(folder.path)/a"],
      ["list", "--format", "json=\(module)"], ["dual", "XK", "DE", "--format", "text=\(module)"],
      ["vocabulary", "--format", "text=\(module)"], ["matrix", "--format", "csv=\(module)"],
      ["diff", "XK", "XK@2020-01-01", "--format", "html=\(module)"],
    ] {
      let run = CommandRun(arguments + ["--modules", folder.path])
      #expect(run.status == .usage, "\(arguments): \(run.messages)")
    }
    #expect(CommandRun("check", folder.path, "--format", "json=\(module)").status == .usage)
    #expect(try folder.read("xk/module.yaml") == before)
    #expect((try? folder.read("a")) == nil)
    let standard = CommandRun("list", "--format", "json=-", "--modules", folder.path)
    #expect(standard.status == .done && standard.output.hasPrefix("["))
  }

  // MARK: Words on the command line

  @Test(
    "A name, a code of another list or one in small letters is answered with the code that is meant",
    arguments: [
      ("Germany", "did you mean 'DE'?"), ("germany", "did you mean 'DE'?"), ("Estonai", "did you mean 'EE'?"),
      ("de", "did you mean 'DE'?"), ("DEU", "did you mean 'DE'?"), ("Ruritania", "did you mean 'XR'?"),
      ("UK", "did you mean 'GB'?"), ("EL", "did you mean 'GR'?"), ("Ghana", "did you mean 'GH'?"),
    ])
  func codes(word: String, advice: String) {
    let run = CommandRun("report", word, "--modules", Self.law)
    #expect(run.status == .usage)
    #expect(run.messages.contains("there is no module '\(word)'; \(advice)"), "\(run.messages)")
  }

  @Test("Completions know formats, levels, languages, spaces, kinds of file, treaties and countries")
  func completions() {
    let script = CommandRun("--generate-completion-script", "bash").output
    for word in ["junit", "error", "fr", "evidence", "protected-activities", "un-cybercrime-2024", "EE"] {
      #expect(script.contains(word), "\(word)")
    }
    let help = CommandRun("report", "--help").output
    #expect(help.contains("text, html, markdown, json, csv, sarif or junit") && help.contains("de, en or fr"))
  }
}
