// SPDX-License-Identifier: Apache-2.0

/// Rows of an array, for queries that need only some.
struct RowRange {
  let words: [UInt64]
  let rows: Range<Int>

  /// No rows.
  static let none = RowRange(words: [], rows: 0..<0)

  /// The number of rows that meet a cube, and the last one of them.
  @inline(__always)
  func meeting(_ cube: CubeWords, in layout: Layout) -> (count: Int, row: Int) {
    var (count, last) = (0, 0)
    for row in rows where layout.row(row &* layout.wordCount, of: words, meets: cube) {
      count &+= 1
      last = row
    }
    return (count, last)
  }
}

extension Layout {
  /// Whether two rows have a common value of every variable.
  @inline(__always)
  func meet(_ left: Span<UInt64>, _ leftStart: Int, _ right: Span<UInt64>, _ rightStart: Int) -> Bool {
    allOccupied { left[leftStart &+ $0] & right[rightStart &+ $0] }
  }

  /// The same with arrays.
  @inline(__always)
  func meet(_ left: [UInt64], _ leftStart: Int, _ right: [UInt64], _ rightStart: Int) -> Bool {
    allOccupied { left[leftStart &+ $0] & right[rightStart &+ $0] }
  }

  /// Whether two rows and one of another array have a common value of every variable.
  func meet(_ own: [UInt64], _ first: Int, _ second: Int, _ other: [UInt64], _ third: Int) -> Bool {
    allOccupied { own[first &+ $0] & own[second &+ $0] & other[third &+ $0] }
  }

  /// The number of variables of which the row at the start of an array allows values that the row from `start` on does not.
  func excessCount(of row: Span<UInt64>, over words: Span<UInt64>, _ start: Int) -> Int {
    variableCount { row[$0] & ~words[start &+ $0] }
  }

  /// Whether the row from `start` on holds a row of another array.
  @inline(__always)
  func holds(_ words: Span<UInt64>, _ start: Int, _ other: Span<UInt64>, _ otherStart: Int = 0) -> Bool {
    for index in 0..<wordCount where other[otherStart &+ index] & ~words[start &+ index] != 0 { return false }
    return true
  }

  /// Whether the row from `start` on has a common value with a cube in all fields.
  @inline(__always)
  func row(_ start: Int, of words: [UInt64], meets cube: CubeWords) -> Bool {
    allOccupied { words[start &+ $0] & cube[$0] }
  }

  /// Whether the row from `start` on holds a cube, which is not empty.
  @inline(__always)
  func row(_ start: Int, of words: [UInt64], holds cube: CubeWords) -> Bool {
    for index in 0..<wordCount where cube[index] & ~words[start &+ index] != 0 { return false }
    return true
  }

  /// Takes from a cube what a row leaves of it in the first variable in which it does not hold it; nothing if it holds it.
  func takePart(of cube: inout CubeWords, outside words: [UInt64], _ start: Int) -> CubeWords? {
    guard let variable = firstVariable(where: { cube[$0] & ~words[start &+ $0] }) else { return nil }
    var part = cube
    for column in variable.columns {
      part[column] &= ~(words[start &+ column] & variable.mask)
      cube[column] &= words[start &+ column] | ~variable.mask
    }
    return part
  }
}
