// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of someone else: a module of its own, checked and embedded by the plugin, and two programs.
let package = Package(
  name: "consumer",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "comity", path: Context.environment["COMITY_PACKAGE"] ?? "../../../..")
  ],
  targets: [
    .target(
      name: "Modules", dependencies: [.product(name: "Comity", package: "comity")],
      plugins: [.plugin(name: "EmbedJurisdictions", package: "comity")]),
    .executableTarget(name: "consumer", dependencies: ["Modules", .product(name: "Comity", package: "comity")]),
    .executableTarget(name: "embed", dependencies: [.product(name: "Comity", package: "comity")]),
  ]
)
