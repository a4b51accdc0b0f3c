// SPDX-License-Identifier: Apache-2.0

/// The words of a cube, in place.
///
/// The first eight words are stored inline, so that the cubes of a space of up to 512 bits are copied without touching
/// any other memory. A cube of a larger space has its further words in an array; their number has no limit. Words that
/// the space does not have are zero.
package struct CubeWords: Sendable {
  private var near: InlineArray<8, UInt64>
  /// The words from the ninth on; nothing if there are none, so that a copy counts no reference.
  private var far: [UInt64]?

  /// Makes zeros.
  ///
  /// - Parameter count: the number of words.
  init(zeros count: Int) {
    near = InlineArray(repeating: 0)
    far = count > 8 ? Array(repeating: 0, count: count &- 8) : nil
  }

  /// Takes words from `start` on in an array.
  @inline(__always)
  init(_ words: [UInt64], at start: Int, count: Int) {
    near = InlineArray { $0 < count ? words[start &+ $0] : 0 }
    far = count > 8 ? Array(words[(start &+ 8)..<(start &+ count)]) : nil
  }

  /// Takes the words that two rows have in common.
  @inline(__always)
  init(_ words: [UInt64], at start: Int, meeting others: [UInt64], at other: Int, count: Int) {
    near = InlineArray { $0 < count ? words[start &+ $0] & others[other &+ $0] : 0 }
    far = count > 8 ? (8..<count).map { words[start &+ $0] & others[other &+ $0] } : nil
  }

  /// One of the words.
  package subscript(index: Int) -> UInt64 {
    @inline(__always) get { index < 8 ? near[index] : far?[index &- 8] ?? 0 }
    @inline(__always) set {
      if index < 8 {
        near[index] = newValue
      } else {
        far?[index &- 8] = newValue
      }
    }
  }

  /// Keeps the bits that the other has, too.
  @inline(__always)
  mutating func formIntersection(_ other: CubeWords) {
    for index in 0..<8 { near[index] &= other.near[index] }
    if let rest = other.far { for index in rest.indices { far?[index] &= rest[index] } }
  }

  /// Takes on the bits that the other has.
  @inline(__always)
  mutating func formUnion(_ other: CubeWords) {
    for index in 0..<8 { near[index] |= other.near[index] }
    if let rest = other.far { for index in rest.indices { far?[index] |= rest[index] } }
  }

  /// Keeps the lowest bit of each field that has one, of fields up to 64 bits.
  ///
  /// The opposite of a number shares its lowest bit alone; each field is a number, and as none is zero, none carries.
  ///
  /// - Parameters:
  ///   - full: all bits of all fields.
  ///   - bottoms: the lowest bit of each field.
  @inline(__always)
  mutating func keepLowestBits(full: CubeWords, bottoms: CubeWords) {
    func lowest(_ word: UInt64, _ full: UInt64, _ bottoms: UInt64) -> UInt64 { ((full & ~word) &+ bottoms) & word }
    for index in 0..<8 { near[index] = lowest(near[index], full.near[index], bottoms.near[index]) }
    if let words = far, let all = full.far, let lows = bottoms.far {
      far = words.indices.map { lowest(words[$0], all[$0], lows[$0]) }
    }
  }

  /// Whether the other has every bit that this has.
  @inline(__always)
  func isSubset(of other: CubeWords) -> Bool {
    var excess: UInt64 = 0
    for index in 0..<8 { excess |= near[index] & ~other.near[index] }
    guard excess == 0 else { return false }
    guard let far, let rest = other.far else { return true }
    return far.indices.allSatisfy { far[$0] & ~rest[$0] == 0 }
  }

  /// How many values of all variables the words have.
  var bitCount: Int {
    (0..<8).reduce(0) { $0 + near[$1].nonzeroBitCount } + (far ?? []).reduce(0) { $0 + $1.nonzeroBitCount }
  }

  /// Appends the words to an array.
  @inline(__always)
  func append(to words: inout [UInt64], count: Int) {
    for index in 0..<8 where index < count { words.append(near[index]) }
    if let far { words.append(contentsOf: far) }
  }
}

extension CubeWords: Hashable {
  package static func == (left: CubeWords, right: CubeWords) -> Bool {
    for index in 0..<8 where left.near[index] != right.near[index] { return false }
    return left.far == right.far
  }

  package func hash(into hasher: inout Hasher) {
    for index in 0..<8 { hasher.combine(near[index]) }
    if let far { hasher.combine(far) }
  }
}
