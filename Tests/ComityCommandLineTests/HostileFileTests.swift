// SPDX-License-Identifier: Apache-2.0

import ComityCommandLine
import ComityTestSupport
import Foundation
import Testing

/// Files that are damaged, or meant to do harm: refused or read, never a crash, never a hang.
@Suite("Hostile files", .timeLimit(.minutes(10)))
struct HostileFileTests {
  private static let head = "jurisdiction: {code: XK, name: Kosovo, in-sentences: Kosovar, legal-system: civil-law}\n"

  /// Checks a module whose second file is hostile, and returns the identifiers of the mistakes.
  private func identifiers(
    _ content: Data, status: CommandStatus, name: String = "hostile.yaml",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write(Self.head, to: "xk/module.yaml")
    try folder.write(content, to: "xk/\(name)")
    let run = CommandRun("check", "\(folder.path)/xk")
    #expect(run.status == status, "\(run.output.prefix(2000))", sourceLocation: sourceLocation)
    return run.output.split(separator: "\n").compactMap { line in
      guard line.hasSuffix("]"), let start = line.lastIndex(of: "[") else { return nil }
      return String(line[start...].dropFirst().dropLast())
    }
  }

  private func identifiers(_ text: String, status: CommandStatus = .invalidInput) throws -> [String] {
    try identifiers(Data(text.utf8), status: status)
  }

  private func offense(_ number: Int, note: String = "x") -> String {
    """
      - id: xk-\(number)
        citation: "Art \(number)"
        title: Access
        topics: [illegal-access]
        reaches: {act: access, object: computer-system, authorization: without-right, mental-state: intentional}
        penalty: {max-months: 36}
        source: {title: Code, url: "https://example.org"}
        review: unreviewed
        note: "\(note)"

    """
  }

  @Test("Ten megabytes of law are read")
  func tenMegabytes() throws {
    let note = String(repeating: "word ", count: 20_000)
    let text = "offenses:\n" + (0..<100).map { offense($0, note: note) }.joined()
    #expect(text.utf8.count > 10_000_000)
    // They all say the same, and nothing of it was surveyed.
    #expect(Set(try identifiers(text, status: .done)) == ["same-region", "undated-source", "unsurveyed-provision"])
  }

  @Test("Ten megabytes of one list are read, and refused as law with a bounded number of lines")
  func tenMegabytesOfNothing() throws {
    let text = "offenses:\n" + String(repeating: "  - xxxxxxx\n", count: 900_000)
    let found = try identifiers(text)
    #expect(Set(found).isSubset(of: ["not-a-mapping", "too-many-mistakes"]))
    #expect(found.count <= 1_001)
  }

  @Test("Ten megabytes without a line break are refused")
  func tenMegabytesInOneLine() throws {
    #expect(try identifiers(String(repeating: "[", count: 10_000_000)) == ["yaml-too-deep"])
    #expect(try identifiers("a: " + String(repeating: "x", count: 10_000_000)) == ["unknown-key"])
  }

  @Test("A file that is larger than any law is refused before it is read")
  func tooLarge() throws {
    #expect(try identifiers(Data(count: 17 << 20), status: .invalidInput) == ["yaml-too-large"])
  }

  @Test("A million aliases are refused")
  func aliases() throws {
    let text = "a: &a x\nb: [" + String(repeating: "*a, ", count: 1_000_000) + "]\n"
    #expect(try identifiers(text) == ["yaml-too-many-aliases"])
  }

  @Test("Aliases of aliases that would fill all memory are refused")
  func laughs() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1..<30 {
      text += "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(try identifiers(text).contains("yaml-too-many-nodes"))
  }

  @Test("NUL bytes are refused with their place")
  func nul() throws {
    #expect(try identifiers(Data([0x61, 0x3A, 0x20, 0, 0x62]), status: .invalidInput) == ["yaml-control-character"])
    #expect(try identifiers(Data(count: 1000), status: .invalidInput).allSatisfy { $0.hasPrefix("yaml-") })
  }

  @Test(
    "UTF-16 is refused by name, in either order",
    arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian])
  func utf16(encoding: String.Encoding) throws {
    let data = try #require("offenses: []\n".data(using: encoding))
    #expect(try identifiers(data, status: .invalidInput) == ["yaml-not-utf8"])
  }

  @Test("Latin-1 is refused at the first byte that is not UTF-8")
  func latin1() throws {
    let data = try #require("offenses:\n  - id: é\n".data(using: .isoLatin1))
    #expect(try identifiers(data, status: .invalidInput).first == "yaml-invalid-utf8")
  }

  @Test("A byte order mark of UTF-8 and line breaks of other systems are read")
  func marks() throws {
    #expect(try identifiers(Data([0xEF, 0xBB, 0xBF] + Array("offenses: []\r\n".utf8)), status: .done) == [])
  }

  @Test("Links that lead back to themselves are said to, and the other files are read")
  func linkLoops() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head, to: "xk/module.yaml")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/xk/up", withDestinationPath: "..")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/xk/a.yaml", withDestinationPath: "b.yaml")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/xk/b.yaml", withDestinationPath: "a.yaml")
    let run = CommandRun("check", "\(folder.path)/xk")
    #expect(run.status == .cannotOpen)
    #expect(run.output.contains("/xk/a.yaml: error: The link leads back to itself [file-link-loop]"))
    #expect(run.output.contains("/xk/b.yaml: error: The link leads back to itself [file-link-loop]"))
    #expect(run.output.contains("XK  Kosovo"))
  }

  @Test("A device in the place of a file is refused")
  func device() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head, to: "xk/module.yaml")
    try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/xk/a.yaml", withDestinationPath: "/dev/zero")
    let run = CommandRun("check", "\(folder.path)/xk")
    #expect(run.status == .cannotOpen)
    #expect(run.output.contains("[file-not-regular]"))
  }

  @Test("A file that may not be read is said to be so", .disabled(if: geteuid() == 0, "root may read everything"))
  func unreadable() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head, to: "xk/module.yaml")
    try folder.write("offenses: []\n", to: "xk/a.yaml")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: "\(folder.path)/xk/a.yaml")
    let run = CommandRun("check", "\(folder.path)/xk")
    #expect(run.status == .cannotOpen)
    #expect(run.output.contains("[file-not-permitted]"))
  }

  @Test("An empty folder holds no module, and an empty file states nothing wrong")
  func empty() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: "\(folder.path)/xk", withIntermediateDirectories: true)
    let run = CommandRun("check", "\(folder.path)/xk")
    #expect(run.status == .cannotOpen)
    #expect(run.messages == "error: no YAML file in \(folder.path)/xk\n")
    try folder.write(Self.head, to: "xk/module.yaml")
    try folder.write("", to: "xk/empty.yaml")
    #expect(CommandRun("check", "\(folder.path)/xk").status == .done)
  }

  @Test("A folder that is called like a file is looked into, and its files are a module of their own")
  func folderNamedLikeAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head, to: "x.yaml/module.yaml")
    #expect(CommandRun("check", folder.path).status == .done)
  }
}
