// SPDX-License-Identifier: Apache-2.0

/// The questions about two rows of words that queries about two regions come down to.
///
/// A row is a cube in place: a start in an array of words. Rows come as spans, for which no reference is counted, and
/// the fields of up to 64 values come first, so the common answer takes one word.
enum Rows {
  /// Whether all packed fields of two rows have a common value.
  @inline(__always)
  static func meet(
    _ left: Span<UInt64>,
    _ leftStart: Int,
    _ right: Span<UInt64>,
    _ rightStart: Int,
    tops: Span<UInt64>
  ) -> Bool {
    for index in 0..<tops.count
    where Layout.occupied(left[leftStart &+ index] & right[rightStart &+ index], tops: tops[index]) != tops[index] {
      return false
    }
    return true
  }

  /// Whether all wide fields of two rows have a common value.
  static func meetWide(
    _ left: Span<UInt64>,
    _ leftStart: Int,
    _ right: Span<UInt64>,
    _ rightStart: Int,
    groups: [Range<Int>]
  ) -> Bool {
    for group in groups {
      var any: UInt64 = 0
      for index in group { any |= left[leftStart &+ index] & right[rightStart &+ index] }
      if any == 0 { return false }
    }
    return true
  }
}

/// Rows of an array, for queries that need only some.
struct RowRange {
  let words: [UInt64]
  let rows: Range<Int>

  /// No rows.
  static let none = RowRange(words: [], rows: 0..<0)
}

extension Layout {
  /// Whether two rows have a common value of every variable.
  @inline(__always)
  func meet(_ left: Span<UInt64>, _ leftStart: Int, _ right: Span<UInt64>, _ rightStart: Int) -> Bool {
    let tops = self.tops
    guard Rows.meet(left, leftStart, right, rightStart, tops: tops.span) else { return false }
    return hasWideVariables ? Rows.meetWide(left, leftStart, right, rightStart, groups: wideGroups) : true
  }

  /// Whether two rows have a common value of every variable.
  @inline(__always)
  func meet(_ left: [UInt64], _ leftStart: Int, _ right: [UInt64], _ rightStart: Int) -> Bool {
    for index in 0..<packedWordCount {
      let (common, tops) = (left[leftStart &+ index] & right[rightStart &+ index], tops[index])
      if Layout.occupied(common, tops: tops) != tops { return false }
    }
    return !hasWideVariables
      || wideGroups.allSatisfy { $0.contains { left[leftStart &+ $0] & right[rightStart &+ $0] != 0 } }
  }

  /// Whether two rows and one of another array have a common value of every variable.
  func meet(_ own: [UInt64], _ first: Int, _ second: Int, _ other: [UInt64], _ third: Int) -> Bool {
    func common(_ index: Int) -> UInt64 { own[first &+ index] & own[second &+ index] & other[third &+ index] }
    for index in 0..<packedWordCount where Layout.occupied(common(index), tops: tops[index]) != tops[index] {
      return false
    }
    return !hasWideVariables || wideGroups.allSatisfy { $0.contains { common($0) != 0 } }
  }

  /// The number of variables of which the row at the start of an array allows values that the row from `start` on does not.
  func excessCount(of row: Span<UInt64>, over words: Span<UInt64>, _ start: Int) -> Int {
    var count = wideGroups.count { $0.contains { row[$0] & ~words[start &+ $0] != 0 } }
    for (index, tops) in tops.enumerated() {
      count += Layout.occupied(row[index] & ~words[start &+ index], tops: tops).nonzeroBitCount
    }
    return count
  }

  /// Whether the row from `start` on holds the row at the start of another array.
  @inline(__always)
  func holds(_ words: Span<UInt64>, _ start: Int, _ row: Span<UInt64>) -> Bool {
    for index in 0..<wordCount where row[index] & ~words[start &+ index] != 0 { return false }
    return true
  }

  /// Whether the row from `start` on has a common value with a cube in all fields.
  @inline(__always)
  func row(_ start: Int, of words: [UInt64], meets cube: CubeWords) -> Bool {
    for index in 0..<tops.count
    where Layout.occupied(words[start &+ index] & cube[index], tops: tops[index]) != tops[index] {
      return false
    }
    return !hasWideVariables
      || wideGroups.allSatisfy { $0.contains { words[start &+ $0] & cube[$0] != 0 } }
  }

  /// Whether the row from `start` on holds a cube, which is not empty.
  @inline(__always)
  func row(_ start: Int, of words: [UInt64], holds cube: CubeWords) -> Bool {
    for index in 0..<wordCount where cube[index] & ~words[start &+ index] != 0 { return false }
    return true
  }
}
