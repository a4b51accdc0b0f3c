// SPDX-License-Identifier: Apache-2.0

import ComityDiagnostics
import ComityTestSupport
import ComityYAML
import Foundation
import Testing

@Suite struct FilesTests {
  private func failure(_ path: String, limits: Limits = .standard) -> [String] {
    let (source, diagnostics) = readFile(at: path, limits: limits)
    #expect(source == nil)
    for diagnostic in diagnostics { #expect(diagnostic.place == Place(file: path)) }
    return diagnostics.map(\.identifier)
  }

  @Test("A file is read as it is, under the name that is asked for")
  func read() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "empty.yaml")
    try folder.write("a: é\n", to: "é 不.yaml")
    let large = String(repeating: "0123456789", count: 10_000)
    try folder.write(large, to: "large")
    #expect(readFile(at: "\(folder.path)/empty.yaml").source?.bytes == [])
    #expect(readFile(at: "\(folder.path)/é 不.yaml", name: "x").source == SourceFile(name: "x", text: "a: é\n"))
    #expect(readFile(at: "\(folder.path)/large").source?.bytes == Array(large.utf8))
    try folder.link("link.yaml", to: "large")
    #expect(readFile(at: "\(folder.path)/link.yaml").source?.bytes.count == 100_000)
  }

  @Test("What cannot be read is said, and why")
  func failures() throws {
    let folder = try TemporaryFolder()
    #expect(failure("\(folder.path)/none.yaml") == ["file-missing"])
    #expect(failure("") == ["file-missing"])
    #expect(failure("\(folder.path)/a\0b") == ["file-missing"])
    #expect(failure("\(folder.path)/\(String(repeating: "a", count: 300))") == ["file-missing"])
    #expect(failure(folder.path) == ["file-is-folder"])
    try folder.write("a", to: "a.yaml")
    #expect(failure("\(folder.path)/a.yaml/b.yaml") == ["file-missing"])
    try folder.link("x", to: "y")
    try folder.link("y", to: "x")
    #expect(failure("\(folder.path)/x") == ["file-link-loop"])
    try folder.link("broken.yaml", to: "nowhere")
    #expect(failure("\(folder.path)/broken.yaml") == ["file-missing"])
  }

  @Test("A pipe does not hold the reader up", .timeLimit(.minutes(10)))
  func pipe() throws {
    let folder = try TemporaryFolder()
    let made = unsafe mkfifo("\(folder.path)/pipe.yaml", 0o600)
    #expect(made == 0)
    #expect(failure("\(folder.path)/pipe.yaml") == ["file-not-regular"])
    #expect(failure("/dev/zero") == ["file-not-regular"])
  }

  @Test("A file that may not be read is said to be so", .disabled(if: geteuid() == 0, "root may read everything"))
  func permission() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "a.yaml")
    let changed = unsafe chmod("\(folder.path)/a.yaml", 0)
    #expect(changed == 0)
    #expect(failure("\(folder.path)/a.yaml") == ["file-not-permitted"])
  }

  @Test("A file that is too large is refused before it is read")
  func size() throws {
    let folder = try TemporaryFolder()
    try folder.write("0123456789", to: "a.yaml")
    var limits = Limits.standard
    limits.bytes = 9
    #expect(failure("\(folder.path)/a.yaml", limits: limits) == ["yaml-too-large"])
    limits.bytes = 10
    #expect(readFile(at: "\(folder.path)/a.yaml", limits: limits).source?.bytes.count == 10)
    // A hole of a terabyte takes no room, and reading it would never end.
    let grown = unsafe truncate("\(folder.path)/a.yaml", 1 << 40)
    #expect(grown == 0)
    #expect(failure("\(folder.path)/a.yaml") == ["yaml-too-large"])
  }

  @Test("A folder yields its YAML files, sorted, without what is hidden")
  func folder() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.yaml", "a.yml", "a/z.yaml", "a/b/c.yaml", "notes.txt", "x.yaml.bak", ".hidden.yaml", ".git/d.yaml", "yaml",
      "é.yaml",
    ] {
      try folder.write("a", to: name)
    }
    let (paths, diagnostics) = yamlFiles(under: folder.path)
    #expect(diagnostics == [])
    #expect(paths == ["a.yml", "a/b/c.yaml", "a/z.yaml", "b.yaml", "é.yaml"].map { "\(folder.path)/\($0)" })
    #expect(yamlFiles(under: folder.path + "/").paths == paths)
    #expect(yamlFiles(under: "\(folder.path)/notes.txt").paths == ["\(folder.path)/notes.txt"])
    #expect(yamlFiles(under: "\(folder.path)/none").diagnostics.map(\.identifier) == ["file-missing"])
    #expect(yamlFiles(under: "").diagnostics.map(\.identifier) == ["file-missing"])
    #expect(yamlFiles(under: folder.path, limit: 3).diagnostics.map(\.identifier) == ["file-too-many"])
  }

  @Test("Links between folders are followed once", .timeLimit(.minutes(10)))
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "real/a.yaml")
    try folder.link("real/up", to: "..")
    try folder.link("real/self", to: ".")
    try folder.link("alias", to: "real")
    try folder.link("broken.yaml", to: "nowhere")
    let (paths, diagnostics) = yamlFiles(under: folder.path)
    #expect(diagnostics == [])
    #expect(paths == ["\(folder.path)/alias/a.yaml", "\(folder.path)/broken.yaml"])
  }
}
