// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import Foundation
import Testing

@Suite("Bills")
struct BillTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      ModulesTests.head("XK", "Kosovo")
        + ModulesTests.offense("xk-1").replacing("act: access,", with: "act: access, security-measure: infringed,"),
      to: "laws/xk/module.yaml")
  }

  private func bill(
    _ body: String, id: String = "xk-bill", on code: String = "XK", head: String = ""
  ) throws -> String {
    try folder.write(
      """
      bill: {id: \(id), title: Bill \(id), jurisdiction: \(code), \(head)source: {title: a, url: "https://a.b"}}
      \(body)

      """, to: "\(id).yaml")
    return "\(folder.path)/\(id).yaml"
  }

  private static let opened =
    "amend: [{id: xk-1, reaches: {act: access, object: computer-system, authorization: without-right, "
    + "mental-state: intentional}}]"

  private func comity(_ arguments: String...) -> CommandRun {
    CommandRun(arguments + ["--modules", "\(folder.path)/laws"])
  }

  @Test(
    "Every format of every command that takes a bill names it",
    arguments: [
      "report XK --treaty budapest-2001 --with BILL: text html markdown json csv sarif junit",
      "matrix --treaty budapest-2001 --with BILL: text html markdown json csv",
      "diff XK XK+BILL --treaty budapest-2001: text html markdown json",
      "dual XK DE --with BILL: text json",
      "exposure --from XK --to DE --with BILL: text json",
      "request --from XK --to DE --offense xk-1 --measure produce --data content-data --with BILL: text json",
    ])
  func named(line: String) throws {
    let path = try bill(Self.opened)
    let parts = line.components(separatedBy: ": ")
    for format in parts[1].split(separator: " ") {
      // The matrix asks the law of every State: once is enough.
      for language in parts[0].hasPrefix("matrix") ? ["en"] : ["en", "fr"] {
        let arguments = parts[0].replacing("BILL", with: path).split(separator: " ").map(String.init)
        let run = CommandRun(
          arguments + ["--modules", "\(folder.path)/laws", "--format", "\(format)", "--language", language])
        #expect(run.status == .done, "\(run.messages)")
        let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Bill xk-bill"), "\(line) \(format)")
      }
    }
  }

  @Test("A finding under a bill is explained under that bill, in text and as JSON")
  func explained() throws {
    let path = try bill("amend: [{id: xk-1, penalty: {fine: true}}]")
    let id = "XK/budapest-2001/2/gap"
    for format in ["text", "json"] {
      let run = comity("explain", id, "--with", path, "--format", format)
      #expect(run.status == .done && run.output.contains("Bill xk-bill") && run.output.contains(id), "\(run.messages)")
    }
    struct Document: Decodable {
      struct Finding: Decodable { var id: String }
      var bills: [String]
      var finding: Finding
      var text: String
    }
    let json = comity("explain", id, "--with", path, "--format", "json").output
    let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
    #expect(document.bills == ["Bill xk-bill"] && document.finding.id == id && document.text.contains("xk-1"))
  }

  @Test("A bill in a folder of modules changes nothing, and is told")
  func inFolder() throws {
    let plain = comity("report", "XK", "--treaty", "budapest-2001")
    let path = try bill(Self.opened)
    try FileManager.default.moveItem(atPath: path, toPath: "\(folder.path)/laws/bill.yaml")
    let run = comity("report", "XK", "--treaty", "budapest-2001")
    #expect(run.output == plain.output && run.status == .done)
    #expect(run.messages.contains("the bill 'Bill xk-bill' is not laid over the law; name it with --with"))
    let laid = comity("report", "XK", "--treaty", "budapest-2001", "--with", "\(folder.path)/laws/bill.yaml")
    #expect(laid.output.contains("Bill xk-bill") && laid.messages.isEmpty, "\(laid.messages)")
  }

  @Test("A bill on nobody who is asked for, or on a country that there is not, is wrong usage")
  func onOthers() throws {
    let german = try bill("repeal: [de-stgb-202a]", id: "de-bill", on: "DE")
    let unknown = try bill("repeal: [qq-1]", id: "qq-bill", on: "QQ")
    for arguments in [["report", "XK"], ["dual", "XK", "FR"], ["explain", "XK/budapest-2001/2/gap"]] {
      let run = CommandRun(arguments + ["--modules", "\(folder.path)/laws", "--with", german])
      #expect(run.status == .usage, "\(arguments) \(run.messages)")
      #expect(run.messages.contains("de-bill.yaml changes the law of DE, and XK"), "\(run.messages)")
      let other = CommandRun(arguments + ["--modules", "\(folder.path)/laws", "--with", unknown])
      #expect(other.status == .usage && other.messages.contains("there is no module 'QQ'"), "\(other.messages)")
    }
    let diff = comity("diff", "XK", "XK+\(german)")
    #expect(diff.status == .usage && diff.output.isEmpty)
    #expect(
      comity("report", "XK", "--with", "\(folder.path)/laws/xk/module.yaml").messages.contains("a bill is needed here"))
  }

  @Test(
    "What a bill cannot do is refused with its place, by 'check' and by a report",
    arguments: [
      ("repeal: [xk-2]", "2:10: error: unknown offence 'xk-2'; did you mean 'xk-1'?"),
      ("repeal: [xk-1, xk-1]", "2:16: error: 'xk-1' is repealed twice"),
      ("amend: [{id: xk-2, penalty: {max-months: 2}}]", "2:14: error: unknown offence 'xk-2'"),
      (
        "repeal: [xk-1]\namend: [{id: xk-1, penalty: {max-months: 2}}]",
        "3:14: error: 'xk-1' is both repealed and amended"
      ),
      (
        "amend: [{id: xk-1, penalty: {max-months: 2}}, {id: xk-1, attempt: {punished: true}}]",
        "2:52: error: 'xk-1' is amended twice"
      ),
      (
        "amend: [{id: xk-1, drop-exceptions: [none]}]", "2:14: error: unknown exception of 'xk-1' 'none'; there is none"
      ),
      ("amend: [{id: xk-1, reaches: {act: acces}}]", "2:35: error: unknown value of 'act' 'acces'"),
      (
        ModulesTests.offense("yy-9").replacing("offenses:", with: "add:").trimmingSuffix,
        "3:9: error: the identifier 'yy-9' has to start with 'xk-'"
      ),
      (
        ModulesTests.offense("xk-1").replacing("offenses:", with: "add:").trimmingSuffix,
        "3:9: error: the offence 'xk-1' is there already; change it under 'amend'"
      ),
    ])
  func refused(body: String, message: String) throws {
    let path = try bill(body)
    let check = comity("check", path)
    #expect(check.status == .invalidInput)
    #expect(check.output.contains("xk-bill.yaml:\(message)"), "\(check.output)")
    let report = comity("report", "XK", "--with", path)
    #expect(report.status == .invalidInput && report.messages.contains(message), "\(report.messages)")
  }

  @Test("A bill is checked for what it means: an exception that takes all out, a topic that nobody surveyed")
  func meaning() throws {
    let swallowing = try bill(
      "amend: [{id: xk-1, except: [{id: all, kind: justification, when: {act: access}, summary: Everybody.}]}]", id: "a"
    )
    let check = comity("check", swallowing)
    #expect(check.status == .invalidInput && check.output.contains("[swallowing-exception]"), "\(check.output)")
    let unsurveyed = try bill(
      ModulesTests.offense("xk-2").replacing("offenses:", with: "add:")
        .replacing("topics: [illegal-access]", with: "topics: [fraud]"), id: "b")
    #expect(comity("check", unsurveyed).output.contains("warning: no topic of 'xk-2' is surveyed"))
    let report = comity("report", "XK", "--treaty", "budapest-2001", "--with", unsurveyed)
    #expect(report.status == .done && report.messages.contains("warning: no topic of 'xk-2' is surveyed"))
    #expect(CommandRun("check", unsurveyed).output.contains("note: the law of 'XK' was not loaded"))
  }

  @Test("Bills build on each other in the order in which they are named")
  func several() throws {
    let first = try bill(
      ModulesTests.offense("xk-2", object: "computer-data").replacing("offenses:", with: "add:"), id: "xk-a")
    let second = try bill(
      "amend: [{id: xk-2, penalty: {max-months: 60}}]", id: "xk-b", head: "builds-on: [xk-a], ")
    let both = comity("report", "XK", "--treaty", "budapest-2001", "--with", first, "--with", second)
    #expect(both.status == .done && both.output.contains("Bill xk-a") && both.output.contains("Bill xk-b"))
    #expect(comity("report", "XK", "--with", second, "--with", first).messages.contains("unknown-bill"))
    #expect(comity("report", "XK", "--with", second).status == .invalidInput)
    #expect(comity("check", first, second).status == .done)
    #expect(comity("check", second, "--with", first).status == .done)
    #expect(comity("check", second).output.contains("unknown bill 'xk-a'"))
    let diff = comity("diff", "XK+\(first)", "XK+\(first)+\(second)", "--treaty", "budapest-2001")
    #expect(diff.status == .done && diff.output.contains("Bill xk-b"), "\(diff.messages)")
  }

  @Test("A bill on a layer changes the law of those that inherit it, but for what they have in their own wording")
  func layers() throws {
    try folder.write(
      ModulesTests.head("XA", "Union") + ModulesTests.offense("xa-1")
        + ModulesTests.offense("xa-2", object: "computer-data").replacing("offenses:\n", with: ""),
      to: "laws/xa/module.yaml")
    try folder.write(
      ModulesTests.head("XB", "Member", inherits: "[XA]")
        + ModulesTests.offense("xa-2", object: "computer-data", months: 12),
      to: "laws/xb/module.yaml")
    let path = try bill(
      "amend: [{id: xa-1, penalty: {max-months: 60}}, {id: xa-2, penalty: {max-months: 60}}]\n"
        + ModulesTests.offense("xa-3", object: "tool").replacing("offenses:", with: "add:"), id: "xa-bill", on: "XA")
    let texts = try ["xa", "xb", "xk"].map {
      LawText(path: "laws/\($0)/module.yaml", text: try folder.read("laws/\($0)/module.yaml"))
    }
    let laid = LawText(path: "xa-bill.yaml", text: try String(contentsOfFile: path, encoding: .utf8))
    let law = try LawLibrary(adding: texts).load(jurisdictions: [], with: [laid])
    func months(_ code: String) -> [String] {
      law.module(code)?.offenses.map { "\($0.id) \($0.penalty.maximum.months ?? 0)" }.sorted() ?? []
    }
    #expect(months("XA") == ["xa-1 60", "xa-2 60", "xa-3 36"])
    #expect(months("XB") == ["xa-1 60", "xa-2 12", "xa-3 36"])
    #expect(months("XK") == ["xk-1 36"])
    #expect(comity("report", "XB", "--treaty", "budapest-2001", "--with", path).output.contains("Bill xa-bill"))
    #expect(comity("report", "XK", "--with", path).status == .usage)
  }
}

extension String {
  /// The text without the line break at its end.
  fileprivate var trimmingSuffix: String { hasSuffix("\n") ? String(dropLast()) : self }
}
