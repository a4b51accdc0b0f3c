// SPDX-License-Identifier: Apache-2.0

// Reads YAML that no one would write and watches that nothing crashes, hangs or contradicts itself.
//
//     comity-fuzz [COUNT] [FIRST-SEED]
//
// Three of four inputs are modules made from the shapes of the format, half of them damaged afterwards; the fourth is YAML
// of any kind. Each is read, decoded, checked against everything else and, where it is sound, asked for what it means.
// Every input follows from its seed alone: to see one again, run `comity-fuzz 1 SEED`, which also prints it.

import ComityChecks
import ComityCore
import ComityDiagnostics
import ComityInstruments
import ComityYAML

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads one input.
///
/// - Returns: the mistakes that were found, and what is wrong with the reader itself, if anything.
func exercise(_ source: SourceFile) -> (mistakes: [Diagnostic], defect: String?) {
  let (root, diagnostics) = readDocument(source)
  let lines = source.bytes.reduce(into: 1) { lines, byte in
    // Every byte that can end a line break counts, which is never too few.
    if [0x0A, 0x0D, 0x85, 0xA8, 0xA9].contains(byte) { lines += 1 }
  }
  for diagnostic in diagnostics {
    for place in [diagnostic.place] + diagnostic.notes.map(\.place) {
      guard let place else { return (diagnostics, "a diagnostic without a place: \(diagnostic)") }
      if place.line < 0 || place.line > lines + 1 || place.column > source.bytes.count + 1 {
        return (diagnostics, "a place outside of the file: \(diagnostic)")
      }
    }
  }
  if diagnostics != diagnostics.sorted() { return (diagnostics, "the diagnostics are not sorted") }
  if let root {
    var budget = Limits.standard.nodes
    if let defect = walk(root, depth: 0, budget: &budget) { return (diagnostics, defect) }
  }
  return (diagnostics, nil)
}

/// Visits every node as a decoder would.
func walk(_ node: Node, depth: Int, budget: inout Int) -> String? {
  budget -= 1
  if budget < 0 { return "more nodes than are allowed" }
  if depth > Limits.standard.depth { return "nested deeper than is allowed at \(node.place)" }
  var count = 0
  switch node.kind {
  case .null: if node.scalar != nil || !node.utf8.isEmpty { return "null with a text at \(node.place)" }
  case .scalar:
    guard let text = node.scalar, node.isText(text) else { return "a text that is not its own at \(node.place)" }
    if text.utf8.count != node.utf8.count { return "a text with bytes that are not UTF-8 at \(node.place)" }
  case .sequence:
    for item in node.items {
      count += 1
      if let defect = walk(item, depth: depth + 1, budget: &budget) { return defect }
    }
    if count != node.count { return "a wrong count of items at \(node.place)" }
  case .mapping:
    var keys: Set<[UInt8]> = []
    for (key, value) in node.entries {
      count += 1
      if key.kind == .sequence || key.kind == .mapping { return "a key that is no text at \(key.place)" }
      if !key.isUnresolved, !keys.insert(Array(key.utf8)).inserted { return "a repeated key at \(key.place)" }
      if let defect = walk(key, depth: depth + 1, budget: &budget) { return defect }
      if let defect = walk(value, depth: depth + 1, budget: &budget) { return defect }
    }
    if count != node.count { return "a wrong count of entries at \(node.place)" }
  }
  return nil
}

/// The words, topics and treaties that generated modules speak of.
struct Instrumentation {
  let texts = Instruments.common + Instruments.treaties(["budapest-2001"])
  let lawBook: LawBook

  init?() {
    guard let lawBook = loadLaw(texts).lawBook else { return nil }
    self.lawBook = lawBook
  }

  /// The input of a seed.
  func input(_ seed: UInt64) -> [UInt8] {
    var generator = Generator(seed: seed)
    if seed.isMultiple(of: 4) { return generator.input() }
    var law = LawGenerator(seed: seed, lawBook: lawBook)
    let text = law.module()
    return seed.isMultiple(of: 2) ? generator.damaged(text) : Array(text.utf8)
  }

  /// Decodes one input as a module beside the bundled words, and asks what is wrong with what it means.
  func decode(_ source: SourceFile) -> (mistakes: [Diagnostic], defect: String?) {
    let result = loadLaw(texts + [LawText(path: "xk/\(source.name)", bytes: source.bytes)])
    var diagnostics = result.diagnostics
    if diagnostics != diagnostics.sorted() { return (diagnostics, "the diagnostics are not sorted") }
    guard let lawBook = result.lawBook else { return (diagnostics, "one module took the whole law with it") }
    if !result.hasErrors, let date = CalendarDate(year: 2026, month: 11, day: 23) {
      diagnostics += lawBook.problems(asOf: date)
    }
    for diagnostic in diagnostics where Check.named(diagnostic.identifier) == nil {
      return (diagnostics, "a mistake that is in no catalog: \(diagnostic)")
    }
    for diagnostic in diagnostics where diagnostic.description.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A }) {
      return (diagnostics, "a message with a control character: \(diagnostic.identifier)")
    }
    return (diagnostics, nil)
  }
}

func run() -> Bool {
  let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
  guard arguments.count <= 2, !arguments.contains(nil) else {
    print("usage: comity-fuzz [COUNT] [FIRST-SEED]")
    return false
  }
  guard let instrumentation = Instrumentation() else {
    print("the bundled words cannot be read")
    return false
  }
  let count = arguments.first.flatMap { $0 } ?? 10_000
  let first = arguments.dropFirst().first.flatMap { $0 } ?? 0
  let clock = ContinuousClock()
  var mistakes: [String: Int] = [:]
  var faultless = 0
  var bytes = 0
  var slowest: (time: Duration, seed: UInt64) = (.zero, first)
  var isSound = true
  let time = clock.measure {
    for seed in first..<(first + count) {
      let source = SourceFile(name: "\(seed).yaml", bytes: instrumentation.input(seed))
      if count == 1 { print(String(decoding: source.bytes, as: UTF8.self)) }
      var result = (mistakes: [Diagnostic](), defect: String?.none)
      let time = clock.measure {
        result = exercise(source)
        if result.defect == nil { result = instrumentation.decode(source) }
      }
      if count == 1 { print(result.mistakes.text()) }
      if let defect = result.defect {
        print("seed \(seed): \(defect)")
        isSound = false
      }
      for mistake in result.mistakes { mistakes[mistake.identifier, default: 0] += 1 }
      faultless += result.mistakes.isEmpty ? 1 : 0
      bytes += source.bytes.count
      if time > slowest.time { slowest = (time, seed) }
    }
  }
  for (identifier, count) in mistakes.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
    print("\(count)  \(identifier)")
  }
  print(
    "\(count) inputs (\(faultless) without a mistake), \(bytes) bytes, \(time);",
    "\(mistakes.values.reduce(0, +)) mistakes; slowest \(slowest.time) (seed \(slowest.seed))")
  return isSound
}

if !run() { exit(1) }
