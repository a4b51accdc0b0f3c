// SPDX-License-Identifier: Apache-2.0

/// The candidate that a mistyped word most likely stands for, if one is near enough.
///
/// The distance counts inserted, deleted, replaced and swapped neighboring characters. Case does not count, nor whether
/// words are joined by hyphens, underscores or spaces. A third of the characters may differ, at most four; in words of
/// one or two characters none. Of several that are equally near, the first is taken.
///
/// - Parameters:
///   - word: what was written.
///   - candidates: what is allowed there.
/// - Complexity: O(*n* · *m*) for each candidate whose length is near that of the word.
public func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let letters = folded(word)
  // No one mistypes a word of this length; and the table must not grow with what a file holds.
  guard letters.count <= 100 else { return nil }
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let other = folded(candidate)
    let longest = Swift.max(letters.count, other.count)
    let allowed = Swift.min(longest < 3 ? 0 : longest / 3, 4)
    let cutoff = Swift.min(allowed, best.map { $0.distance - 1 } ?? allowed)
    guard abs(letters.count - other.count) <= cutoff else { continue }
    let distance = editDistance(letters, other)
    if distance <= cutoff { best = (candidate, distance) }
    if distance == 0 { break }
  }
  return best?.candidate
}

private func folded(_ word: String) -> [Character] {
  word.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 }
}

/// The distance of Damerau and Levenshtein in which no part of a word is edited twice ("optimal string alignment").
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: right.count + 1)
  var last = Array(0...right.count)
  var current = last
  for (row, letter) in left.enumerated() {
    current[0] = row + 1
    for (column, other) in right.enumerated() {
      let replaced = last[column] + (letter == other ? 0 : 1)
      var distance = Swift.min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], other == left[row - 1] {
        distance = Swift.min(distance, beforeLast[column - 1] + 1)
      }
      current[column + 1] = distance
    }
    (beforeLast, last, current) = (last, current, beforeLast)
  }
  return last[right.count]
}
