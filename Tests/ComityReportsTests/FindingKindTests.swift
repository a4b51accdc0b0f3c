// SPDX-License-Identifier: Apache-2.0

import ComityMapper
import ComityTestSupport
import Foundation
import Testing

@testable import ComityReports

@Suite("The kinds of finding")
struct FindingKindTests {
  @Test("Every kind has its names in each language, its title and its explanation", arguments: Finding.Kind.allCases)
  func complete(kind: Finding.Kind) {
    let texts = KindText.all.filter { $0.kind == kind }
    #expect(texts.count == 1)
    for language in Frame.languages { #expect(texts.first?.names[language]?.isEmpty == false, "\(language)") }
    #expect(texts.first?.title.isEmpty == false && texts.first?.explanation.hasSuffix(".") == true)
  }

  @Test("The schema of reports lists the kinds that there are")
  func schema() throws {
    let path = "\(packageFolder)/Sources/ComityReports/Schemas/report-1.schema.json"
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path))) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: Any])
    let properties = (definitions["finding"] as? [String: Any])?["properties"] as? [String: Any]
    let kinds = try #require((properties?["kind"] as? [String: Any])?["enum"] as? [String])
    #expect(kinds == Finding.Kind.allCases.map(\.rawValue))
  }
}
