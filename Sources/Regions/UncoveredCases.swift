// SPDX-License-Identifier: Apache-2.0

/// What a region reaches and its cover does not, as maximal cubes with a point in each.
public struct UncoveredCases: Sendable, Hashable {
  /// Cubes that lie wholly inside the region and outside its cover and cannot be enlarged there.
  ///
  /// They are distinct and may overlap. The largest comes first (by number of points, then by fewest limited variables,
  /// then by the values in the order of the variables).
  public var cubes: [Cube]
  /// One point in each of the cubes.
  public var witnesses: [Point]
  /// Whether the cubes together are all that is uncovered; false if the limit cut the list.
  public var isComplete: Bool

  /// Whether the cover holds the whole region.
  public var isEmpty: Bool { cubes.isEmpty && isComplete }
}
