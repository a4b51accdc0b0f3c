// SPDX-License-Identifier: Apache-2.0

import ComityCore
import ComityInstruments
import ComityYAML
import Jurisdictions

/// Makes scenarios: files of every kind beside one another, and a question that is asked of them.
package struct Scenarios: Sendable {
  /// The words, topics and treaties that the files speak of.
  let lawBook: LawBook
  /// Sound files of which changed copies are made.
  private let sound: [(name: String, text: String)]

  /// Reads the bundled words and treaties; nothing where that fails.
  package init?() {
    guard let lawBook = loadLaw(Instruments.common(in: []) + Instruments.treaties()).lawBook else { return nil }
    self.lawBook = lawBook
    sound = (Instruments.treaties(["budapest-protocol-1-2003"]) + Jurisdictions.texts(["KE"])).map {
      (String($0.path.split(separator: "/").last ?? ""), String(decoding: $0.bytes, as: UTF8.self))
    }
  }

  /// The scenario of a seed.
  ///
  /// - Parameter isSmall: whether files are to be small, for a fuzzer that changes them byte by byte.
  package func scenario(_ seed: UInt64, isSmall: Bool = false) -> Scenario {
    var numbers = SeededNumbers(seed: seed)
    if numbers.chance(8) {
      var damage = DamagedText(numbers)
      return Scenario(files: [Scenario.File("xk/module.yaml", damage.yaml())])
    }
    // One thing in so many is wrong; half of the scenarios are meant to be sound, so that their questions are answered.
    let wildness = numbers.one(of: [0, 0, 0, 1000, 200, 30])
    var files = modules(&numbers, wildness)
    let ownTreaty = numbers.chance(3)
    if ownTreaty {
      if !isSmall, numbers.chance(2), let treaty = sound.first {
        var changed = ChangedLaw(numbers: numbers, lawBook: lawBook)
        let text = treaty.text.replacing("  id: budapest-protocol-1-2003", with: "  id: xt-2026")
        files.append(("treaty.yaml", changed.changed(text)))
      } else {
        files.append(("treaty.yaml", write(&numbers, wildness, "xt") { $0.treatyFile("xt-2026") }))
      }
    }
    var bills: [String] = []
    for name in ["bill.yaml", "second.yaml"] where numbers.chance(4) {
      bills.append(name)
      let code = numbers.one(of: ["XK", "XK", "XL"])
      let offenses = files.flatMap { $0.text.matches(of: /{id: (x[kl]-[0-9]+), citation/).map { String($0.output.1) } }
        .filter { $0.hasPrefix(code.lowercased()) }
      // New provisions are numbered from what no module reaches.
      let text = write(&numbers, wildness, "\(code.lowercased())-new") { $0.bill(on: code, changing: offenses) }
      files.append((name, text))
    }
    let baselines = numbers.chance(4) ? ["base.json"] : []
    for name in baselines {
      var writer = Baselines(numbers: numbers)
      files.append((name, writer.baseline(on: ["XK"], ["budapest-2001", "xt-2026"])))
    }
    let space = numbers.one(of: Vocabulary.Space.allCases)
    if numbers.chance(4) { files.append(("words.yaml", write(&numbers, wildness, "x") { $0.vocabularyFile(space) })) }
    if numbers.chance(6) {
      files.append(("words-de.yaml", write(&numbers, wildness, "x") { $0.translation(of: space) }))
    }
    if numbers.chance(8) { files.append(("topics.yaml", write(&numbers, wildness, "x") { $0.topicsFile() })) }
    if numbers.chance(8) { files.append(("activities.yaml", write(&numbers, wildness, "x") { $0.activities() })) }
    if numbers.chance(6) { files.append(("chart.yaml", write(&numbers, wildness, "x") { $0.standing(of: "xt-2026") })) }
    if numbers.chance(20) { files.append(("states.yaml", write(&numbers, wildness, "x") { $0.statesFile() })) }
    var commands = Commands(
      numbers: numbers, codes: ["XK", "XK", "XK", "XL"] + (isSmall ? [] : ["DE"]),
      treaties: Instruments.treaties + (ownTreaty ? ["xt-2026", "xt-2026"] : []), bills: bills, baselines: baselines,
      evidence: lawBook.evidence, asksAll: !isSmall && numbers.chance(4))
    let arguments = commands.command()
    var damage = DamagedText(SeededNumbers(seed: numbers.next()))
    let damaged = wildness > 0 && numbers.chance(2) ? numbers.below(files.count) : nil
    return Scenario(
      files: files.enumerated().map { index, file in
        let bytes = Array(file.text.utf8)
        return Scenario.File(file.path, index == damaged ? damage.damaged(bytes) : bytes)
      }, arguments: numbers.chance(4) ? [] : arguments)
  }

  /// Another command line for the files of a scenario.
  package func arguments(_ seed: UInt64, for scenario: Scenario) -> [String] {
    let paths = scenario.files.map(\.path)
    var commands = Commands(
      numbers: SeededNumbers(seed: seed), codes: ["XK", "XK", "XL", "XR"],
      treaties: Instruments.treaties + ["xt-2026", "strelsau-2025"],
      bills: paths.filter { ["bill.yaml", "second.yaml"].contains($0) }, baselines: paths.filter { $0 == "base.json" },
      evidence: lawBook.evidence)
    return commands.command()
  }

  // MARK: Parts

  /// A module, and now and then a second one: a State beside it, or the layer from which it inherits.
  private func modules(_ numbers: inout SeededNumbers, _ wildness: Int) -> [(path: String, text: String)] {
    if numbers.chance(5) {
      // The law of a State that is there, with changes.
      var changed = ChangedLaw(numbers: SeededNumbers(seed: numbers.next()), lawBook: lawBook)
      return sound.dropFirst()
        .filter { $0.name == "module.yaml" || !numbers.chance(4) }.prefix(6).enumerated().map { index, file in
          let text = file.text.replacing("code: KE", with: "code: XK").replacing(/\bke-/) { _ in "xk-" }
          return ("xk/f\(index).yaml", changed.changed(text))
        }
    }
    let isLayered = numbers.chance(5)
    let texts = write(&numbers, wildness, "xk") { $0.module("XK", inheriting: isLayered ? "XL" : nil) }
    var files = texts.enumerated().map { (path: "xk/f\($0.offset).yaml", text: $0.element) }
    if isLayered || numbers.chance(4) {
      for (index, text) in write(&numbers, wildness, "xl", { $0.module("XL", isLayer: isLayered) }).enumerated() {
        files.append(("xl/f\(index).yaml", text))
      }
    }
    return files
  }

  private func write<Text>(
    _ numbers: inout SeededNumbers, _ wildness: Int, _ prefix: String, _ body: (inout ShapeWriter) -> Text
  ) -> Text {
    var writer = ShapeWriter(SeededNumbers(seed: numbers.next()), lawBook: lawBook, prefix: prefix, wildness: wildness)
    return body(&writer)
  }
}
