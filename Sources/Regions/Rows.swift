// SPDX-License-Identifier: Apache-2.0

/// The questions about two rows of words that every query comes down to.
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

  /// Whether the first row, which is not empty, lies in the second.
  @inline(__always)
  static func isSubset(
    _ left: Span<UInt64>,
    _ leftStart: Int,
    of right: Span<UInt64>,
    _ rightStart: Int,
    count: Int
  ) -> Bool {
    for index in 0..<count where left[leftStart &+ index] & ~right[rightStart &+ index] != 0 { return false }
    return true
  }
}
