// SPDX-License-Identifier: Apache-2.0

/// Where a text of law can be read: every provision, participation and definition names one.
public struct Source: Sendable, Hashable {
  /// The official title of the text.
  public var title: String
  /// The address under which a reader can open it.
  public var url: String
  /// The day whose state of the law the text shows, where it is a consolidated text.
  public var consolidated: CalendarDate?
  /// The language of the text, as an IETF tag such as `de`.
  public var language: String?

  /// Creates a source.
  public init(title: String, url: String, consolidated: CalendarDate? = nil, language: String? = nil) {
    self.title = title
    self.url = url
    self.consolidated = consolidated
    self.language = language
  }
}

/// Whether someone has held a provision's model against the text of the statute.
public enum Review: Sendable, Hashable {
  /// Nobody has compared the model with the text.
  case unreviewed
  /// The model was compared with the text on this day.
  case checkedAgainstSource(CalendarDate)
}

/// The time in which a provision is law: from its first day up to, and without, its last.
public struct Period: Sendable, Hashable {
  /// The first day, or nothing where it is not known and lies in the past.
  public var from: CalendarDate?
  /// The first day on which it is law no longer.
  public var until: CalendarDate?

  /// Creates a period; without bounds it has always been and still is law.
  public init(from: CalendarDate? = nil, until: CalendarDate? = nil) {
    self.from = from
    self.until = until
  }

  /// Whether the provision is law on a day.
  public func contains(_ date: CalendarDate) -> Bool {
    if let from, date < from { return false }
    if let until, date >= until { return false }
    return true
  }

  /// Whether there is a day on which both are law.
  package func meets(_ other: Period) -> Bool {
    if let until, let from = other.from, until <= from { return false }
    if let until = other.until, let from, until <= from { return false }
    return true
  }

  /// What is left of the period outside others, in order of time.
  package func without(_ others: [Period]) -> [Period] {
    others.reduce([self]) { remaining, other in remaining.flatMap { $0.without(other) } }
  }

  private func without(_ other: Period) -> [Period] {
    var parts: [Period] = []
    if let begin = other.from, from.map({ $0 < begin }) ?? true {
      parts.append(Period(from: from, until: until.map { min($0, begin) } ?? begin))
    }
    if let end = other.until, until.map({ end < $0 }) ?? true {
      parts.append(Period(from: from.map { max($0, end) } ?? end, until: until))
    }
    return parts
  }
}
