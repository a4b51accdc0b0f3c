// SPDX-License-Identifier: Apache-2.0

/// Where the values of each variable sit in the words of a cube.
///
/// One bit stands for one value. The bits of a variable are its *field*. A field of up to 64 bits never crosses a word,
/// so that a question about all fields of a word is answered by a handful of instructions (see `occupied`). A wider
/// variable has whole words of its own, behind the packed ones. Large fields come first: the variable with many values
/// tells most cubes apart, and the loops leave at the first word that decides.
package final class Layout: Sendable {
  /// The place of one variable.
  package struct Field: Sendable {
    /// The first word of the field.
    package let word: Int
    /// The number of words of the field: one, unless the variable is wide.
    package let wordCount: Int
    /// The position of value 0 in its word.
    package let shift: Int
    /// The bits of the field in its first word.
    package let mask: UInt64
  }

  package let sizes: [Int]
  package let fields: [Field]
  /// The number of words of a cube.
  package let wordCount: Int
  /// The words `0 ..< packedWordCount` hold fields of up to 64 bits, the others wide fields.
  package let packedWordCount: Int
  /// The variables with more than 64 values.
  package let wideVariables: [Int]
  /// The words of each variable with more than 64 values.
  package let wideGroups: [Range<Int>]
  /// Whether some variable has more than 64 values.
  let hasWideVariables: Bool
  /// The words of the cube that holds everything.
  package let full: CubeWords
  /// The same, one behind the other.
  let fullWords: [UInt64]
  /// The highest bit of each field, in packed words.
  package let tops: [UInt64]
  /// The lowest bit of each field beside the words of a cube; zero for those of wide variables.
  let bottoms: CubeWords
  /// The variable whose field has its highest bit here, by word times 64 plus bit; packed words only.
  package let variableOfTop: [Int]

  package init(sizes: [Int]) {
    self.sizes = sizes
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var fields = [Field](repeating: Field(word: 0, wordCount: 0, shift: 0, mask: 0), count: sizes.count)
    var used: [Int] = []
    for variable in order where sizes[variable] <= 64 {
      let size = sizes[variable]
      let word = used.firstIndex { $0 + size <= 64 } ?? used.endIndex
      if word == used.endIndex { used.append(0) }
      fields[variable] = Field(word: word, wordCount: 1, shift: used[word], mask: Self.ones(size) << used[word])
      used[word] += size
    }
    packedWordCount = used.count
    var wordCount = used.count
    wideVariables = order.filter { sizes[$0] > 64 }
    for variable in wideVariables {
      let count = (sizes[variable] + 63) / 64
      fields[variable] = Field(word: wordCount, wordCount: count, shift: 0, mask: ~0)
      wordCount += count
    }
    var full = CubeWords(zeros: wordCount)
    var tops = [UInt64](repeating: 0, count: packedWordCount)
    var bottoms = full
    var variableOfTop = [Int](repeating: -1, count: packedWordCount * 64)
    for (variable, field) in fields.enumerated() {
      if field.wordCount == 1 {
        full[field.word] |= field.mask
        let top = field.shift + sizes[variable] - 1
        tops[field.word] |= 1 << top
        bottoms[field.word] |= 1 << field.shift
        variableOfTop[field.word * 64 + top] = variable
      } else {
        for index in 0..<field.wordCount {
          full[field.word + index] = Self.ones(min(64, sizes[variable] - index * 64))
        }
      }
    }
    wideGroups = wideVariables.map { fields[$0].words }
    self.fields = fields
    hasWideVariables = !wideVariables.isEmpty
    self.wordCount = wordCount
    self.full = full
    fullWords = (0..<wordCount).map { full[$0] }
    self.tops = tops
    self.bottoms = bottoms
    self.variableOfTop = variableOfTop
  }

  /// Whether both place the same variables.
  @inline(__always)
  func isEquivalent(to other: Layout) -> Bool {
    self === other || sizes == other.sizes
  }

  /// The lowest `count` bits.
  static func ones(_ count: Int) -> UInt64 {
    count >= 64 ? ~0 : (1 << count) - 1
  }

  /// The highest bit of every field of a packed word in which `bits` is not empty.
  ///
  /// Adding `rest` carries into the top bit of a field exactly if a lower bit is set, and never beyond it.
  @inline(__always)
  package static func occupied(_ bits: UInt64, tops: UInt64) -> UInt64 {
    let rest = ~tops
    return (((bits & rest) &+ (rest & rest)) | bits) & tops
  }

  /// The field that has the lowest bit of some, in a packed word.
  @inline(__always)
  func field(ofLowestBitIn bits: UInt64, column: Int) -> UInt64 {
    // Its top is the lowest top from that bit on.
    let above = tops[column] & (0 &- (bits & (0 &- bits)))
    return Self.field(under: above & (0 &- above), tops: tops[column])
  }

  /// The field with this top bit, in a packed word with these tops.
  @inline(__always)
  static func field(under top: UInt64, tops: UInt64) -> UInt64 {
    let lower = tops & (top &- 1)
    // All bits up to the top, less all bits up to the next top below.
    let below: UInt64 = lower == 0 ? 0 : ~0 >> UInt64(lower.leadingZeroBitCount)
    return (top | (top &- 1)) & ~below
  }
}
