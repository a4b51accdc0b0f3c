// SPDX-License-Identifier: Apache-2.0

extension Scenarios {
  /// The text of a scenario with one larger change than a fuzzer makes byte by byte: a new scenario, another command line,
  /// one file made anew, changed by words, or left out.
  ///
  /// - Returns: the changed text; nothing where this one is to be changed byte by byte.
  package func changed(_ bytes: [UInt8], seed: UInt64) -> [UInt8]? {
    var numbers = SeededNumbers(seed: seed)
    let choice = numbers.below(12)
    if choice == 0 { return scenario(numbers.next(), isSmall: true).bytes }
    guard choice < 6, var scenario = Scenario(bytes: bytes), !scenario.files.isEmpty else { return nil }
    let index = numbers.below(scenario.files.count)
    switch choice {
    case 1: scenario.arguments = arguments(numbers.next(), for: scenario)
    case 2, 3:
      var change = ChangedLaw(numbers: numbers, lawBook: lawBook)
      let text = String(decoding: scenario.files[index].bytes, as: UTF8.self)
      scenario.files[index].bytes = Array(change.changed(text).utf8)
    case 4:
      let other = self.scenario(numbers.next(), isSmall: true)
      let known = scenario.files.map(\.path)
      if let file = other.files.first(where: { !known.contains($0.path) }), scenario.files.count < 8 {
        scenario.files.append(file)
      } else if let file = other.files.first, let place = known.firstIndex(of: file.path) {
        scenario.files[place] = file
      }
    default: scenario.files.remove(at: index)
    }
    return scenario.files.isEmpty ? nil : scenario.bytes
  }
}
