// SPDX-License-Identifier: Apache-2.0

/// Makes baselines: accepted findings, some of which may be there.
struct Baselines {
  var numbers: SeededNumbers

  mutating func baseline(on codes: [String], _ treaties: [String]) -> String {
    let accepted = (0..<numbers.below(5)).map { _ in
      let kind = numbers.one(of: ["gap", "carve-out-gap", "overreach", "collision", "no-legal-basis"])
      let id =
        "\(numbers.one(of: codes))/\(numbers.one(of: treaties))/\(2 + numbers.below(9))/\(kind)"
      let reason = numbers.one(of: ["known", " ", "不正", "a \\u001b b"])
      return numbers.chance(12) ? "{\"id\": 1}" : "{\"id\": \"\(id)\", \"reason\": \"\(reason)\"}"
    }
    let version = numbers.one(of: ["1.0", "1.0", "1.0", "1.7", "2.0", ""])
    return "{\"schemaVersion\": \"\(version)\", \"accepted\": [\(accepted.joined(separator: ", "))]}\n"
  }
}
