// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// `swift package add-jurisdiction IS --name Iceland`: begins a module in a target of this package.
///
/// It runs the lean tool, not the command line: that one embeds the modules, so it could not be built while one of them is
/// broken.
@main
struct AddJurisdiction: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    var extractor = ArgumentExtractor(arguments)
    let names = extractor.extractOption(named: "name")
    let targets = extractor.extractOption(named: "target")
    // A permission given after the verb arrives here as an argument.
    let codes = extractor.remainingArguments.filter { !$0.hasPrefix("-") }
    guard codes.count == 1, let code = codes.first, let name = names.last else {
      throw Problem(
        "usage: swift package --allow-writing-to-package-directory add-jurisdiction CODE --name NAME [--target TARGET]")
    }
    let folder = try destination(in: context.package, named: targets.last)
    let law = lawFiles(of: context.package)
    guard !law.isEmpty else {
      throw Problem("no target of this package depends on the product Comity, which has the words and the treaties")
    }
    let tool = try context.tool(named: "comity-compiler")
    let process = Process()
    process.executableURL = tool.url
    process.arguments =
      ["new", code, "--name", name, "--in", folder.path(), "--next", "swift package conflict-report \(code)"]
      + law.flatMap { ["--law", $0.path()] }
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Problem("no module was made") }
  }

  /// The folder of the target that is named, or of the one that can only be meant.
  private func destination(in package: Package, named name: String?) throws -> URL {
    let targets = package.targets.compactMap { $0 as? any SourceModuleTarget }
    let names = targets.map(\.name).joined(separator: ", ")
    if let name {
      guard let target = targets.first(where: { $0.name == name }) else {
        throw Problem("there is no target '\(name)'; the package has: \(names)")
      }
      return target.directoryURL
    }
    let holding = targets.filter { $0.name != "ComityInstruments" && !$0.sourceFiles.filter(\.isYAML).isEmpty }
    if let target = holding.first, holding.count == 1 { return target.directoryURL }
    if let target = targets.first(where: { $0.name == "Jurisdictions" }) { return target.directoryURL }
    let libraries = targets.filter { $0.kind == .generic }
    if let target = libraries.first, libraries.count == 1 { return target.directoryURL }
    throw Problem("which target? Name it with --target; the package has: \(names)")
  }

  /// The YAML files of the words and the treaties, wherever Comity is in the graph of packages.
  private func lawFiles(of package: Package) -> [URL] {
    var waiting = [package]
    var seen: Set<String> = []
    while let package = waiting.popLast() {
      guard seen.insert(package.id).inserted else { continue }
      for case let target as any SourceModuleTarget in package.targets where target.name == "ComityInstruments" {
        return target.sourceFiles.filter(\.isYAML).map(\.url)
      }
      waiting += package.dependencies.map(\.package)
    }
    return []
  }
}

extension File {
  fileprivate var isYAML: Bool { ["yaml", "yml"].contains(url.pathExtension) }
}

/// What the user has to change.
private struct Problem: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
