// SPDX-License-Identifier: Apache-2.0

import Comity
import ComityCommandLine
import ComityInstruments
import ComityTestSupport
import Foundation
import Testing

@Suite("Modules from anywhere")
struct ModulesTests {
  static func head(_ code: String, _ name: String, inherits: String = "[]") -> String {
    """
    jurisdiction: {code: \(code), name: \(name), in-sentences: \(name), legal-system: supranational, inherits: \(inherits)}
    surveyed: [{topic: illegal-access, on: 2026-01-01}]

    """
  }

  static func offense(_ id: String, object: String = "computer-system", months: Int = 36) -> String {
    """
    offenses:
      - id: \(id)
        citation: "\(id)"
        title: Access
        topics: [illegal-access]
        reaches: {act: access, object: \(object), authorization: without-right, mental-state: intentional}
        penalty: {max-months: \(months)}
        source: {title: A statute, url: "https://example.org", consolidated: 2026-01-01}
        review: unreviewed

    """
  }

  @Test("A module from outside replaces a bundled one only when told so")
  func replace() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head("DE", "Deutschland"), to: "de/module.yaml")
    let refused = CommandRun("list", "--modules", folder.path)
    #expect(refused.status == .invalidInput)
    #expect(
      refused.messages.hasPrefix(
        "\(folder.path)/de/module.yaml:1:22: error: a module of 'DE' is there already, and is replaced only when told so"
      ))
    let replaced = CommandRun("list", "--modules", folder.path, "--replace")
    #expect(replaced.status == .done)
    #expect(replaced.output.contains("Deutschland") && !replaced.output.contains("Germany"))
    #expect(replaced.output.contains("Estonia"))
  }

  @Test("Several folders can be named, and their modules stand beside the bundled ones")
  func several() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head("XK", "Kosovo"), to: "a/xk/module.yaml")
    try folder.write(Self.head("UG", "Uganda"), to: "b/ug/module.yaml")
    let run = CommandRun("list", "--modules", "\(folder.path)/a", "--modules", "\(folder.path)/b")
    #expect(run.status == .done)
    for name in ["Germany", "Kosovo", "Uganda"] { #expect(run.output.contains(name)) }
  }

  @Test("A module inherits the provisions of its layers, and the nearest of several counts")
  func layers() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head("XA", "Union") + Self.offense("xa-1"), to: "xa/module.yaml")
    try folder.write(
      Self.head("XB", "Federation", inherits: "[XA]") + Self.offense("xb-1", object: "computer-data"),
      to: "xb/module.yaml")
    try folder.write(
      Self.head("XK", "Kosovo", inherits: "[XB]") + Self.offense("xa-1", object: "computer-data", months: 24),
      to: "xk/module.yaml")
    let texts = try ["xa", "xb", "xk"].map {
      LawText(path: "\($0)/module.yaml", text: try folder.read("\($0)/module.yaml"))
    }
    let lawBook = try LawBook.load(jurisdictions: [], and: texts)
    func offenses(_ code: String) -> [String] {
      lawBook.module(code)?.offenses.map { "\($0.id) \($0.penalty.maximum.months ?? 0)" } ?? []
    }
    #expect(offenses("XA") == ["xa-1 36"])
    #expect(offenses("XB") == ["xb-1 36", "xa-1 36"])
    #expect(offenses("XK") == ["xa-1 24", "xb-1 36"])
    let checked = CommandRun(
      "check", "\(folder.path)/xk", "--modules", "\(folder.path)/xa", "--modules", "\(folder.path)/xb")
    #expect(checked.status == .done, "\(checked.output)")
    #expect(!checked.output.contains("Federation"), "layers are not what is checked")
    let report = CommandRun("report", "XK", "--treaty", "budapest-2001", "--modules", folder.path)
    #expect(report.status == .done)
    #expect(report.output.contains("xb-1"))
  }

  @Test("An override of what no layer has is reported, with the nearest word and the place of the layer")
  func unknownOverride() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head("XA", "Union") + Self.offense("xa-access"), to: "xa/module.yaml")
    try folder.write(Self.head("XK", "Kosovo", inherits: "[XA]") + Self.offense("xa-acces"), to: "xk/module.yaml")
    let checked = CommandRun("check", folder.path)
    #expect(checked.status == .invalidInput)
    #expect(
      checked.output.contains(
        """
        /xk/module.yaml:4:9: error: unknown provision of the layer 'XA' 'xa-acces'; did you mean 'xa-access'? \
        [unknown-override]
        \(folder.path)/xa/module.yaml:1:15: note: the layer stands here
        """), "\(checked.output)")
  }

  @Test("A treaty of one's own is checked in the place of the bundled one, and mapped only when told so")
  func ownTreaty() throws {
    let bundled = try #require(Instruments.treaties(["budapest-2001"]).first)
    let folder = try TemporaryFolder()
    try folder.write(Data(bundled.bytes), to: "budapest-2001.yaml")
    let checked = CommandRun("check", "\(folder.path)/budapest-2001.yaml")
    #expect(checked.status == .done, "\(checked.output)")

    let question = ["report", "EE", "--treaty", "budapest-2001", "--modules", folder.path]
    #expect(CommandRun(question).status == .invalidInput)
    let replaced = CommandRun(question + ["--replace"])
    #expect(replaced.status == .done, "\(replaced.messages)")
    #expect(replaced.output == CommandRun("report", "EE", "--treaty", "budapest-2001").output)
  }

  @Test("Layers that lead back are reported, and nothing hangs", .timeLimit(.minutes(10)))
  func cycle() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.head("XA", "Union", inherits: "[XB]"), to: "xa/module.yaml")
    try folder.write(Self.head("XB", "Federation", inherits: "[XA]"), to: "xb/module.yaml")
    let checked = CommandRun("check", folder.path)
    #expect(checked.status == .invalidInput)
    #expect(checked.output.contains("error: 'XA' inherits from itself [layer-cycle]"))
    #expect(checked.output.contains("error: 'XB' inherits from itself [layer-cycle]"))
  }
}
