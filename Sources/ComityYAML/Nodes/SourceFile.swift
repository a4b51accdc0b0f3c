// SPDX-License-Identifier: Apache-2.0

/// A file that was read: what diagnostics call it, and its bytes.
package struct SourceFile: Sendable, Hashable {
  /// The name that diagnostics show, usually the path as the user wrote it.
  package var name: String
  /// What the file holds, not yet checked in any way.
  package var bytes: [UInt8]

  /// Makes a source file from a name and bytes.
  package init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  /// Makes a source file from a name and text.
  package init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}
