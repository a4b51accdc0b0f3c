// SPDX-License-Identifier: Apache-2.0

/// The finite variables of a problem, by their number of values.
///
/// Variable `i` has the values `0 ..< sizes[i]`. A space is small to copy: copies share one description of how the
/// values are laid out in words.
public struct Space: Sendable, Hashable {
  package let layout: Layout

  /// Makes a space with one variable per element of `sizes`.
  ///
  /// - Parameter sizes: the number of values of each variable, each at least 1.
  /// - Complexity: O(*n* log *n*) in the number of variables.
  public init(sizes: [Int]) {
    precondition(sizes.allSatisfy { $0 >= 1 }, "every variable of a space has at least one value")
    layout = Layout(sizes: sizes)
  }

  init(layout: Layout) { self.layout = layout }

  /// The number of values of each variable.
  public var sizes: [Int] { layout.sizes }

  /// The number of variables.
  public var variableCount: Int { layout.sizes.count }

  /// Whether two spaces have the same variables.
  ///
  /// - Complexity: O(1) for copies of one space, else O(*n*).
  public static func == (left: Space, right: Space) -> Bool {
    left.layout.isEquivalent(to: right.layout)
  }

  /// Feeds the sizes to a hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(layout.sizes)
  }
}
