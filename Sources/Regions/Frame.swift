// SPDX-License-Identifier: Apache-2.0

/// The words that a search works on.
///
/// In a small space these are all words. In a large one they are those in which some cube of the query limits something
/// that the start of the search does not: the time of a search depends on what its cubes say, not on the size of the
/// vocabulary.
final class Frame: Sendable {
  /// The words of the space that are kept, in order.
  let columns: [Int]
  /// The number of kept words that hold fields of up to 64 bits.
  let packedCount: Int
  /// The numbers of the kept words as kept, from 0.
  let numbers: [Int]
  /// The highest bits of the fields in each kept word; zero in those of wide variables.
  let tops: [UInt64]
  /// The kept words of each wide variable, numbered as kept; all words of a variable are kept or none.
  let groups: [Range<Int>]

  /// The number of kept words.
  let count: Int
  /// Whether all words of the space are kept.
  let isWhole: Bool
  /// Whether a wide variable is kept.
  let hasGroups: Bool

  init(columns: [Int], packedCount: Int, tops: [UInt64], groups: [Range<Int>], isWhole: Bool = false) {
    self.columns = columns
    self.packedCount = packedCount
    self.tops = tops + Array(repeating: 0, count: columns.count - packedCount)
    numbers = Array(columns.indices)
    self.groups = groups
    count = columns.count
    self.isWhole = isWhole
    hasGroups = !groups.isEmpty
  }

  /// Keeps the words in which `differences` has a bit.
  convenience init(of layout: Layout, where differences: [UInt64]) {
    var columns = (0..<layout.packedWordCount).filter { differences[$0] != 0 }
    let packedCount = columns.count
    let tops = columns.map { layout.tops[$0] }
    var groups: [Range<Int>] = []
    for group in layout.wideGroups where group.contains(where: { differences[$0] != 0 }) {
      groups.append(columns.count..<(columns.count + group.count))
      columns.append(contentsOf: group)
    }
    self.init(columns: columns, packedCount: packedCount, tops: tops, groups: groups)
  }
}
