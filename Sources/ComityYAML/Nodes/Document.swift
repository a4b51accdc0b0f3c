// SPDX-License-Identifier: Apache-2.0

/// One node on the tape.
struct Record {
  enum Kind: UInt8 {
    case scalar, null, sequence, mapping
    /// An alias. It is on the tape so that positions stay those of the file; a reader hops to what it names.
    case alias
  }

  var kind: Kind
  /// Whether it is a scalar without quotes that is not a block.
  var isPlain = false
  /// Whether it is a key that was refused: its entry is skipped.
  var isRefusedKey = false
  /// The line, from 1.
  var line: UInt32
  /// The column in code points, from 1.
  var column: UInt32
  /// A position, by kind of node.
  ///
  /// Scalar: where its bytes start. Sequence, mapping: the index after its last descendant. Alias: the index of what it
  /// names, or its own when that cannot be read.
  var link: UInt32 = 0
  /// How many bytes a scalar has, items a sequence, or entries a mapping.
  var length: UInt32 = 0
  /// Mapping: how many of its keys were refused.
  var refused: UInt32 = 0

  var size: Int { Int(length) }
  var target: Int { Int(link) }
  var refusedKeys: Int { Int(refused) }
  var textRange: Range<Int> { kind == .scalar ? target..<(target + size) : 0..<0 }
}

/// A document that was read: all its nodes on one tape, in the order of the file, and the text of all its scalars.
///
/// The descendants of a node follow it directly, so skipping a subtree is one step and reading the whole document is one
/// walk through memory.
final class Document: Sendable {
  let file: String
  let tape: [Record]
  let text: [UInt8]

  init(file: String, tape: [Record], text: [UInt8]) {
    self.file = file
    self.tape = tape
    self.text = text
  }

  /// The index of the node that comes after a node and all its descendants.
  func after(_ index: Int) -> Int { tape.after(index) }

  /// The tape of everything inside a sequence or a mapping.
  func children(of index: Int) -> Range<Int> { (index + 1)..<tape[index].target }

  /// The index of what an alias names; any other node's own.
  func resolve(_ index: Int) -> Int { tape.resolve(index) }

  /// Whether the node at an index, which is no alias, is a scalar with exactly this text; makes no string.
  func isText(_ index: Int, _ sought: String) -> Bool {
    let record = tape[index]
    guard record.kind == .scalar, sought.utf8.count == record.size else { return false }
    let bytes = sought.utf8.span
    for offset in 0..<bytes.count where text[record.target &+ offset] != bytes[offset] { return false }
    return true
  }
}

extension [Record] {
  /// The index of the node that comes after a node and all its descendants.
  func after(_ index: Int) -> Int {
    switch self[index].kind {
    case .sequence, .mapping: self[index].target
    case .scalar, .null, .alias: index + 1
    }
  }

  /// The index of what an alias names; any other node's own.
  func resolve(_ index: Int) -> Int {
    self[index].kind == .alias ? self[index].target : index
  }
}
