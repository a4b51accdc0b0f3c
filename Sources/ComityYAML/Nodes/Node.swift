// SPDX-License-Identifier: Apache-2.0

package import ComityDiagnostics

/// A node of a YAML document: a scalar, a sequence or a mapping, with its place.
///
/// A node is an index into the tape of its document, so it is cheap to copy, and its text becomes a `String` only when
/// asked for. Scalars are never interpreted: `NO`, `1.10` and `null` are text, and whoever knows which type is expected
/// reads them as that type. An alias stands for the node that it names, with that node's place.
package struct Node: Sendable {
  /// What a node is.
  package enum Kind: Sendable, Hashable {
    /// A text.
    case scalar
    /// A list of nodes.
    case sequence
    /// A list of keys, each with a value.
    case mapping
    /// Nothing: no text was written, not even an empty pair of quotes.
    case null
  }

  let document: Document
  let index: Int

  init(_ document: Document, _ index: Int) {
    self.document = document
    self.index = document.resolve(index)
  }

  private var record: Record { document.tape[index] }

  /// What the node is.
  package var kind: Kind {
    switch record.kind {
    case .scalar: .scalar
    case .sequence: .sequence
    case .mapping: .mapping
    case .null, .alias: .null
    }
  }

  /// Where the node starts, with its anchor if it has one.
  package var place: Place {
    Place(file: document.file, line: Int(record.line), column: Int(record.column))
  }

  /// The text of a scalar; nothing for any other node.
  package var scalar: String? {
    record.kind == .scalar ? String(decoding: utf8, as: UTF8.self) : nil
  }

  /// The UTF-8 bytes of a scalar, without a copy; empty for any other node.
  package var utf8: ArraySlice<UInt8> {
    document.text[record.textRange]
  }

  /// Tells whether the node is a scalar with exactly this text; makes no string.
  package func isText(_ text: String) -> Bool { document.isText(index, text) }

  /// Whether the node is a scalar without quotes and not a block (`|` or `>`), or is nothing.
  package var isPlain: Bool { record.isPlain }

  /// Whether the node is nothing: no text was written, not even an empty pair of quotes.
  package var isNull: Bool { kind == .null }

  /// Whether the node is an alias that names no readable node; that was reported already, so say no more about it.
  package var isUnresolved: Bool { record.kind == .alias }

  /// How many items a sequence has, or how many entries a mapping, those with refused keys not counted.
  package var count: Int {
    switch record.kind {
    case .sequence: record.size
    case .mapping: record.size - record.refusedKeys
    case .scalar, .null, .alias: 0
    }
  }

  /// The items of a sequence in the order of the file; empty for any other node.
  package var items: Items { Items(document, record.kind == .sequence ? document.children(of: index) : 0..<0) }

  /// The entries of a mapping in the order of the file; empty for any other node.
  ///
  /// Every key is a scalar or null. An entry whose key was refused, because it repeats another or is a list, is not among them.
  package var entries: Entries { Entries(document, record.kind == .mapping ? document.children(of: index) : 0..<0) }

  /// The value that a mapping has for a key, if any.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  package subscript(key: String) -> Node? {
    for entry in entries where entry.key.isText(key) { return entry.value }
    return nil
  }
}

extension Node {
  /// The items of a sequence in the order of the file.
  package struct Items: Sequence, IteratorProtocol, Sendable {
    private let document: Document
    private var rest: Range<Int>

    init(_ document: Document, _ range: Range<Int>) {
      self.document = document
      self.rest = range
    }

    /// Whether nothing is left.
    package var isEmpty: Bool { rest.isEmpty }

    /// The next item.
    package mutating func next() -> Node? {
      guard !rest.isEmpty else { return nil }
      let index = rest.lowerBound
      rest = document.after(index)..<rest.upperBound
      return Node(document, index)
    }
  }

  /// The entries of a mapping in the order of the file.
  package struct Entries: Sequence, IteratorProtocol, Sendable {
    private let document: Document
    private var rest: Range<Int>

    init(_ document: Document, _ range: Range<Int>) {
      self.document = document
      self.rest = range
    }

    /// Whether nothing is left; an entry whose key was refused counts, since its author meant something by it.
    package var isEmpty: Bool { rest.isEmpty }

    /// The next entry.
    package mutating func next() -> (key: Node, value: Node)? {
      nextIndexes().map { (Node(document, $0.key), Node(document, $0.value)) }
    }

    /// Where the next entry is on the tape.
    mutating func nextIndexes() -> (key: Int, value: Int)? {
      while !rest.isEmpty {
        let key = rest.lowerBound
        let value = document.after(key)
        rest = document.after(value)..<rest.upperBound
        if !document.tape[key].isRefusedKey { return (document.resolve(key), document.resolve(value)) }
      }
      return nil
    }
  }
}
