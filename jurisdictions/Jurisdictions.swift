// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// The bundled country modules, as the texts of their YAML files: one folder per country, in lower case.
public enum Jurisdictions {
  /// The codes of the bundled jurisdictions, in alphabetical order.
  public static var codes: [String] {
    Set(EmbeddedTexts.all.compactMap { code($0.path) }).sorted()
  }

  /// The texts of modules; of all of them, where none is named.
  public static func texts(_ codes: [String]? = nil) -> [LawText] {
    EmbeddedTexts.all
      .filter { file in code(file.path).map { codes?.contains($0) ?? true } ?? false }
      .map { LawText(path: $0.path, text: $0.text, tape: $0.tape, scalars: $0.scalars) }
  }

  /// `jurisdictions/de/offenses.yaml` belongs to `DE`.
  private static func code(_ path: String) -> String? {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"))
    guard parts.count >= 2, parts[parts.count - 2].count == 2 else { return nil }
    return Substring(parts[parts.count - 2]).uppercased()
  }
}
