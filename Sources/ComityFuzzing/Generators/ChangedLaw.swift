// SPDX-License-Identifier: Apache-2.0

import ComityCore

/// Changes law that is sound, line by line: words for other words, numbers for other numbers, a part left out or twice there.
///
/// So files reach the end of the way of the data, which files made from shapes alone seldom do.
struct ChangedLaw {
  var numbers: SeededNumbers
  let lawBook: LawBook

  /// The text with some changes.
  mutating func changed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<1 + numbers.below(8) where !lines.isEmpty {
      let line = numbers.below(lines.count)
      switch numbers.below(8) {
      case 0: lines.removeSubrange(block(at: line, of: lines))
      case 1 where lines[line].contains("- "):
        let block = block(at: line, of: lines)
        lines.insert(contentsOf: lines[block], at: block.upperBound)
      case 2 where !lines[line].contains("id: "):
        lines[line] = lines[line].replacing(/[0-9]+/) { _ in "\(numbers.below(60))" }
      case 3 where numbers.chance(3): lines.swapAt(line, numbers.below(lines.count))
      default: lines[line] = otherWord(in: lines[line])
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A line and all that is indented below it.
  private func block(at line: Int, of lines: [String]) -> Range<Int> {
    let indent = lines[line].prefix { $0 == " " }.count
    let end = lines[(line + 1)...].firstIndex { !$0.isEmpty && $0.prefix { $0 == " " }.count <= indent }
    return line..<(end ?? lines.count)
  }

  /// The line with one word of a vocabulary changed for another of the same variable, or of any.
  private mutating func otherWord(in line: String) -> String {
    let variables = lawBook.conduct.variables + (lawBook.evidence?.variables ?? [])
    let spoken = line.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init)
    let known = spoken.compactMap { word in
      variables.first { $0.words.contains(word) }.map { (word: word, variable: $0) }
    }
    guard !known.isEmpty else { return line }
    let (word, variable) = numbers.one(of: known)
    let words = numbers.chance(6) ? numbers.one(of: variables).words : variable.words
    guard !words.isEmpty else { return line }
    return line.replacing(word, with: numbers.one(of: words), maxReplacements: 1)
  }
}
