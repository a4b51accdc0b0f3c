// SPDX-License-Identifier: Apache-2.0

import Foundation
import PackagePlugin

/// Checks the YAML files of a target when it is built, and embeds them as text.
///
/// A mistake fails the build, with file, line and column. The words that the files speak come from the targets that this one depends on.
@main
struct EmbedJurisdictions: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let own = yamlFiles(of: target)
    let inherited = target.recursiveTargetDependencies
      .compactMap { $0 as? any SourceModuleTarget }
      .flatMap(yamlFiles)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTexts.swift")
    return [
      .buildCommand(
        displayName: "Check and embed \(target.name) (\(own.count) YAML files)",
        executable: try context.tool(named: "comity-compiler").url,
        arguments: ["embed", "--output", output.path(), "--base", context.package.directoryURL.path()]
          + inherited.flatMap { ["--inherited", $0.path()] } + own.map { $0.path() },
        inputFiles: own + inherited,
        outputFiles: [output])
    ]
  }

  private func yamlFiles(of target: any SourceModuleTarget) -> [URL] {
    target.sourceFiles.map(\.url).filter { ["yaml", "yml"].contains($0.pathExtension) }
      .sorted { $0.path() < $1.path() }
  }
}
