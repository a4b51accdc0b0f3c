// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport
import Testing

/// Every kind of answer that is no report of bundled law, as a file that somebody has read.
///
/// The law is that of the example package and of a neighbor, so that a file changes only when a format, a sentence or an answer
/// does. After a change that is meant, run the tests with COMITY_RECORD=1, which writes the files anew and fails.
@Suite("Answers")
struct AnswerTests {
  private static let folder = "\(packageFolder)/Tests/ComityCommandLineTests/Answers"
  private static let request =
    "request --from XZ --to XR --offense xz-act-4 --measure produce --data content-data --fact data-origin=machine-made"
  private static let back =
    "request --from XR --to XZ --offense xr-code-301 --measure produce --data content-data --fact data-origin=machine-made"

  /// The files, and the commands whose answers they are.
  private static let answers: [(name: String, command: String)] = [
    ("report-with-bill.txt", "report XR --treaty strelsau-2025 --with BILL"),
    ("report-with-bill.json", "report XR --treaty strelsau-2025 --with BILL --format json"),
    ("diff-with-bill.txt", "diff XR XR+BILL --treaty strelsau-2025"),
    ("diff-with-bill.json", "diff XR XR+BILL --treaty strelsau-2025 --format json"),
    ("diff-with-bill.fr.md", "diff XR XR+BILL --treaty strelsau-2025 --format markdown --language fr"),
    ("explain.txt", "explain XR/strelsau-2025/3/gap"),
    ("explain.json", "explain XR/strelsau-2025/3/gap --format json"),
    ("explain.de.txt", "explain XR/strelsau-2025/3/gap --language de"),
    ("explain-with-bill.txt", "explain XR/strelsau-2025/3/carve-out-gap/xr-code-301:satire --with BILL"),
    ("dual.txt", "dual XR XZ"), ("dual.json", "dual XR XZ --format json"),
    ("dual.html", "dual XR XZ --format html"), ("request.html", "\(request) --format html"),
    ("exposure.html", "exposure --from XR --to XZ --treaty strelsau-2025 --format html"),
    ("request-to-provider.txt", "\(request) --addressee provider --emergency --arrangement Strelsau-Agreement"),
    ("request-refused.txt", "\(back) --fact channel=direct"),
    ("dual-with-bill.de.txt", "dual XR XZ --with BILL --language de"),
    ("request.txt", request), ("request.json", "\(request) --format json"),
    ("request-back.txt", back), ("request-with-bill.json", "\(back) --with BILL --format json"),
    ("exposure.txt", "exposure --from XR --to XZ --treaty strelsau-2025"),
    ("exposure.json", "exposure --from XR --to XZ --treaty strelsau-2025 --format json"),
    ("request.de.txt", "\(request) --language de"), ("request.fr.json", "\(request) --format json --language fr"),
    ("request-to-provider.fr.txt", "\(request) --addressee provider --emergency --language fr"),
    ("request-refused.de.html", "\(back) --fact channel=direct --format html --language de"),
    ("explain.fr.txt", "explain XR/strelsau-2025/3/gap --language fr"),
    ("exposure-with-bill.de.txt", "exposure --from XR --to XZ --treaty strelsau-2025 --with BILL --language de"),
    ("list-provisions.txt", "list provisions XR"), ("list-provisions.json", "list provisions XR --format json"),
    ("check-bill.txt", "check BILL"),
  ]

  /// Commands whose answers are asked for in every language.
  private static let translated: [String] = [
    request, "\(back) --fact channel=direct", "\(request) --addressee provider --established IE", "dual XR XZ",
    "dual DE FR", "request --from DE --to FR --offense de-stgb-202a --measure produce --data content-data",
    "request --from DE --to IT --offense de-stgb-202a --measure produce --data content-data",
    "exposure --from XR --to XZ --treaty strelsau-2025", "exposure --from DE --to FR --treaty budapest-2001",
    "exposure --from DE --to IT", "explain DE/budapest-2001/5/gap", "explain DE/budapest-2001/18.1.a/gap",
    "explain XR/strelsau-2025/3/gap",
  ]

  @Test(
    "An answer is the one that was recorded",
    arguments: answers)
  func answer(name: String, command: String) throws {
    let arguments = command.split(separator: " ").map { String($0).replacing("BILL", with: OwnLawTests.bill) }
    let run = CommandRun(arguments + ["--modules", OwnLawTests.law, "--modules", "\(Self.folder)/Law"])
    #expect(run.status == .done, "\(run.messages)")
    var output = run.output.replacing("\(packageFolder)/", with: "")
    // Every page has the same style and the same script: they are recorded with the pages of reports.
    for tag in ["style", "script"] where name.hasSuffix(".html") {
      guard let start = output.firstRange(of: "<\(tag)>"), let end = output.firstRange(of: "</\(tag)>") else {
        continue
      }
      output.replaceSubrange(start.upperBound..<end.lowerBound, with: "")
    }
    #expect(try difference(of: output, from: "\(Self.folder)/\(name)") == nil)
  }

  @Test(
    "An answer in German or French has no line of the English one but identifiers, facts for machines, names and addresses",
    arguments: translated)
  func languages(command: String) {
    let arguments = command.split(separator: " ").map(String.init)
    func lines(_ language: String) -> [String] {
      let run = CommandRun(
        arguments + ["--modules", OwnLawTests.law, "--modules", "\(Self.folder)/Law", "--language", language])
      #expect(run.status == .done, "\(run.messages)")
      // What is quoted in English is said to be, and a source has the name that it has.
      return run.output.replacing(/“[^”]*”/, with: "“”").split(separator: "\n").map(\.trimmingBlanks)
    }
    let english = Set(lines("en"))
    for language in ["de", "fr"] {
      let own = lines(language)
      #expect(own.count > 3)
      for line in own where english.contains(line) {
        let isForMachines = line.split(separator: " ").allSatisfy { $0.contains("=") }
        let isName = line.contains("://") || line.split(separator: "/").count > 3 || !line.contains(/[a-z]{2}/)
        let isTitle = line.contains(#/^- (?:§|Art|[Ss]ection |[0-9]+ U\.S\.C)[^:]*$/#)
        #expect(isForMachines || isName || isTitle, "\(command) \(language): \(line)")
      }
    }
  }

  @Test("Lists and vocabularies have one's own beside what is bundled")
  func parts() throws {
    func lines(_ command: String) -> [Substring] {
      let run = CommandRun(command.split(separator: " ").map(String.init) + ["--modules", OwnLawTests.law])
      #expect(run.status == .done, "\(run.messages)")
      return run.output.split(separator: "\n")
    }
    #expect(lines("list jurisdictions").filter { $0.hasPrefix("XR") }.count == 1)
    let words = lines("vocabulary evidence")
    #expect(
      words.suffix(4) == [
        "data-origin  (plain)",
        "  Whether the data were made by a machine that imitates a person, or record what happened.",
        "  - recorded: Made by a camera, a microphone or a person.",
        "  - machine-made: Synthetic likenesses, and what they were made from (Strelsau Convention, Art 1).",
      ])
    let json = lines("vocabulary conduct --format json --language de")
    #expect(json.contains { $0.contains("\"phrase\" : \"ein künstliches Abbild einer Person\"") })
  }
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
