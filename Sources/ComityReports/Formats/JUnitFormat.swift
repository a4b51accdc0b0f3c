// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityDiagnostics
package import ComityMapper

/// Writes reports as JUnit's XML: a suite for each report, a test for each requirement and for each finding.
///
/// A requirement that is met is a test that passes, one that was not surveyed is skipped. A finding fails, unless it is
/// only a note or accepted.
package struct JUnitFormat: Sendable {
  /// The language of the sentences.
  package var language: String
  /// The findings that are accepted.
  package var baseline: Baseline?

  package init(language: String = "en", baseline: Baseline? = nil) {
    self.language = language
    self.baseline = baseline
  }

  /// The reports in one document.
  package func render(_ reports: [Report]) -> String {
    let suites = reports.map { (report: $0, tests: tests($0)) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"comity\"\(counts(suites.flatMap(\.tests)))>\n"
    for (report, tests) in suites {
      let name = "\(report.jurisdiction.code) \(report.treaty.id) \(report.asOf)"
      text += "  <testsuite name=\(attribute(name))\(counts(tests)) errors=\"0\">\n"
      if !report.bills.isEmpty {
        text += "    <properties>\n"
        for bill in report.bills { text += "      <property name=\"bill\" value=\(attribute(bill.title))/>\n" }
        text += "    </properties>\n"
      }
      let suite = "\(report.jurisdiction.code).\(report.treaty.id)"
      for test in tests {
        text += "    <testcase classname=\(attribute(suite)) name=\(attribute(test.name))\(test.place)"
        text += test.body.isEmpty ? "/>\n" : ">\n\(test.body)    </testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private struct Test {
    enum Result { case passed, failed, skipped }
    var name: String
    var place = ""
    var result: Result
    var body = ""
  }

  private func tests(_ report: Report) -> [Test] {
    let sentences = FindingSentences(report, language: language)
    let findings = Dictionary(report.findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return report.assessments.flatMap { assessment -> [Test] in
      let requirement = assessment.requirement
      let name =
        "\(sentences.names.reference(requirement.paragraph)) \(requirement.title): \(sentences.status(assessment.status))"
      var tests: [Test] = []
      switch assessment.status {
      case .met, .metByDeclaration: tests.append(Test(name: name, result: .passed))
      case .notSurveyed, .used, .partlyUsed, .notUsed, .notOwed:
        let message = attribute(sentences.status(assessment.status))
        tests.append(Test(name: name, result: .skipped, body: "      <skipped message=\(message)/>\n"))
      case .arguable, .needsDeclaration, .partlyMet, .notMet: break
      }
      return tests + assessment.findings.compactMap { findings[$0] }.map { test($0, sentences) }
    } + report.furtherFindings.map { test($0, sentences) }
  }

  private func test(_ finding: Finding, _ sentences: FindingSentences) -> Test {
    var test = Test(name: finding.id, result: .passed)
    if let place = finding.location {
      test.place = " file=\(attribute(place.file))"
      if place.line > 0 { test.place += " line=\"\(place.line)\"" }
    }
    let message = sentences.message(finding)
    var lines = [message]
    if let example = sentences.example(finding) { lines.append("\(Frame.example.text(in: language)) \(example)") }
    if !finding.remedies.isEmpty {
      lines.append("\(Frame.remedies.text(in: language))\(Frame.colon.text(in: language))")
      lines += sentences.remedies(finding).map { "- \($0)" }
    }
    let details = escaped(lines.joined(separator: "\n"), inAttribute: false)
    if let reason = baseline?.reason(for: finding, in: sentences.report) {
      test.result = .skipped
      let accepted = Caption.accepted.text(["reason": reason], in: language)
      test.body = "      <skipped message=\(attribute(accepted))>\(details)</skipped>\n"
    } else if finding.level == .note {
      test.body = "      <system-out>\(details)</system-out>\n"
    } else {
      test.result = .failed
      test.body =
        "      <failure type=\(attribute(finding.kind.rawValue)) message=\(attribute(message))>\(details)</failure>\n"
    }
    return test
  }

  private func counts(_ tests: [Test]) -> String {
    let failed = tests.filter { $0.result == .failed }.count
    let skipped = tests.filter { $0.result == .skipped }.count
    return " tests=\"\(tests.count)\" failures=\"\(failed)\" skipped=\"\(skipped)\""
  }

  private func attribute(_ text: String) -> String { "\"\(escaped(text, inAttribute: true))\"" }

  /// The text without what XML cannot hold, and with its signs written out.
  private func escaped(_ text: String, inAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t", "\r":
        if inAttribute || scalar == "\r" {
          result += "&#\(scalar.value);"
        } else {
          result.unicodeScalars.append(scalar)
        }
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
