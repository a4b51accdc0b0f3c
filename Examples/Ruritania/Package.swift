// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// Law of one's own, of every kind, in a package of its own: checked and embedded by the plugin, and a program that asks it.
let package = Package(
  name: "ruritania",
  platforms: [.macOS(.v26)],
  dependencies: [
    .package(name: "comity", path: "../..")
  ],
  targets: [
    .target(
      name: "Ruritania", dependencies: [.product(name: "Comity", package: "comity")],
      plugins: [.plugin(name: "EmbedJurisdictions", package: "comity")]),
    .executableTarget(
      name: "ruritania-report", dependencies: ["Ruritania", .product(name: "Comity", package: "comity")]),
  ]
)
