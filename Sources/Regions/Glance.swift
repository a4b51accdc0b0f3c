// SPDX-License-Identifier: Apache-2.0

/// The first word of the hull of a region, in the region itself.
///
/// The largest variables come first in the words of a cube, and mostly the largest of all tells two regions apart: what a
/// person does, or what an authority may do. So most questions about two regions are answered without a look at their
/// tables.
@usableFromInline
struct Glance: Sendable {
  /// The layout of the space; words of others mean something else.
  @usableFromInline let layout: ObjectIdentifier
  /// The first word of the hull.
  @usableFromInline let hull: UInt64
  /// The highest bit of each field in it.
  @usableFromInline let tops: UInt64

  init(_ table: CubeTable) {
    layout = ObjectIdentifier(table.layout)
    hull = table.layout.wordCount == 0 ? 0 : table.words[table.hullRow &* table.layout.wordCount]
    tops = table.layout.tops.first ?? 0
  }

  /// Whether a variable of the first word has no value in both hulls; if not, the tables must tell.
  @inlinable
  @inline(__always)
  func isApart(from other: Glance) -> Bool {
    let common = hull & other.hull
    let occupied = ((common & ~tops) &+ ~tops) | common
    return layout == other.layout && occupied & tops != tops
  }
}
