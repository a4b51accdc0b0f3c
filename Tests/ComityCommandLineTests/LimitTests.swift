// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import Testing

/// Few lines that ask for more than there is: counted and refused with their place; what is long takes as long as it is.
@Suite("Limits", .timeLimit(.minutes(5)))
struct LimitTests {
  @Test(
    "A number that no law names is refused in a file",
    arguments: ["9223372036854775807", "-9223372036854775808", "1000000000", "99999999999999999999", "-1"])
  func numberInFile(number: String) throws {
    for limit in [number, "{at-least: \(number)}", "{at-most: \(number)}", "{more-than: \(number)}"] {
      let run = try WrittenLaw.check(
        WrittenLaw.module("offenses:\n" + WrittenLaw.offense(reaches: "{act: access, victim-age: \(limit)}")))
      #expect(run.status == .invalidInput)
      #expect(run.output.contains("[invalid-number]"), "\(run.output)")
    }
  }

  @Test(
    "A number that no law names is wrong usage in a question",
    arguments: ["9223372036854775807", "-9223372036854775808", "1000000000", "-1"])
  func numberInQuestion(number: String) {
    let run = CommandRun(
      "request", "--from", "US", "--to", "DE", "--offense", "us-18-1030-a-2", "--measure", "produce", "--data",
      "traffic-data", "--fact", "days=\(number)")
    #expect(run.status == .usage)
    #expect(run.messages.contains("a whole number from "), "\(run.messages)")
  }

  @Test("A range can hold the largest number that there is")
  func largestNumber() {
    #expect(NumberRange(exactly: .max).contains(.max))
    #expect(!NumberRange(exactly: .max).contains(.max - 1))
    #expect(NumberRange(exactly: 5) == NumberRange(from: 5, below: 6))
  }

  @Test("Alternatives that multiply are counted before they are multiplied out")
  func alternatives() throws {
    let ages = "{any-of: [" + (0..<100).map { "{victim-age: \($0)}" }.joined(separator: ", ") + "]}"
    let many = "{all-of: [" + Array(repeating: ages, count: 12).joined(separator: ", ") + "]}"
    let run = try WrittenLaw.check(WrittenLaw.module("offenses:\n" + WrittenLaw.offense(reaches: many)))
    #expect(run.status == .invalidInput)
    #expect(
      run.output.contains(":9:14: error: too many alternatives: these conditions multiply out to more than "),
      "\(run.output)")
    // A list of products is counted as a whole.
    let thousand = "{all-of: [{any-of: [{act: access}, {act: obtain}]}, \(ages)]}"
    let list = "[" + Array(repeating: thousand, count: 60).joined(separator: ", ") + "]"
    let listed = try WrittenLaw.check(WrittenLaw.module("offenses:\n" + WrittenLaw.offense(reaches: list)))
    #expect(listed.output.contains("10000 are the most"), "\(listed.output)")
  }

  @Test("Alternatives below the limit are read")
  func fewAlternatives() throws {
    let few =
      "{act: access, all-of: [{any-of: [{object: computer-system}, {object: computer-data}]}, "
      + "{any-of: [{mental-state: intentional}, {mental-state: reckless}]}]}"
    let run = try WrittenLaw.check(WrittenLaw.module("offenses:\n" + WrittenLaw.offense(reaches: few)))
    #expect(run.status == .done, "\(run.output)")
  }

  @Test("An option declared twice at a time is refused at the second, and one after the other is not")
  func declarations() throws {
    func participation(_ first: String) -> String {
      """
      participation:
        - treaty: budapest-2001
          ratified: 2005-01-01
          in-force: 2005-05-01
          \(WrittenLaw.source)
          declarations:
            - {option: 2-intent, kind: declaration, made: 2005-01-01, \(first)summary: s}
            - {option: 2-intent, kind: declaration, made: 2006-01-01, summary: s}
      """
    }
    let offenses = "offenses:\n" + WrittenLaw.offense()
    let twice = try WrittenLaw.check(WrittenLaw.module(offenses), participation(""))
    #expect(twice.status == .invalidInput)
    #expect(
      twice.output.contains("file1.yaml:8:18: error: the option '2-intent' stands declared twice"), "\(twice.output)")
    let after = try WrittenLaw.check(WrittenLaw.module(offenses), participation("withdrawn: 2006-01-01, "))
    #expect(after.status == .done, "\(after.output)")
  }

  @Test("More numbers than a law can tell apart are refused at the provision that passes the limit")
  func thresholds() throws {
    let reaches = "[" + (0..<1_100).map { "{act: access, victim-age: \(2 * $0)}" }.joined(separator: ", ") + "]"
    let run = try WrittenLaw.check(WrittenLaw.module("offenses:\n" + WrittenLaw.offense(reaches: reaches)))
    #expect(run.status == .invalidInput)
    #expect(
      run.output.contains(
        ":5:9: error: too many thresholds: with these 'XR' would tell more than 1000 numbers apart in 'victim-age'"),
      "\(run.output)")
  }

  @Test("More provisions than a module may have are refused at the first that is too many")
  func provisions() throws {
    let offenses = (0...10_000).map { WrittenLaw.offense("xr-\($0)", citation: "§ \($0)") }.joined()
    let run = try WrittenLaw.check(WrittenLaw.module("offenses:\n" + offenses))
    #expect(run.status == .invalidInput)
    #expect(
      run.output.contains(
        ":80005:9: error: too many provisions: 'XR' has 10001, and 10000 are the most [too-many-provisions]"),
      "\(run.output.prefix(1_000))")
  }

  // MARK: Growth

  /// A module with so many offences, all different.
  static func law(offenses count: Int) -> String {
    let words = ["access", "obtain", "intercept", "alter", "delete"]
    return WrittenLaw.module(
      "offenses:\n"
        + (0..<count).map { index in
          WrittenLaw.offense(
            "xr-\(index)", citation: "§ \(index)",
            reaches: "{act: \(words[index % 5]), object: computer-system, authorization: without-right, "
              + "mental-state: intentional, victim-age: {below: \(index / 5 + 1)}}")
        }.joined())
  }

  /// The time that a piece of work takes.
  private func time(_ work: () throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    try work()
    return clock.now - start
  }

  /// Whether four times the input takes less than eight times as long: what is linear takes four times, and what is
  /// quadratic sixteen times.
  ///
  /// Others use the same machine, so that a measure that fails is taken again.
  private func growsAboutLinearly(_ small: () throws -> Void, _ large: () throws -> Void) rethrows -> Bool {
    for _ in 0..<6 where try time(small) * 8 > time(large) { return true }
    return false
  }

  @Test("Checking grows about as the law does")
  func growth() throws {
    func check(_ count: Int) throws {
      let run = try WrittenLaw.check(Self.law(offenses: count))
      #expect(run.status == .done, "\(run.output.prefix(500))\(run.messages.prefix(500))")
    }
    #expect(try growsAboutLinearly({ try check(200) }, { try check(800) }))
  }

  @Test("A report grows about as the law does")
  func growthOfReports() throws {
    func law(_ count: Int) -> String {
      let words = ["access", "obtain", "intercept", "alter", "delete"]
      let intents = ["dishonest", "obtain-data", "no-further-intent"]
      let sections = (0..<count).map { index in
        WrittenLaw.offense(
          "xr-\(index)", citation: "§ \(index)",
          reaches: "{act: \(words[index % 5]), object: computer-system, authorization: without-right, "
            + "mental-state: intentional, security-measure: infringed, further-intent: \(intents[index / 5 % 3]), "
            + "victim-age: {below: \(index / 15 + 1)}}")
      }
      return WrittenLaw.module("offenses:\n" + sections.joined())
    }
    func report(_ count: Int) throws {
      #expect(try WrittenLaw.report(law(count), "--format", "csv").status == .done)
    }
    // That every remedy was held against every other took sixty times as long.
    #expect(try growsAboutLinearly({ try report(300) }, { try report(1_200) }))
  }

  @Test("Unknown keys are answered in a time that grows as they do")
  func growthOfMistakes() throws {
    func check(_ count: Int) throws {
      let text = WrittenLaw.module(
        "offenses:\n" + WrittenLaw.offense(more: (0..<count).map { "kez\($0): x" }.joined(separator: "\n    ")))
      #expect(try WrittenLaw.check(text).status == .invalidInput)
    }
    #expect(try growsAboutLinearly({ try check(500) }, { try check(2_000) }))
  }
}
