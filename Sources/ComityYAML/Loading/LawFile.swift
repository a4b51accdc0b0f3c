// SPDX-License-Identifier: Apache-2.0

package import ComityCore
package import ComityDiagnostics

/// A file of law that was read, once: its nodes, its kind, and what is wrong with its YAML.
package struct LawFile: Sendable {
  /// The file as it was given.
  package let text: LawText
  /// What is wrong with its YAML.
  let diagnostics: [Diagnostic]
  /// Its nodes, where it states anything that could be read.
  package let root: Node?
  /// What it is; nothing where it could not be read, or is no mapping.
  package let kind: FileKind?

  /// Reads a file.
  package init(_ text: LawText) {
    self.text = text
    (root, diagnostics) = readDocument(text)
    kind = root.flatMap { $0.kind == .mapping ? FileKind(of: $0) : nil }
  }

  /// The code of the jurisdiction that it states, with its place.
  package var jurisdiction: (word: String, place: Place)? { word("jurisdiction", "code", of: .module) }

  /// The name of the jurisdiction that it states.
  package var jurisdictionName: String? {
    guard kind == .module, let name = root?["jurisdiction"]?["name"] else { return nil }
    return name.scalar ?? name["en"]?.scalar
  }

  /// The identifier of the treaty that it states, with its place.
  package var treaty: (word: String, place: Place)? { word("treaty", "id", of: .treaty) }

  /// The identifier, the title and the jurisdiction of the bill that it states, with their places.
  package var bill: (id: String?, title: String?, jurisdiction: (word: String, place: Place)?)? {
    guard kind == .bill else { return nil }
    return (
      word("bill", "id", of: .bill)?.word, word("bill", "title", of: .bill)?.word,
      word("bill", "jurisdiction", of: .bill)
    )
  }

  private func word(_ section: String, _ key: String, of kind: FileKind) -> (word: String, place: Place)? {
    guard self.kind == kind, let node = root?[section]?[key], let word = node.scalar else { return nil }
    return (word, node.place)
  }
}

extension [LawText] {
  /// The files, read side by side.
  package var filesRead: [LawFile] { concurrentMap { LawFile($0) } }
}
