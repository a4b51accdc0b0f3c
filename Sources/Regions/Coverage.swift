// SPDX-License-Identifier: Apache-2.0

/// Finds what a region reaches and a cover does not.
public struct Coverage: Sendable {
  /// Makes a coverage query.
  public init() {}

  /// What is in `region` and not in `cover`, as maximal cubes.
  ///
  /// - Parameters:
  ///   - region: what should be covered.
  ///   - cover: what covers it.
  ///   - limit: the largest number of cubes to return.
  ///   - preferred: the values that witnesses take wherever their cube allows them.
  public func uncovered(
    _ region: Region,
    by cover: Region,
    limit: Int,
    preferring preferred: Point? = nil
  ) -> UncoveredCases {
    region.uncovered(by: cover, limit: limit, preferring: preferred)
  }
}
