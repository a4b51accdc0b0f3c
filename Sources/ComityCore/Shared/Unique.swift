// SPDX-License-Identifier: Apache-2.0

extension Array where Element: Hashable {
  /// The elements without repetitions, each at its first place.
  package var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
