// SPDX-License-Identifier: Apache-2.0

import ComityCore
import Testing

@Suite("Penalties, codes and lists")
struct ValueTests {
  @Test("Penalties are in order from none to life, and only life has no number of months")
  func penalties() {
    let order: [Penalty.Maximum] = [.none, .months(1), .months(12), .months(1200), .life]
    #expect(order.shuffled().sorted() == order)
    #expect(order.map(\.months) == [0, 1, 12, 1200, nil])
    #expect(Penalty.Maximum.months(12).reaches(12) && !Penalty.Maximum.months(11).reaches(12))
    #expect(Penalty.Maximum.life.reaches(.max) && !Penalty.Maximum.none.reaches(1))
  }

  @Test(
    "Codes of countries are those of ISO 3166-1, those left to users, and that of the Union",
    arguments: [("DE", true), ("EU", true), ("XR", true), ("QM", true), ("QL", false), ("UK", false), ("ZY", false)])
  func codes(code: String, isAssigned: Bool) {
    #expect(CountryCode.isAssigned(code) == isAssigned)
    #expect((CountryCode.problem(with: code) == nil) == isAssigned)
  }

  @Test("Where another code is used than that of ISO, the one that is meant is named")
  func meant() {
    #expect(CountryCode.problem(with: "UK")?.contains("'GB'") == true)
    #expect(CountryCode.problem(with: "EL")?.contains("'GR'") == true)
    #expect(CountryCode.meant(by: "DE") == nil)
  }

  @Test("Repetitions go, and groups come in the order in which they first appear")
  func lists() {
    #expect([3, 1, 3, 2, 1].unique == [3, 1, 2])
    let groups = ["bb", "a", "cc", "d"].grouped(by: \.count)
    #expect(groups.map(\.key) == [2, 1] && groups.map(\.elements) == [["bb", "cc"], ["a", "d"]])
  }

  @Test("A text without the language asked for is given in English")
  func texts() {
    let text = LocalizedText("gap", translations: ["de": "Lücke"])
    #expect(text["de"] == "Lücke" && text["fr"] == "gap" && text["en"] == "gap")
  }
}
