// SPDX-License-Identifier: Apache-2.0

public import ComityCore

/// A change that would close a finding, tried by running the algebra again.
public enum Remedy: Sendable, Hashable {
  /// A change of words in provisions.
  case amend([Amendment])
  /// Declarations or reservations, together.
  case declare([DeclarationToMake])
  /// A reading of disputed elements, provision and variable or exception.
  case interpret([DisputedReading])
  /// Declarations or reservations, together with changes of words that only they allow.
  case declareAndAmend([DeclarationToMake], [Amendment])
  /// A new provision in the terms of the article, where nothing comes near.
  case enact(Enactment)
  /// The withdrawal of a declaration or reservation.
  case withdraw(option: String)
  /// Higher maxima of penalties, in months.
  case raise(provisions: [String], toMonths: Int)

  /// What is to be enacted.
  public enum Enactment: Sendable, Hashable {
    /// An offence.
    case offense
    /// A power of a domestic authority.
    case power
    /// A power to act for another State.
    case assistance
  }

  /// One change of one provision.
  public struct Amendment: Sendable, Hashable {
    /// The provision.
    public var provision: String
    /// The elements to be widened, with what they would take in besides what they allow now.
    public var widen: [FactLimit] = []
    /// The elements to be given up, with what they ask for now.
    public var giveUp: [FactLimit] = []
    /// The elements to be added, with what they would ask for.
    public var narrow: [FactLimit] = []
    /// The exceptions to be dropped.
    public var drop: [String] = []
    /// The exception to be added.
    public var except: Exempted?
    /// The requirement to whose further cases (attempts, accomplices, …) an offence is to be opened.
    public var openTo: String?
  }

  /// What an exception to be added takes out.
  public enum Exempted: Sendable, Hashable {
    /// What a requirement of the treaty asks for, by its identifier.
    case requirement(String)
    /// A protected activity, by its identifier.
    case activity(String)
  }

  /// One declaration or reservation to be made.
  public struct DeclarationToMake: Sendable, Hashable {
    /// The option.
    public var option: String
    /// The alternative of the option, where it leaves a choice.
    public var alternative: String?
  }

  /// One disputed point and its lenient reading.
  public struct DisputedReading: Sendable, Hashable {
    /// The provision.
    public var provision: String
    /// The variable or the exception; `nil` where it is disputed whether a rule of the general part applies at all.
    public var element: String?
  }
}
