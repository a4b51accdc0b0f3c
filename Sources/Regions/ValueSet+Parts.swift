// SPDX-License-Identifier: Apache-2.0

extension ValueSet {
  /// The values, parted so that each of the cuts holds all of a part or nothing of it; by the lowest value of each part.
  ///
  /// - Complexity: O(*n*) in the number of values of the set and of all cuts.
  func parts(cutBy cuts: some Sequence<ValueSet>) -> [ValueSet] {
    let all = values
    guard let highest = all.last else { return [] }
    // Each cut gives its values new numbers by their old ones: values with one number are in the same cuts.
    var numbers = [Int](repeating: 0, count: highest + 1)
    var last = 0
    for cut in cuts {
      var renamed: [Int: Int] = [:]
      for value in cut.values where value <= highest {
        if renamed[numbers[value]] == nil {
          last += 1
          renamed[numbers[value]] = last
        }
        numbers[value] = renamed[numbers[value], default: 0]
      }
    }
    var places: [Int: Int] = [:]
    var parts: [ValueSet] = []
    for value in all {
      if let place = places[numbers[value]] {
        parts[place].insert(value)
      } else {
        places[numbers[value]] = parts.count
        parts.append([value])
      }
    }
    return parts
  }
}
