// SPDX-License-Identifier: Apache-2.0

public import Comity

/// The law of this package: a country, a treaty, words, a translation, a protected activity, and a bill.
public enum Ruritania {
  /// What is bundled with Comity, and the law of this package.
  public static var library: LawLibrary { LawLibrary(adding: texts.filter { !isBill($0) }) }

  /// The bills, to be laid over the law.
  public static var bills: [LawText] { texts.filter(isBill) }

  private static var texts: [LawText] {
    EmbeddedTexts.all.map { LawText(path: $0.path, text: $0.text, tape: $0.tape, scalars: $0.scalars) }
  }

  private static func isBill(_ text: LawText) -> Bool { text.folder.hasSuffix("/Bills") }
}
