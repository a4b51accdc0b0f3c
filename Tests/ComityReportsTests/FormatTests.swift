// SPDX-License-Identifier: Apache-2.0

import Comity
import Foundation
import Testing

@testable import ComityReports

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What the other side of each format expects.
@Suite struct FormatTests {
  // MARK: CSV

  @Test("CSV has equally many fields in every row, and none that a spreadsheet would run")
  func csvFields() throws {
    for text in [
      AwkwardReport.reports.rendered(as: .csv),
      AwkwardReport.reports.rendered(as: .csv, baseline: AwkwardReport.baseline),
      AwkwardReport.reports.matrix(as: .csv),
    ] {
      #expect(text.hasSuffix("\r\n"))
      #expect(text.utf8.starts(with: [0xEF, 0xBB, 0xBF]), "Excel would not read it as UTF-8")
      #expect(text.unicodeScalars.count { $0.value == 0xFEFF } == 1)
      let rows = Self.rows(ofCSV: text)
      #expect(rows.count > 4)
      #expect(Set(rows.map(\.count)) == [rows[0].count])
      for field in rows.joined() { #expect(!"=+-@\t\r".contains(field.first ?? " "), "\(field)") }
    }
    let rows = Self.rows(ofCSV: AwkwardReport.reports.rendered(as: .csv))
    #expect(rows[0] == CSVFormat.columns)
    #expect(rows[1][6] == "'=Taking | \"keeping\" <animals>")
    #expect(rows.joined().contains { $0.contains("Not \"puppies\"\nunder <one>.") })
  }

  /// The fields of comma-separated values after RFC 4180.
  static func rows(ofCSV text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.drop { $0.value == 0xFEFF }
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true) where scalars.first == "\"":
        scalars.removeFirst()
        field.append("\"")
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(field)
        field = ""
      case ("\r", false) where scalars.first == "\n":
        scalars.removeFirst()
        rows.append(row + [field])
        row = []
        field = ""
      default: field.unicodeScalars.append(scalar)
      }
    }
    return rows
  }

  // MARK: JUnit

  @Test("JUnit's XML can be read, and counts what it holds")
  func junit() throws {
    final class Counter: NSObject, XMLParserDelegate {
      var elements: [String: Int] = [:]
      var root: [String: String] = [:]
      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
      ) {
        elements[name, default: 0] += 1
        if name == "testsuites" { root = attributes }
      }
    }
    for baseline in [nil, AwkwardReport.baseline] {
      let counter = Counter()
      let parser = XMLParser(data: Data(AwkwardReport.reports.rendered(as: .junit, baseline: baseline).utf8))
      parser.delegate = counter
      #expect(parser.parse())
      #expect(counter.root["tests"] == "\(counter.elements["testcase"] ?? 0)")
      #expect(counter.root["failures"] == "\(counter.elements["failure"] ?? 0)")
      #expect(counter.root["skipped"] == "\(counter.elements["skipped"] ?? 0)")
    }
  }

  // MARK: SARIF

  @Test("SARIF names its rules, its places and its states as the standard and code scanning want them")
  func sarif() throws {
    for baseline in [nil, AwkwardReport.baseline] {
      let text = AwkwardReport.reports.rendered(as: .sarif, baseline: baseline)
      let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(log["version"] as? String == "2.1.0")
      #expect(log["$schema"] is String)
      let runs = try #require(log["runs"] as? [[String: Any]])
      #expect(runs.count <= 20)
      #expect(Set(runs.map { ($0["automationDetails"] as? [String: String])?["id"] ?? "" }).count == runs.count)
      for run in runs {
        #expect(run["columnKind"] as? String == "unicodeCodePoints")
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        #expect(driver["name"] is String)
        let rules = try #require(driver["rules"] as? [[String: Any]])
        for rule in rules {
          for key in ["shortDescription", "fullDescription", "help"] {
            #expect((rule[key] as? [String: String])?["text"] != nil)
          }
        }
        let results = try #require(run["results"] as? [[String: Any]])
        // Code scanning makes an alert of every result, whatever its kind.
        #expect(results.allSatisfy { $0["kind"] as? String == "fail" && $0["level"] as? String != "none" })
        let properties = try #require(run["properties"] as? [String: Any])
        let arguable = try #require(properties["arguable"] as? [[String: String]])
        #expect(arguable.count == AwkwardReport.reports.flatMap(\.findings).count { $0.certainty == .arguable })
        for result in results {
          let index = try #require(result["ruleIndex"] as? Int)
          #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
          #expect((result["message"] as? [String: String])?["text"]?.isEmpty == false)
          #expect((result["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"] != nil)
          #expect((result["suppressions"] != nil) == (baseline != nil))
          for location in try #require(result["locations"] as? [[String: Any]]) {
            let place = location["physicalLocation"] as? [String: Any]
            let uri = (place?["artifactLocation"] as? [String: String])?["uri"]
            if let uri { #expect(!uri.contains(":") && !uri.contains(" ") && !uri.hasPrefix("/"), "\(uri)") }
            if let region = place?["region"] as? [String: Int] { #expect((region["startLine"] ?? 0) > 0) }
          }
        }
        if baseline == nil { continue }
        let states = Set(results.compactMap { $0["baselineState"] as? String })
        #expect(states.isSubset(of: ["new", "unchanged"]))
      }
    }
  }

  // MARK: HTML

  @Test("A page loads nothing, runs nothing but its own script, and escapes every value")
  func page() {
    for page in [
      AwkwardReport.reports.rendered(as: .html),
      AwkwardReport.reports.rendered(as: .html, baseline: AwkwardReport.baseline),
      AwkwardReport.reports.matrix(as: .html),
    ] {
      for word in ["javascript:", " src=", "url(", "@import", "<link", "<keeps>", "<Convention>", "<animals>", "<so>"] {
        #expect(!page.contains(word), "\(word)")
      }
      #expect(page.components(separatedBy: "<script").count == 2)
      #expect(page.contains("default-src 'none'"))
      #expect(page.contains("Awkward &lt;Convention&gt;"))
    }
  }

  @Test("A page tells every finding once, whatever the number of paragraphs that it shows in")
  func places() {
    var shared = 0
    for report in LanguageTests.reports {
      let page = [report].rendered(as: .html)
      let ids = page.matches(of: /\ id="([^"]*)"/).map(\.1)
      #expect(ids.count == Set(ids).count, "\(report.jurisdiction.code) \(report.treaty.id)")
      shared += page.components(separatedBy: "\">see Article ").count - 1
    }
    #expect(shared > 10)
  }

  @Test("Values are escaped, pieces of pages are not")
  func escaping() {
    let value = "\"><script>alert('x')</script>&"
    let cell: HTML = "<td title=\"\(value)\">\(value)</td>"
    let escaped = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;"
    #expect(cell.markup == "<td title=\"\(escaped)\">\(escaped)</td>")
    let row: HTML = "<tr>\(cell)\([cell, cell])\(nil as HTML?)\(7)</tr>"
    #expect(row.markup == "<tr>\(cell.markup)\(cell.markup)\(cell.markup)7</tr>")
    #expect(link("a<b", "javascript:alert(1)").markup == "a&lt;b")
    #expect(
      link("a<b", "https://example.org/?a=\"b\"").markup.contains("href=\"https://example.org/?a=&quot;b&quot;\""))
  }

  @Test("A large page is packed without loss")
  func packing() throws {
    let line =
      "<li id=\"x/1\">Someone, on purpose and without right, takes ¤1; &amp; more; for <b>5 ¤</b>, or less.</li>\n"
    let body = (0..<6000).map { line.replacing("x/1", with: "x/\($0)") }.joined()
    let (packed, pieces) = try #require(PackedPage.pack(body))
    #expect(packed.utf8.count < body.utf8.count * 3 / 5)
    func unpacked(_ text: String) throws -> String {
      let parts = text.split(separator: "¤", omittingEmptySubsequences: false)
      var result = String(parts[0])
      for part in parts.dropFirst() {
        let halves = part.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        result += try unpacked(pieces[#require(Int(halves[0], radix: 36))]) + halves[1]
      }
      return result
    }
    #expect(try unpacked(packed) == body.replacing("¤", with: "&#164;"))
    #expect(PackedPage.pack(line) == nil)
  }

  // MARK: Every format

  @Test("Law that is loaded and mapped twice gives equal bytes")
  func equalBytes() throws {
    func report() throws -> Report {
      let lawBook = try LawBook.load(jurisdictions: ["DE"], treaties: ["budapest-2001"])
      let date = try #require(CalendarDate("2026-11-23"))
      return try Mapper(lawBook).report(on: "DE", to: "budapest-2001", asOf: date)
    }
    let (first, second) = (try report(), try report())
    for format in ReportFormat.allCases {
      #expect(first.rendered(as: format) == second.rendered(as: format), "\(format)")
      #expect(first.rendered(as: format).contains("§ 202a StGB"), "\(format)")
    }
  }

  @Test("Every finding is in every format, also one that belongs to no requirement", arguments: ReportFormat.allCases)
  func everyFinding(_ format: ReportFormat) throws {
    var reports = AwkwardReport.reports
    reports[0].findings.append(reports[0].findings[0])
    let last = reports[0].findings.count - 1
    reports[0].findings[last].id = "XX/awkward/threshold/serious"
    reports[0].findings[last].requirement = "threshold"
    let text = reports.rendered(as: format)
    for finding in reports.flatMap(\.findings) { #expect(text.contains(finding.id), "\(finding.id)") }
  }

  @Test("Captions are complete in every language, with the same places to fill in")
  func captions() {
    func places(_ text: String) -> [String] {
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
        $0.split(separator: "}").first.map(String.init)
      }
      // What stands in both numbers is a verb, in its own words in each language.
      .filter { !$0.contains("|") }.sorted()
    }
    for (language, catalog) in Caption.catalogs {
      for caption in Caption.allCases {
        guard let text = catalog[caption] else {
          Issue.record("\(language) lacks \(caption)")
          continue
        }
        #expect(places(text) == places(Caption.english[caption] ?? ""), "\(language): \(caption)")
      }
    }
  }
}
