// SPDX-License-Identifier: Apache-2.0

/// A currency in which laws set thresholds, and what one unit of it is worth in the unit of the variable.
///
/// What it is worth only orders the amounts of different laws; a threshold is told in the currency of its own law.
public struct Currency: Sendable, Hashable {
  /// The code of ISO 4217.
  public var code: String
  /// The name as it stands after a number: "euros".
  public var name: LocalizedText
  /// How many units of the variable it is worth.
  public var worth: Double

  /// Creates a currency.
  public init(code: String, name: LocalizedText, worth: Double) {
    self.code = code
    self.name = name
    self.worth = worth
  }
}

/// A threshold of money as a law has it.
public struct Amount: Sendable, Hashable {
  /// The number.
  public var number: Int
  /// The code of its currency; `nil` where the law's author names none, so that it is that of the law.
  public var currency: String?
  /// Whether the amount itself lies below the threshold, as in "more than 200 euros".
  public var isBelow: Bool

  /// Creates an amount.
  public init(_ number: Int, currency: String?, isBelow: Bool) {
    self.number = number
    self.currency = currency
    self.isBelow = isBelow
  }
}

extension Variable {
  /// Whether it tells an amount of money.
  public var isMoney: Bool { !currencies.isEmpty }
}
