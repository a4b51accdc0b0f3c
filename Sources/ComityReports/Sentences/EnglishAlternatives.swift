// SPDX-License-Identifier: Apache-2.0

/// Clauses of which one must hold, with what they share said once: "the tool was designed or adapted primarily to commit
/// such an offence".
///
/// English only: where a clause can be broken depends on the order of words.
struct EnglishAlternatives {
  private let head: ArraySlice<Substring>
  private let middles: [ArraySlice<Substring>]
  private let tail: ArraySlice<Substring>

  /// Nothing where the clauses share little, or would not read well broken at that place.
  init?(_ clauses: [String]) {
    let words = clauses.map(\.words)
    guard let first = words.first, words.count > 1, let shortest = words.map(\.count).min(), shortest > 0 else {
      return nil
    }
    let shared = (0..<(shortest - 1)).prefix { index in words.allSatisfy { $0[index] == first[index] } }
    var head = first.prefix(shared.count)
    while let last = head.last, Self.leading.contains(last) { head.removeLast() }
    if head.count < 2 { head.removeAll() }
    let ends = (1..<(shortest - head.count)).prefix { index in
      words.allSatisfy { $0[$0.count - index] == first[first.count - index] }
    }
    var tail = first.suffix(ends.count)
    let isBroken = head.isEmpty ? !Self.copulas.contains(tail.first ?? "") : Self.leading.contains(tail.first ?? "")
    if tail.count < 3 || isBroken { tail.removeAll() }
    guard !head.isEmpty || !tail.isEmpty else { return nil }
    let middles = words.map { $0.dropFirst(head.count).dropLast(tail.count) }
    // A list within the list, or one alternative within another, would be hard to read.
    guard !head.contains(where: Self.breaks), !tail.contains(where: Self.breaks) else { return nil }
    for (index, middle) in middles.enumerated() {
      guard !middle.contains(where: Self.breaks),
        !middles.indices.contains(where: { $0 != index && middles[$0].starts(with: middle) })
      else { return nil }
    }
    self.head = head
    self.middles = middles
    self.tail = tail
  }

  /// The alternatives as one clause.
  var text: String {
    let choices = middles.map { $0.joined(separator: " ") }
    let list = choices.dropLast().joined(separator: ", ") + " or " + (choices.last ?? "")
    return ([head.joined(separator: " "), list, tail.joined(separator: " ")].filter { !$0.isEmpty })
      .joined(separator: " ")
  }

  /// Words that belong to what follows them.
  private static let leading: [Substring] = [
    "a", "an", "the", "no", "of", "to", "in", "at", "by", "for", "about", "with", "substantial", "whose", "which",
    "what",
  ]
  private static let copulas: [Substring] = ["is", "are", "was"]

  private static func breaks(_ word: Substring) -> Bool { word == "or" || word == "and" || word.utf8.last == 0x2C }
}
