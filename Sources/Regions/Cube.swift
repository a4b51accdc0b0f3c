// SPDX-License-Identifier: Apache-2.0

/// A product of value sets, one per variable.
///
/// A variable that is not limited is free: it may take any of its values. A cube in which some variable has no value
/// left holds no point.
public struct Cube: Sendable, Hashable {
  /// The space whose variables the cube limits.
  public let space: Space
  /// One bit per value of each variable, as the layout of the space places them.
  package var words: CubeWords

  /// Makes the cube that holds every point.
  ///
  /// - Parameter space: the variables.
  public init(in space: Space) {
    self.space = space
    words = space.layout.full
  }

  /// Makes the cube that allows the given values of the given variables, and is free in all others.
  ///
  /// - Parameters:
  ///   - space: the variables.
  ///   - limits: the values allowed, by variable. Values that a variable does not have are ignored.
  public init(in space: Space, limiting limits: [Int: ValueSet]) {
    self.init(in: space)
    for (variable, values) in limits { limit(variable, to: values) }
  }

  package init(space: Space, words: CubeWords) {
    self.space = space
    self.words = words
    checkInvariants()
  }

  /// The values that the cube allows for a variable.
  ///
  /// - Complexity: O(1) for variables of up to 64 values, else linear in the words of the variable.
  public func values(of variable: Int) -> ValueSet {
    space.layout.values(of: variable, in: words)
  }

  /// The variables that are not free, in ascending order.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public var limitedVariables: [Int] {
    space.layout.variables(whereRow: space.layout.full, exceeds: words)
  }

  /// The number of variables that are not free.
  var limitCount: Int { space.layout.limitCount { words[$0] } }

  /// Whether the cube holds no point.
  ///
  /// - Complexity: O(*w*) in the number of words.
  public var isEmpty: Bool {
    !space.layout.allOccupied { words[$0] }
  }

  /// Whether the cube holds a point.
  ///
  /// - Parameter point: a point of the same space.
  /// - Complexity: O(*w*) in the number of words.
  public func contains(_ point: Point) -> Bool {
    precondition(space == point.space, "a cube holds points of its own space")
    return point.words.isSubset(of: words)
  }

  /// Feeds the words to a hasher; the space would tell few cubes apart that are ever in one set.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words)
  }

  /// Stops in debug builds if the cube is not well formed.
  func checkInvariants() {
    assert(words.isSubset(of: space.layout.full), "bits that stand for no value are zero")
  }
}

extension Layout.Field {
  /// The words of the field.
  package var words: Range<Int> { word..<(word + wordCount) }
}

extension Cube: CustomStringConvertible {
  /// The limited variables with their values.
  public var description: String {
    let limits = limitedVariables.map { "\($0): \(values(of: $0))" }
    return limits.isEmpty ? "everything" : limits.joined(separator: ", ")
  }
}
