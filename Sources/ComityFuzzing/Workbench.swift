// SPDX-License-Identifier: Apache-2.0

package import ComityDiagnostics
import ComityYAML

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Tries scenarios, one after the other, in a folder of its own, which is the working folder of the process.
package final class Workbench {
  /// What one scenario brought to light.
  package struct Result {
    /// The mistakes that were found in its files.
    package var mistakes: [Diagnostic] = []
    /// What is wrong with the program, if anything.
    package var defect: String?
    /// All that a command wrote; empty where none was run.
    package var written = ""

    package init() {}
  }

  private let folder: String

  package init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("comity-fuzz-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard FileManager.default.changeCurrentDirectoryPath(folder) else { throw CocoaError(.fileNoSuchFile) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Removes the folder; nothing can be tried after that.
  package func close() { try? FileManager.default.removeItem(atPath: folder) }

  /// Tries a scenario.
  ///
  /// - Parameter seed: what decides which of several questions is asked of sound law.
  package func attempt(_ scenario: Scenario, seed: UInt64) throws -> Result {
    var result = Result()
    for file in scenario.files where file.path.hasSuffix(".yaml") {
      result.defect = ReaderOracle().defect(SourceFile(name: file.path, bytes: file.bytes))
      if result.defect != nil { return result }
    }
    if !scenario.arguments.isEmpty {
      try lay(scenario.files)
      (result.written, result.defect) = CommandOracle().run(scenario.arguments)
      return result
    }
    let loaded = LoadingOracle().load(scenario.files)
    result.mistakes = loaded.mistakes
    result.defect = loaded.defect
    if result.defect == nil, let lawBook = loaded.lawBook {
      result.defect = LawsOfTheMapper(lawBook: lawBook, seed: seed).defect()
    }
    return result
  }

  /// Puts the files into the folder, in place of those of the last scenario.
  private func lay(_ files: [Scenario.File]) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
    for file in files {
      let url = URL(fileURLWithPath: "\(folder)/\(file.path)")
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
  }
}
