// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// A fact of a State on which duties hang, with where its law says so: whether it extradites its nationals, whether a treaty
/// in force is itself a basis on which its authorities act.
///
/// What a module does not state is open: a duty that hangs on it is asked both ways.
public struct StateFact: Sendable {
  /// The facts that treaties hang duties on.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    /// The law lets the State surrender its own nationals.
    case extraditesNationals = "extradites-nationals"
    /// A person is surrendered only for what is an offence in both States.
    case requiresDualCriminalityForExtradition = "requires-dual-criminality-for-extradition"
    /// Assistance is given only for what is an offence in both States.
    case requiresDualCriminalityForAssistance = "requires-dual-criminality-for-assistance"
    /// A person is surrendered only under a treaty.
    case extraditionNeedsATreaty = "extradition-needs-a-treaty"
    /// Authorities surrender persons on the basis of a treaty in force, beside or instead of a statute.
    case treatyIsBasisForExtradition = "treaty-is-basis-for-extradition"
    /// Authorities give assistance on the basis of a treaty in force.
    case treatyIsBasisForAssistance = "treaty-is-basis-for-assistance"
    /// Authorities preserve data on the basis of a treaty in force.
    case treatyIsBasisForPreservation = "treaty-is-basis-for-preservation"
    /// The State is a federal one in the meaning of federal clauses.
    case isFederal = "is-federal"
    /// Laundering is punished for the proceeds of listed offences, and not of all.
    case listsPredicateOffenses = "lists-predicate-offenses"
    /// Legal persons are liable under criminal law, and not only under civil or administrative law.
    case criminalLiabilityOfLegalPersons = "criminal-liability-of-legal-persons"
    /// The State is bound by instruments on copyright that ask for criminal protection, such as the Berne Convention or TRIPS.
    case boundByCopyrightTreaties = "bound-by-copyright-treaties"
    /// The State recognizes the jurisdiction of an international criminal court other than the Nuremberg tribunal.
    case recognizesOtherInternationalCourts = "recognizes-other-international-courts"
    /// A statute has the State prosecute where it refuses to extradite.
    case prosecutesInsteadOfExtraditing = "prosecutes-instead-of-extraditing"
  }

  /// The fact.
  public var name: Name
  /// Whether it holds of the State.
  public var holds: Bool
  /// The section as lawyers cite it.
  public var citation: String
  /// Where it can be read.
  public var source: Source
  /// Anything a reader should know.
  public var note: String?
  /// Where it is written down.
  public var place: Place?

  /// Creates a fact.
  public init(
    _ name: Name, holds: Bool, citation: String, source: Source, note: String? = nil, place: Place? = nil
  ) {
    self.name = name
    self.holds = holds
    self.citation = citation
    self.source = source
    self.note = note
    self.place = place
  }
}
