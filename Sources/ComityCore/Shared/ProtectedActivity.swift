// SPDX-License-Identifier: Apache-2.0

public import ComityDiagnostics

/// Conduct that should not be punished, with the instruments that say so.
public struct ProtectedActivity: Sendable {
  /// An instrument of law, or an authoritative statement, that supports the protection.
  public struct Instrument: Sendable, Hashable {
    /// Its title.
    public var title: String
    /// The article or paragraph.
    public var citation: String
    /// The address.
    public var url: String
    /// What it says, in our own words.
    public var summary: String

    /// Creates an instrument.
    public init(title: String, citation: String, url: String, summary: String) {
      self.title = title
      self.citation = citation
      self.url = url
      self.summary = summary
    }
  }

  /// The identifier, for instance `security-research`.
  public var id: String
  /// The name in sentences.
  public var title: LocalizedText
  /// The cases that are protected.
  public var region: [Condition]
  /// The protection in words.
  public var summary: String
  /// What supports it.
  public var instruments: [Instrument]
  /// Where it is written down.
  public var place: Place?

  /// Creates a protected activity.
  public init(
    id: String, title: LocalizedText, region: [Condition], summary: String, instruments: [Instrument],
    place: Place? = nil
  ) {
    self.id = id
    self.title = title
    self.region = region
    self.summary = summary
    self.instruments = instruments
    self.place = place
  }
}
