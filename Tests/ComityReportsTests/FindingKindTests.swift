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
    for (language, words) in FindingWords.catalogs {
      #expect(words.names[kind.rawValue]?.isEmpty == false, "\(language)")
    }
    #expect(!kind.title.isEmpty && kind.explanation.hasSuffix("."))
  }

  @Test("The catalogs have the sentences that the kinds declare, and no others")
  func sentences() {
    let declared = Finding.Kind.allCases.flatMap(\.sentences) + FindingSentence.Quoted.allCases.map(\.rawValue)
    #expect(Set(declared) == Set(FindingWords.english.sentences.keys))
    #expect(declared.count == Set(declared).count)
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
