// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// The bundled words, treaties and protected activities, as the texts of their YAML files.
public enum Instruments {
  /// The vocabularies with all their translations, the topics and the protected activities: what every question needs.
  public static var common: [LawText] { common(in: nil) }

  /// The same with the translations into some languages only; into all of them, where none is named.
  public static func common(in languages: [String]?) -> [LawText] {
    texts { path in
      guard let languages, let language = translation(path) else { return !isTreaty(path) }
      return languages.contains(language)
    }
  }

  /// The identifiers of the bundled treaties, in alphabetical order.
  public static var treaties: [String] {
    EmbeddedTexts.all.map(\.path).filter(isTreaty).map(identifier).sorted()
  }

  /// The texts of treaties; of all of them, where none is named.
  public static func treaties(_ identifiers: [String]? = nil) -> [LawText] {
    texts { isTreaty($0) && identifiers?.contains(identifier($0)) ?? true }
  }

  private static func texts(_ isWanted: (String) -> Bool) -> [LawText] {
    EmbeddedTexts.all.filter { isWanted($0.path) }
      .map { LawText(path: $0.path, text: $0.text, tape: $0.tape, scalars: $0.scalars) }
  }

  private static func isTreaty(_ path: String) -> Bool { isIn("Treaties", path) }

  /// The language of a translation: `Translations/conduct.de.yaml` is German; nothing for any other file.
  private static func translation(_ path: String) -> String? {
    guard isIn("Translations", path) else { return nil }
    let parts = path.utf8.split(separator: UInt8(ascii: "."))
    return parts.count >= 3 ? String(Substring(parts[parts.count - 2])) : nil
  }

  private static func isIn(_ folder: String, _ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual(folder.utf8) }
  }

  /// The identifier of the treaty in a file: its name without the ending.
  private static func identifier(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }
}
