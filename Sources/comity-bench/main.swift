// SPDX-License-Identifier: Apache-2.0

// Prints how long the parts of a report take, on the bundled law and on a synthetic world of two hundred countries.
// It measures and prints; nothing is asserted, since times are facts about a machine. The arguments `loading`, `reports`
// and `world` name the parts to run; without any, all run. `growth`, with the names of respects or without, measures instead
// how time and memory grow with the size of a module.

import Comity
import ComityInstruments
import ComityMapper
import ComityYAML
import CompiledLaw
import Jurisdictions
import Regions
import RegionsWorlds

let parts = CommandLine.arguments.dropFirst()
if parts.first == "growth" {
  try measureGrowth(Array(parts.dropFirst()))
} else if parts.first == "grown" {
  try measureGrown(Array(parts.dropFirst()))
}
for (name, measure) in [("loading", measureLoading), ("reports", measureReports), ("world", measureWorld)]
where parts.isEmpty || parts.contains(name) {
  measure()
}

func line(_ name: String, _ value: String) {
  print("  \(name)\(String(repeating: " ", count: max(1, 56 - name.count)))\(value)")
}

/// Whether a point was found; it is not copied for the question, as a comparison with nothing does.
func isThere(_ point: borrowing Point?) -> Bool {
  switch point {
  case .some: true
  case .none: false
  }
}

/// Loading: text to checked law, and its ratio to the bare event loop of libyaml over the same bytes.
func measureLoading() {
  let texts = Instruments.common + Instruments.treaties() + Jurisdictions.texts()
  let files = texts.map { SourceFile(name: $0.path, bytes: $0.bytes) }
  let bytes = texts.reduce(0) { $0 + $1.bytes.count }
  print("Loading all bundled law: \(texts.count) files, \(bytes / 1024) KiB")
  let bare = Stopwatch.median { files.reduce(0) { $0 + countEvents($1) } }
  let nodes = Stopwatch.median { files.reduce(0) { $0 + (readDocument($1).root?.count ?? 0) } }
  let plain = texts.map { LawText(path: $0.path, bytes: $0.bytes) }
  let law = Stopwatch.median { loadLaw(plain).lawBook?.modules.count ?? 0 }
  let embedded = Stopwatch.median { loadLaw(texts).lawBook?.modules.count ?? 0 }
  line("bare libyaml event loop", readable(bare))
  line("text to nodes with places", "\(readable(nodes))  (\(rounded(nodes / bare)) times the bare loop)")
  line("text to checked law", "\(readable(law))  (\(rounded(law / bare)) times the bare loop)")
  line("the same with the embedded nodes", "\(readable(embedded))  (\(rounded(embedded / bare)) times the bare loop)")
}

/// Compiling and asking the bundled law.
func measureReports() {
  guard let lawBook = loadLaw(Instruments.common + Instruments.treaties() + Jurisdictions.texts()).lawBook,
    let date = CalendarDate("2026-11-23")
  else { return print("the bundled law could not be loaded") }
  print("\nThe bundled law: \(lawBook.modules.count) jurisdictions, \(lawBook.treaties.count) treaties")
  let mapper = Mapper(lawBook)
  for treaty in lawBook.treaties {
    let activities = lawBook.protectedActivities.flatMap { $0.conditions(in: .conduct) }
    func compiled(_ module: any JurisdictionModule) -> CompiledConduct {
      CompiledConduct(module: module, treaty: treaty, date: date, vocabulary: lawBook.conduct, and: activities)
    }
    let laws = lawBook.modules.map(compiled)
    let compile = Stopwatch.median(count: lawBook.modules.count) {
      lawBook.modules.reduce(0) { $0 + compiled($1).offenses.count }
    }
    let asked = laws.flatMap { law in
      treaty.requirements.filter { $0.kind == .criminalize }.map { (law, law.region(of: $0)) }
    }
    let coverage = Stopwatch.median(count: asked.count) {
      asked.reduce(0) { $0 + ($1.1.isSubset(of: $1.0.law) ? 1 : 0) }
    }
    let witness = Stopwatch.median(count: asked.count) {
      asked.reduce(0) { $0 + (isThere($1.1.witness(outside: $1.0.law)) ? 0 : 1) }
    }
    let report = Stopwatch.median(repeats: 5, count: lawBook.modules.count) {
      lawBook.modules.reduce(0) { sum, module in
        sum + ((try? mapper.report(on: module.jurisdiction.code, to: treaty.id, asOf: date).findings.count) ?? 0)
      }
    }
    line("\(treaty.id): compile one country", readable(compile))
    line("\(treaty.id): coverage of one requirement", readable(coverage))
    line("\(treaty.id): the same with a witness", readable(witness))
    line("\(treaty.id): whole report on one country", readable(report))
  }
}

/// Queries on a world as large as two hundred countries.
func measureWorld() {
  let world = SyntheticWorld(seed: 1)
  print(
    "\nSynthetic world: \(world.space.variableCount) variables, \(world.laws.count) jurisdictions, "
      + "\(world.offenses.reduce(0) { $0 + $1.count }) offences, \(world.cubeCount) cubes, "
      + "\(world.exclusionCount) exclusions")
  line("one test of a cube, in a bare loop of such tests", readable(measureCubeTest(world)))
  let count = world.laws.count * world.treaty.count
  func each(_ body: (Region, Region) -> Int) -> Int {
    world.laws.reduce(0) { sum, law in world.treaty.reduce(sum) { $0 + body($1, law) } }
  }
  line(
    "coverage of one offence by one country, with witness",
    readable(Stopwatch.median(count: count) { each { isThere($0.witness(outside: $1)) ? 0 : 1 } }))
  let left = world.offenses.prefix(40).flatMap { $0 }
  let right = world.offenses.suffix(40).flatMap { $0 }
  line(
    "overlap of two offences, with witness",
    readable(
      Stopwatch.median(repeats: 3, count: left.count * right.count) {
        left.reduce(0) { sum, one in right.reduce(sum) { $0 + (isThere(one.witness(sharedWith: $1)) ? 1 : 0) } }
      }))
  let subsets = world.treaty.indices.map { index in
    (0..<8).map { subset in
      (0..<3).filter { subset >> $0 & 1 == 1 }
        .reduce(world.treaty[index]) { $0.intersection(Region(world.options[index][$1])) }
    }
  }
  line(
    "coverage for a subset of options",
    readable(
      Stopwatch.median(repeats: 3, count: count * 8) {
        world.laws.reduce(0) { sum, law in
          subsets.reduce(sum) { $0 + $1.reduce(0) { $0 + ($1.isSubset(of: law) ? 1 : 0) } }
        }
      }))
  for limit in [1, 8] {
    line(
      "the first \(limit) maximal uncovered cubes",
      readable(
        Stopwatch.median(repeats: 3, count: count) { each { $0.uncovered(by: $1, limit: limit).cubes.count } }))
  }
}

/// Asks of every cube of a world whether it meets the cube of an offence of the treaty, over a flat array of words and
/// with no more than the question needs: what the machine takes for the step that every query consists of.
func measureCubeTest(_ world: SyntheticWorld) -> Double {
  let layout = world.space.layout
  let count = layout.wordCount
  let rows = world.laws.flatMap { $0.terms.flatMap { term in (0..<count).map { term.cube.words[$0] } } }
  let asked = world.treaty.map { offense in (0..<count).map { offense.terms[0].cube.words[$0] } }
  let tops = layout.tops
  return Stopwatch.median(count: rows.count / count * asked.count) {
    var met = 0
    for cube in asked {
      row: for row in stride(from: 0, to: rows.count, by: count) {
        for index in 0..<count {
          // A field is occupied if its top is, or a carry from the bits below reaches it.
          let (common, rest) = (rows[row &+ index] & cube[index], ~tops[index])
          if (((common & rest) &+ rest) | common) & tops[index] != tops[index] { continue row }
        }
        met &+= 1
      }
    }
    return met
  }
}
