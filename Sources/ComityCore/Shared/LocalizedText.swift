// SPDX-License-Identifier: Apache-2.0

/// A piece of text in one or more languages; English is always there.
public struct LocalizedText: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The English text.
  public var english: String
  /// The text in other languages, by IETF tag.
  public var translations: [String: String]

  /// Creates a text.
  public init(_ english: String, translations: [String: String] = [:]) {
    self.english = english
    self.translations = translations
  }

  /// Creates an English text.
  public init(stringLiteral english: String) {
    self.init(english)
  }

  /// The English text.
  public var description: String { english }

  /// The text in a language, in English where it was not translated.
  public subscript(language: String) -> String {
    language == "en" ? english : translations[language] ?? english
  }
}
