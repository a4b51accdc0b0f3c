// SPDX-License-Identifier: Apache-2.0

extension Layout {
  /// The bits of a variable in a row of words: its mask in each of some words.
  struct Extent {
    let columns: Range<Int>
    let mask: UInt64
  }

  /// The first variable, in the order of their places, that has a bit in a row of words.
  @inline(__always)
  func firstVariable(where word: (Int) -> UInt64) -> Extent? {
    for column in 0..<packedWordCount {
      let bits = word(column)
      guard bits == 0 else {
        return Extent(columns: column..<(column &+ 1), mask: field(ofLowestBitIn: bits, column: column))
      }
    }
    for group in wideGroups where group.contains(where: { word($0) != 0 }) { return Extent(columns: group, mask: ~0) }
    return nil
  }

  /// The values that a row of words allows for a variable.
  func values(of variable: Int, in words: CubeWords) -> ValueSet {
    let field = fields[variable]
    let low = (words[field.word] & field.mask) >> UInt64(field.shift)
    guard field.wordCount > 1 else { return ValueSet(low: low, high: []) }
    return ValueSet(low: low, high: field.words.dropFirst().map { words[$0] })
  }

  /// Takes from a row of words all values of a variable but the given ones.
  func limit(_ variable: Int, to values: ValueSet, in words: inout CubeWords) {
    let field = fields[variable]
    if field.wordCount == 1 {
      words[field.word] &= ~field.mask | (values.word(0) << UInt64(field.shift)) & field.mask
    } else {
      for (index, word) in field.words.enumerated() { words[word] &= values.word(index) }
    }
  }

  /// Gives a variable all its values in a row of words.
  func free(_ variable: Int, in words: inout CubeWords) {
    for word in fields[variable].words { words[word] |= full[word] & fields[variable].mask }
  }

  /// Whether a row of words allows a value of a variable that has it.
  @inline(__always)
  func allows(_ value: Int, of variable: Int, in words: CubeWords) -> Bool {
    let field = fields[variable]
    let bit = field.shift &+ value
    return words[field.word &+ bit >> 6] & (1 &<< UInt64(bit & 63)) != 0
  }

  /// The lowest value that a row of words, which is not empty, allows for a variable.
  func lowestValue(of variable: Int, in words: CubeWords) -> Int {
    let field = fields[variable]
    if field.wordCount == 1 { return (words[field.word] & field.mask).trailingZeroBitCount - field.shift }
    let word = field.words.first { words[$0] != 0 } ?? field.word
    return (word - field.word) * 64 + words[word].trailingZeroBitCount
  }

  /// Whether every variable has a value in both rows.
  func meet(_ words: CubeWords, _ other: CubeWords) -> Bool {
    allOccupied { words[$0] & other[$0] }
  }

  /// Whether every variable has a value in a row of words.
  @inline(__always)
  func allOccupied(in word: (Int) -> UInt64) -> Bool {
    for index in 0..<packedWordCount where Layout.occupied(word(index), tops: tops[index]) != tops[index] {
      return false
    }
    return !hasWideVariables || wideGroups.allSatisfy { $0.contains { word($0) != 0 } }
  }

  /// The number of variables that a row of words limits.
  @inline(__always)
  func limitCount(in word: (Int) -> UInt64) -> Int {
    variableCount { fullWords[$0] & ~word($0) }
  }

  /// The number of variables that have a bit in a row of words.
  @inline(__always)
  func variableCount(in word: (Int) -> UInt64) -> Int {
    var count = wideGroups.count { $0.contains { word($0) != 0 } }
    for (index, tops) in tops.enumerated() { count += Layout.occupied(word(index), tops: tops).nonzeroBitCount }
    return count
  }

  /// The variables of which the first row allows a value that the second does not, in ascending order.
  func variables(whereRow words: CubeWords, exceeds other: CubeWords) -> [Int] {
    var variables: [Int] = []
    for word in 0..<packedWordCount {
      var tops = Layout.occupied(words[word] & ~other[word], tops: self.tops[word])
      while tops != 0 {
        variables.append(variableOfTop[word * 64 + tops.trailingZeroBitCount])
        tops &= tops - 1
      }
    }
    for (variable, group) in zip(wideVariables, wideGroups)
    where group.contains(where: { words[$0] & ~other[$0] != 0 }) {
      variables.append(variable)
    }
    return variables.sorted()
  }
}
