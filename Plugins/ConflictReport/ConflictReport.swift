// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// `swift package conflict-report IS --treaty budapest-2001`: a report that knows the modules of this package.
///
/// Arguments are those of `comity report`.
@main
struct ConflictReport: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    // A permission given after the verb arrives here as an argument.
    let own = arguments.filter { !$0.hasPrefix("--allow-") }
    let process = Process()
    process.executableURL = try context.tool(named: "comity-cli").url
    process.arguments = ["report"] + own + moduleFolders(of: context.package).flatMap { ["--modules", $0.path()] }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Problem(description: "comity left with status \(process.terminationStatus)")
    }
  }

  /// The folders of the targets that hold modules; those of Comity itself are bundled already.
  private func moduleFolders(of package: Package) -> [URL] {
    let targets = package.targets.compactMap { $0 as? any SourceModuleTarget }
    guard !targets.contains(where: { $0.name == "ComityInstruments" }) else { return [] }
    return targets.filter { target in
      target.kind != .test && target.sourceFiles.contains { ["yaml", "yml"].contains($0.url.pathExtension) }
    }.map(\.directoryURL)
  }
}

/// What went wrong.
private struct Problem: Error, CustomStringConvertible {
  var description: String
}
