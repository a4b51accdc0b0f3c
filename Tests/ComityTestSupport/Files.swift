// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The folder of the package, found from this file.
package let packageFolder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// A folder that is removed when the test is over.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("comity-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The names in the folder.
  package var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: path) } }

  package func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  package func write(_ text: String, to name: String) throws {
    try write(Data(text.utf8), to: name)
  }

  package func write(_ data: Data, to name: String) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }
}

/// Where a text differs from a committed file; nothing where they are equal.
///
/// With COMITY_RECORD=1 in the environment the file is written anew, and the answer is that it was, so that nobody takes a
/// recording for a test; look at the difference before you commit it.
package func difference(of text: String, from path: String) throws -> String? {
  // Read as bytes, since a byte order mark is part of what is compared.
  let committed = try? String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
  guard committed != text else { return nil }
  if ProcessInfo.processInfo.environment["COMITY_RECORD"] == "1" {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return "recorded \(path)"
  }
  let old = (committed ?? "").components(separatedBy: "\n")
  let new = text.components(separatedBy: "\n")
  let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  return """
    \(path) differs from line \(index + 1) on; look at it and record it with COMITY_RECORD=1
    committed: \(index < old.count ? old[index] : "(end)")
    now:       \(index < new.count ? new[index] : "(end)")
    """
}
