// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityTestSupport
import Testing

/// Few lines that ask for more than there is: counted and refused with their place; what is long takes as long as it is.
@Suite("Limits", .timeLimit(.minutes(10)))
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
}
