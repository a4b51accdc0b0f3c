// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import ComityYAML

/// What is wrong with the reader of YAML, by one file.
struct ReaderOracle {
  /// Reads a file.
  ///
  /// - Returns: what is wrong with the reader itself, if anything.
  func defect(_ source: SourceFile) -> String? {
    let (root, diagnostics) = readDocument(source)
    let lines = source.bytes.reduce(into: 1) { lines, byte in
      // Every byte that can end a line break counts, which is never too few.
      if [0x0A, 0x0D, 0x85, 0xA8, 0xA9].contains(byte) { lines += 1 }
    }
    for diagnostic in diagnostics {
      for place in [diagnostic.place] + diagnostic.notes.map(\.place) {
        guard let place else { return "a diagnostic without a place: \(diagnostic)" }
        if place.line < 0 || place.line > lines + 1 || place.column > source.bytes.count + 1 {
          return "a place outside of the file: \(diagnostic)"
        }
      }
    }
    if diagnostics != diagnostics.sorted() { return "the diagnostics are not sorted" }
    guard let root else { return nil }
    var budget = Limits.standard.nodes
    return walk(root, depth: 0, budget: &budget)
  }

  /// Visits every node as a decoder would.
  private func walk(_ node: Node, depth: Int, budget: inout Int) -> String? {
    budget -= 1
    if budget < 0 { return "more nodes than are allowed" }
    if depth > Limits.standard.depth { return "nested deeper than is allowed at \(node.place)" }
    var count = 0
    switch node.kind {
    case .null: if node.scalar != nil || !node.utf8.isEmpty { return "null with a text at \(node.place)" }
    case .scalar:
      guard let text = node.scalar, node.isText(text) else { return "a text that is not its own at \(node.place)" }
      if text.utf8.count != node.utf8.count { return "a text with bytes that are not UTF-8 at \(node.place)" }
    case .sequence:
      for item in node.items {
        count += 1
        if let defect = walk(item, depth: depth + 1, budget: &budget) { return defect }
      }
      if count != node.count { return "a wrong count of items at \(node.place)" }
    case .mapping:
      var keys: Set<[UInt8]> = []
      for (key, value) in node.entries {
        count += 1
        if key.kind == .sequence || key.kind == .mapping { return "a key that is no text at \(key.place)" }
        if !key.isUnresolved, !keys.insert(Array(key.utf8)).inserted { return "a repeated key at \(key.place)" }
        if let defect = walk(key, depth: depth + 1, budget: &budget) { return defect }
        if let defect = walk(value, depth: depth + 1, budget: &budget) { return defect }
      }
      if count != node.count { return "a wrong count of entries at \(node.place)" }
    }
    return nil
  }
}
