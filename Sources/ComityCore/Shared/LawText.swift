// SPDX-License-Identifier: Apache-2.0

/// A YAML file that was read or embedded: the name that messages show, and its bytes.
public struct LawText: Sendable, Hashable {
  /// The path as messages show it; the folder groups the files of a module.
  public var path: String
  private let content: Content

  /// Embedded files are strings in the program; they are copied only if somebody asks for their bytes.
  private enum Content: Sendable, Hashable {
    case bytes([UInt8])
    case text(String)
  }

  /// The nodes of the file, where it was parsed when it was embedded.
  package var nodes: Nodes?

  /// The nodes of a file as the embedding tool writes them: they need not be parsed again when the program runs.
  package struct Nodes: Sendable, Hashable {
    /// Kind, place and extent of every node, as digits.
    package var tape: String
    /// The texts of all nodes, one after the other.
    package var scalars: String

    package init(tape: String, scalars: String) {
      self.tape = tape
      self.scalars = scalars
    }
  }

  /// Creates a text from bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    content = .bytes(bytes)
  }

  /// Creates a text from a string, as embedded files are.
  ///
  /// - Parameters:
  ///   - path: the path as messages show it.
  ///   - text: the text of the file.
  ///   - tape: the nodes that the embedding tool wrote beside the text; empty where it wrote none.
  ///   - scalars: the texts of the nodes.
  public init(path: String, text: String, tape: String = "", scalars: String = "") {
    self.path = path
    content = .text(text)
    if !tape.isEmpty { nodes = Nodes(tape: tape, scalars: scalars) }
  }

  /// The bytes of the file.
  ///
  /// - Complexity: O(1) for a file that was read, O(*n*) in the length of an embedded one.
  public var bytes: [UInt8] {
    switch content {
    case .bytes(let bytes): bytes
    case .text(let text): Array(text.utf8)
    }
  }

  /// The folder of the file, without a slash at its end.
  public var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
