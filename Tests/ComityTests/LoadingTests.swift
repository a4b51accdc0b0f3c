// SPDX-License-Identifier: Apache-2.0

import Comity
import Testing

struct LoadingTests {
  @Test("Translations are loaded for the languages that are asked for; of all languages, where none is")
  func languages() throws {
    func text(in language: String, loading languages: [String]?) throws -> String {
      let lawBook = try LawBook.load(jurisdictions: ["EE"], treaties: ["budapest-2001"], languages: languages)
      let date = try #require(CalendarDate("2026-11-28"))
      let report = try Mapper(lawBook).report(on: "EE", to: "budapest-2001", asOf: date)
      return [report].rendered(as: .text, language: language)
    }
    let (german, english) = (try text(in: "de", loading: nil), try text(in: "en", loading: nil))
    #expect(try text(in: "de", loading: ["de"]) == german)
    #expect(try text(in: "en", loading: []) == english)
    // Without the translation the facts are told in English, and the rest of the sentences is German.
    let mixed = try text(in: "de", loading: ["fr"])
    #expect(mixed != german)
    #expect(mixed.contains("Stand"))
  }
}
