// SPDX-License-Identifier: Apache-2.0

/// A YAML file that was read or embedded: the name that messages show, and its bytes.
public struct LawText: Sendable, Hashable {
  /// The path as messages show it; the folder groups the files of a module.
  public var path: String
  /// The bytes of the file.
  public var bytes: [UInt8]

  /// Creates a text from bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Creates a text from a string, as embedded files are.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The folder of the file, without a slash at its end.
  public var folder: String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
