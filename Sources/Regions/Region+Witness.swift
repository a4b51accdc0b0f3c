// SPDX-License-Identifier: Apache-2.0

extension Region {
  /// Some point of the region, or nothing if it is empty.
  ///
  /// - Parameter preferred: the values to take wherever they are allowed.
  /// - Complexity: O(*w*) for *w* words if the first term has no exclusions; else for each term a coverage query of its cube
  ///   by its exclusions, for which that of `witness(outside:preferring:)` holds.
  public func witness(preferring preferred: Point? = nil) -> Point? {
    guard let words = firstUncovered(by: nil)?.words else { return nil }
    let point = point(in: words, preferring: preferred)
    guard let preferred else { return point }
    return point.nearing(preferred) { contains($0) }
  }

  /// Some point of this region that is not in the other, or nothing if the other covers this one.
  ///
  /// - Parameters:
  ///   - cover: what the point must not be in.
  ///   - preferred: the values to take wherever they are allowed.
  /// - Complexity: one coverage query per term, each O(*t* · *w*) for *t* terms of the cover and *w* words, and what the
  ///   terms that meet ask for. The question is as hard as unsatisfiability in general: there is no useful bound for every
  ///   cover, but the answer is always exact.
  public func witness(outside cover: Region, preferring preferred: Point? = nil) -> Point? {
    witness(outside: cover, preferring: preferred, budget: .standard)
  }

  /// The same with a budget to try, which changes how the answer is found and never whether there is one.
  package func witness(outside cover: Region, preferring preferred: Point? = nil, budget: Search.Budget) -> Point? {
    precondition(table.layout.isEquivalent(to: cover.table.layout), "regions of different spaces cannot be compared")
    guard let words = firstUncovered(by: cover.table, budget: budget)?.words else { return nil }
    let point = point(in: words, preferring: preferred)
    guard let preferred else { return point }
    return point.nearing(preferred) { contains($0) && !cover.contains($0) }
  }

  /// Some point that is in both regions, or nothing if they are disjoint.
  ///
  /// - Parameters:
  ///   - other: what the point must be in, too.
  ///   - preferred: the values to take wherever they are allowed.
  /// - Complexity: O(*a* · *b* · *w*) for *a* and *b* terms and *w* words if some two terms meet where no exclusion is, or
  ///   none meet. Else a coverage query by the exclusions for each two terms that meet, without a useful bound as in
  ///   `witness(outside:preferring:)`; the answer is exact.
  @inlinable
  public func witness(sharedWith other: Region, preferring preferred: Point? = nil) -> Point? {
    glance.isApart(from: other.glance) ? nil : point(sharedWith: other, preferring: preferred)
  }

  @usableFromInline
  func point(sharedWith other: Region, preferring preferred: Point?) -> Point? {
    let found: Point
    switch meeting(with: other) {
    case .apart: return nil
    case .inTerms(let term, let counterpart):
      found = point(in: table.common(term, other.table, counterpart), preferring: preferred)
    case .perhaps:
      guard let words = commonPart(with: other) else { return nil }
      found = point(in: words, preferring: preferred)
    }
    return preferred.map { near($0, found, in: other) } ?? found
  }

  /// The point nearer to a preferred one that is in both regions, too.
  @inline(never)
  private func near(_ preferred: Point, _ found: Point, in other: Region) -> Point {
    found.nearing(preferred) { contains($0) && other.contains($0) }
  }

  @inline(__always)
  func point(in words: consuming CubeWords, preferring preferred: Point?) -> Point {
    Point(space: space, words: table.layout.point(in: words, preferring: preferred?.words))
  }
}

extension Point {
  /// The point with each variable in turn at its preferred value if that leaves it where it is allowed.
  fileprivate func nearing(_ preferred: Point, where isAllowed: (Point) -> Bool) -> Point {
    var point = self
    for variable in point.variables(differingFrom: preferred) {
      let value = point[variable]
      point[variable] = preferred[variable]
      if !isAllowed(point) { point[variable] = value }
    }
    return point
  }
}
