// SPDX-License-Identifier: Apache-2.0

/// One value for every variable of a space.
///
/// A point is kept as the cube that holds nothing else, so that it is found, copied and looked up with a few words.
public struct Point: Sendable {
  /// The variables.
  public let space: Space
  /// The bit of one value in the field of each variable.
  private(set) var words: CubeWords

  /// Makes a point from one value per variable.
  ///
  /// - Parameters:
  ///   - space: the variables.
  ///   - values: the value of each variable, in the order of the variables, each one that the variable has.
  public init(in space: Space, values: [Int]) {
    precondition(values.count == space.variableCount, "a point has one value for every variable of its space")
    self.space = space
    words = CubeWords(zeros: space.layout.wordCount)
    for (variable, value) in values.enumerated() { self[variable] = value }
  }

  /// Takes words that allow one value of each variable.
  init(space: Space, words: CubeWords) {
    self.space = space
    self.words = words
  }

  /// The value of each variable, in the order of the variables.
  ///
  /// - Complexity: O(*n*) in the number of variables, and an array of as many.
  public var values: [Int] {
    space.layout.sizes.indices.map { self[$0] }
  }

  /// The value of one variable; one that the variable has is to be set.
  public subscript(variable: Int) -> Int {
    get { space.layout.lowestValue(of: variable, in: words) }
    set {
      let layout = space.layout
      precondition(newValue >= 0 && newValue < layout.sizes[variable], "the variable has the value of a point")
      let field = layout.fields[variable]
      for word in field.words { words[word] &= ~field.mask }
      let bit = field.shift &+ newValue
      words[field.word &+ bit >> 6] |= 1 &<< UInt64(bit & 63)
    }
  }

  /// The variables that have another value in another point of the space, in ascending order.
  package func variables(differingFrom other: Point) -> [Int] {
    precondition(space == other.space, "points of different spaces cannot be compared")
    return space.layout.variables(whereRow: words, exceeds: other.words)
  }
}

extension Point: Hashable {
  /// Whether all variables have the same values.
  public static func == (left: Point, right: Point) -> Bool {
    left.words == right.words && left.space == right.space
  }

  /// Feeds the values to a hasher; the space would tell few points apart that are ever in one set.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words)
  }
}
