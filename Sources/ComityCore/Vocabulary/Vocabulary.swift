// SPDX-License-Identifier: Apache-2.0

package import Regions

/// The variables of one space, and what they cannot be together.
public struct Vocabulary: Sendable {
  /// Which of the two spaces of facts.
  public enum Space: String, Sendable, CaseIterable {
    /// What a person did.
    case conduct
    /// A request for data, or a handling of data.
    case evidence
  }

  /// Facts that cannot occur together, so that no law can be blamed for missing them; or seldom do, so that examples avoid
  /// them.
  public struct Impossibility: Sendable {
    /// The facts.
    public var when: [Condition]
    /// Why they exclude each other.
    public var because: String

    /// Creates an impossibility.
    public init(when: [Condition], because: String) {
      self.when = when
      self.because = because
    }
  }

  /// The space that the vocabulary describes.
  public let space: Space
  /// The variables, in the order of the file: the order in which sentences name them.
  public let variables: [Variable]
  /// What cannot occur together.
  public var impossible: [Impossibility]
  /// What can occur together, but an example avoids where it can.
  public var unlikely: [Impossibility]
  private let indexes: [String: Int]
  let variableConcepts: [VariableConcept: Int]
  let answerConcepts: [AnswerConcept: KnownAnswer]

  /// Creates a vocabulary.
  public init(
    space: Space, variables: [Variable], impossible: [Impossibility] = [], unlikely: [Impossibility] = []
  ) {
    self.space = space
    self.variables = variables
    self.impossible = impossible
    self.unlikely = unlikely
    self.indexes = Dictionary(
      variables.indices.map { (variables[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    (variableConcepts, answerConcepts) = Vocabulary.concepts(of: variables)
  }

  /// The index of the variable with this word.
  public func index(of variable: String) -> Int? { indexes[variable] }

  /// Why words do not make a condition.
  public enum WordError: Error, Sendable, Hashable {
    /// No variable has this name.
    case unknownVariable(String)
    /// The variable has no such value.
    case unknownValue(String, variable: String)
    /// A numeric variable is limited with ranges, not with words.
    case notWords(variable: String)
    /// A variable that has words is not limited with ranges.
    case notNumbers(variable: String)
  }

  /// A condition from words, as a module written in Swift states it; a group's word stands for all its members,
  /// and the word of an ordered variable for itself and everything stronger.
  ///
  /// - Parameters:
  ///   - words: for each variable the values that it may have.
  ///   - numbers: for each numeric variable the range in which it lies.
  /// - Throws: ``WordError`` where a word is not in the vocabulary.
  public func condition(
    _ words: [String: [String]], numbers: [String: NumberRange] = [:]
  ) throws(WordError) -> Condition {
    var result = Condition()
    for (name, range) in numbers.sorted(by: { $0.key < $1.key }) {
      guard let index = indexes[name] else { throw .unknownVariable(name) }
      guard variables[index].kind == .number else { throw .notNumbers(variable: name) }
      result.limits[index] = .numbers([range])
    }
    for (name, values) in words.sorted(by: { $0.key < $1.key }) {
      guard let index = indexes[name] else { throw .unknownVariable(name) }
      let variable = variables[index]
      guard variable.kind != .number else { throw .notWords(variable: name) }
      var members = ValueSet()
      for word in values {
        guard let value = variable.value(named: word) else { throw .unknownValue(word, variable: name) }
        members = members.union(variable.atLeast(value))
      }
      result.limits[index] = .values(members)
    }
    return result
  }
}

extension Variable {
  /// What a bare word allows: its members, and for an ordered variable everything stronger too.
  package func atLeast(_ value: Value) -> ValueSet {
    guard kind == .ordered, let lowest = value.members.values.first else { return value.members }
    return ValueSet(lowest..<values.count)
  }
}
