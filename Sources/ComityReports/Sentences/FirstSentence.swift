// SPDX-License-Identifier: Apache-2.0

/// The first sentence of a text, with its mark: up to the full stop after which a new sentence begins.
///
/// The full stop of an abbreviation ends no sentence: "Whether Int’l Airport Ctrs. v. Citrin holds is disputed."
func firstSentence(of text: some StringProtocol) -> String {
  let words = text.split(whereSeparator: { $0 == " " || $0.isNewline })
  var count = 0
  for (index, word) in words.enumerated() {
    count = index + 1
    guard index + 1 < words.count, word.last == "." || word.hasSuffix(".)") else { continue }
    let begins = words[index + 1].first.map { $0.isUppercase || "\"(§“".contains($0) } ?? false
    if begins, !isAbbreviation(word) { break }
  }
  return words.prefix(count).joined(separator: " ")
}

/// Whether the full stop of a word is that of an abbreviation: of a known one, an initial, or one with stops inside.
private func isAbbreviation(_ word: some StringProtocol) -> Bool {
  let bare = String(word.filter { $0.isLetter || $0 == "." })
  let stem = bare.hasSuffix(".") ? String(bare.dropLast()) : bare
  return abbreviations.contains(stem.lowercased()) || stem.count == 1 && stem.first?.isUppercase == true
    || stem.contains(".")
}

private let abbreviations: Set = [
  "no", "nos", "art", "arts", "s", "ss", "v", "vs", "cf", "para", "paras", "ch", "cl", "p", "pp", "ff", "co", "corp",
  "inc", "ltd", "fed", "crim", "cir", "const", "amend", "ctrs", "dist", "supp", "op", "al", "dr", "mr", "mrs", "st",
  "nr", "abs", "lit", "sec", "reg", "regs",
]
