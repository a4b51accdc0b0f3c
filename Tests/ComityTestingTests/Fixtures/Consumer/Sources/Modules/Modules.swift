// SPDX-License-Identifier: Apache-2.0

public import Comity

/// The modules of this package, as the texts of their YAML files.
public enum Modules {
  /// Every file, as the plugin embedded it.
  public static var texts: [LawText] {
    EmbeddedTexts.all.map { LawText(path: $0.path, text: $0.text, tape: $0.tape, scalars: $0.scalars) }
  }
}
