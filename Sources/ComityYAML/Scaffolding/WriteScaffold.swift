// SPDX-License-Identifier: Apache-2.0

package import ComityCore
import ComityDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Bionic)
  import Bionic
#elseif canImport(Darwin)
  import Darwin
#endif

/// A module could not be written: what stands in the way.
package struct ScaffoldWriteError: Error, Hashable, CustomStringConvertible {
  package var description: String
  /// Whether the folder is there already.
  package var isOccupied: Bool
}

extension Scaffold {
  /// Begins a module: its files in a new folder, and beside it, where editors look for it, the schema of module files.
  ///
  /// - Parameters:
  ///   - code: the code of the jurisdiction, two capitals.
  ///   - name: its English short name.
  ///   - parent: the folder that holds the modules; it is made where it is missing.
  ///   - lawBook: the words, the topics and the treaties.
  ///   - today: the day that examples state.
  /// - Returns: the path of the new folder.
  /// - Throws: ``Refusal`` or ``ScaffoldWriteError``.
  package static func create(
    code: String, name: String, in parent: String, lawBook: LawBook, today: CalendarDate
  ) throws -> String {
    // In a checkout of the project the committed schema serves; elsewhere a copy is laid beside the modules, in a folder
    // whose name begins with a dot, which neither the package manager nor the reader of modules looks into.
    let committed = "Sources/ComityYAML/Schemas/JSON/\(FileKind.module.schemaName)"
    let isCheckout = unsafe access("\(parent)/../\(committed)", R_OK) == 0
    let copy = ".comity/\(FileKind.module.schemaName)"
    let scaffold = try Scaffold(
      code: code, name: name, lawBook: lawBook, today: today,
      schema: isCheckout ? "../../\(committed)" : "../\(copy)")
    let path = try scaffold.write(in: parent)
    if !isCheckout {
      try makeFolders("\(parent)/.comity")
      try writeFile(
        FileKind.module.schema(lawBook).withoutUnsafeCharacters(as: .json), to: "\(parent)/\(copy)", mode: "w")
    }
    return path
  }

  /// Writes the files into a new folder; one that is there already, whatever it holds, is never touched.
  ///
  /// - Parameter parent: the folder that holds the modules; it is made where it is missing.
  /// - Returns: the path of the new folder.
  package func write(in parent: String) throws(ScaffoldWriteError) -> String {
    let parent = parent.hasSuffix("/") && parent.count > 1 ? String(parent.dropLast()) : parent
    try makeFolders(parent)
    let path = "\(parent)/\(folder)"
    // Making the folder is also the question whether it was there: nobody can slip in between.
    guard unsafe mkdir(path, 0o777) == 0 else {
      if errno == EEXIST {
        throw ScaffoldWriteError(
          description: "\(path) is there already, and nothing in it was changed", isOccupied: true)
      }
      throw ScaffoldWriteError(description: "\(path) cannot be made", isOccupied: false)
    }
    for (name, text) in files {
      try writeFile(text.withoutUnsafeCharacters(), to: "\(path)/\(name)", mode: "wx")
    }
    return path
  }
}

/// Makes a folder with those above it.
private func makeFolders(_ path: String) throws(ScaffoldWriteError) {
  guard !path.isEmpty, !path.utf8.contains(0) else {
    throw ScaffoldWriteError(description: "'\(path)' is no path of a folder", isOccupied: false)
  }
  var made = path.hasPrefix("/") ? "" : "."
  for part in path.split(separator: "/") {
    made += "/\(part)"
    guard unsafe mkdir(made, 0o777) == 0 || errno == EEXIST else {
      throw ScaffoldWriteError(description: "\(path) cannot be made", isOccupied: false)
    }
  }
}

private func writeFile(_ text: String, to path: String, mode: String) throws(ScaffoldWriteError) {
  let failure = ScaffoldWriteError(description: "\(path) cannot be written", isOccupied: false)
  guard let file = unsafe fopen(path, mode) else { throw failure }
  let isWritten = unsafe fputs(text, file) >= 0
  guard unsafe fclose(file) == 0, isWritten else { throw failure }
}
