// SPDX-License-Identifier: Apache-2.0

package import ComityCore

/// What the author of a module had read, seen from a day: a survey holds from the day of the texts that it read.
package struct SurveyOnDay: Sendable {
  /// How far a topic was read for the day.
  package enum Extent: Sendable {
    /// Nobody looked, or only at texts of later days.
    case none
    /// Only as far as provisions of known beginning go.
    case part
    /// The topic was read.
    case whole
  }

  private let module: any JurisdictionModule
  private let date: CalendarDate
  /// For each topic surveyed, the newest day of the texts on it.
  private let newest: [String: CalendarDate]
  /// The topics on which a provision of known beginning is law on the day.
  private let known: Set<String>

  package init(_ module: any JurisdictionModule, on date: CalendarDate) {
    self.module = module
    self.date = date
    let provisions = module.provisions
    var newest: [String: CalendarDate] = [:]
    var known: Set<String> = []
    for provision in provisions {
      for topic in provision.topics {
        if let day = provision.source.consolidated { newest[topic] = max(newest[topic] ?? day, day) }
        if provision.inForce.from != nil, provision.inForce.contains(date) { known.insert(topic) }
      }
    }
    self.newest = newest
    self.known = known
  }

  /// How far a topic was read for the day.
  package func extent(of topic: String) -> Extent {
    guard let survey = module.surveyed.first(where: { $0.topic == topic }) else { return .none }
    // Topics without provisions of their own, such as sanctions, are as old as the survey's other texts.
    guard let newest = newest[topic] else { return .whole }
    // A text consolidated on a day shows the law of that day; the survey was made later.
    if date >= newest || date >= survey.on { return .whole }
    return known.contains(topic) ? .part : .none
  }

  /// What of a topic was not read for the day; `nil` where all of it was, an empty list where any case could be decided.
  package func unreadPart(of topic: String) -> [Condition]? {
    guard let survey = module.surveyed.first(where: { $0.topic == topic }) else { return nil }
    if extent(of: topic) == .part { return [] }
    return survey.notRead.map { _ in survey.notReadCases }
  }

  /// Whether a provision may not have been law on the day: its beginning is not known, and its text is of a later day.
  package func isUncertain(_ provision: any Provision) -> Bool {
    guard provision.inForce.from == nil, let text = provision.source.consolidated else { return false }
    return date < text && provision.topics.allSatisfy { extent(of: $0) != .whole }
  }
}
