// SPDX-License-Identifier: Apache-2.0

/// Modules that state as much as is asked for, in one respect: what a measurement of growth reads.
package enum GrownLaw: String, CaseIterable, Sendable {
  /// Offences, all different.
  case offenses
  /// Rules on data, all different.
  case rules
  /// Numbers that the law tells apart, each in an offence of its own; a tenth of the size, since more are refused.
  case thresholds
  /// Exceptions of one offence; a tenth of the size.
  case exceptions
  /// Alternatives of one offence; a tenth of the size.
  case alternatives
  /// Keys of one offence that are in no shape.
  case unknownKeys = "unknown-keys"
  /// Offences that say the same.
  case repetitions

  /// The text of a module of a size.
  package func text(_ size: Int) -> String {
    let tenth = 0..<max(1, size / 10)
    switch self {
    case .offenses: return Self.module(offenses: (0..<size).map { offense($0, reaches: Self.cube($0)) })
    case .rules: return Self.module(rules: (0..<size).map(rule))
    case .thresholds:
      return Self.module(
        offenses: tenth.dropLast().map { offense($0, reaches: "{\(Self.access), victim-age: {below: \($0 + 1)}}") })
    case .exceptions:
      let exceptions = tenth.map {
        "\n      - {id: x-\($0), kind: \(["limit", "justification"][$0 % 2]), when: \(Self.circumstances($0)), summary: s}"
      }
      return Self.module(
        offenses: [offense(0, reaches: "{\(Self.access)}", more: "    except:\(exceptions.joined())\n")])
    case .alternatives:
      let alternatives = tenth.map { "\n      - \(Self.cube($0))" }
      return Self.module(offenses: [offense(0, reaches: alternatives.joined())])
    case .unknownKeys:
      let keys = (0..<size).map { "    kez\($0): x\n" }
      return Self.module(offenses: [offense(0, reaches: "{\(Self.access)}", more: keys.joined())])
    case .repetitions: return Self.module(offenses: (0..<size).map { offense($0, reaches: "{\(Self.access)}") })
    }
  }

  /// Whether `check` and `report` refuse it.
  package var isRefused: Bool { self == .unknownKeys }

  // MARK: Parts

  private static let source = #"source: {title: "Code", url: "https://example.org/code"}"#

  private static let access =
    "act: access, object: computer-system, authorization: without-right, mental-state: intentional"

  private static func module(offenses: [String] = [], rules: [String] = []) -> String {
    let topics = ["illegal-access", "data-interference", "illegal-interception", "production"]
    var text =
      "jurisdiction: {code: XR, name: Ruritania, in-sentences: Ruritanian, legal-system: civil-law}\nsurveyed:\n"
    for topic in topics { text += "  - {topic: \(topic), read-on: 2026-01-01}\n" }
    if !offenses.isEmpty { text += "offenses:\n" + offenses.joined() }
    if !rules.isEmpty { text += "data-sharing:\n" + rules.joined() }
    return text
  }

  private func offense(_ number: Int, reaches: String, more: String = "") -> String {
    """
      - id: xr-\(number)
        citation: "§ \(number)"
        title: Access
        topics: [illegal-access]
        reaches: \(reaches)
        penalty: {max-months: 24}
        \(Self.source)
        review: unreviewed
    \(more)
    """
  }

  private func rule(_ number: Int) -> String {
    """
      - id: xr-\(number)
        citation: "§ \(number)"
        title: Rule
        topics: [production]
        effect: \(number % 7 == 0 ? "must-not" : "may")
        reaches: \(Self.handling(number))
        \(Self.source)
        review: unreviewed

    """
  }

  // MARK: Conditions

  /// Another choice of words for every number, as a mixed number has another choice of digits.
  private static func choice(_ number: Int, _ words: KeyValuePairs<String, [String]>) -> String {
    var rest = number
    let limits = words.map { variable, words in
      let word = words[rest % words.count]
      rest /= words.count
      return "\(variable): \(word)"
    }
    return "{\(limits.joined(separator: ", "))}"
  }

  private static func cube(_ number: Int) -> String {
    choice(
      number,
      [
        "act": ["access", "obtain", "intercept", "alter", "delete"],
        "object": ["computer-system", "computer-data"],
        "mental-state": ["intentional", "reckless"],
        "security-measure": ["infringed", "not-infringed"],
        "authorization": ["without-right"],
        "victim-age": (1...50).map { "{below: \($0)}" },
        "further-intent": ["dishonest", "obtain-data", "no-further-intent"],
      ])
  }

  private static func circumstances(_ number: Int) -> String {
    choice(
      number,
      ["victim-age": (1...100).map { "\($0)" }, "security-measure": ["infringed", "not-infringed"], "act": ["access"]])
  }

  private static func handling(_ number: Int) -> String {
    choice(
      number,
      [
        "action": ["produce", "preserve", "search", "disclose-partially"],
        "data": ["subscriber-data", "traffic-data", "content-data", "other-stored-data"],
        "holder": ["provider-in-territory", "other-person"], "proceedings": ["criminal"],
        "offense-max-months": (1...100).map { "{at-least: \($0)}" },
        "compulsion": ["binding", "voluntary"],
        "requester": ["domestic-authority"], "channel": ["direct"],
      ])
  }
}
