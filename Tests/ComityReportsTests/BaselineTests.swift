// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityReports
import ComityTestSupport
import Foundation
import Testing

/// Accepted findings: what fails, what is marked, what is said to be gone; and that no half file is ever left.
@Suite struct BaselineTests {
  private func comity(_ arguments: String..., showsProgress: Bool = false) -> CommandRun {
    CommandRun(arguments, showsProgress: showsProgress)
  }

  private func comity(_ arguments: [String], showsProgress: Bool = false) -> CommandRun {
    CommandRun(arguments, showsProgress: showsProgress)
  }

  /// A folder for the time of a test.
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try body(URL(filePath: folder.path))
  }

  private func read(_ file: URL) throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

  @Test("Accepted findings do not fail a build, new ones do, and one that is gone is said")
  func acceptance() throws {
    try withFolder { folder in
      let file = folder.appending(path: "accepted.json")
      let question = ["report", "DE", "--treaty", "budapest-2001", "--fail-on", "note"]
      func ask(_ more: String...) -> CommandRun { comity(question + more) }
      #expect(ask().status == .findings)
      #expect(ask("--write-baseline", file.path, "--reason", "Known since 2009.").status == .findings)
      #expect(try read(file).contains("Known since 2009."))

      let accepted = ask("--baseline", file.path)
      #expect(accepted.status == .done)
      #expect(accepted.output.contains("Accepted: Known since 2009."))
      #expect(accepted.messages.isEmpty)

      // Without its declarations Germany has findings that nobody has accepted.
      #expect(ask("--baseline", file.path, "--without-declarations").status == .findings)

      var baseline = try Baseline(json: read(file))
      baseline = Baseline(
        accepting: baseline.accepted + [
          .init(id: "DE/budapest-2001/2/gap", reason: "Old."), .init(id: "JP/budapest-2001/2/gap", reason: "Else."),
        ])
      try Data(baseline.json.utf8).write(to: file)
      let gone = ask("--baseline", file.path)
      #expect(gone.status == .done)
      #expect(gone.messages.contains("DE/budapest-2001/2/gap is gone"))
      #expect(!gone.messages.contains("JP/"))

      // Writing it again drops what is gone, and keeps the reasons and what was not asked about.
      _ = ask("--baseline", file.path, "--write-baseline", file.path, "--reason", "New.")
      let rewritten = try Baseline(json: read(file))
      #expect(rewritten.reason(for: "DE/budapest-2001/2/gap") == nil)
      #expect(rewritten.reason(for: "JP/budapest-2001/2/gap") == "Else.")
      #expect(Set(rewritten.accepted.map(\.reason)) == ["Known since 2009.", "Else."])
    }
  }

  @Test("What was accepted is accepted again where it reaches as far or less, and no longer where it reaches further")
  func extent() throws {
    let report = try #require(AwkwardReport.reports.first)
    let baseline = Baseline(acceptingFindingsOf: [report], reason: "Known.")
    #expect(report.findings.allSatisfy { baseline.accepts($0, in: report) })
    let again = try Baseline(json: baseline.json)
    #expect(again == baseline)
    let index = try #require(report.findings.firstIndex { !$0.uncovered.isEmpty && $0.uncovered[0].limits.count > 1 })
    func accepts(_ change: (inout Finding) -> Void) -> Bool {
      var changed = report
      change(&changed.findings[index])
      return baseline.accepts(changed.findings[index], in: changed)
    }
    #expect(accepts { $0.uncovered[0].limits.append($0.uncovered[0].limits[0]) })
    #expect(accepts { $0.uncovered.removeLast() })
    #expect(!accepts { $0.uncovered[0].limits.removeLast() })
    #expect(!accepts { $0.uncoveredIsComplete.toggle() } || !report.findings[index].uncoveredIsComplete)
    // A graver finding is another one; a lighter one is not.
    let notes = Baseline(
      accepting: baseline.accepted.map {
        var accepted = $0
        accepted.extent?.level = "note"
        return accepted
      })
    #expect(report.findings.allSatisfy { notes.accepts($0, in: report) == ($0.level == .note) })
    let requirement = report.findings[index].requirement
    var changed = report
    let row = try #require(changed.assessments.firstIndex { $0.requirement.id == requirement })
    changed.assessments[row].status = changed.assessments[row].status == .arguable ? .notMet : .arguable
    #expect(!baseline.accepts(changed.findings[index], in: changed))
  }

  @Test(
    "Numbers are held by wider numbers", arguments: [("18+", true), ("12+", false), ("20", true), ("10-19", false)])
  func numbers(word: String, isAccepted: Bool) throws {
    let report = try #require(AwkwardReport.reports.first)
    var accepted = AcceptedExtent(try #require(report.findings.first), in: report)
    var found = accepted
    accepted.cases = [["offender-age": ["14-17", "18+"]]]
    found.cases = [["offender-age": [word], "act": ["access"]]]
    #expect(accepted.covers(found) == isAccepted)
  }

  @Test("A file of before, which tells no extent, accepts by the identifier alone")
  func withoutExtent() throws {
    let report = try #require(AwkwardReport.reports.first)
    let finding = try #require(report.findings.first)
    let json = "{\"schemaVersion\": \"1.0\", \"accepted\": [{\"id\": \"\(finding.id)\", \"reason\": \"Known.\"}]}"
    #expect(try Baseline(json: json).accepts(finding, in: report))
  }

  @Test(
    "A file that is no baseline is refused with its mistakes",
    arguments: [
      ("{", "this is no JSON"), ("{\"schemaVersion\": \"1.0\"}", "the key 'accepted' is missing"),
      ("{\"schemaVersion\": \"2.0\", \"accepted\": []}", "unknown schemaVersion '2.0'"),
      (
        "{\"schemaVersion\": \"1.0\", \"accepted\": [{\"id\": \"a\", \"reason\": \" \"}]}",
        "'a' is accepted without a reason"
      ),
      (
        "{\"schemaVersion\": \"1.0\", \"accepted\": [{\"id\": \"a\", \"reason\": \"x\"}, {\"id\": \"a\", \"reason\": \"y\"}]}",
        "'a' is accepted twice"
      ),
      (
        "{\"schemaVersion\": \"1.0\", \"accepted\": [{\"id\": 1, \"reason\": \"x\"}]}",
        "accepted [0] id: a value of another type"
      ),
    ])
  func wrongBaseline(text: String, message: String) throws {
    try withFolder { folder in
      let file = folder.appending(path: "accepted.json")
      try Data(text.utf8).write(to: file)
      let outcome = comity("report", "DE", "--treaty", "budapest-2001", "--baseline", file.path)
      #expect(outcome.status == .invalidInput)
      #expect(outcome.messages.contains(message), "\(outcome.messages)")
      #expect(outcome.output.isEmpty)
    }
    #expect(comity("report", "DE", "--baseline", "/no/such/file").status == .cannotOpen)
  }

  // MARK: Files

  @Test("Several formats in one run go to their files, and replace what was there as a whole")
  func severalFiles() throws {
    try withFolder { folder in
      let formats = ReportFormat.allCases.map { ($0, folder.appending(path: "report.\($0.rawValue)")) }
      try Data("old".utf8).write(to: formats[0].1)
      let arguments =
        ["report", "EE", "--treaty", "budapest-2001"]
        + formats.flatMap { ["--format", "\($0.0.rawValue)=\($0.1.path)"] }
      let console = Console(
        write: { Issue.record("wrote \($0)") }, writeMessage: { Issue.record("said \($0)") }, isTerminal: false,
        showsProgress: false, today: CalendarDate(daysSince1970: 20_780))
      #expect(ComityCommandLine.run(arguments, on: console) == .done)
      for (_, file) in formats { #expect(try read(file).utf8.count > 1000) }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.count == formats.count)
    }
  }

  #if os(Linux)
    @Test("A full disk and a missing folder are said, and leave nothing behind")
    func noHalfFile() throws {
      let full = comity("report", "EE", "--treaty", "budapest-2001", "--format", "html=/dev/full")
      #expect(full.status == .cannotWrite)
      #expect(full.messages.contains("/dev/full: cannot be written"))
      let type = try FileManager.default.attributesOfItem(atPath: "/dev/full")[.type] as? FileAttributeType
      #expect(type == .typeCharacterSpecial)
      try withFolder { folder in
        let missing = folder.appending(path: "missing/report.html").path
        #expect(comity("matrix", "--treaty", "budapest-2001", "--format", "html=\(missing)").status == .cannotWrite)
        let rest = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(rest.isEmpty)
      }
    }
  #endif

  // MARK: The matrix

  @Test("The matrix has every jurisdiction and the status of every requirement, and says how far it is")
  func matrix() throws {
    let outcome = comity("matrix", "--treaty", "budapest-2001", "--format", "json", showsProgress: true)
    #expect(outcome.status == .done)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let jurisdictions = try #require(document["jurisdictions"] as? [[String: Any]]).compactMap { $0["code"] as? String }
    #expect(jurisdictions == jurisdictions.sorted() && jurisdictions.contains("DE"))
    let treaty = try #require((document["treaties"] as? [[String: Any]])?.first)
    let requirements = try #require(treaty["requirements"] as? [[String: Any]])
    for requirement in requirements {
      #expect((requirement["statuses"] as? [String: String])?.keys.sorted() == jurisdictions)
    }
    let access = try #require(requirements.first { $0["id"] as? String == "2" })
    #expect((access["statuses"] as? [String: String])?["DE"] == "met-by-declaration")
    #expect(outcome.messages.contains("(1 of \(jurisdictions.count))"))
  }
}
