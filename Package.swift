// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "comity",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Comity", targets: ["Comity"]),
    .executable(name: "comity", targets: ["comity-cli"]),
    .library(name: "ComityTesting", targets: ["ComityTesting"]),
    .plugin(name: "EmbedJurisdictions", targets: ["EmbedJurisdictions"]),
    .plugin(name: "AddJurisdiction", targets: ["AddJurisdiction"]),
    .plugin(name: "ConflictReport", targets: ["ConflictReport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // The algebra: exact sets over finite variables. Knows no law.
    .target(name: "Regions"),
    // Mistakes with their places.
    .target(name: "ComityDiagnostics"),
    // The law in words: vocabulary, treaties, provisions, and the protocols that modules conform to.
    .target(name: "ComityCore", dependencies: ["ComityDiagnostics", "Regions"]),
    // What law may not say, whoever states it: held against the vocabulary, the treaties and itself.
    .target(name: "CheckedLaw", dependencies: ["ComityCore", "ComityDiagnostics", "Regions"]),
    // YAML text to checked law. The only unsafe code is here, around libyaml.
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(
      name: "ComityYAML", dependencies: ["CLibYAML", "CheckedLaw", "ComityCore", "ComityDiagnostics", "Regions"],
      exclude: ["Schemas/JSON"]),
    // Law as regions: facts and thresholds, offenses with the general part, rules on data.
    .target(name: "CompiledLaw", dependencies: ["ComityCore", "Regions"]),
    // What law and treaty have to say to each other.
    .target(name: "ComityMapper", dependencies: ["ComityCore", "ComityDiagnostics", "CompiledLaw", "Regions"]),
    // What an author has probably not meant, although the form is right; and the catalog of every check.
    .target(name: "ComityChecks", dependencies: ["ComityCore", "ComityDiagnostics", "CompiledLaw", "Regions"]),
    // Findings to sentences, tables and files.
    .target(
      name: "ComityReports", dependencies: ["ComityCore", "ComityDiagnostics", "ComityMapper", "Regions"],
      exclude: ["Schemas"]),
    // The vocabulary, the treaties and the protected activities, and the countries: YAML, embedded as text.
    .target(
      name: "ComityInstruments", dependencies: ["ComityCore"], plugins: ["EmbedJurisdictions"]),
    .target(
      name: "Jurisdictions", dependencies: ["ComityCore", "ComityInstruments"], path: "jurisdictions",
      plugins: ["EmbedJurisdictions"]),
    // What embedders import.
    .target(
      name: "Comity",
      dependencies: [
        "CheckedLaw", "ComityCore", "ComityDiagnostics", "ComityInstruments", "ComityMapper", "ComityReports",
        "ComityYAML", "Jurisdictions",
      ]),
    // What authors of modules run in their own tests.
    .target(
      name: "ComityTesting", dependencies: ["CheckedLaw", "Comity", "ComityChecks", "ComityCore", "ComityDiagnostics"]),
    // The command line, as a library that tests call in process, and its dozen lines of main.
    .target(
      name: "ComityCommandLine",
      dependencies: [
        "Comity", "ComityChecks", "ComityInstruments", "ComityReports", "ComityYAML", "Jurisdictions",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "comity-cli", dependencies: ["ComityCommandLine"]),
    // The plugins' tool, lean because it is built a second time for the host: no argument parser, no countries.
    .executableTarget(
      name: "comity-compiler", dependencies: ["ComityCore", "ComityDiagnostics", "ComityYAML"]),
    // A seeded generator of worlds as large as a hundred countries, for tests and measurements.
    .target(name: "RegionsWorlds", dependencies: ["Regions"]),
    .executableTarget(name: "comity-algebra-queries", dependencies: ["Regions", "RegionsWorlds"]),
    .executableTarget(
      name: "comity-bench",
      dependencies: [
        "Comity", "ComityCommandLine", "ComityInstruments", "ComityMapper", "ComityTestSupport", "ComityYAML",
        "CompiledLaw", "Jurisdictions", "Regions", "RegionsWorlds",
      ]),
    // Inputs that nobody would write, and what is wrong with the program by them: tried from seeds, and, guided by what
    // they reach, by libFuzzer.
    .target(
      name: "ComityFuzzing",
      dependencies: [
        "Comity", "ComityChecks", "ComityCommandLine", "ComityCore", "ComityDiagnostics", "ComityInstruments",
        "ComityMapper", "ComityTestSupport", "ComityYAML", "Jurisdictions", "RegionsWorlds",
      ]),
    .executableTarget(name: "comity-fuzz", dependencies: ["ComityDiagnostics", "ComityFuzzing"]),
    // What the tests of several modules need: runs of the command line, folders, recordings, schemas.
    .target(
      name: "ComityTestSupport",
      dependencies: ["Comity", "ComityCommandLine", "ComityYAML", "Regions", "RegionsWorlds"],
      path: "Tests/ComityTestSupport"),
    .testTarget(name: "ComityCoreTests", dependencies: ["ComityCore"]),
    .testTarget(name: "RegionsTests", dependencies: ["Regions", "RegionsWorlds"]),
    .testTarget(
      name: "ComityYAMLTests", dependencies: ["ComityCore", "ComityDiagnostics", "ComityTestSupport", "ComityYAML"]),
    .testTarget(
      name: "ComityTests",
      dependencies: [
        "Comity", "ComityCommandLine", "ComityMapper", "ComityTestSupport", "CompiledLaw", "Regions", "RegionsWorlds",
      ]),
    .testTarget(
      name: "ComityReportsTests",
      dependencies: [
        "Comity", "ComityCommandLine", "ComityCore", "ComityDiagnostics", "ComityMapper", "ComityReports",
        "ComityTestSupport", "ComityYAML",
      ],
      exclude: ["Golden", "Scripts"]),
    .testTarget(
      name: "ComityCommandLineTests",
      dependencies: [
        "Comity", "ComityChecks", "ComityCommandLine", "ComityCore", "ComityDiagnostics", "ComityInstruments",
        "ComityTestSupport", "ComityYAML", "Jurisdictions",
      ], exclude: ["Answers", "Bad"]),
    .testTarget(
      name: "ComityTestingTests",
      dependencies: ["Comity", "ComityCommandLine", "ComityTestSupport", "ComityTesting", "Regions"],
      exclude: ["Fixtures"]),
    .plugin(name: "EmbedJurisdictions", capability: .buildTool(), dependencies: ["comity-compiler"]),
    .plugin(
      name: "AddJurisdiction",
      capability: .command(
        intent: .custom(verb: "add-jurisdiction", description: "Begin the module of a jurisdiction"),
        permissions: [.writeToPackageDirectory(reason: "It writes the files of the new module into a target.")]),
      dependencies: ["comity-compiler"]),
    .plugin(
      name: "ConflictReport",
      capability: .command(
        intent: .custom(
          verb: "conflict-report", description: "Report where the law of a jurisdiction conflicts with a treaty")),
      dependencies: ["comity-cli"]),
  ]
)

// The coverage-guided fuzzer links only where everything is compiled with `-sanitize=fuzzer`: see Tests/Fuzzing/run.
if Context.environment["COMITY_FUZZ_GUIDED"] != nil {
  package.targets += [
    .systemLibrary(name: "CLibFuzzer"),
    .executableTarget(name: "comity-fuzz-guided", dependencies: ["CLibFuzzer", "ComityFuzzing"]),
  ]
}

for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .strictMemorySafety(),
    ]
}
