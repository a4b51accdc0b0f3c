// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityInstruments
import ComityYAML
import Testing

@Suite("Amounts of money")
struct MoneyTests {
  private func ranges(_ amount: String) throws -> [NumberRange] {
    let law = loadLaw(
      Instruments.common + Instruments.treaties(["budapest-2001"]) + [
        LawText(
          path: "xr/offenses.yaml",
          bytes: Array(
            WrittenLaw.module(
              "offenses:\n"
                + WrittenLaw.offense(reaches: "{act: alter, object: computer-data, loss-amount: \(amount)}")
            ).utf8))
      ])
    let book = try #require(law.lawBook)
    let offense = try #require(book.module("XR")?.offenses.first)
    let index = try #require(book.conduct.index(of: "loss-amount"))
    guard case .numbers(let ranges)? = offense.reaches.first?.limits[index] else { return [] }
    return ranges
  }

  @Test("A threshold keeps its currency, and lies where that is worth it")
  func currency() throws {
    let euros = try #require(try ranges("{more-than: 200, currency: EUR}").first)
    #expect(euros.lowerAmount == Amount(200, currency: "EUR", isBelow: true))
    #expect(euros.lower == 231)
    let yen = try #require(try ranges("{below: 300000, currency: JPY}").first)
    #expect(yen.upperAmount == Amount(300_000, currency: "JPY", isBelow: false))
    #expect(yen.upper == 2010)
  }

  @Test("An amount without a currency is one of the law's own")
  func noCurrency() throws {
    let amount = try #require(try ranges("{at-least: 50000}").first)
    #expect(amount.lowerAmount == Amount(50_000, currency: nil, isBelow: false))
  }
}
