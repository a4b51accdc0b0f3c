// SPDX-License-Identifier: Apache-2.0

/// How much a file may ask for: a file that asks for more is refused, so that no file can stall a run or exhaust memory.
package struct Limits: Sendable, Hashable {
  /// The size of a file, in bytes.
  package var bytes = 16 << 20
  /// How deep lists and mappings may be nested, with aliases expanded.
  package var depth = 64
  /// How many nodes a file may hold, with aliases expanded.
  package var nodes = 1_000_000
  /// How much text the scalars of a file may hold, in bytes of UTF-8, with aliases expanded.
  package var text = 32 << 20
  /// How many aliases a file may hold.
  package var aliases = 10_000
  /// How many diagnostics are kept for a file.
  package var diagnostics = 100

  /// The limits that are far above what any law needs.
  package static let standard = Limits()

  /// Makes the standard limits.
  package init() {}

  /// The size that is enforced: offsets in the tape have 32 bits, and one byte of text never becomes more than three.
  var enforcedBytes: Int { Swift.min(bytes, 1 << 30) }
}
